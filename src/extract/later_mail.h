// A mail of somebody who has registered before, read by whom it may speak of.
//
// Pure, and total like all reading.
#pragma once

#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "domain/reading.h"
#include "extract/groups/catalogue.h"
#include "extract/later_mails/follow_up.h"
#include "extract/later_mails/spoken_of.h"
#include "extract/letter.h"

namespace meldaan::extract {

// What a mail is for where it answers one of ours, or comes from somebody who is registered; else
// what the reading says.
Intent intent_in_thread(const Letter& letter, const Understood& found, const Expectation* expected,
                        const std::vector<Acquaintance>& known, const SpokenOf& spoken,
                        const Reading& reading);

// What the mail says of those who are known; nullopt where it is a sign-up of its own.
std::optional<FollowUp> read_later_mail(const Letter& letter, const Understood& found,
                                        const Catalogue& catalogue,
                                        const std::vector<Acquaintance>& known,
                                        const SpokenOf& spoken);

// Those who are known, with the school or foundation that the mail's answers give them: a colleague
// who joins in the same mail shares it.
std::vector<Acquaintance> completed(std::vector<Acquaintance> known,
                                    const std::vector<PersonReading>& answers);

// Whether a mail that answers our question changes groups that were not asked about: "OBS De Brug.
// En zet mij ook bij Taal."
bool goes_beyond(const FollowUp& later, const Expectation* expected);

// "Ik ga liever naar Taal", in a mail of its own of somebody whose registration is complete.
bool thinks_again(const FollowUp& later, const std::vector<Acquaintance>& known);

// "OBS De Brug. En mijn collega Piet Vos komt ook": what it answers besides.
void take_answers(std::vector<PersonReading> answers, FollowUp& later);

// The reading that says what becomes of each.
Reading following(FollowUp later, Reading reading);

}  // namespace meldaan::extract
