#include "extract/text/sentences.h"

#include <algorithm>

#include "extract/text/list_signs.h"

namespace meldaan::extract {
namespace {

// A full stop behind so short a word is an abbreviation's ("dr.", "a.s.", "J.").
constexpr std::size_t kAbbreviation = 2;
// Cut here, a text without a full stop costs no more than its length.
constexpr std::size_t kLongestSentence = 250;

bool is_acronym(const Document& document, std::size_t token) {
  const std::string_view word = document.original(token);
  return word.size() > 1 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "dr.", "a.s.", "J.", "St."; but "IB." and "er is iemand om." end a sentence: abbreviations of two
// letters have no vowel.
bool is_abbreviation(const Document& document, std::size_t token) {
  const std::string_view word = document.folded(token);
  if (document[token].kind == TokenKind::kPunctuation || word.size() > kAbbreviation ||
      is_acronym(document, token) || (token > 0 && document.is_mark(token - 1, '&')))
    return false;  // "W&T."
  const bool small_word = word.size() == kAbbreviation && !document[token].capital &&
                          word.find_first_of("aeiou") != std::string_view::npos;
  return !small_word;
}

// "Ik kies a, e en k. Tot dan": a small letter that stands for a line of a list; not "a.s.", and
// not the line's own.
bool is_letter(const Document& document, std::size_t token) {
  const bool dotted = token > 0 && document[token].glued && document.is_mark(token - 1, '.');
  const bool begins = token == 0 || document[token - 1].line != document[token].line;
  return document.folded(token).size() == 1 && !document[token].capital && !dotted && !begins;
}

// "Doe mij D en F. De rest laat ik lopen": behind the letter a sentence begins, and no name ("C. De
// Vries").
bool begins_sentence(const Document& document, const Cues* cues, std::size_t token) {
  return cues != nullptr && document[token].capital && cues->at(List::kCommon, token) &&
         token + 1 < document.size() && document.is_word(token + 1) &&
         !document[token + 1].capital && document.folded(token).size() > 1;
}

// Whether the writer begins neither line nor sentence with a capital: then a stop behind a word
// ends one.
bool writes_small(const Document& document) {
  for (const Line& line : document.lines()) {
    if (line.first < line.last && document[line.first].zone == Zone::kOwn &&
        document[line.first].capital)
      return false;
  }
  for (std::size_t i = 1; i + 1 < document.size(); ++i) {
    if (document.is_mark(i, '.') && !document[i + 1].glued && document[i + 1].capital &&
        document[i].zone == Zone::kOwn && !is_abbreviation(document, i - 1))
      return false;
  }
  return true;
}

// "mevr. Schaap", "prof. Bos": a short title before a name.
bool is_title(const Document& document, const Cues* cues, std::size_t token) {
  constexpr std::size_t kLongest = 4;
  return cues != nullptr && cues->at(List::kTitle, token) &&
         cues->end_at(List::kTitle, token) > token + 1 && document.folded(token).size() <= kLongest;
}

bool ends_sentence(const Document& document, const Cues* cues, std::size_t token, bool small) {
  if (document.breaks_after(token)) return true;
  if (document[token].zone != document[token + 1].zone) return true;
  if (document[token].kind != TokenKind::kPunctuation) return false;
  if (document.is_mark(token, ';')) return true;
  if (document[token].spoken && document.is_mark(token, '.')) return true;
  if (document[token + 1].glued) return false;
  if (document.is_mark(token, '!') || document.is_mark(token, '?')) return true;
  if (!document.is_mark(token, '.')) return false;
  const bool after_word = token > 0 && document[token].glued;
  const Token& next = document[token + 1];
  if (after_word && next.capital && is_title(document, cues, token - 1)) return false;
  if (after_word && is_abbreviation(document, token - 1) &&
      !(next.capital && is_letter(document, token - 1)) &&
      !(document.folded(token - 1).size() == 1 && begins_sentence(document, cues, token + 1)))
    return false;
  return small || next.capital || next.kind != TokenKind::kWord || !after_word;
}

// A cell or a field with nothing but "?", or "(?)": it is not known, and nobody is asked.
bool stands_for_a_value(const Document& document, std::size_t token) {
  if (token == 0) return false;
  const bool bracketed = document.is_mark(token - 1, '(') && token + 1 < document.size() &&
                         document.is_mark(token + 1, ')');
  const bool cell = !document[token].glued && document.text()[document[token].begin - 1] == '\t';
  return bracketed || cell || document.gap_before(token) || document.is_mark(token - 1, ':') ||
         document.is_mark(token - 1, '|') || document.is_mark(token - 1, '-');
}

}  // namespace

Range between_breaks(const Cues& cues, Range range, const Range& within) {
  for (const Range& cut : cues.all(List::kClauseBreak, range)) {
    if (cut.begin <= within.begin) range.begin = cut.begin;
    if (cut.begin >= within.end) {
      range.end = cut.begin;
      break;
    }
  }
  return range;
}

bool parts_clauses(const Document& document, std::size_t token) {
  if (document[token].kind != TokenKind::kPunctuation) return false;
  for (const char mark : {',', '(', ')', ':', ';', '|', '/'}) {
    if (document.is_mark(token, mark)) return true;
  }
  // "Joke Bos → Taal", "Joke Bos -> Taal"
  const bool drawn = document.is_mark(token, '>') && token > 0 && document[token].glued &&
                     (document.is_mark(token - 1, '-') || document.is_mark(token - 1, '='));
  if (drawn || (is_arrow(document, token) && document.folded(token).size() > 1)) return true;
  return document.is_mark(token, '-') && !document[token].glued;
}

std::size_t bracket_in(const Document& document, const Range& range) {
  std::size_t at = range.begin;
  while (at < range.end && !document.is_mark(at, '(')) ++at;
  return at;
}

std::size_t bracket_before(const Document& document, std::size_t end) {
  if (end == 0 || !document.is_mark(end - 1, ')')) return end;
  std::size_t open = end - 1;
  while (open > 0 && !document.is_mark(open, '(') && !document.breaks_after(open)) --open;
  return document.is_mark(open, '(') ? open : end;
}

std::size_t behind_bracket(const Document& document, std::size_t token) {
  constexpr std::size_t kLongest = 10;
  if (token >= document.size() || !document.is_mark(token, '(')) return token;
  for (std::size_t at = token + 1; at < document.size() && at < token + kLongest; ++at) {
    if (document.is_mark(at, ')')) return at + 1;
  }
  return token;
}

Sentences::Sentences(const Document& document, const Cues* cues) : of_token_(document.size()) {
  Sentence sentence;
  const bool small = writes_small(document);
  for (std::size_t i = 0; i < document.size(); ++i) {
    of_token_[i] = sentences_.size();
    if (document.is_mark(i, '?') && !stands_for_a_value(document, i) &&
        (i + 1 == document.size() || !document[i + 1].glued ||
         document[i + 1].kind == TokenKind::kPunctuation)) {
      sentence.question = true;
    }
    if (!ends_sentence(document, cues, i, small) && i - sentence.range.begin < kLongestSentence)
      continue;
    sentence.range.end = i + 1;
    sentence.introduces = document.is_mark(i, ':');
    sentences_.push_back(sentence);
    sentence = {{i + 1, i + 1}, false, false};
  }
}

Range Sentences::clause_of(const Document& document, std::size_t token) const {
  const Range& sentence = of(token).range;
  Range clause{token, token + 1};
  while (clause.begin > sentence.begin && !parts_clauses(document, clause.begin - 1))
    --clause.begin;
  while (clause.end < sentence.end && !parts_clauses(document, clause.end)) ++clause.end;
  return clause;
}

}  // namespace meldaan::extract
