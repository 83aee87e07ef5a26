// What the sender of a mail is called: by a label, an introduction, the signature, the From header,
// and the spelling that the text itself uses for that name.
#pragma once

#include <optional>
#include <string>

#include "domain/reading.h"
#include "extract/parts/part.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// nullopt where no full name is known. A first name alone is none.
std::optional<Found<std::string>> sender_name(const Part& body, const Part& subject,
                                              const SenderHeader& sender);

// The name that a lone "Naam:" gives; it may be somebody else's than the sender's.
std::optional<Found<std::string>> labelled_name(const Part& body);

}  // namespace meldaan::extract
