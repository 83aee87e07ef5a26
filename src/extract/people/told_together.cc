#include "extract/people/told_together.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

class Enumeration {
 public:
  Enumeration(const Part& body, const std::vector<bool>& comes)
      : body_(body), document_(body.document()), cues_(body.cues()), comes_(comes) {}

  // "Els Smit (Taal) en | onze stagiaire", "Els Smit komt voor Taal, | onze stagiaire voor Gedrag".
  bool follows_named(std::size_t token) const {
    // "… en onze | Riet"
    while (token > 0 && describes(token - 1)) --token;
    if (token == 0) return false;
    const bool comma = document_.is_mark(token - 1, ',');
    if (!comma && !cues_.covers(List::kAnd, token - 1)) return false;
    std::size_t end = token - 1;
    if (!comma && end > 0 && document_.is_mark(end - 1, ',')) --end;
    const std::size_t begin = begin_of_choice(end);
    // "Els Smit, onze directeur" is one person.
    return begin > 0 && comes_[begin - 1] && (!comma || begin < end);
  }

  // "onze stagiaire (Taal) en | Els Smit"
  bool leads_to_named(std::size_t token) const {
    const std::size_t end = end_of_choice(token);
    if (end + 1 >= document_.size()) return false;
    const bool comma = document_.is_mark(end, ',');
    return (comma ? end > token : cues_.covers(List::kAnd, end)) && comes_[end + 1];
  }

 private:
  bool describes(std::size_t token) const {
    return !document_.breaks_after(token) &&
           (cues_.covers(List::kOurs, token) || cues_.covers(List::kColleague, token) ||
            cues_.covers(List::kCompanion, token) || cues_.covers(List::kTitle, token));
  }

  bool is_verb(std::size_t token) const {
    return cues_.at(List::kComes, token) || cues_.at(List::kThirdVerb, token) ||
           cues_.at(List::kAuxiliary, token) || cues_.at(List::kWish, token) ||
           cues_.at(List::kAlso, token);
  }

  // Where "(Taal)", "voor Taal" or "gaat naar Taal" begins that ends there; `end` where none does.
  std::size_t begin_of_choice(std::size_t end) const {
    if (const std::size_t open = bracket_before(document_, end); open < end) return open;
    std::size_t begin = begin_of_group(end);
    if (begin == end) return end;
    // "naar Taal en Gedrag"
    while (begin > 1 &&
           (cues_.covers(List::kAnd, begin - 1) || document_.is_mark(begin - 1, ',')) &&
           begin_of_group(begin - 1) < begin - 1)
      begin = begin_of_group(begin - 1);
    if (begin == 0 || !cues_.covers(List::kAbout, begin - 1)) return end;
    --begin;
    while (begin > 0 && is_verb(begin - 1)) --begin;
    return begin;
  }

  // With its kind and its article; the token itself where no group ends.
  std::size_t begin_of_group(std::size_t end) const {
    const auto group = std::find_if(body_.mentions().begin(), body_.mentions().end(),
                                    [end](const Mention& m) { return m.name.end == end; });
    if (group == body_.mentions().end()) return end;
    std::size_t begin = std::min(group->phrase.begin, group->name.begin);
    while (begin > 0 && cues_.covers(List::kParticle, begin - 1)) --begin;
    return begin;
  }

  // Where such a choice ends that begins at the token; the token itself where none does.
  std::size_t end_of_choice(std::size_t token) const {
    if (const std::size_t end = behind_bracket(document_, token); end > token) return end;
    std::size_t at = token;
    while (at < document_.size() && is_verb(at)) ++at;
    if (at >= document_.size() || !cues_.covers(List::kAbout, at)) return token;
    const auto group = first_from(body_.mentions(), at + 1);
    const bool right_behind = group != body_.mentions().end() &&
                              std::min(group->phrase.begin, group->name.begin) <= at + 2;
    return right_behind ? group->name.end : token;
  }

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const std::vector<bool>& comes_;
};

}  // namespace

std::vector<bool> words_of_those_who_come(const Document& document,
                                          const std::vector<PersonName>& full_names,
                                          Roster& roster) {
  std::vector<bool> words(document.size());
  for (const PersonName& name : full_names) {
    if (roster.known(name.text) == nullptr || roster.is_absent(name.text)) continue;
    for (std::size_t i = name.range.begin; i < name.range.end; ++i) words[i] = true;
  }
  return words;
}

