// Places that the line they stand in makes known: what kind they are or where they lie stands
// beside them, or they stand below a school. The other signs are in place_signs.cc.
#include <algorithm>

#include "extract/places/place_signs.h"
#include "extract/text/name_parts.h"

namespace meldaan::extract {

// "Konot, Oldenzaal" on the line below a school's: a name and its town. "Kindcentra Overijsselse
// Vecht", below a school that is not what the signature begins with: several capitalised words.
std::optional<SignRead> PlaceSigns::below_school(std::size_t token,
                                                 const std::vector<Place>& before) const {
  const std::size_t number = document_[token].line;
  if (before.empty() || !before.back().is_school ||
      !(is_plain_name(token) || cues_.at(List::kFoundationWord, token)) ||
      cues_.at(List::kStreet, token) || document_.lines()[number].first != token ||
      document_[before.back().range.begin].line + 1 != number)
    return std::nullopt;
  const std::size_t end = extent_.name_end(token);
  bool known = false;
  const std::size_t town = extent_.town_end(end, known);
  const std::size_t last = document_.lines()[number].last;
  if (known && town == last && end <= token + 2)
    return SignRead{false, {token, end}, kBehindSchool, "a name and its town below a school"};
  constexpr std::size_t kShortestBoard = 4;  // letters; with fewer it may be a post
  // "SKOB", below "directeur bs Pax Christi, Borculo"
  const bool letters = token + 1 == last && extent_.is_acronym(token) &&
                       document_.folded(token).size() >= kShortestBoard &&
                       !cues_.at(List::kJob, token);
  if (!letters && (!is_below_signature(before.back()) || !names_board({token, last})))
    return std::nullopt;
  return SignRead{false, {token, last}, kBehindSchool, "a name below a school in a signature"};
}

// Whether a name or a post stands above the school in the signature.
bool PlaceSigns::is_below_signature(const Place& school) const {
  const std::size_t at = school.range.begin;
  const Line& line = document_.lines()[document_[at].line];
  if (document_[at].zone != Zone::kSignature || line.first == 0) return false;
  const Line& above = document_.lines()[document_[line.first - 1].line];
  for (std::size_t i = above.first; i < above.last; ++i) {
    if (document_.is_word(i) && document_[i].zone == Zone::kSignature) return true;
  }
  return false;
}

// "Samen Koersen", "Horizonta, scholen voor openbaar onderwijs": nobody's name, no post, no town.
bool PlaceSigns::names_board(const Range& line) const {
  constexpr std::size_t kLongest = 6;
  if (line.size() > kLongest || document_[line.begin].zone != Zone::kSignature) return false;
  std::size_t capitals = 0;
  std::size_t at = line.begin;
  // "Optimaal Samen": a motto in capitals.
  const auto is_motto_word = [&](std::size_t token) {
    return capitals > 0 && document_[token].capital && cues_.at(List::kCommon, token) &&
           !cues_.at(List::kJob, token) && !cues_.at(List::kDateWord, token);
  };
  // "SOPO Graafschap"
  const auto is_region = [&](std::size_t token) {
    return capitals > 0 && document_[token].capital && token + 1 == line.end &&
           cues_.at(List::kLocation, token);
  };
  while (at < line.end &&
         (is_plain_name(at) || cues_.at(List::kNameLink, at) ||
          cues_.at(List::kFoundationWord, at) || is_motto_word(at) || is_region(at))) {
    capitals += document_[at].capital ? 1 : 0;
    ++at;
  }
  const bool motto =
      at + 1 < line.end && document_.is_mark(at, ',') && cues_.at(List::kFoundationWord, at + 1);
  // "Keender": a word that nothing else is known of.
  const bool unknown = line.size() == 1 &&
                       (cues_.knows_nothing_of(line.begin) || extent_.is_acronym(line.begin)) &&
                       !cues_.at(List::kTownEnding, line.begin);
  return motto || (at == line.end && (capitals > 1 || unknown));
}

// "Keender (stichting)", "De Brug (school)"; but "Gert-Jan Krabbenborg (IKC)"
std::optional<SignRead> PlaceSigns::before_kind(std::size_t token) const {
  const bool begins = token == 0 || document_.breaks_after(token - 1) ||
                      (document_[token - 1].kind == TokenKind::kPunctuation &&
                       !(document_.is_mark(token - 1, '-') && document_[token].glued));
  const std::size_t head = extent_.is_name_article(token) ? token + 1 : token;
  if (!begins || !is_plain_name(head)) return std::nullopt;
  const std::size_t end = extent_.name_end(head);
  if (end + 2 >= document_.size() || !document_.is_mark(end, '(')) return std::nullopt;
  const std::size_t board = cues_.end_at(List::kBoardNoun, end + 1);
  const std::size_t school = cues_.end_at(List::kSchoolNoun, end + 1);
  if (std::max(board, school) == end + 1) return std::nullopt;
  // "(stichting voor onderwijs en opvang)"
  constexpr std::size_t kLongestKind = 8;
  std::size_t close = std::max(board, school);
  while (close < document_.size() && close - end < kLongestKind && !document_.breaks_after(close) &&
         document_.is_word(close) && !document_[close].capital)
    ++close;
  if (close >= document_.size() || !document_.is_mark(close, ')')) return std::nullopt;
  return SignRead{school > board, {token, end}, kUnknownType, "its kind stands behind it"};
}

// "Lambertus basisschool", "De Wilgen kindcentrum": a whole word for what it is behind the name. A
// saint's name is a given name as well, and then what stands before it says that it is a school's.
std::optional<SignRead> PlaceSigns::before_type(std::size_t token) const {
  constexpr std::size_t kShortestType = 9;  // letters: "obs" and "school" stand behind people
  const std::size_t head = extent_.is_name_article(token) ? token + 1 : token;
  if (!begins_name(token) || !extent_.is_name_word(head) || extent_.is_type(head) ||
      cues_.at(List::kCommon, head) || cues_.at(List::kLocation, head) ||
      cues_.at(List::kJob, head) || kind_word_end(cues_, head) > head)
    return std::nullopt;
  const std::size_t end = extent_.name_end(head);
  const std::size_t type =
      std::max(cues_.end_at(List::kSchoolType, end), cues_.end_at(List::kSchoolEnding, end));
  if (type != end + 1 || document_.breaks_after(end - 1) || document_[end].capital ||
      document_.folded(end).size() < kShortestType)
    return std::nullopt;
  if (extent_.is_given_name(head)) {
    const bool introduced =
        token > 0 &&
        (is_any(token - 1, {List::kAtSchool, List::kAt, List::kWorksAt, List::kFrom}) ||
         document_.is_mark(token - 1, ','));
    if (end > head + 1 || !introduced) return std::nullopt;
  }
  // "Anna, basisschool De Brug": there the name stands behind it.
  const bool named = type < document_.size() && !document_.breaks_after(end) &&
                     (extent_.is_name_article(type) ||
                      (extent_.is_name_word(type) && !cues_.at(List::kLocation, type)));
  if (named) return std::nullopt;
  return SignRead{true, {token, type}, kUnknownType, "what kind it is stands behind it"};
}

// Whether no capitalised word goes before, of which this one might be the second.
bool PlaceSigns::begins_name(std::size_t token) const {
  return token == 0 || document_.breaks_after(token - 1) || !document_.is_word(token - 1) ||
         !document_[token - 1].capital;
}

// "Perspecto, stichting voor primair onderwijs"
std::optional<SignRead> PlaceSigns::before_motto(std::size_t token) const {
  // "Leerkring Twente, stichting voor …" bears a word for a group.
  const bool group = extent_.is_name_word(token) && kind_word_end(cues_, token) > token;
  if (!begins_name(token) || !(is_plain_name(token) || group)) return std::nullopt;
  const std::size_t end = extent_.name_end(token);
  const bool kind = end + 2 < document_.size() && document_.is_mark(end, ',') &&
                    !document_.breaks_after(end) && !document_[end + 1].capital &&
                    cues_.at(List::kFoundationType, end + 1) &&
                    cues_.at(List::kNameLink, cues_.end_at(List::kFoundationType, end + 1));
  if (!kind) return std::nullopt;
  return SignRead{false, {token, end}, kUnknownType, "what kind it is stands behind it"};
}

// Whether the token begins a line below the first one of the signature, which is the writer's name.
bool PlaceSigns::signs_below_name(std::size_t token) const {
  const Line& line = document_.lines()[document_[token].line];
  return document_[token].zone == Zone::kSignature && line.first == token && token > 0 &&
         document_[token - 1].zone == Zone::kSignature;
}

// Behind the kind of school or board that stands here without a name of its own, small words and
// adjectives before it; `from` where none does.
std::size_t PlaceSigns::kind_alone_end(std::size_t from) const {
  constexpr std::size_t kMostAdjectives = 3;
  for (std::size_t at = from; at < document_.size() && at - from <= kMostAdjectives; ++at) {
    const std::size_t end =
        std::max({cues_.end_at(List::kSchoolType, at), cues_.end_at(List::kSchoolNoun, at),
                  cues_.end_at(List::kFoundationType, at)});
    if (end > at) {
      const bool alone = end >= document_.size() || document_.breaks_after(end - 1) ||
                         document_[end].kind == TokenKind::kPunctuation ||
                         cues_.at(List::kLocationWord, end) || cues_.at(List::kNameLink, end);
      return alone ? end : from;
    }
    if (!document_.is_word(at) || document_.breaks_after(at) ||
        (document_[at].capital && at > from) || cues_.at(List::kJob, at) ||
        cues_.at(List::kFrom, at))
      return from;
  }
  return from;
}

// "Avonturijn | openbaar kindcentrum | Goor", "op Avonturijn, een openbare basisschool in Goor"
std::optional<SignRead> PlaceSigns::beside_kind(std::size_t token) const {
  const std::size_t head = extent_.is_name_article(token) ? token + 1 : token;
  if (!begins_name(token) || !is_plain_name(head)) return std::nullopt;
  const bool introduced =
      token > 0 && is_any(token - 1, {List::kAtSchool, List::kAt, List::kWorksAt});
  if (!introduced && !signs_below_name(token)) return std::nullopt;
  const std::size_t end = extent_.name_end(head);
  if (end + 1 >= document_.size() || document_.breaks_after(end - 1) ||
      document_[end].kind != TokenKind::kPunctuation || document_.breaks_after(end) ||
      document_.is_mark(end, '.') || document_.is_mark(end, ':') || document_.is_mark(end, '!') ||
      document_.is_mark(end, '('))
    return std::nullopt;
  const std::size_t kind = kind_alone_end(end + 1);
  if (kind == end + 1) return std::nullopt;
  const bool board = cues_.covers(List::kFoundationType, kind - 1) ||
                     cues_.covers(List::kFoundationWord, kind - 1);
  return SignRead{!board, {token, end}, kUnknownType, "what kind it is stands behind it"};
}

// "Klein Duimpje (Goor)", on a line of its own below the writer's name.
std::optional<SignRead> PlaceSigns::beside_town(std::size_t token,
                                                const std::vector<Place>& before) const {
  if (!signs_below_name(token) || !is_plain_name(token) || cues_.at(List::kStreet, token))
    return std::nullopt;
  if (!before.empty() && before.back().is_school) return std::nullopt;
  const std::size_t end = extent_.name_end(token);
  if (end >= document_.size() || document_.breaks_after(end - 1)) return std::nullopt;
  const std::size_t last = document_.lines()[document_[token].line].last;
  const bool mark =
      document_.is_mark(end, '-') || document_.is_mark(end, '|') || document_.is_mark(end, '/');
  bool known = false;
  std::size_t town = extent_.town_end(mark ? end + 1 : end, known);
  if (town < last && document_.is_mark(town, ')')) ++town;
  if (!known || town != last || document_[end].kind != TokenKind::kPunctuation) return std::nullopt;
  const bool company =
      extent_.is_acronym(token) || cues_.any(List::kCompanyForm, Range{token, end});
  return SignRead{!company, {token, end}, kBehindSchool, "a name and its town in a signature"};
}

}  // namespace meldaan::extract
