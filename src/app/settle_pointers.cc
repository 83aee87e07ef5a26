#include "app/settle_pointers.h"

#include <algorithm>

namespace meldaan::app {

bool fills_in(const Form& form) {
  return std::any_of(form.people.begin(), form.people.end(),
                     [](const FormPerson& one) { return one != FormPerson(); });
}

void doubt_pointers_below(std::vector<Instruction>& said) {
  const bool says_itself = std::any_of(said.begin(), said.end(), [](const Instruction& one) {
    return one.changes() || (one.ruling && settles_alone(*one.ruling));
  });
  for (Instruction& one : said) {
    if (says_itself || !one.points_below) continue;
    one.understood = one.only_tells = one.against = false;
  }
}

bool only_points_below(const std::vector<Instruction>& said) {
  return std::any_of(said.begin(), said.end(),
                     [](const Instruction& one) { return one.points_below; }) &&
         std::all_of(said.begin(), said.end(), [](const Instruction& one) {
           return one.is_aside() || one.ruling == Ruling::kAccept;
         });
}

}  // namespace meldaan::app
