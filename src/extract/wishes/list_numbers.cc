#include "extract/wishes/list_numbers.h"

#include <algorithm>

#include "extract/text/numerals.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// "w13", "pr1": a code that somebody made up.
bool is_code(const Document& document, std::size_t token) {
  constexpr std::size_t kMostLetters = 2;
  constexpr std::size_t kLongest = 4;
  const std::string_view word = document.folded(token);
  const auto first = std::find_if(word.begin(), word.end(), is_digit);
  const auto letters = static_cast<std::size_t>(first - word.begin());
  return document[token].kind != TokenKind::kPunctuation && letters > 0 &&
         letters <= kMostLetters && word.size() <= kLongest && first != word.end() &&
         std::all_of(first, word.end(), is_digit);
}

class NumberFinder {
 public:
  NumberFinder(const Part& part, const std::vector<ListLine>& lines)
      : document_(part.document()),
        cues_(part.cues()),
        sentences_(part.sentences()),
        lines_(lines) {}

  // Numbers in the writer's own words that name lines of a numbered list in the mail.
  std::vector<Mention> find() const {
    constexpr std::size_t kShortestList = 3;
    std::vector<const ListLine*> numbered;
    for (const ListLine& line : lines_) {
      if (line.mention && !line.ordinal.empty()) numbered.push_back(&line);
    }
    std::vector<Mention> pointed;
    if (numbered.size() < kShortestList) return pointed;
    for (std::size_t i = 0; i < document_.size(); ++i) {
      const std::string name = is_own(document_[i].zone) ? name_at(i) : std::string();
      if (name.empty()) continue;
      const auto line = std::find_if(numbered.begin(), numbered.end(),
                                     [&](const ListLine* known) { return known->ordinal == name; });
      if (line == numbered.end()) continue;
      Mention mention = *(*line)->mention;
      mention.phrase = mention.name = {i, i + 1};  // the evidence is the number
      mention.has_kind_word = false;
      pointed.push_back(mention);
    }
    return pointed;
  }

 private:
  // The number or letter of a line that the token stands for: "3" for "3", "nummer drie" and "de
  // derde"; empty where it points to none. No date, no line's own number, no class ("groep 4").
  std::string name_at(std::size_t token) const {
    if (lines_[document_[token].line].mention || numbers_line(token) || numbers_cell(token) ||
        names_no_line(document_, cues_, sentences_, token))
      return {};
    if (is_code(document_, token) && is_ordinal(token)) return std::string(document_.folded(token));
    const std::size_t next = token + 1;
    if (next < document_.size() && cues_.at(List::kDateWord, next)) return {};
    if (const std::string said = said_at(token); !said.empty()) return said;
    const bool number = document_[token].kind == TokenKind::kNumber;
    const bool letter = document_.is_word(token) && document_.folded(token).size() == 1;
    if (number && next < document_.size() && document_[next].glued &&
        cues_.at(List::kOrdinalEnding, next) && stands_alone(token, next))
      return std::string(document_.folded(token));
    // "voor (5), (13) en (20)"
    const bool bracketed =
        token > 0 && document_.is_mark(token - 1, '(') && document_.is_mark(next, ')');
    const bool joined = !bracketed && next < document_.size() && document_[next].glued &&
                        !document_.is_mark(next, ',') && !document_.is_mark(next, '.') &&
                        !document_.is_mark(next, ':');
    const bool hashed = token > 0 && document_.is_mark(token - 1, '#');  // "#2"
    const bool apart = !document_[token].glued || hashed || bracketed;
    if ((!number && !letter) || !apart || joined) return {};
    if (hashed) return std::string(document_.folded(token));
    const bool points = letter ? is_letter_of_list(token) : is_number_of_list(token);
    return points ? std::string(document_.folded(token)) : std::string();
  }

  bool is_number_of_list(std::size_t token) const {
    const Range sentence = sentences_.of(token).range;
    return cues_.any(List::kPointer, {sentence.begin, token}) || cues_.any(List::kWish, sentence) ||
           cues_.any(List::kRegister, sentence) || only_numbers(sentence) ||
           only_numbers({behind_colon(token, sentence), sentence.end});
  }

  // "Anke Busscher: 17 en 3"
  std::size_t behind_colon(std::size_t token, const Range& sentence) const {
    while (token > sentence.begin && !document_.is_mark(token - 1, ':')) --token;
    return token;
  }

  // A capital alone, or a letter that stands where a name could: "voor b", "de b", "b en e". What
  // is said of it tells whether it is wished for.
  bool is_letter_of_list(std::size_t token) const {
    const Range sentence = sentences_.of(token).range;
    return document_[token].capital || is_of_long_list(token) ||
           cues_.any(List::kPointer, {sentence.begin, token}) || has_ordinal_beside(token) ||
           behind_preposition(token) || only_letters(sentence) ||
           (token > sentence.begin &&
            (cues_.covers(List::kArticle, token - 1) || document_.is_mark(token - 1, ':')));
  }

