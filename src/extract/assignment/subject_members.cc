// Whom the words for several people mean, and whom a group has behind it.
#include <algorithm>
#include <numeric>

#include "extract/assignment/subjects.h"
#include "extract/people/head_count.h"

namespace meldaan::extract {

// "Ans Bergboer en Dirk Slot, beiden voor Taal", "… opgeven. Allebei voor Taal": those named right
// before, where it is not the writer who is one of them.
Members Subjects::several_named_before(std::size_t token) const {
  const std::size_t number = part_.sentences().index_of(token);
  Range told{part_.sentences().all()[number].range.begin, token};
  const auto named_in = [&](const Range& range) {
    Members members;
    for (const auto& [at, person] : others_named_) {
      if (range.contains(at) && std::find(members.begin(), members.end(), person) == members.end())
        members.push_back(person);
    }
    std::sort(members.begin(), members.end());
    return members;
  };
  Members members = named_in(told);
  if (members.empty() && number > 0) {
    told = {part_.sentences().all()[number - 1].range.begin, token};
    members = named_in(told);
  }
  const Cues& cues = part_.cues();
  const bool with_writer = cues.any(List::kEveryone, {told.begin, token}) ||
                           cues.any(List::kSelfToo, {told.begin, token}) ||
                           cues.any(List::kSelfRegister, {told.begin, token}) ||
                           (cues.any(List::kFirstPerson, {told.begin, token}) &&
                            !cues.any(List::kRegister, told) && !cues.any(List::kSignsUp, told));
  if (members.size() < 2 || with_writer) return {};
  return members;
}

// "Stef en ik gaan samen naar Taal, Anna naar Rekenen", "… gaan allebei …": not all of the mail,
// but those of whom its clause has just spoken; "alle drie" as many as were named together last.
std::optional<Members> Subjects::named_together(std::size_t token) const {
  const Cues& cues = part_.cues();
  if (!cues.at(List::kJointly, token) || (token > 0 && cues.covers(List::kAnd, token - 1)))
    return std::nullopt;
  const std::size_t number =
      cues.at(List::kAllOfThem, token)
          ? std::max<std::size_t>(number_at(part_, cues.end_at(List::kAllOfThem, token) - 1), 2)
          : 0;
  const std::size_t here = part_.sentences().index_of(token);
  const Range clause = part_.sentences().clause_of(part_.document(), token);
  for (auto subject = subjects_.rbegin(); subject != subjects_.rend(); ++subject) {
    const std::size_t there = part_.sentences().index_of(subject->range.begin);
    if (subject->range.begin >= token) continue;
    if (there + (number > 0 ? 1 : 0) < here) break;
    const bool counted = number > 0 && subject->members.size() == number;
    const bool beside = there == here && subject->range.end > clause.begin;
    if (counted || (number == 0 && beside && subject->members.size() > 1)) return subject->members;
    if (number == 0) break;
  }
  return std::nullopt;
}

// "Twee leerkrachten": the same words for both of them.
Members Subjects::all_named_at(std::size_t token, std::size_t first) const {
  Members members = {first};
  for (std::size_t i = 0; i < people_.size(); ++i) {
    const bool too = i != first && people_[i].name.empty() && !people_[i].is_sender &&
                     std::any_of(people_[i].mentioned.begin(), people_[i].mentioned.end(),
                                 [token](const Range& words) { return words.begin == token; });
    if (too) members.push_back(i);
  }
  std::sort(members.begin(), members.end());
  return members;
}

// How many "één", "de ander" or "twee" means that stands right before a group, or right behind it.
std::optional<std::size_t> Subjects::share_at(std::size_t token) const {
  constexpr std::size_t kFurthest = 3;  // "plek bij de werkgroep"
  const Cues& cues = part_.cues();
  const Document& document = part_.document();
  const bool one = cues.at(List::kEach, token);
  const std::size_t number = one ? 1 : number_at(part_, token);
  if (number == 0 || !is_own(document[token].zone)) return std::nullopt;
  for (const Mention& mention : part_.mentions()) {
    const std::size_t begin = std::min(mention.phrase.begin, mention.name.begin);
    const bool led = begin > 0 && cues.covers(List::kAbout, begin - 1);
    const bool before = led && begin > token + 1 && begin <= token + 1 + kFurthest &&
                        document[begin - 1].line <= document[token].line + 1 &&
                        !cues.any(List::kAnd, {token, begin});
    const bool times = begin == token + 1 && document.folded(token).ends_with('x');
    const bool colon = mention.name.end < token && document.is_mark(mention.name.end, ':');
    const bool behind = led && mention.name.end + (colon ? 1 : 0) == token;
    if (before || times || behind) return number;
  }
  return std::nullopt;
}

// "Piet Vos en Truus Smit, de een naar Taal, de ander naar Rekenen" does not tell which is whose.
std::unordered_map<std::size_t, Members> Subjects::shares_of_named() const {
  std::unordered_map<std::size_t, Members> found;
  for (std::size_t at = 1; at < part_.document().size() && people_.size() == 2; ++at) {
    if (share_at(at) == 1 && part_.cues().at(List::kDefinite, at - 1)) found[at] = {};
  }
  return found.size() == 2 ? found : std::unordered_map<std::size_t, Members>{};
}

// "Twee plekken: één bij Taal en één bij Rekenen", "drie collega's, twee naar Taal en de ander naar
// Gedrag": those without a name in their order, where the numbers add up to them.
std::unordered_map<std::size_t, Members> Subjects::shares() const {
  Members unnamed;
  for (std::size_t i = 0; i < people_.size(); ++i) {
    const PersonFound& person = people_[i];
    if (person.name.empty() && person.call_name.empty() && !person.is_sender && !person.stays_away)
      unnamed.push_back(i);
  }
  if (unnamed.size() < 2) return shares_of_named();
  std::unordered_map<std::size_t, Members> found;
  std::size_t next = 0;
  for (std::size_t at = 0; at < part_.document().size(); ++at) {
    const auto share = share_at(at);
    if (!share) continue;
    if (next + *share > unnamed.size()) return {};
    const auto first = unnamed.begin() + static_cast<std::ptrdiff_t>(next);
    found[at] = Members(first, first + static_cast<std::ptrdiff_t>(*share));
    next += *share;
  }
  return next == unnamed.size() && found.size() > 1 ? found
                                                    : std::unordered_map<std::size_t, Members>{};
}

std::optional<Members> Subjects::in_turn(std::size_t token) const {
  const Range& sentence = part_.sentences().of(token).range;
  if (!part_.cues().any(List::kInTurn, sentence)) return std::nullopt;
  const Members writer = this->writer(false);  // everybody where the writer does not come
  std::vector<std::size_t> people;
  const auto add = [&people](std::size_t person) {
    if (std::find(people.begin(), people.end(), person) == people.end()) people.push_back(person);
  };
  for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
    if (const auto named = named_.find(at); named != named_.end()) add(named->second);
    if (part_.cues().at(List::kFirstPerson, at) && writer.size() == 1) add(writer.front());
  }
  std::vector<std::size_t> groups;
  for (const Mention& mention : part_.mentions()) {
    if (sentence.contains(mention.name.begin)) groups.push_back(mention.name.begin);
  }
  const auto here = std::find(groups.begin(), groups.end(), token);
  if (people.size() < 2 || people.size() != groups.size() || here == groups.end())
    return std::nullopt;
  return Members{people[static_cast<std::size_t>(here - groups.begin())]};
}

