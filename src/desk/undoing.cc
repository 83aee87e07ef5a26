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

  bool fits(const PersonReading& read) const {
    if (!read.registration && !read.is_sender) return false;
    if (read.registration && !case_.has(*read.registration)) return false;
    const auto everyone = case_.everyone();
    return std::any_of(everyone.begin(), everyone.end(), [&](std::size_t i) {
      const Registration& after = case_.after(i);
      if (read.registration && after.id != *read.registration) return false;
      if (is_other(read.school, after.person.school) ||
          is_other(read.foundation, after.person.foundation))
        return false;
      const auto has = [&](const GroupId& id) {
        return std::find(after.person.groups.begin(), after.person.groups.end(), id) !=
               after.person.groups.end();
      };
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
  if (undoing.is_all_that_is_asked()) return undoing.decide();
  // Who objects to a change does not withdraw.
  if (!leads_away(reading)) return std::nullopt;
  return without_registration(Outcome::kNone, Fate::kReview, reasons::kChangeUnclear);
}

}  // namespace meldaan::desk
