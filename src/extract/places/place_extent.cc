#include "extract/places/place_extent.h"

#include <algorithm>

#include "extract/text/name_parts.h"
#include "util/text.h"

namespace meldaan::extract {
bool PlaceExtent::is_type(std::size_t token) const {
  for (const List list : {List::kSchoolType, List::kFoundationType, List::kOrganisationType}) {
    const std::size_t end = cues_.end_at(list, token);
    // "IKC-Kring": half a word is no type.
    const bool compound = end + 1 < document_.size() && document_.is_mark(end, '-') &&
                          document_[end].glued && document_[end + 1].glued;
    if (end > token && !compound) return true;
  }
  return false;
}

bool PlaceExtent::is_name_word(std::size_t token) const {
  return token < document_.size() && document_.is_word(token) && document_[token].capital;
}

bool PlaceExtent::is_acronym(std::size_t token) const {
  constexpr std::size_t kShortest = 2;
  constexpr std::size_t kLongest = 8;
  const std::string_view word = document_.original(token);
  return document_.is_word(token) && word.size() >= kShortest && word.size() <= kLongest &&
         upper(word) == word && !names_group(token);
}

bool PlaceExtent::is_given_name(std::size_t token) const {
  if (!cues_.at(List::kFirstName, token)) return false;
  const auto shouts = [&](std::size_t at) {
    return document_.is_word(at) && document_[at].line == document_[token].line &&
           document_.original(at).size() > 1 &&
           upper(document_.original(at)) == document_.original(at);
  };
  const bool among = (token > 0 && shouts(token - 1)) || shouts(token + 1);
  return !is_acronym(token) || among;
}

// Where a name ends that begins at `from`: capitalised words with articles, particles and "en"
// between them. A break that the writer made, a comma, a bracket or the next place's type ends
// it.
std::size_t PlaceExtent::name_end(std::size_t from) const {
  std::size_t end = from;
  std::size_t words = 0;
  for (std::size_t at = from; at < document_.size() && words < kMostNameWords;) {
    if (at > from && (document_.breaks_after(at - 1) || document_.gap_before(at))) break;
    if (document_[at].zone != document_[from].zone ||
        (at > from && (begins_label(at) || begins_sentence(at))))
      break;
    if (document_[at].kind == TokenKind::kPunctuation) {
      if (!is_inner_mark(from, at)) break;
      if (document_.is_mark(at++, ')')) end = at;
      continue;
    }
    // "Stichting De Academie Oost"
    const bool own_word = at == from + 1 && is_name_article(from) && is_name_word(at);
    // "Stichting Katholieke Kindcentra Holten"
    const bool schooling = is_name_word(at) && cues_.at(List::kFoundationWord, at);
    if (at > from && is_type(at) && !is_part_of_type(at) && !own_word && !schooling)
      return closes_name(at) ? at + 1 : end;
    // "Proo-oost", "Wij(s)"
    const bool joined = at > from + 1 && document_[at].glued &&
                        (document_.is_mark(at - 1, '-') || document_.is_mark(at - 1, '('));
    if (is_name_word(at) || joined) {
      end = ++at;
      ++words;
      continue;
    }
    // "Kindcentra Oldenzaal & omstreken"
    if (at > from && document_.is_mark(at - 1, '&') && cues_.at(List::kNameSuffix, at))
      return at + 1;
    const std::size_t linked = link_end(at);
    const bool town = cues_.at(List::kLocationWord, at) && cues_.at(List::kLocation, at + 1);
    if (linked == at || town) break;
    at = linked;
    if (cues_.at(List::kBelongsTo, at)) break;
    if (const std::size_t suffix = cues_.end_at(List::kNameSuffix, at); suffix > at) end = suffix;
  }
  return split_end(from, end);
}

// "IKC Plein 21", "kindcentrum Route 66 in Almelo": behind a number of few digits that ends the
// name.
std::size_t PlaceExtent::behind_number(std::size_t end) const {
  constexpr std::size_t kMostDigits = 3;
  if (end >= document_.size() || document_[end].kind != TokenKind::kNumber ||
      !is_name_word(end - 1) || document_.breaks_after(end - 1) ||
      document_.original(end).size() > kMostDigits)
    return end;
  const std::size_t next = end + 1;
  const bool last = next >= document_.size() || document_.breaks_after(end) || names_town(next) ||
                    document_.is_mark(next, '.') || document_.is_mark(next, ',');
  return last ? next : end;
}

// ", Losser", "in Rossum", "Almelo", of the towns that are known.
bool PlaceExtent::names_town(std::size_t token) const {
  bool known = false;
  town_end(token, known);
  return known;
}

// "Stichting Twentse Kindcentra", "het Hilgelo College": a kind of school that no name follows ends
// the one before it.
bool PlaceExtent::closes_name(std::size_t type) const {
  const std::string_view word = document_.original(type);
  if (!is_name_word(type) || upper(word) == word || cues_.at(List::kNoPlace, type)) return false;
  const std::size_t next = type + 1;
  if (next >= document_.size() || document_.breaks_after(type)) return true;
  return !is_name_word(next) && !is_name_article(next) && !document_.is_mark(next, ':') &&
         !document_.is_mark(next, '-') && !document_.is_mark(next, '"');
}

std::size_t PlaceExtent::preposition_before(const Range& name) const {
  const std::size_t at = name.begin - 1;
  if (name.begin < 2 || document_[at].line != document_[name.begin].line ||
      !document_[at].capital || !cues_.at(List::kArticle, name.begin) ||
      !(cues_.at(List::kAt, at) || cues_.at(List::kLocationWord, at)) || cues_.at(List::kFrom, at))
    return name.begin;
  const bool within = !document_.breaks_after(at - 1) &&
                      (document_.is_word(at - 1) || document_.is_mark(at - 1, ',') ||
                       document_.is_mark(at - 1, '('));
  return within ? at : name.begin;
}

// Whether the word is one of every day, and so part of a motto rather than a name that ended.
bool PlaceExtent::is_everyday(std::size_t token) const {
  return cues_.at(List::kFoundationWord, token) || cues_.at(List::kCommon, token) ||
         cues_.at(List::kJob, token);
}

bool PlaceExtent::names_group(std::size_t token) const {
  const auto mention = first_from(mentions_, token);
  return mention != mentions_.end() &&
         (mention->name.begin == token || mention->phrase.begin == token);
}

// "De Bron en HRM": a group, and no more of a name.
bool PlaceExtent::is_whole_group(std::size_t token) const {
  const auto mention = first_from(mentions_, token);
  return mention != mentions_.end() && mention->name.begin == token && mention->errors == 0 &&
         (document_.breaks_after(mention->name.end - 1) || !is_name_word(mention->name.end));
}

// Behind the small words and the name words that carry a motto on; `end` where it does not go on.
std::size_t PlaceExtent::motto_step(std::size_t end) const {
  if (end == 0 || end + 1 >= document_.size() || document_.breaks_after(end - 1) ||
      !cues_.at(List::kMottoLink, end) || document_[end].capital)
    return end;
  std::size_t head = end + 1;
  while (head < document_.size() && cues_.at(List::kArticle, head) && !document_[head].capital)
    ++head;
  // "voor Keender op De Brug"
  // "van Paus Johannes naar De Brug"
  const bool goes_to = document_.folded(end) == "naar";
  if ((cues_.at(List::kAtSchool, end) || goes_to) && is_name_article(head)) return end;
  const bool place = cues_.at(List::kLocationWord, end) && !is_everyday(end - 1);
  if (head >= document_.size() || document_.breaks_after(head - 1) || !is_name_word(head) ||
      cues_.at(List::kLocation, head) || is_given_name(head) || is_type(head) ||
      names_group(head) || kind_word_end(cues_, head) > head || (place && !is_everyday(head)))
    return end;
  return name_end(head);
}

// Where it ends the sentence, or where words of every day say that it is one.
std::size_t PlaceExtent::motto_end(std::size_t end) const {
  std::size_t goal = end;
  bool everyday = false;
  for (std::size_t next = motto_step(goal); next > goal; next = motto_step(goal)) {
    everyday = everyday || is_everyday(goal - 1);
    goal = next;
  }
  const bool last = goal >= document_.size() || document_.breaks_after(goal - 1) ||
                    document_[goal].kind == TokenKind::kPunctuation;
  return last || everyday ? goal : end;
}

// "… van Stichting Keender | Interesse in Taal": a long line may only seem to run on.
bool PlaceExtent::begins_label(std::size_t token) const {
  if (document_[token].line == document_[token - 1].line) return false;
  for (const List list : {List::kLabelGroup, List::kLabelName, List::kLabelSchool,
                          List::kLabelFoundation, List::kLabelOther, List::kLabelEmail}) {
    if (cues_.at(list, token)) return true;
  }
  return false;
}

// "… van Stichting Keender | Ik kom graag": so do lines that only seem to be broken by a program.
bool PlaceExtent::begins_sentence(std::size_t token) const {
  if (document_[token].line == document_[token - 1].line || !document_[token].capital) return false;
  if (cues_.at(List::kCommon, token)) return !cues_.at(List::kFoundationWord, token);
  for (const List list : {List::kFirstPerson, List::kEveryone, List::kRegister, List::kWish,
                          List::kClosing, List::kGreeting, List::kThanks, List::kWorks}) {
    if (cues_.at(list, token)) return true;
  }
  return false;
}

bool PlaceExtent::is_glued_bracket(std::size_t at) const {
  if (document_.is_mark(at, '('))
    return at + 2 < document_.size() && document_[at + 1].glued && document_.is_mark(at + 2, ')');
  return at > 1 && document_.is_mark(at - 2, '(') && document_[at - 2].glued;
}

bool PlaceExtent::is_inner_mark(std::size_t from, std::size_t at) const {
  // "Stichting Wij(s)"
  const bool letters = document_.is_mark(at, '(') || document_.is_mark(at, ')');
  if (letters && at > from && document_[at].glued) return is_glued_bracket(at);
  if (document_.is_mark(at, '"') || document_.is_mark(at, '\'') || document_.is_mark(at, '&'))
    return true;
  // "Stichting Noord- en Zuidwijk"
  if (document_.is_mark(at, '-') && document_[at].glued && cues_.covers(List::kAnd, at + 1) &&
      is_name_word(at + 2))
    return true;
  const bool joins = (document_.is_mark(at, '-') || document_.is_mark(at, '.')) &&
                     document_[at].glued && at + 1 < document_.size() && at > from;
  if (!joins) return false;
  return document_[at + 1].glued || is_initial(at - 1) || is_abbreviation_stop(from, at);
}

// "J.", "St.", "Dr.", and not "De Linde-Es.": a letter, or two that no vowel makes a word.
bool PlaceExtent::is_initial(std::size_t token) const {
  const std::string_view word = document_.folded(token);
  return word.size() == 1 ||
         (word.size() == 2 && word.find_first_of("aeiouy") == std::string_view::npos);
}

// "Stichting Kath. Onderwijs De Linde": a line of a signature is no sentence, so that a full stop
// within it abbreviates; elsewhere only known abbreviations do.
bool PlaceExtent::is_abbreviation_stop(std::size_t from, std::size_t at) const {
  if (!document_.is_mark(at, '.') || document_.breaks_after(at) || !is_name_word(at + 1))
    return false;
  // Abbreviations end with a consonant: "Stichting Keender. Taal" are two.
  constexpr std::size_t kLongestAbbreviation = 6;
  const std::string_view word = document_.folded(at - 1);
  const bool may_be = word.size() <= kLongestAbbreviation &&
                      std::string_view("aeiouy").find(word.back()) == std::string_view::npos;
  return (document_[from].zone == Zone::kSignature && may_be) ||
         cues_.at(List::kNameAbbreviation, at - 1);
}

bool PlaceExtent::is_name_article(std::size_t token) const {
  return token < document_.size() && cues_.at(List::kArticle, token) &&
         (document_[token].capital || document_.folded(token).starts_with('\''));
}

std::size_t PlaceExtent::town_end(std::size_t from, bool& known) const {
  known = false;
  std::size_t at = from;
  const auto on_line = [&] {
    return at < document_.size() && at > 0 && !document_.breaks_after(at - 1);
  };
  if (on_line() && (document_.is_mark(at, ',') || document_.is_mark(at, '('))) ++at;
  const bool preposition = on_line() && cues_.at(List::kLocationWord, at);
  if (preposition) ++at;
  if (!on_line()) return from;
  known = cues_.at(List::kLocation, at);
  if (known) return cues_.end_at(List::kLocation, at);
  const bool town = preposition && is_name_word(at) && !cues_.at(List::kCommon, at) && !is_type(at);
  return town ? at + 1 : from;
}

// "Stichting Katholiek Onderwijs": a denominational "PCO" or "OPO" may stand inside a
// foundation's name.
bool PlaceExtent::is_part_of_type(std::size_t token) const {
  return !cues_.at(List::kSchoolType, token) && document_[token].capital &&
         !cues_.at(List::kNewName, token);
}

// "Hagenbeek College | van Scholengroep Oost"
bool PlaceExtent::ends_name(std::size_t end) const {
  return end > 1 && is_name_word(end - 1) && is_name_word(end - 2) &&
         !document_.breaks_after(end - 2);
}

// Behind the particles or the conjunction that begin here, where a name word follows them.
std::size_t PlaceExtent::link_end(std::size_t token) const {
  std::size_t at = token;
  // "International School of Hengelo", "University of Twente"
  if (cues_.at(List::kFrom, at) && at > 0 &&
      (cues_.at(List::kSchoolWord, at - 1) || cues_.at(List::kOrganisationType, at - 1)) &&
      document_[at - 1].capital && at + 1 < document_.size() && is_name_word(at + 1) &&
      !is_type(at + 1))
    return at + 1;
  while (at < document_.size() &&
         (cues_.covers(List::kParticle, at) || cues_.covers(List::kAnd, at)) &&
         !document_[at].capital && !document_.breaks_after(at)) {
    ++at;
  }
  // "De Brug en De Zwaan" are two.
  if (cues_.covers(List::kAnd, token) && (is_name_article(at) || is_whole_group(at))) return token;
  // "… of De Brug and I would like to come"
  if (at == token || at >= document_.size() || cues_.at(List::kFirstPerson, at)) return token;
  // "voor Keender op De Brug", "obs De Brug van SKOE", "… van PCO Noordrand"
  if (cues_.at(List::kAtSchool, token) && is_name_article(at)) return token;
  if (cues_.at(List::kFrom, token) && at == token + 1 &&
      ((is_acronym(at) && !is_type(at)) || cues_.at(List::kOrganisationName, at) ||
       (cues_.at(List::kFoundationType, at) && token > 0 &&
        (!is_type(token - 1) || ends_name(token)))))
    return token;
  // "bij Stichting Keender de HRM"
  if (cues_.at(List::kArticle, token) && names_group(at)) return token;
  const bool follows = (is_name_word(at) && !(is_type(at) && !is_part_of_type(at))) ||
                       cues_.at(List::kNameSuffix, at);
  return follows ? at : token;
}

// "Stichting voor Katholiek Onderwijs": what it is for is its name, where a word of schooling says
// so.
std::size_t PlaceExtent::purpose_end(std::size_t from) const {
  if (!cues_.at(List::kNameLink, from)) return from;
  std::size_t head = cues_.end_at(List::kNameLink, from);
  while (head < document_.size() && cues_.covers(List::kParticle, head)) ++head;
  if (head >= document_.size() || document_.breaks_after(head - 1)) return from;
  if (!is_name_word(head)) return lower_purpose_end(from, head);
  const std::size_t end = name_end(head);
  // "Ver. voor P.C.O. Goor"
  if (document_.folded(head).size() == 1 && document_.is_mark(head + 1, '.')) return end;
  for (std::size_t i = head; i < end; ++i) {
    if (cues_.at(List::kFoundationWord, i) || is_type(i)) return end;
  }
  // "Hogeschool voor de Kunsten"
  const bool college =
      from > 0 && document_[from - 1].capital && cues_.at(List::kOrganisationType, from - 1);
  return college ? end : from;
}

// The name behind a type word: a capitalised one, else a lower-case one; `from` where there is
// none.
std::size_t PlaceExtent::typed_name_end(std::size_t from, bool lower_allowed, bool& certain) const {
  if (from >= document_.size() || (from > 0 && document_.breaks_after(from - 1))) return from;
  std::size_t start = from;
  while (start < document_.size() && document_[start].kind == TokenKind::kPunctuation &&
         (document_.is_mark(start, '"') || document_.is_mark(start, '\''))) {
    ++start;
  }
  // "De Brug, daltonschool te Goor": where it lies is not its name.
  if (cues_.at(List::kLocationWord, start) && cues_.at(List::kLocation, start + 1)) return from;
  std::size_t head = start;
  while (head < document_.size() && cues_.covers(List::kParticle, head) && !document_[head].capital)
    ++head;
  // "school GEEN", "bestuur: NIET", "so I"
  for (const List list : {List::kNegation, List::kUnknownValue, List::kFirstPerson}) {
    if (cues_.at(list, head)) return from;
  }
  if (head < document_.size() && head > 0 && begins_label(head)) return from;
  if (head < document_.size() && is_name_word(head) && !is_type(head)) {
    const std::size_t end = name_end(head);
    certain = true;
    return end > head ? behind_number(motto_end(end)) : from;
  }
  if (head < document_.size() && is_type(head) && is_part_of_type(head) && head == start) {
    certain = true;
    return std::max(name_end(head), from);
  }
  // "Vereniging tot Stichting en Instandhouding van Scholen"
  if (head > start && head < document_.size() && document_[head].capital && lower_allowed &&
      cues_.at(List::kFoundationType, head) && !cues_.at(List::kArticle, start)) {
    certain = true;
    return std::max(name_end(head), from);
  }
  if (const std::size_t end = purpose_end(from); end > from) {
    certain = true;
    return end;
  }
  if (!lower_allowed) return from;
  certain = false;
  const std::size_t end = lower_name_end(start);
  return end > start ? end : from;
}

}  // namespace meldaan::extract
