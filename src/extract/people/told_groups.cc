#include "extract/people/told_groups.h"

#include <algorithm>

#include "extract/people/person_at.h"

namespace meldaan::extract {

std::size_t behind_aside(const Part& body, const Range& name) {
  constexpr std::size_t kLongestAside = 10;
  const Document& document = body.document();
  const std::size_t at = name.end;
  const std::size_t end = body.sentences().of(name.begin).range.end;
  if (at >= end || (!document.is_mark(at, '(') && !document.is_mark(at, ','))) return at;
  const char close = document.is_mark(at, '(') ? ')' : ',';
  std::size_t past = at + 1;
  while (past < end && past < at + kLongestAside && !document.is_mark(past, close)) ++past;
  return past < end && document.is_mark(past, close) ? past + 1 : at;
}

ToldGroups::ToldGroups(const Part& body, bool of_others)
    : body_(body), document_(body.document()), cues_(body.cues()), signs_up_others_(of_others) {}

bool ToldGroups::hers(const Range& name) const {
  return of(name) != nullptr || takes_later(name);
}

const Mention* ToldGroups::of(const Range& name) const {
  std::size_t first = name.begin;
  while (first > 0 && cues_.covers(List::kTitle, first - 1) && !document_.breaks_after(first - 1))
    --first;
  const Range names = enumeration({first, name.end});
  const std::size_t verb = behind_aside(body_, name);
  if (const Mention* group = taken(first, verb)) return group;
  // "Sefanja Zwiers en Ubbo Dekkers nemen …"
  if (names.end > verb) {
    if (const Mention* group = taken(first, names.end)) return group;
  }
  return left_to(names);
}

// Whether she says what she wants herself: where she does not, what is said of others is why she
// writes.
bool ToldGroups::writer_chooses() const {
  return body_.any_own_sentence([this](const Range& sentence) {
    const bool wants = body_.names_group(sentence) || cues_.any(List::kSelfRegister, sentence) ||
                       (cues_.any(List::kWish, sentence) && cues_.any(List::kComes, sentence));
    return wants && !names_person(body_, sentence) && !cues_.any(List::kNotComing, sentence);
  });
}

bool ToldGroups::is_of_others() const {
  return signs_up_others_ || body_.says(List::kSelfToo) || !writer_chooses();
}

// All who are named side by side with her.
Range ToldGroups::enumeration(const Range& name) const {
  const Range& sentence = body_.sentences().of(name.begin).range;
  Range names = name;
  while (names.begin > sentence.begin && is_among_names(body_, names.begin - 1)) --names.begin;
  while (names.end < sentence.end && is_among_names(body_, names.end)) ++names.end;
  return names;
}

bool ToldGroups::may_be_said(const Range& told) const {
  for (const List list : {List::kNegation, List::kHistory, List::kOthersWish, List::kAbsent,
                          List::kUndecided, List::kSource}) {
    if (cues_.any(list, told)) return false;
  }
  // "Piet Bakker heeft mij op de werkgroep Taal gewezen", but "… heeft zich bij mij gemeld"
  return cues_.any(List::kHerself, told) || cues_.any(List::kWish, told) ||
         !cues_.any(List::kAsksWriter, told);
}

// Whatever the verb, in a mail that signs up others.
const Mention* ToldGroups::taken(std::size_t subject, std::size_t verb) const {
  constexpr std::size_t kFurthest = 10;
  const Range& sentence = body_.sentences().of(subject).range;
  const bool begins = subject == sentence.begin || parts_clauses(document_, subject - 1) ||
                      cues_.covers(List::kAnd, subject - 1);
  if (!begins || verb >= sentence.end || !document_.is_word(verb) || document_[verb].capital)
    return nullptr;
  const auto mention = first_from(body_.mentions(), verb + 1);
  if (mention == body_.mentions().end() || mention->name.begin > verb + kFurthest ||
      mention->name.end > sentence.end || cues_.covers(List::kJob, mention->name.begin))
    return nullptr;
  const Range told{verb, body_.sentences().clause_of(document_, mention->name.begin).end};
  const bool of_writer = cues_.any(List::kFirstPerson, {verb, mention->name.begin}) &&
                         !cues_.any(List::kHerself, told) && !cues_.any(List::kSends, told);
  return may_be_said(told) && !of_writer && is_of_others() ? &*mention : nullptr;
}

// "Kees Hulst en Joyce Ramaker hebben zin. Kees doet Taal, Joyce kiest Rekenen": by the given name
// alone, in a sentence behind.
bool ToldGroups::takes_later(const Range& name) const {
  constexpr std::size_t kFurthest = 60;  // tokens
  const std::string_view given = document_.folded(name.begin);
  if (!document_.is_word(name.begin) || given.size() < 3) return false;
  const std::size_t end = std::min(document_.size(), name.end + kFurthest);
  for (std::size_t at = body_.sentences().of(name.begin).range.end; at + 1 < end; ++at) {
    if (document_[at].capital && document_.folded(at) == given && is_own(document_[at].zone) &&
        !document_[at + 1].capital && taken(at, at + 1) != nullptr)
      return true;
  }
  return false;
}

// "Rekenen | is voor | Sefanja Zwiers", but "de werkgroep Taal is bedacht door …"
bool ToldGroups::is_given(const Mention& group, std::size_t preposition) const {
  return cues_.covers(List::kAbout, preposition) && group.name.end + 1 == preposition &&
         cues_.at(List::kAuxiliary, group.name.end);
}

bool ToldGroups::is_given_at(std::size_t token) const {
  return token > 1 && std::any_of(body_.mentions().begin(), body_.mentions().end(),
                                  [&](const Mention& group) { return is_given(group, token - 1); });
}

// "Naar Taal gaat Sefanja Zwiers", "voor Taal heeft zich Sefanja Zwiers gemeld", "Rekenen doen
// Sefanja Zwiers en Ubbo Dekkers": the group stands first, and but for a verb nothing between them.
const Mention* ToldGroups::left_to(const Range& names) const {
  constexpr std::size_t kMostBetween = 5;
  const Range& sentence = body_.sentences().of(names.begin).range;
  const auto behind = first_from(body_.mentions(), names.begin);
  if (behind == body_.mentions().begin()) return nullptr;
  const Mention& group = *std::prev(behind);
  if (group.name.begin < sentence.begin || group.name.end >= names.begin ||
      names.begin - group.name.end > kMostBetween || cues_.covers(List::kJob, group.name.begin))
    return nullptr;
  bool verb = false;
  for (std::size_t at = group.name.end; at < names.begin; ++at) {
    if (!document_.is_word(at) || document_[at].capital || document_.breaks_after(at))
      return nullptr;
    verb = verb || cues_.covers(List::kThirdVerb, at) || cues_.covers(List::kComes, at) ||
           cues_.covers(List::kAuxiliary, at) || cues_.at(List::kPluralVerb, at) ||
           cues_.covers(List::kSends, at) || cues_.covers(List::kAnnounces, at);
  }
  const std::size_t last = names.begin - 1;
  const bool of_others = cues_.covers(List::kOblique, last) &&
                         !cues_.covers(List::kAnnounces, last) && !is_given(group, last);
  const Range told{group.name.begin, body_.sentences().clause_of(document_, names.begin).end};
  const bool of_writer = cues_.any(List::kFirstPerson, {group.name.end, names.begin}) &&
                         !cues_.any(List::kSends, told);
  return verb && may_be_said(told) && !of_writer && !of_others && is_of_others() ? &group : nullptr;
}

}  // namespace meldaan::extract
