// The people whom a subject names: "Aanmelding mw. Anna Smit / obs De Brug / Taal", "Opgave Anna
// Smit en Peter Bos".
#pragma once

#include <vector>

#include "extract/parts/part.h"
#include "extract/text/names.h"

namespace meldaan::extract {

struct SubjectName {
  PersonName name;
  bool of_another = false;  // with a title or as a colleague: nobody calls herself so
};

// In order of appearance; full names only. None in a subject that is an earlier mail's, and none
// that is part of one of `places`, the letter's ("collega's De Linde Scholen").
std::vector<SubjectName> names_in_subject(const Part& subject, const std::vector<Place>& places);

}  // namespace meldaan::extract
