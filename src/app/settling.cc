#include "app/settling.h"

#include <algorithm>

#include "app/conversation.h"
#include "app/settle_corrections.h"
#include "app/settle_doubles.h"
#include "app/settle_others.h"
#include "app/settle_pointers.h"
#include "app/workshop.h"
#include "desk/merge.h"
#include "domain/reasons.h"
#include "mime/parse.h"
#include "util/log.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

using Effect = SettlingReport::Effect;

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

std::string Settling::link_to(const SettleItem& context) const {
  const std::string address = parts_.settings.courier.from.address;
  const std::string subject =
      "Afhandelen [" + make_settle_token(parts_.secret, context.key, context.round, parts_.now) +
      "]";
  std::vector<Person> people = context.persons();
  people.resize(std::min(people.size(), kMostPeople));
  const auto written = [&](bool with_help) {
    return mailto(address, subject,
                  write_form(people, parts_.settings.event, with_help,
                             {context.can_accept(), context.is_double}));
  };
  // Lines that say half of what is known would take the other half away: a person goes as a whole.
  for (std::string link = written(true);; people.pop_back(), link = written(true)) {
    if (link.size() < kLongestLink) return link;
    if (link = written(false); link.size() < kLongestLink) return link;
    if (people.empty()) return mailto(address, subject, "");
  }
}

Result<Settling::Link> Settling::link(const ItemKey& item, bool is_double) {
  const Result<store::ItemStanding> standing = parts_.store.listed_item(item);
  if (!standing) return standing.error();
  Result<SettleItem> context = settle_item(sources(), item, *standing);
  if (!context) return context.error();
  context->is_double = is_double;
  context->is_over = has_begun();
  return Link{link_to(*context), context->can_accept()};
}

desk::ItemCase Settling::item_case(const SettleItem& context, const Say& said,
                                   Corrections& corrections) {
  const bool changed = corrections.people != context.people;
  desk::ItemCase item;
  item.item = context.key;
  item.about = context.about;
  item.is_overtaken = context.is_overtaken;
  item.corrected = corrections.people;
  item.ruling = corrections.ruling.value_or(Ruling::kCorrect);
  item.refuses = corrections.refuses;
  if (item.ruling == Ruling::kMerge) item.same_as = context.same_as;
  // "Negeren. School is OBS De Esch": one of the two is not meant.
  const bool is_possible =
      !(settles_alone(item.ruling) && corrections.words_change) && rule_on(corrections, item);
  if (!is_possible) {
    corrections.unclear.insert(corrections.unclear.begin(), corrections.understood.begin(),
                               corrections.understood.end());
    corrections.understood.clear();
  }
  if (!is_possible || !corrections.unclear.empty() || !corrections.others.empty()) {
    item.ruling = Ruling::kCorrect;
    item.corrected.clear();
    item.refuses = false;
    return item;
  }
  // Who was told that the organisation looks what can be done hears that nothing can.
  if (item.refuses && context.is_late()) item.ruling = Ruling::kCancel;
  if (item.ruling == Ruling::kAccept) {
    if (context.withdraws && !changed) item.ruling = Ruling::kCancel;
    if (!context.was_read && !changed) item.corrected.clear();
    // "Akkoord" above lines that were mended means the mended ones.
    if (changed && item.item.kind != ItemKind::kUnsettled) item.ruling = Ruling::kCorrect;
  } else if (item.ruling == Ruling::kCorrect) {
    // The lines of a mail that was not read as a registration, sent back as they came; or words
    // that only tell something.
    const bool untouched = !changed && !context.was_read && item.about.empty();
    const bool says_nothing = said.form.people.empty() && !corrections.words_change;
    if (untouched || says_nothing) item.corrected.clear();
  }
  return item;
}

// Of several people whom the ruling is about; false where it cannot be carried out of them alone.
bool Settling::rule_on(const Corrections& corrections, desk::ItemCase& item) {
  const std::vector<std::size_t>& ruled = corrections.ruled;
  if (ruled.empty() || ruled.size() >= corrections.people.size()) return true;
  if (item.ruling != Ruling::kCancel) return false;
  std::vector<Standing> about;
  for (const std::size_t number : ruled) {
    const std::optional<std::int64_t>& id = corrections.people[number].registration;
    const auto known = std::find_if(item.about.begin(), item.about.end(),
                                    [&](const Standing& one) { return id == one.registration.id; });
    if (known == item.about.end()) return false;
    about.push_back(*known);
  }
  item.about = std::move(about);
  return true;
}

// What the lines say that were offered nobody has said.
Result<Corrections> Settling::read_corrections(const Say& said, SettleItem& context) const {
  std::vector<FormPerson> offered;
  for (const desk::Corrected& one : context.people)
    offered.push_back(form_of(one.person, parts_.settings.event));
  Form form = without_offered(said.form, offered);
  if (Result<void> added = add_spoken_of(sources(), form, context); !added) return added.error();
  for (const Standing& one : context.both())
    form.rest = without_reference(form.rest, one.registration.ref);
  const bool is_away = std::any_of(
      context.about.begin(), context.about.end(),
      [](const Standing& one) { return one.registration.state == RegistrationState::kCancelled; });
  const bool is_held = context.key.kind == ItemKind::kHeld;
  Corrections corrections =
      correct({parts_.reader, parts_.settings.event, parts_.settings.lexicons, is_held,
               context.withdraws, is_away, context.same_as.has_value(), context.can_refuse()},
              context.people, form);
  if (said.ruling) corrections.ruling = said.ruling;
  return corrections;
}

