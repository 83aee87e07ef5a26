#include "desk/follow_up.h"

#include <algorithm>

#include "desk/authority.h"
#include "desk/case.h"
#include "desk/merge.h"
#include "domain/reasons.h"

namespace meldaan::desk {
namespace {

class FollowingUp {
 public:
  explicit FollowingUp(const Situation& situation)
      : situation_(situation), known_(alterable(situation)), case_(situation) {}

  Decision decide() {
    std::vector<const Standing*> gone;
    for (const PersonReading& read : situation_.reading->people) {
      const Standing* known = read.registration ? standing(*read.registration) : nullptr;
      if (!read.registration) {
        join(read);
      } else if (known != nullptr && leaves_again(*known, read)) {
        gone.push_back(known);
      } else if (known != nullptr) {
        alter(*known, read);
      }
    }
    // Of who withdrew before nothing is told, unless the mail is about nobody else.
    if (case_.size() == 0) {
      for (const Standing* known : gone) case_.keep(*known);
    }
    if (case_.size() == 0) {
      return without_registration(Outcome::kNone, Fate::kReview, reasons::kChangeOfWhom);
    }
    case_.notify_others();
    if (all_leave()) return case_.close_withdrawn(staying());
    keep_unanswered();
    keep_those_who_stay();
    return case_.answer(kind(), Outcome::kNone, "changed as asked");
  }

 private:
  const Standing* standing(std::int64_t registration) const {
    const auto found = std::find_if(known_.begin(), known_.end(), [&](const Standing& one) {
      return one.registration.id == registration;
    });
    return found == known_.end() ? nullptr : &*found;
  }

  static bool leaves_again(const Standing& known, const PersonReading& read) {
    return known.registration.state == RegistrationState::kCancelled && read.move == Move::kLeaves;
  }

  void join(const PersonReading& read) {
    Person coming = person_of(read);
    const Standing* leaving = read.takes_place_of ? standing(*read.takes_place_of) : nullptr;
    if (leaving != nullptr) inherit(coming, leaving->registration.person);
    case_.add(coming, leaving == nullptr ? 0 : leaving->registration.id);
  }

  void alter(const Standing& known, const PersonReading& read) {
    Registration after = known.registration;
    const bool cancelled = after.state == RegistrationState::kCancelled;
    if (read.move == Move::kLeaves) {
      after.state = RegistrationState::kCancelled;
    } else if (!cancelled || read.move == Move::kReturns || read.takes_place_of) {
      after.person = changed(after.person, read);
      after.state = case_.state_for(after.person, &known);
      if (read.takes_place_of) after.takes_over_from = *read.takes_place_of;
    }
    case_.alter(known, after);
  }

  Person changed(const Person& was, const PersonReading& read) const {
    Person later = person_of(read);
    const Standing* leaving = read.takes_place_of ? standing(*read.takes_place_of) : nullptr;
    if (leaving != nullptr) inherit(later, leaving->registration.person);
    const bool adds = read.adds_groups || keeps_groups(*situation_.reading, was, later);
    Person person = altered(was, later, read, !adds && leaving == nullptr);
    set_name(person, later.name);
    if (!later.email.empty()) person.email = later.email;
    return person;
  }

  // Who was asked about in the same mail of ours is asked about again.
  void keep_unanswered() {
    for (const Standing& one : known_) {
      const bool open = one.registration.state == RegistrationState::kIncomplete &&
                        is_among(situation_.thread, one.registration);
      if (open && !case_.has(one.registration.id)) case_.keep(one);
    }
  }

  // Where somebody withdraws, and others change, the reply tells as well who else comes.
  void keep_those_who_stay() {
    const auto everyone = case_.everyone();
    if (std::none_of(everyone.begin(), everyone.end(), [this](std::size_t i) { return leaves(i); }))
      return;
    for (const Standing& one : staying()) {
      const bool comes = one.registration.state == RegistrationState::kConfirmed;
      if (comes && !case_.has(one.registration.id)) case_.keep(one);
    }
  }

  bool leaves(std::size_t i) const {
    return case_.differs(i) && case_.after(i).state == RegistrationState::kCancelled;
  }

  bool all_leave() const {
    const auto everyone = case_.everyone();
    return std::all_of(everyone.begin(), everyone.end(),
                       [this](std::size_t i) { return leaves(i); });
  }

  // Who still comes of those whom our mail was about, or, where it was not about who leaves, or
  // about nobody else who comes, of all.
  std::vector<Standing> staying() const {
    const auto is_told = [this](const Standing& one) { return case_.has(one.registration.id); };
    const auto comes = [&](const Standing& one) {
      return !is_told(one) && one.registration.state != RegistrationState::kCancelled;
    };
    const std::vector<Standing> near = meant_by(situation_);
    return std::any_of(near.begin(), near.end(), is_told) &&
                   std::any_of(near.begin(), near.end(), comes)
               ? near
               : known_;
  }

  ReplyKind kind() const {
    if (!case_.any_differs()) return ReplyKind::kUnchanged;
    const auto everyone = case_.everyone();
    // Who has only just come, has come back or is complete at last, has had no confirmation yet.
    const bool only_joins = std::all_of(everyone.begin(), everyone.end(), [this](std::size_t i) {
      const Standing* before = case_.before(i);
      return before == nullptr || !case_.differs(i) ||
             (before->registration.state != RegistrationState::kConfirmed &&
              case_.after(i).state != RegistrationState::kCancelled);
    });
    return only_joins ? ReplyKind::kConfirmation : ReplyKind::kChanged;
  }

  const Situation& situation_;
  std::vector<Standing> known_;
  Case case_;
};

}  // namespace

Decision decide_follow_up(const Situation& situation) {
  return FollowingUp(situation).decide();
}

}  // namespace meldaan::desk
