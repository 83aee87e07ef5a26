#include "extract/list_numbers.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

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
    if (lines_[document_[token].line].mention || numbers_line(token) || numbers_cell(token))
      return {};
    const std::size_t next = token + 1;
    if (next < document_.size() && cues_.at(List::kDateWord, next)) return {};
    if (const std::string said = said_at(token); !said.empty()) return said;
    const bool number = document_[token].kind == TokenKind::kNumber;
    const bool letter = document_.is_word(token) && document_.folded(token).size() == 1;
    if (number && next < document_.size() && document_[next].glued &&
        cues_.at(List::kOrdinalEnding, next) && stands_alone(token, next))
      return std::string(document_.folded(token));
    const bool joined = next < document_.size() && document_[next].glued &&
                        !document_.is_mark(next, ',') && !document_.is_mark(next, '.') &&
                        !document_.is_mark(next, ':');
    if ((!number && !letter) || document_[token].glued || joined) return {};
    const bool points = letter ? is_letter_of_list(token) : is_number_of_list(token);
    return points ? std::string(document_.folded(token)) : std::string();
  }

  bool is_number_of_list(std::size_t token) const {
    const Range sentence = sentences_.of(token).range;
    return cues_.any(List::kPointer, {sentence.begin, token}) || cues_.any(List::kWish, sentence) ||
           cues_.any(List::kRegister, sentence) || only_numbers(sentence);
  }

  // A capital alone, or a letter that stands where a name could: "voor b", "de b", "b en e". What
  // is said of it tells whether it is wished for.
  bool is_letter_of_list(std::size_t token) const {
    const Range sentence = sentences_.of(token).range;
    return document_[token].capital || cues_.any(List::kPointer, {sentence.begin, token}) ||
           has_ordinal_beside(token) || behind_preposition(token) || only_letters(sentence) ||
           (token > sentence.begin &&
            (cues_.covers(List::kArticle, token - 1) || document_.is_mark(token - 1, ':')));
  }

  // "nummer drie", "de derde en de vijfde"
  std::string said_at(std::size_t token) const {
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
  const bool numbered = document.is_mark(token, '(') && token + 2 < document.size() &&
                        document.is_mark(token + 2, ')');
  const bool behind_end = !document[token].glued &&
                          (document.is_mark(token - 1, '.') || document.is_mark(token - 1, ',') ||
                           document.is_mark(token - 1, ';'));
  return numbered || behind_end || document.gap_before(token, kColumn) ||
         document.breaks_after(token - 1);
}

// "B rekenen", "(2) Taal,"
std::optional<ListLine> group_in_cell(const Part& part, const Catalogue& catalogue, Range cell) {
  const Document& document = part.document();
  const auto mark = [&](std::size_t token) {
    return document[token].kind == TokenKind::kPunctuation;
  };
  while (!cell.empty() && mark(cell.begin)) ++cell.begin;
  while (!cell.empty() && mark(cell.end - 1)) --cell.end;
  if (cell.size() < 2) return std::nullopt;
  const bool letter = document.is_word(cell.begin) && document.folded(cell.begin).size() == 1;
  if (!letter && document[cell.begin].kind != TokenKind::kNumber) return std::nullopt;
  std::size_t name = cell.begin + 1;
  while (name < cell.end && mark(name)) ++name;
  const auto mention = catalogue.exactly(document, part.cues(), {name, cell.end});
  if (!mention) return std::nullopt;
  return ListLine{*mention, std::string(document.folded(cell.begin)), cell.begin};
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

std::vector<ListLine> groups_in_columns(const Part& part, const Catalogue& catalogue) {
  constexpr std::size_t kShortest = 4;  // of a list, or the letter is a word
  const Document& document = part.document();
  std::vector<ListLine> found;
  std::size_t columns = 0;
  for (const Line& line : document.lines()) {
    if (line.empty() || !is_own(document[line.first].zone)) continue;
    Range cell{line.first, line.first};
    for (std::size_t at = line.first + 1; at <= line.last; ++at) {
      if (at < line.last && !begins_cell(document, at)) continue;
      cell.end = at;
      if (const auto group = group_in_cell(part, catalogue, cell)) {
        columns += cell.end < line.last ? 1 : 0;
        found.push_back(*group);
      }
      cell.begin = at;
    }
  }
  return columns > 0 && found.size() >= kShortest ? found : std::vector<ListLine>();
}

std::vector<Mention> groups_pointed_at(const Part& part, const std::vector<ListLine>& lines) {
  return NumberFinder(part, lines).find();
}

}  // namespace meldaan::extract
