#include "extract/places/place_signs.h"

#include <algorithm>

#include "extract/text/name_parts.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr double kBehindPost = 0.82;
constexpr double kSplit = 0.86;
constexpr double kAcademy = 0.84;
constexpr double kEmployer = 0.80;
constexpr double kOrganisation = 0.80;
constexpr std::size_t kShortestName = 4;  // "Hengelo (Gld)" is a town's region

}  // namespace

bool PlaceSigns::is_any(std::size_t token, std::initializer_list<List> lists) const {
  return std::any_of(lists.begin(), lists.end(),
                     [&](List list) { return cues_.covers(list, token); });
}

// A capitalised word that is no everyday one, nobody's first name, no town and no group's kind.
bool PlaceSigns::is_plain_name(std::size_t token) const {
  return token < document_.size() && extent_.is_name_word(token) && !extent_.is_type(token) &&
         kind_word_end(cues_, token) == token && !cues_.at(List::kCommon, token) &&
         !extent_.is_given_name(token) && !cues_.at(List::kLocation, token) &&
         !cues_.at(List::kJob, token) && !cues_.at(List::kNoPlace, token) &&
         !cues_.at(List::kDateWord, token);
}

std::optional<SignRead> PlaceSigns::at(std::size_t token, const std::vector<Place>& before) const {
  if (document_[token].zone == Zone::kDisclaimer) return before_motto(token);
  if (!is_about_sender(document_[token].zone)) return std::nullopt;
  if (auto read = of_unknown_type(token)) return read;
  if (auto read = behind_post(token)) return read;
  if (auto read = split_school(token)) return read;
  if (auto read = academy(token)) return read;
  if (auto read = employer(token)) return read;
  if (auto read = before_kind(token)) return read;
  if (auto read = before_type(token)) return read;
  if (auto read = before_motto(token)) return read;
  if (auto read = below_school(token, before)) return read;
  if (auto read = beside_kind(token)) return read;
  if (auto read = beside_town(token, before)) return read;
  return behind_school(token, before);
}

// "Saxion", "Openbaar Onderwijs Enschede": names that need no type before them.
std::optional<SignRead> PlaceSigns::organisation(std::size_t token) const {
  const std::size_t known = cues_.end_at(List::kOrganisationName, token);
  if (known > token)
    return SignRead{false,
                    {token, std::max(known, extent_.name_end(token))},
                    kOrganisation,
                    "an organisation's name"};
  // "Allen Accent Scholengroep": the sentence's first word has its capital anyway.
  const bool behind_first = token > 0 && cues_.at(List::kCommon, token - 1) &&
                            (token == 1 || !document_.is_word(token - 2));
  const bool begins = token == 0 || document_.breaks_after(token - 1) || behind_first ||
                      !document_.is_word(token - 1) || !document_[token - 1].capital;
  if (!extent_.is_name_word(token) || !begins) return std::nullopt;
  const std::size_t end = extent_.name_end(token);
  if (cues_.at(List::kCommon, token) && !cues_.at(List::kFoundationWord, token) &&
      !extent_.has_chosen_capital(token, end - 1))
    return std::nullopt;
  // "Marcant onderwijsgroep": on a line of its own, or behind a post, the word needs no capital.
  const bool apart = token == document_.lines()[document_[token].line].first ||
                     (document_[token].zone == Zone::kSignature && token > 1 &&
                      document_.is_mark(token - 1, ',') && cues_.covers(List::kJob, token - 2));
  if (end < document_.size() && apart && !document_.breaks_after(end - 1) &&
      cues_.at(List::kFoundationWord, end) && !document_[end].capital)
    return SignRead{false, {token, end + 1}, kOrganisation, "a foundation's word behind the name"};
  // "secretariaat Aloysius Stichting"
  const std::size_t kind =
      end < document_.size() && !document_.breaks_after(end - 1) && cues_.at(List::kBoardNoun, end)
          ? end
          : end - 1;
  const bool closes = kind + 1 == document_.size() || document_.breaks_after(kind) ||
                      document_[kind + 1].kind == TokenKind::kPunctuation;
  if (kind > token && document_[kind].capital && cues_.at(List::kBoardNoun, kind) && closes)
    return SignRead{false, {token, kind + 1}, kOrganisation, "a foundation's word behind the name"};
  if (end < token + 2 || extent_.is_given_name(token)) return std::nullopt;
  // "Windhorst Hogeschool", but "Windhorst University of Applied Sciences"
  if (cues_.at(List::kOrganisationType, end - 1) && is_plain_name(token) &&
      (end == document_.size() || document_.breaks_after(end - 1) || document_.folded(end) != "of"))
    return SignRead{false, {token, end}, kOrganisation, "an organisation's kind behind the name"};
  for (std::size_t i = token; i < end; ++i) {
    if (!cues_.at(List::kFoundationWord, i) || !document_[i].capital) continue;
    return SignRead{
        false,
        {organisation_begin(token, i), std::max(end, cues_.end_at(List::kFoundationWord, i))},
        kOrganisation,
        "the word '" + document_.original(Range{i, i + 1}) + "' in a name"};
  }
  return std::nullopt;
}

