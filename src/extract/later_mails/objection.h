// Whether somebody whom we told of a change says that it is not so, or not to be: "Dit klopt
// niet!", "Hier weet ik niks van", "Graag ongedaan maken", "Nee".
//
// Pure, and total like all reading.
#pragma once

#include <vector>

#include "domain/conversation.h"
#include "extract/later_mails/spoken_of.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// Of the writer, or of the only one whom our mail was about; where it names another of those who
// are known it is told by what it says of each.
bool objects(const Part& body, const std::vector<Acquaintance>& known, const SpokenOf& spoken);

}  // namespace meldaan::extract
