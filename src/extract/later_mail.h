// A mail of somebody who has registered before, read by whom it may speak of.
//
// Pure, and total like all reading.
#pragma once

#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "domain/reading.h"
#include "extract/catalogue.h"
#include "extract/follow_up.h"
#include "extract/letter.h"

namespace meldaan::extract {

// What a mail is for where it answers one of ours, or comes from somebody who is registered; else
// what the reading says.
Intent intent_in_thread(const Letter& letter, const Understood& found, const Expectation* expected,
                        const std::vector<Acquaintance>& known, const Reading& reading);

// What the mail says of those who are known; nullopt where it is a sign-up of its own.
std::optional<FollowUp> read_later_mail(const Letter& letter, const Understood& found,
                                        const Catalogue& catalogue,
                                        const std::vector<Acquaintance>& known);

// The reading that says what becomes of each.
Reading following(FollowUp later, Reading reading);

}  // namespace meldaan::extract
