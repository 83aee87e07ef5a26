#include "extract/places/place_rivals.h"

#include <algorithm>

#include "extract/places/place_doubts.h"
#include "extract/text/sentences.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr double kCounts = 0.96;
constexpr double kKnownByPlace = 0.80;   // known by its place alone
constexpr std::size_t kFormerReach = 4;  // "een oud-collega van De Hofstede"

bool was_once(const Document& document, const Cues& cues, const PlaceForm& form,
              const Range& range) {
  const Range clause = form.clause_before(range.begin);
  const std::size_t begin =
      clause.end > clause.begin + kFormerReach ? clause.end - kFormerReach : clause.begin;
  const std::vector<Range> former = cues.all(List::kFormer, {begin, range.begin});
  return std::any_of(former.begin(), former.end(), [&](const Range& cue) {
    // "niet meer op De Schakel maar op De Toren"
    if (cues.any(List::kContrast, {cue.end, std::max(cue.end, range.begin)})) return false;
    // "Tim Oude Voshaar, obs De Brug": a surname.
    return cue.begin == 0 || !document[cue.begin].capital || !document[cue.begin - 1].capital ||
           document.breaks_after(cue.begin - 1);
  });
}

// "Ik ben van De Schakel | naar De Toren | gegaan", "op De Toren | in plaats van op De Schakel"
bool was_left(const Document& document, const Cues& cues, const PlaceForm& form,
              const Range& range) {
  const Range before = form.clause_before(range.begin);
  const Range behind = form.clause_behind(range.end);
  for (const Range& instead : cues.all(List::kInsteadOf, before)) {
    if (range.begin <= instead.end + 2 && cues.any(List::kWorks, {before.begin, instead.begin}))
      return true;
  }
  if (before.empty() || range.end >= document.size()) return false;
  return document.folded(range.begin - 1) == "van" && document.folded(range.end) == "naar" &&
         cues.any(List::kMovesOn, behind);
}

// "Noteer voor deze middag De Meander maar"
bool is_taken(const Document& document, const Cues& cues, const PlaceForm& form,
              const Range& range) {
  const Range before = form.clause_before(range.begin);
  Range behind = form.clause_behind(range.end);
  // "Ik kom namens De Meander, want De Zwaan doet niet mee"
  for (std::size_t i = behind.begin; i + 1 < behind.end; ++i) {
    if (!document.is_mark(i, ',') || !cues.at(List::kReason, i + 1)) continue;
    behind.end = i;
    break;
  }
  // "Ik ben overgestapt naar De Meander": the old name still stands in the signature.
  // "Begonnen op De Zwaan, die er niet meer is" was long ago.
  if (cues.any(List::kNowAt, before) && !cues.any(List::kNegation, before))
    return !cues.any(List::kFormer, behind);
  return cues.any(List::kPlaceChoice, {before.begin, behind.end}) &&
         !cues.any(List::kNegation, before) && !cues.any(List::kNegation, behind) &&
         !cues.any(List::kWorks, before);
}

bool ends_with_words(std::string_view text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  return text.size() == end.size() || text[text.size() - end.size() - 1] == ' ';
}

// "OostWijs", and "OostWijs" or "OostWijs Onderwijs" behind the word for a foundation
bool is_named_after(const std::string& name, const std::string& foundation) {
  return ends_with_words(name, foundation) || foundation.starts_with(name + " ");
}

}  // namespace

// "annemiek brookhuis, de klimop almelo, valt onder …" and "pcb De Hoeksteen / PCO Holterberg": by
// position.
void add_neighbours(const Document& document, const Cues& cues, std::vector<Place>& places) {
  std::vector<Place> found;
  const bool has_school =
      std::any_of(places.begin(), places.end(), [](const Place& p) { return p.is_school; });
  for (const Place& place : places) {
    if (has_school || place.is_school) continue;
    // The stretch before this one in the same line, where it begins with an article.
    const Line& line = document.lines()[document[place.range.begin].line];
    std::size_t end = place.range.begin;
    while (end > line.first && !document.is_mark(end - 1, ',') && !document.is_mark(end - 1, '/'))
      --end;
    if (end <= line.first) continue;
    std::size_t begin = --end;
    while (begin > line.first && !parts_clauses(document, begin - 1)) --begin;
    const Range range{begin, end};
    const bool article =
        cues.covers(List::kParticle, begin) && range.size() > 1 && range.size() <= kMostLowerWords;
    bool plain = begin > line.first;
    for (std::size_t i = begin + 1; i < end; ++i)
      plain = plain && document.is_word(i) && !cues.at(List::kCommon, i);
    if (article && plain) {
      found.push_back({true, document.original(range), range, kKnownByPlace,
                       "between a name and its foundation"});
    }
  }
  places.insert(places.end(), found.begin(), found.end());
}

bool same_place(std::string_view a, std::string_view b) {
  constexpr std::size_t kShortest = 5;
  std::string x = fold(a);
  std::string y = fold(b);
  std::erase(x, '"');
  std::erase(y, '"');
  if (x == y) return true;
  if (std::min(x.size(), y.size()) < kShortest) return false;
  return x.size() > y.size() ? ends_with_words(x, y) : ends_with_words(y, x);
}

