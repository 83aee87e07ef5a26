#include "desk/altering.h"

#include <algorithm>

#include "desk/authority.h"
#include "desk/case.h"
#include "desk/merge.h"
#include "domain/reasons.h"
#include "util/text.h"

namespace meldaan::desk {
namespace {

Decision left_to_people(const char* why) {
  return without_registration(Outcome::kNone, Fate::kReview, why);
}

class Altering {
 public:
  explicit Altering(const Situation& situation)
      : situation_(situation), reading_(*situation.reading), case_(situation) {
    for (Standing& known : meant_by(situation)) {
      (known.registration.state == RegistrationState::kCancelled ? cancelled_ : active_)
          .push_back(std::move(known));
    }
  }

  Decision change() {
    if (active_.empty()) {
      return left_to_people(is_stranger(situation_) ? reasons::kChangeByStranger
                                                    : reasons::kChangeOfNothing);
    }
    if (reading_.replacement) return replace();
    for (const PersonReading& read : reading_.people) change_one(read);
    if (case_.size() == 0) return left_to_people(reasons::kChangeOfWhom);
    const bool changed = case_.any_differs();
    if (!changed && !restates_) return left_to_people(reasons::kChangeUnclear);
    case_.notify_others();
    return tell(changed ? ReplyKind::kChanged : ReplyKind::kUnchanged, "changed as asked");
  }

  Decision withdraw() {
    if (active_.empty() && cancelled_.empty()) {
      return left_to_people(is_stranger(situation_) ? reasons::kWithdrawalByStranger
                                                    : reasons::kWithdrawalOfNothing);
    }
    const std::vector<const Standing*> leaving = who_leaves();
    if (leaving.empty()) return left_to_people(reasons::kWithdrawalOfWhom);
    if (active_.empty()) {
      for (const Standing* known : leaving) case_.keep(*known);
      return tell(ReplyKind::kUnchanged, "withdrawn already");
    }
    for (const Standing* known : leaving) {
      Registration after = known->registration;
      after.state = RegistrationState::kCancelled;
      case_.alter(*known, after);
    }
    case_.notify_others();
    return case_.close_withdrawn(active_);
  }

 private:
  bool is_own(const Standing& known) const {
    return is_address_of(known.registration, writer_of(situation_));
  }

  const Standing* own_active() const {
    const auto own = std::find_if(active_.begin(), active_.end(),
                                  [this](const Standing& known) { return is_own(known); });
    return own == active_.end() ? nullptr : &*own;
  }

  // Whom the mail means: by name, else the writer, else the only one there is.
  const Standing* meant(const PersonReading& read) const {
    const Standing* own = read.is_sender ? own_active() : nullptr;
    if (own != nullptr && reading_.means_writer) return own;
    if (const auto& named = read.name ? read.name : read.call_name) {
      for (const Standing& known : active_) {
        const std::string& name = called(known.registration.person);
        if (!name.empty() && may_be_same_name(name, named->value)) return &known;
      }
    }
    if (own != nullptr) return own;
    return active_.size() == 1 && reading_.people.size() == 1 ? &active_.front() : nullptr;
  }

  // "Bij mij mag Taal erbij, en Piet Vos komt ook mee, voor Rekenen"
  bool joins(const PersonReading& read, const Person& person) const {
    const bool was_known =
        std::any_of(cancelled_.begin(), cancelled_.end(), [&person](const Standing& known) {
          return may_be_same_name(called(known.registration.person), person.name);
        });
    return !read.is_sender && !person.name.empty() && names_groups(person) && !was_known;
  }

  void change_one(const PersonReading& read) {
    const Standing* known = meant(read);
    const Person later = person_of(read);
    if (known == nullptr) {
      if (joins(read, later)) case_.add(later);
      return;
    }
    Registration after = known->registration;
    after.person =
        altered(after.person, later, read,
                reading_.replaces_groups && !keeps_groups(reading_, after.person, later));
    after.state = case_.state_for(after.person, known);
    restates_ = restates_ || !later.groups.empty();
    case_.alter(*known, after);
  }

  // "Anja komt in plaats van Piet": she takes his groups where she names none.
  Decision replace() {
    const Standing* leaving = by_name(reading_.replacement->leaving);
    if (leaving == nullptr || reading_.replacement->coming >= reading_.people.size())
      return left_to_people(reasons::kReplacedWhom);
    const Person& was = leaving->registration.person;
    Person coming = person_of(reading_.people[reading_.replacement->coming]);
    inherit(coming, was);
    if (comparable_address(coming.email) == comparable_address(was.email)) coming.email.clear();
    Registration left = leaving->registration;
    left.state = RegistrationState::kCancelled;
    case_.alter(*leaving, left);
    take_in(coming, left.id);
    case_.notify_others();
    return tell(ReplyKind::kChanged, "replaced as asked");
  }

  // Who comes may be registered already: then the groups are hers as well, and so are the places.
  void take_in(const Person& coming, std::int64_t takes_over_from) {
    for (const Standing& known : active_) {
      const Person& person = known.registration.person;
      if (coming.name.empty() || !may_be_same_name(called(person), coming.name)) continue;
      Registration after = known.registration;
      after.person = merged(person, coming);
      after.state = case_.state_for(after.person, &known);
      after.takes_over_from = takes_over_from;
      case_.alter(known, after);
      return;
    }
    case_.add(coming, takes_over_from);
  }

  const Standing* by_name(const std::string& name) const {
    for (const Standing& known : active_) {
      const bool match =
          name.empty() ? is_own(known) : may_be_same_name(called(known.registration.person), name);
      if (match) return &known;
    }
    return name.empty() && active_.size() == 1 ? &active_.front() : nullptr;
  }

  std::vector<const Standing*> who_leaves() const {
    const std::vector<Standing>& among = active_.empty() ? cancelled_ : active_;
    std::vector<const Standing*> leaving;
    if (reading_.means_all) {
      for (const Standing& known : among) leaving.push_back(&known);
      return leaving;
    }
    for (const PersonReading& read : reading_.people) {
      if (read.name && !read.is_sender) add_named(among, read.name->value, leaving);
    }
    if (!leaving.empty()) return leaving;
    if (const Standing* own = own_active(); own != nullptr && reading_.means_writer) return {own};
    if (among.size() == 1) return {&among.front()};
    for (const Standing& known : among) {
      if (is_own(known)) leaving.push_back(&known);
    }
    return leaving;
  }

  static void add_named(const std::vector<Standing>& among, const std::string& name,
                        std::vector<const Standing*>& named) {
    for (const Standing& known : among) {
      const bool there = std::find(named.begin(), named.end(), &known) != named.end();
      const std::string& known_name = called(known.registration.person);
      if (!there && !known_name.empty() && may_be_same_name(known_name, name))
        named.push_back(&known);
    }
  }

  // What is missing after a change is asked for, as after a sign-up.
  Decision tell(ReplyKind kind, const char* why) { return case_.answer(kind, Outcome::kNone, why); }

  const Situation& situation_;
  const Reading& reading_;
  std::vector<Standing> active_;
  std::vector<Standing> cancelled_;
  bool restates_ = false;  // groups were named, though they are registered already
  Case case_;
};

}  // namespace

Decision decide_change(const Situation& situation) {
  return Altering(situation).change();
}

Decision decide_withdrawal(const Situation& situation) {
  return Altering(situation).withdraw();
}

}  // namespace meldaan::desk
