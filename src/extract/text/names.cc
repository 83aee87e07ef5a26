#include "extract/text/names.h"

#include <algorithm>
#include <vector>

#include "extract/text/name_parts.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostWordsOfName = 6;

// Reads a name token by token. `strict` asks for capitals; otherwise any word that is no common one
// will do.
class NameScanner {
 public:
  NameScanner(const Document& document, const Cues& cues, bool strict)
      : document_(document), cues_(cues), strict_(strict) {}

  std::optional<PersonName> scan(const Range& range) {
    at_ = range.begin;
    stop_ = range.end;
    skip_titles();
    // "P.S. Ik lees …": two capitals with full stops, and no initials.
    if (cues_.at(List::kPostscript, at_)) return std::nullopt;
    begin_ = end_ = at_;
    while (at_ < stop_ && words_ + initials_ < kMostWordsOfName && step()) {
    }
    drop_degrees();
    if (words_ == 0) return std::nullopt;
    PersonName name;
    name.range = {begin_, end_};
    name.words = words_ + (initials_ > 0 ? 1 : 0);
    name.initials_only = initials_ > 0 && !nickname_;
    name.text = with_usual_case(document_.original(name.range), document_, name.range, cues_);
    name.range.end = behind_degrees(end_);
    return name;
  }

 private:
  void skip_titles() {
    while (at_ < stop_) {
      const std::size_t title = cues_.end_at(List::kTitle, at_);
      if (title == at_) return;
      at_ = title;
      while (at_ < stop_ && document_.is_mark(at_, '.')) ++at_;
    }
  }

  // "Gerard Nieuwmeyer MSc": no more of the name, and nothing else either.
  std::size_t behind_degrees(std::size_t token) const {
    while (token < stop_ && document_[token].capital && !document_.breaks_after(token - 1)) {
      const std::size_t end = cues_.end_at(List::kDegree, token);
      if (end == token) break;
      token = end;
    }
    return std::min(token, stop_);
  }

  bool step() {
    if (document_[at_].line != document_[begin_].line && document_.breaks_after(at_ - 1))
      return false;
    // A column drawn with spaces or tabs; in a header two spaces mean nothing.
    if (at_ > begin_ && document_.source() != Source::kFromHeader && is_column(at_)) return false;
    if (initial() || bracketed_name() || hyphen() || particles()) return true;
    return word();
  }

  bool is_column(std::size_t token) const {
    const Token& before = document_[token - 1];
    const Token& here = document_[token];
    return document_.gap_before(token) ||
           (here.line == before.line && here.begin == before.end + 1 &&
            document_.text()[before.end] == '\t');
  }

  // "Gerard Nieuwmeyer MME": capitals behind a name that has small letters too.
  void drop_degrees() {
    const auto capitals_of = [&](std::size_t token) {
      const std::string_view word = document_.original(token);
      return std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    };
    while (words_ + (initials_ > 0 ? 1 : 0) > 2 || (initials_ > 0 && nickname_ && words_ > 1)) {
      const std::size_t last = end_ - 1;
      constexpr std::size_t kLongestDegree = 4;
      const bool degree = document_.is_word(last) &&
                          document_[last].end - document_[last].begin <= kLongestDegree &&
                          capitals_of(last) > 1 && document_.original(last).substr(0, 2) != "IJ";
      const bool mixed = last > begin_ && document_.is_word(last - 1) && capitals_of(last - 1) == 1;
      if (!degree || !mixed || document_[last].glued) return;
      --end_;
      --words_;
    }
  }

  // "W.", also glued to the next one; "Ch." and "Th." are initials too.
  bool initial() {
    const bool short_word =
        document_.is_word(at_) && document_[at_].capital && document_.folded(at_).size() <= 2;
    if (!short_word || at_ + 1 >= stop_ || !document_.is_mark(at_ + 1, '.') ||
        !document_[at_ + 1].glued)
      return false;
    if (words_ > 0 || reopens_letter()) return false;
    ++initials_;
    take(2);
    return true;
  }

