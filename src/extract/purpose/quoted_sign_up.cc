#include "extract/purpose/quoted_sign_up.h"

#include <algorithm>

#include "domain/address.h"

namespace meldaan::extract {

bool quotes_own_sign_up(const Part& body, std::string_view address) {
  const Document& document = body.document();
  const std::string own = comparable_address(address);
  std::size_t head = 0;
  while (head < document.size() &&
         !(document[head].zone == Zone::kQuoteHead && document[head].kind == TokenKind::kAddress &&
           comparable_address(document.original(head)) == own))
    ++head;
  const auto quoted = body.cues().of(List::kRegister);
  return std::any_of(quoted.begin(), quoted.end(), [&](const Cue& cue) {
    return cue.range.begin > head && document[cue.range.begin].zone == Zone::kQuoted;
  });
}

}  // namespace meldaan::extract
