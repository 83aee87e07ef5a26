#include "extract/people/person_at.h"

#include <algorithm>
#include <string>

#include "util/text.h"

namespace meldaan::extract {
namespace {

// "Jens und Anke zu Taal": the particle of no surname; the token itself where none stands before.
std::size_t before_particles(const Part& part, std::size_t token) {
  while (token > 0 && part.cues().covers(List::kParticle, token - 1) &&
         part.cues().covers(List::kAbout, token - 1) && !part.document()[token - 1].capital &&
         !part.document().breaks_after(token - 1))
    --token;
  return token;
}

bool names_kind(const Cues& cues, std::size_t token) {
  return cues.covers(List::kKindAny, token) || cues.covers(List::kKindPlg, token) ||
         cues.covers(List::kKindWerkgroep, token) || cues.covers(List::kKindProjectgroep, token);
}

// "voor Rutger | HRM"; "voor mij Taal, voor Rutger | Gedrag": the group of whose name that is.
bool is_chosen_behind(const Part& part, std::size_t token, const Mention& mention) {
  const std::size_t begin = mention.name.begin;
  if (begin <= token || mention.errors > 0 || !part.document().is_word(begin - 1)) return false;
  const std::string name = part.document().original(mention.name);
  const bool acronym = mention.name.size() == 1 && name.size() > 1 && upper(name) == name;
  const bool share = begin == token + 1 && token > 0 &&
                     part.cues().covers(List::kAbout, token - 1) &&
                     part.cues().any(List::kFirstPerson, part.sentences().of(token).range);
  return acronym || share;
}

}  // namespace

std::size_t name_limit(const Part& part, std::size_t token) {
  std::size_t limit = part.sentences().of(token).range.end;
  for (const Place& place : part.places()) {
    if (place.range.contains(token)) return token;
    if (place.range.begin > token) limit = std::min(limit, place.range.begin);
  }
  // What lies farther off than a phrase is long bears on nothing here.
  constexpr std::size_t kFarthestPhrase = 60;
  for (auto group = first_from(part.mentions(), token - std::min(token, kFarthestPhrase));
       group != part.mentions().end() && group->name.begin < limit + kFarthestPhrase; ++group) {
    const Mention& mention = *group;
    if (is_chosen_behind(part, token, mention)) limit = std::min(limit, mention.name.begin);
    // "die Arbeitsgruppe Taal"
    const bool kind = mention.phrase.contains(token) && names_kind(part.cues(), token);
    if ((mention.name.contains(token) || kind) && mention.errors == 0) return token;
    // "voor Sabine Morshuis | de PLG Taal"
    std::size_t phrase = mention.phrase.begin;
    if (phrase > token && names_kind(part.cues(), phrase)) {
      if (part.cues().at(List::kArticle, phrase - 1)) --phrase;
      limit = std::min(limit, std::max(phrase, token + 1));
    }
    const std::size_t about = before_particles(part, mention.phrase.begin);
    if (mention.errors == 0 && about < mention.phrase.begin && about > token)
      limit = std::min(limit, about);
  }
  return limit;
}

namespace {

// "Sefanja Roolvink": none of the words is anything else.
bool ends_as_surname(const Document& document, const Cues& cues, const PersonName& name) {
  std::size_t last = name.range.begin;
  for (std::size_t i = name.range.begin; i < name.range.end; ++i) {
    if (!document.is_word(i)) continue;
    for (const List list : {List::kCommon, List::kLocation, List::kGreeting, List::kClosing,
                            List::kJob, List::kColleague, List::kArticle, List::kDateWord,
                            List::kRoleMailbox, List::kCompanion}) {
      if (cues.covers(list, i) && !cues.covers(List::kParticle, i)) return false;
    }
    last = i;
  }
  return name.words > 1 && last > name.range.begin && cues.covers(List::kSurname, last);
}

// "Schrijf Gé Tukkers maar op", "Xxx Pip Oldenhof": a sentence's first word has its capital anyway,
// and this one is something else.
bool begins_sentence_only(const Part& part, std::size_t token, const PersonName& name) {
  const Cues& cues = part.cues();
  // "Schrijf Femke in"
  const bool given_behind = name.words == 2 && cues.at(List::kFirstName, token + 1);
  if ((name.words < 3 && !given_behind) || token != name.range.begin ||
      part.sentences().of(token).range.begin != token || cues.at(List::kFirstName, token) ||
      cues.covers(List::kParticle, token))
    return false;
  const auto is = [&](List list) { return cues.at(list, token); };
  const bool word = is(List::kCommon) || is(List::kRegister) || is(List::kWish) ||
                    is(List::kClosing) || is(List::kGreeting) || is(List::kThirdVerb) ||
                    is(List::kCancel) || is(List::kSignsUp) || is(List::kChange);
  return word && part.document().is_word(token + 1) && part.document()[token + 1].capital;
}

// "Ben Hietbrink", "Wil de Vries": given names that are everyday words as well, before a surname
// that is neither; where it ends, or the token itself. But "Ben Karin Smit en kom", "Wil Taal".
std::size_t everyday_name_end(const Part& part, std::size_t token, std::size_t limit) {
  const Document& document = part.document();
  const Cues& cues = part.cues();
  if (!cues.at(List::kFirstName, token) || !cues.at(List::kCommon, token)) return token;
  std::size_t surname = token + 1;
  while (surname < limit && cues.covers(List::kParticle, surname)) ++surname;
  if (surname >= limit || document.breaks_after(surname - 1) || !document.is_word(surname) ||
      !document[surname].capital)
    return token;
  for (const List list : {List::kFirstName, List::kCommon, List::kLocation, List::kDateWord,
                          List::kJob, List::kSchoolType, List::kRoleMailbox}) {
    if (cues.at(list, surname)) return token;
  }
  const bool group =
      std::any_of(part.mentions().begin(), part.mentions().end(),
                  [surname](const Mention& mention) { return mention.name.contains(surname); });
  std::size_t end = surname + 1;
  while (end + 1 < limit && document.is_mark(end, '-') && document[end + 1].glued &&
         document[end + 1].capital)
    end += 2;
  return group ? token : end;
}

// "De Groene Es doet mee" beside "Stichting De Groene Es", "Stafbureau Kompaan" beside "Stichting
// Kompaan": it ends as a place does that the mail names.
bool is_of_place(const Part& part, const PersonName& name) {
  const Document& document = part.document();
  const std::string_view last = document.folded(name.range.end - 1);
  for (const Place& place : part.places()) {
    for (std::size_t i = place.range.begin; i < place.range.end; ++i) {
      const bool own = document.is_word(i) && document[i].capital && document.folded(i) == last;
      if (own && !part.cues().at(List::kSurname, i)) return true;
    }
  }
  return false;
}

// "A. Internationalisering", a line of a list.
bool is_lettered_group(const Part& part, const PersonName& name) {
  const std::size_t first = name.range.begin;
  if (!name.initials_only || !part.document().is_mark(first + 1, '.')) return false;
  const auto group = first_from(part.mentions(), first + 2);
  return group != part.mentions().end() && group->name.begin == first + 2 &&
         group->name.end >= name.range.end;
}

// "Meine Wahl: Rekenen"
bool is_label(const Part& part, const PersonName& name) {
  const auto& fields = part.fields().all;
  return std::any_of(fields.begin(), fields.end(),
                     [&](const Field& field) { return field.label.holds(name.range); });
}

}  // namespace

std::optional<PersonName> person_at(const Part& part, std::size_t token, bool named) {
  const Document& document = part.document();
  const Cues& cues = part.cues();
  const bool titled = cues.at(List::kTitle, token);
  // The full stop of "mevr." ends no sentence here.
  std::size_t named_from = token;
  for (std::size_t end = cues.end_at(List::kTitle, token); titled && end > named_from;) {
    named_from = end;
    while (named_from < document.size() && document.is_mark(named_from, '.')) ++named_from;
    end = cues.end_at(List::kTitle, named_from);
  }
  if (named_from >= document.size()) return std::nullopt;
  const std::size_t limit = name_limit(part, named_from);
  if (limit <= named_from) return std::nullopt;
  if (!titled && (!document[token].capital || cues.at(List::kJob, token))) return std::nullopt;
  auto name = name_at(document, cues, {token, limit});
  if (name && begins_sentence_only(part, token, *name))
    name = name_at(document, cues, {token + 1, limit});
  // "mijn collega Door Vogel": amid a sentence capitals make a name.
  const bool amid = named && token > 0 && token + 1 < limit && !document.breaks_after(token - 1) &&
                    document.is_word(token - 1) && !document[token - 1].capital &&
                    document[token + 1].capital && cues.at(List::kColleague, token - 1);
  if (!name && amid) name = odd_name_at(document, cues, {token, limit});
  const std::size_t end = name ? token : everyday_name_end(part, token, limit);
  if (end > token) name = odd_name_at(document, cues, {token, end});
  if (!name || is_lettered_group(part, *name) || is_label(part, *name)) return std::nullopt;
  const std::size_t first = name->range.begin;
  const bool initial = document.folded(first).size() <= 2 && first + 1 < name->range.end &&
                       document.is_mark(first + 1, '.');
  const bool known = titled || initial || cues.at(List::kFirstName, first) ||
                     ends_as_surname(document, cues, *name);
  if (!known && (!named || is_of_place(part, *name))) return std::nullopt;
  return name;
}

std::optional<PersonName> small_person_at(const Part& part, std::size_t token) {
  constexpr std::size_t kMostSurnames = 2;
  const Document& document = part.document();
  const Cues& cues = part.cues();
  if (!document.is_word(token) || !cues.at(List::kFirstName, token) ||
      cues.at(List::kCommon, token) || cues.at(List::kThirdVerb, token) ||
      cues.at(List::kJob, token))
    return std::nullopt;
  const std::size_t limit = name_limit(part, token);
  std::size_t end = token + 1;
  for (std::size_t surnames = 0; surnames < kMostSurnames && end < limit;) {
    std::size_t at = end;
    while (at < limit && !document.breaks_after(at - 1) && cues.covers(List::kParticle, at)) ++at;
    const bool surname = at < limit && document.is_word(at) && !document.breaks_after(at - 1) &&
                         document.folded(at).size() > 2 &&
                         (cues.knows_nothing_of(at) || cues.covers(List::kSurname, at)) &&
                         !cues.at(List::kCommon, at);
    if (!surname) break;
    end = at + 1;
    ++surnames;
  }
  if (end == token + 1) return std::nullopt;
  const Range range{token, end};
  return PersonName{with_usual_case(document.original(range), document, range, cues), range, 2,
                    false};
}

bool names_person(const Part& part, const Range& range, const Range& but) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (but.contains(i) || !part.document()[i].capital || !part.cues().covers(List::kFirstName, i))
      continue;
    if (const auto name = person_at(part, i, false); name && name->words > 1) return true;
  }
  return false;
}

bool is_among_names(const Part& part, std::size_t token) {
  const Document& document = part.document();
  const Cues& cues = part.cues();
  return document[token].capital || document.is_mark(token, ',') || document.is_mark(token, '.') ||
         cues.covers(List::kAnd, token) || cues.covers(List::kParticle, token) ||
         cues.covers(List::kTitle, token);
}

bool gives_call_name(const Part& part, const PersonName& name, std::size_t begin) {
  return name.words == 1 &&
         (name.text.empty() || part.cues().at(List::kFirstName, name.range.begin) ||
          part.cues().any(List::kTitle, {begin, name.range.end}));
}

}  // namespace meldaan::extract
