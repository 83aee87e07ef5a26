#include "desk/undoing.h"

#include <algorithm>

#include "desk/authority.h"
#include "desk/case.h"
#include "domain/reasons.h"
#include "util/text.h"

namespace meldaan::desk {
namespace {

bool tells_of_change(const SentReply& sent) {
  switch (sent.kind) {
    case ReplyKind::kNotice:
    case ReplyKind::kCancelled:
    case ReplyKind::kChanged:
      return true;
    case ReplyKind::kQuestion:
      // Something is asked since a change: before it nothing was.
      return std::any_of(sent.undo.begin(), sent.undo.end(), [](const Undo& one) {
        return one.state == RegistrationState::kConfirmed;
      });
    default:
      return false;
  }
}

// "Dat klopt niet, ik werk op De Berk": that is what is not so.
bool is_other(const std::optional<Found<std::string>>& read, const std::string& known) {
  if (!read || read->confidence < kSure) return false;
  return fold(known).find(fold(read->value)) == std::string::npos;
}

bool is_in(const std::vector<GroupId>& groups, const GroupId& id) {
  return std::find(groups.begin(), groups.end(), id) != groups.end();
}

void add_to(std::vector<GroupId>& groups, const std::vector<GroupId>& more) {
  for (const GroupId& id : more) {
    if (!is_in(groups, id)) groups.push_back(id);
  }
}

// What the change before should have been, told by what it was (from `were` to `are`) and by what
// is said of it now: "ik bedoelde IKC" instead of the group that came, "Taal moest eraf" instead of
// the one that went, "ik wilde Taal ook houden" beside what came.
std::vector<GroupId> put_right(const std::vector<GroupId>& were, const std::vector<GroupId>& are,
                               const std::vector<GroupId>& wished,
                               const std::vector<GroupId>& declined, bool adds) {
  std::vector<GroupId> groups;
  if (!declined.empty()) {
    groups = were;
    add_to(groups, are);
    add_to(groups, wished);
    std::erase_if(groups, [&](const GroupId& id) { return is_in(declined, id); });
    return groups;
  }
  groups = adds ? are : were;
  const bool came =
      std::any_of(are.begin(), are.end(), [&](const GroupId& id) { return !is_in(were, id); });
  if (!adds && came) std::erase_if(groups, [&](const GroupId& id) { return !is_in(are, id); });
  add_to(groups, wished);
  return groups;
}

class Undoing {
 public:
  explicit Undoing(const Situation& situation)
      : situation_(situation), known_(alterable(situation)), case_(situation) {
    for (const Undo& undo : situation.answered->undo) {
      const Standing* known = standing(undo.registration);
      if (known != nullptr) restore(*known, undo);
    }
  }

  // "Klopt niet, ik wil naar Taal" undoes it where that is what it was.
  bool is_all_that_is_asked() const {
    return case_.size() > 0 &&
           std::all_of(situation_.reading->people.begin(), situation_.reading->people.end(),
                       [this](const PersonReading& read) { return fits(read); });
  }

  // "Klopt niet, ik bedoelde IKC": another change than the one that was made, of groups alone.
  bool puts_right() {
    const std::vector<PersonReading>& people = situation_.reading->people;
    if (case_.size() != 1 || people.size() != 1 || leads_away(*situation_.reading)) return false;
    const PersonReading& read = people.front();
    const Registration& now = case_.before(0)->registration;
    const bool of_groups_alone =
        !read.name && !read.school && !read.foundation && read.unclear_groups.empty() &&
        read.proposed_groups.empty() &&
        (read.registration ? *read.registration == now.id : read.is_sender);
    const std::vector<GroupId> wished = person_of(read).groups;
    const bool all_sure = wished.size() == read.groups.size();
    if (!of_groups_alone || !all_sure || (wished.empty() && read.declined_groups.empty()) ||
        now.state == RegistrationState::kCancelled)
      return false;
    Registration after = case_.after(0);
    if (after.state == RegistrationState::kCancelled) return false;
    after.person.groups =
        put_right(after.person.groups, now.person.groups, wished, read.declined_groups, adds(read));
    if (after.person.groups.empty()) return false;
    after.state = case_.state_for(after.person, case_.before(0));
    case_.alter(*case_.before(0), after);
    return true;
  }

