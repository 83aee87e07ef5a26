#include "desk/settling.h"

#include <algorithm>
#include <map>
#include <set>

#include "desk/authority.h"
#include "desk/case.h"
#include "desk/merge.h"

namespace meldaan::desk {
namespace {

using Effect = SettlingReport::Effect;

template <class T>
std::vector<T> values_of(const std::vector<Found<T>>& found) {
  std::vector<T> values;
  for (const Found<T>& one : found) {
    if (std::find(values.begin(), values.end(), one.value) == values.end())
      values.push_back(one.value);
  }
  return values;
}

class Settling {
 public:
  Settling(const Situation& situation, const ItemCase& item)
      : situation_(situation), item_(item), case_(situation) {
    report_.ruling = item.ruling;
    report_.is_reply = item.item.kind == ItemKind::kHeld;
  }

  Settled settle() {
    switch (item_.ruling) {
      case Ruling::kIgnore:
        report_.effect = Effect::kSettled;
        report_.is_no = item_.refuses;
        break;
      case Ruling::kAccept:
        accept();
        break;
      case Ruling::kCancel:
        cancel();
        break;
      case Ruling::kMerge:
        report_.is_unclear_what = !item_.same_as || item_.about.empty();
        if (!report_.is_unclear_what) merge();
        break;
      case Ruling::kCorrect:
        correct();
        break;
    }
    Settled settled{case_.close(Outcome::kNone, Fate::kSettled, reason()), std::move(report_)};
    if (settled.report.effect != Effect::kSettled || item_.ruling == Ruling::kIgnore)
      return settled;
    for (const Standing& one : item_.about) {
      if (one.undeliverable) settled.decision.deliverable.push_back(one.registration.ref);
    }
    return settled;
  }

 private:
  std::string reason() const {
    const char* effect = report_.effect == Effect::kSettled  ? "settled "
                         : report_.effect == Effect::kInPart ? "settled in part "
                                                             : "did not settle ";
    return effect + name_of(item_.item) + ": " + name_of(item_.ruling);
  }

  bool is_mail() const {
    return item_.item.kind == ItemKind::kReview || item_.item.kind == ItemKind::kSetAside;
  }

  bool says_again() const { return is_bounced() || item_.is_overtaken; }

  // Whoever was asked twice is asked no more: the rest is for the organiser to say.
  bool may_ask() const { return is_mail() || is_bounced(); }

  bool is_bounced() const { return item_.item.kind == ItemKind::kBounced; }

  // Whoever came too late, or never answered, is not let in where there is nothing to come to.
  bool lets_in_too_late() const {
    if (!item_.is_over || item_.ruling == Ruling::kIgnore) return false;
    const auto is_outside = [](const Standing& one) {
      return one.registration.state == RegistrationState::kLate ||
             one.registration.state == RegistrationState::kIncomplete;
    };
    const auto is_new = [](const Corrected& one) { return !one.registration; };
    return is_mail() ? std::any_of(item_.corrected.begin(), item_.corrected.end(), is_new)
                     : std::any_of(item_.about.begin(), item_.about.end(), is_outside);
  }

  void accept() {
    if (is_mail()) return correct();
    report_.is_over = lets_in_too_late();
    if (report_.is_over) return;
    report_.effect = Effect::kSettled;
    if (report_.is_reply && !item_.is_overtaken) {
      report_.participant_is_told = true;
      return;
    }
    for (const Standing& known : item_.about) {
      if (says_again()) {  // nothing is accepted but that it is said
        case_.keep(known);
      } else if (known.registration.state == RegistrationState::kIncomplete ||
                 known.registration.state == RegistrationState::kLate) {
        Registration after = known.registration;
        after.person = corrected(known).person;
        after.state = RegistrationState::kConfirmed;
        case_.alter(known, after);
      } else if (corrected(known).person != known.registration.person) {
        take(corrected(known));
      }
    }
    // Of two that may be one nobody knows by "akkoord" whether they are.
    if (!says_again() && !case_.any_differs()) {
      report_.effect = Effect::kNone;
      report_.is_unclear_what = true;
      return;
    }
    tell();
  }

  Corrected corrected(const Standing& known) const {
    for (const Corrected& one : item_.corrected) {
      if (one.registration == known.registration.id) return one;
    }
    return {known.registration.id, known.registration.person};
  }

