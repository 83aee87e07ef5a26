// A text prepared once for reading: tokens and lines with their places in the original bytes.
//
// Everything downstream works on token numbers; only evidence goes back to bytes. A Document owns
// its text, belongs to one read, and is not changed after its zones were marked.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/reading.h"

namespace meldaan::extract {

enum class TokenKind : std::uint8_t { kWord, kNumber, kPunctuation, kAddress, kUrl };

struct Token {
  std::size_t begin = 0;  // bytes of the original text
  std::size_t end = 0;
  std::size_t folded_begin = 0;  // bytes of what Document keeps folded
  std::size_t folded_end = 0;
  std::uint32_t line = 0;
  std::uint32_t hash = 0;  // hash_of() what it is folded to: lists and models find it by this
  TokenKind kind = TokenKind::kWord;
  char mark = 0;         // a punctuation mark that is folded to one byte: that byte
  bool capital = false;  // begins with an upper-case letter
  bool glued = false;    // no white space between it and the token before
  bool spoken = false;   // a mark that was written out: "komma"
  bool breaks = false;   // the writer broke the line or left the cell behind it
  Zone zone = Zone::kOwn;
};

struct Line {
  std::size_t begin = 0;  // bytes, quote marks included
  std::size_t end = 0;    // without the line feed
  std::size_t first = 0;  // tokens; first == last: nothing on it
  std::size_t last = 0;
  int quote_depth = 0;   // how many '>' stand before it
  bool wrapped = false;  // a mail program broke it here: the sentence runs on
  bool empty() const { return first == last; }
};

// Words that stand for a punctuation mark, by their bytes.
struct SpokenMark {
  std::size_t begin = 0;
  std::size_t end = 0;
  char mark = '.';
};

// The writer's own words: what may be a wish.
inline bool is_own(Zone zone) {
  return zone == Zone::kOwn || zone == Zone::kClosing;
}
// An earlier mail's words, or the invitation's, wherever they stand.
inline bool is_quotation(Zone zone) {
  return zone == Zone::kQuoted || zone == Zone::kForwarded || zone == Zone::kInvitation;
}
// Where the writer says who and where they are.
inline bool is_about_sender(Zone zone) {
  return is_own(zone) || zone == Zone::kSignature;
}

// A half-open range of tokens.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin >= end; }
  std::size_t size() const { return empty() ? 0 : end - begin; }
  bool contains(std::size_t token) const { return begin <= token && token < end; }
  bool holds(const Range& other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(const Range& other) const { return begin < other.end && other.begin < end; }
  bool operator==(const Range&) const = default;
};

class Document {
 public:
  // Reads at most kMaxTokens; what lies behind them keeps its lines but has no tokens.
  explicit Document(std::string text, Source source = Source::kText);
  // `spoken` in order: read as the marks they stand for.
  Document(std::string text, Source source, std::vector<SpokenMark> spoken);

  const std::string& text() const { return text_; }
  Source source() const { return source_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  // Those of the range: none of one that is empty, or that ends before it begins, as behind a
  // phrase that runs on into the next line.
  std::span<const Token> tokens(const Range& range) const {
    return std::span(tokens_).subspan(range.empty() ? 0 : range.begin, range.size());
  }
  const std::vector<Line>& lines() const { return lines_; }
  std::size_t size() const { return tokens_.size(); }

  const Token& operator[](std::size_t token) const { return tokens_[token]; }
  // Lower case, without diacritics, with plain apostrophes and hyphens.
  std::string_view folded(std::size_t token) const {
    const Token& t = tokens_[token];
    return {folded_.data() + t.folded_begin, t.folded_end - t.folded_begin};
  }
  std::string_view original(std::size_t token) const {
    const Token& t = tokens_[token];
    return {text_.data() + t.begin, t.end - t.begin};
  }
  // The original text from the first to the last token of the range, white space collapsed.
  std::string original(const Range& range) const;
  // Whether the token is this one punctuation character (in its folded form); behind the last none
  // is, and no word.
  bool is_mark(std::size_t token, char mark) const {
    return token < tokens_.size() && tokens_[token].mark == mark;
  }
  bool is_word(std::size_t token) const {
    return token < tokens_.size() && tokens_[token].kind == TokenKind::kWord;
  }
  // Past the marks that begin the range; its end where it holds no word.
  std::size_t first_word(const Range& range) const {
    std::size_t first = range.begin;
    while (first < range.end && !is_word(first)) ++first;
    return first;
  }
  // A break between this token and the next that a writer meant: the end of a line that was not
  // wrapped.
  bool breaks_after(std::size_t token) const {
    return token + 1 >= tokens_.size() || tokens_[token].breaks;
  }
  // So many spaces or more before this token: a column that somebody drew with spaces.
  bool gap_before(std::size_t token, std::size_t spaces = 2) const {
    return token > 0 && tokens_[token].line == tokens_[token - 1].line &&
           tokens_[token].begin >= tokens_[token - 1].end + spaces;
  }

  bool is_all(Zone zone, const Range& range) const {
    return std::ranges::all_of(tokens(range),
                               [zone](const Token& token) { return token.zone == zone; });
  }
  void set_zone(std::size_t token, Zone zone) { tokens_[token].zone = zone; }
  Evidence evidence(const Range& range, std::string why) const;

  // Whether the writer's own words have hardly any, so that their absence says nothing.
  bool uses_no_capitals() const;

 private:
  void read_line(std::size_t begin, std::size_t end);
  bool is_form_line(const Line& line) const;
  bool begins_with_label(const Line& line) const;
  bool begins_item(const Line& line) const;
  bool gives_address(const Line& line) const;
  void mark_wrapped_lines();
  void mark_breaks();
  void forget_capitals_of_shouting();
  std::size_t add(std::size_t begin, std::size_t end, TokenKind kind);
  std::size_t add_spoken();
  void fold_as(std::string_view folded);
  void know_by_fold();

  std::string text_;
  std::string folded_;  // the text in lower case; behind it what else a token is folded to
  Source source_;
  std::vector<SpokenMark> spoken_;
  std::size_t heard_ = 0;  // how many of these were read
  std::vector<Token> tokens_;
  std::vector<Line> lines_;
};

// Nobody writes a registration of 60,000 words; what is longer is a log file or an attack.
inline constexpr std::size_t kMaxTokens = 60000;

}  // namespace meldaan::extract
