#include "render/people.h"

#include <algorithm>

#include "domain/address.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

bool has_readers_address(const Person& person, const Reply& reply) {
  return !person.email.empty() &&
         comparable_address(person.email) == comparable_address(reply.to.address);
}

// Whoever answers from a second address is still the person whom we registered: where nobody has
// the reader's address, the reader's name tells.
bool has_readers_name(const Person& person, const Reply& reply) {
  return !person.name.empty() && fold(person.name) == fold(reply.to.name);
}

// "Reply-To: Sanne <…>": an account that is called by a first name alone.
bool has_readers_first_name(const Person& person, const Reply& reply) {
  return !reply.to.name.empty() && first_word(fold(person.name)) == fold(reply.to.name);
}

const Registration* before_of(const Registration& registration, const Reply& reply) {
  const auto found =
      std::find_if(reply.before.begin(), reply.before.end(), [&registration](const auto& before) {
        return !before.ref.empty() && before.ref == registration.ref;
      });
  return found == reply.before.end() ? nullptr : &*found;
}

void mark_reader(std::vector<Participant>& persons, std::vector<Participant>& others,
                 const Reply& reply) {
  for (const auto is_reader : {has_readers_address, has_readers_name, has_readers_first_name}) {
    bool found = false;
    for (std::vector<Participant>* list : {&persons, &others}) {
      for (Participant& participant : *list) {
        // Whose address or name has just been altered is still the reader.
        const Registration* before = participant.before;
        participant.is_reader = is_reader(participant.registration->person, reply) ||
                                (before != nullptr && is_reader(before->person, reply));
        found = found || participant.is_reader;
      }
    }
    if (found) return;
  }
}

bool carries_calendar(ReplyKind kind) {
  switch (kind) {
    case ReplyKind::kConfirmation:
    case ReplyKind::kQuestion:
    case ReplyKind::kChanged:
    case ReplyKind::kCancelled:
    case ReplyKind::kUnchanged:
    case ReplyKind::kNotice:
    case ReplyKind::kMovedUp:
    case ReplyKind::kEventReminder:
      return true;
    case ReplyKind::kReminder:
    case ReplyKind::kLate:
    case ReplyKind::kErasureCheck:
    case ReplyKind::kErased:
    case ReplyKind::kReceipt:
    case ReplyKind::kDigest:
    case ReplyKind::kSettling:
      break;
  }
  return false;
}

std::vector<CalendarEntry> entries_of(const std::vector<Participant>& persons, bool withdrawn,
                                      ReplyKind kind) {
  std::vector<CalendarEntry> entries;
  for (const Participant& one : persons) {
    if (kind == ReplyKind::kMovedUp && !one.is_certain_now()) continue;
    if (withdrawn ? one.leaves_entry() : one.is_confirmed())
      entries.push_back({one.registration, withdrawn, one.is_reader});
  }
  std::stable_partition(entries.begin(), entries.end(),
                        [](const CalendarEntry& entry) { return entry.is_readers; });
  return entries;
}

// Files that enter and files that withdraw never go out together: who opens them all would not know
// which is which. The reader's own decides.
std::vector<CalendarEntry> entries_in(const std::vector<Participant>& persons, ReplyKind kind) {
  if (!carries_calendar(kind)) return {};
  // Somebody else's change is told of; the entry that it makes comes when the reader writes.
  const bool enters = kind != ReplyKind::kCancelled && kind != ReplyKind::kNotice;
  const std::vector<CalendarEntry> standing =
      enters ? entries_of(persons, false, kind) : std::vector<CalendarEntry>();
  const std::vector<CalendarEntry> withdrawn = entries_of(persons, true, kind);
  const bool reader_stands = !standing.empty() && standing.front().is_readers;
  const bool reader_leaves = !withdrawn.empty() && withdrawn.front().is_readers;
  if (!standing.empty() && (reader_stands || !reader_leaves)) return standing;
  // A question is about what is to come: a colleague's withdrawal is no reason for a file.
  if (kind == ReplyKind::kQuestion && !reader_leaves) return {};
  return withdrawn;
}

}  // namespace

bool Participant::is_withdrawn() const {
  return registration->state == RegistrationState::kCancelled;
}

bool Participant::leaves_now() const {
  return is_withdrawn() && before != nullptr && before->state != RegistrationState::kCancelled;
}

// Who was never on the list was sent no entry.
bool Participant::leaves_entry() const {
  return is_withdrawn() && (before == nullptr || before->counts);
}

bool Participant::is_certain_now() const {
  return before != nullptr && only_waits(*before) && !only_waits(*registration);
}

// An organiser may have confirmed what lacks something.
bool Participant::is_asked() const {
  return !is_withdrawn() && !is_confirmed();
}

bool Participant::is_confirmed() const {
  return registration->state == RegistrationState::kConfirmed ||
         (!is_withdrawn() && is_complete(registration->person));
}

bool Participant::is_returned() const {
  return before != nullptr && before->state == RegistrationState::kCancelled && !is_withdrawn();
}

People::People(const Reply& reply) {
  for (const Registration& registration : reply.registrations) {
    persons.push_back({&registration, before_of(registration, reply), false});
  }
  for (const Registration& registration : reply.others) {
    if (registration.state == RegistrationState::kCancelled) continue;
    if (registration.state == RegistrationState::kLate) continue;
    others.push_back({&registration, nullptr, false});
  }
  mark_reader(persons, others, reply);
  calendar_entries = entries_in(persons, reply.kind);
}

}  // namespace meldaan::render
