#include "extract/layout/verdicts.h"

#include <algorithm>
#include <string_view>

#include "extract/text/list_signs.h"

namespace meldaan::extract {
namespace {

// A longer remark says more than yes or no.
constexpr std::size_t kLongestVerdict = 16;

// Two signs before the lines of a list tell its groups apart.
bool has_plus_and_minus(const Document& document) {
  constexpr std::size_t kFewest = 3;
  std::size_t plus = 0;
  std::size_t minus = 0;
  for (const Line& line : document.lines()) {
    if (line.empty() || !is_own(document[line.first].zone) || line.last < line.first + 2) continue;
    // "+ Taal", and "Taal +"
    for (const std::size_t end : {line.first, line.last - 1}) {
      if (document.is_mark(end, '+')) ++plus;
      if (document.is_mark(end, '-')) ++minus;
    }
  }
  return plus > 0 && minus > 0 && plus + minus >= kFewest;
}

// "jaaa", "jaaaa"
bool is_drawn_out_yes(std::string_view word) {
  return word.size() > 2 && word.front() == 'j' &&
         std::all_of(word.begin() + 1, word.end(), [](char c) { return c == 'a'; });
}

}  // namespace

Verdicts::Verdicts(const Document& document, const Cues& cues, const Sentences& sentences)
    : document_(document),
      cues_(cues),
      sentences_(sentences),
      plus_chooses_(has_plus_and_minus(document)) {
  for (std::size_t i = 0; i < document_.size(); ++i)
    crosses_refuse_ = crosses_refuse_ || (is_tick(document_, i) && is_own(document_[i].zone));
}

Verdict Verdicts::of_remark(Range remark) const {
  remark = without_speaker(remark);
  if (remark.empty() || remark.size() > kLongestVerdict) return Verdict::kNone;
  if (const Verdict signs = of_signs(remark); signs != Verdict::kNone) return signs;
  if (end_of_no(remark.begin, remark.end) > remark.begin || cues_.any(List::kNegation, remark))
    return Verdict::kNo;
  // "Onze directeur doet hier al aan mee"
  if (cues_.any(List::kOthersWish, remark) && !cues_.any(List::kSelfRegister, remark))
    return Verdict::kNo;
  const bool open = cues_.any(List::kHistory, remark) || cues_.any(List::kUndecided, remark) ||
                    sentences_.of(remark.end - 1).question;
  if (open) return Verdict::kNone;
  const bool yes = is_drawn_out_yes(document_.folded(remark.begin)) ||
                   cues_.any(List::kMark, remark) || cues_.any(List::kWish, remark) ||
                   cues_.any(List::kSelfRegister, remark) || says_only_also(remark);
  return yes || is_set_off(remark) || speaks_only_of_writer(remark) ? Verdict::kYes
                                                                    : Verdict::kNone;
}

Verdict Verdicts::beside_heading(const Range& remark) const {
  const Verdict verdict = of_remark(remark);
  return verdict == Verdict::kNone && is_name_alone(stripped(remark)) ? Verdict::kYes : verdict;
}

bool Verdicts::are_signs_alone(const Range& brackets) const {
  constexpr std::size_t kMost = 4;
  return brackets.size() <= kMost &&
         std::ranges::all_of(document_.tokens(brackets), [](const Token& token) {
           return token.kind == TokenKind::kPunctuation || token.end - token.begin == 1;
         });
}

bool Verdicts::prefers(const Range& remark, const Mention& other) const {
  const Range said{remark.begin, std::min(other.phrase.begin, other.name.begin)};
  if (said.empty()) return false;
  const bool no = cues_.end_at(List::kNegation, said.begin) + 1 == said.end &&
                  document_.is_mark(said.end - 1, ',');
  return no || cues_.any(List::kPreference, said) || cues_.any(List::kChange, said);
}

// "<-- ook", below a group that is marked
bool Verdicts::says_only_also(const Range& remark) const {
  bool also = false;
  for (std::size_t i = remark.begin; i < remark.end; ++i) {
    if (document_[i].kind == TokenKind::kPunctuation) continue;
    if (!cues_.covers(List::kAlso, i)) return false;
    also = true;
  }
  return also;
}

// "*** hier kom ik ***", "<<<< Diny", "<-- Diny": who sets a few words off with signs marks the
// line.
bool Verdicts::is_set_off(const Range& remark) const {
  constexpr std::size_t kFewestSigns = 2;
  constexpr std::size_t kMostWords = 6;
  std::size_t signs = 0;
  while (signs < remark.size() && (is_sign(document_, remark.begin + signs) ||
                                   document_.is_mark(remark.begin + signs, '*') ||
                                   (signs > 0 && document_.is_mark(remark.begin + signs, '-')) ||
                                   document_.is_mark(remark.begin + signs, '!')))
    ++signs;
  return signs >= kFewestSigns && remark.size() - signs <= kMostWords + signs;
}

// "(Diny)", "-> Diny": whoever marks a line with her name.
bool Verdicts::is_name_alone(const Range& remark) const {
  constexpr std::size_t kMostWords = 3;
  std::size_t words = 0;
  for (std::size_t i = remark.begin; i < remark.end; ++i) {
    if (document_[i].kind == TokenKind::kPunctuation) continue;
    const bool name = document_[i].capital && (words > 0 || cues_.at(List::kFirstName, i));
    if (!name || ++words > kMostWords) return false;
  }
  return words > 0;
}

// "FK: ja", "[Anneloes] graag": who speaks.
Range Verdicts::without_speaker(Range remark) const {
  constexpr std::size_t kLongestSpeaker = 3;
  remark = stripped(remark);
  for (std::size_t at = remark.begin; at < remark.end && at <= remark.begin + kLongestSpeaker;
       ++at) {
    const bool closes = document_.is_mark(at, ':') || document_.is_mark(at, ']');
    if (closes && at > remark.begin && at + 1 < remark.end && document_[remark.begin].capital &&
        end_of_yes(remark.begin, at) == remark.begin && end_of_no(remark.begin, at) == remark.begin)
      return stripped({at + 1, remark.end});
  }
  return remark;
}

// Signs and figures alone: "+1", "<<<", "***", "0", "-".
Verdict Verdicts::of_signs(const Range& remark) const {
  bool plus = false;
  bool minus = false;
  bool other = false;
  bool zero = false;
  for (std::size_t i = remark.begin; i < remark.end; ++i) {
    const Token& token = document_[i];
    if (token.kind == TokenKind::kNumber) {
      // "0, dat laat ik aan het bureau over"
      const bool first = std::ranges::none_of(
          document_.tokens({remark.begin, i}),
          [](const Token& before) { return before.kind != TokenKind::kPunctuation; });
      const std::string_view figure = document_.folded(i);
      if (!first || (figure != "0" && figure != "1" && figure != "10")) return Verdict::kNone;
      (figure == "0" ? zero : other) = true;
      if (i + 1 < remark.end && parts_clauses(document_, i + 1)) break;
      continue;
    }
    if (token.kind != TokenKind::kPunctuation) return Verdict::kNone;
    plus = plus || document_.is_mark(i, '+');
    minus = minus || document_.is_mark(i, '-') || is_empty_box(document_, i) ||
            (crosses_refuse_ && is_cross(document_, i));
    other = other || is_arrow(document_, i) || is_tick(document_, i) ||
            (!crosses_refuse_ && is_cross(document_, i)) || document_.is_mark(i, '*') ||
            document_.is_mark(i, '!') || document_.is_mark(i, '#');
  }
  const bool arrow = std::ranges::any_of(document_.tokens(remark), [&](const Token& t) {
    return is_arrow(document_, static_cast<std::size_t>(&t - document_.tokens().data()));
  });
  if (zero || (minus && !arrow && !plus)) return Verdict::kNo;
  return plus || other ? Verdict::kYes : Verdict::kNone;
}

// "<<<<< ik", "Wie? Ik!", "[ik!]"
bool Verdicts::speaks_only_of_writer(const Range& remark) const {
  constexpr std::size_t kMostWords = 3;
  std::size_t words = 0;
  for (std::size_t i = remark.begin; i < remark.end; ++i)
    words += document_[i].kind == TokenKind::kPunctuation ? 0 : 1;
  bool arrow = false;
  bool other = false;
  for (std::size_t i = remark.begin; i < remark.end; ++i) {
    arrow = arrow || is_sign(document_, i);
    other = other ||
            (document_[i].kind != TokenKind::kPunctuation && !cues_.covers(List::kFirstPerson, i));
  }
  return (arrow && !other) || (words <= kMostWords && cues_.any(List::kFirstPerson, remark));
}

// Without bullets, brackets and blanks, but with the signs that choose.
Range Verdicts::stripped(Range range) const {
  const auto bullet = [this](std::size_t token) {
    return document_[token].kind == TokenKind::kPunctuation && !is_sign(document_, token) &&
           !document_.is_mark(token, '+') && !document_.is_mark(token, '*') &&
           !document_.is_mark(token, '!') && !document_.is_mark(token, '-') &&
           !document_.is_mark(token, '#') && !document_.is_mark(token, '?');
  };
  while (!range.empty() && bullet(range.begin)) ++range.begin;
  while (!range.empty() && bullet(range.end - 1)) --range.end;
  return range;
}

bool Verdicts::is_own_word(std::size_t token) const {
  return document_[token].zone != Zone::kInvitation;
}

std::size_t Verdicts::end_of_yes(std::size_t token, std::size_t end) const {
  if (!is_own_word(token)) return token;
  if (crosses_refuse_ && is_cross(document_, token)) return token;
  const std::size_t mark = cues_.end_at(List::kMark, token);
  if (mark > token && mark <= end) return mark;
  return is_tick(document_, token) || is_arrow(document_, token) || is_cross(document_, token)
             ? token + 1
             : token;
}

std::size_t Verdicts::end_of_no(std::size_t token, std::size_t end) const {
  if (!is_own_word(token)) return token;
  if (is_empty_box(document_, token) || (crosses_refuse_ && is_cross(document_, token)))
    return token + 1;
  if (document_[token].kind == TokenKind::kPunctuation) return token;
  for (const List list : {List::kUnknownValue, List::kNegation}) {
    const std::size_t past = cues_.end_at(list, token);
    // "n.v.t." whose last full stop was taken for the line's.
    const bool stop = past == end + 1 && document_.is_mark(end, '.');
    if (past > token && (past <= end || stop)) return std::min(past, end);
  }
  return token;
}

Verdict Verdicts::take(Range& line) const {
  const auto bullet = [this](std::size_t token) {
    return document_[token].kind == TokenKind::kPunctuation && !is_sign(document_, token) &&
           !(plus_chooses_ && document_.is_mark(token, '+'));
  };
  Verdict verdict = Verdict::kNone;
  // "Taal +", "Rekenen -"
  if (plus_chooses_ && line.size() > 1 && !document_[line.end - 1].glued) {
    if (document_.is_mark(line.end - 1, '+')) verdict = Verdict::kYes;
    if (document_.is_mark(line.end - 1, '-')) verdict = Verdict::kNo;
    if (verdict != Verdict::kNone) --line.end;
  }
  for (bool again = true; again && !line.empty();) {
    again = false;
    while (!line.empty() &&
           (bullet(line.begin) || document_[line.begin].kind == TokenKind::kNumber))
      ++line.begin;
    while (!line.empty() && bullet(line.end - 1)) --line.end;
    if (line.empty()) break;
    std::size_t past = end_of_yes(line.begin, line.end);
    if (plus_chooses_ && document_.is_mark(line.begin, '+')) past = line.begin + 1;
    if (past > line.begin) {
      line.begin = past;
      if (verdict != Verdict::kNo) verdict = Verdict::kYes;
      again = true;
      continue;
    }
    past = end_of_no(line.begin, line.end);
    if (past > line.begin) {
      line.begin = past;
      verdict = Verdict::kNo;
      again = true;
      continue;
    }
    for (std::size_t at = line.begin + 1; at < line.end && !again; ++at) {
      const bool yes = end_of_yes(at, line.end) == line.end;
      if (!yes && end_of_no(at, line.end) != line.end) continue;
      line.end = at;
      if (verdict != Verdict::kNo) verdict = yes ? Verdict::kYes : Verdict::kNo;
      again = true;
    }
  }
  return verdict;
}

Verdict Verdicts::of_beginning(Range rest) const {
  while (!rest.empty() && document_[rest.begin].kind == TokenKind::kPunctuation &&
         !is_sign(document_, rest.begin))
    ++rest.begin;
  if (rest.empty()) return Verdict::kNone;
  if (end_of_no(rest.begin, rest.end) > rest.begin) return Verdict::kNo;
  const std::size_t yes = end_of_yes(rest.begin, rest.end);
  if (yes == rest.begin) return cues_.any(List::kUndecided, rest) ? Verdict::kNo : Verdict::kNone;
  const bool alone = yes == rest.end || document_[yes].kind == TokenKind::kPunctuation;
  return alone && !cues_.any(List::kNegation, rest) ? Verdict::kYes : Verdict::kNone;
}

Verdict Verdicts::of_heading(const Range& line) const {
  constexpr std::size_t kLongest = 7;
  if (line.size() < 2 || line.size() > kLongest || !document_.is_mark(line.end - 1, ':'))
    return Verdict::kNone;
  if (cues_.any(List::kNegation, line)) return Verdict::kNo;
  std::size_t at = line.begin;
  while (document_[at].kind == TokenKind::kPunctuation) ++at;
  return at < line.end && end_of_yes(at, line.end) == line.end - 1 ? Verdict::kYes : Verdict::kNone;
}

Verdict Verdicts::of_box(std::size_t token) const {
  if (is_empty_box(document_, token)) return Verdict::kNo;
  return is_tick(document_, token) ? Verdict::kYes : Verdict::kNone;
}

}  // namespace meldaan::extract