  // "P.S. Mijn directeur …"
  bool reopens_letter() const {
    constexpr std::size_t kToFirst = 2;  // from the "S" back to the "P"
    return cues_.end_at(List::kPostscript, at_) > at_ ||
           cues_.end_at(List::kPostscript, at_ - std::min(at_, kToFirst)) > at_;
  }

  // "W.J.M. (Wim) Holtkamp", "J.W. (Jan Willem) Roelvink"
  bool bracketed_name() {
    constexpr std::size_t kMostGiven = 3;
    if (initials_ == 0 || words_ > 0 || at_ + 2 >= stop_ || !document_.is_mark(at_, '('))
      return false;
    std::size_t close = at_ + 1;
    while (close < stop_ && close <= at_ + kMostGiven && is_name_word(close)) ++close;
    if (close == at_ + 1 || close >= stop_ || !document_.is_mark(close, ')')) return false;
    nickname_ = true;
    take(close + 1 - at_);
    return true;
  }

  bool hyphen() {
    if (words_ == 0 || !document_.is_mark(at_, '-') || at_ + 1 >= stop_) return false;
    if (!document_[at_].glued || !document_[at_ + 1].glued) return false;
    // "Tjon-A-Ten"
    const bool letter = document_[at_ + 1].capital && document_.folded(at_ + 1).size() == 1 &&
                        document_.is_mark(at_ + 2, '-') && is_name_word(at_ + 3);
    const bool goes_on = letter || is_name_word(at_ + 1) || cues_.at(List::kParticle, at_ + 1);
    if (!goes_on) return false;
    // "Snijders-ten Dam": the part behind the hyphen belongs to the same surname.
    const std::size_t particle = cues_.end_at(List::kParticle, at_ + 1);
    const bool before_name = particle > at_ + 1 && document_.is_word(particle) &&
                             (document_[particle].capital || !document_[at_ + 1].capital) &&
                             !document_.breaks_after(particle - 1);
    take(before_name ? particle - at_ + 1 : 2);
    return true;
  }

  // "van der", "op", "ter": only where a name follows.
  bool particles() {
    if (document_[at_].capital && words_ + initials_ == 0) return false;
    std::size_t end = at_;
    while (end < stop_ && cues_.at(List::kParticle, end)) end = cues_.end_at(List::kParticle, end);
    // "Eefje Heuker of Hoek": where nothing but a name stands, it is no choice.
    const bool only_name = document_.source() == Source::kFromHeader;
    if (end == at_ && only_name && cues_.at(List::kOr, at_)) ++end;
    if (end == at_ || end >= stop_ || !is_name_word(end) || words_ + initials_ == 0) return false;
    if (document_.breaks_after(end - 1)) return false;
    take(end - at_ + 1);
    ++words_;
    return true;
  }

  bool word() {
    if (!is_name_word(at_) || cues_.at(List::kDegree, at_)) return false;
    // "… voor R en B. Als het kan": the next sentence.
    if (words_ == 0 && initials_ > 0 && document_.source() == Source::kText &&
        cues_.at(List::kSubordinate, at_))
      return false;
    take(1);
    ++words_;
    return true;
  }

  bool is_name_word(std::size_t token) const {
    if (token >= stop_ || !document_.is_word(token) || document_.folded(token).size() < 2 ||
        cues_.at(List::kFirstPerson, token))
      return false;
    if (cues_.at(List::kSchoolType, token) || cues_.at(List::kFoundationType, token) ||
        cues_.at(List::kOrganisationType, token)) {
      return is_odd_surname(token);
    }
    if (document_[token].capital)
      return !(strict_ && words_ + initials_ == 0 && cues_.at(List::kCommon, token));
    return !strict_ && !cues_.at(List::kCommon, token) && !cues_.at(List::kJob, token) &&
           !cues_.at(List::kLocation, token) && !cues_.at(List::kLocationWord, token);
  }

