// What people of the organisation have answered by themselves: then the desk stays silent in that
// conversation (design.md section 7).
//
// Belongs to the thread that owns the mailbox and the store.
#pragma once

#include <string>
#include <vector>

#include "net/mailbox.h"
#include "store/store.h"
#include "util/result.h"

namespace meldaan::app {

struct ColleaguesParts {
  net::Mailbox& mailbox;
  store::Store& store;
  std::string secret;
  std::vector<std::string> addresses;  // ours, and those of the organisers
  Instant since{};                     // older mail tells nothing
};

// Looks into the folder of sent mail, and for handled mails that bear \Answered; what is found
// hands its registrations over to people. A folder that the server does not open is logged and
// passed over.
Result<void> note_colleagues(const ColleaguesParts& parts);

}  // namespace meldaan::app