// "P&O-adviseur van de Onderwijsgroep Oost", "P&O van Scholengroep Oost": who works there is not
// its name.
std::size_t PlaceSigns::organisation_begin(std::size_t from, std::size_t word) const {
  if (word > from + 1 && cues_.at(List::kFrom, word - 1) && cues_.at(List::kFoundationType, word))
    return word;
  for (std::size_t at = word; at > from + 1; --at) {
    if (cues_.at(List::kArticle, at - 1) && !document_[at - 1].capital)
      return cues_.at(List::kFrom, at - 2) ? at : from;
  }
  return from;
}

// "Saxion University of Applied Sciences": the whole name is known, "Saxion" is its beginning.
std::optional<SignRead> PlaceSigns::long_organisation(std::size_t token) const {
  const std::size_t known = cues_.end_at(List::kOrganisationName, token);
  if (known < token + 2 || known <= cues_.end_at(List::kOrganisationType, token) + 1)
    return std::nullopt;
  return organisation(token);
}

// "cds De Leeuwerik": a short word in one case before an article that belongs to a name.
std::optional<SignRead> PlaceSigns::of_unknown_type(std::size_t token) const {
  constexpr std::size_t kShortest = 2;
  constexpr std::size_t kLongest = 5;
  if (!document_.is_word(token) || document_.breaks_after(token)) return std::nullopt;
  const std::string_view word = document_.original(token);
  const bool one_case = lower(word) == word || upper(word) == word;
  if (word.size() < kShortest || word.size() > kLongest || !one_case) return std::nullopt;
  if (is_any(token, {List::kCommon,
                     List::kParticle,
                     List::kAt,
                     List::kAtSchool,
                     List::kOblique,
                     List::kAnd,
                     List::kOr,
                     List::kLocationWord,
                     List::kTitle,
                     List::kJob,
                     List::kFirstName,
                     List::kFirstPerson,
                     List::kFoundationType,
                     List::kWish,
                     List::kOrganisationType,
                     List::kEveryone,
                     List::kWorksAt,
                     List::kWorks,
                     List::kColleague,
                     List::kLabelSchool,
                     List::kBelongsTo}))
    return std::nullopt;
  const std::size_t article = token + 1;
  if (!extent_.is_name_article(article) || document_[article].glued ||
      !is_plain_name(article + 1) || document_.breaks_after(article))
    return std::nullopt;
  // "4x De Brug"
  const bool figure = std::any_of(word.begin(), word.end(), is_digit);
  // Vowels in plenty make a word ("kent De Vries"), their want an abbreviation.
  const std::string folded = fold(word);
  const auto vowels = std::count_if(folded.begin(), folded.end(), [](char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
  });
  if (figure || vowels > (upper(word) == word ? 2 : 0)) return std::nullopt;
  const std::size_t end = extent_.name_end(article + 1);
  const bool board = end + 1 < document_.size() && document_.is_mark(end, '(') &&
                     cues_.at(List::kBoardNoun, end + 1);
  return SignRead{
      !board, {token, end}, kUnknownType, "a kind of school before a name with its article"};
}

// "directeur kbs De Buurt", "directeur De Buurt": what stands behind it is a town.
bool PlaceSigns::names_school(const Range& words) const {
  if (cues_.any(List::kSchoolType, words) || cues_.any(List::kSchoolWord, words)) return true;
  for (std::size_t at = words.begin; at + 1 < words.end; ++at) {
    if (extent_.is_name_article(at) && document_[at + 1].capital) return true;
  }
  return false;
}

