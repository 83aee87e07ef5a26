#include "net/imap_namespace.h"

#include <algorithm>

#include "net/imap_syntax.h"
#include "util/text.h"

namespace meldaan::net {

// NAMESPACE (("INBOX." ".")) NIL (("shared." ".")): the user's own, other users', shared.
void ImapNamespace::take(const ImapResponse& response) {
  if (!response.is_untagged("NAMESPACE")) return;
  bool first = true;
  for (const ImapValue& kind : response.values) {
    for (const ImapValue& described : kind.items) {
      if (described.items.empty() || described.items[0].string() == nullptr) continue;
      const std::string& its_prefix = *described.items[0].string();
      if (!its_prefix.empty()) prefixes.push_back(its_prefix);
      if (!first || &kind != &response.values.front()) continue;
      first = false;
      prefix = its_prefix;
      if (described.items.size() > 1 && described.items[1].string() != nullptr) {
        separator = *described.items[1].string();
      }
    }
  }
}

std::string ImapNamespace::spelled(std::string_view folder) const {
  const std::string name = to_modified_utf7(
      separator.empty() ? std::string(folder) : replace_all(std::string(folder), "/", separator));
  const bool complete = equals_ignoring_case(name, "INBOX") ||
                        std::any_of(prefixes.begin(), prefixes.end(), [&](const auto& known) {
                          return starts_with_ignoring_case(name, known);
                        });
  return complete ? name : prefix + name;
}

}  // namespace meldaan::net
