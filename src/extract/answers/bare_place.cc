#include "extract/answers/bare_place.h"

#include <algorithm>
#include <string>

#include "util/text.h"

namespace meldaan::extract {
namespace {

// "nr 2"
bool is_mere_choice(const Document& document, const Expectation& expectation, const Range& range) {
  constexpr std::size_t kMostWords = 1;
  std::size_t words = 0;
  bool number = false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    number = number || document[i].kind == TokenKind::kNumber;
    if (document[i].kind != TokenKind::kNumber && document.is_word(i)) ++words;
  }
  return number && words <= kMostWords && !expectation.choices.empty();
}

// "Marit", below the answer.
bool is_somebody(const Document& document, const Expectation& expectation, const Range& range) {
  const std::string words = " " + fold(document.original(range)) + " ";
  return std::any_of(expectation.people.begin(), expectation.people.end(),
                     [&](const Person& person) {
                       const std::string name = " " + fold(person.name) + " ";
                       return name.find(words) != std::string::npos;
                     });
}

// "ook voor taal", but not "De Taalboom": beside the group nothing there is called by a name.
bool names_group(const Part& body, const Range& range) {
  const Document& document = body.document();
  return std::any_of(body.mentions().begin(), body.mentions().end(), [&](const Mention& m) {
    if (m.phrase.begin < range.begin || m.phrase.end > range.end) return false;
    if (m.phrase.size() + 1 >= range.size()) return true;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (!m.phrase.contains(i) && document[i].capital && i > range.begin) return false;
    }
    return !document[range.begin].capital || m.phrase.end == range.end;
  });
}

// "De basisschool" is a kind of place, and "Hengelo" where many are.
bool tells_no_name(const Part& body, const Range& range) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const bool told = cues.covers(List::kSchoolType, i) || cues.covers(List::kLocation, i) ||
                      cues.at(List::kBoardNoun, i) || cues.covers(List::kJob, i) ||
                      cues.covers(List::kArticle, i);
    const bool kind = cues.covers(List::kOrganisationType, i) || cues.at(List::kSchoolEnding, i);
    if (document.is_word(i) && (!told || kind)) return false;
  }
  return true;
}

// "Zie vorige mail", "komt nog": everyday words are of a name where they bear a capital within it,
// or where a school's type stands before them.
bool reads_as_name(const Part& body, const Range& range) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  const bool typed =
      cues.at(List::kSchoolType, range.begin) && !cues.at(List::kCommon, range.begin);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!document.is_word(i) || typed || !cues.at(List::kCommon, i)) continue;
    const bool inner = i > range.begin && i + 1 < range.end;
    const bool small = cues.covers(List::kParticle, i) || cues.covers(List::kArticle, i) ||
                       cues.covers(List::kAt, i) || cues.covers(List::kAnd, i);
    const bool kind = cues.covers(List::kSchoolType, i) || cues.covers(List::kFoundationType, i) ||
                      cues.covers(List::kOrganisationType, i) ||
                      cues.covers(List::kOrganisationName, i) ||
                      cues.covers(List::kFoundationWord, i);
    const bool capital =
        document[i].capital && (i > range.begin || is_written_as_name(body, range));
    const bool article = i == range.begin && cues.at(List::kArticle, i) && range.size() > 1;
    if (!(inner && small) && !kind && !capital && !article) return false;
  }
  return !tells_no_name(body, range);
}

// "Het Kompas van Consent": a place of another kind begins behind the word.
bool leads_to_board(const Part& body, std::size_t token) {
  const Cues& cues = body.cues();
  if (!cues.covers(List::kParticle, token) && !cues.at(List::kAt, token)) return false;
  return cues.at(List::kOrganisationName, token + 1) || cues.at(List::kFoundationType, token + 1);
}

// "De Bron en gedrag", "Gedrag en De Bron".
bool parts_place_from_group(const Part& body, std::size_t token) {
  const Document& document = body.document();
  if (!body.cues().covers(List::kAnd, token) && !document.is_mark(token, '&') &&
      !document.is_mark(token, '+'))
    return false;
  return std::any_of(body.mentions().begin(), body.mentions().end(), [&](const Mention& m) {
    return m.phrase.end == token || m.phrase.begin == token + 1 || m.name.begin == token + 1;
  });
}

}  // namespace

std::vector<Range> pieces_of(const Part& body, const Range& line) {
  const Document& document = body.document();
  std::vector<Range> pieces;
  std::size_t begin = line.begin;
  const auto cut = [&](std::size_t end, std::size_t next) {
    if (end > begin) pieces.push_back({begin, end});
    begin = next;
  };
  for (std::size_t i = line.begin; i < line.end; ++i) {
    const bool first = body.sentences().of(i).range.begin == i;
    if (first) cut(i, i);
    const bool parts = parts_clauses(document, i) || parts_place_from_group(body, i);
    if (parts || leads_to_board(body, i)) cut(i, i + 1);
  }
  cut(line.end, line.end);
  return pieces;
}

bool may_name_place(const Part& body, const Expectation& expectation, const Range& range) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  for (const List sign :
       {List::kWish,        List::kRegister,      List::kQuestion,         List::kNegation,
        List::kFirstPerson, List::kOurs,          List::kThanks,           List::kUnknownValue,
        List::kGreeting,    List::kClosing,       List::kUndecided,        List::kThirdPerson,
        List::kKindPlg,     List::kKindWerkgroep, List::kKindProjectgroep, List::kNoPlace,
        List::kDitto,       List::kSameAs,        List::kCalled,           List::kRenames,
        List::kGivenName}) {
    if (cues.any(sign, range)) return false;
  }
  // "Het Kompas" begins with a word that may also say yes.
  const std::size_t article = cues.at(List::kArticle, range.begin) ? 1 : 0;
  if (cues.any(List::kAffirmation, {range.begin + article, range.end})) return false;
  if (names_group(body, range) || is_somebody(document, expectation, range) ||
      is_mere_choice(document, expectation, range))
    return false;
  const bool words = std::ranges::any_of(
      document.tokens(range), [](const Token& token) { return token.kind == TokenKind::kWord; });
  return words && reads_as_name(body, range);
}

bool is_written_as_name(const Part& body, const Range& range) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  bool name = false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!document.is_word(i)) continue;
    const bool type = cues.at(List::kSchoolType, i);
    const bool small =
        cues.covers(List::kParticle, i) || cues.at(List::kArticle, i) || cues.at(List::kAt, i);
    if (!document[i].capital && !type && !small) return false;
    name = name || type || (document[i].capital && i > range.begin);
  }
  return name;
}

}  // namespace meldaan::extract