  // Who gave every group a letter speaks of them by letters; some are words as well.
  bool is_of_long_list(std::size_t token) const {
    constexpr std::ptrdiff_t kLong = 9;
    constexpr std::string_view kWords = "anostu";
    return kWords.find(document_.folded(token).front()) == std::string_view::npos &&
           is_ordinal(token) &&
           std::count_if(lines_.begin(), lines_.end(), [](const ListLine& line) {
             return line.mention && line.ordinal.size() == 1 && line.ordinal.front() > '9';
           }) >= kLong;
  }

  // "nummer drie", "de derde en de vijfde"; not "als ze tegelijk zijn begin ik bij de eerste".
  std::string said_at(std::size_t token) const {
    if (cues_.any(List::kAtOnce, sentences_.of(token).range)) return {};
    const Cue* cue = cues_.first(List::kOrdinal, {token, token + 1});
    if (cue == nullptr && token > 0 && cues_.covers(List::kPointer, token - 1))
      cue = cues_.first(List::kCardinal, {token, token + 1});
    else if (cue != nullptr && !stands_alone(token, token))
      return {};
    return cue == nullptr ? std::string() : std::to_string(cue->entry + 1);
  }

  // "de derde", "de derde en vierde"; not "de derde keer", "derde keus". `last` ends the ordinal.
  bool stands_alone(std::size_t token, std::size_t last) const {
    const auto is_end = [this](std::size_t at) {
      return at >= document_.size() || document_[at].kind == TokenKind::kPunctuation ||
             cues_.at(List::kAnd, at) || cues_.at(List::kPointer, at) ||
             document_.breaks_after(at - 1);
    };
    return token > 0 && (cues_.covers(List::kArticle, token - 1) || is_end(token - 1)) &&
           is_end(last + 1);
  }

  bool numbers_line(std::size_t token) const {
    const Line& line = document_.lines()[document_[token].line];
    if (lines_[document_[token].line].ordinal.empty()) return false;
    for (std::size_t i = line.first; i < token; ++i) {
      if (document_[i].kind != TokenKind::kPunctuation) return false;
    }
    return true;
  }

  bool numbers_cell(std::size_t token) const {
    return token > 0 && std::any_of(lines_.begin(), lines_.end(), [token](const ListLine& line) {
             return line.ordinal_at == token;
           });
  }

  bool is_ordinal(std::size_t token) const {
    return std::any_of(lines_.begin(), lines_.end(), [&](const ListLine& line) {
      return line.mention && line.ordinal == document_.folded(token);
    });
  }

  // "a, e en k"
  bool has_ordinal_beside(std::size_t token) const {
    const auto link = [this](std::size_t at) {
      return document_.is_mark(at, ',') || document_.is_mark(at, '/') ||
             cues_.covers(List::kAnd, at);
    };
    const bool behind = token + 2 < document_.size() && link(token + 1) && is_ordinal(token + 2);
    return behind || (token >= 2 && link(token - 1) && is_ordinal(token - 2));
  }

  // "Ik kies voor b."
  bool behind_preposition(std::size_t token) const {
    if (token == 0 || !cues_.covers(List::kAbout, token - 1)) return false;
    return token + 1 == document_.size() || document_[token + 1].kind == TokenKind::kPunctuation ||
           cues_.at(List::kAnd, token + 1);
  }

  bool only_letters(const Range& sentence) const {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      const bool part = document_[i].kind != TokenKind::kWord || cues_.covers(List::kAnd, i) ||
                        document_.folded(i).size() == 1 || cues_.covers(List::kFiller, i);
      if (!part) return false;
    }
    return true;
  }

  bool only_numbers(const Range& sentence) const {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      const bool part = document_[i].kind != TokenKind::kWord || cues_.covers(List::kAnd, i);
      if (!part) return false;
    }
    return true;
  }

  const Document& document_;
  const Cues& cues_;
  const Sentences& sentences_;
  const std::vector<ListLine>& lines_;
};

// Behind a wide gap or a tab, at a number in brackets, and behind what ends a group's name.
bool begins_cell(const Document& document, std::size_t token) {
  constexpr std::size_t kColumn = 3;  // so many spaces part two cells
  if (token == 0 || document[token - 1].line != document[token].line) return true;
  const bool bracket = document.is_mark(token - 1, '(') || document.is_mark(token - 1, '#') ||
                       document.is_mark(token - 1, '[');
  const bool behind_end = !document[token].glued &&
                          (document.is_mark(token - 1, '.') || document.is_mark(token - 1, ',') ||
                           document.is_mark(token - 1, ';') || document.is_mark(token - 1, '/'));
  return bracket || behind_end || document.gap_before(token, kColumn);
}