// "Zij werken op De Brug", "Daar werken ze", and not "Zij werkt".
bool Subjects::is_several(std::size_t token) const {
  const Cues& cues = part_.cues();
  if (others().size() < 2) return false;
  if (cues.at(List::kThey, token)) return true;
  if (!cues.at(List::kSheOrThey, token)) return false;
  const auto plural = [&](std::size_t verb) {
    return verb < part_.document().size() && part_.document().is_word(verb) &&
           !part_.document()[verb].capital &&
           (part_.document().folded(verb).ends_with("en") || cues.at(List::kPluralVerb, verb));
  };
  return plural(token + 1) ||
         (token > 0 && !part_.document().breaks_after(token - 1) && plural(token - 1));
}

Members Subjects::others() const {
  Members found = everybody();
  std::erase_if(found, [&](std::size_t i) { return people_[i].is_sender; });
  return found;
}

Members Subjects::everybody() const {
  Members all(people_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

bool Subjects::sender_listed() const {
  return std::any_of(people_.begin(), people_.end(),
                     [](const PersonFound& person) { return person.is_sender; });
}

// "Dag, Piet Bakker hier! Mijn keuze is …": who wrote on from there.
std::optional<std::size_t> Subjects::writer_at(std::size_t token) const {
  std::optional<std::size_t> writer;
  for (std::size_t i = 0; i < people_.size(); ++i) {
    if (people_[i].speaks && people_[i].has_in_row(token)) return i;
    const std::size_t from = people_[i].writes_from;
    if (from > 0 && from <= token && (!writer || from > people_[*writer].writes_from)) writer = i;
  }
  return writer;
}

// The secretary's "ik" is nobody's wish of her own: what it wishes, it wishes for those signed up.
Members Subjects::writer(bool announces) const {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    if (people_[i].is_sender && (people_[i].rows.empty() || !announces)) return {i};
  }
  return everybody();
}

// "Naar Taal gaat Stef Boom", "voor Taal heeft zich Stef Boom gemeld": a verb, and no other
// subject.
bool Subjects::leads_to_subject(std::size_t token, std::size_t subject) const {
  constexpr std::size_t kMostBetween = 4;
  const Cues& cues = part_.cues();
  bool verb = false;
  for (std::size_t at = token; at < subject; ++at) {
    if (at >= token + kMostBetween || !part_.document().is_word(at) || part_.document()[at].capital)
      return false;
    verb = verb || cues.at(List::kThirdVerb, at) || cues.at(List::kComes, at) ||
           cues.at(List::kAuxiliary, at) || cues.at(List::kPluralVerb, at) ||
           cues.covers(List::kSends, at) || cues.covers(List::kAnnounces, at);
  }
  return verb;
}

// "Anna gaat naar Taal, en daar | ga ik | ook heen"
std::optional<Members> Subjects::inverted_behind(std::size_t token) const {
  if (!part_.cues().at(List::kAnaphor, token)) return std::nullopt;
  const Range& sentence = part_.sentences().of(token).range;
  for (const Subject& subject : subjects_) {
    if (subject.range.begin <= token) continue;
    if (!sentence.contains(subject.range.begin) ||
        !leads_to_subject(token + 1, subject.range.begin))
      break;
    return subject.members;
  }
  return std::nullopt;
}

// "Samen met Piet Bakker meld ik | mij | aan": the one that "ik" stands for.
bool Subjects::only_reflects(const Range& subject) const {
  const Cues& cues = part_.cues();
  return subject.size() == 1 && subject.begin > 0 && cues.at(List::kReflexive, subject.begin) &&
         cues.covers(List::kFirstPerson, subject.begin - 1);
}

// Behind "Taal voor": nothing but what somebody is to the writer.
bool Subjects::is_served(std::size_t token, std::size_t subject) const {
  const Cues& cues = part_.cues();
  while (token < subject &&
         (cues.covers(List::kOurs, token) || cues.covers(List::kColleague, token) ||
          cues.covers(List::kJob, token) || cues.covers(List::kTitle, token)))
    ++token;
  return token == subject;
}

// "voor Rekenen Inge Haarman, voor Gedrag Stef Boom"
std::optional<Members> Subjects::right_behind_group(std::size_t token) const {
  const Document& document = part_.document();
  const Range& sentence = part_.sentences().of(token).range;
  for (const Mention& mention : part_.mentions()) {
    if (!mention.name.contains(token)) continue;
    const std::size_t begin = mention.phrase.begin;
    const bool led =
        begin > 0 && part_.cues().covers(List::kAbout, begin - 1) &&
        (begin == 1 || document[begin - 2].kind == TokenKind::kPunctuation ||
         document.breaks_after(begin - 2) || part_.cues().covers(List::kAnd, begin - 2));
    const bool heads = document.is_mark(mention.name.end, ':') && sentence.begin >= begin;
    // "Taal | alleen | voor Piet"
    std::size_t serving = mention.name.end;
    while (part_.cues().covers(List::kOnly, serving) || part_.cues().covers(List::kAlso, serving))
      ++serving;
    const bool serves = part_.cues().at(List::kAbout, serving);
    if (!led && !heads && !serves) return std::nullopt;
    for (const Subject& subject : subjects_) {
      const std::size_t end = mention.name.end;
      if (subject.range.begin < end) continue;
      if (!sentence.contains(subject.range.begin)) break;
      std::size_t next = document.is_mark(end, ':') ? end + 1 : end;
      while (part_.cues().covers(List::kTitle, next) || document.is_mark(next, '.')) ++next;
      const bool behind = subject.range.begin == next;
      const bool inverted = leads_to_subject(end, subject.range.begin);
      // "Rekenen voor mij en Taal voor mijn collega Piet Bakker"
      if (serves && is_served(serving + 1, subject.range.begin)) return subject.members;
      // "voor Gedrag ikzelf"
      const std::size_t past = subject.range.end;
      const bool ends =
          past >= sentence.end || !document.is_word(past) || part_.cues().at(List::kAnd, past);
      const bool oneself =
          !subject.writer || ends || part_.cues().covers(List::kReflexive, subject.range.begin);
      if ((behind && oneself) || inverted) return subject.members;
      break;
    }
  }
  return std::nullopt;
}

// "Stef, Inge en Kees komen voor Taal, behalve Kees: die gaat naar Rekenen", "… allemaal voor Taal,
// alleen Kees gaat naar Rekenen".
Members Subjects::excepted(std::size_t token) const {
  const Cues& cues = part_.cues();
  const Range& sentence = part_.sentences().of(token).range;
  Members members;
  for (std::size_t at = token; at < sentence.end; ++at) {
    const std::size_t end = std::max(cues.end_at(List::kExcept, at), cues.end_at(List::kOnly, at));
    if (end == at) continue;
    const bool only = cues.end_at(List::kExcept, at) == at;
    const auto named = named_at(end);
    const bool apart = at > 0 && part_.document().is_mark(at - 1, ',');
    if (!named || (only && !apart)) continue;
    members = united(members, {*named});
  }
  return members;
}

bool Subjects::announces(std::size_t token) const {
  const Sentence& sentence = part_.sentences().of(token);
  return sentence.introduces && part_.cues().any(List::kRegister, sentence.range) &&
         !part_.cues().any(List::kReflexive, sentence.range);
}

}  // namespace meldaan::extract
