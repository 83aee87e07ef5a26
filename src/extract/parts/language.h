// In which language a mail is written.
//
// Pure; belongs to one read.
#pragma once

#include <string>
#include <vector>

#include "domain/reading.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// Told by the common words in the writer's own text; `languages` are the lexicons', the first where
// no other has more.
void find_language(const Part& body, const std::vector<std::string>& languages, Reading& reading);

}  // namespace meldaan::extract
