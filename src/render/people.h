// Who is who in a reply: the reader, who withdrew, who is new, who still comes.
//
// Points into the reply it was made from, and must not outlive it.
#pragma once

#include <vector>

#include "domain/decision.h"

namespace meldaan::render {

struct Participant {
  const Registration* registration = nullptr;
  const Registration* before = nullptr;  // as it stood; null: the mail has not altered it
  bool is_reader = false;

  bool is_withdrawn() const;
  bool leaves_now() const;      // and came until this mail
  bool leaves_entry() const;    // has withdrawn, and may have entered the event in a calendar
  bool is_certain_now() const;  // waited for all that is wished, and has a place since
  bool is_asked() const;        // something is missing or unclear, and the person still comes
  bool is_confirmed() const;    // nothing is, and the person still comes
  bool is_returned() const;     // had withdrawn before
};

// The entry that a calendar file of a reply is about.
struct CalendarEntry {
  const Registration* registration = nullptr;
  bool is_cancelled = false;
  bool is_readers = false;
};

struct People {
  explicit People(const Reply& reply);

  std::vector<Participant> persons;  // whom the reply is about, in order
  std::vector<Participant> others;   // untouched by the mail, and still coming
  // One of each person, so that a later file about that one alone finds it, the reader's first:
  // those that stand, else those that are withdrawn; none for the kinds that carry no file.
  std::vector<CalendarEntry> calendar_entries;
};

}  // namespace meldaan::render