// The number, letter or code that stands right before a group's name, as "B" in "B) rekenen", with
// what parts the two; nullopt where none does.
std::optional<std::size_t> ordinal_before(const Part& part, const Mention& mention) {
  constexpr std::size_t kMostBetween = 4;
  const Document& document = part.document();
  std::size_t at = std::min(mention.phrase.begin, mention.name.begin);
  for (std::size_t n = 0; n <= kMostBetween && at > 0; ++n) {
    --at;
    if (document.breaks_after(at)) return std::nullopt;
    const bool shortened = document.is_word(at) && document.folded(at).size() > 1 &&
                           document.is_mark(at + 1, '.') && document[at + 1].glued;
    const bool small = document[at].kind == TokenKind::kPunctuation || shortened ||
                       part.cues().at(List::kArticle, at);
    if (small) continue;
    const bool letter = document.is_word(at) && document.folded(at).size() == 1;
    const bool number = document[at].kind == TokenKind::kNumber && document.folded(at).size() <= 2;
    if (is_code(document, at)) return at;
    return (letter || number) && begins_cell(document, at) ? std::optional(at) : std::nullopt;
  }
  return std::nullopt;
}

// "5 = W&T, PLG": the kind behind the name, in its cell.
void add_kind_behind(const Part& part, Mention& mention) {
  constexpr std::size_t kFarthest = 4;
  const Document& document = part.document();
  for (std::size_t at = mention.name.end; at < document.size() && at < mention.name.end + kFarthest;
       ++at) {
    if (document.breaks_after(at - 1)) return;
    for (const auto& [list, kind] : kNamedKinds) {
      if (part.cues().at(list, at)) mention.kinds.add(kind);
    }
    if (!mention.kinds.empty() || is_code(document, at) || document[at].kind == TokenKind::kNumber)
      return;
  }
}

// "P5", where all other groups with a "P" are PLGs.
void give_kinds_of_codes(const Part& part, const Catalogue& catalogue,
                         std::vector<ListLine>& lines) {
  const auto letters = [&](const ListLine& line) {
    return line.ordinal.substr(0, line.ordinal.find_first_of("0123456789"));
  };
  for (ListLine& line : lines) {
    if (!line.mention->kinds.empty() || !is_code(part.document(), line.ordinal_at)) continue;
    for (const ListLine& other : lines) {
      const auto& groups = catalogue.topics()[other.mention->topic].groups;
      if (groups.size() == 1 && letters(other) == letters(line)) {
        line.mention->kinds.add(groups.front()->kind);
        break;
      }
    }
  }
}

}  // namespace

std::string ordinal_of(const Part& part, const Range& range) {
  const Document& document = part.document();
  std::size_t at = range.begin;
  while (at < range.end && document[at].kind == TokenKind::kPunctuation &&
         !document.is_mark(at, '['))
    ++at;
  if (at + 1 >= range.end) return {};
  const bool letter = document.is_word(at) && document.folded(at).size() == 1;
  // "(x)" is a box.
  const bool boxed = at > range.begin && document.is_mark(at - 1, '(');
  if (boxed && letter && part.cues().at(List::kMark, at)) return {};
  if (document[at].kind != TokenKind::kNumber && !letter) return {};
  const bool numbers = document.is_mark(at + 1, '.') || document.is_mark(at + 1, ')') ||
                       document.is_mark(at + 1, ':');
  const bool equals = document.is_mark(at + 1, '=');      // "A = Taal"
  const bool bare = !letter && document.is_word(at + 1);  // "12 HRM"
  return bare || equals || (numbers && document[at + 1].glued) ? std::string(document.folded(at))
                                                               : std::string();
}

std::size_t behind_ordinal(const Part& part, const Range& range) {
  const Document& document = part.document();
  std::size_t at = range.begin;
  while (document[at].kind == TokenKind::kPunctuation) ++at;
  return at + 1;
}

std::vector<ListLine> numbered_groups(const Part& part, const Catalogue& catalogue) {
  constexpr std::size_t kShortest = 4;  // of a list, or the letter is a word
  std::vector<ListLine> found;
  for (const Mention& mention : part.mentions()) {
    if (mention.described || mention.kind_alone ||
        !is_own(part.document()[mention.name.begin].zone))
      continue;
    const auto ordinal = ordinal_before(part, mention);
    if (!ordinal) continue;
    ListLine line{mention, std::string(part.document().folded(*ordinal)), *ordinal};
    const bool again = std::any_of(found.begin(), found.end(), [&](const ListLine& known) {
      return known.ordinal == line.ordinal;
    });
    if (again) continue;
    if (line.mention->kinds.empty()) add_kind_behind(part, *line.mention);
    found.push_back(std::move(line));
  }
  if (found.size() < kShortest) return {};
  give_kinds_of_codes(part, catalogue, found);
  return found;
}

std::vector<Mention> groups_pointed_at(const Part& part, const std::vector<ListLine>& lines) {
  return NumberFinder(part, lines).find();
}

}  // namespace meldaan::extract
