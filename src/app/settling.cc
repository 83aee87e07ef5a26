#include "app/settling.h"

#include <algorithm>

#include "app/conversation.h"
#include "app/message_id.h"
#include "app/settle_corrections.h"
#include "app/workshop.h"
#include "desk/merge.h"
#include "domain/reasons.h"
#include "mime/parse.h"
#include "util/log.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

using Effect = SettlingReport::Effect;

Decision left_to_people(const char* why) {
  Decision decision;
  decision.fate = Fate::kReview;
  decision.reason = why;
  return decision;
}

// A machine that answers an organiser's mail, or ours.
bool is_machine(const IncomingMail& mail, const Reading& reading, std::string_view secret) {
  const std::string* automatic = mail.header("auto-submitted");
  if (automatic != nullptr && !equals_ignoring_case(trim(*automatic), "no")) return true;
  if (is_own_message_id(secret, mail.message_id)) return true;
  return reading.origin != Origin::kHuman && reading.origin != Origin::kOurselves;
}

desk::Corrected nobody_but(const Address& sender) {
  desk::Corrected nobody;
  if (sender.name.find('@') == std::string::npos) nobody.person.name = sender.name;
  nobody.person.email = comparable_address(sender.address);
  return nobody;
}

const Standing* same_person(const std::vector<Standing>& about, const Person& person) {
  for (const Standing& known : about) {
    const Person& other = known.registration.person;
    const bool address = !person.email.empty() &&
                         comparable_address(person.email) == comparable_address(other.email);
    const bool name = !person.name.empty() && fold(person.name) == fold(other.name);
    if (name || (address && desk::may_be_same_name(person.name, other.name))) return &known;
  }
  return nullptr;
}

// Once the last of its kind is erased a number is given out again: what is younger than the token
// is not what the token was for.
Result<bool> is_younger(store::Store& store, const SettleToken& token,
                        const store::ItemStanding& standing) {
  const std::chrono::days after_issue(token.last_day - kTokenLife.count() + 1);
  const Instant until{after_issue};
  if (standing.written && *standing.written >= until) return true;
  const Result<std::vector<Standing>> about = store.standings(standing.registrations);
  if (!about) return about.error();
  return std::any_of(about->begin(), about->end(),
                     [until](const Standing& one) { return one.registration.created >= until; });
}

}  // namespace

// What is known of an item: the mail, whom it is about, how they stand or were read.
struct Settling::Context {
  ItemKey item;
  int round = 0;
  IncomingMail mail;  // that it comes from, for a mail; else of who sent the registration in
  Reading reading;    // its reading
  std::vector<Standing> about;
  std::vector<desk::Corrected> people;
  bool is_overtaken = false;  // a held reply that no longer says how things stand
  bool was_read = false;      // `people` are as a mail says, and may be accepted
  bool withdraws = false;
  Instant arrived{};
  bool truncated = false;

  std::vector<Person> persons() const {
    std::vector<Person> all;
    for (const desk::Corrected& one : people) all.push_back(one.person);
    return all;
  }
};

Result<Settling::Context> Settling::context_of(const ItemKey& item,
                                               const store::ItemStanding& standing) {
  Context context;
  context.item = {*standing.open_as, item.id};
  context.round = standing.times_settled;
  context.arrived = standing.arrived;
  context.truncated = standing.truncated;
  // What could not be read three times might end this program as well.
  if (standing.mail != 0 && standing.reason != reasons::kUnreadable) {
    // Where the mail was erased, nothing is known of it.
    const Result<std::string> raw = parts_.store.raw_mail(standing.mail);
    if (!raw && raw.error().code != Errc::kNotFound) return raw.error();
    if (raw) context.mail = mime::parse(*raw, {.truncated = standing.truncated});
  }
  if (context.item.kind == ItemKind::kReview || context.item.kind == ItemKind::kSetAside) {
    if (Result<void> added = add_mail(context); !added) return added.error();
    // What the lines of a mail say that settled nothing was not said by who may say it.
    const auto token = settle_token_in(context.mail.subject);
    if (token) context.people = {nobody_but(context.mail.sender())};
    context.was_read = context.was_read && !token;
    return context;
  }
  context.reading = parts_.reader.read(context.mail);  // its language counts
  Result<std::vector<Standing>> about = parts_.store.standings(standing.registrations);
  if (!about) return about.error();
  context.about = *std::move(about);
  for (const Standing& one : context.about) {
    context.people.push_back({one.registration.id, one.registration.person});
    if (standing.written && one.registration.updated > *standing.written)
      context.is_overtaken = true;
  }
  if (context.about.empty()) return context;
  const Registration& first = context.about.front().registration;
  context.mail = IncomingMail();
  context.mail.from = {{first.person.name, first.submitted_by}};
  return context;
}