namespace {

// "Ik werk op De Brug en op De Zwaan; zet mij maar bij die laatste."
void choose_by_order(const Document& document, const Cues& cues, const PlaceForm& form,
                     std::vector<Place>& places) {
  constexpr std::size_t kReach = 30;
  for (const List list : {List::kLatter, List::kFirstNamed}) {
    for (const Cue& cue : cues.of(list)) {
      const std::size_t at = cue.range.begin;
      const Range said{form.clause_before(at).begin, form.clause_behind(at).end};
      if (!is_own(document[at].zone) || !cues.any(List::kPlaceChoice, said)) continue;
      std::vector<Place*> named;
      for (Place& place : places) {
        if (place.is_school && place.range.end <= at && at - place.range.end < kReach)
          named.push_back(&place);
      }
      std::sort(named.begin(), named.end(),
                [](const Place* a, const Place* b) { return a->range.begin < b->range.begin; });
      if (named.size() < 2) continue;
      Place& chosen = list == List::kLatter ? *named.back() : *named[named.size() - 2];
      chosen.score = std::max(chosen.score, kCounts);
    }
  }
}

}  // namespace

namespace {

// "Pabo Goor | Hogeschool Oost": of a college and its institute the institute is where she works.
void part_institutes(const Cues& cues, std::vector<Place>& places) {
  const auto institute = [&](const Place& place) {
    return !place.is_school && cues.at(List::kInstitute, place.range.begin);
  };
  const bool of_college = std::any_of(places.begin(), places.end(), [&](const Place& place) {
    return !place.is_school && !institute(place);
  });
  if (!of_college) return;
  for (Place& place : places) {
    if (institute(place)) place.is_school = true;
  }
}

// "Ik ben werkzaam bij Keender, op De Brug in Goor": whoever has a school beside it names an
// employer without an article.
void part_employers(const Document& document, const Cues& cues, const PlaceForm& form,
                    std::vector<Place>& places) {
  const auto of_school = [&](const Place& place) {
    return place.is_school && (place.says_itself() || (place.range.begin > 0 &&
                                                       cues.at(List::kArticle, place.range.begin)));
  };
  for (Place& place : places) {
    const std::size_t at = place.range.begin;
    if (!place.is_school || of_school(place) || at == 0 || document.folded(at - 1) != "bij" ||
        !is_own(document[at].zone))
      continue;
    const Range said{form.clause_before(at).begin, form.clause_behind(place.range.end).end};
    place.is_school = std::none_of(places.begin(), places.end(), [&](const Place& other) {
      return of_school(other) && said.contains(other.range.begin);
    });
  }
}

// The signature still names the school that the text says to have left.
void lower_namesakes(const Document& document, const std::vector<std::string>& former,
                     std::vector<Place>& places) {
  for (Place& place : places) {
    const bool left = std::any_of(former.begin(), former.end(), [&](const std::string& name) {
      return same_place(name, place.name);
    });
    if (left && !is_own(document[place.range.begin].zone)) place.score -= kNoLonger;
  }
}

}  // namespace

void weigh_rivals(const Document& document, const Cues& cues, const PlaceForm& form,
                  std::vector<Place>& places) {
  std::size_t of_kind[2] = {};
  for (const Place& place : places) ++of_kind[place.is_school ? 1 : 0];
  std::vector<std::string> former;
  for (Place& place : places) {
    if (!is_own(document[place.range.begin].zone)) continue;
    const bool left = was_left(document, cues, form, place.range);
    if (left || was_once(document, cues, form, place.range)) {
      place.score -= kNoLonger;
      former.push_back(place.name);
    } else if (of_kind[place.is_school ? 1 : 0] > 1 && (place.is_school || place.says_itself()) &&
               is_taken(document, cues, form, place.range)) {
      place.score = std::max(place.score, kCounts);
    }
  }
  lower_namesakes(document, former, places);
  part_institutes(cues, places);
  part_employers(document, cues, form, places);
  choose_by_order(document, cues, form, places);
  doubt_places(document, cues, form, places);
  // "Ik werk bij HRM van OostWijs", and below "Stichting OostWijs": a foundation's name, with no
  // article that would make it a school's.
  std::erase_if(places, [&](const Place& place) {
    if (!place.is_school || place.says_itself() || cues.at(List::kArticle, place.range.begin))
      return false;
    return std::any_of(places.begin(), places.end(), [&](const Place& other) {
      // "obs De Brug Rijssen, VCO Rijssen": both lie there.
      return !other.is_school && !other.range.overlaps(place.range) && other.range.size() > 1 &&
             !cues.at(List::kLocation, other.range.begin + 1) &&
             is_named_after(fold(place.name),
                            fold(document.original(Range{other.range.begin + 1, other.range.end})));
    });
  });
}

}  // namespace meldaan::extract
