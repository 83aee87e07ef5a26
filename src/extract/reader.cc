#include "extract/reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "extract/answers/answers.h"
#include "extract/answers/undecided_answers.h"
#include "extract/answers/vain_answers.h"
#include "extract/answers/yes_or_no.h"
#include "extract/assignment/alterations.h"
#include "extract/assignment/assignment.h"
#include "extract/assignment/doubts.h"
#include "extract/assignment/second_opinion.h"
#include "extract/handing_on.h"
#include "extract/instructions/instructions.h"
#include "extract/later_mail.h"
#include "extract/later_mails/acquaintances.h"
#include "extract/later_mails/objection.h"
#include "extract/learned.h"
#include "extract/letter.h"
#include "extract/mails_inside.h"
#include "extract/origin.h"
#include "extract/parts/language.h"
#include "extract/parts/part.h"
#include "extract/present_groups.h"
#include "extract/purpose/purpose.h"
#include "extract/wishes/chosen_groups.h"
#include "extract/wishes/questions.h"
#include "extract/workplaces/school_index.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr double kFromRegister = 0.85;
constexpr double kOfMailbox = 0.8;

bool wishes_something(const PersonReading& person) {
  return !person.groups.empty() || !person.unclear_groups.empty() ||
         !person.proposed_groups.empty();
}

// Who withdraws wishes nothing; who comes in somebody's place may not be named.
void fit_to_intent(Reading& reading) {
  if (reading.replacement && reading.replacement->coming == reading.people.size())
    reading.people.emplace_back();
  if (reading.intent != Intent::kCancel) return;
  for (PersonReading& person : reading.people) {
    person.groups.clear();
    person.unclear_groups.clear();
    person.proposed_groups.clear();
  }
}

Evidence evidence_of(std::string why) {
  return {Source::kText, 0, 0, Zone::kOwn, std::move(why)};
}

Reading of_machine(Reading reading, const OriginFound& origin) {
  reading.origin = origin.origin;
  reading.origin_why = origin.why;
  return reading;
}

// Before those of the mails inside; who wishes for nothing himself only passes on.
void add_assigned(const std::vector<PersonReading>& assigned, const Part& body, Reading& reading) {
  const bool passes_on = !reading.people.empty() && !comes_too(body);
  std::copy_if(assigned.begin(), assigned.end(),
               std::inserter(reading.people, reading.people.begin()),
               [&](const PersonReading& person) {
                 return !passes_on || !person.is_sender || wishes_something(person);
               });
}

// "obs De Lindeboom <info@…>": a school or a board that is named nowhere else.
void take_place_of_mailbox(const Knowledge& knowledge, const std::string& display_name,
                           std::vector<PersonReading>& people) {
  const bool named = std::any_of(people.begin(), people.end(), [](const PersonReading& person) {
    return person.school || person.foundation;
  });
  if (named || people.empty()) return;
  const Part header(knowledge, display_name, Source::kFromHeader, {});
  for (const Place& place : header.places()) {
    if (!place.says_itself()) continue;
    const Found<std::string> found{place.name, kOfMailbox,
                                   header.document().evidence(place.range, "the mailbox's name")};
    for (PersonReading& person : people)
      (place.is_school ? person.school : person.foundation) = found;
    return;
  }
}

}  // namespace

struct Reader::Impl {
  Knowledge knowledge;
  PhraseBook answer_phrases;
  SchoolIndex schools;
  ReaderOptions options;
  std::vector<std::string> languages;

  // A whole mail, with those that it passes on; or one that was passed on, of which the writer of
  // the whole may have said that it signs somebody up.
  enum class Scope { kWhole, kInner, kSignedUp };
  Reading read(const IncomingMail& mail, const Expectation* expected,
               const std::vector<Acquaintance>& known, Scope scope) const;
  OriginFound ask_models(const Letter& letter, const OriginFound& origin, bool answers,
                         Understood& found, Reading& reading) const;
  bool read_in_thread(const IncomingMail& mail, const Letter& letter, const Understood& found,
                      const Expectation* expected, const std::vector<Acquaintance>& known,
                      Reading& reading) const;
  bool read_as_answer(const IncomingMail& mail, const Part& body, const Understood& found,
                      const Expectation& expected, std::vector<PersonReading> answers,
                      Reading& reading) const;
  void adopt(const std::vector<PassedOn>& inner_mails, const std::vector<PersonReading>& outer,
             Scope scope, Reading& reading) const;
  bool is_ours(const Address& address) const;
  void complete_from_register(std::vector<PersonReading>& people, const Part& body,
                              const std::string& sender_domain) const;
};

