// What somebody wants who does not come for it: "mijn duo wil graag weten wie er spreekt", "mijn
// collega's zouden ook wel willen, maar …", "onze ib'er vindt Taal leuk, maar ik …".
#pragma once

#include "extract/parts/part.h"

namespace meldaan::extract {

// `verb`: the words of somebody else's that seem to say that she comes, such as "wil graag".
bool wants_no_place(const Part& body, const Range& verb);

}  // namespace meldaan::extract