// Read as the intake read it.
Result<void> Settling::add_mail(Context& context) {
  const std::vector<std::string> own = own_addresses(parts_.settings);
  Result<Conversation> found =
      find_conversation(parts_.store, parts_.secret, context.mail, is_from(context.mail, own));
  if (!found) return found.error();
  const auto expected = expectation_of(*found, context.mail, parts_.settings.event);
  context.reading = parts_.reader.read(context.mail, expected ? &*expected : nullptr);
  context.about = !found->thread.empty()     ? std::move(found->thread)
                  : !found->referred.empty() ? std::move(found->referred)
                                             : std::move(found->own);
  context.withdraws = context.reading.intent == Intent::kCancel;
  if (context.about.empty()) {
    if (Result<void> found_named = add_named(context); !found_named) return found_named;
  }
  pair_up(context);
  return {};
}

// Whom a mail names that its sender may not speak for: an organiser sees in the lines who is meant.
Result<void> Settling::add_named(Context& context) {
  const Result<std::vector<Registration>> registrations = parts_.store.registrations();
  if (!registrations) return registrations.error();
  std::vector<std::int64_t> meant;
  for (const PersonReading& read : context.reading.people) {
    if (!read.name) continue;
    const std::string name = fold(read.name->value);
    std::vector<std::int64_t> same_name;
    for (const Registration& one : *registrations) {
      if (comes(one) && fold(one.person.name) == name) same_name.push_back(one.id);
    }
    if (same_name.size() == 1) meant.push_back(same_name.front());
  }
  if (meant.empty()) return {};
  Result<std::vector<Standing>> about = parts_.store.standings(meant);
  if (!about) return about.error();
  context.about = *std::move(about);
  return {};
}

void Settling::pair_up(Context& context) {
  const Reading& reading = context.reading;
  const bool changes = reading.intent == Intent::kChange;
  context.was_read = !reading.people.empty() && (changes || reading.intent == Intent::kRegister);
  for (const PersonReading& read : reading.people) {
    if (!context.was_read) break;
    const Person person = desk::person_as_read(read);
    const Standing* known = same_person(context.about, person);
    if (known == nullptr && changes && context.about.size() == 1) known = &context.about.front();
    if (known == nullptr) {
      context.people.push_back({std::nullopt, person});
      continue;
    }
    const Person& was = known->registration.person;
    context.people.push_back(
        {known->registration.id, changes ? desk::altered(was, person, read, reading.replaces_groups)
                                         : desk::merged(was, person)});
  }
  if (!context.people.empty()) return;
  for (const Standing& known : context.about)
    context.people.push_back({known.registration.id, known.registration.person});
  if (context.people.empty()) context.people.push_back(nobody_but(context.mail.sender()));
}

std::string Settling::link_to(const Context& context) const {
  const std::string address = parts_.settings.courier.from.address;
  const std::string subject =
      "Afhandelen [" + make_settle_token(parts_.secret, context.item, context.round, parts_.now) +
      "]";
  std::vector<Person> people = context.persons();
  people.resize(std::min(people.size(), kMostPeople));
  const auto written = [&](bool with_help) {
    return mailto(address, subject, write_form(people, parts_.settings.event, with_help));
  };
  // Lines that say half of what is known would take the other half away: a person goes as a whole.
  for (std::string link = written(true);; people.pop_back(), link = written(true)) {
    if (link.size() < kLongestLink) return link;
    if (link = written(false); link.size() < kLongestLink) return link;
    if (people.empty()) return mailto(address, subject, "");
  }
}

Result<std::string> Settling::link(const ItemKey& item) {
  const Result<std::optional<store::ItemStanding>> standing = parts_.store.item(item);
  if (!standing) return standing.error();
  if (!*standing || !(*standing)->open_as) return std::string();
  const Result<Context> context = context_of(item, **standing);
  if (!context) return context.error();
  return link_to(*context);
}