// The mail that an item comes from, from whom it is now known to be. Of one that could not be read
// nobody knows the sender but the organiser; and who wrote of herself is reached where an organiser
// says, not where somebody may have pretended to be.
IncomingMail Settling::mail_of(const SettleItem& context, const desk::ItemCase& item) {
  IncomingMail mail = context.mail;
  if (item.corrected.empty()) return mail;
  const desk::Corrected& first = item.corrected.front();
  const std::string sender = comparable_address(mail.sender().address);
  const bool is_moved = !first.registration && !first.person.email.empty() &&
                        comparable_address(first.person.email) != sender &&
                        !context.people.empty() &&
                        comparable_address(context.people.front().person.email) == sender;
  if (sender.empty() || is_moved) mail.from = {{first.person.name, first.person.email}};
  return mail;
}

Result<desk::Settled> Settling::settle(SettleItem& context, const Say& said,
                                       store::HandledMail& handled) {
  if (Result<void> found = find_double(sources(), context); !found) return found.error();
  context.is_over = said.by_mail && has_begun();
  Result<Corrections> read = read_corrections(said, context);
  if (!read) return read.error();
  Corrections corrections = *std::move(read);
  if (Result<void> taken = take_out_others(sources(), context, corrections); !taken)
    return taken.error();
  desk::ItemCase item = item_case(context, said, corrections);
  if (said.by_mail) choose_withdrawn(references_in(said.form.rest), context, item);

  const IncomingMail mail = mail_of(context, item);
  desk::Situation situation;
  situation.mail = &mail;
  situation.reading = &context.reading;
  // Whom an organiser lets in is not late.
  situation.arrived = std::min(context.arrived, parts_.settings.event.closes);
  situation.now = parts_.now;
  situation.closes = parts_.settings.event.closes;
  item.is_over = context.is_over;

  if (Result<void> added = add_dependents(context, item); !added) return added.error();

  situation.thread = item.about;
  if (item.same_as) situation.thread.push_back(*item.same_as);
  desk::Settled settled = desk::settle(situation, item);
  explain(context, corrections, settled.report);
  describe(context, settled.report);
  leave_question(context, settled.report);
  Decision& decision = settled.decision;
  if (Result<void> written = parts_.secretary.write(situation, decision, false, handled); !written)
    return written.error();
  // An organiser asked for them: no cap holds them.
  for (store::NewOutboxMail& reply : handled.replies) {
    reply.held = false;
    reply.first_for_registration = true;
  }
  if (settled.report.effect == Effect::kSettled || settled.report.effect == Effect::kInPart)
    handled.settlement = {context.key, item.ruling, settled.report.effect == Effect::kInPart,
                          item.is_overtaken};
  // Whoever is offered the lines again has not typed them in vain.
  context.people = corrections.people;
  return settled;
}

// What was made of the words, and where nothing was done, why.
void Settling::explain(const SettleItem& context, const Corrections& corrections,
                       SettlingReport& report) {
  report.not_understood = corrections.unclear;
  report.noted = corrections.noted;
  if (!corrections.unclear.empty()) report.understood = corrections.understood;
  report.can_accept = context.can_accept();
  report.can_merge = context.is_double;
  if (report.effect != Effect::kNone) return;
  report.others = corrections.others;
  const bool is_somebody_else =
      !context.namesakes.empty() || !context.unknown.empty() || !corrections.others.empty();
  if (is_somebody_else) report.is_unclear_what = false;
  report.namesakes = context.namesakes;
  report.unknown = context.unknown;
  report.is_unclear_who =
      report.is_unclear_who || corrections.is_unclear_whose || !context.namesakes.empty();
  // "Ik bel haar morgen": understood, and nothing is to be done.
  if (corrections.unclear.empty() && !report.is_unclear_who && !report.is_over && !is_somebody_else)
    report.is_unclear_what = true;
}

// Who asked something as well is promised an answer: somebody has yet to give it.
void Settling::leave_question(const SettleItem& context, SettlingReport& report) {
  report.waits_for_answer = context.is_mail() && report.effect == Effect::kSettled &&
                            report.ruling != Ruling::kIgnore && report.participant_is_told &&
                            context.reading.has_question;
  if (report.waits_for_answer) report.effect = Effect::kInPart;
}

