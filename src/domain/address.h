// Mail addresses as values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meldaan {

// A display name and an addr-spec (RFC 5322 section 3.4); both UTF-8, the name decoded. Either may
// be empty.
struct Address {
  std::string name;
  std::string address;

  bool operator==(const Address&) const = default;
};

// The form by which addresses are compared: lower case, trimmed. (RFC 5321 lets local parts differ
// by case; no provider that teachers use does.)
std::string comparable_address(std::string_view address);
// The part after the last '@', lower case; empty where there is none.
std::string domain_of(std::string_view address);
// local@domain with no white space, controls or brackets, and a dot in the domain (or localhost).
bool is_plausible_address(std::string_view address);

}  // namespace meldaan