  Decision decide() {
    hand_back_places();
    case_.notify_others();
    const auto everyone = case_.everyone();
    const auto is = [this](std::size_t i, RegistrationState state) {
      return case_.after(i).state == state;
    };
    if (std::all_of(everyone.begin(), everyone.end(),
                    [&](std::size_t i) { return is(i, RegistrationState::kCancelled); }))
      return case_.close_withdrawn(known_);
    const bool all_return = std::all_of(everyone.begin(), everyone.end(), [this](std::size_t i) {
      return case_.before(i)->registration.state == RegistrationState::kCancelled;
    });
    return case_.answer(all_return ? ReplyKind::kConfirmation : ReplyKind::kChanged, Outcome::kNone,
                        "undone as asked");
  }

 private:
  const Standing* standing(std::int64_t registration) const {
    const auto found = std::find_if(known_.begin(), known_.end(), [&](const Standing& one) {
      return one.registration.id == registration;
    });
    return found == known_.end() ? nullptr : &*found;
  }

  void restore(const Standing& known, const Undo& undo) {
    Registration after = known.registration;
    after.person = undo.person;
    after.state = undo.state;
    case_.alter(known, after);
  }

  // "Ik wilde Taal ook houden"
  bool adds(const PersonReading& read) const {
    return situation_.reading->follows_up
               ? read.adds_groups
               : !situation_.reading->replaces_groups && !read.groups.empty();
  }

  bool fits(const PersonReading& read) const {
    if (!read.registration && !read.is_sender) return false;
    if (read.registration && !case_.has(*read.registration)) return false;
    if (situation_.reading->follows_up && read.registration && (read.name || read.email))
      return false;
    const auto everyone = case_.everyone();
    return std::any_of(everyone.begin(), everyone.end(), [&](std::size_t i) {
      const Registration& after = case_.after(i);
      if (read.registration && after.id != *read.registration) return false;
      if (is_other(read.school, after.person.school) ||
          is_other(read.foundation, after.person.foundation))
        return false;
      const auto has = [&](const GroupId& id) { return is_in(after.person.groups, id); };
      // What came with the change stays beside what is asked for.
      const Standing* before = case_.before(i);
      const auto& now = before->registration.person.groups;
      if (adds(read) && !std::all_of(now.begin(), now.end(), has)) return false;
      return std::all_of(read.groups.begin(), read.groups.end(),
                         [&](const Found<GroupId>& group) { return has(group.value); }) &&
             std::none_of(read.declined_groups.begin(), read.declined_groups.end(), has);
    });
  }

  // Who came in somebody's place leaves it to them.
  void hand_back_places() {
    std::int64_t leaving = 0;
    for (const std::size_t i : case_.everyone()) {
      if (case_.after(i).state == RegistrationState::kCancelled) leaving = case_.after(i).id;
    }
    for (const std::size_t i : case_.everyone()) {
      const Standing* before = case_.before(i);
      if (leaving == 0 || before->registration.state != RegistrationState::kCancelled) continue;
      Registration after = case_.after(i);
      after.takes_over_from = leaving;
      case_.alter(*before, after);
      return;
    }
  }

  const Situation& situation_;
  std::vector<Standing> known_;
  Case case_;
};

}  // namespace

bool leads_away(const Reading& reading) {
  return reading.intent == Intent::kCancel ||
         std::any_of(reading.people.begin(), reading.people.end(),
                     [](const PersonReading& one) { return one.move == Move::kLeaves; });
}

std::optional<Decision> decide_undoing(const Situation& situation) {
  const Reading& reading = *situation.reading;
  if (!reading.objects || !situation.answered || !tells_of_change(*situation.answered))
    return std::nullopt;
  Undoing undoing(situation);
  if (undoing.is_all_that_is_asked() || undoing.puts_right()) return undoing.decide();
  // Who objects to a change does not withdraw.
  if (!leads_away(reading)) return std::nullopt;
  return without_registration(Outcome::kNone, Fate::kReview, reasons::kChangeUnclear);
}

}  // namespace meldaan::desk
