#include "desk/case.h"

#include <algorithm>
#include <utility>

#include "desk/authority.h"
#include "domain/reasons.h"

namespace meldaan::desk {
namespace {

// What an organiser has confirmed although something is missing is not asked for again.
bool is_accepted(const Registration& known, const Person& later) {
  if (known.state != RegistrationState::kConfirmed) return false;
  const std::vector<Gap> accepted = gaps_of(known.person);
  const std::vector<Gap> open = gaps_of(later);
  return std::all_of(open.begin(), open.end(), [&accepted](const Gap& gap) {
    return std::find(accepted.begin(), accepted.end(), gap) != accepted.end();
  });
}

}  // namespace

std::size_t Case::alter(const Standing& known, const Registration& after) {
  for (std::size_t i = 0; i < after_.size(); ++i) {
    if (!before_[i] || before_[i]->registration.id != known.registration.id) continue;
    after_[i] = after;
    return i;
  }
  after_.push_back(after);
  before_.emplace_back(known);
  return after_.size() - 1;
}

std::size_t Case::add(const Person& person, std::int64_t takes_over_from) {
  Registration registration;
  registration.takes_over_from = takes_over_from;
  registration.person = person;
  registration.submitted_by = writer_of(situation_);
  registration.created = registration.updated = situation_.now;
  registration.state = state_for(person, nullptr);
  after_.push_back(std::move(registration));
  before_.emplace_back();
  return after_.size() - 1;
}

bool Case::differs(std::size_t number) const {
  if (!before_[number]) return true;
  const Registration& was = before_[number]->registration;
  return was.person != after_[number].person || was.state != after_[number].state;
}

bool Case::any_differs() const {
  const auto numbers = everyone();
  return std::any_of(numbers.begin(), numbers.end(),
                     [this](std::size_t number) { return differs(number); });
}

std::vector<std::size_t> Case::everyone() const {
  std::vector<std::size_t> numbers(after_.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
  return numbers;
}

std::vector<Registration> Case::earlier(const std::vector<std::size_t>& numbers) const {
  std::vector<Registration> found;
  for (const std::size_t number : numbers) {
    if (before_[number] && differs(number)) found.push_back(before_[number]->registration);
  }
  return found;
}

bool Case::has(std::int64_t registration_id) const {
  return std::any_of(after_.begin(), after_.end(), [registration_id](const Registration& one) {
    return one.id == registration_id && one.id != 0;
  });
}

RegistrationState Case::state_for(const Person& person, const Standing* known) const {
  const bool late = known == nullptr || known->registration.state == RegistrationState::kLate;
  if (situation_.arrived > situation_.closes && late) return RegistrationState::kLate;
  if (known != nullptr && is_accepted(known->registration, person)) {
    return RegistrationState::kConfirmed;
  }
  return is_complete(person) ? RegistrationState::kConfirmed : RegistrationState::kIncomplete;
}

bool Case::may_ask() const {
  for (std::size_t i = 0; i < after_.size(); ++i) {
    if (after_[i].state == RegistrationState::kCancelled) continue;
    for (const Gap& gap : gaps_of(after_[i].person)) {
      if (!before_[i]) return true;
      const auto asked = before_[i]->asked.find(gap);
      if (asked == before_[i]->asked.end() || asked->second < kMostQuestions) return true;
    }
  }
  return false;
}

bool Case::was_asked() const {
  return std::any_of(before_.begin(), before_.end(), [](const std::optional<Standing>& standing) {
    return standing && !standing->asked.empty();
  });
}

bool Case::receipt_sent() const {
  return std::any_of(before_.begin(), before_.end(), [](const std::optional<Standing>& standing) {
    return standing && standing->receipt_sent;
  });
}

Decision Case::answer(ReplyKind kind, Outcome outcome, std::string reason) {
  const bool incomplete =
      std::any_of(after_.begin(), after_.end(), [](const Registration& registration) {
        return registration.state == RegistrationState::kIncomplete;
      });
  if (!incomplete) {
    say(kind, everyone());
  } else if (may_ask()) {
    say(ReplyKind::kQuestion, everyone());
    replies_.back().asks_again = was_asked() && !any_differs();
  } else {
    if (!receipt_sent()) say(ReplyKind::kReceipt, everyone());
    return close(outcome, Fate::kReview, reasons::kTwoQuestions);
  }
  return close(outcome, Fate::kRegistered, std::move(reason));
}

void Case::say(ReplyKind kind, std::vector<std::size_t> about) {
  PlannedReply reply;
  reply.kind = kind;
  // Of whom nothing was altered is told no more than that they come.
  const auto stays = [this](std::size_t number) {
    return before_[number] && !differs(number) &&
           after_[number].state == RegistrationState::kConfirmed;
  };
  if (kind == ReplyKind::kChanged && !std::all_of(about.begin(), about.end(), stays)) {
    for (const std::size_t number : about) {
      if (stays(number)) reply.others.push_back(after_[number]);
    }
    std::erase_if(about, stays);
  }
  reply.before = earlier(about);
  reply.about = std::move(about);
  replies_.push_back(std::move(reply));
}

void Case::notify_others() {
  const std::string writer = writer_of(situation_);
  for (std::size_t i = 0; i < after_.size(); ++i) {
    if (!before_[i] || !differs(i)) continue;
    const Registration& was = before_[i]->registration;
    if (was.person.email.empty() || is_address_of(was, writer)) continue;
    // Who signed somebody up answers our questions about them, while nothing of it has reached
    // them.
    const bool completes = was.state == RegistrationState::kIncomplete &&
                           comparable_address(was.submitted_by) == writer &&
                           comparable_address(before_[i]->mailed_at) == writer;
    if (completes) continue;
    PlannedReply notice;
    notice.kind = ReplyKind::kNotice;
    notice.to = was.person.email;
    notice.about = {i};
    notice.before = {was};
    notice.altered_by = writer;
    replies_.push_back(std::move(notice));
  }
}

Decision Case::close_withdrawn(const std::vector<Standing>& known) {
  PlannedReply reply;
  reply.kind = ReplyKind::kCancelled;
  reply.about = everyone();
  reply.before = earlier(reply.about);
  for (const Standing& one : known) {
    const bool comes = one.registration.state != RegistrationState::kCancelled;
    if (comes && !has(one.registration.id)) reply.others.push_back(one.registration);
  }
  say(std::move(reply));
  return close(Outcome::kNone, Fate::kRegistered, "withdrawn as asked");
}

Decision Case::close(Outcome outcome, Fate fate, std::string reason) {
  for (std::size_t i = 0; i < after_.size(); ++i) {
    if (before_[i] && differs(i)) after_[i].updated = situation_.now;
  }
  Decision decision = without_registration(outcome, fate, std::move(reason));
  decision.registrations = std::move(after_);
  decision.replies = std::move(replies_);
  return decision;
}

Decision without_registration(Outcome outcome, Fate fate, std::string reason) {
  Decision decision;
  decision.outcome = outcome;
  decision.fate = fate;
  decision.reason = std::move(reason);
  return decision;
}

}  // namespace meldaan::desk
