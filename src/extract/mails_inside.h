// The mails that one passes on, and what the reading of such a mail has of the whole: where its
// words stand, who wrote it, and of whoever passes it on the school and the foundation.
#pragma once

#include <vector>

#include "domain/incoming_mail.h"
#include "domain/reading.h"
#include "extract/parts/part.h"
#include "extract/parts/passed_on.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// Those in its text, newest first, and behind them those that are attached.
std::vector<PassedOn> mails_inside(const IncomingMail& mail, const Part& body);

// Evidence within the mail that was passed on, as evidence within the whole.
void move_out(const PassedOn& inner, PersonReading& person);

// What a mail that is passed on does not say is that of who passes it on: school and foundation, or
// the foundation alone where both write from one organisation.
void take_places_of(const PersonReading& forwarder, const Address& writer, PersonReading& person);

// As the mail that is passed on calls whoever wrote it; nobody without a full name.
std::vector<PersonFound> writer_of(const Knowledge& knowledge, const Address& sender);

}  // namespace meldaan::extract
