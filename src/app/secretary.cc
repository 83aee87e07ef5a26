#include "app/secretary.h"

#include <algorithm>
#include <utility>

#include "app/message_id.h"
#include "domain/choices.h"
#include "mime/compose.h"
#include "mime/parse.h"
#include "util/log.h"

namespace meldaan::app {
namespace {

bool asks(ReplyKind kind) {
  return kind == ReplyKind::kQuestion || kind == ReplyKind::kReminder;
}

// RFC 3834 section 4 would have the envelope's sender; people read what From says. Reply-To may be
// anybody's address: it counts where the sender's domain vouches for the mail and owns it.
Address reply_address(const IncomingMail& mail, bool trusted) {
  const Address& from = mail.sender();
  if (!trusted || mail.reply_to.size() != 1) return from;
  Address wanted = mail.reply_to.front();
  if (wanted.name.empty()) wanted.name = from.name;
  const bool same_domain = comparable_address("x@" + domain_of(wanted.address)) ==
                           comparable_address("x@" + domain_of(from.address));
  return same_domain && is_plausible_address(wanted.address) ? wanted : from;
}

// What differs from what is stored.
std::vector<Registration> altered_ones(const std::vector<Registration>& decided,
                                       const desk::Situation& situation) {
  std::vector<Registration> altered;
  for (const Registration& one : decided) {
    bool same = false;
    for (const auto* known : {&situation.thread, &situation.referred, &situation.own}) {
      same = same || std::any_of(known->begin(), known->end(), [&](const Standing& standing) {
               const Registration& was = standing.registration;
               return one.id != 0 && was.id == one.id && was.person == one.person &&
                      was.state == one.state && was.submitted_by == one.submitted_by;
             });
    }
    if (!same) altered.push_back(one);
  }
  return altered;
}

// As `render` numbers them: who withdrew is asked nothing.
std::vector<GroupId> choices_in(const Reply& reply, const Event& event) {
  std::vector<Registration> asked = reply.registrations;
  std::erase_if(asked,
                [](const Registration& one) { return one.state == RegistrationState::kCancelled; });
  return choices_of(asked, event);
}

Reply reply_of(const PlannedReply& planned, const std::vector<Registration>& registrations) {
  Reply reply;
  reply.kind = planned.kind;
  for (const std::size_t number : planned.about)
    reply.registrations.push_back(registrations.at(number));
  reply.before = planned.before;
  reply.others = planned.others;
  reply.altered_by = planned.altered_by;
  reply.asks_again = planned.asks_again;
  reply.by_organiser = planned.by_organiser;
  reply.is_merged = planned.is_merged;
  reply.is_refused = planned.is_refused;
  reply.colleagues = planned.colleagues;
  return reply;
}

// Whose address it is. A colleague without one is not its owner, who signed that colleague up.
std::string name_at(const std::string& address, const std::vector<Registration>& registrations) {
  for (const Registration& registration : registrations) {
    const Person& person = registration.person;
    if (comparable_address(person.email) == comparable_address(address)) return person.name;
  }
  return "";
}

const char* const kOurLanguage = "nl";

// Who signs up a whole school in as many mails is not cut off; a machine that names somebody else
// in each of its answers has no end.
constexpr int kFirstRepliesPerCap = 5;

}  // namespace

Result<void> Secretary::write(const desk::Situation& situation, Decision& decision, bool trusted,
                              store::HandledMail& handled) {
  std::vector<Registration>& registrations = decision.registrations;
  if (Result<void> given = give_references(registrations); !given) return given;
  if (Result<void> given = give_places(registrations, handled); !given) return given;
  handled.registrations = altered_ones(registrations, situation);
  handled.erased = decision.erased;
  for (const PlannedReply& planned : decision.replies)
    handled.erased_colleagues += planned.colleagues;
  handled.is_answered = situation.is_answered;
  if (situation.is_answered) {
    for (const Registration& one : registrations)
      handled.marks.emplace_back(one.ref, Mark::kTakenOver);
  }
  for (const Reference& ref : decision.taken_over)
    handled.marks.emplace_back(ref, Mark::kTakenOver);
  for (const Reference& ref : decision.undeliverable)
    handled.marks.emplace_back(ref, Mark::kUndeliverable);
  for (const Reference& ref : decision.deliverable)
    handled.marks.emplace_back(ref, Mark::kDeliverable);

  const IncomingMail& mail = *situation.mail;
  for (const PlannedReply& planned : decision.replies) {
    Reply reply = reply_of(planned, registrations);
    if (planned.to.empty()) {
      reply.to = reply_address(mail, trusted);
      reply.has_question = situation.reading->has_question;
      reply.subject = mail.subject;
      reply.in_reply_to = mail.message_id;
      reply.references = mail.references;
    } else {
      reply.language = planned.language;
      Result<std::string> name = name_of_reader(planned.to, reply.registrations);
      if (!name) return name.error();
      reply.to = {*std::move(name), planned.to};
    }
    const Result<std::string> language = planned.to.empty()
                                             ? language_for(reply.to.address, situation.reading)
                                             : language_of_other(reply.to.address, situation);
    if (!language) return language.error();
    reply.language = *language;
    Result<store::NewOutboxMail> composed =
        compose(reply, handled.hashes.whole + reply.to.address, handled.now);
    if (!composed) return composed.error();
    const Result<bool> over = is_over_cap(*composed, handled.now);
    if (!over) return over.error();
    composed->held = *over;
    handled.replies.push_back(*std::move(composed));
  }
  return {};
}

// Who signed up colleagues may be registered beside them.
Result<std::string> Secretary::name_of_reader(const std::string& address,
                                              const std::vector<Registration>& registrations) {
  std::string name = name_at(address, registrations);
  if (!name.empty()) return name;
  const Result<std::vector<Registration>> known = parts_.store.registrations_of(address);
  if (!known) return known.error();
  name = name_at(address, *known);
  if (!name.empty()) return name;
  // Who signed up others alone is written to as when she wrote herself.
  const Result<std::string> before = parts_.store.newest_message_to(address);
  if (!before || before->empty()) return before;
  const IncomingMail mail = mime::parse(*before);
  return mail.to.empty() ? std::string() : mail.to.front().name;
}

Result<store::NewOutboxMail> Secretary::remind(const std::vector<Standing>& standings,
                                               Instant now) {
  Reply reply;
  reply.kind = ReplyKind::kReminder;
  reply.to.address = standings.front().registration.submitted_by;
  for (const Standing& standing : standings) reply.registrations.push_back(standing.registration);
  return write_unasked(std::move(reply), standings.front().registration.ref, now);
}

Result<store::NewOutboxMail> Secretary::remind_of_event(const store::DueEventReminder& due,
                                                        Instant now) {
  Reply reply;
  reply.kind = ReplyKind::kEventReminder;
  reply.to.address = due.recipient;
  reply.registrations = due.registrations;
  reply.in_reply_to = due.in_reply_to;
  if (!due.references.empty()) reply.references = {due.references};
  auto mail = write_unasked(std::move(reply), due.registrations.front().ref, now);
  if (mail) mail->expires = parts_.settings.event.start;
  return mail;
}

Result<store::NewOutboxMail> Secretary::tell_moved_up(const std::vector<Registration>& before,
                                                      const std::vector<Registration>& after,
                                                      const std::string& address,
                                                      const std::string& unique, Instant now) {
  Reply reply;
  reply.kind = ReplyKind::kMovedUp;
  reply.to.address = address;
  reply.before = before;
  reply.registrations = after;
  return write_unasked(std::move(reply), unique, now);
}

Result<store::NewOutboxMail> Secretary::write_unasked(Reply reply, const std::string& unique,
                                                      Instant now) {
  Result<std::string> name = name_of_reader(reply.to.address, reply.registrations);
  if (!name) return name.error();
  reply.to.name = *std::move(name);
  Result<std::string> language = language_for(reply.to.address, nullptr);
  if (!language) return language.error();
  reply.language = *std::move(language);
  Result<store::NewOutboxMail> mail = compose(reply, unique, now);
  if (!mail) return mail;
  const Result<bool> over = is_over_cap(*mail, now);
  if (!over) return over.error();
  mail->held = *over;
  return mail;
}

// Where no group is limited and nobody waits, there is nothing to look up.
Result<void> Secretary::give_places(std::vector<Registration>& registrations,
                                    store::HandledMail& handled) {
  handled.capacities = capacities_of(parts_.settings.event);
  const bool is_limited = std::any_of(handled.capacities.begin(), handled.capacities.end(),
                                      [](const auto& group) { return group.second > 0; });
  const bool any_waits = std::any_of(registrations.begin(), registrations.end(),
                                     [](const Registration& one) { return !one.waiting.empty(); });
  if (registrations.empty() || (!is_limited && !any_waits)) return {};
  Result<std::vector<Registration>> foreseen =
      parts_.store.foresee(registrations, handled.capacities, handled.now);
  if (!foreseen) return foreseen.error();
  registrations = *std::move(foreseen);
  return {};
}

Result<store::NewOutboxMail> Secretary::compose(const Reply& reply, const std::string& unique,
                                                Instant now) {
  OutgoingMail outgoing = parts_.renderer.reply(reply, now);
  outgoing.message_id = make_message_id(parts_.secret, unique + name_of(reply.kind),
                                        domain_of(parts_.settings.courier.from.address));
  store::NewOutboxMail mail;
  mail.kind = reply.kind;
  mail.message_id = outgoing.message_id;
  mail.recipient = reply.to.address;
  mail.language = reply.language;
  mail.envelope_from = parts_.settings.courier.envelope_from;
  mail.message = mime::compose(outgoing, parts_.settings.timezone);
  mail.first_for_registration =
      std::any_of(reply.registrations.begin(), reply.registrations.end(),
                  [](const Registration& registration) { return registration.id == 0; });
  for (const Registration& registration : reply.registrations) {
    mail.about.push_back(registration.ref);
    if (reply.kind != ReplyKind::kQuestion) continue;  // a reminder is no second question
    for (const Gap& gap : gaps_of(registration.person))
      mail.asks.emplace_back(registration.ref, gap);
  }
  if (asks(reply.kind)) mail.choices = choices_in(reply, parts_.settings.event);
  return mail;
}

Result<std::string> Secretary::language_for(const std::string& address, const Reading* reading) {
  if (reading != nullptr && reading->language_is_sure) return reading->language;
  Result<std::string> before = parts_.store.language_of(address);
  if (!before || !before->empty()) return before;
  return reading != nullptr ? reading->language : std::string(kOurLanguage);
}

// Whom we never wrote to is written to as whoever wrote of them.
Result<std::string> Secretary::language_of_other(const std::string& address,
                                                 const desk::Situation& situation) {
  Result<std::string> before = parts_.store.language_of(address);
  if (!before || !before->empty()) return before;
  return language_for(situation.mail->sender().address, situation.reading);
}

Result<bool> Secretary::is_over_cap(const store::NewOutboxMail& mail, Instant now) {
  const int cap = parts_.settings.limits.replies_per_address_per_day;
  const Instant since = now - std::chrono::hours(24);
  const bool first = mail.first_for_registration;
  const Result<int> today = first ? parts_.store.all_replies_since(mail.recipient, since)
                                  : parts_.store.replies_since(mail.recipient, since);
  if (!today) return today.error();
  return *today >= (first ? cap * kFirstRepliesPerCap : cap);
}

Result<store::NewOutboxMail> Secretary::answer_organiser(
    const IncomingMail& mail, const SettlingReport& report,
    const std::vector<Registration>& registrations, const std::string& unique, Instant now) {
  Reply reply;
  reply.kind = ReplyKind::kSettling;
  reply.settling = report;
  reply.registrations = registrations;
  reply.to = mail.sender();
  reply.in_reply_to = mail.message_id;
  reply.references = mail.references;
  Result<store::NewOutboxMail> composed = compose(reply, unique, now);
  if (!composed) return composed;
  // What an organiser is told is no conversation about the registrations: a report that it could
  // not be delivered says nothing of a participant.
  composed->about.clear();
  composed->first_for_registration = report.effect == SettlingReport::Effect::kSettled;
  const Result<bool> over = is_over_cap(*composed, now);
  if (!over) return over.error();
  composed->held = *over;
  return composed;
}

Result<void> Secretary::give_references(std::vector<Registration>& registrations) {
  for (Registration& registration : registrations) {
    while (registration.ref.empty()) {
      const Reference candidate = make_reference(parts_.randomness);
      const Result<bool> taken = parts_.store.has_reference(candidate);
      if (!taken) return taken.error();
      const bool used = std::any_of(registrations.begin(), registrations.end(),
                                    [&](const Registration& r) { return r.ref == candidate; });
      if (!*taken && !used) registration.ref = candidate;
    }
  }
  return {};
}

void warn_of_held(store::MailId mail, const std::vector<store::NewOutboxMail>& replies) {
  for (const store::NewOutboxMail& reply : replies) {
    if (!reply.held) continue;
    log::warning("reply.held",
                 {{"mail", mail},
                  {"kind", name_of(reply.kind)},
                  {"text", "over its address' daily cap: it waits for an organiser"}});
  }
}

}  // namespace meldaan::app
