#include "extract/layout/labels.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

constexpr List kLabelLists[] = {List::kLabelName,  List::kLabelSchool, List::kLabelFoundation,
                                List::kLabelGroup, List::kLabelEmail,  List::kLabelOther};

// Forms ask as well: "welke groep", "voor welke school".
std::size_t noun_begin(const Cues& cues, std::size_t token) {
  const std::size_t about = cues.end_at(List::kAbout, token);
  const std::size_t asked = cues.end_at(List::kQuestionWord, about);
  return asked > about ? asked : token;
}

std::size_t simple_label_end(const Cues& cues, std::size_t token, std::vector<List>& lists) {
  std::size_t end = token;
  for (const std::size_t begin : {token, noun_begin(cues, token)}) {
    for (const List list : kLabelLists) {
      const std::size_t at = cues.end_at(list, begin);
      if (at > end && at > begin) lists.assign(1, list);
      if (at > begin) end = std::max(end, at);
    }
    if (end > token) break;
  }
  return end;
}

constexpr std::size_t kLongestPhrase = 9;

bool stands_behind_tab(const Document& document, std::size_t token) {
  return document[token].begin > 0 && document.text()[document[token].begin - 1] == '\t';
}

// Where the words end that begin here, if a colon or a tabulator follows them; else `token`.
std::size_t words_end(const Document& document, std::size_t token, std::size_t stop) {
  for (std::size_t at = token; at < stop && at - token <= kLongestPhrase; ++at) {
    if (at > token &&
        (document.is_mark(at, ':') || document.is_mark(at, '=') || stands_behind_tab(document, at)))
      return at;
    if (!document.is_word(at) || (at > token && document[at].capital)) return token;
  }
  return token;
}

// "(de) school (waar ik werk)", "naam van mijn stichting": the noun comes first, and what follows
// only says which one.
bool is_headed_by(const Document& document, const Cues& cues, List noun, const Range& phrase) {
  std::size_t head = phrase.begin;
  // "zelfde stichting", "huidige school"
  constexpr std::size_t kMostBefore = 2;
  const auto qualifies = [&](std::size_t at) {
    if (cues.at(List::kArticle, at) || cues.at(List::kOurs, at)) return true;
    for (const List list :
         {List::kOblique, List::kParticle, List::kAt, List::kLocationWord, List::kFirstPerson,
          List::kEveryone, List::kWorks, List::kJob, List::kNamesIt, List::kColleague, List::kAnd,
          List::kKindPlg, List::kKindWerkgroep, List::kKindProjectgroep, List::kKindAny})
      if (cues.at(list, at)) return false;
    return document.is_word(at);
  };
  while (head < phrase.end && head - phrase.begin < kMostBefore &&
         cues.end_at(noun, head) == head && qualifies(head))
    ++head;
  const std::size_t end = cues.end_at(noun, head);
  if (end == head || end > phrase.end || cues.any(List::kRegister, phrase) ||
      cues.any(List::kWish, phrase) || cues.any(List::kNegation, phrase))
    return false;
  for (std::size_t at = end; at < phrase.end; ++at) {
    bool small = false;
    for (const List list : {List::kCommon, List::kWorks, List::kWorksAt, List::kBelongsTo,
                            List::kNamesIt, List::kCalled, List::kFirstPerson, List::kParticle})
      small = small || cues.covers(list, at);
    if (!small) return false;
  }
  return document.is_word(head);
}

bool ends_with_cue(const Cues& cues, List list, const Range& phrase) {
  for (std::size_t at = phrase.begin; at < phrase.end; ++at) {
    if (cues.end_at(list, at) == phrase.end) return true;
  }
  return false;
}

}  // namespace

std::size_t phrase_label_end(const Document& document, const Cues& cues, std::size_t token,
                             std::size_t stop, std::vector<List>& lists) {
  const std::size_t end = words_end(document, token, stop);
  if (end == token) return token;
  const Range phrase{token, end};
  if (is_headed_by(document, cues, List::kSchoolNoun, phrase)) {
    lists = {List::kLabelSchool};
  } else if (is_headed_by(document, cues, List::kBoardNoun, phrase) ||
             ends_with_cue(cues, List::kBelongsTo, phrase)) {
    lists = {List::kLabelFoundation};
  } else if (ends_with_cue(cues, List::kWorksAt, phrase) ||
             (ends_with_cue(cues, List::kWorks, phrase) && cues.any(List::kFirstPerson, phrase) &&
              !cues.any(List::kWish, phrase))) {
    lists = {List::kLabelSchool};
  } else if (cues.end_at(List::kSelfIntroduction, token) == end) {
    lists = {List::kLabelName};
  } else {
    return token;
  }
  return end;
}

std::size_t label_end(const Document& document, const Cues& cues, std::size_t token,
                      std::size_t stop, std::vector<List>& lists) {
  std::size_t end = simple_label_end(cues, token, lists);
  while (end > token && end + 1 < stop) {
    if (document.is_mark(end, '(') && document[end].glued) {
      std::size_t close = end;
      while (close < stop && !document.is_mark(close, ')')) ++close;
      if (close == stop) break;
      end = close + 1;
      continue;
    }
    const bool link = document.is_mark(end, '/') || cues.at(List::kAnd, end);
    std::vector<List> more;
    const std::size_t next = link ? simple_label_end(cues, end + 1, more) : end;
    if (!link || next == end + 1) break;
    if (std::find(lists.begin(), lists.end(), more.front()) == lists.end())
      lists.push_back(more.front());
    end = next;
  }
  return end;
}

}  // namespace meldaan::extract
