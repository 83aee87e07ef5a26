// Whose account a mail was sent from, where the writer is alone in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/reading.h"
#include "extract/parts/part.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// Where the writer is reached: the sender's address, or, from somebody else's account or a
// school's, the one that the mail gives. `name` is the writer's.
std::string address_of_writer(const Part& body, const SenderHeader& sender,
                              const std::optional<Found<std::string>>& name);

// Those who write together: "Karin en Wim de Jong", in the header or in the letter, or who sign it
// with their full names.
std::vector<PersonName> couples(const Part& body, const SenderHeader& sender, bool& of_header);

// Whether the letter is signed with the full name.
bool signs(const Part& body, std::string_view name);

// An account that is nobody's own, where nobody says "ik kom" in the subject.
bool is_office(const Part& subject, const SenderHeader& sender);

// A school's mailbox that has nothing to say but a subject with somebody's name.
bool speaks_for_another(const Part& body, const Part& subject, const SenderHeader& sender,
                        const std::optional<Found<std::string>>& name);

}  // namespace meldaan::extract
