// The event as a calendar file (RFC 5545, RFC 6047): METHOD:PUBLISH, which asks its reader's
// program for no answer, so that no calendar traffic comes back to the mailbox.
#pragma once

#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/registration.h"
#include "util/clock.h"

namespace meldaan::render {

// A change of the zone's clocks; offsets in seconds east of UTC.
struct ClockChange {
  Instant when{};
  int from = 0;
  int to = 0;
};

struct CalendarWords {
  std::string summary;
  std::string description;  // empty: none
};

// Made once for an event, since finding the zone's clock changes costs more than all the rest of a
// reply. Immutable; any thread may use it.
class CalendarWriter {
 public:
  CalendarWriter(Event event, TimeZone zone, std::string organiser_name);

  // CRLF lines, folded at 75 octets. The reference makes the UID: a later file about the same
  // registration replaces the entry. The age at the last change, in seconds, is the SEQUENCE: it
  // rises with every change and needs no storing of its own. A cancelled registration makes a
  // cancelled entry, and one that waits for all of its groups a tentative one.
  std::string file(const Registration& registration, const CalendarWords& words, Instant now) const;

 private:
  Event event_;
  TimeZone zone_;
  std::string organiser_name_;
  std::vector<ClockChange> clock_changes_;
};

}  // namespace meldaan::render