bool has_share_beside_writer(const Part& body, const Range& words) {
  const Cues& cues = body.cues();
  const Range& sentence = body.sentences().of(words.begin).range;
  if (words.begin < sentence.begin + 2 || cues.any(List::kNegation, sentence)) return false;
  const bool chooses = cues.covers(List::kAbout, words.begin - 1) && body.leads_to_group(words.end);
  if (!chooses && !body.follows_group_for(words.begin)) return false;
  for (std::size_t i = sentence.begin; i + 1 < words.begin; ++i) {
    if (cues.at(List::kAbout, i) && cues.at(List::kFirstPerson, i + 1)) return true;
  }
  return false;
}

Range with_sentence_before(const Part& body, const Range& words) {
  Range told = body.sentences().of(words.begin).range;
  const std::size_t number = body.sentences().index_of(words.begin);
  if (number > 0 && words.begin == told.begin + 1 && body.cues().at(List::kAnd, told.begin) &&
      body.cues().at(List::kAlso, words.end))
    told.begin = body.sentences().all()[number - 1].range.begin;
  return told;
}

namespace {

// From the clause that speaks of her to the one that names a group; what is said before and behind
// is told of others: "…, haar naam geef ik later door".
Range with_group(const Part& body, const Range& words) {
  const Range& sentence = body.sentences().of(words.begin).range;
  Range told = body.sentences().clause_of(body.document(), words.begin);
  auto group = first_from(body.mentions(), told.begin);
  if (group == body.mentions().end() || group->name.begin >= sentence.end)
    group = first_from(body.mentions(), sentence.begin);
  if (group == body.mentions().end()) return told;
  const Range named = body.sentences().clause_of(body.document(), group->name.begin);
  return {std::min(told.begin, named.begin), std::max(told.end, named.end)};
}

}  // namespace

bool has_sentence_with_group(const Part& body, const Range& words) {
  const Cues& cues = body.cues();
  const Range& sentence = body.sentences().of(words.begin).range;
  const bool unnamed =
      cues.at(List::kIndefinite, words.begin) || cues.at(List::kSomebody, words.begin);
  if (!unnamed || !body.names_group(sentence)) return false;
  for (const List list :
       {List::kNegation, List::kHistory, List::kSource, List::kTells, List::kReason,
        List::kConferred, List::kUndecided, List::kPerhaps, List::kSelfIntroduction}) {
    const std::vector<Range> said = cues.all(list, sentence);
    // "een nog nader te bepalen collega" is in no doubt that somebody comes.
    if (std::any_of(said.begin(), said.end(),
                    [&](const Range& cue) { return !words.overlaps(cue); }))
      return false;
  }
  if (cues.any(List::kSubordinate, {sentence.begin, words.begin})) return false;
  const bool oblique = words.begin > sentence.begin && cues.at(List::kOblique, words.begin - 1);
  if (oblique && !cues.covers(List::kAbout, words.begin - 1) &&
      !cues.covers(List::kOnBehalfOf, words.begin - 1))
    return false;
  // "een collega van mij" speaks of her; "ik wil Taal voor een collega reserveren" signs her up.
  const Range told = with_group(body, words);
  for (std::size_t i = told.begin; i < told.end; ++i) {
    const bool of_writer =
        i > sentence.begin && (cues.covers(List::kFrom, i - 1) || cues.covers(List::kAt, i - 1));
    if (cues.at(List::kFirstPerson, i) && !of_writer)
      return cues.any(List::kSignsUp, sentence) && !cues.any(List::kReflexive, sentence);
  }
  return true;
}

bool goes_to_group(const Part& body, const Range& told) {
  const Cues& cues = body.cues();
  return cues.any(List::kWish, told) &&
         std::any_of(body.mentions().begin(), body.mentions().end(), [&](const Mention& group) {
           return told.holds(group.name) && group.phrase.begin > told.begin &&
                  cues.covers(List::kDestination, group.phrase.begin - 1);
         });
}

bool is_told_together(const Part& body, const Range& words, const std::vector<bool>& comes) {
  const Enumeration enumeration(body, comes);
  return !body.sentences().of(words.begin).question &&
         (enumeration.follows_named(words.begin) || enumeration.leads_to_named(words.end));
}

bool is_told_together(const Part& body, std::string_view call_name,
                      const std::vector<bool>& comes) {
  const Document& document = body.document();
  for (std::size_t at = 0; at < document.size(); ++at) {
    if (document[at].capital && is_own(document[at].zone) && document.folded(at) == call_name &&
        is_told_together(body, Range{at, at + 1}, comes))
      return true;
  }
  return false;
}

}  // namespace meldaan::extract