// A mended address is that of all whom its owner signed up without one of their own.
Result<void> Settling::add_dependents(const SettleItem& context, desk::ItemCase& item) const {
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
void Settling::offer_again(SettleItem context, desk::Settled& settled) const {
  for (desk::Corrected& one : context.people) {
    for (const Registration& stored : settled.decision.registrations) {
      if (one.registration == stored.id) one.person = stored.person;
    }
  }
  SettlingReport& report = settled.report;
  report.token = make_settle_token(parts_.secret, context.key, context.round, parts_.now);
  report.reply_link = link_to(context);
  const std::string form = write_form(context.persons(), parts_.settings.event, false);
  for (const std::string_view line : split_lines(form)) {
    if (!line.empty()) report.lines.emplace_back(line);
  }
}

Result<Decision> Settling::by_mail(const IncomingMail& mail, const SettleToken& token,
                                   mime::Dmarc dmarc, store::HandledMail& handled) {
  const Reading own = parts_.reader.read(mail);
  if (is_written_by_machine(mail, own, parts_.secret)) {
    Decision ignored;
    ignored.outcome = Outcome::kIgnore;
    ignored.fate = Fate::kFiled;
    ignored.reason = "a machine's answer to the settling of an item";
    return ignored;
  }
  if (!is_from(mail, parts_.settings.organisers))
    return left_to_people(reasons::kSettlesByStranger);
  if (dmarc == mime::Dmarc::kFail) return left_to_people(reasons::kSettlesForged);
  if (!is_genuine(parts_.secret, token))
    return left_and_told(mail, reasons::kSettlesWithoutToken, handled);
  if (is_expired(token, parts_.now)) return left_and_told(mail, reasons::kSettlesTooLate, handled);

  Result<std::optional<store::ItemStanding>> standing = parts_.store.item(token.item);
  if (!standing) return standing.error();
  if (!*standing) return left_and_told(mail, reasons::kSettlesErased, handled);
  const Result<bool> younger = is_younger(parts_.store, token, **standing);
  if (!younger) return younger.error();
  if (*younger) return left_and_told(mail, reasons::kSettlesErased, handled);
  desk::Settled settled;
  settled.decision.fate = Fate::kSettled;
  settled.decision.reason = "settled before: " + name_of(token.item);
  settled.report.effect = Effect::kSettledAgo;
  const bool is_open = (*standing)->open_as && (*standing)->times_settled == token.round;
  if (!(*standing)->open_as) (*standing)->open_as = token.item.kind;
  Result<SettleItem> context = settle_item(sources(), token.item, **standing);
  if (!context) return context.error();
  describe(*context, settled.report);
  if (is_open) {
    Say said = said_in(mail, own);
    if (context->own_words && only_agrees(said.form)) said.form = *context->own_words;
    Result<desk::Settled> done = settle(*context, said, handled);
    if (!done) return done.error();
    settled = *std::move(done);
    if (settled.report.effect != Effect::kSettled) {
      offer_again(*context, settled);
    }
  }
  std::vector<Registration> told = settled.decision.registrations;
  if (settled.report.is_merged)
    std::erase_if(
        told, [](const Registration& one) { return one.state == RegistrationState::kCancelled; });
  if (Result<void> queued = answer_at_once(word_parts(), mail, settled.report, told, handled);
      !queued)
    return queued.error();
  return std::move(settled.decision);
}

// "Akkoord", and nothing besides.
bool Settling::only_agrees(const Form& form) const {
  if (!form.people.empty() || form.rest.empty()) return false;
  const std::vector<Instruction> said = parts_.reader.instructions(form.rest, {});
  const auto agrees = [](const Instruction& one) { return one.ruling == Ruling::kAccept; };
  return std::any_of(said.begin(), said.end(), agrees) &&
         std::all_of(said.begin(), said.end(),
                     [&](const Instruction& one) { return agrees(one) || one.is_aside(); });
}

Result<Decision> Settling::left_and_told(const IncomingMail& mail, const char* why,
                                         store::HandledMail& handled) const {
  if (Result<void> told = tell_without_item(word_parts(), mail, handled); !told)
    return told.error();
  return left_to_people(why);
}

Result<std::optional<Decision>> Settling::without_token(const IncomingMail& mail,
                                                        const Conversation& conversation,
                                                        mime::Dmarc dmarc,
                                                        store::HandledMail& handled) const {
  return settle_without_token(word_parts(), mail, conversation, dmarc, handled);
}

Say Settling::said_in(const IncomingMail& mail, const Reading& reading) const {
  const std::vector<Lexicon>& lexicons = parts_.settings.lexicons;
  Form form = read_form(own_words(reading, mail.sender(), lexicons), lexicons);
  // Who filled the lines in where our mail is quoted has said nothing besides.
  if (form.people.empty() &&
      (form.rest.empty() || only_points_below(parts_.reader.instructions(form.rest, {}))))
    form.people = quoted_form(reading, lexicons);
  return {std::nullopt, std::move(form), true};
}

Result<SettlingReport> Settling::by_hand(const ItemKey& item, const Say& said) {
  const Result<std::optional<store::ItemStanding>> standing = parts_.store.item(item);
  if (!standing) return standing.error();
  if (!*standing) return permanent(Errc::kNotFound, "there is no item " + name_of(item));
  if (!(*standing)->open_as) return permanent(Errc::kRefused, name_of(item) + " is open no longer");
  Result<SettleItem> context = settle_item(sources(), item, **standing);
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
