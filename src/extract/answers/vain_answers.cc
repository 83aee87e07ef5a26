#include "extract/answers/vain_answers.h"

#include <algorithm>
#include <array>

#include "extract/wishes/questions.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostVainWords = 8;  // what is longer is a story, and people read it

bool wants_group(const Person& person) {
  return !person.unclear_groups.empty() || misses(person, Missing::kGroups);
}

// Alone on a line below others: who writes so signs.
bool may_sign(const Document& document, std::size_t token) {
  const Line& line = document.lines()[document[token].line];
  const auto own_before = [&](const Line& before) {
    return !before.empty() && before.first < line.first &&
           document[before.first].zone == Zone::kOwn;
  };
  return line.last - line.first == 1 &&
         std::any_of(document.lines().begin(), document.lines().end(), own_before);
}

// "Doe maar Twan": the first name that we have, where the surname was asked for.
bool only_calls(const Part& body, std::size_t token, const Person& person) {
  return misses(person, Missing::kName) && !person.call_name.empty() &&
         body.document().folded(token) == first_word(fold(person.call_name)) &&
         !may_sign(body.document(), token);
}

// A number, a kind of group, or no preference.
bool chooses(const Part& body, std::size_t token) {
  static constexpr std::array kChoosing = {List::kCardinal,         List::kOrdinal,
                                           List::kKindPlg,          List::kKindWerkgroep,
                                           List::kKindProjectgroep, List::kNoPreference};
  const Token& word = body.document()[token];
  const bool digits =
      word.kind == TokenKind::kNumber || (body.document().original(token).front() >= '0' &&
                                          body.document().original(token).front() <= '9');
  return digits || std::any_of(kChoosing.begin(), kChoosing.end(),
                               [&](List list) { return body.cues().covers(list, token); });
}

// Says that it is settled later, or that nobody comes: a human knows what to make of it. Whose
// surname nobody knows is settled with that.
bool is_put_aside(const Part& body, bool called) {
  static constexpr std::array kAside = {List::kCancel,         List::kDropsOut,  List::kUndecided,
                                        List::kCondition,      List::kPartly,    List::kDateWord,
                                        List::kPerhaps,        List::kColleague, List::kKin,
                                        List::kNotRegistering, List::kObjection, List::kSchoolType,
                                        List::kErasure};
  return std::any_of(kAside.begin(), kAside.end(), [&](List list) {
    if (called && list == List::kUndecided) return false;
    const auto cues = body.cues().of(list);
    return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
      return is_own(body.document()[cue.range.begin].zone) &&
             !body.cues().covers(List::kNoPreference, cue.range.begin);
    });
  });
}

// "Nee, dat hoeft niet", "die is er dan niet": of a group that she asked for in her own words.
bool denies_unknown_group(const Part& body, const Expectation& expectation) {
  return (body.says(List::kNegation) || body.says(List::kRemoves)) && body.mentions().empty() &&
         std::any_of(expectation.people.begin(), expectation.people.end(),
                     [&](const Person& person) {
                       return std::any_of(person.unclear_groups.begin(),
                                          person.unclear_groups.end(), is_in_own_words);
                     });
}

}  // namespace

std::vector<PersonReading> vain_answers(const Part& body, const Expectation& expectation) {
  const Document& document = body.document();
  std::vector<PersonReading> answers;
  std::size_t words = 0;
  bool any = false;
  std::vector<bool> called(expectation.people.size(), false);
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document[i].zone != Zone::kOwn || document[i].kind == TokenKind::kPunctuation) continue;
    ++words;
    any = any || chooses(body, i);
    for (std::size_t who = 0; who < called.size(); ++who)
      called[who] = called[who] || only_calls(body, i, expectation.people[who]);
  }
  any = any || denies_unknown_group(body, expectation);
  const bool any_called = std::find(called.begin(), called.end(), true) != called.end();
  if ((!any && !any_called) || words > kMostVainWords || is_put_aside(body, any_called) ||
      has_question(document, body.cues(), body.sentences()))
    return answers;
  for (std::size_t i = 0; i < expectation.people.size(); ++i) {
    if (!called[i] && !(any && wants_group(expectation.people[i]))) continue;
    PersonReading answer;
    answer.registration = expectation.registrations.at(i);
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace meldaan::extract
