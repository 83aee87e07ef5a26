// A bare yes or no to what our mail asked.
//
// Pure, and total like all reading.
#pragma once

#include <string>
#include <vector>

#include "domain/reading.h"
#include "domain/registration.h"
#include "extract/groups/catalogue.h"
#include "extract/layout/verdicts.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

inline constexpr double kAnswered = 0.9;  // confidence of what was asked for

// Whether the writer says yes, and nothing else: "ja", "akkoord, dank je". `names`: theirs, with
// which they may sign it.
bool affirms(const Part& body, const std::vector<std::string>& names = {});

// The same, or a yes with words of erasing, and nothing that holds it back: "ja, wis alles maar",
// but not "ja, maar ik kom wel".
bool affirms_erasing(const Part& body, const std::vector<std::string>& names = {});

// What the answer begins with, whatever follows: "Ja, dat klopt, die groep ook", "Nee hoor".
Verdict begins_with_verdict(const Part& body);

// "Je noemt ook Gedrag. Wil je je daar ook voor aanmelden?" – "Ja, graag", "Nee hoor": the groups
// of which it was in doubt whether the person wants them.
void answer_doubted(const Part& body, const Catalogue& catalogue, const Person& asked,
                    PersonReading& answer);

// "Gedrag is voor Els": asked of several, and meant for one of them. `answers` are those of
// `asked`, in the same order.
void leave_to_another(const Catalogue& catalogue, const std::vector<Person>& asked,
                      std::vector<PersonReading>& answers);

}  // namespace meldaan::extract
