// Of whom our own mail speaks where an answer stands between its lines: "kan helaas niet" below
// "Naam: Piet Jansen" is about Piet.
//
// Pure. The time is that of comparing the words of a few lines with each name.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// The number of the one whom the quoted lines right above the token's line name, as far as no line
// is left empty between them, or what is quoted on its own line; none where they name nobody, or
// several.
std::optional<std::size_t> named_above(const Part& body, const std::vector<Acquaintance>& known,
                                       std::size_t token);

}  // namespace meldaan::extract
