#include "app/reread.h"

#include <algorithm>
#include <map>

#include "desk/desk.h"
#include "domain/address.h"
#include "domain/reasons.h"
#include "mime/parse.h"
#include "util/log.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

using store::Noted;
using store::StoredMail;

// Whether a mail of this fate may say what its sender wants.
bool may_alter_wishes(Fate fate) {
  return fate == Fate::kRegistered || fate == Fate::kReview || fate == Fate::kSetAside;
}

// Who wrote when for the last time, of mails that may say what they want.
class LastWords {
 public:
  LastWords() = default;
  explicit LastWords(const std::vector<StoredMail>& mails) {
    for (const StoredMail& mail : mails) {  // in order of arrival
      if (may_alter_wishes(mail.fate)) last_[comparable_address(mail.sender)] = rank(mail);
    }
  }
  bool came_after(const StoredMail& mail, const std::string& address) const {
    const auto found = last_.find(comparable_address(address));
    return !address.empty() && found != last_.end() && found->second > rank(mail);
  }

 private:
  using Rank = std::pair<Instant, store::MailId>;
  static Rank rank(const StoredMail& mail) { return {mail.arrived, mail.id}; }
  std::map<std::string, Rank> last_;
};

// Which registration of the mail a person is that was read now: by address, else by name, else the
// one that is left over on both sides.
class Pairing {
 public:
  Pairing(const std::vector<Noted>& noted, const std::vector<Registration>& read) {
    for (const Noted& one : noted) noted_.push_back(&one);
    for (const Registration& one : read) read_.push_back(&one);
    pair_where([](const Person& a, const Person& b) {
      return !a.email.empty() && comparable_address(a.email) == comparable_address(b.email);
    });
    pair_where([](const Person& a, const Person& b) {
      return !a.name.empty() && fold(a.name) == fold(b.name);
    });
    if (noted_.size() == 1 && read_.size() == 1) {
      pair_where([](const Person&, const Person&) { return true; });
    }
  }

  const std::vector<std::pair<const Noted*, const Registration*>>& pairs() const { return pairs_; }
  const std::vector<const Noted*>& not_read() const { return noted_; }
  const std::vector<const Registration*>& not_noted() const { return read_; }

 private:
  template <class Same>
  void pair_where(const Same& same) {
    std::erase_if(noted_, [&](const Noted* noted) {
      const auto found = std::find_if(read_.begin(), read_.end(), [&](const Registration* read) {
        return same(noted->person, read->person);
      });
      if (found == read_.end()) return false;
      pairs_.emplace_back(noted, *found);
      read_.erase(found);
      return true;
    });
  }

  std::vector<const Noted*> noted_;
  std::vector<const Registration*> read_;
  std::vector<std::pair<const Noted*, const Registration*>> pairs_;
};

// A late registration stays late: closing the event is no matter of reading.
RegistrationState state_of(const Person& person, RegistrationState noted) {
  if (noted == RegistrationState::kLate) return noted;
  return is_complete(person) ? RegistrationState::kConfirmed : RegistrationState::kIncomplete;
}

const char* why_touched(store::Touch touched) {
  return touched == store::Touch::kAnotherMail ? "another mail has altered the registration"
                                               : "a person has altered the registration";
}

class Rereading {
 public:
  Rereading(const RereadParts& parts, const std::function<void(const RereadFinding&)>& show)
      : parts_(parts), show_(show) {}

  Result<RereadReport> run() {
    const Result<std::vector<StoredMail>> mails = parts_.store.mails();
    if (!mails) return mails.error();
    last_words_ = LastWords(*mails);
    for (const StoredMail& mail : *mails) {
      if (Result<void> done = take(mail); !done) return done.error();
    }
    return report_;
  }

 private:
  Result<void> take(const StoredMail& mail) {
    switch (mail.fate) {
      case Fate::kRegistered:
        return compare(mail);
      case Fate::kReview:
        return mail.reason == reasons::kAsksToo ? compare(mail) : look_for_registration(mail);
      case Fate::kIgnored:
        return look_for_registration(mail);
      case Fate::kDuplicate:
      case Fate::kFiled:
      case Fate::kErased:
      case Fate::kSettled:   // an organiser's word is no reading of ours
      case Fate::kSetAside:  // reading it once more might end this program as well
        break;
    }
    ++report_.not_compared;
    return {};
  }

  // As the desk would decide had nobody written before.
  Result<Decision> decide(const StoredMail& stored) const {
    const Result<std::string> raw = parts_.store.raw_mail(stored.id);
    if (!raw) return raw.error();
    const IncomingMail mail = mime::parse(*raw, {.truncated = stored.truncated});
    const Reading reading = parts_.reader.read(mail);
    desk::Situation situation;
    situation.mail = &mail;
    situation.reading = &reading;
    situation.arrived = stored.arrived;
    situation.now = parts_.clock.now();
    situation.closes = parts_.closes;
    situation.truncated = stored.truncated;
    return desk::decide(situation);
  }

