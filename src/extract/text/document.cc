#include "extract/text/document.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/text/hash_index.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// Plain-text mail is wrapped at 72 to 78 columns: a line broke by itself where the next word did
// not fit.
constexpr std::size_t kWrapColumn = 70;
// Words of a form's label, which may be put as a question: "Van wie is de school?"
constexpr std::size_t kLongestLineLabel = 6;

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == '\r';
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0xB4;
}

// What a byte may be of; each byte of a mail is looked at several times.
enum ByteClass : std::uint8_t { kAsciiDigit = 1, kAsciiLetter = 2, kLocalPart = 4, kDomain = 8 };
constexpr std::uint8_t kAsciiWord = kAsciiDigit | kAsciiLetter;

constexpr auto kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  const auto add = [&classes](std::string_view bytes, unsigned of) {
    for (const char c : bytes) {
      auto& known = classes[static_cast<unsigned char>(c)];
      known = static_cast<std::uint8_t>(known | of);
    }
  };
  add("0123456789", kAsciiDigit | kLocalPart | kDomain);
  add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", kAsciiLetter | kLocalPart | kDomain);
  add("-.", kLocalPart | kDomain);
  add("_%+", kLocalPart);
  return classes;
}();

bool is_of(char c, std::uint8_t byte_class) {
  return (kClasses[static_cast<unsigned char>(c)] & byte_class) != 0;
}

// The one spelling under which a punctuation mark is known.
std::string_view folded_mark(char32_t c) {
  if (is_apostrophe(c)) return "'";
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB) return "\"";
  if (c >= 0x2010 && c <= 0x2015) return "-";
  if (c == 0x2022 || c == 0xB7 || c == 0x25CF || c == 0x25AA || c == 0x2043 || c == 0xF0B7)
    return "*";
  if (c == 0x2713 || c == 0x2714 || c == 0x221A || c == 0x2611 || c == 0x2612) return "\u2713";
  return {};
}

// The end of the address that begins at `begin`; `begin` where there is none. `scanned` remembers
// how far a run without '@' was already seen, so that a long run is walked once.
std::size_t address_end(std::string_view text, std::size_t begin, std::size_t end,
                        std::size_t& scanned) {
  if (begin < scanned) return begin;
  std::size_t at = begin;
  while (at < end && is_of(text[at], kLocalPart)) ++at;
  scanned = at;
  if (at == begin || at >= end || text[at] != '@') return begin;
  std::size_t stop = at + 1;
  while (stop < end && is_of(text[stop], kDomain)) ++stop;
  while (stop > at + 1 && (text[stop - 1] == '.' || text[stop - 1] == '-')) --stop;
  return stop > at + 1 ? stop : begin;
}

std::size_t url_end(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view rest = text.substr(begin, end - begin);
  const char first = static_cast<char>(rest.front() | 0x20);
  if (first != 'h' && first != 'm' && first != 'w') return begin;
  const bool url =
      starts_with_ignoring_case(rest, "http://") || starts_with_ignoring_case(rest, "https://") ||
      starts_with_ignoring_case(rest, "mailto:") || starts_with_ignoring_case(rest, "www.");
  if (!url) return begin;
  const std::size_t stop = rest.find_first_of(" \t<>\"");
  return stop == std::string_view::npos ? end : begin + stop;
}

// The end of the word that begins at `begin`: letters and digits of any script, apostrophes inside
// it.
std::size_t word_end(std::string_view text, std::size_t begin, std::size_t end, bool& number) {
  std::size_t at = begin;
  number = true;
  while (at < end) {
    if (is_of(text[at], kAsciiWord)) {
      number = number && is_of(text[at], kAsciiDigit);
      ++at;
      continue;
    }
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (is_word(c)) {
      number = false;
    } else if (is_apostrophe(c) && next < end) {
      std::size_t after = next;
      if (!is_letter(next_code_point(text, after)) || at == begin) return at;
    } else {
      return at;
    }
    at = next;
  }
  return at;
}

// "'t", "'s" and "'n" are words of their own in Dutch names.
std::size_t clitic_end(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  if (!is_apostrophe(next_code_point(text, at)) || at >= end) return begin;
  const char letter = text[at];
  if (letter != 't' && letter != 's' && letter != 'n' && letter != 'T' && letter != 'S')
    return begin;
  if (++at >= end) return at;
  std::size_t after = at;
  const char32_t c = next_code_point(text, after);
  return is_space(c) || c == '-' ? at : begin;
}

}  // namespace

Document::Document(std::string text, Source source) : Document(std::move(text), source, {}) {}

