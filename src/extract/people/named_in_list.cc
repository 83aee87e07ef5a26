// Names in the enumerations of running text.
#include "extract/people/named_in_prose.h"
#include "extract/people/person_at.h"
#include "extract/text/name_parts.h"

namespace meldaan::extract {

// "Sefanja Zwiers (groep 3), werkgroep Taal; …": nothing but marks, small words and what is in
// brackets stands between the name and a group.
bool NamedInProse::lists_group(const Range& name) const {
  constexpr std::size_t kFurthest = 10;
  const Range& sentence = body_.sentences().of(name.begin).range;
  const auto mention = first_from(body_.mentions(), name.end);
  if (mention == body_.mentions().end() || mention->name.begin >= name.end + kFurthest ||
      mention->name.end > sentence.end || cues_.covers(List::kJob, mention->name.begin) ||
      !(signs_up_others_ || several_ || cues_.any(List::kRegister, sentence) ||
        (name.begin > 0 &&
         (document_.is_mark(name.begin - 1, ':') || document_.is_mark(name.begin - 1, ';')))))
    return false;
  bool bracket = false;
  bool parted = false;
  for (std::size_t at = name.end; at < mention->phrase.begin; ++at) {
    if (document_.is_mark(at, '(')) bracket = true;
    parted = parted || bracket || document_[at].kind == TokenKind::kPunctuation;
    const bool small = bracket || document_[at].kind == TokenKind::kPunctuation ||
                       cues_.covers(List::kAbout, at) || cues_.at(List::kAlso, at) ||
                       cues_.covers(List::kParticle, at) || cues_.covers(List::kAt, at);
    if (document_.is_mark(at, ')')) bracket = false;
    if (!small) return false;
  }
  return parted;
}

// "… collega Fred Wind (ook Het Roer) : Taal": a group is named behind, and nobody between.
bool NamedInProse::may_take_part(const Range& name) const {
  const Range& sentence = body_.sentences().of(name.begin).range;
  const auto mention = first_from(body_.mentions(), name.end);
  if (mention == body_.mentions().end() || mention->name.end > sentence.end ||
      cues_.covers(List::kJob, mention->name.begin) || is_spoken_of(name.begin))
    return false;
  for (const List list : {List::kNegation, List::kHistory, List::kOthersWish, List::kKin,
                          List::kAsksWriter, List::kSource}) {
    if (cues_.any(list, sentence)) return false;
  }
  for (std::size_t i = name.end; i < mention->phrase.begin; ++i) {
    const bool other = cues_.at(List::kFirstPerson, i) || cues_.at(List::kEveryone, i) ||
                       (document_[i].capital && cues_.at(List::kFirstName, i));
    if (other) return false;
  }
  return true;
}

bool NamedInProse::is_department_at(std::size_t token) const {
  constexpr std::size_t kMostAdjectives = 2;
  // "het lectoraat Onderzoekend Leren"
  if (token > 0 && cues_.at(List::kDepartment, token - 1)) return true;
  if (token < 2 || cues_.at(List::kFirstName, token) || document_.breaks_after(token - 1) ||
      (!cues_.covers(List::kCompanion, token - 1) && !cues_.covers(List::kJob, token - 1)))
    return false;
  std::size_t at = token - 1;
  while (at > 0 && token - at <= kMostAdjectives && document_.is_word(at - 1) &&
         !document_[at - 1].capital && !cues_.at(List::kOurs, at - 1) &&
         !cues_.at(List::kArticle, at - 1))
    --at;
  return at > 1 && (document_.is_mark(at - 1, ',') || document_.is_mark(at - 1, '(')) &&
         document_[at - 2].capital;
}

bool NamedInProse::expects_name_at(std::size_t token) const {
  const bool led = token > 0 && (is_signed_up_at(token) || cues_.covers(List::kCalled, token - 1));
  return led || is_reached_at(token) || begins_sentence_about(token) || is_joining_at(token) ||
         is_announced_at(token) || is_listed_at(token) || is_before_name(token);
}

// "… komt niet naar Taal maar naar Rekenen": it denies the one group alone.
bool NamedInProse::chooses_otherwise(const Range& told) const {
  const Cue* contrast = cues_.first(List::kContrast, told);
  if (contrast == nullptr || !body_.names_group({told.begin, contrast->range.begin})) return false;
  const std::size_t behind = contrast->range.end;
  const auto chosen = first_from(body_.mentions(), behind);
  if (chosen == body_.mentions().end() || chosen->name.begin >= told.end) return false;
  for (std::size_t at = behind; at < chosen->phrase.begin; ++at) {
    if (cues_.at(List::kFirstPerson, at) || cues_.at(List::kThirdPerson, at) ||
        (document_[at].capital && cues_.at(List::kFirstName, at)))
      return false;
  }
  return true;
}

// "Sefanja Zwiers, Piet Bakker en Ubbo Dekkers komen": beside one who is known to be a person.
bool NamedInProse::is_before_name(std::size_t token) const {
  constexpr std::size_t kMostNames = 6;
  if (!document_[token].capital || cues_.at(List::kClosing, token) ||
      kind_word_end(cues_, token) > token)
    return false;
  auto name = person_at(body_, token, true);
  for (std::size_t names = 0; name && name->words > 1 && names < kMostNames; ++names) {
    const std::size_t link = name->range.end;
    if (link + 1 >= document_.size() || document_.breaks_after(link - 1) ||
        (!document_.is_mark(link, ',') && !cues_.at(List::kAnd, link)) ||
        !document_[link + 1].capital)
      return false;
    const auto known = person_at(body_, link + 1, false);
    if (known && known->words > 1) return true;
    name = person_at(body_, link + 1, true);
  }
  return false;
}

// At a word that begins a part of an enumeration.
bool NamedInProse::is_listed_at(std::size_t token) const {
  if (!document_[token].capital || token == 0) return false;
  // "…, voor Sefanja Zwiers Taal", "… komt Sefanja Zwiers (Taal)"
  const bool led = cues_.at(List::kAbout, token - 1) || cues_.at(List::kThirdVerb, token - 1) ||
                   cues_.at(List::kComes, token - 1);
  const bool begins = led || document_.breaks_after(token - 1) ||
                      document_.is_mark(token - 1, ':') || document_.is_mark(token - 1, ';') ||
                      document_.is_mark(token - 1, ',') || cues_.covers(List::kAnd, token - 1);
  if (!begins || cues_.at(List::kClosing, token) || cues_.at(List::kCommon, token) ||
      kind_word_end(cues_, token) > token)
    return false;
  const auto name = person_at(body_, token, true);
  if (!name || name->words < 2) return false;
  const Range& sentence = body_.sentences().of(name->range.begin).range;
  return lists_group(name->range) ||
         ((signs_up_others_ || several_ || names_person(body_, sentence, name->range)) &&
          (heads_for_group(name->range) || (led && precedes_group(name->range)) ||
           wants_the_same(name->range)));
}

// "voor Sefanja Zwiers | (graag) Taal"
bool NamedInProse::precedes_group(const Range& name) const {
  const std::size_t next =
      name.end < document_.size() && cues_.at(List::kWish, name.end) ? name.end + 1 : name.end;
  return std::any_of(body_.mentions().begin(), body_.mentions().end(), [&](const Mention& m) {
    return m.phrase.begin == next || m.name.begin == next;
  });
}

// Behind a colon and others who are named, where several were announced before it.
bool NamedInProse::is_announced_at(std::size_t token) const {
  if (!document_[token].capital || !document_.is_word(token)) return false;
  const Range& sentence = body_.sentences().of(token).range;
  std::size_t at = token;
  while (at > sentence.begin && is_among_names(body_, at - 1)) --at;
  if (at <= sentence.begin || !document_.is_mark(at - 1, ':')) return false;
  const Range before{sentence.begin, at};
  // "Er heeft zich iemand gemeld voor Taal: Sefanja Zwiers"
  const bool one = cues_.any(List::kSomebody, before) ||
                   (cues_.any(List::kColleague, before) && cues_.any(List::kRegister, before));
  if (!several_) return one && !cues_.any(List::kReflexive, before);
  return one || cues_.any(List::kParticipants, before) || cues_.any(List::kSeveral, before);
}

// "Onze directeur, Sefanja Zwiers, heeft uw brief gelezen. Wilt u haar op de lijst zetten?"
bool NamedInProse::is_asked_for_behind(std::size_t token) const {
  constexpr std::size_t kFirstWords = 4;
  const std::size_t next = body_.sentences().index_of(token) + 1;
  if (next >= body_.sentences().all().size()) return false;
  const Range& range = body_.sentences().all()[next].range;
  if (range.empty() || !is_own(document_[range.begin].zone) ||
      (!cues_.any(List::kRegister, range) && !cues_.any(List::kSignsUp, range)))
    return false;
  for (const List list : {List::kNotComing, List::kNegation, List::kReflexive, List::kCancel}) {
    if (cues_.any(list, range)) return false;
  }
  for (std::size_t at = range.begin; at < range.end && at < range.begin + kFirstWords; ++at) {
    if (document_[at].capital && at > range.begin) return false;
    if (cues_.at(List::kThirdPerson, at)) return true;
  }
  return false;
}

std::size_t NamedInProse::sentence_begin(std::size_t token) const {
  return body_.sentences().of(token).range.begin;
}

}  // namespace meldaan::extract
