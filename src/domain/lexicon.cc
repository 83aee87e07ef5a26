#include "domain/lexicon.h"

namespace meldaan {

const std::vector<Lexicon::Phrase>& Lexicon::list(std::string_view name) const {
  static const std::vector<Phrase> kNone;
  const auto found = lists.find(name);
  return found == lists.end() ? kNone : found->second;
}

}  // namespace meldaan
