// The public school register: schools, and the boards they belong to, as they were imported.
//
// Private to `store`; functions throw SQLite::Exception and have their own transaction.
#pragma once

#include <vector>

#include "domain/school.h"
#include "store/connection.h"
#include "util/result.h"

namespace meldaan::store::school_register {

Result<void> replace_schools(Connection& db, const std::vector<School>& schools);
Result<void> replace_boards(Connection& db, const std::vector<Board>& boards);
Result<std::vector<School>> schools(Connection& db);

}  // namespace meldaan::store::school_register
