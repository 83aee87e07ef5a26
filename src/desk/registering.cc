#include "desk/registering.h"

#include <algorithm>

#include "desk/authority.h"
#include "desk/case.h"
#include "desk/merge.h"
#include "domain/reasons.h"
#include "util/text.h"

namespace meldaan::desk {
namespace {

class Registering {
 public:
  Registering(const Situation& situation, const Judgement& judgement)
      : situation_(situation),
        judgement_(judgement),
        known_(alterable(situation)),
        case_(situation) {}

  Decision decide() {
    for (const PersonReading& read : situation_.reading->people) take(read);
    if (case_.size() == 0) take_somebody();
    add_rest_of_thread();
    case_.notify_others();
    return answer();
  }

 private:
  // Who wants to come and says nothing more.
  void take_somebody() {
    PersonReading nobody;
    nobody.is_sender = true;
    nobody.email = Found<std::string>{writer_of(situation_), 1, {}};
    take(nobody);
  }

  void take(const PersonReading& read) {
    Person person = person_of(read);
    const Standing* known = known_as(read, person);
    if (known == nullptr) {
      if (read.is_sender) take_place_of_colleagues(person);
      case_.add(person);
      return;
    }
    Registration after = known->registration;
    const bool returns = after.state == RegistrationState::kCancelled;
    const bool declines = !read.declined_groups.empty();
    after.person = declines || (returns && names_groups(person))
                       ? altered(after.person, person, read, returns)
                       : merged(after.person, person);
    after.state = case_.state_for(after.person, known);
    case_.alter(*known, after);
  }

  // "Ik kom zelf ook", in answer to a mail about those whom she has signed up from her own school.
  void take_place_of_colleagues(Person& person) const {
    const auto& thread = situation_.thread;
    if (thread.empty() || !person.school.empty() || !person.foundation.empty()) return;
    const Person& first = thread.front().registration.person;
    const std::string writer = writer_of(situation_);
    const bool shared = std::all_of(thread.begin(), thread.end(), [&](const Standing& one) {
      return one.registration.person.school == first.school &&
             one.registration.person.foundation == first.foundation &&
             comparable_address(one.registration.submitted_by) == writer;
    });
    if (!shared) return;
    person.school = first.school;
    person.foundation = first.foundation;
    person.foundation_source = first.foundation_source;
  }

  // By whom our question was about, else by address, else by name among those without one.
  const Standing* known_as(const PersonReading& read, const Person& person) const {
    for (const Standing& known : known_) {
      if (read.registration == known.registration.id) return &known;
    }
    const std::string address = comparable_address(person.email);
    for (const Standing& known : known_) {
      if (is_address_of(known.registration, address) &&
          may_be_same_name(called(known.registration.person), called(person)))
        return &known;
    }
    for (const Standing& known : known_) {
      const Person& other = known.registration.person;
      const bool same = fold(other.name) == fold(person.name) && !person.name.empty();
      if ((same || share_first_name(other, person)) &&
          (other.email.empty() || person.email.empty() || is_of_thread(known)))
        return &known;
    }
    return nullptr;
  }

  bool is_of_thread(const Standing& known) const {
    return is_among(situation_.thread, known.registration);
  }

  // An answer is replied to with everybody whom our mail was about.
  void add_rest_of_thread() {
    if (!situation_.answered || !answers_thread()) return;
    for (const Standing& known : known_) {
      if (is_of_thread(known) && known.registration.state != RegistrationState::kCancelled &&
          !case_.has(known.registration.id))
        case_.keep(known);
    }
  }

  bool answers_thread() const {
    return std::any_of(situation_.thread.begin(), situation_.thread.end(),
                       [this](const Standing& one) { return case_.has(one.registration.id); });
  }

  bool any(RegistrationState state) const {
    for (const std::size_t i : case_.everyone()) {
      if (case_.after(i).state == state) return true;
    }
    return false;
  }

  // New, complete at last, or back after a withdrawal.
  bool any_joins() const {
    const auto everyone = case_.everyone();
    return std::any_of(everyone.begin(), everyone.end(), [this](std::size_t i) {
      if (!case_.differs(i)) return false;
      const Standing* before = case_.before(i);
      return before == nullptr || before->registration.state != RegistrationState::kConfirmed;
    });
  }

  Decision answer() {
    ReplyKind kind = ReplyKind::kUnchanged;
    if (any(RegistrationState::kLate)) {
      case_.say(ReplyKind::kLate, case_.everyone());
      return case_.close(judgement_.outcome, Fate::kRegistered, judgement_.why);
    }
    if (any_joins()) {
      kind = ReplyKind::kConfirmation;
    } else if (case_.any_differs()) {
      kind = ReplyKind::kChanged;
    }
    return case_.answer(kind, judgement_.outcome, judgement_.why);
  }

  const Situation& situation_;
  const Judgement& judgement_;
  std::vector<Standing> known_;
  Case case_;
};

}  // namespace

Decision decide_registration(const Situation& situation, const Judgement& judgement) {
  if (!is_plausible_address(writer_of(situation))) {
    return without_registration(Outcome::kReview, Fate::kReview, reasons::kNoAddress);
  }
  return Registering(situation, judgement).decide();
}

}  // namespace meldaan::desk