  // Of a mail that may be about several people nobody knows who is meant.
  void cancel() {
    std::vector<const Standing*> coming;
    for (const Standing& known : item_.about) {
      if (known.registration.state != RegistrationState::kCancelled) coming.push_back(&known);
    }
    report_.is_unclear_who = is_mail() && coming.size() > 1;
    // Whom a mail withdraws that has been withdrawn since is done with; of a reply that waits it is
    // for the organiser to say whether it goes.
    const bool is_done = is_mail() && coming.empty() && !item_.about.empty();
    report_.is_unclear_what = coming.empty() && !is_done;
    if (report_.is_unclear_what || report_.is_unclear_who) return;
    for (const Standing* known : coming) {
      Registration after = known->registration;
      after.state = RegistrationState::kCancelled;
      case_.alter(*known, after);
    }
    report_.effect = Effect::kSettled;
    if (!is_bounced()) tell();  // of what was withdrawn before nobody hears again
  }

  // One person, registered twice: the earlier registration stays, with what the other one says
  // besides, and keeps the places of both. Nobody is told that they do not come.
  void merge() {
    const Standing& kept = *item_.same_as;
    const Standing& other = item_.about.front();
    Registration after = kept.registration;
    after.person = merged(kept.registration.person, other.registration.person);
    after.person.name = kept.registration.person.name;
    if (!kept.registration.person.email.empty())
      after.person.email = kept.registration.person.email;
    after.state = case_.state_for(after.person, &kept);
    after.takes_over_from = other.registration.id;
    const std::size_t number = case_.alter(kept, after);
    Registration dropped = other.registration;
    dropped.state = RegistrationState::kCancelled;
    case_.alter(other, dropped);
    report_.effect = Effect::kSettled;
    report_.is_merged = true;
    for (const std::string& address : addresses_of_both(kept, other, case_.after(number))) {
      PlannedReply reply;
      reply.about = {number};
      reply.kind = kind_for(reply.about);
      reply.language = situation_.reading->language;
      reply.before = case_.earlier(reply.about);
      reply.is_merged = reply.by_organiser = true;
      reply.to = address;
      report_.participant_is_told = true;
      case_.say(std::move(reply));
    }
  }

  // Whoever has signed her up hears of it as well; of two addresses of her own one is enough.
  static std::set<std::string> addresses_of_both(const Standing& kept, const Standing& other,
                                                 const Registration& after) {
    std::set<std::string> addresses{registered_address(after),
                                    registered_address(kept.registration)};
    const std::string& own = other.registration.person.email;
    if (own.empty()) addresses.insert(registered_address(other.registration));
    std::erase_if(addresses,
                  [](const std::string& address) { return !is_plausible_address(address); });
    return addresses;
  }

  void correct() {
    report_.is_over = (is_mail() || item_.item.kind == ItemKind::kUnsettled) && lets_in_too_late();
    if (report_.is_over) return;
    for (const Corrected& one : item_.corrected) take(one);
    if (is_bounced()) follow();
    report_.is_unclear_what = item_.ruling == Ruling::kAccept && item_.corrected.empty();
    if (!case_.any_differs()) return;
    bool open = false;
    for (const std::size_t number : case_.everyone()) {
      const Registration& after = case_.after(number);
      // Who is late is let in by a word, and not by what is mended.
      const bool stays_late = after.state == RegistrationState::kLate && !is_mail();
      report_.stays_late = report_.stays_late || stays_late;
      open = open || stays_late;
      if (after.state != RegistrationState::kIncomplete) continue;
      open = open || !may_ask();
      for (const Missing missing : missing_of(after.person)) report_.missing.push_back(missing);
    }
    std::sort(report_.missing.begin(), report_.missing.end());
    report_.missing.erase(std::unique(report_.missing.begin(), report_.missing.end()),
                          report_.missing.end());
    report_.effect = open ? Effect::kInPart : Effect::kSettled;
    if (!open) tell();
  }

  void take(const Corrected& one) {
    const auto known = std::find_if(
        item_.about.begin(), item_.about.end(),
        [&](const Standing& about) { return one.registration == about.registration.id; });
    if (known == item_.about.end()) {
      case_.add(one.person);
      return;
    }
    Registration after = known->registration;
    after.person = one.person;
    const bool wrote_for_themselves = comparable_address(after.submitted_by) ==
                                      comparable_address(known->registration.person.email);
    if (is_bounced() && wrote_for_themselves && !one.person.email.empty())
      after.submitted_by = one.person.email;
    const bool stays_late =
        after.state == RegistrationState::kLate && item_.ruling != Ruling::kAccept;
    if (!stays_late) after.state = case_.state_for(after.person, &*known);
    case_.alter(*known, after);
  }

