// Who answers a mail of her own, in which she signed up: what she writes above it speaks of that
// registration.
#pragma once

#include <string_view>

#include "extract/parts/part.h"

namespace meldaan::extract {

// Whether a mail from this address is quoted in the body, and signs up.
bool quotes_own_sign_up(const Part& body, std::string_view address);

}  // namespace meldaan::extract
