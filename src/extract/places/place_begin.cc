// Where the names of places begin; where they end stands in place_extent.cc.
#include "extract/places/place_extent.h"
#include "util/text.h"

namespace meldaan::extract {

// "Rene Kolthof van Jansschool", but "Anna van Burenschool" and "Prinses Anna van Burenschool"
bool PlaceExtent::follows_full_name(std::size_t particle) const {
  return particle > 1 && is_name_word(particle - 1) && is_name_word(particle - 2) &&
         !cues_.at(List::kFirstName, particle - 1) && !document_.breaks_after(particle - 2) &&
         !cues_.covers(List::kTitle, particle - 2) &&
         !cues_.at(List::kNameAbbreviation, particle - 2);
}

bool PlaceExtent::has_chosen_capital(std::size_t token, std::size_t last) const {
  if (token == 0 || !document_[token].capital || document_.breaks_after(token - 1)) return false;
  const bool fills = document_.is_mark(token - 1, '(') && document_.is_mark(last + 1, ')');
  const bool amid =
      document_.is_word(token - 1) && !document_[token - 1].capital &&
      (cues_.covers(List::kOblique, token - 1) || cues_.covers(List::kWorksAt, token - 1));
  return fills || amid;
}

// Where the name begins that ends with this token: capitalised words before it, "Dr." and
// particles included.
std::size_t PlaceExtent::name_begin(std::size_t token) const {
  constexpr std::size_t kFurthestBack = 2 * kMostNameWords;  // its marks and small words included
  std::size_t begin = token;
  for (std::size_t at = token; at > 0 && token - at < kFurthestBack; --at) {
    const std::size_t before = at - 1;
    if (document_.breaks_after(before) || document_[before].zone != document_[token].zone) break;
    if (document_.is_mark(before, '-') && document_[before].glued) continue;
    const bool abbreviated =
        document_.is_mark(before, '.') && before > 0 && document_[before].glued &&
        ((document_.folded(before - 1).size() <= 2 &&
          document_.original(before - 1) != upper(document_.original(before - 1))) ||
         cues_.at(List::kNameAbbreviation, before - 1));
    const bool initial =
        document_.is_mark(before, '.') && before > 0 && document_.folded(before - 1).size() == 1;
    if (abbreviated || initial) continue;
    if (cues_.covers(List::kParticle, before) && !document_[before].capital) {
      // "Rene Kolthof van het Stroomland College", but "Anna van Burenschool": two of them part
      // names.
      if (before > 0 && cues_.covers(List::kParticle, before - 1) && !document_[before - 1].capital)
        break;
      // "Almelo en SKO Dinkelland"
      if (follows_full_name(before) || (cues_.covers(List::kAnd, before) && is_type(at))) break;
      continue;
    }
    // "Kon. Julianaschool": abbreviated it is no everyday word.
    const bool stop = document_.is_mark(at, '.') && cues_.at(List::kNameAbbreviation, before);
    const bool everyday = cues_.at(List::kCommon, before) &&
                          !cues_.covers(List::kParticle, before) && !stop &&
                          !has_chosen_capital(before, token);
    // "Mr. van Eyckschool"
    const bool titled =
        document_.is_mark(at, '.') && document_[before].capital && cues_.at(List::kTitle, before);
    const bool name = titled || (is_name_word(before) && !everyday);
    const bool office = cues_.at(List::kRoleMailbox, before) && !is_type(before);
    // "Konrektorin der Lindenschule", "Rekencoördinator Mariaschool" on a line of its own
    const bool opens = document_.lines()[document_[before].line].first == before;
    const bool post = cues_.covers(List::kJob, before) &&
                      ((cues_.covers(List::kParticle, at) && !document_[at].capital) ||
                       (opens && cues_.at(List::kJob, before)));
    // "Werkzaam op Scholengemeenschap De Bron"
    // "Aanmeldingen Mariaschool", in a subject
    const bool asks = cues_.covers(List::kRegister, before) && !cues_.at(List::kFirstName, before);
    if (!name || office || post || asks || cues_.covers(List::kWorksAt, before)) break;
    begin = before;
  }
  return begin;
}

std::size_t PlaceExtent::joined_begin(std::size_t token) const {
  if (token < 2 || document_[token].capital || !document_[token].glued ||
      !document_.is_mark(token - 1, '-') || !document_[token - 1].glued)
    return token;
  const std::size_t name = token - 2;
  // "Jenaplan-school", "VO-school"
  if (!is_name_word(name) || is_acronym(name) || is_type(name) || cues_.at(List::kCommon, name) ||
      cues_.at(List::kFoundationWord, name))
    return token;
  const std::size_t begin = name_begin(name);
  // "de Jozef en Maria-school"
  const bool two =
      begin > 1 && cues_.at(List::kAnd, begin - 1) && is_given_name(begin - 2) &&
      is_given_name(begin) &&
      (begin == 2 || document_.breaks_after(begin - 3) || cues_.covers(List::kParticle, begin - 3));
  return two ? begin - 2 : begin;
}

// "paus joannesschool": where the name begins that ends here, of a writer without capitals; the
// token itself where no small word and no mark parts it from what stands before.
std::size_t PlaceExtent::lower_name_begin(std::size_t token) const {
  constexpr std::size_t kMostWordsBefore = 2;
  std::size_t begin = token;
  for (std::size_t words = 0; words < kMostWordsBefore && begin > 0; ++words) {
    // "dr. schaepmanschool"
    const bool stop = begin > 1 && document_.is_mark(begin - 1, '.') && document_[begin - 1].glued;
    if (stop &&
        (cues_.covers(List::kTitle, begin - 2) || cues_.at(List::kNameAbbreviation, begin - 2))) {
      begin -= 2;
      continue;
    }
    // "willem-alexanderschool"
    const bool hyphen = begin > 1 && document_.is_mark(begin - 1, '-') &&
                        document_[begin - 1].glued && document_[begin].glued;
    const std::size_t before = begin - (hyphen ? 2 : 1);
    if (document_.breaks_after(before) || !document_.is_word(before) || is_everyday(before) ||
        cues_.covers(List::kParticle, before) || cues_.covers(List::kAtSchool, before))
      break;
    begin = before;
  }
  const bool parted = begin == 0 || document_.breaks_after(begin - 1) ||
                      document_[begin - 1].kind == TokenKind::kPunctuation ||
                      cues_.covers(List::kParticle, begin - 1) ||
                      cues_.covers(List::kAtSchool, begin - 1);
  return parted ? begin : token;
}

// "Van de Wilhelminaschool komen er vier", "Van Kindcentrum Het Palet komen drie": the sentence's
// first word, not the name's; but "namens Op den Akker".
bool PlaceExtent::begins_with_preposition(const Range& range) const {
  const std::size_t first = range.begin;
  const bool preposition = cues_.at(List::kOblique, first) || cues_.at(List::kAtSchool, first) ||
                           cues_.at(List::kWith, first);
  const bool amid = first > 0 && document_.is_word(first - 1) && !document_.breaks_after(first - 1);
  if (!preposition || amid || range.size() < 2) return false;
  const std::size_t next = first + 1;
  const bool article =
      range.size() > 2 && cues_.covers(List::kParticle, next) && !document_[next].capital;
  return article || is_type(next) || is_name_article(next);
}

// "stichting pcbo almelo-west": behind what a hyphen joins to the name.
std::size_t PlaceExtent::tail_end(const Range& range) const {
  std::size_t end = range.end;
  while (end > range.begin && end + 1 < document_.size() && document_.is_mark(end, '-') &&
         document_[end].glued && document_[end + 1].glued && document_.is_word(end + 1) &&
         !cues_.at(List::kCommon, end + 1) && !cues_.at(List::kJob, end + 1))
    end += 2;
  return end;
}

Range PlaceExtent::trimmed(Range range) const {
  const auto opens = [&] {
    for (std::size_t i = range.begin; i < range.end; ++i)
      if (document_.is_mark(i, '(')) return true;
    return false;
  };
  while (range.end > range.begin && document_[range.end - 1].kind == TokenKind::kPunctuation &&
         !(document_.is_mark(range.end - 1, ')') && opens()))
    --range.end;
  while (!range.empty() && document_[range.begin].kind == TokenKind::kPunctuation) ++range.begin;
  if (range.empty()) return range;
  if (begins_with_preposition(range)) {
    ++range.begin;
    if (cues_.covers(List::kParticle, range.begin) && !document_[range.begin].capital)
      ++range.begin;
  }
  range.end = tail_end(range);
  // 'obs "De Brug"': the mark that closes what one within the name opened.
  for (const char mark : {'"', '\''}) {
    std::size_t marks = 0;
    for (std::size_t i = range.begin; i < range.end; ++i)
      marks += document_.is_mark(i, mark) ? 1 : 0;
    if (marks % 2 == 1 && range.end < document_.size() && document_.is_mark(range.end, mark))
      ++range.end;
  }
  return range;
}

// "International Primary School De Heuvels": capitalised words before a capitalised type belong
// to the name, unless they are a person or her post.
std::size_t PlaceExtent::compound_begin(std::size_t type) const {
  // "Chr. basisschool De Brug", "prot. chr. basisschool De Brug"
  std::size_t begin = type;
  while (begin > 1 && document_.is_mark(begin - 1, '.') && document_[begin - 1].glued &&
         cues_.at(List::kNameAbbreviation, begin - 2) && !document_.breaks_after(begin - 1))
    begin -= 2;
  if (begin < type || !document_[type].capital) return begin;
  // "Protestants-Christelijke Basisschool"
  if (type > 1 && document_.is_mark(type - 1, '-') && document_[type - 1].glued &&
      document_[type].glued && is_name_word(type - 2))
    return type - 2;
  while (begin > 0 && !document_.breaks_after(begin - 1) && is_name_word(begin - 1) &&
         !document_.gap_before(begin)) {
    const std::size_t before = begin - 1;
    for (const List list :
         {List::kFirstName, List::kJob, List::kCommon, List::kTitle, List::kColleague,
          List::kDegree, List::kClosing, List::kLocation, List::kLabelOther, List::kFoundationWord,
          List::kOrganisationName, List::kRoleMailbox}) {
      if (cues_.covers(list, before)) return type;
    }
    begin = before;
  }
  // Behind a small word only: "at International …"; at the line's beginning it may be a name.
  const bool after_small =
      begin > 0 && !document_.breaks_after(begin - 1) && document_.is_word(begin - 1);
  return after_small && type - begin <= 2 ? begin : type;
}

}  // namespace meldaan::extract
