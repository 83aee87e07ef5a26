#include "extract/instructions/instruction_span.h"

#include <algorithm>

#include "util/text.h"

namespace meldaan::extract {
namespace {

// So many of the name's words stand from the token on.
std::size_t matching(const Document& document, std::size_t token,
                     const std::vector<std::string>& words, std::size_t first) {
  std::size_t count = 0;
  while (first + count < words.size() && token + count < document.size() &&
         document.folded(token + count) == words[first + count])
    ++count;
  return count;
}

// "Bea", "Bea Bol" or "Bol"; a word that a language has as well ("wil", "roos") is a name with a
// capital alone.
std::size_t name_end(const Part& part, std::size_t token, const std::string& name) {
  const Document& document = part.document();
  if (document[token].kind != TokenKind::kWord) return token;
  const std::vector<std::string> words = folded_words(name);
  // "De Pol" is no Karin Pol's.
  const bool article = token > 0 && part.cues().at(List::kArticle, token - 1);
  if (words.empty() || (!document[token].capital && part.cues().covers(List::kCommon, token)))
    return token;
  const std::size_t whole = matching(document, token, words, 0);
  if (whole > 0) return token + whole;
  for (std::size_t first = 1; first < words.size() && !article; ++first) {
    const std::size_t count = matching(document, token, words, first);
    if (count > 0 && first + count == words.size()) return token + count;
  }
  return token;
}

std::vector<NamedOne> find_named(const Part& part, const std::vector<Person>& people) {
  std::vector<NamedOne> named;
  for (std::size_t token = 0; token < part.document().size();) {
    std::size_t end = token;
    std::vector<std::size_t> meant;
    for (std::size_t who = 0; who < people.size(); ++who) {
      const std::size_t reaches = name_end(part, token, called(people[who]));
      // "Bregje Jansen", of whom no more than "Bregje" is known, says her name.
      const bool goes_on = !people[who].call_name.empty() && reaches < part.document().size() &&
                           part.document().is_word(reaches) && part.document()[reaches].capital;
      if (goes_on) continue;
      if (reaches == token || reaches < end) continue;
      if (reaches > end) meant.clear();
      end = reaches;
      meant.push_back(who);
    }
    // Of two who share a name nobody can tell which is meant.
    if (meant.size() == 1) named.push_back({{token, end}, meant.front()});
    token = std::max(end, token + 1);
  }
  return named;
}

}  // namespace

Answer::Answer(const Part& text, const PhraseBook& book, const Catalogue& groups,
               const std::vector<Person>& people)
    : part(text),
      document(text.document()),
      words(book.find(text.document())),
      catalogue(groups),
      about(people),
      named(find_named(text, people)) {}

Span::Span(const Answer& answer, const Range& range)
    : answer_(answer), range_(range), explained_(range.size(), false) {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    // A thumb is an answer; other pictures and marks say nothing.
    explained_[at - range.begin] = answer.document[at].kind == TokenKind::kPunctuation;
  }
  explain(List::kSettleFiller);
  explain(List::kThanks);
  explain(List::kThirdPerson);
  for (const NamedOne& one : answer.named) {
    if (range.holds(one.range)) explain(one.range);
  }
}

void Span::explain(const Range& range) {
  for (std::size_t at = std::max(range.begin, range_.begin); at < std::min(range.end, range_.end);
       ++at)
    explained_[at - range_.begin] = true;
}

void Span::explain(const Cue& cue) {
  if (cue.head == 0) return explain(cue.range);
  explain(Range{cue.range.begin, cue.range.begin + cue.head});
  explain(Range{cue.range.end - cue.tail, cue.range.end});
}

void Span::explain(List list) {
  for (const Cue& cue : answer_.cues_of(list).of(list)) {
    if (range_.holds(cue.range)) explain(cue);
  }
}

std::size_t Span::next_unexplained(std::size_t from) const {
  while (from < range_.end && explained_[from - range_.begin]) ++from;
  return from;
}

std::vector<std::size_t> Span::whom() const {
  std::vector<std::size_t> whom;
  for (const NamedOne& one : answer_.named) {
    if (one.range.begin < range_.begin || one.range.end > range_.end) continue;
    if (std::find(whom.begin(), whom.end(), one.who) == whom.end()) whom.push_back(one.who);
  }
  return whom;
}

std::vector<Cue> denials(const Answer& answer, const Range& range) {
  std::vector<Cue> denying;
  const auto small = answer.words.of(List::kSettleFiller);
  for (const Cue& cue : answer.part.cues().of(List::kNegation)) {
    if (cue.range.begin < range.begin || cue.range.end > range.end) continue;
    const bool within = std::any_of(small.begin(), small.end(), [&](const Cue& filler) {
      return filler.range.holds(cue.range);
    });
    if (!within) denying.push_back(cue);
  }
  return denying;
}

std::vector<Cue> outermost(const Answer& answer, const std::vector<List>& lists,
                           const Range& range) {
  std::vector<Cue> all;
  for (const List list : lists) {
    for (const Cue& cue : answer.cues_of(list).of(list)) {
      if (range.holds(cue.range)) all.push_back(cue);
    }
  }
  std::vector<Cue> kept;
  for (const Cue& cue : all) {
    const bool within = std::any_of(all.begin(), all.end(), [&](const Cue& other) {
      return other.range.holds(cue.range) && other.range.size() > cue.range.size();
    });
    if (!within) kept.push_back(cue);
  }
  return kept;
}

}  // namespace meldaan::extract
