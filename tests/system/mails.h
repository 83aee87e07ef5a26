// Mails for the desk under test. All of them can be confirmed, each from an address of its own.
#pragma once

#include <string>

namespace meldaan::test {

// Every participant's mail lies in this one mailbox: Dovecot takes what follows a '+' for a detail.
inline constexpr const char* kParticipants = "deelnemer@school-voorbeeld.nl";

// "deelnemer+17@school-voorbeeld.nl"
std::string participant(int number);
// "aanmelding-17@school-voorbeeld.nl"
std::string message_id_of(int number);
// Anna de Vries of OBS De Springplank, Stichting Op Weg, signs up for the werkgroep Rekenen.
std::string sign_up(int number);
// The same, with these lines standing between the greeting and what there is to read.
std::string sign_up_with(int number, const std::string& lines);

}  // namespace meldaan::test
