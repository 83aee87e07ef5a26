#include "net/imap_fetch.h"

#include <vector>

#include "util/text.h"

namespace meldaan::net {

ImapAttributes fetch_attributes(ImapResponse& response) {
  ImapAttributes found;
  if (!response.is_untagged("FETCH") || response.values.empty()) return found;
  std::vector<ImapValue>& items = response.values.front().items;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    if (const std::string* name = items[i].string()) found.emplace(upper(*name), &items[i + 1]);
  }
  return found;
}

ImapValue* find(const ImapAttributes& found, const std::string& name) {
  const auto at = found.find(name);
  return at == found.end() ? nullptr : at->second;
}

std::optional<std::uint64_t> number(const ImapAttributes& found, const std::string& name) {
  const ImapValue* value = find(found, name);
  return value != nullptr ? value->number() : std::nullopt;
}

}  // namespace meldaan::net
