// The public school register as DUO publishes it: `;` separated tables, of which the header's
// column names say what they are. Order and number of the columns do not matter.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "domain/school.h"
#include "util/result.h"

namespace meldaan::app {

struct RegisterContents {
  std::optional<std::vector<School>> schools;  // nullopt: none of the files is one of schools
  std::optional<std::vector<Board>> boards;
};

// A table with VESTIGINGSNAAM is one of schools, else one with BEVOEGD GEZAG NAAM is one of boards;
// several of a kind add up. UTF-8, with or without a byte order mark, or windows-1252. The first
// fault ends it, with file and line: half a register would be taken for a whole one.
Result<RegisterContents> read_register(const std::vector<std::filesystem::path>& files);

}  // namespace meldaan::app
