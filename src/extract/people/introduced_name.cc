#include "extract/people/introduced_name.h"

#include <algorithm>
#include <string_view>

#include "extract/people/people_addresses.h"
#include "extract/text/names.h"

namespace meldaan::extract {
namespace {

bool tells_what_she_is(const Part& body, const Range& rest) {
  constexpr std::size_t kNear = 8;
  const Range near{rest.begin, std::min(rest.begin + kNear, rest.end)};
  const Cues& cues = body.cues();
  const bool told = cues.any(List::kJob, near) || cues.any(List::kCompanion, near) ||
                    cues.any(List::kWorksAt, near);
  return told || std::any_of(body.places().begin(), body.places().end(), [&](const Place& place) {
           return place.is_school && near.contains(place.range.begin);
         });
}

// A line of the signature, or the last of her own, that holds this word and no other.
bool signs_alone(const Document& document, std::string_view word) {
  bool last = false;
  for (const Line& line : document.lines()) {
    if (line.empty() || !is_about_sender(document[line.first].zone)) continue;
    std::size_t words = 0;
    bool signs = false;
    for (std::size_t i = line.first; i < line.last; ++i) {
      if (!document.is_word(i)) continue;
      ++words;
      signs = document[i].capital && document.folded(i) == word;
    }
    last = words == 1 && signs;
    if (last && document[line.last - 1].zone == Zone::kSignature) return true;
  }
  return last;
}

// "(ik ben) mieke van den berg van basisschool de brug": a first name that is known and one surname
// behind it, where what follows them is no name's.
std::optional<PersonName> lower_name_at(const Part& part, std::size_t begin) {
  const Document& document = part.document();
  const Cues& cues = part.cues();
  if (!cues.at(List::kFirstName, begin) || document[begin].capital) return std::nullopt;
  const auto on_line = [&](std::size_t at) {
    return at < document.size() && !document.breaks_after(at - 1);
  };
  std::size_t surname = begin + 1;
  while (on_line(surname) && cues.covers(List::kParticle, surname)) ++surname;
  if (!on_line(surname) || !document.is_word(surname) || cues.covers(List::kCommon, surname) ||
      cues.covers(List::kSchoolType, surname) || part.is_of_place(surname) ||
      part.is_of_group(surname))
    return std::nullopt;
  std::size_t end = surname + 1;
  while (on_line(end + 1) && document.is_mark(end, '-') && document[end].glued &&
         document[end + 1].glued)
    end += 2;
  const bool ends = !on_line(end) || !document.is_word(end) || cues.covers(List::kFrom, end) ||
                    cues.covers(List::kAnd, end) || cues.covers(List::kAt, end) ||
                    cues.covers(List::kAtSchool, end) || cues.at(List::kJob, end);
  const auto name = name_in(document, cues, {begin, end});
  return ends && name && name->words > 1 ? name : std::nullopt;
}

}  // namespace

std::optional<PersonName> introduced_name(const Part& body) {
  const Document& document = body.document();
  for (const Sentence& sentence : body.sentences().all()) {
    const Range& range = sentence.range;
    if (range.empty() || !is_own(document[range.begin].zone) || sentence.question) continue;
    auto name = person_at(body, range.begin, true);
    if (!name || name->words < 2 || name->range.end >= range.end) continue;
    const std::size_t next = name->range.end;
    const bool goes_on = parts_clauses(document, next) || body.cues().at(List::kOblique, next);
    if (goes_on && tells_what_she_is(body, {next, range.end})) return name;
  }
  return std::nullopt;
}

std::optional<PersonName> name_behind_introduction(const Part& part, const Range& words) {
  const Document& document = part.document();
  std::size_t at = words.end;
  const bool aside = document.is_mark(at, ',') || document.is_mark(at, '(');
  if (aside && part.cues().at(List::kFirstPerson, words.begin)) ++at;
  if (at >= document.size() || document.breaks_after(at - 1)) return std::nullopt;
  const auto name = person_at(part, at, true);
  return name ? name : lower_name_at(part, at);
}

std::optional<PersonName> opening_name(const Part& body) {
  const Document& document = body.document();
  std::size_t begin = 0;
  while (begin < document.size() && (document[begin].zone == Zone::kGreeting ||
                                     document[begin].kind == TokenKind::kPunctuation))
    ++begin;
  const std::size_t introduced = body.cues().end_at(List::kSelfOpening, begin);
  if (introduced == begin || introduced >= document.size() || !is_own(document[begin].zone))
    return std::nullopt;
  const auto name = person_at(body, introduced, true);
  if (!name || name->words < 2) return std::nullopt;
  const std::size_t next = name->range.end;
  const bool alone = next >= document.size() || document.breaks_after(next - 1) ||
                     parts_clauses(document, next) || body.cues().at(List::kOblique, next);
  return alone ? name : std::nullopt;
}

std::optional<PersonName> spelt_by_own_address(const Part& body) {
  const Document& document = body.document();
  const std::optional<std::size_t> address = only_own_address(document);
  if (!address) return std::nullopt;
  for (const Line& line : document.lines()) {
    if (line.empty() || document[line.first].zone != Zone::kOwn ||
        (line.first <= *address && *address < line.last))
      continue;
    auto name = person_at(body, line.first, true);
    if (name && spells_name(document.original(*address), name->text)) return name;
  }
  return std::nullopt;
}

std::optional<PersonName> full_name_of_signed(const Part& body) {
  const Document& document = body.document();
  std::optional<PersonName> found;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!document[i].capital || document[i].zone != Zone::kOwn) continue;
    const auto name = person_at(body, i, true);
    if (!name || name->words < 2 || name->initials_only) continue;
    if (signs_alone(document, call_name(name->text))) {
      if (found && !same_person(found->text, name->text)) return std::nullopt;
      found = name;
    }
    i = name->range.end - 1;
  }
  return found;
}

}  // namespace meldaan::extract
