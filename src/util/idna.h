// Internationalised domain names (RFC 5891, UTS #46), by ICU: the same in every locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace meldaan {

// "bücher.example" → "xn--bcher-kva.example"; an ASCII name comes back as it is. nullopt where the
// name has no such form.
std::optional<std::string> domain_to_ascii(std::string_view utf8);

}  // namespace meldaan
