#include "domain/conversation.h"

namespace meldaan {

std::vector<Gap> gaps_of(const Person& person) {
  std::vector<Gap> gaps;
  for (const Missing missing : missing_of(person)) gaps.emplace_back(name_of(missing));
  gaps.insert(gaps.end(), person.unclear_groups.begin(), person.unclear_groups.end());
  return gaps;
}

}  // namespace meldaan
