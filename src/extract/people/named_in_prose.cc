#include "extract/people/named_in_prose.h"

#include <algorithm>

#include "extract/people/idle_wishes.h"
#include "extract/people/people_addresses.h"
#include "extract/people/person_at.h"
#include "extract/people/rows.h"
#include "extract/text/name_parts.h"
#include "extract/text/names.h"
#include "extract/wishes/refusals.h"

namespace meldaan::extract {

bool NamedInProse::wish_of_all() const {
  return body_.any_own_sentence([this](const Range& sentence) {
    if (!cues_.any(List::kWish, sentence) && !cues_.any(List::kRegister, sentence)) return false;
    // "Samen met een collega train ik mentoren" speaks for nobody else.
    const std::vector<Range> all = cues_.all(List::kEveryone, sentence);
    return std::any_of(all.begin(), all.end(), [this](const Range& everyone) {
      return cues_.end_at(List::kWith, everyone.begin) <= everyone.end;
    });
  });
}

// "Hierbij meld ik Sefanja Zwiers aan", "een plaats voor Sefanja Zwiers": where the sentence
// signs up somebody else, two capitalised words amid it that are nothing else are a name.
bool NamedInProse::is_signed_up_at(std::size_t token) const {
  const bool here = document_[token].capital && document_.is_word(token) &&
                    !document_.breaks_after(token - 1) && !document_[token - 1].capital &&
                    document_.is_word(token - 1);
  if (!here || token + 1 >= document_.size() || document_.breaks_after(token)) return false;
  const Range& sentence = body_.sentences().of(token).range;
  const auto name = person_at(body_, token, true);
  const bool registers = cues_.any(List::kRegister, sentence) ||
                         (name && name->words > 1 && heads_for_group(name->range));
  return sentence.begin < token && registers && !cues_.any(List::kReflexive, sentence) &&
         !registers_herself(sentence, token) && !cues_.at(List::kLocation, token) &&
         !cues_.at(List::kLocationWord, token - 1) && !cues_.at(List::kArticle, token - 1) &&
         (document_[token + 1].capital || cues_.at(List::kParticle, token + 1));
}

// "Wil ik meedoen"; "wil ik Sefanja Zwiers opgeven" says so of her who stands amid it.
bool NamedInProse::registers_herself(const Range& sentence, std::size_t token) const {
  const std::vector<Range> cues = cues_.all(List::kSelfRegister, sentence);
  return std::any_of(cues.begin(), cues.end(),
                     [token](const Range& cue) { return !cue.contains(token); });
}

// "Sefanja Zwiers, onze rekencoördinator, wil …", "Sefanja Zwiers (obs De Brug) voor Taal"
bool NamedInProse::begins_sentence_about(std::size_t token) const {
  const Range& sentence = body_.sentences().of(token).range;
  if (token != sentence.begin || !document_[token].capital) return false;
  const auto name = person_at(body_, token, true);
  if (!name || name->words < 2 || cues_.at(List::kClosing, token)) return false;
  const std::size_t next = name->range.end;
  const bool described = next + 2 < sentence.end && document_.is_mark(next, ',') &&
                         (cues_.at(List::kOurs, next + 1) || cues_.at(List::kArticle, next + 1)) &&
                         (cues_.at(List::kJob, next + 2) || cues_.at(List::kColleague, next + 2));
  // "Sefanja Zwiers: Taal"
  const bool chooses = next < sentence.end && document_.is_mark(next, ':') &&
                       is_beside_group(name->range) && kind_word_end(cues_, token) == token;
  return described || chooses || heads_for_group(name->range);
}

bool NamedInProse::is_joining_at(std::size_t token) const {
  const bool begins = document_[token].capital && document_.is_word(token) &&
                      (token == 0 || !document_[token - 1].capital ||
                       document_.breaks_after(token - 1) || token - 1 == sentence_begin(token));
  if (!begins || cues_.at(List::kClosing, token)) return false;
  const auto name = person_at(body_, token, true);
  return name && name->words > 1 &&
         (joins(name->range) || is_subject(name->range) || stands_behind_group(token));
}

bool NamedInProse::is_beside_writer_at(std::size_t token) const {
  if (!document_[token].capital ||
      (token > 0 && document_[token - 1].capital && !document_.breaks_after(token - 1)))
    return false;
  const auto name = person_at(body_, token, true);
  if (!name || name->words < 2) return false;
  const std::size_t next = cues_.end_at(List::kAnd, name->range.end);
  const bool before = token > 1 && cues_.covers(List::kAnd, token - 1) &&
                      cues_.covers(List::kFirstPerson, token - 2);
  return before || (next > name->range.end && cues_.at(List::kFirstPerson, next));
}

// "Voor Rekenen: Inge Haarman", "voor Gedrag de heer Boom", "voor Taal komt Stef Boom"
bool NamedInProse::stands_behind_group(std::size_t token) const {
  while (token > 1 &&
         (cues_.covers(List::kTitle, token - 1) ||
          (document_.is_mark(token - 1, '.') && cues_.covers(List::kTitle, token - 2))))
    --token;
  if (token < 2 || document_.breaks_after(token - 1)) return false;
  const bool led = document_.is_mark(token - 1, ':') || cues_.at(List::kThirdVerb, token - 1) ||
                   cues_.at(List::kComes, token - 1);
  const std::size_t end = led ? token - 1 : token;
  return std::any_of(body_.mentions().begin(), body_.mentions().end(), [&](const Mention& m) {
    if (m.name.end != end) return false;
    // "Taal: Stef Boom en Inge Haarman. Rekenen: …"
    const bool heads =
        document_.is_mark(token - 1, ':') && sentence_begin(end - 1) >= m.phrase.begin;
    return heads || (m.phrase.begin > 0 && cues_.covers(List::kAbout, m.phrase.begin - 1));
  });
}

bool NamedInProse::says_same_group(const Range& sentence) const {
  const std::vector<Range> anaphors = cues_.all(List::kAnaphor, sentence);
  return std::any_of(anaphors.begin(), anaphors.end(), [&](const Range& cue) {
    return kind_word_end(cues_, cue.end) > cue.end ||
           kind_word_end(cues_, cue.end - 1) > cue.end - 1;
  });
}

bool NamedInProse::joins(const Range& name) const {
  const std::size_t at = behind_aside(body_, name);
  const std::size_t end = body_.sentences().of(name.begin).range.end;
  const bool does = cues_.at(List::kThirdVerb, at) || cues_.at(List::kAuxiliary, at);
  if (does && chooses_otherwise({at, end})) return true;
  std::size_t verb = cues_.end_at(List::kJoins, at);
  // "komt eveneens", "doet die middag ook mee"
  constexpr std::size_t kFurthest = 4;
  for (std::size_t i = at + 1; verb == at && cues_.at(List::kThirdVerb, at) && i < end &&
                               i <= at + kFurthest && document_.is_word(i);
       ++i) {
    if (cues_.at(List::kFirstPerson, i)) break;
    if (cues_.at(List::kAlso, i)) verb = i + 1;
  }
  // "Sefanja Zwiers, onze rekencoördinator, komt."
  if (cues_.at(List::kThirdVerb, at) && at > name.end && at + 1 < end && !document_.is_word(at + 1))
    return true;
  if (verb == at || cues_.at(List::kRelative, verb)) return false;
  return !cues_.any(List::kNegation, {at, std::min(verb + 1, end)}) &&
         !wants_no_place(body_, {at, verb});
}

// "Sefanja Zwiers doet bij ons …, ik …", "de tweede is Sefanja Zwiers", where the mail speaks for
// several.
bool NamedInProse::is_subject(const Range& name) const {
  if (!speaks_for_several()) return false;
  const bool behind_be = name.begin > 0 && cues_.covers(List::kAnnounces, name.begin - 1);
  return behind_be || cues_.at(List::kThirdVerb, name.end);
}

// "Sefanja Zwiers (s.zwiers@…)": capitalised words that the address behind them spells.
bool NamedInProse::is_reached_at(std::size_t token) const {
  constexpr std::size_t kLongestName = 6;
  if (!document_[token].capital || (token > 0 && document_[token - 1].capital)) return false;
  for (std::size_t i = token + 1; i < document_.size() && i < token + kLongestName; ++i) {
    if (document_.breaks_after(i - 1)) return false;
    if (document_[i].kind != TokenKind::kAddress) continue;
    const auto name = person_at(body_, token, true);
    return name && name->words > 1 && name->range.end <= i &&
           spells_name(document_.original(i), name->text);
  }
  return false;
}

bool NamedInProse::takes_part(const Range& name) const {
  if (body_.fields().hold(List::kLabelName, name.begin)) return true;
  const Sentence& sentence = body_.sentences().of(name.begin);
  if (she_wants(name.begin) || is_asked_for_behind(name.begin)) return true;
  if (is_written_for_too(name.begin)) return true;
  if (takes_somebodys_place(name) || wants_the_same(name) || comes_before(name.begin)) return true;
  if (is_spoken_of(name.begin) ||
      thinks_of_writer(body_.sentences().clause_of(document_, name.begin)))
    return false;
  // "Vorig jaar was Piet Bakker bij jullie"
  if (cues_.any(List::kHistory, body_.sentences().clause_of(document_, name.begin))) return false;
  if (heads_for_group(name) || joins(name) || is_subject(name) || stands_behind_group(name.begin) ||
      is_beside_group(name) || told_.hers(name) || is_announced_at(name.begin) || lists_group(name))
    return true;
  // "Piet Bakker belde mij ook nog", but "Piet Bakker vroeg mij hem op te geven"
  const bool tells = cues_.any(List::kAsksWriter, {name.end, sentence.range.end}) &&
                     !cues_.any(List::kSignsUp, sentence.range) &&
                     !cues_.any(List::kSelfToo, sentence.range);
  if (tells) return false;
  if (named_as_colleague(name.begin) && speaks_for_several()) return true;
  for (const List sign : {List::kRegister, List::kWish, List::kSelfToo, List::kEveryone,
                          List::kCancel, List::kChange}) {
    if (cues_.any(sign, sentence.range)) return true;
  }
  return false;
}

// "Van onze school komen Sefanja Zwiers en Ubbo Dekkers": the verb of coming stands before those
// who are named.
bool NamedInProse::comes_before(std::size_t token) const {
  const Range& sentence = body_.sentences().of(token).range;
  std::size_t at = token;
  while (at > sentence.begin && !document_.breaks_after(at - 1) && is_among_names(body_, at - 1))
    --at;
  return at > sentence.begin && !document_[at - 1].capital && cues_.at(List::kComes, at - 1) &&
         document_.folded(at - 1).ends_with("en") && !body_.sentences().of(token).question &&
         !cues_.any(List::kFirstPerson, sentence) && !cues_.any(List::kNegation, sentence);
}

// "De tweede is mijn duo-collega Sefanja Zwiers"
bool NamedInProse::named_as_colleague(std::size_t token) const {
  return token > 0 && cues_.covers(List::kColleague, token - 1) &&
         !cues_.covers(List::kKin, token - 1);
}

// "Piet kan niet, Anja Smit komt in zijn plaats"
bool NamedInProse::takes_somebodys_place(const Range& name) const {
  const Range clause = body_.sentences().clause_of(document_, name.begin);
  const Cue* cue = cues_.first(List::kTakesPlace, clause);
  return cue != nullptr && name.end <= cue->range.begin;
}

// "Xaviera Nijland en Ubbo Dekkers naar de werkgroep Taal": behind the names and a small word
// stands a group.
bool NamedInProse::heads_for_group(const Range& name) const {
  constexpr std::size_t kFurthest = 10;
  std::size_t at = name.end;
  while (at < document_.size() && at < name.end + kFurthest && !document_.breaks_after(at - 1) &&
         (document_[at].capital || cues_.at(List::kAnd, at) || cues_.at(List::kParticle, at) ||
          document_.is_mark(at, ','))) {
    ++at;
  }
  // "(obs De Brug)"
  if (at < document_.size() && document_.is_mark(at, '(')) {
    const std::size_t open = at;
    while (at < document_.size() && at < open + kFurthest && !document_.is_mark(at, ')')) ++at;
    ++at;
  }
  if (cues_.at(List::kOnly, at) || cues_.at(List::kAlso, at)) ++at;
  if (!cues_.at(List::kAbout, at)) return false;
  return std::any_of(body_.mentions().begin(), body_.mentions().end(),
                     [at](const Mention& mention) {
                       return mention.phrase.begin > at && mention.phrase.begin <= at + 2;
                     });
}

bool NamedInProse::is_beside_group(const Range& name) const {
  constexpr std::size_t kFurthest = 3;
  const std::size_t mark = name.end;
  if (mark >= document_.size() || document_.breaks_after(mark - 1)) return false;
  if (!parts_clauses(document_, mark) || document_.is_mark(mark, ',')) return false;
  return std::any_of(body_.mentions().begin(), body_.mentions().end(), [&](const Mention& m) {
    return m.phrase.begin > mark && m.phrase.begin <= mark + kFurthest &&
           !cues_.covers(List::kJob, m.name.begin) &&
           document_[m.phrase.begin].line == document_[mark].line;
  });
}

bool NamedInProse::she_wants(std::size_t token) const {
  const std::size_t next = body_.sentences().index_of(token) + 1;
  if (next >= body_.sentences().all().size()) return false;
  const Range& range = body_.sentences().all()[next].range;
  if (range.empty() || !cues_.at(List::kThirdPerson, range.begin)) return false;
  if (cues_.any(List::kNotComing, range)) return false;
  const auto wants = [&](List list) {
    const std::vector<Range> cues = cues_.all(list, range);
    return std::any_of(cues.begin(), cues.end(), [&](const Range& cue) {
      Range told = body_.sentences().clause_of(document_, cue.begin);
      for (const Range& contrast : cues_.all(List::kContrast, {told.begin, cue.begin}))
        told.begin = contrast.end;
      return negations_in(cues_, told).empty();
    });
  };
  return wants(List::kWish) || wants(List::kRegister);
}

bool NamedInProse::wants_as_writer(const Range& name) const {
  const Range& sentence = body_.sentences().of(name.begin).range;
  return says_same_group(sentence) || wants_the_same(name) ||
         (joins(name) && !body_.names_group(sentence) && !cues_.any(List::kUndecided, sentence) &&
          !cues_.any(List::kContrast, {name.end, sentence.end}));
}

bool NamedInProse::thinks_of_writer(const Range& clause) const {
  const std::vector<Range> thoughts = cues_.all(List::kSupposed, clause);
  return std::any_of(thoughts.begin(), thoughts.end(), [&](const Range& thought) {
    return cues_.covers(List::kFirstPerson, thought.end - 1);
  });
}

// "Hetzelfde geldt voor Sefanja Zwiers", "Sefanja Zwiers idem"
bool NamedInProse::wants_the_same(const Range& name) const {
  std::size_t at = name.begin;
  while (at > 0 && !document_.breaks_after(at - 1) &&
         (cues_.at(List::kTitle, at - 1) || cues_.at(List::kColleague, at - 1) ||
          cues_.at(List::kOurs, at - 1) || is_noun_of_ours(at - 1)))
    --at;
  const Range& sentence = body_.sentences().of(name.begin).range;
  const std::vector<Range> cues = cues_.all(List::kSameFor, sentence);
  const bool before =
      std::any_of(cues.begin(), cues.end(), [at](const Range& cue) { return cue.end == at; });
  // "Sefanja Zwiers idem", "Sefanja Zwiers: idem", "Sefanja Zwiers (sefanja@…) ook"
  const std::size_t last = behind_bracket(document_, name.end);
  const std::size_t said = document_.is_mark(last, ':') ? last + 1 : last;
  const std::size_t end = cues_.end_at(List::kAlso, said);
  const bool behind = end > said && (end >= sentence.end || !document_.is_word(end));
  return before || behind;
}

// The "leidinggevende" of "mijn leidinggevende Piet Bakker".
bool NamedInProse::is_noun_of_ours(std::size_t token) const {
  return token > 0 && document_.is_word(token) && !document_[token].capital &&
         !cues_.at(List::kCommon, token) && !document_.breaks_after(token) &&
         cues_.at(List::kOurs, token - 1);
}

// Where "mijn collega Piet Bakker" begins.
std::size_t NamedInProse::before_attributes(std::size_t token) const {
  while (token > 0 && (cues_.at(List::kTitle, token - 1) || cues_.at(List::kColleague, token - 1) ||
                       cues_.at(List::kOurs, token - 1) || cues_.at(List::kJob, token - 1) ||
                       is_noun_of_ours(token - 1))) {
    --token;
  }
  return token;
}

// "Ik schrijf ook namens mijn collega Piet Bakker. Wij willen …"
bool NamedInProse::is_written_for_too(std::size_t token) const {
  const std::size_t at = before_attributes(token);
  return speaks_for_several() && at > 1 && cues_.covers(List::kOnBehalfOf, at - 1) &&
         (cues_.at(List::kAlso, at - 2) || cues_.end_at(List::kOnBehalfOf, at - 2) == at);
}

// "de werkgroep met Cathy van Tuijl", "de groep met de lector", "naar Gedrag, met die lector".
bool NamedInProse::tells_which_group(std::size_t token) const {
  if (token < 2 || !cues_.covers(List::kWith, token - 1) || document_.breaks_after(token - 2))
    return false;
  const Range before{body_.sentences().of(token).range.begin, token - 1};
  return kind_word_end(cues_, token - 2) == token - 1 ||
         (cues_.at(List::kDemonstrative, token) && body_.names_group(before));
}

// "van onze directeur Jan Jansen gekregen": a preposition stands before the person. One who is
// signed up stands there too ("namens Jan Jansen meld ik …"), but then the sentence registers.
bool NamedInProse::is_spoken_of(std::size_t token) const {
  const std::size_t at = before_attributes(token);
  // "Ik hoorde van Piet Bakker over de groep": whatever the sentence wishes besides.
  for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
    if (cues_.end_at(List::kSource, at - back) == at) return true;
  }
  if (tells_which_group(at)) return true;
  // "De andere is voor Piet Bakker", "wij worden vertegenwoordigd door Piet Bakker"
  if (at > 1 && cues_.covers(List::kAnnounces, at - 1) && cues_.covers(List::kAnnounces, at - 2))
    return false;
  if (told_.is_given_at(at)) return false;
  // "Rekenen voor mij en Taal voor Piet Bakker"
  if (body_.follows_group_for(at)) return false;
  const bool oblique =
      at > 0 && cues_.at(List::kOblique, at - 1) && document_.breaks_after(at - 1) == false;
  const Range sentence = body_.sentences().of(token).range;
  // "Graag een plek voor Piet Bakker": nobody else is wished for.
  const bool wished_for =
      oblique && cues_.at(List::kAbout, at - 1) && cues_.any(List::kWish, sentence) &&
      !cues_.any(List::kFirstPerson, sentence) && !cues_.any(List::kEveryone, sentence);
  if (!oblique || wished_for) return false;
  // "Graag voor Piet Bakker en mij een plek"
  if (cues_.covers(List::kAbout, at - 1) && cues_.any(List::kWish, sentence) &&
      is_beside_writer_at(token))
    return false;
  // "Op advies van Piet Bakker meld ik mij aan", but "de aanmelding van Piet Bakker"
  const bool beside = at > 1 && cues_.covers(List::kAnd, at - 1) &&
                      cues_.covers(List::kFirstPerson, at - 2);  // "zowel mij als Piet Bakker"
  const bool stands_for = beside || cues_.covers(List::kOnBehalfOf, at - 1);
  // "Namens Piet Bakker laat ik weten dat hij naar Taal komt"
  if (stands_for && cues_.any(List::kThirdPerson, sentence) &&
      (body_.names_group(sentence) || cues_.any(List::kJoins, sentence) ||
       cues_.any(List::kWish, sentence)))
    return false;
  const bool of_sign_up =
      at > 1 && (cues_.covers(List::kRegister, at - 2) || cues_.covers(List::kCancel, at - 2));
  if (cues_.any(List::kReflexive, sentence) && !stands_for && !of_sign_up) return true;
  return !cues_.any(List::kRegister, sentence) && !cues_.any(List::kCancel, sentence);
}

}  // namespace meldaan::extract