Reader::Reader(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::make(const std::vector<Group>& groups, const std::vector<Lexicon>& lexicons,
                            ReaderOptions options) {
  auto phrases = PhraseBook::compile(lexicons);
  if (!phrases) return phrases.error();
  auto answer_phrases = PhraseBook::compile(lexicons, PhraseBook::Readers::kOfAnswers);
  if (!answer_phrases) return answer_phrases.error();
  auto catalogue = Catalogue::make(groups);
  if (!catalogue) return catalogue.error();
  std::vector<std::string> languages;
  for (const Lexicon& lexicon : lexicons) languages.push_back(lexicon.language);
  InvitationText invitation(options.invitation);
  SchoolIndex schools(std::move(options.schools), *phrases);
  return Reader(
      std::make_unique<const Impl>(Impl{{std::move(phrases).value(), std::move(catalogue).value(),
                                         std::move(invitation), options.event_day},
                                        std::move(answer_phrases).value(),
                                        std::move(schools),
                                        std::move(options),
                                        std::move(languages)}));
}

Reading Reader::read(const IncomingMail& mail, const Expectation* expected,
                     const std::vector<Acquaintance>& known) const {
  return impl_->read(mail, expected, known, Impl::Scope::kWhole);
}

std::vector<Instruction> Reader::instructions(const std::string& words,
                                              const std::vector<Person>& about) const {
  const Part part(impl_->knowledge, words, Source::kText, {});
  return read_instructions({part, impl_->answer_phrases, impl_->knowledge.catalogue, about});
}

// What the learned models make of a mail that has words: who wrote it, what it is for, whether it
// asks something, and which groups are wished for.
OriginFound Reader::Impl::ask_models(const Letter& letter, const OriginFound& origin, bool answers,
                                     Understood& found, Reading& reading) const {
  const Signs signs = found.purpose_signs(letter, origin);
  const Weighed weighed = weigh(*options.purpose, signs, origin, found.purpose);
  if (weighed.origin.origin != Origin::kHuman) return weighed.origin;
  // What answers our question is told by what we asked, a request to erase by its words alone.
  if (!answers && !letter.body.says(List::kErasure)) found.purpose = weighed.purpose;
  if (options.question != nullptr)
    reading.has_question = weigh_question(*options.question, signs, reading.has_question);
  if (weighed.author_in_doubt)
    found.purpose = {Intent::kOther, evidence_of("perhaps no person wrote it")};
  const Intent intent = found.purpose.intent;
  if (options.wishes != nullptr && (intent == Intent::kRegister || intent == Intent::kChange)) {
    hear_second_opinion(*options.wishes, found.findings);
    doubt_opinion(found.findings, found.people);
  }
  return weighed.origin;
}

Reading Reader::Impl::read(const IncomingMail& mail, const Expectation* expected,
                           const std::vector<Acquaintance>& known, Scope scope) const {
  const bool look_inside = scope == Scope::kWhole;
  const Letter letter(knowledge, mail, expected != nullptr ? expected->text : std::string());
  Reading reading;
  reading.text = letter.body.document().text();
  reading.zones = zone_spans(letter.body.document());
  find_language(letter.body, languages, reading);
  const OriginFound origin = find_origin(mail, letter.body, letter.subject, options);
  const bool learned = options.purpose != nullptr && has_words(letter);
  if (origin.origin != Origin::kHuman && !(learned && origin.by_words))
    return of_machine(std::move(reading), origin);
  Understood found =
      understand(letter, knowledge, mail, opinion_of(options.attendance, letter.body));
  leave_present_groups(known, knowledge.catalogue, found);
  reading.has_question =
      has_question(letter.body.document(), letter.body.cues(), letter.body.sentences());
  const OriginFound author =
      learned ? ask_models(letter, origin, expected != nullptr, found, reading) : origin;
  if (author.origin != Origin::kHuman) return of_machine(std::move(reading), author);
  reading.intent = found.purpose.intent;
  reading.intent_evidence = found.purpose.evidence;
  if (reading.intent == Intent::kCancel) mean_the_absent(letter.body, found.people);
  // "Ik ben afwezig. Ik ben er weer op maandag.": words of a program, in which nobody withdraws.
  if (origin.origin == Origin::kAutoReply && !letter.body.says(List::kCancel)) {
    reading.intent = Intent::kOther;
    return reading;
  }
  if (read_in_thread(mail, letter, found, expected, known, reading)) return reading;
  read_alteration(letter.body, found.people, reading);
  const bool registers = reading.intent == Intent::kRegister;
  const auto assigned = assign(found.people, found.findings, knowledge.catalogue,
                               registers ? options.places : PlaceModels{});
  const bool alters = reading.intent == Intent::kCancel || reading.intent == Intent::kChange;
  if (look_inside && !alters && hands_on(mail, letter.subject, letter.body, found.findings)) {
    const std::vector<PassedOn> inner = mails_inside(mail, letter.body);
    adopt(inner, assigned, Scope::kInner, reading);
    if (registers && reading.people.empty() && is_about_another(letter.body))
      adopt(inner, assigned, Scope::kSignedUp, reading);
    if (reading.intent == Intent::kRegister && !reading.people.empty()) return reading;
  }
  // "Voor wie interesse heeft: zie onder": who passed the invitation on, in a mail that was passed
  // on in turn, signs nobody up.
  if (!look_inside && letter.body.says(List::kPassesOn) &&
      hands_on(mail, letter.subject, letter.body, found.findings))
    reading.intent = Intent::kOther;
  // "Kun jij me opgeven of moet ik dat zelf doen?", to who passed it on.
  const bool entered = (scope == Scope::kSignedUp && !reading.has_question) ||
                       (!look_inside && asks_to_be_entered(letter.body));
  if (reading.intent == Intent::kOther && entered) reading.intent = Intent::kRegister;
  if (reading.intent == Intent::kOther) return reading;
  if (look_inside && !alters && passes_on_beside(letter.subject, letter.body))
    adopt(mails_inside(mail, letter.body), assigned, Scope::kInner, reading);
  add_assigned(assigned, letter.body, reading);
  if (registers) take_place_of_mailbox(knowledge, mail.sender().name, reading.people);
  complete_from_register(reading.people, letter.body, domain_of(mail.sender().address));
  fit_to_intent(reading);
  return reading;
}

// What answers a mail of ours, or comes from somebody who is registered, and is no sign-up or
// alteration like any other.
bool Reader::Impl::read_in_thread(const IncomingMail& mail, const Letter& letter,
                                  const Understood& found, const Expectation* expected,
                                  const std::vector<Acquaintance>& known, Reading& reading) const {
  if (is_for_people(letter.body, known)) {
    reading.intent = Intent::kOther;
    return true;
  }
  const SpokenOf spoken = find_spoken_of(letter.body, known);
  reading.may_add_groups = !chooses_anew(letter.body);
  reading.objects = objects(letter.body, known, spoken);
  reading.intent = intent_in_thread(letter, found, expected, known, spoken, reading);
  std::vector<PersonReading> answers;
  const auto writer = writer_among(known);
  if (expected != nullptr) {
    std::vector<std::string> names{mail.sender().name};
    for (const Person& person : expected->people) names.push_back(called(person));
    reading.affirms = affirms_erasing(letter.body, names);
  }
  if (expected != nullptr)
    answers = read_answer(letter.body, found.findings.front(), knowledge.catalogue, *expected,
                          writer ? std::optional(known[*writer].registration) : std::nullopt);
  std::optional<FollowUp> later =
      read_later_mail(letter, found, knowledge.catalogue, completed(known, answers), spoken);
  if (later && later->beyond) {
    reading.intent = Intent::kOther;
    return true;
  }
  if (later && (later->decisive || goes_beyond(*later, expected))) {
    take_answers(std::move(answers), *later);
    reading = following(*std::move(later), std::move(reading));
    complete_from_register(reading.people, letter.body, domain_of(mail.sender().address));
    return true;
  }
  if (expected != nullptr &&
      read_as_answer(mail, letter.body, found, *expected, std::move(answers), reading))
    return true;
  const bool thinks_better =
      later && reading.intent == Intent::kRegister && thinks_again(*later, known);
  if (!later ||
      (!later->of_others && !later->by_way && !thinks_better && reading.intent != Intent::kOther))
    return false;
  reading = following(*std::move(later), std::move(reading));
  return true;
}

const Knowledge& Reader::knowledge() const {
  return impl_->knowledge;
}

const ReaderOptions& Reader::options() const {
  return impl_->options;
}

// What answers our question is read by it, unless it plainly alters what was registered.
bool Reader::Impl::read_as_answer(const IncomingMail& mail, const Part& body,
                                  const Understood& found, const Expectation& expected,
                                  std::vector<PersonReading> answers, Reading& reading) const {
  const bool alters = reading.intent == Intent::kCancel ||
                      (reading.intent == Intent::kChange && body.says(List::kChange));
  if (alters) return false;
  const bool open = answers.empty() && leaves_choice_open(body, expected.choices.size());
  if (open || asks_for_advice(body)) {
    reading.intent = Intent::kOther;
    reading.intent_evidence = body.document().evidence({}, "nothing is chosen yet");
    return true;
  }
  // "Mijn school staat hieronder": in the signature of a mail that is passed on.
  for (const PassedOn& inner :
       answers.empty() ? mails_inside(mail, body) : std::vector<PassedOn>()) {
    const Address& sender = inner.mail.sender();
    const bool nobodys = sender.address.empty() && sender.name.empty();
    if (nobodys || is_ours(sender) || !answers.empty()) continue;
    const Part part(knowledge, inner.mail.text, Source::kText, {});
    answers = read_answer(part, findings_of(part, knowledge.catalogue, Document("")),
                          knowledge.catalogue, expected, std::nullopt);
    for (PersonReading& person : answers) move_out(inner, person);
    sign_answers(answers, writer_of(knowledge, sender), expected);
  }
  if (answers.empty() && reading.intent != Intent::kCancel) answers = vain_answers(body, expected);
  if (answers.empty()) return false;
  sign_answers(answers, found.people, expected);
  reading.intent = Intent::kRegister;
  reading.intent_evidence = body.document().evidence({}, "it answers what was asked");
  reading.people = std::move(answers);
  complete_from_register(reading.people, body, domain_of(mail.sender().address));
  return true;
}

// A school that the register knows without doubt brings its foundation, where the mail names none.
void Reader::Impl::complete_from_register(std::vector<PersonReading>& people, const Part& body,
                                          const std::string& sender_domain) const {
  for (PersonReading& person : people) {
    if (!person.school || person.foundation) continue;
    const School* school =
        schools.find(person.school->value, body, sender_domain, knowledge.phrases);
    if (school == nullptr || school->board_name.empty()) continue;
    const Evidence evidence{Source::kRegister, 0, 0, Zone::kOwn,
                            "the register: " + school->name + ", " + school->town};
    person.foundation = {school->board_name, kFromRegister, evidence};
  }
}

// Thunderbird quotes by the name alone.
bool Reader::Impl::is_ours(const Address& address) const {
  if (address.address.empty() && !address.name.empty())
    return fold(address.name) == fold(options.own_name);
  return std::any_of(options.own_addresses.begin(), options.own_addresses.end(),
                     [&](const std::string& own) {
                       return comparable_address(own) == comparable_address(address.address);
                     });
}

// The mails inside that register somebody are what this one is about. Who passes on a
// colleague's mail names, in the signature, the school of both.
void Reader::Impl::adopt(const std::vector<PassedOn>& inner_mails,
                         const std::vector<PersonReading>& outer, Scope scope,
                         Reading& reading) const {
  for (const PassedOn& inner : inner_mails) {
    if (is_ours(inner.mail.sender())) continue;
    // Of a conversation that is passed on, its newest mail is meant.
    if (scope == Scope::kSignedUp && !reading.people.empty()) break;
    Reading found = read(inner.mail, nullptr, {}, scope);
    if (found.origin != Origin::kHuman || found.intent != Intent::kRegister ||
        found.people.empty()) {
      continue;
    }
    std::erase_if(found.people, [&](const PersonReading& person) {
      return std::any_of(outer.begin(), outer.end(), [&](const PersonReading& known) {
        return person.name && known.name && !known.groups.empty() &&
               same_person(person.name->value, known.name->value);
      });
    });
    if (found.people.empty()) continue;
    for (PersonReading& person : found.people) {
      person.is_sender = false;
      move_out(inner, person);
      if (!outer.empty()) take_places_of(outer.front(), inner.mail.sender(), person);
    }
    reading.intent = Intent::kRegister;
    reading.intent_evidence = {Source::kText, 0, 0, Zone::kOwn,
                               "it passes on a mail that registers"};
    std::move(found.people.begin(), found.people.end(), std::back_inserter(reading.people));
  }
}

}  // namespace meldaan::extract