// "directeur De Buurt, Rekken", "bestuurder SKOE"
std::optional<SignRead> PlaceSigns::behind_post(std::size_t token) const {
  if (token == 0 || document_.breaks_after(token - 1)) return std::nullopt;
  // "adviseur personeel, Edukaat": the signature's post, and whose it is.
  const Line& line = document_.lines()[document_[token].line];
  const bool signed_post = document_[token].zone == Zone::kSignature && token > line.first + 1 &&
                           document_.is_mark(token - 1, ',') && cues_.at(List::kJob, line.first);
  if (signed_post && !names_school({line.first, token}) && is_plain_name(token) &&
      extent_.name_end(token) == line.last)
    return SignRead{false, {token, line.last}, kBehindPost, "behind a post"};
  if (!cues_.covers(List::kJob, token - 1)) return std::nullopt;
  const bool letters = document_[token].zone == Zone::kSignature && extent_.is_acronym(token) &&
                       document_.folded(token).size() >= kShortestName && !extent_.is_type(token) &&
                       is_plain_name(token);
  if (letters && (token + 1 == document_.size() || document_.breaks_after(token) ||
                  document_[token + 1].kind == TokenKind::kPunctuation))
    return SignRead{false, {token, token + 1}, kBehindPost, "behind a post"};
  if (!extent_.is_name_article(token) || !is_plain_name(token + 1) || document_.breaks_after(token))
    return std::nullopt;
  return SignRead{true, {token, extent_.name_end(token + 1)}, kBehindPost, "behind a post"};
}

// "op de Rudolf Steiner school"
std::optional<SignRead> PlaceSigns::split_school(std::size_t token) const {
  if (auto read = split_lower_school(token)) return read;
  if (token < 2 || !cues_.at(List::kSchoolWord, token) || document_[token].capital ||
      !document_.is_word(token - 1) || document_.breaks_after(token - 1))
    return std::nullopt;
  // "op de Zonne bloem school": a telephone split the name as well.
  const bool split = !document_[token - 1].capital && cues_.knows_nothing_of(token - 1) &&
                     extent_.is_name_word(token - 2) && !document_.breaks_after(token - 2);
  if (!document_[token - 1].capital && !split) return std::nullopt;
  const std::size_t begin = split ? extent_.name_begin(token - 1) : extent_.name_begin(token);
  const bool introduced = begin < token && begin > 0 && !document_.breaks_after(begin - 1) &&
                          (document_.is_mark(begin - 1, ',') ||
                           is_any(begin - 1, {List::kArticle, List::kAtSchool, List::kAt}));
  if (!introduced || cues_.at(List::kLocation, begin) || cues_.at(List::kCommon, begin))
    return std::nullopt;
  return SignRead{true, {begin, token + 1}, kSplit, "a name before the word for school"};
}

// "op de pius x school", "marie pot, bolscher college in almelo": of a writer without capitals.
std::optional<SignRead> PlaceSigns::split_lower_school(std::size_t token) const {
  constexpr std::size_t kLongestName = 3;
  if (!cues_.at(List::kSchoolWord, token) || token < 2) return std::nullopt;
  std::size_t begin = token;
  while (begin > 1 && token - begin < kLongestName && document_.is_word(begin - 1) &&
         !document_.breaks_after(begin - 1) &&
         !is_any(begin - 1, {List::kCommon, List::kParticle, List::kAtSchool, List::kJob,
                             List::kOurs, List::kLocation}))
    --begin;
  const bool article = begin > 1 && cues_.at(List::kArticle, begin - 1);
  // "op hagenbeek college", "leerkracht hagenbeek college"
  const bool introduced =
      begin < token && begin > 1 &&
      (is_any(begin - (article ? 2 : 1), {List::kAtSchool, List::kAt, List::kWorksAt}) ||
       (!article && cues_.covers(List::kJob, begin - 1)));
  const bool listed =
      begin < token && (document_.breaks_after(begin - 1) || document_.is_mark(begin - 1, ','));
  const bool located =
      cues_.at(List::kLocation, token + 1) ||
      (cues_.at(List::kLocationWord, token + 1) && cues_.at(List::kLocation, token + 2));
  if ((!introduced && !(listed && located)) || !extent_.is_lower_case()) return std::nullopt;
  return SignRead{true, {begin, token + 1}, kSplit, "a name before the word for school"};
}

// "Academie voor Educatie", "Instituut Archimedes" beside its college.
std::optional<SignRead> PlaceSigns::academy(std::size_t token) const {
  if (!document_[token].capital || !cues_.at(List::kSchoolWord, token) ||
      !cues_.at(List::kSchoolType, token) || !cues_.at(List::kNameLink, token + 1))
    return std::nullopt;
  std::size_t head = cues_.end_at(List::kNameLink, token + 1);
  while (head < document_.size() && cues_.covers(List::kParticle, head)) ++head;
  if (head >= document_.size() || !extent_.is_name_word(head) || document_.breaks_after(head - 1))
    return std::nullopt;
  return SignRead{true, {token, extent_.name_end(head)}, kAcademy, "an academy's name"};
}

