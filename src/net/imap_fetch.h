// What a FETCH response tells of one mail, by the names of its attributes. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "net/imap_response.h"

namespace meldaan::net {

// By name in upper case: "UID", "BODY[]", "BODY[]<0>". Pointers into the response.
using ImapAttributes = std::map<std::string, ImapValue*>;

// None for any other response. What stood before a malformed part is there.
ImapAttributes fetch_attributes(ImapResponse& response);
// Nullptr where the response has none of this name.
ImapValue* find(const ImapAttributes& found, const std::string& name);
std::optional<std::uint64_t> number(const ImapAttributes& found, const std::string& name);

}  // namespace meldaan::net