Document::Document(std::string text, Source source, std::vector<SpokenMark> spoken)
    : text_(std::move(text)), source_(source), spoken_(std::move(spoken)) {
  folded_ = ascii_lower(text_);
  constexpr std::size_t kBytesOfToken = 5;
  tokens_.reserve(std::min(text_.size() / kBytesOfToken + 1, kMaxTokens));
  std::size_t begin = 0;
  while (begin <= text_.size()) {
    const std::size_t feed = std::min(text_.find('\n', begin), text_.size());
    read_line(begin, feed);
    if (feed == text_.size()) break;
    begin = feed + 1;
  }
  mark_wrapped_lines();
  mark_breaks();
  forget_capitals_of_shouting();
}

// WHO WRITES ALL IN CAPITALS marks no names with them.
void Document::forget_capitals_of_shouting() {
  constexpr std::size_t kFewestWords = 8;  // a heading or a name may stand in capitals
  std::size_t words = 0;
  std::size_t shouted = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const std::string_view word = original(i);
    if (!is_word(i) || word.size() < 3 || lines_[tokens_[i].line].quote_depth > 0) continue;
    ++words;
    const bool shouts = tokens_[i].capital && std::none_of(word.begin(), word.end(), [](char c) {
                          return c >= 'a' && c <= 'z';
                        });
    shouted += shouts ? 1 : 0;
  }
  if (words < kFewestWords || shouted * 10 < words * 7) return;
  for (Token& token : tokens_) token.capital = false;
}

std::size_t Document::add(std::size_t begin, std::size_t end, TokenKind kind) {
  const std::string_view original = std::string_view(text_).substr(begin, end - begin);
  Token token;
  token.begin = begin;
  token.end = end;
  token.kind = kind;
  token.line = static_cast<std::uint32_t>(lines_.size());
  token.glued = !tokens_.empty() && tokens_.back().end == begin;
  token.folded_begin = begin;
  token.folded_end = end;
  std::size_t at = 0;
  const char32_t first = next_code_point(original, at);
  token.capital = is_upper(first);
  tokens_.push_back(token);
  if (kind == TokenKind::kPunctuation) {
    if (const std::string_view mark = folded_mark(first); !mark.empty()) fold_as(mark);
  } else if (!is_ascii(original)) {
    fold_as(fold(original));
  }
  know_by_fold();
  return end;
}

// What the last token is found by.
void Document::know_by_fold() {
  Token& token = tokens_.back();
  const std::string_view word = folded(tokens_.size() - 1);
  token.hash = hash_of(word);
  token.mark = token.kind == TokenKind::kPunctuation && word.size() == 1 ? word.front() : char{0};
}

// Behind the folded text, for the last token.
void Document::fold_as(std::string_view folded) {
  tokens_.back().folded_begin = folded_.size();
  folded_ += folded;
  tokens_.back().folded_end = folded_.size();
}

// The end of the words that are spoken for the next mark.
std::size_t Document::add_spoken() {
  const SpokenMark& mark = spoken_[heard_++];
  add(mark.begin, mark.end, TokenKind::kPunctuation);
  Token& token = tokens_.back();
  fold_as({&mark.mark, 1});
  know_by_fold();
  token.glued = token.spoken = true;
  token.capital = false;
  return mark.end;
}

void Document::read_line(std::size_t begin, std::size_t end) {
  Line line;
  line.begin = begin;
  line.end = end;
  line.first = tokens_.size();
  std::size_t at = begin;
  for (std::size_t mark = at; mark < end && (text_[mark] == '>' || text_[mark] == ' '); ++mark) {
    if (text_[mark] != '>') continue;
    ++line.quote_depth;
    at = mark + 1;
  }
  const std::string_view text(text_);
  std::size_t scanned = at;
  while (at < end && tokens_.size() < kMaxTokens) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (is_space(c)) {
      at = next;
      continue;
    }
    if (heard_ < spoken_.size() && spoken_[heard_].begin == at) {
      at = add_spoken();
      continue;
    }
    std::size_t stop = address_end(text, at, end, scanned);
    if (stop > at) {
      at = add(at, stop, TokenKind::kAddress);
      continue;
    }
    if (stop = url_end(text, at, end); stop > at) {
      at = add(at, stop, TokenKind::kUrl);
      continue;
    }
    bool number = false;
    if (stop = word_end(text, at, end, number); stop > at) {
      at = add(at, stop, number ? TokenKind::kNumber : TokenKind::kWord);
      continue;
    }
    if (stop = clitic_end(text, at, end); stop > at) {
      at = add(at, stop, TokenKind::kWord);
      continue;
    }
    at = add(at, next, TokenKind::kPunctuation);
  }
  line.last = tokens_.size();
  lines_.push_back(line);
}