  // Whom the owner of a mended address signed up is heard of there.
  void follow() {
    for (const Standing& known : item_.about) {
      const bool is_corrected = std::any_of(
          item_.corrected.begin(), item_.corrected.end(),
          [&](const Corrected& one) { return one.registration == known.registration.id; });
      if (is_corrected || item_.corrected.empty()) continue;
      Registration after = known.registration;
      after.submitted_by = item_.corrected.front().person.email;
      case_.alter(known, after);
    }
  }

  // One mail to each address that the registrations have. The sender of the mail that the item
  // comes from is answered in its thread.
  void tell() {
    std::map<std::string, std::vector<std::size_t>> by_address;
    for (const std::size_t number : case_.everyone()) {
      if (!case_.differs(number) && !says_again()) continue;
      const Registration& after = case_.after(number);
      const std::string address =
          case_.is_new(number) ? comparable_address(after.submitted_by) : registered_address(after);
      if (is_plausible_address(address)) by_address[address].push_back(number);
    }
    for (auto& [address, about] : by_address) {
      PlannedReply reply;
      reply.kind = kind_for(about);
      reply.language = situation_.reading->language;
      reply.before = case_.earlier(about);
      reply.about = std::move(about);
      if (!is_mail() || address != writer_of(situation_)) reply.to = address;
      // Who has not asked to be withdrawn is not told that it is a pity.
      const bool is_own_wish = situation_.reading->intent == Intent::kCancel;
      reply.by_organiser =
          !reply.to.empty() || (reply.kind == ReplyKind::kCancelled && !is_own_wish);
      reply.is_refused = reply.kind == ReplyKind::kCancelled && were_late(reply.about);
      report_.is_refused = report_.is_refused || reply.is_refused;
      report_.participant_is_told = true;
      report_.participant_is_asked =
          report_.participant_is_asked || reply.kind == ReplyKind::kQuestion;
      case_.say(std::move(reply));
    }
  }

  bool were_late(const std::vector<std::size_t>& about) const {
    return std::all_of(about.begin(), about.end(), [this](std::size_t number) {
      const Standing* before = case_.before(number);
      return before != nullptr && before->registration.state == RegistrationState::kLate;
    });
  }

  bool any(const std::vector<std::size_t>& about, RegistrationState state) const {
    return std::any_of(about.begin(), about.end(),
                       [&](std::size_t number) { return case_.after(number).state == state; });
  }

  // Whom nothing has reached yet is told all of it.
  bool joins(std::size_t number) const {
    if (is_bounced()) return true;
    const Standing* before = case_.before(number);
    return before == nullptr || before->registration.state != RegistrationState::kConfirmed;
  }

  ReplyKind kind_for(const std::vector<std::size_t>& about) const {
    if (any(about, RegistrationState::kCancelled)) return ReplyKind::kCancelled;
    if (any(about, RegistrationState::kLate)) return ReplyKind::kLate;
    if (any(about, RegistrationState::kIncomplete)) return ReplyKind::kQuestion;
    const bool any_joins = std::any_of(about.begin(), about.end(),
                                       [this](std::size_t number) { return joins(number); });
    if (any_joins) return ReplyKind::kConfirmation;
    const bool any_differs = std::any_of(
        about.begin(), about.end(), [this](std::size_t number) { return case_.differs(number); });
    return any_differs ? ReplyKind::kChanged : ReplyKind::kUnchanged;
  }

  const Situation& situation_;
  const ItemCase& item_;
  SettlingReport report_;
  Case case_;
};

}  // namespace

Settled settle(const Situation& situation, const ItemCase& item) {
  return Settling(situation, item).settle();
}

Person person_as_read(const PersonReading& reading) {
  const auto value_of = [](const std::optional<Found<std::string>>& found) {
    return found ? found->value : std::string();
  };
  Person person;
  person.name = value_of(reading.name);
  person.email = value_of(reading.email);
  person.school = value_of(reading.school);
  person.foundation = value_of(reading.foundation);
  if (reading.foundation && reading.foundation->evidence.source == Source::kRegister)
    person.foundation_source = FoundationSource::kRegister;
  person.groups = values_of(reading.groups);
  person.unclear_groups = values_of(reading.unclear_groups);
  person.proposed_groups = values_of(reading.proposed_groups);
  return person;
}

std::string registered_address(const Registration& registration) {
  return comparable_address(registration.person.email.empty() ? registration.submitted_by
                                                              : registration.person.email);
}

}  // namespace meldaan::desk