  Result<void> compare(const StoredMail& mail) {
    const Result<std::vector<Noted>> noted = parts_.store.noted(mail.id);
    if (!noted) return noted.error();
    const bool made_all = std::all_of(noted->begin(), noted->end(),
                                      [](const Noted& one) { return one.made_by_mail; });
    if (noted->empty() || !made_all) {
      ++report_.not_compared;
      return {};
    }
    const Result<Decision> decision = decide(mail);
    if (!decision) return decision.error();
    RereadFinding finding{mail, {}, ""};
    if (decision->registrations.empty()) {
      finding.left_alone = "it would no longer be read as a registration: " + decision->reason;
      return leave(finding);
    }
    return compare_people(Pairing(*noted, decision->registrations), std::move(finding));
  }

  Result<void> compare_people(const Pairing& people, RereadFinding finding) {
    std::vector<store::Revision> revisions;
    for (const auto& [noted, read] : people.pairs()) {
      const PersonAsRead now{read->person, state_of(read->person, noted->state)};
      if (now.person == noted->person && now.state == noted->state) continue;
      finding.differences.push_back({noted->current.ref, {{noted->person, noted->state}}, now});
      store::Revision revision{noted->current, noted->current};
      revision.after.person = now.person;
      revision.after.state = now.state;
      revisions.push_back(std::move(revision));
    }
    for (const Noted* noted : people.not_read()) {
      finding.differences.push_back(
          {noted->current.ref, {{noted->person, noted->state}}, std::nullopt});
    }
    for (const Registration* read : people.not_noted()) {
      finding.differences.push_back({"", std::nullopt, {{read->person, read->state}}});
    }
    if (finding.differences.empty()) {
      ++report_.same;
      return {};
    }
    Result<std::string> objection = objection_to(people, finding.mail);
    if (!objection) return objection.error();
    finding.left_alone = *std::move(objection);
    if (!finding.left_alone.empty()) return leave(finding);
    return settle(std::move(finding), revisions);
  }

  // Why the new reading must not be stored; empty where it may be.
  Result<std::string> objection_to(const Pairing& people, const StoredMail& mail) const {
    if (mail.stored_again) return std::string("a person has moved the mail back into the inbox");
    if (last_words_.came_after(mail, mail.sender)) {
      return std::string("its sender has written again since");
    }
    for (const auto& [noted, read] : people.pairs()) {
      if (last_words_.came_after(mail, noted->person.email)) {
        return noted->current.ref + " has written since";
      }
      if (noted->touched != store::Touch::kNone) return std::string(why_touched(noted->touched));
      if (noted->state == RegistrationState::kConfirmed && !is_complete(read->person)) {
        return std::string("it was confirmed, and would no longer be complete");
      }
      Result<std::string> taken = objection_to_address(*noted, read->person);
      if (!taken || !taken->empty()) return taken;
    }
    if (!people.not_read().empty()) return std::string("somebody is no longer found in it");
    if (!people.not_noted().empty()) return std::string("it names somebody who is not registered");
    return std::string();
  }

  Result<std::string> objection_to_address(const Noted& noted, const Person& read) const {
    if (comparable_address(read.email) == comparable_address(noted.person.email)) return {""};
    const auto holders = parts_.store.registrations_of(read.email);
    if (!holders) return holders.error();
    for (const Registration& holder : *holders) {
      const bool same_address =
          comparable_address(holder.person.email) == comparable_address(read.email);
      if (holder.id != noted.current.id && same_address) {
        return holder.ref + " has that address already";
      }
    }
    return {""};
  }

  Result<void> settle(RereadFinding finding, const std::vector<store::Revision>& revisions) {
    if (parts_.apply) {
      const Result<void> stored =
          parts_.store.revise(finding.mail.id, revisions, parts_.capacities, parts_.clock.now());
      if (!stored && stored.error().code != Errc::kRefused) return stored.error();
      if (!stored) {
        finding.left_alone = stored.error().text;
        return leave(finding);
      }
      log::info("mail.reread", {{"mail", finding.mail.id},
                                {"registrations", static_cast<std::uint64_t>(revisions.size())}});
    }
    ++report_.differing;
    show_(finding);
    return {};
  }

  // What was given to people, or taken for a machine's mail, may be a registration today.
  Result<void> look_for_registration(const StoredMail& mail) {
    if (mail.stored_again) {
      ++report_.not_compared;
      return {};
    }
    const Result<Decision> decision = decide(mail);
    if (!decision) return decision.error();
    if (decision->registrations.empty()) {
      ++report_.same;
      return {};
    }
    RereadFinding finding{mail, {}, ""};
    finding.left_alone = mail.fate == Fate::kReview
                             ? "it was given to people, and would now be a registration"
                             : "it was ignored, and would now be a registration";
    const auto known = parts_.store.registrations_of(mail.sender);
    if (!known) return known.error();
    for (const Registration& registration : *known) {
      finding.left_alone += "; its sender has " + registration.ref;
    }
    for (const Registration& read : decision->registrations) {
      finding.differences.push_back({"", std::nullopt, {{read.person, read.state}}});
    }
    return leave(finding);
  }

  Result<void> leave(const RereadFinding& finding) {
    ++report_.left_alone;
    show_(finding);
    return {};
  }

  const RereadParts& parts_;
  const std::function<void(const RereadFinding&)>& show_;
  LastWords last_words_;
  RereadReport report_;
};

}  // namespace

Result<RereadReport> reread(const RereadParts& parts,
                            const std::function<void(const RereadFinding&)>& show) {
  return Rereading(parts, show).run();
}

}  // namespace meldaan::app
