#include "extract/later_mail.h"

#include <algorithm>
#include <utility>

#include "extract/acquaintances.h"
#include "extract/spoken_of.h"

namespace meldaan::extract {
namespace {

// Speaks of somebody of whom it cannot be told who it is, and never of the writer.
bool speaks_of_unknown_other(const SpokenOf& spoken) {
  const auto is_unknown = [](const Told& told) { return told.other && told.unclear; };
  return std::any_of(spoken.told.begin(), spoken.told.end(), is_unknown) &&
         std::all_of(spoken.told.begin(), spoken.told.end(),
                     [&](const Told& told) { return !told.writer || is_unknown(told); });
}

// "Verwijder mijn collega uit de lijst", from somebody who is registered and knows of no colleague
// on it: it is no withdrawal of the writer's.
bool withdraws_unknown_other(const Part& body, const std::vector<Acquaintance>& known) {
  return writer_among(known) && speaks_of_unknown_other(find_spoken_of(body, known));
}

}  // namespace

Intent intent_in_thread(const Letter& letter, const Understood& found, const Expectation* expected,
                        const std::vector<Acquaintance>& known, const Reading& reading) {
  const Part& body = letter.body;
  Intent intent = reading.intent;
  // "Fijn, ik kom graag", in answer to a question of ours: thanks, but not only thanks.
  const bool asked =
      expected != nullptr && std::any_of(expected->people.begin(), expected->people.end(),
                                         [](const Person& one) { return !gaps_of(one).empty(); });
  if (asked && intent == Intent::kOther && !reading.has_question &&
      !body.says(List::kNotRegistering) &&
      (body.says(List::kSelfRegister) || body.says(List::kRegister)))
    intent = Intent::kRegister;
  // Who comes later, or leaves earlier, withdraws nobody and signs nobody up anew.
  if (!known.empty() && body.says(List::kPartly) &&
      (intent == Intent::kCancel || found.facts.wished == 0))
    return Intent::kOther;
  // "Doorgestuurd naar mijn collega's, tot de 4e!", in answer to our mail: nothing to be confirmed.
  const bool answers_ours = std::any_of(known.begin(), known.end(), [](const Acquaintance& one) {
    return one.in_thread && !one.cancelled && is_complete(one.person);
  });
  if (answers_ours && intent == Intent::kRegister && found.facts.wished == 0 &&
      !body.says(List::kSelfRegister))
    return Intent::kOther;
  if (intent == Intent::kCancel && withdraws_unknown_other(body, known)) return Intent::kOther;
  return intent;
}

std::optional<FollowUp> read_later_mail(const Letter& letter, const Understood& found,
                                        const Catalogue& catalogue,
                                        const std::vector<Acquaintance>& known) {
  // A list of people is a sign-up.
  const bool lists = std::any_of(found.people.begin(), found.people.end(),
                                 [](const PersonFound& one) { return !one.rows.empty(); });
  if (known.empty() || lists || letter.body.says(List::kErasure)) return std::nullopt;
  std::optional<FollowUp> later = read_follow_up(found.findings.front(), catalogue, known);
  const bool answers = std::any_of(known.begin(), known.end(),
                                   [](const Acquaintance& one) { return one.in_thread; });
  const bool of_known = later && std::any_of(later->people.begin(), later->people.end(),
                                             [](const PersonReading& person) {
                                               return person.registration.has_value();
                                             });
  // "Graag meld ik ook Piet Vos aan", in a mail of its own.
  if (later && !of_known && !answers && found.purpose.intent == Intent::kRegister)
    return std::nullopt;
  return later;
}

Reading following(FollowUp later, Reading reading) {
  reading.intent = Intent::kChange;
  reading.intent_evidence.why = "it says what becomes of those who are registered";
  reading.follows_up = true;
  reading.has_question = later.asks;
  reading.people = std::move(later.people);
  return reading;
}

}  // namespace meldaan::extract
