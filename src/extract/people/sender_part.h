// Whether the writer of a mail about others takes part as well.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "domain/reading.h"
#include "extract/parts/part.h"
#include "extract/people/companions.h"
#include "extract/people/people.h"

namespace meldaan::extract {

struct SenderPart {
  bool takes_part = false;
  bool stays_away = false;   // she says so
  std::size_t sentence = 0;  // where it is said: the first token of that sentence
};

// `name` is the sender's, `others` are those signed up.
SenderPart sender_part(const Part& body, const std::optional<Found<std::string>>& name,
                       const std::vector<PersonFound>& others, const std::vector<Range>& refused);
// Of the writer who brings somebody, and wished before that: "Graag meedoen met Taal. Mijn duo gaat
// mee."
SenderPart part_before_others(const Part& body, const std::vector<Companion>& companions,
                              const std::vector<PersonFound>& people);

}  // namespace meldaan::extract
