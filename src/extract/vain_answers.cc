#include "extract/vain_answers.h"

#include <algorithm>
#include <array>

#include "extract/questions.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostVainWords = 8;  // what is longer is a story, and people read it

bool wants_group(const Person& person) {
  return !person.unclear_groups.empty() || misses(person, Missing::kGroups);
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

// Says that it is settled later, or that nobody comes: a human knows what to make of it.
bool is_put_aside(const Part& body) {
  static constexpr std::array kAside = {List::kCancel,         List::kDropsOut,  List::kUndecided,
                                        List::kCondition,      List::kPartly,    List::kDateWord,
                                        List::kPerhaps,        List::kColleague, List::kKin,
                                        List::kNotRegistering, List::kObjection, List::kSchoolType};
  return std::any_of(kAside.begin(), kAside.end(), [&](List list) {
    const auto cues = body.cues().of(list);
    return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
      return is_own(body.document()[cue.range.begin].zone) &&
             !body.cues().covers(List::kNoPreference, cue.range.begin);
    });
  });
}

}  // namespace

std::vector<PersonReading> vain_answers(const Part& body, const Expectation& expectation) {
  const Document& document = body.document();
  std::vector<PersonReading> answers;
  std::size_t words = 0;
  bool any = false;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document[i].zone != Zone::kOwn || document[i].kind == TokenKind::kPunctuation) continue;
    ++words;
    any = any || chooses(body, i);
  }
  if (!any || words > kMostVainWords || is_put_aside(body) ||
      has_question(document, body.cues(), body.sentences()))
    return answers;
  for (std::size_t i = 0; i < expectation.people.size(); ++i) {
    if (!wants_group(expectation.people[i])) continue;
    PersonReading answer;
    answer.registration = expectation.registrations.at(i);
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace meldaan::extract