Result<desk::Settled> Settling::settle(Context& context, const Say& said,
                                       store::HandledMail& handled) {
  const Corrections corrections = correct({parts_.reader, parts_.settings.event,
                                           context.mail.sender().address, parts_.settings.lexicons},
                                          context.people, said.form);
  const bool changed = corrections.people != context.people;
  desk::ItemCase item;
  item.item = context.item;
  std::vector<std::string> unclear = corrections.unclear();
  const bool contradicts = says_two_things(said, changed);
  if (contradicts) unclear.push_back(collapse_spaces(said.form.rest));
  item.ruling = contradicts ? Ruling::kCorrect : ruling_in(said, changed, unclear.empty());
  if (item.ruling == Ruling::kAccept && context.withdraws) item.ruling = Ruling::kCancel;
  item.about = context.about;
  item.is_overtaken = context.is_overtaken;
  item.corrected = corrections.people;
  if (item.ruling == Ruling::kAccept && !context.was_read) item.corrected.clear();

  IncomingMail mail = context.mail;
  // Of a mail that could not be read nobody knows the sender but the organiser.
  if (mail.sender().address.empty() && !item.corrected.empty())
    mail.from = {{item.corrected.front().person.name, item.corrected.front().person.email}};
  desk::Situation situation;
  situation.mail = &mail;
  situation.reading = &context.reading;
  // Whom an organiser lets in is not late.
  situation.arrived = std::min(context.arrived, parts_.settings.event.closes);
  situation.now = parts_.now;
  situation.closes = parts_.settings.event.closes;

  const bool corrects = item.ruling == Ruling::kCorrect;
  // The lines of a mail that was not read as a registration, sent back as they came.
  const bool untouched = !changed && !context.was_read && item.about.empty();
  const bool says_nothing = untouched || (said.form.people.empty() && said.form.rest.empty());
  // Of several people it may be who is meant that was not understood.
  const bool in_doubt = !unclear.empty() && (!changed || context.people.size() > 1);
  const bool unusable = contradicts || !corrections.unclear_lines.empty() || in_doubt;
  if (corrects && (says_nothing || unusable)) item.corrected.clear();
  if (Result<void> added = add_dependents(context, item); !added) return added.error();

  situation.thread = item.about;
  desk::Settled settled = desk::settle(situation, item);
  settled.report.not_understood = std::move(unclear);
  Decision& decision = settled.decision;
  if (Result<void> written = parts_.secretary.write(situation, decision, false, handled); !written)
    return written.error();
  // An organiser asked for them: no cap holds them.
  for (store::NewOutboxMail& reply : handled.replies) {
    reply.held = false;
    reply.first_for_registration = true;
  }
  if (settled.report.effect == Effect::kSettled || settled.report.effect == Effect::kInPart)
    handled.settlement = {context.item, item.ruling, settled.report.effect == Effect::kInPart,
                          item.is_overtaken};
  // Whoever is offered the lines again has not typed them in vain.
  context.people = corrections.people;
  return settled;
}

// A mended address is that of all whom its owner signed up without one of their own.
Result<void> Settling::add_dependents(const Context& context, desk::ItemCase& item) const {
  if (item.item.kind != ItemKind::kBounced || item.corrected.empty() || context.people.empty())
    return {};
  const std::string old_address = comparable_address(context.people.front().person.email);
  const std::string address = item.corrected.front().person.email;
  if (item.ruling != Ruling::kCorrect || old_address.empty() || address.empty() ||
      address == old_address)
    return {};
  const Result<std::vector<Registration>> registrations = parts_.store.registrations();
  if (!registrations) return registrations.error();
  std::vector<std::int64_t> ids;
  for (const Registration& one : *registrations) {
    const bool depends =
        one.person.email.empty() && comparable_address(one.submitted_by) == old_address;
    if (depends && comes(one) && one.id != item.item.id) ids.push_back(one.id);
  }
  Result<std::vector<Standing>> standings = parts_.store.standings(ids);
  if (!standings) return standings.error();
  std::move(standings->begin(), standings->end(), std::back_inserter(item.about));
  return {};
}

// What was understood in part stands in the lines already.
void Settling::offer_again(Context context, desk::Settled& settled) const {
  for (desk::Corrected& one : context.people) {
    for (const Registration& stored : settled.decision.registrations) {
      if (one.registration == stored.id) one.person = stored.person;
    }
  }
  SettlingReport& report = settled.report;
  report.token = make_settle_token(parts_.secret, context.item, context.round, parts_.now);
  report.reply_link = link_to(context);
  const std::string form = write_form(context.persons(), parts_.settings.event, false);
  for (const std::string_view line : split_lines(form)) {
    if (!line.empty()) report.lines.emplace_back(line);
  }
}

