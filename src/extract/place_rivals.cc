#include "extract/place_rivals.h"

#include <algorithm>

#include "extract/sentences.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr double kNoLonger = 0.40;   // less: it was her school once
constexpr double kInDoubt = 0.20;    // less: it may be so no more, or somebody else's
constexpr double kOfAnother = 0.12;  // less, where the writer has another
constexpr double kStillSure = 0.77;
constexpr double kCounts = 0.96;
constexpr double kBetween = 0.80;        // known by its place alone
constexpr double kWeak = 0.89;           // above it a type word, an ending or a label speaks
constexpr std::size_t kFormerReach = 4;  // "een oud-collega van De Hofstede"

bool was_once(const Cues& cues, const PlaceForm& form, const Range& range) {
  const Range clause = form.clause_before(range.begin);
  const std::size_t begin =
      clause.end > clause.begin + kFormerReach ? clause.end - kFormerReach : clause.begin;
  return cues.any(List::kFormer, {begin, range.begin});
}

// The stretch between commas and the like that the place stands in.
Range narrow_clause(const Document& document, const Cues& cues, const PlaceForm& form,
                    const Range& range) {
  Range clause{form.clause_before(range.begin).begin, form.clause_behind(range.end).end};
  // "Ik ben gestopt op De Brug | en werk nu op De Zwaan"
  const auto parts = [&](std::size_t i) {
    return parts_clauses(document, i) || (cues.at(List::kAnd, i) && cues.at(List::kWorks, i + 1));
  };
  for (std::size_t i = range.begin; i-- > clause.begin;) {
    if (parts(i) && !document.is_mark(i, '(')) {
      clause.begin = i + 1;
      break;
    }
  }
  for (std::size_t i = range.end; i < clause.end; ++i) {
    if (parts(i)) {
      clause.end = i;
      break;
    }
  }
  return clause;
}

// The same, and the clause before it where a comma only parts them: "tot vorig jaar zat ik op het
// stadhuis, bij de gemeente Goor".
Range told_clause(const Document& document, const Cues& cues, const PlaceForm& form,
                  const Range& range) {
  Range clause = narrow_clause(document, cues, form, range);
  const bool says_itself = cues.any(List::kFirstPerson, clause) ||
                           cues.any(List::kEveryone, clause) || cues.any(List::kWorks, clause);
  const Range sentence = form.clause_before(range.begin);
  if (says_itself || clause.begin <= sentence.begin + 1 ||
      !document.is_mark(clause.begin - 1, ',') || !document.is_word(range.begin) ||
      range.begin == clause.begin || !cues.at(List::kAt, clause.begin))
    return clause;
  std::size_t begin = clause.begin - 1;
  while (begin > sentence.begin && !parts_clauses(document, begin - 1)) --begin;
  return {begin, clause.end};
}

// "in 1979", but "sinds 1979"
bool is_dated(const Document& document, const Cues& cues, const Range& clause) {
  for (std::size_t i = clause.begin + 1; i < clause.end; ++i) {
    const std::string_view year = document.folded(i);
    const bool is_year = document[i].kind == TokenKind::kNumber && year.size() == 4 &&
                         (year.starts_with("19") || year.starts_with("20"));
    if (is_year && cues.at(List::kLocationWord, i - 1)) return !cues.any(List::kEverSince, clause);
  }
  return false;
}

// "Na mijn studie begon ik op De Esch"
bool is_of_the_past(const Document& document, const Cues& cues, const PlaceForm& form,
                    const Range& range) {
  const Range clause = told_clause(document, cues, form, range);
  if (is_dated(document, cues, clause)) return true;
  if (cues.any(List::kNowAt, clause)) return false;
  return cues.any(List::kPastWork, clause);
}

// "mijn vrouw (Stichting Consent)", but "mijn man Piet Bakker (obs De Brug)" may come along.
bool is_of_kin(const Document& document, const Cues& cues, const PlaceForm& form,
               const Range& range) {
  const Range clause = narrow_clause(document, cues, form, range);
  const std::vector<Range> kin = cues.all(List::kKin, {clause.begin, range.begin});
  return !kin.empty() && !cues.any(List::kFirstPerson, {kin.back().end, range.begin}) &&
         !document[kin.back().end].capital;
}

// "Wij komen allebei graag": more than the writer take part.
bool several_come(const Document& document, const Cues& cues) {
  constexpr std::size_t kReach = 10;
  const auto& all = cues.of(List::kEveryone);
  return std::any_of(all.begin(), all.end(), [&](const Cue& cue) {
    const Range around{cue.range.begin > kReach ? cue.range.begin - kReach : 0,
                       std::min(cue.range.end + kReach, document.size())};
    return is_own(document[cue.range.begin].zone) &&
           (cues.any(List::kWish, around) || cues.any(List::kRegister, around));
  });
}

