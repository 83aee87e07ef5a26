#include "extract/places/place_form.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

// Two signs: an article that is the name's own, the preposition of a workplace, a town behind it.
constexpr double kTwoSigns = 0.82;
constexpr double kTownOnly = 0.78;
constexpr double kAlone = 0.78;
constexpr double kAtDistance = 0.80;
constexpr double kChosen = 0.82;
constexpr std::size_t kClauseReach = 14;

bool ends_clause(const Document& document, std::size_t token) {
  return document.breaks_after(token) || document.is_mark(token, '.') ||
         document.is_mark(token, '!') || document.is_mark(token, '?') ||
         document.is_mark(token, ';');
}

}  // namespace

PlaceForm::PlaceForm(const Document& document, const Cues& cues, const PlaceExtent& extent)
    : document_(document), cues_(cues), extent_(extent) {}

Range PlaceForm::clause_before(std::size_t token) const {
  std::size_t begin = token;
  while (begin > 0 && token - begin < kClauseReach && !ends_clause(document_, begin - 1)) --begin;
  return {begin, token};
}

Range PlaceForm::clause_behind(std::size_t token) const {
  std::size_t end = token;
  while (end < document_.size() && end - token < kClauseReach &&
         !(end > token && ends_clause(document_, end - 1))) {
    ++end;
  }
  return {token, end};
}

// No everyday word, no group's kind, nobody's name, and no place that its own words make known.
bool PlaceForm::is_proper(std::size_t article, std::size_t head) const {
  if (head >= document_.size() || document_.breaks_after(article) || extent_.is_type(head))
    return false;
  const bool capital = extent_.is_name_word(head);
  if (!document_.is_word(head)) return false;
  // "op de Bernadette": no article stands before anybody's first name, but in small letters "de
  // jan" may be two words of a sentence.
  if (cues_.at(List::kFirstName, head) && !capital) return false;
  // "De Vier Winden", "Het Nieuwe Baken"
  const bool goes_on = capital && extent_.is_name_article(article) && head + 1 < document_.size() &&
                       !document_.breaks_after(head) && extent_.is_name_word(head + 1) &&
                       !cues_.at(List::kCommon, head + 1);
  // "van De Starter in Goor": a post has no article with a capital.
  const bool amid = article > 0 && !document_.breaks_after(article - 1) &&
                    document_.is_word(article - 1) && document_[article].capital && capital;
  // "leerkracht op De Es in Goor", of words that are everyday ones elsewhere
  bool known_town = false;
  const bool lies = amid && extent_.town_end(head + 1, known_town) > head + 1 && known_town;
  if (cues_.at(List::kCommon, head) && !goes_on && !lies) return false;
  if (cues_.at(List::kJob, head) && !amid) return false;
  for (const List list : {List::kKindPlg, List::kKindWerkgroep, List::kKindProjectgroep,
                          List::kKindAny, List::kNoPlace, List::kOrganisationName, List::kLocation,
                          List::kColleague, List::kParticle, List::kDateWord}) {
    if (cues_.at(list, head)) return false;
  }
  return true;
}

std::size_t PlaceForm::end_of(std::size_t article) const {
  const std::size_t head = article + 1;
  const std::size_t end =
      extent_.is_name_word(head) ? extent_.name_end(head) : extent_.lower_name_end(article);
  for (std::size_t i = article; i < end; ++i) {
    if (cues_.at(List::kSchoolWord, i) || cues_.at(List::kSchoolEnding, i) || extent_.is_type(i))
      return article;
  }
  return end;
}