  // "Marije School": behind a first name, and nothing else.
  bool is_odd_surname(std::size_t token) const {
    return token == begin_ + 1 && token + 1 == stop_ && document_[token].capital &&
           cues_.at(List::kFirstName, begin_);
  }

  void take(std::size_t tokens) {
    at_ += tokens;
    end_ = at_;
  }

  const Document& document_;
  const Cues& cues_;
  bool strict_;
  std::size_t at_ = 0, stop_ = 0, begin_ = 0, end_ = 0;
  std::size_t words_ = 0, initials_ = 0;
  bool nickname_ = false;
};

std::string capitalised(std::string_view word) {
  // Dutch writes the digraph with two capitals: IJsbrand.
  const std::size_t first = word.starts_with("ij") ? 2 : utf8_prefix(word, [&] {
    std::size_t at = 0;
    next_code_point(word, at);
    return at;
  }());
  return upper(word.substr(0, first)) + std::string(word.substr(first));
}

bool has_upper(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_upper(next_code_point(text, at))) return true;
  }
  return false;
}

}  // namespace

std::string call_name(std::string_view name) {
  const std::string folded = fold(name);
  return folded.substr(0, folded.find_first_of(" .-"));
}

bool begins_with_name(std::string_view name, std::string_view first) {
  return !first.empty() && (fold(name) + " ").starts_with(fold(first) + " ");
}

std::optional<PersonName> name_at(const Document& document, const Cues& cues, const Range& range) {
  return NameScanner(document, cues, true).scan(range);
}

std::optional<PersonName> odd_name_at(const Document& document, const Cues& cues,
                                      const Range& range) {
  std::size_t end = range.begin;
  while (end < range.end &&
         (document[end].capital || cues.covers(List::kParticle, end) || document.is_mark(end, '-')))
    ++end;
  return NameScanner(document, cues, false).scan({range.begin, end});
}

std::optional<PersonName> name_in(const Document& document, const Cues& cues, const Range& range) {
  const bool capitals =
      std::ranges::any_of(document.tokens(range), [](const Token& t) { return t.capital; });
  return NameScanner(document, cues, capitals).scan(range);
}

std::vector<PersonName> couple_in(const Document& document, const Cues& cues, const Range& range) {
  const std::size_t first = range.begin;
  if (range.size() < 4 || !cues.at(List::kFirstName, first) ||
      !cues.at(List::kFirstName, first + 2))
    return {};
  if (!cues.covers(List::kAnd, first + 1) || document[first].line != document[first + 2].line)
    return {};
  const auto second = name_in(document, cues, {first + 2, range.end});
  if (!second || second->words < 2 || second->range.begin != first + 2) return {};
  const std::size_t space = second->text.find(' ');
  if (space == std::string::npos) return {};
  PersonName one = *second;
  one.text = with_usual_case(document.original(first), document, {first, first + 1}, cues) +
             second->text.substr(space);
  one.range = {first, first + 1};
  return {one, *second};
}

std::string usual_order(const Document& display_name, const Cues& cues) {
  for (std::size_t comma = 0; comma < display_name.size(); ++comma) {
    if (!display_name.is_mark(comma, ',')) continue;
    std::size_t end = comma + 1;
    while (end < display_name.size() && !display_name.is_mark(end, '(')) ++end;
    if (comma == 0 || end == comma + 1 || cues.at(List::kDegree, comma + 1)) break;
    return std::string(display_name.original(Range{comma + 1, end})) + " " +
           std::string(display_name.original(Range{0, comma}));
  }
  return display_name.text();
}