Result<Decision> Settling::by_mail(const IncomingMail& mail, const SettleToken& token,
                                   mime::Dmarc dmarc, store::HandledMail& handled) {
  const Reading own = parts_.reader.read(mail);
  if (is_machine(mail, own, parts_.secret)) {
    Decision ignored;
    ignored.outcome = Outcome::kIgnore;
    ignored.fate = Fate::kFiled;
    ignored.reason = "a machine's answer to the settling of an item";
    return ignored;
  }
  if (!is_from(mail, parts_.settings.organisers))
    return left_to_people(reasons::kSettlesByStranger);
  if (dmarc == mime::Dmarc::kFail) return left_to_people(reasons::kSettlesForged);
  if (!is_genuine(parts_.secret, token)) return left_to_people(reasons::kSettlesWithoutToken);
  if (is_expired(token, parts_.now)) return left_to_people(reasons::kSettlesTooLate);

  const Result<std::optional<store::ItemStanding>> standing = parts_.store.item(token.item);
  if (!standing) return standing.error();
  if (!*standing) return left_to_people(reasons::kSettlesErased);
  const Result<bool> younger = is_younger(parts_.store, token, **standing);
  if (!younger) return younger.error();
  if (*younger) return left_to_people(reasons::kSettlesErased);
  desk::Settled settled;
  settled.decision.fate = Fate::kSettled;
  settled.decision.reason = "settled before: " + name_of(token.item);
  settled.report.effect = Effect::kSettledAgo;
  if ((*standing)->open_as && (*standing)->times_settled == token.round) {
    Result<Context> context = context_of(token.item, **standing);
    if (!context) return context.error();
    Result<desk::Settled> done =
        settle(*context,
               said_in(mail, parts_.reader, parts_.settings.lexicons, parts_.secretary.renderer()),
               handled);
    if (!done) return done.error();
    settled = *std::move(done);
    if (settled.report.effect != Effect::kSettled) {
      offer_again(*context, settled);
    }
  }
  Result<store::NewOutboxMail> answer = parts_.secretary.answer_organiser(
      mail, settled.report, settled.decision.registrations, handled.hashes.whole, parts_.now);
  if (!answer) return answer.error();
  // Two programs that answer each other end here.
  if (!answer->held) handled.replies.push_back(*std::move(answer));
  return std::move(settled.decision);
}

std::optional<Decision> Settling::without_token(const IncomingMail& mail,
                                                const std::optional<SentReply>& answered) const {
  const bool to_us =
      answered && (answered->kind == ReplyKind::kDigest || answered->kind == ReplyKind::kSettling);
  if (!to_us || !is_from(mail, parts_.settings.organisers)) return std::nullopt;
  const Say said =
      said_in(mail, parts_.reader, parts_.settings.lexicons, parts_.secretary.renderer());
  if (!said.ruling) return std::nullopt;
  return left_to_people(reasons::kSettlesWithoutToken);
}

Result<SettlingReport> Settling::by_hand(const ItemKey& item, const Say& said) {
  const Result<std::optional<store::ItemStanding>> standing = parts_.store.item(item);
  if (!standing) return standing.error();
  if (!*standing) return permanent(Errc::kNotFound, "there is no item " + name_of(item));
  if (!(*standing)->open_as) return permanent(Errc::kRefused, name_of(item) + " is open no longer");
  Result<Context> context = context_of(item, **standing);
  if (!context) return context.error();
  store::HandledMail handled;
  handled.now = parts_.now;
  handled.hashes.whole = "by hand: " + name_of(item) + " " + format_utc(parts_.now);
  Result<desk::Settled> settled = settle(*context, said, handled);
  if (!settled) return settled.error();
  if (!handled.settlement) return std::move(settled->report);
  if (Result<void> stored = parts_.store.settle(handled); !stored) return stored.error();
  log::info("item.settled", {{"item", name_of(item)},
                             {"ruling", name_of(settled->report.ruling)},
                             {"open", handled.settlement->stays_open}});
  return std::move(settled->report);
}

}  // namespace meldaan::app