// "Jan De Vries", "mevrouw De Vries", "J. De Vries"
bool PlaceForm::follows_person(std::size_t token) const {
  if (token == 0 || document_.breaks_after(token - 1)) return false;
  std::size_t before = token - 1;
  // "Annelot van 't Hof", but "Annelot Mulder van 't Schip" and "Annelot van De Brug": a surname
  // follows the given name, and its small words have no capital.
  if (cues_.covers(List::kParticle, before) && !document_[before].capital) {
    // "… en IB / ben van de veldmuis": no name goes on from the line before.
    while (before > 0 && cues_.covers(List::kParticle, before) && !document_[before].capital) {
      if (document_.breaks_after(before - 1)) return false;
      --before;
    }
    // "dhr. H. van den Bosch"
    const bool initial = document_.is_mark(before, '.') && before > 0 && document_[before].glued &&
                         document_.folded(before - 1).size() == 1;
    if (initial) return !document_[token].capital;
    const bool given = document_.is_word(before) && document_[before].capital &&
                       !cues_.at(List::kCommon, before) && !document_[token].capital;
    return given && (before == 0 || !document_.is_word(before - 1) ||
                     !document_[before - 1].capital || document_.breaks_after(before - 1));
  }
  if (document_.is_mark(before, '.') && before > 0 && document_[before].glued)
    return document_.is_word(before - 1) &&
           (document_.folded(before - 1).size() <= 2 || cues_.covers(List::kTitle, before - 1));
  return cues_.covers(List::kTitle, before) || cues_.at(List::kFirstName, before) ||
         (document_.is_word(before) && document_[before].capital &&
          !cues_.at(List::kCommon, before) && !cues_.covers(List::kAtSchool, before) &&
          !cues_.at(List::kPlaceChoice, before));
}

// "juf Kim van de Korenbloem in Losser": a surname has no town where it lies.
bool PlaceForm::follows_first_name(std::size_t token, std::size_t end) const {
  if (token < 3 || !cues_.at(List::kFrom, token - 1) || !document_.is_word(token - 2) ||
      !document_[token - 2].capital)
    return false;
  const bool lies = end < document_.size() && cues_.at(List::kLies, end);
  return lies && (cues_.covers(List::kTitle, token - 3) || cues_.covers(List::kJob, token - 3));
}

bool PlaceForm::begins(std::size_t token) const {
  if (token == 0 || document_.breaks_after(token - 1)) return true;
  if (document_[token].line != document_[token - 1].line || document_.gap_before(token))
    return true;
  return document_[token - 1].kind == TokenKind::kPunctuation || document_[token].begin == 0 ||
         document_.text()[document_[token].begin - 1] == '\t';
}

// "leraar bij de klimop": a post right before the preposition.
bool PlaceForm::is_post(std::size_t token) const {
  return token > 1 && cues_.at(List::kAt, token - 1) && cues_.covers(List::kJob, token - 2);
}

// "(De Regenboog)", "2. De Zonnebloem, Rietmolen" on a line of its own; but "De Vries, Anneke"
// lists a person.
bool PlaceForm::is_alone(const Range& range) const {
  if (!extent_.is_name_article(range.begin)) return false;
  if (range.begin > 0 && document_.is_mark(range.begin - 1, '(') && range.end < document_.size() &&
      document_.is_mark(range.end, ')'))
    return true;
  const Line& line = document_.lines()[document_[range.begin].line];
  for (std::size_t i = line.first; i < range.begin; ++i) {
    if (document_.is_word(i) && document_.folded(i).size() > 1) return false;
  }
  if (range.end >= line.last) return true;
  return document_.is_mark(range.end, ',') && range.end + 2 == line.last &&
         extent_.is_name_word(range.end + 1) && !cues_.at(List::kFirstName, range.end + 1);
}

// "Gedrag graag. Van de Eksterhof, groetjes": where she is from, and nothing else.
bool PlaceForm::is_origin(const Range& range) const {
  const std::size_t token = range.begin;
  return token > 0 && cues_.at(List::kFrom, token - 1) && begins(token - 1) &&
         range.end < document_.size() && document_[range.end].kind == TokenKind::kPunctuation;
}

