#include "app/settle_word.h"

#include <algorithm>
#include <vector>

#include "app/message_id.h"
#include "app/settle_form.h"
#include "desk/authority.h"
#include "domain/reasons.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

constexpr std::size_t kShortestFirstName = 3;

// "akkoord", "Henk afmelden", and nothing that would sign the writer up.
bool only_rules(const std::vector<Instruction>& said) {
  const bool any_ruling =
      std::any_of(said.begin(), said.end(), [](const Instruction& one) { return one.ruling; });
  return any_ruling && std::all_of(said.begin(), said.end(), [](const Instruction& one) {
           return one.understood && !one.changes();
         });
}

bool is_courtesy(const Form& form, const std::vector<Instruction>& said) {
  return form.people.empty() && std::all_of(said.begin(), said.end(), [](const Instruction& one) {
           return one.is_aside() || (!one.understood && one.only_tells);
         });
}

// "Lotte Veldhuis gaat naar rekenen"
bool names_by_full_name(const std::string& folded, const Registration& one) {
  const std::string name = fold(collapse_spaces(one.person.name));
  return name.find(' ') != std::string::npos && folded.find(" " + name) != std::string::npos;
}

// "Graag Lotte op Rekenen zetten": the first name, and no surname behind it that may be another's.
bool names_by_first_name(const std::string& words, const Registration& one) {
  const std::string first = first_word(called(one.person));
  if (first.size() < kShortestFirstName) return false;
  const std::size_t at = words.find(" " + first + " ");
  if (at == std::string::npos) return false;
  const char next = words[at + first.size() + 2];
  return next >= 'a' && next <= 'z';
}

// Who comes and is spoken of.
bool names_somebody(const std::vector<Registration>& registrations, const Form& form,
                    const Reading& own) {
  const std::string words = " " + collapse_spaces(form.rest) + " ";
  const std::string folded = fold(words);
  return std::any_of(registrations.begin(), registrations.end(), [&](const Registration& one) {
    return comes(one) && (names_by_full_name(folded, one) ||
                          (!own.means_writer && names_by_first_name(words, one)));
  });
}

// A reference in the subject that is another's than hers, be it mistyped.
bool refers_to_another(const IncomingMail& mail, const Conversation& conversation) {
  const std::string sender = comparable_address(mail.sender().address);
  const std::vector<Reference> refs = references_in(mail.subject);
  return std::any_of(refs.begin(), refs.end(), [&](const Reference& ref) {
    return std::none_of(
        conversation.referred.begin(), conversation.referred.end(), [&](const Standing& one) {
          return one.registration.ref == ref && desk::may_alter(one.registration, sender);
        });
  });
}

}  // namespace

Decision left_to_people(const char* why) {
  Decision decision;
  decision.fate = Fate::kReview;
  decision.reason = why;
  return decision;
}

bool is_written_by_machine(const IncomingMail& mail, const Reading& reading,
                           std::string_view secret) {
  const std::string* automatic = mail.header("auto-submitted");
  if (automatic != nullptr && !equals_ignoring_case(trim(*automatic), "no")) return true;
  if (is_own_message_id(secret, mail.message_id)) return true;
  return reading.origin != Origin::kHuman && reading.origin != Origin::kOurselves;
}

Result<void> tell_without_item(const WordParts& parts, const IncomingMail& mail,
                               store::HandledMail& handled) {
  SettlingReport report;
  report.without_item = true;
  report.subject = mail.subject;
  return answer_at_once(parts, mail, report, {}, handled);
}

Result<void> answer_at_once(const WordParts& parts, const IncomingMail& mail,
                            const SettlingReport& report, const std::vector<Registration>& told,
                            store::HandledMail& handled) {
  Result<store::NewOutboxMail> answer =
      parts.secretary.answer_organiser(mail, report, told, handled.hashes.whole, parts.now);
  if (!answer) return answer.error();
  // Two programs that answer each other end here.
  if (!answer->held) handled.replies.push_back(*std::move(answer));
  return {};
}

Result<std::optional<Decision>> settle_without_token(const WordParts& parts,
                                                     const IncomingMail& mail,
                                                     const Conversation& conversation,
                                                     mime::Dmarc dmarc,
                                                     store::HandledMail& handled) {
  if (!is_from(mail, parts.settings.organisers)) return std::optional<Decision>();
  const Reading own = parts.reader.read(mail);
  if (is_written_by_machine(mail, own, parts.secret)) return std::optional<Decision>();
  const std::vector<Lexicon>& lexicons = parts.settings.lexicons;
  const Form form = read_form(own_words(own, mail.sender(), lexicons), lexicons);
  const auto leave = [&]() -> Result<std::optional<Decision>> {
    if (dmarc == mime::Dmarc::kFail) return std::optional(left_to_people(reasons::kSettlesForged));
    if (Result<void> told = tell_without_item(parts, mail, handled); !told) return told.error();
    return std::optional(left_to_people(reasons::kSettlesWithoutToken));
  };
  const auto& answered = conversation.answered;
  if (answered &&
      (answered->kind == ReplyKind::kDigest || answered->kind == ReplyKind::kSettling)) {
    if (!is_courtesy(form, parts.reader.instructions(form.rest, {}))) return leave();
    return std::optional(left_to_people(reasons::kNoRegistration));
  }
  if (!answered && refers_to_another(mail, conversation)) return leave();
  // An organiser may come herself, and then writes of herself.
  const bool of_herself = !conversation.thread.empty() || !conversation.own.empty();
  if (answered || of_herself) return std::optional<Decision>();
  const Result<std::vector<Registration>> registrations = parts.store.registrations();
  if (!registrations) return registrations.error();
  std::vector<Person> people;
  for (const Registration& one : *registrations) people.push_back(one.person);
  const bool alters = own.intent != Intent::kOther;
  if ((alters && names_somebody(*registrations, form, own)) ||
      only_rules(parts.reader.instructions(form.rest, people)))
    return leave();
  return std::optional<Decision>();
}

}  // namespace meldaan::app
