#include "extract/answers/yes_or_no.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "extract/wishes/refusals.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// A topic with one group is asked for a yes or a no.
bool is_doubted(const Topic& topic, const Person& person) {
  const std::vector<std::string>& unclear = person.unclear_groups;
  return topic.groups.size() == 1 &&
         std::find(unclear.begin(), unclear.end(), topic.id) != unclear.end();
}

bool is_named(const PersonReading& answer, const GroupId& id) {
  return std::any_of(answer.groups.begin(), answer.groups.end(),
                     [&](const auto& group) { return group.value == id; });
}

// What holds a yes back: "ja, maar ik kom wel", "ja, als de bijeenkomst geweest is".
bool holds_back(const Document& document, const Cues& cues, std::size_t i) {
  if (document[i].kind == TokenKind::kNumber || document.is_mark(i, '?')) return true;
  constexpr std::array kLists = {
      List::kNegation, List::kCondition, List::kPerhaps,       List::kSupposed, List::kUndecided,
      List::kPutOff,   List::kComes,     List::kComesAfterAll, List::kStays,    List::kUntilThen};
  const bool told =
      std::any_of(kLists.begin(), kLists.end(), [&](List list) { return cues.covers(list, i); });
  if (told) return !cues.covers(List::kErases, i) && !cues.covers(List::kAffirmation, i);
  // "Ja, maar …", and not "wis alles maar", "doe maar".
  return cues.at(List::kContrast, i) && !cues.covers(List::kErases, i) && i > 0 &&
         (!document.is_word(i - 1) ||
          (cues.covers(List::kAffirmation, i - 1) && !cues.covers(List::kAffirmation, i)));
}

// Whatever follows: "ja, mag weg" denies nothing.
bool begins_with_yes(const Part& body) {
  const Document& document = body.document();
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (is_own(document[i].zone) && document[i].kind != TokenKind::kPunctuation)
      return body.cues().at(List::kAffirmation, i);
  }
  return false;
}

// "Ja, dat klopt, ik wil dat jullie mijn gegevens wissen", "ja, ik ben het": a yes, and words of
// what was asked.
bool says_yes_to_erasing(const Part& body) {
  if (!body.says(List::kErasure) && !(begins_with_yes(body) && body.says(List::kErases)))
    return false;
  const Document& document = body.document();
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (is_own(document[i].zone) && holds_back(document, body.cues(), i)) return false;
  }
  return true;
}

// What somebody signs with: first names and surnames.
std::set<std::string> words_of_names(const std::vector<std::string>& names) {
  std::set<std::string> words;
  for (const std::string& name : names) {
    for (std::string& word : folded_words(name)) words.insert(std::move(word));
  }
  return words;
}

}  // namespace

bool affirms(const Part& body, const std::vector<std::string>& names) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  const std::set<std::string> signs = words_of_names(names);
  bool yes = false;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!is_own(document[i].zone)) continue;
    if (document.is_mark(i, '?') || cues.at(List::kUntilThen, i)) return false;
    if (document[i].kind == TokenKind::kPunctuation) continue;
    const std::size_t end = cues.end_at(List::kAffirmation, i);
    // "Met vriendelijke groet" stands below any answer.
    std::size_t beside = end;
    for (const List list : {List::kThanks, List::kClosing, List::kGreeting})
      beside = std::max(beside, cues.end_at(list, i));
    // "Ja. Ellen", "Akkoord, en bedankt"
    const bool is_name = document[i].capital && signs.contains(std::string(document.folded(i)));
    if (beside == i && (is_name || (yes && cues.at(List::kAnd, i)))) beside = i + 1;
    if (beside == i) return false;
    yes = yes || end != i;
    i = beside - 1;
  }
  return yes;
}

bool affirms_erasing(const Part& body, const std::vector<std::string>& names) {
  return affirms(body, names) || says_yes_to_erasing(body);
}

Verdict begins_with_verdict(const Part& body) {
  const Document& document = body.document();
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!is_own(document[i].zone) || document[i].kind == TokenKind::kPunctuation) continue;
    const Cues& cues = body.cues();
    const std::vector<Range> refusals = negations_in(cues, body.sentences().of(i).range);
    // "Nee hoor" is no; "geen probleem" says neither.
    const bool bare = cues.at(List::kNegation, i) && cues.covers(List::kFiller, i + 1);
    if (bare || (!refusals.empty() && refusals.front().begin == i)) return Verdict::kNo;
    const bool yes = cues.at(List::kAffirmation, i) && refusals.empty();
    return yes ? Verdict::kYes : Verdict::kNone;
  }
  return Verdict::kNone;
}

void answer_doubted(const Part& body, const Catalogue& catalogue, const Person& asked,
                    PersonReading& answer) {
  const Verdict verdict = begins_with_verdict(body);
  if (verdict == Verdict::kNone) return;
  for (const Topic& topic : catalogue.topics()) {
    const GroupId& id = topic.groups.front()->id;
    if (!is_doubted(topic, asked) || is_named(answer, id)) continue;
    if (verdict == Verdict::kYes)
      answer.groups.push_back({id, kAnswered, body.document().evidence({}, "a yes to it")});
    else
      answer.declined_groups.push_back(id);
  }
}

void leave_to_another(const Catalogue& catalogue, const std::vector<Person>& asked,
                      std::vector<PersonReading>& answers) {
  for (const Topic& topic : catalogue.topics()) {
    const GroupId& id = topic.groups.front()->id;
    const bool taken =
        std::any_of(answers.begin(), answers.end(),
                    [&](const PersonReading& answer) { return is_named(answer, id); });
    for (std::size_t i = 0; i < answers.size() && taken; ++i) {
      if (is_doubted(topic, asked[i]) && !is_named(answers[i], id))
        answers[i].declined_groups.push_back(id);
    }
  }
}

}  // namespace meldaan::extract
