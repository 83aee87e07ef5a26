// Of whom each stretch of a later mail speaks, told by those whose registrations its writer may
// alter: by name, first name or surname, "ik", "hij", "mijn collega", "wij allebei", "de anderen".
//
// Pure, and total like all reading.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "domain/conversation.h"
#include "extract/parts/part.h"
#include "extract/text/names.h"

namespace meldaan::extract {

// Somebody whom the mail names, and who is not registered.
struct Newcomer {
  PersonName name;
  bool colleague = false;  // the mail calls them so
  bool is_writer = false;  // who has signed up others, and now comes too
};

// A stretch of one sentence, and whom it is about: numbers of the acquaintances, and behind them
// those of the newcomers.
struct Told {
  struct Named {
    std::size_t token = 0;
    std::size_t who = 0;
  };

  Range range;
  std::vector<std::size_t> whom;
  std::vector<Named> named;  // all whom it names, in order of place
  bool somebody = false;     // names somebody, known or not
  bool writer = false;       // "ik"
  bool other = false;        // "mijn collega", "hij": somebody, and not the writer
  bool everybody = false;    // "wij allemaal"
  bool unclear = false;      // somebody is meant of whom it cannot be told who it is
  bool implied = false;      // nobody is named: whom the mail spoke of before, else its writer
};

struct SpokenOf {
  std::vector<Told> told;
  std::vector<Newcomer> newcomers;
  bool by_way = false;  // "ik ben door Tom opgegeven": names somebody who does not join
};

// Nothing where nobody is known.
SpokenOf find_spoken_of(const Part& body, const std::vector<Acquaintance>& known);

}  // namespace meldaan::extract
