// What is left of a word in the database: in its tables, in the bytes of its file and of its WAL.
//
// Private to `store`; functions throw SQLite::Exception.
#pragma once

#include <string>
#include <vector>

#include "store/connection.h"
#include "util/result.h"

namespace meldaan::store::traces {

// As ErasureBook::tables_with().
std::vector<std::string> tables_with(Connection& db, const std::string& word);
// As ErasureBook::write_out().
bool write_out(Connection& db);
// As ErasureBook::rewrite().
bool rewrite(Connection& db);
// As ErasureBook::file_holds().
Result<bool> file_holds(Connection& db, const std::vector<std::string>& words);

}  // namespace meldaan::store::traces