// "- Ans Prins: Taal", "3. …", "b) …"
bool Document::begins_item(const Line& line) const {
  if (line.last - line.first < 3) return false;
  const Token& first = tokens_[line.first];
  const bool apart = !tokens_[line.first + 1].glued;
  if (first.kind == TokenKind::kPunctuation) {
    const std::string_view sign = original(line.first);
    return apart && (sign == "-" || sign == "*" || sign == "+" || sign == "\u2022" ||
                     sign == "\u2013" || sign == "\u00b7" || sign == "\u25aa" || sign == "\u25e6");
  }
  const bool counts = first.kind == TokenKind::kNumber || folded(line.first).size() == 1;
  return counts && !apart && !tokens_[line.first + 2].glued &&
         (is_mark(line.first + 1, ')') ||
          (is_mark(line.first + 1, '.') && first.kind == TokenKind::kNumber &&
           first.end - first.begin < 3));
}

// "Naam school: De Brug" with "Vereniging: CNS Goor" below it: lines of a form, however long.
bool Document::is_form_line(const Line& line) const {
  std::size_t words = 0;
  for (std::size_t i = line.first; i < line.last && words <= kLongestLineLabel; ++i) {
    // "School . . . : De Brug", "Waar sta ik? De Brug", "PLEK - De Brug"
    if (i > line.first && is_mark(i, '.')) continue;
    const bool dash = is_mark(i, '-') && !tokens_[i].glued && words == 1;
    if (i > line.first && (is_mark(i, ':') || is_mark(i, '=') || is_mark(i, '?') || dash))
      return true;
    if (!is_word(i)) return false;
    ++words;
  }
  return false;
}

// "groepen: …", below a line that holds labels as well.
bool Document::begins_with_label(const Line& line) const {
  constexpr std::size_t kMostWords = 2;
  for (std::size_t i = line.first + 1; i < line.last && i <= line.first + kMostWords; ++i) {
    if (is_mark(i, ':')) return is_word(i - 1);
  }
  return false;
}

// "Piet Bakker, p.bakker@…, Taal" above one for somebody else.
bool Document::gives_address(const Line& line) const {
  constexpr std::size_t kLongest = 20;  // tokens
  return tokens_[line.first].capital && line.last - line.first <= kLongest &&
         std::ranges::any_of(tokens({line.first, line.last}),
                             [](const Token& token) { return token.kind == TokenKind::kAddress; });
}

void Document::mark_wrapped_lines() {
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    Line& line = lines_[i];
    const Line& next = lines_[i + 1];
    if (line.empty() || next.empty() || line.quote_depth != next.quote_depth) continue;
    const std::string_view rest = std::string_view(text_).substr(next.begin, next.end - next.begin);
    const std::size_t word = std::min(rest.find(' '), rest.size());
    // Cells of a signature or a table are no sentence: "docent | Academie | Saxion".
    const std::string_view here = std::string_view(text_).substr(line.begin, line.end - line.begin);
    line.wrapped =
        here.size() + 1 + word > kWrapColumn && here.find(" | ") == std::string_view::npos &&
        here.find('\t') == std::string_view::npos && !(is_form_line(line) && is_form_line(next)) &&
        !(gives_address(line) && gives_address(next)) &&
        !(here.find(':') != std::string_view::npos && begins_with_label(next)) &&
        !begins_item(next);
  }
}

std::string Document::original(const Range& range) const {
  if (range.empty()) return {};
  const std::size_t begin = tokens_[range.begin].begin;
  return collapse_spaces(std::string_view(text_).substr(begin, tokens_[range.end - 1].end - begin));
}

bool Document::uses_no_capitals() const {
  constexpr std::size_t kFewestWords = 6;
  constexpr std::size_t kOneCapitalIn = 25;
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (const Token& token : tokens_) {
    if (token.kind != TokenKind::kWord || token.zone != Zone::kOwn) continue;
    ++words;
    // "PLG" and "NT2" are no names.
    const std::string_view word =
        std::string_view(text_).substr(token.begin, token.end - token.begin);
    capitals += token.capital && upper(word) != word ? 1 : 0;
  }
  return words >= kFewestWords && capitals * kOneCapitalIn <= words;
}

void Document::mark_breaks() {
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    Token& here = tokens_[i];
    const Token& next = tokens_[i + 1];
    // A table's cells are parted by tabs.
    const auto gap = text_.begin() + static_cast<std::ptrdiff_t>(here.end);
    const auto gap_end = text_.begin() + static_cast<std::ptrdiff_t>(next.begin);
    here.breaks = next.line > here.line + 1 ||
                  (next.line == here.line + 1 && !lines_[here.line].wrapped) ||
                  std::find(gap, gap_end, '\t') != gap_end;
  }
}

Evidence Document::evidence(const Range& range, std::string why) const {
  Evidence evidence;
  evidence.source = source_;
  evidence.why = std::move(why);
  if (range.empty() || range.begin >= tokens_.size()) return evidence;
  evidence.begin = tokens_[range.begin].begin;
  evidence.end = tokens_[std::min(range.end, tokens_.size()) - 1].end;
  evidence.zone = tokens_[range.begin].zone;
  return evidence;
}

}  // namespace meldaan::extract
