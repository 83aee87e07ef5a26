#include "extract/later_mails/by_way.h"

#include <algorithm>
#include <array>

namespace meldaan::extract {

bool is_by_way(const Document& document, const Cues& cues, std::size_t token) {
  constexpr std::size_t kLongestReason = 3;
  const auto is_named_behind = [&](std::size_t end) {
    return end > 0 && cues.covers(List::kByWhom, end - 1) &&
           !cues.covers(List::kReplacedBy, end - 1);
  };
  while (token > 0 &&
         (cues.covers(List::kOurs, token - 1) || cues.covers(List::kArticle, token - 1)))
    --token;
  if (is_named_behind(token)) return true;
  if (token < 2 || !cues.at(List::kFrom, token - 1)) return false;
  for (std::size_t back = token - 1; back > 0 && back + kLongestReason >= token; --back) {
    if (!document.is_word(back - 1) || document.breaks_after(back - 1)) return false;
    if (is_named_behind(back - 1)) return true;
  }
  return false;
}

bool is_owner(const Document& document, const Cues& cues, std::size_t token) {
  if (token + 1 >= document.size() || document.breaks_after(token)) return false;
  const bool label = cues.at(List::kLabelEmail, token + 1) ||
                     cues.at(List::kLabelName, token + 1) || cues.at(List::kGivenName, token + 1);
  return label && cues.at(List::kHis, token);
}

bool speaks_of_role(const Part& body, const Range& range) {
  const Cues& cues = body.cues();
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    const bool role = cues.at(List::kJob, i) && body.document()[i].zone == Zone::kOwn;
    if (role && (cues.covers(List::kMy, i - 1) || cues.covers(List::kOurs, i - 1))) return true;
  }
  return false;
}

bool is_right_behind(const Cues& cues, List list, const Range& sentence, std::size_t token) {
  const std::vector<Range> all = cues.all(list, {sentence.begin, token});
  return !all.empty() && all.back().end == token;
}

bool names_somebody(const Part& body, std::size_t token) {
  const Document& document = body.document();
  return token < document.size() && !document.breaks_after(token - 1) && document[token].capital &&
         document.is_word(token) && !body.is_of_group(token, true);
}

bool is_owned(const Cues& cues, std::size_t token) {
  constexpr std::array kOwned = {List::kTurn,       List::kLabelName,  List::kSurnameWord,
                                 List::kGivenName,  List::kSchoolNoun, List::kKindAny,
                                 List::kLabelEmail, List::kWithdrawal, List::kRenames};
  return std::any_of(kOwned.begin(), kOwned.end(), [&](List list) { return cues.at(list, token); });
}

bool is_of_ours(const Part& body, std::size_t token) {
  constexpr std::size_t kNear = 3;
  const Document& document = body.document();
  const Cues& cues = body.cues();
  const Range& sentence = body.sentences().of(token).range;
  for (std::size_t i = token; i > sentence.begin + 1 && token - i < kNear; --i) {
    if (cues.covers(List::kJob, i - 1) && cues.covers(List::kOurs, i - 2)) return true;
  }
  const std::size_t number = body.sentences().index_of(token);
  const Sentence* before = number > 0 ? &body.sentences().all()[number - 1] : nullptr;
  if (before != nullptr && cues.any(List::kColleague, before->range)) {
    const Range here{sentence.begin, token};
    // "Can I bring a colleague? His name is …"
    const bool named = (cues.any(List::kHis, here) && cues.any(List::kLabelName, here)) ||
                       (cues.any(List::kThirdPerson, here) && cues.any(List::kCalled, here));
    if (before->introduces || named) return true;
  }
  std::size_t colon = token;
  while (colon > sentence.begin && !document.is_mark(colon, ':')) --colon;
  return document.is_mark(colon, ':') && cues.any(List::kColleague, {sentence.begin, colon});
}

bool begins_with_stranger(const Part& body, const Range& range) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  std::size_t name = range.begin;
  while (name < range.end && (!document.is_word(name) || cues.at(List::kAnd, name))) ++name;
  if (name + 1 >= range.end || !document[name].capital || body.is_of_group(name, true))
    return false;
  constexpr std::array kNoName = {List::kCommon,        List::kFiller,      List::kHindrance,
                                  List::kGreeting,      List::kThanks,      List::kSubordinate,
                                  List::kSchoolNoun,    List::kKin,         List::kJob,
                                  List::kColleague,     List::kBoardNoun,   List::kDateWord,
                                  List::kDemonstrative, List::kAffirmation, List::kSchoolType,
                                  List::kAdditive,      List::kNegation};
  return std::none_of(kNoName.begin(), kNoName.end(),
                      [&](List list) { return cues.covers(list, name); }) &&
         cues.at(List::kThirdVerb, name + 1);
}

}  // namespace meldaan::extract