bool PlaceForm::is_quoted(const Range& range) const {
  if (range.begin == 0 || range.end >= document_.size()) return false;
  for (const char mark : {'"', '\''}) {
    if (document_.is_mark(range.begin - 1, mark) && document_.is_mark(range.end, mark)) return true;
  }
  return false;
}

// "vd wilgentoren in vroomshoop", of a writer without capitals.
std::optional<FormRead> PlaceForm::contracted(std::size_t token) const {
  if (!extent_.is_lower_case() || !is_about_sender(document_[token].zone) ||
      !is_proper(token, token + 1))
    return std::nullopt;
  const std::size_t end = end_of(token);
  bool known_town = false;
  if (end <= token + 1 || extent_.town_end(end, known_town) == end || !known_town)
    return std::nullopt;
  return FormRead{{token + 1, end}, kTwoSigns, "a name and its town, behind a preposition"};
}

std::optional<FormRead> PlaceForm::at(std::size_t token) const {
  if (cues_.at(List::kContracted, token)) return contracted(token);
  if (!cues_.at(List::kArticle, token) || !is_about_sender(document_[token].zone) ||
      !is_proper(token, token + 1))
    return std::nullopt;
  const std::size_t end = end_of(token);
  if (end <= token + 1) return std::nullopt;
  // 'op "De Brug" in Goor': what the marks stand between is read as without them.
  const bool quoted = is_quoted({token, end});
  const std::size_t outer = quoted ? token - 1 : token;
  const std::size_t behind = quoted ? end + 1 : end;
  bool known_town = false;
  bool town = extent_.town_end(behind, known_town) > behind;
  // "(de Boemerang Delden)"
  if (!town && end > token + 2 && cues_.at(List::kLocation, end - 1)) town = known_town = true;
  const bool first = outer == 0 || ends_clause(document_, outer - 1);
  const bool article = extent_.is_name_article(token) && !first;
  const bool workplace = !first && cues_.covers(List::kAtSchool, outer - 1);
  // "Karin op de Lijster in Goor": no surname goes on with a town.
  const bool stays = known_town && (workplace || follows_first_name(token, end));
  if (follows_person(token) && !stays) return std::nullopt;
  const bool preposition =
      workplace ||
      (!first && (cues_.covers(List::kAt, outer - 1) || cues_.covers(List::kWorksAt, outer - 1)));
  const Range range{token, end};
  const bool named = extent_.is_name_word(token + 1);
  const Range before = clause_before(token);
  const bool at_work = cues_.any(List::kWorks, before) || cues_.any(List::kJob, before);
  // Small letters say nothing where the writer has no others; else it takes her work and a town.
  const bool plain = named || extent_.is_lower_case() || (preposition && known_town && at_work);
  if (!plain) return std::nullopt;
  // "YVONNE VAN DEN BERG": that article is a surname's.
  const bool of_surname = document_.folded(token) == "den";
  if (named && article && preposition && !of_surname)
    return FormRead{range, kTwoSigns, "a name with its article, behind a preposition"};
  if (town && (known_town || (workplace && named)) &&
      (preposition || (named && extent_.is_name_article(token)) || begins(token)))
    return FormRead{range, kTwoSigns, "a name with its article and its town"};
  if (named && known_town) return FormRead{range, kTownOnly, "a name with its town"};
  if (named && article && !first && cues_.end_at(List::kNowAt, token - 1) == token + 1)
    return FormRead{range, kChosen, "what it is by now"};
  if (named && (is_alone(range) || is_origin(range)))
    return FormRead{range, kAlone, "a name with its article, alone in its line or brackets"};
  if ((workplace || is_post(token)) && at_work)
    return FormRead{range, kAtDistance, "where the writer works"};
  if (named && article && cues_.any(List::kPlaceChoice, {before.begin, clause_behind(end).end}))
    return FormRead{range, kChosen, "the place to be noted"};
  return std::nullopt;
}

}  // namespace meldaan::extract
