// What a mail noted of people, for reading it again. Values; any thread.
#pragma once

#include "domain/registration.h"

namespace meldaan::store {

// Who has altered a registration since a mail made it.
enum class Touch {
  kNone,         // nobody, but for rereadings of that mail
  kAnotherMail,  // another mail did, or had made it
  kByHand,       // it differs from what the mail left, and no mail explains it
};

// What a mail noted of one person.
struct Noted {
  Registration current;  // as it stands today
  // As the mail left it, or the last rereading of the mail.
  Person person;
  RegistrationState state = RegistrationState::kIncomplete;
  bool made_by_mail = false;  // the mail made the registration; otherwise it altered an older one
  Touch touched = Touch::kNone;
};

struct Revision {
  Registration before;  // as Noted::current had it
  Registration after;   // its person and state count
};

}  // namespace meldaan::store