// "…, mijn collega-directeur van De Kwinkslag"
bool is_of_colleague(const Document& document, const Cues& cues, const PlaceForm& form,
                     const Range& range) {
  const Range before{narrow_clause(document, cues, form, range).begin, range.begin};
  for (const Range& colleague : cues.all(List::kColleague, before)) {
    if (colleague.begin > before.begin && cues.at(List::kOurs, colleague.begin - 1))
      return !cues.any(List::kFirstPerson, before);
  }
  return false;
}

// "Hieronder staat nog mijn oude school"
bool signature_is_outdated(const Document& document, const Cues& cues) {
  const auto& words = cues.of(List::kSignatureWord);
  return std::any_of(words.begin(), words.end(), [&](const Cue& cue) {
    constexpr std::size_t kReach = 14;
    const Range around{cue.range.begin > kReach ? cue.range.begin - kReach : 0,
                       std::min(cue.range.end + kReach, document.size())};
    return is_own(document[cue.range.begin].zone) && cues.any(List::kOutdated, around);
  });
}

// "Noteer voor deze middag De Meander maar"
bool is_chosen(const Cues& cues, const PlaceForm& form, const Range& range) {
  const Range before = form.clause_before(range.begin);
  const Range behind = form.clause_behind(range.end);
  // "Ik ben overgestapt naar De Meander": the old name still stands in the signature.
  if (cues.any(List::kNowAt, before) && !cues.any(List::kNegation, before)) return true;
  return cues.any(List::kPlaceChoice, {before.begin, behind.end}) &&
         !cues.any(List::kNegation, before) && !cues.any(List::kNegation, behind) &&
         !cues.any(List::kWorks, before);
}

bool ends_with_words(std::string_view text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  return text.size() == end.size() || text[text.size() - end.size() - 1] == ' ';
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
      found.push_back(
          {true, document.original(range), range, kBetween, "between a name and its foundation"});
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

// Places of the past and of the family, of colleagues, and of a signature that the writer calls
// outdated.
void doubt_others_places(const Document& document, const Cues& cues, const PlaceForm& form,
                         std::vector<Place>& places) {
  const bool together = several_come(document, cues);
  const bool outdated = signature_is_outdated(document, cues);
  const auto has_other = [&](const Place& place) {
    return std::any_of(places.begin(), places.end(), [&](const Place& other) {
      return other.is_school == place.is_school && !same_place(other.name, place.name);
    });
  };
  for (Place& place : places) {
    const Zone zone = document[place.range.begin].zone;
    if (zone == Zone::kSignature && outdated && (place.is_school || has_other(place)))
      place.score -= kNoLonger;
    if (!is_own(zone)) continue;
    if (is_of_the_past(document, cues, form, place.range) ||
        (!together && is_of_kin(document, cues, form, place.range))) {
      place.score -= has_other(place) ? kNoLonger : kInDoubt;
    } else if (place.is_school && has_other(place) &&
               is_of_colleague(document, cues, form, place.range)) {
      place.score = std::max(place.score - kOfAnother, std::min(place.score, kStillSure));
    }
  }
}

}  // namespace

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

void weigh_rivals(const Document& document, const Cues& cues, const PlaceForm& form,
                  std::vector<Place>& places) {
  std::size_t of_kind[2] = {};
  for (const Place& place : places) ++of_kind[place.is_school ? 1 : 0];
  for (Place& place : places) {
    if (!is_own(document[place.range.begin].zone)) continue;
    if (was_once(cues, form, place.range)) {
      place.score -= kNoLonger;
    } else if (of_kind[place.is_school ? 1 : 0] > 1 && (place.is_school || place.score > kWeak) &&
               is_chosen(cues, form, place.range)) {
      place.score = std::max(place.score, kCounts);
    }
  }
  choose_by_order(document, cues, form, places);
  doubt_others_places(document, cues, form, places);
  // "Ik werk bij HRM van OostWijs", and below "Stichting OostWijs": a foundation's name, with no
  // article that would make it a school's.
  std::erase_if(places, [&](const Place& place) {
    if (!place.is_school || place.score > kWeak || cues.at(List::kArticle, place.range.begin))
      return false;
    return std::any_of(places.begin(), places.end(), [&](const Place& other) {
      return !other.is_school && !other.range.overlaps(place.range) && other.range.size() > 1 &&
             ends_with_words(
                 fold(place.name),
                 fold(document.original(Range{other.range.begin + 1, other.range.end})));
    });
  });
}

}  // namespace meldaan::extract
