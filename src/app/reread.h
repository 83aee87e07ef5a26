// Stored mails, read again with today's groups, lexicon and school register: what would be noted
// differently, and, where that is safe, storing it.
//
// A rereading alters registrations; it makes none, removes none, takes no confirmation back, and
// sends nothing: whoever must be told something is told by people. It is stored for all people of
// a mail or for none, and only where nothing but this mail made the registrations what they are.
//
// Known limit: a mail that altered older registrations (an answer, a change) was read in the light
// of its conversation, and is not compared.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/registration.h"
#include "extract/reader.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::app {

struct PersonAsRead {
  Person person;
  RegistrationState state = RegistrationState::kIncomplete;
};

// One person of a mail for whom the readings differ.
struct RereadDifference {
  Reference ref;                      // empty: has no registration
  std::optional<PersonAsRead> noted;  // nullopt: only the new reading names them
  std::optional<PersonAsRead> now;    // nullopt: the new reading does not name them
};

// A mail whose readings differ.
struct RereadFinding {
  store::StoredMail mail;
  std::vector<RereadDifference> differences;  // none where the whole mail is understood otherwise
  std::string left_alone;                     // why nothing is stored; empty: it is, or would be
};

struct RereadReport {
  int same = 0;
  int differing = 0;     // stored, or to be stored
  int left_alone = 0;    // they differ, and stay as they are
  int not_compared = 0;  // answers and changes; what was set aside or moved back by a person
};

struct RereadParts {
  const extract::Reader& reader;
  const Clock& clock;
  Instant closes{};  // of the event
  store::Store& store;
  bool apply = false;  // store what differs: one transaction a mail
  Capacities capacities = {};
};

// Reads every stored mail in order of arrival and calls `show` for those that differ, after they
// were stored. An error ends it; what was stored before stays stored.
Result<RereadReport> reread(const RereadParts& parts,
                            const std::function<void(const RereadFinding&)>& show);

}  // namespace meldaan::app