// "Ik ben combinatiefunctionaris bij Kunstkwartier Achterhoek": whatever the post is called.
std::optional<SignRead> PlaceSigns::employer(std::size_t token) const {
  constexpr std::size_t kReach = 9;
  if (token < 3 || !is_plain_name(token) || document_.folded(token - 1) != "bij" ||
      document_.breaks_after(token - 1))
    return std::nullopt;
  std::size_t begin = token - 1;
  while (begin > 0 && token - begin < kReach && !document_.breaks_after(begin - 1) &&
         !document_.is_mark(begin - 1, '.') && !document_.is_mark(begin - 1, '!') &&
         !document_.is_mark(begin - 1, '?') && !document_.is_mark(begin - 1, ',')) {
    --begin;
  }
  const Range clause{begin, token};
  const bool of_me = cues_.any(List::kFirstPerson, clause);
  const bool post = cues_.any(List::kWorks, clause) || cues_.any(List::kJob, clause) ||
                    (document_.is_word(token - 2) && !document_[token - 2].capital &&
                     !cues_.covers(List::kCommon, token - 2));
  // "Ik werk niet op een school maar bij Kunstkwartier Oost"
  const std::vector<Range> contrast = cues_.all(List::kContrast, clause);
  const Range denied{contrast.empty() ? begin : contrast.back().end, token};
  const bool other = cues_.any(List::kWish, clause) || cues_.any(List::kRegister, clause) ||
                     cues_.any(List::kNegation, denied) || cues_.any(List::kColleague, clause);
  if (!of_me || !post || other) return std::nullopt;
  return SignRead{
      false, {token, extent_.name_end(token)}, kEmployer, "where the writer says she works"};
}

// "bs De Vlier in Aalten (Accent-Achterhoek)", "obs De Vlier / OPOA / Rekenen": right behind a
// school and its town, a part of its own that is neither a person nor a street.
std::optional<SignRead> PlaceSigns::behind_school(std::size_t token,
                                                  const std::vector<Place>& before) const {
  if (token < 2 || before.empty() || !is_plain_name(token) || cues_.at(List::kStreet, token) ||
      (document_.folded(token).size() < kShortestName && !extent_.is_acronym(token)))
    return std::nullopt;
  const Place& school = before.back();
  if (!school.is_school || school.range.end > token ||
      document_[school.range.begin].line != document_[token].line)
    return std::nullopt;
  const std::size_t end = extent_.name_end(token);
  const bool town = is_town_between(school.range.end, token - 1);
  const bool nothing = school.range.end + 1 == token;
  const bool one_word = end == token + 1 || document_.is_mark(token + 1, '-');
  const bool ends = end >= document_.size() || document_.breaks_after(end - 1) ||
                    document_[end].kind == TokenKind::kPunctuation;
  // Without a town one word at most: "obs De Brug (Marie Jansen)" is a person.
  // "Twente Primary International (TPI)": the school's own letters.
  if (is_initials_of(school.range, token)) return std::nullopt;
  const bool bracket = document_.is_mark(token - 1, '(') || is_in_bracket(school.range.end, token);
  // "obs De Brug (Wichmond)": a town that no list has.
  const bool may_lie = nothing && cues_.at(List::kTownEnding, token) && !extent_.is_acronym(token);
  if (bracket && end < document_.size() && document_.is_mark(end, ')') &&
      (town || (nothing && one_word && !may_lie)))
    return SignRead{false, {token, end}, kBehindSchool, "in brackets behind a school and its town"};
  const bool parted = document_.is_mark(token - 1, '/') || document_.is_mark(token - 1, '|') ||
                      (document_.is_mark(token - 1, '-') && !document_[token].glued);
  // "so De Vlier Almelo, SOTOG": letters alone are nobody's name.
  const bool letters = document_.is_mark(token - 1, ',') && extent_.is_acronym(token);
  if ((parted || letters) && ends && one_word && (town || nothing))
    return SignRead{false, {token, end}, kBehindSchool, "a part of its own behind a school"};
  return std::nullopt;
}

bool PlaceSigns::is_initials_of(const Range& name, std::size_t token) const {
  std::string initials;
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (document_[i].capital) initials += document_.folded(i).substr(0, 1);
  }
  return initials.size() > 1 && document_.folded(token) == initials;
}

// "(Almelo, SOPO)": whether a bracket that the school's town opened is still open here.
bool PlaceSigns::is_in_bracket(std::size_t from, std::size_t token) const {
  return from + 2 < token && document_.is_mark(from, '(') && document_.is_mark(token - 1, ',');
}

// Whether a town and what parts it from its neighbours is all that stands in this stretch.
bool PlaceSigns::is_town_between(std::size_t from, std::size_t to) const {
  bool known = false;
  std::size_t end = extent_.town_end(from, known);
  if (end > from && end < to && document_.is_mark(end, ')')) ++end;
  return end > from && end == to;
}

}  // namespace meldaan::extract
