#include "extract/places/place_doubts.h"

#include <algorithm>

#include "extract/places/place_rivals.h"
#include "extract/text/sentences.h"

namespace meldaan::extract {
namespace {

constexpr double kInDoubt = 0.20;    // less: it may be so no more, or somebody else's
constexpr double kOfAnother = 0.12;  // less, where the writer has another
constexpr double kStillSure = 0.77;

// The stretch between commas and the like that the place stands in.
Range narrow_clause(const Document& document, const Cues& cues, const PlaceForm& form,
                    const Range& range) {
  Range clause{form.clause_before(range.begin).begin, form.clause_behind(range.end).end};
  // "Ik ben gestopt op De Brug | en werk nu op De Zwaan"
  // "… niet meer op De Brug | maar op De Zwaan"
  const auto parts = [&](std::size_t i) {
    return parts_clauses(document, i) || (cues.at(List::kAnd, i) && cues.at(List::kWorks, i + 1)) ||
           (cues.at(List::kContrast, i) && cues.at(List::kAtSchool, i + 1));
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
  const bool added = clause.size() <= range.size() + 1 || cues.at(List::kAt, clause.begin);
  if (says_itself || !added || clause.begin <= sentence.begin + 1 ||
      !document.is_mark(clause.begin - 1, ','))
    return clause;
  std::size_t begin = clause.begin - 1;
  while (begin > sentence.begin && !parts_clauses(document, begin - 1)) --begin;
  return {begin, clause.end};
}

// "in 1979", but "sinds 1979", "ben ik in 2006 op De Esch terechtgekomen"
bool is_dated(const Document& document, const Cues& cues, const Range& clause) {
  for (std::size_t i = clause.begin + 1; i < clause.end; ++i) {
    const std::string_view year = document.folded(i);
    const bool is_year = document[i].kind == TokenKind::kNumber && year.size() == 4 &&
                         (year.starts_with("19") || year.starts_with("20"));
    if (is_year && cues.at(List::kLocationWord, i - 1))
      return !cues.any(List::kEverSince, clause) && !cues.any(List::kNowAt, clause);
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

// The clause and, where it is a relative one, the one it belongs to: "mijn zus, die bij Consent
// werkt".
Range whose_clause(const Document& document, const Cues& cues, const PlaceForm& form,
                   const Range& range) {
  Range clause = narrow_clause(document, cues, form, range);
  const Range sentence = form.clause_before(range.begin);
  if (clause.begin <= sentence.begin + 1 || !cues.at(List::kRelative, clause.begin) ||
      !document.is_mark(clause.begin - 1, ','))
    return clause;
  --clause.begin;
  while (clause.begin > sentence.begin && !parts_clauses(document, clause.begin - 1))
    --clause.begin;
  return clause;
}

// "mijn vrouw (Stichting Consent)", but "mijn man Piet Bakker (obs De Brug)" may come along.
bool is_of_kin(const Document& document, const Cues& cues, const PlaceForm& form,
               const Range& range, bool named) {
  const Range clause = whose_clause(document, cues, form, range);
  std::vector<Range> kin = cues.all(List::kKin, {clause.begin, range.begin});
  // "Henk Broer van De Brug": a surname; but "Eine Freundin, die …"
  std::erase_if(kin, [&](const Range& cue) {
    if (cue.begin == 0 || !document[cue.begin].capital || document.breaks_after(cue.begin - 1))
      return false;
    const std::size_t given = cue.begin - 1;
    const bool small = cues.at(List::kCommon, given) || cues.at(List::kIndefinite, given) ||
                       cues.at(List::kMy, given) || cues.at(List::kOurs, given) ||
                       cues.at(List::kPossessive, given) || cues.at(List::kArticle, given);
    return document.is_word(given) && document[given].capital && !small;
  });
  return !kin.empty() && !cues.any(List::kFirstPerson, {kin.back().end, range.begin}) &&
         document[kin.back().end].capital == named;
}

// "Wij komen allebei graag": more than the writer take part; but "bij ons" is the school.
bool several_come(const Document& document, const Cues& cues) {
  constexpr std::size_t kReach = 10;
  const auto ends_sentence = [&](std::size_t token) {
    return document.is_mark(token, '.') || document.is_mark(token, '!') ||
           document.is_mark(token, '?');
  };
  const auto all = cues.of(List::kEveryone);
  return std::any_of(all.begin(), all.end(), [&](const Cue& cue) {
    // In the same sentence.
    Range around = cue.range;
    while (around.begin > 0 && cue.range.begin - around.begin < kReach &&
           !ends_sentence(around.begin - 1))
      --around.begin;
    while (around.end < document.size() && around.end - cue.range.end < kReach &&
           !ends_sentence(around.end))
      ++around.end;
    const bool place = cue.range.begin > 0 && cues.covers(List::kAt, cue.range.begin - 1);
    return !place && is_own(document[cue.range.begin].zone) &&
           (cues.any(List::kWish, around) || cues.any(List::kRegister, around));
  });
}

// "samen met Hogeschool Oost", "opleidingsschool van Saxion", "wij fuseren met Stichting Consent";
// but "wij vormen samen met basisschool De Brug een kindcentrum"
bool is_of_partner(const Cues& cues, const PlaceForm& form, const Range& range) {
  constexpr std::size_t kFarthest = 2;  // an article and a kind
  const Range before = form.clause_before(range.begin);
  if (cues.any(List::kUnited, {before.begin, form.clause_behind(range.end).end})) return false;
  for (const Range& cue : cues.all(List::kPartner, before)) {
    if (range.begin - cue.end <= kFarthest) return true;
  }
  return false;
}

// "op 4 oktober bij Hogeschool Oost", but "sinds oktober bij Hogeschool Oost"
bool is_venue(const Cues& cues, const PlaceForm& form, const Place& place) {
  const Range before = form.clause_before(place.range.begin);
  if (cues.any(List::kWorks, before) || cues.any(List::kEverSince, before) ||
      cues.any(List::kNowAt, before) || cues.any(List::kJob, before))
    return false;
  const std::vector<Range> held = cues.all(List::kHeldAt, before);
  if (held.empty()) return false;
  const std::size_t end = held.back().end;
  return end == place.range.begin || (end + 1 == place.range.begin && cues.at(List::kArticle, end));
}

// "Marleen van De Brug komt ook", but "Ik ben Marleen van De Brug"
bool is_of_somebody(const Document& document, const Cues& cues, const Range& range) {
  constexpr std::size_t kReach = 6;
  if (range.begin < 3 || !cues.at(List::kFrom, range.begin - 1) ||
      !cues.at(List::kFirstName, range.begin - 2) || !document[range.begin - 2].capital)
    return false;
  const std::size_t name = range.begin - 2;
  const Range before{name > kReach ? name - kReach : 0, name};
  return !cues.any(List::kSelfIntroduction, before) &&
         document[name].line == document[name - 1].line && document.is_word(name - 1) &&
         !document[name - 1].capital;
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
  const auto words = cues.of(List::kSignatureWord);
  return std::any_of(words.begin(), words.end(), [&](const Cue& cue) {
    constexpr std::size_t kReach = 14;
    const Range around{cue.range.begin > kReach ? cue.range.begin - kReach : 0,
                       std::min(cue.range.end + kReach, document.size())};
    return is_own(document[cue.range.begin].zone) && cues.any(List::kOutdated, around);
  });
}

}  // namespace

void doubt_places(const Document& document, const Cues& cues, const PlaceForm& form,
                  std::vector<Place>& places) {
  const bool together = several_come(document, cues);
  const bool outdated = signature_is_outdated(document, cues);
  const auto is_outdated = [&](const Place& place) {
    return outdated && place.is_school && document[place.range.begin].zone == Zone::kSignature;
  };
  const auto has_other = [&](const Place& place) {
    return std::any_of(places.begin(), places.end(), [&](const Place& other) {
      return other.is_school == place.is_school && !same_place(other.name, place.name) &&
             !is_outdated(other);
    });
  };
  for (Place& place : places) {
    const Zone zone = document[place.range.begin].zone;
    if (is_outdated(place) || (outdated && zone == Zone::kSignature && has_other(place)))
      place.score -= kNoLonger;
    // "Stichting Oost, lid van samenwerkingsverband Noord"
    if (zone == Zone::kSignature && has_other(place) && is_of_partner(cues, form, place.range))
      place.score -= kNoLonger;
    if (!is_own(zone)) continue;
    if (is_venue(cues, form, place)) place.score -= kNoLonger;
    const bool past = is_of_the_past(document, cues, form, place.range);
    if (past || (!together && is_of_kin(document, cues, form, place.range, false))) {
      // "Vorig jaar ben ik begonnen op De Esch", and no other school is named.
      const Range clause = narrow_clause(document, cues, form, place.range);
      const bool still = past && cues.any(List::kWorks, clause);
      if (!still || has_other(place)) place.score -= has_other(place) ? kNoLonger : kInDoubt;
    } else if (is_of_partner(cues, form, place.range)) {
      place.score -= places.size() > 1 ? kNoLonger : 0;
    } else if (place.is_school && has_other(place) &&
               (is_of_colleague(document, cues, form, place.range) ||
                is_of_kin(document, cues, form, place.range, true) ||
                is_of_somebody(document, cues, place.range))) {
      place.score = std::max(place.score - kOfAnother, std::min(place.score, kStillSure));
    }
  }
}

}  // namespace meldaan::extract