std::optional<PersonName> name_turned(const Document& document, const Cues& cues,
                                      const Range& surname, const Range& given) {
  if (surname.empty() || given.empty() || cues.at(List::kDegree, given.begin)) return std::nullopt;
  // "Brink ten, Luuk": particles may stand behind the surname, or behind the given name.
  Range family = surname;
  while (family.size() > 1 &&
         (document.is_mark(family.end - 1, '.') || cues.covers(List::kParticle, family.end - 1)))
    --family.end;
  // "Leeuwen, I. van (Iris)": what is in brackets is what she is called.
  Range first = given;
  Range called;
  for (std::size_t at = given.begin + 1; at + 2 <= given.end; ++at) {
    if (!document.is_mark(at, '(') || !document.is_mark(given.end - 1, ')')) continue;
    first.end = at;
    called = {at + 1, given.end - 1};
    break;
  }
  auto name = name_in(document, cues, called.empty() ? first : called);
  const bool initials = document.is_word(first.begin) && document[first.begin].capital &&
                        document.folded(first.begin).size() <= 2 &&
                        document.is_mark(std::min(first.begin + 1, first.end - 1), '.');
  if (!name && initials) name = PersonName{"", first, 1, true};  // "P. de"
  const auto last = name_in(document, cues, family);
  if (!name || !last) return std::nullopt;
  // The particles behind the first name belong before the surname.
  std::string text{document.original(called.empty() ? first : called)};
  for (std::size_t at = first.begin; at < first.end && !called.empty(); ++at) {
    if (cues.covers(List::kParticle, at) && !document[at].capital)
      text += ' ' + std::string(document.original(at));
  }
  if (family.end < surname.end)
    text += ' ' + std::string(document.original(Range{family.end, surname.end}));
  name->text = text + " " + last->text;
  name->range = {surname.begin, given.end};
  name->words += last->words;
  return name;
}

std::optional<PersonName> header_name(const Document& document, const Cues& cues) {
  const Range all{0, document.size()};
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document[i].kind == TokenKind::kAddress || document[i].kind == TokenKind::kUrl)
      return std::nullopt;
  }
  const bool odd_surname = document.size() == 2 && cues.at(List::kFirstName, 0) &&
                           !cues.at(List::kRoleMailbox, 0) && document[1].capital;
  if (odd_surname) return NameScanner(document, cues, false).scan(all);
  if (cues.any(List::kRoleMailbox, all) || cues.any(List::kSchoolType, all) ||
      cues.any(List::kFoundationType, all) || cues.any(List::kOrganisationType, all) ||
      cues.any(List::kSchoolEnding, all)) {
    return std::nullopt;
  }
  // "Groep Acht", "Werkgroep Ouders"
  if (kind_word_end(cues, 0) > 0 && !cues.at(List::kFirstName, 0)) return std::nullopt;
  // "De Regenboog", as a school's program calls itself; nobody's name begins with an article.
  const bool reversed = document.text().find(',') != std::string::npos;
  if (!reversed && document.size() > 1 && cues.at(List::kArticle, 0)) return std::nullopt;
  if (const auto couple = couple_in(document, cues, all); !couple.empty()) return couple.front();
  if (auto name = name_in(document, cues, all)) return name;
  // "Nur Yildizhan": a name that is an everyday word elsewhere.
  return NameScanner(document, cues, false).scan(all);
}

std::string with_usual_case(std::string_view name, const Document& document, const Range& range,
                            const Cues& cues) {
  bool lower_found = false;
  bool upper_found = false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!document.is_word(i) || document.folded(i).size() < 3 || cues.covers(List::kParticle, i))
      continue;
    const std::string_view word = document.original(i);
    (has_upper(word) ? upper_found : lower_found) = true;
    if (has_upper(word) && lower(word) != word && upper(word) != word)
      lower_found = upper_found = true;
  }
  if (lower_found == upper_found) return std::string(name);  // mixed, as people write their names
  std::string set_right;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (i > range.begin && !document[i].glued) set_right += ' ';
    const std::string small = lower(document.original(i));
    const bool particle = i > range.begin && cues.covers(List::kParticle, i);
    set_right += document.is_word(i) && !particle ? capitalised(small) : small;
  }
  return set_right;
}

}  // namespace meldaan::extract
