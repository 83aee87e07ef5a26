// What a later mail says anew of somebody's name, address or school: "ik heet nu Jansen-de Vries",
// "mijn nieuwe mailadres is …", "ik werk inmiddels op …".
//
// Pure, and total like all reading.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "domain/conversation.h"
#include "domain/reading.h"
#include "extract/later_mails/spoken_of.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

struct NewParticular {
  std::size_t who = 0;  // as in Told
  std::optional<Found<std::string>> name;
  std::optional<Found<std::string>> email;
  std::optional<Found<std::string>> school;
  std::optional<Found<std::string>> foundation;
};

std::vector<NewParticular> new_particulars(const Part& body, const SpokenOf& spoken,
                                           const std::vector<Acquaintance>& known);

}  // namespace meldaan::extract
