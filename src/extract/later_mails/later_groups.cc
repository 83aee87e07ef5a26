#include "extract/later_mails/later_groups.h"

#include <algorithm>
#include <array>

#include "extract/answers/told.h"
#include "extract/later_mails/acquaintances.h"
#include "extract/wishes/chosen_groups.h"
#include "extract/wishes/moves.h"
#include "extract/wishes/questions.h"

namespace meldaan::extract {
namespace {

constexpr double kLeastAltered = 0.5;

}  // namespace

// "Taal moet blijven en Rekenen mag weg"
bool LaterGroups::stays(const Wish& wish) const {
  const std::size_t end = wish.mention.phrase.end;
  return cues_.at(List::kStays, end) || cues_.at(List::kRemains, end);
}

// "Huub gaat naar HRM en Petra komt niet meer", "Tom: ook Gedrag, Iris: Taal i.p.v. Gedrag": what
// is denied is said of Petra, and of Iris.
bool LaterGroups::is_denied_of_another(const Wish& wish, const Told& told) const {
  const Range& sentence = body_.sentences().of(wish.mention.name.begin).range;
  const Range behind{told.range.end, sentence.end};
  return wish.stance == Stance::kDeclined && !told.unclear && told.range.end < sentence.end &&
         !cues_.any(List::kNegation, told.range) && !cues_.any(List::kInsteadOf, told.range) &&
         !cues_.any(List::kPreference, told.range) && !cues_.any(List::kSwitches, told.range) &&
         (cues_.any(List::kNegation, behind) || cues_.any(List::kInsteadOf, behind));
}

std::vector<const Wish*> LaterGroups::named_in(const std::vector<Wish>& wishes,
                                               const Range& range) const {
  std::vector<const Wish*> groups;
  for (const Wish& wish : wishes) {
    const std::size_t at = wish.mention.name.begin;
    if (range.contains(at) && document_[at].zone == Zone::kOwn) groups.push_back(&wish);
  }
  return groups;
}

std::vector<GroupId> LaterGroups::same_as_another(const Told& told, std::size_t who,
                                                  const std::vector<Acquaintance>& known) const {
  const Cue* same = cues_.first(List::kSameAs, told.range);
  if (same == nullptr) return {};
  std::vector<GroupId> theirs;
  for (const Told::Named& named : told.named) {
    if (named.token >= same->range.end && named.who != who && named.who < known.size())
      theirs = known[named.who].person.groups;
  }
  return theirs.empty() ? shared_groups(known) : theirs;
}

// "Zelfde school en zelfde groepen als ik"; "zelfde als ik", in answer to all that was asked.
bool LaterGroups::is_of_school(const Told& told) const {
  const Cue* same = cues_.first(List::kSameAs, told.range);
  if (same == nullptr || cues_.any(List::kSchoolNoun, told.range)) return same != nullptr;
  return told.implied && !cues_.any(List::kKindAny, told.range) &&
         std::any_of(told.named.begin(), told.named.end(),
                     [&](const Told::Named& named) { return named.token == same->range.end; });
}

bool LaterGroups::follow_another(const Told& told, std::size_t who,
                                 const std::vector<Acquaintance>& known,
                                 PersonReading& read) const {
  const Evidence evidence = document_.evidence(told.range, "the same");
  const std::vector<GroupId> theirs = same_as_another(told, who, known);
  for (const GroupId& id : theirs) add_once(read.groups, {id, kTold, evidence});
  const Person* place = is_of_school(told) ? shared_place(known) : nullptr;
  if (place == nullptr || who >= known.size() || !known[who].person.school.empty() ||
      !known[who].person.foundation.empty())
    return !theirs.empty();
  if (!place->school.empty()) read.school = {place->school, kTold, evidence};
  if (!place->foundation.empty()) read.foundation = {place->foundation, kTold, evidence};
  return true;
}

bool LaterGroups::are_given_up(const std::vector<GroupId>& theirs,
                               const std::vector<const Wish*>& wishes) const {
  return !theirs.empty() && std::all_of(theirs.begin(), theirs.end(), [&](const GroupId& id) {
    return std::any_of(wishes.begin(), wishes.end(), [&](const Wish* wish) {
      return catalogue_.topics()[wish->mention.topic].id == topic_of(id) &&
             wish->stance != Stance::kWished;
    });
  });
}

void LaterGroups::decline_others(const std::vector<GroupId>& theirs, PersonReading& read) {
  for (const GroupId& id : theirs) {
    const bool wished = std::any_of(read.groups.begin(), read.groups.end(),
                                    [&](const Found<GroupId>& group) { return group.value == id; });
    if (!wished) read.declined_groups.push_back(id);
  }
}

bool LaterGroups::declines(const Wish& wish, const Told& told, bool leaves) const {
  if (stays(wish) || is_denied_of_another(wish, told)) return false;
  const std::size_t at = wish.mention.phrase.begin;
  const bool replaced = at > 0 && cues_.covers(List::kInsteadOf, at - 1);
  return replaced || wish.stance == Stance::kDeclined || (leaves && wish.stance != Stance::kWished);
}

bool LaterGroups::wishes(const Wish& wish, const Told& told) const {
  // "Ik ben door Judith opgegeven voor Rekenen, maar …"
  if (cues_.any(List::kAlreadyRegistered, told.range)) return false;
  if (wish.stance == Stance::kWished) return wish.confidence >= kLeastAltered;
  if (stays(wish) || is_denied_of_another(wish, told)) return true;
  if (wish.told || told.implied || told.unclear) return false;
  for (const List list :
       {List::kJoins, List::kWish, List::kAdditive, List::kChange, List::kRegister,
        List::kSelfRegister, List::kMayAsk, List::kSignsUp, List::kStays}) {
    if (sayings_.hold(list, told.range)) return true;
  }
  return false;
}

void LaterGroups::add(const Wish& wish, PersonReading& person) const {
  choose_groups(catalogue_, wish, wish.mention.kinds.empty() ? wish.kinds : wish.mention.kinds,
                kTold, document_.evidence(wish.mention.phrase, "said of somebody known"), person);
}

bool LaterGroups::only_asks(const Told& told, const std::vector<const Wish*>& groups,
                            const std::vector<Acquaintance>& known) const {
  if (groups.empty() || !is_question(document_, cues_, body_.sentences().of(told.range.begin)))
    return false;
  const auto is_theirs = [&](const std::string& topic) {
    return std::any_of(told.whom.begin(), told.whom.end(), [&](std::size_t who) {
      if (who >= known.size()) return false;
      const std::vector<GroupId>& theirs = known[who].person.groups;
      return std::any_of(theirs.begin(), theirs.end(),
                         [&](const GroupId& id) { return topic_of(id) == topic; });
    });
  };
  return std::all_of(groups.begin(), groups.end(), [&](const Wish* wish) {
    return !wishes(*wish, told) && !is_theirs(catalogue_.topics()[wish->mention.topic].id);
  });
}

bool LaterGroups::names_only(const std::vector<const Wish*>& groups,
                             const PersonReading& read) const {
  return !read.groups.empty() && !read.declined_groups.empty() && chooses_only(groups);
}

bool LaterGroups::chooses_only(const std::vector<const Wish*>& groups) const {
  return std::any_of(groups.begin(), groups.end(),
                     [this](const Wish* wish) { return is_only(*wish); });
}

// "Alleen nog naar de werkgroep Taal", but not "niet alleen Taal".
bool LaterGroups::is_only(const Wish& wish) const {
  constexpr std::size_t kMostBetween = 4;
  std::size_t at = std::min(wish.mention.phrase.begin, wish.mention.name.begin);
  for (std::size_t between = 0; between <= kMostBetween && at > 0; ++between, --at) {
    const std::size_t before = at - 1;
    if (cues_.covers(List::kOnly, before)) return !cues_.covers(List::kNoNegation, before);
    const bool small = cues_.covers(List::kAbout, before) || cues_.covers(List::kArticle, before) ||
                       cues_.covers(List::kFiller, before) || cues_.covers(List::kParticle, before);
    if (!small || document_.breaks_after(before)) return false;
  }
  return false;
}

// "Liever", "bij nader inzien"; "mijn eerdere mail" only names what there was.
bool LaterGroups::is_thought_better_of(const Range& sentence) const {
  const std::vector<Range> rather = cues_.all(List::kPreference, sentence);
  const std::vector<Range> changes = cues_.all(List::kChange, sentence);
  return std::any_of(rather.begin(), rather.end(),
                     [this](const Range& cue) { return cues_.at(List::kFiller, cue.begin); }) ||
         std::any_of(changes.begin(), changes.end(),
                     [this](const Range& cue) { return !cues_.any(List::kMy, cue); }) ||
         cues_.any(List::kReplaces, sentence);
}

bool LaterGroups::replace(const std::vector<Wish>& wishes) const {
  // "Taal wordt HRM, de rest blijft"
  if (body_.says(List::kRemains)) return false;
  bool replaces = body_.says(List::kSwitches);
  for (const Wish& wish : wishes) {
    const std::size_t at = wish.mention.name.begin;
    const Range& sentence = body_.sentences().of(at).range;
    if (wish.stance != Stance::kWished || !is_own(document_[at].zone)) continue;
    if (takes_on(body_, sentence) && !is_only(wish)) return false;
    // "Liever Gedrag", right below our line that names Taal, "verander Taal in Gedrag": in the
    // place of that one.
    const bool of_one = std::any_of(wishes.begin(), wishes.end(), [&](const Wish& other) {
      return other.stance == Stance::kDeclined && sentence.contains(other.mention.name.begin) &&
             (other.marked || is_left_for_next(document_, cues_, body_.sentences(),
                                               body_.mentions(), other.mention));
    });
    if (of_one) continue;
    replaces = replaces || is_only(wish) || is_thought_better_of(sentence);
  }
  return replaces;
}

const Group* LaterGroups::of_kind(const GroupId& had, GroupKind kind) const {
  for (const Topic& topic : catalogue_.topics()) {
    if (topic.id != topic_of(had)) continue;
    for (const Group* group : topic.groups) {
      if (group->kind == kind && group->id != had) return group;
    }
  }
  return nullptr;
}

// "Tot bij de werkgroep!" changes nothing.
bool LaterGroups::speaks_of_choice(const Range& clause) const {
  constexpr std::array kChoosing = {List::kChange,   List::kPreference,  List::kAdditive,
                                    List::kReplaces, List::kSwitches,    List::kWish,
                                    List::kOnly,     List::kSelfRegister};
  return std::any_of(kChoosing.begin(), kChoosing.end(),
                     [&](List list) { return cues_.any(list, clause); });
}

// "Het project laat ik schieten", of whose groups one alone is of that kind.
bool LaterGroups::drop_kind(GroupKind kind, const Range& stretch, const Person& was,
                            PersonReading& person) const {
  if (cues_.any(List::kContrast, stretch) || was.groups.size() < 2) return false;
  std::vector<GroupId> dropped;
  for (const Topic& topic : catalogue_.topics()) {
    for (const Group* group : topic.groups) {
      const bool had =
          std::find(was.groups.begin(), was.groups.end(), group->id) != was.groups.end();
      if (had && group->kind == kind) dropped.push_back(group->id);
    }
  }
  if (dropped.size() != 1) return false;
  person.declined_groups.push_back(dropped.front());
  return true;
}

// "Toch alleen de eerste", but not "alleen het eerste uur".
bool LaterGroups::keep_one(const Range& stretch, const Person& was, PersonReading& person) const {
  const Cue* only = cues_.first(List::kOnly, stretch);
  if (only == nullptr || was.groups.size() < 2) return false;
  std::size_t at = only->range.end;
  while (at < stretch.end && (cues_.covers(List::kFiller, at) || cues_.covers(List::kArticle, at)))
    ++at;
  const Cue* ordinal = cues_.first(List::kOrdinal, {at, std::min(at + 1, stretch.end)});
  if (ordinal == nullptr || ordinal->entry >= was.groups.size()) return false;
  const std::size_t behind = ordinal->range.end;
  const bool of_something_else = behind < stretch.end && document_.is_word(behind) &&
                                 !cues_.covers(List::kFiller, behind) &&
                                 !cues_.covers(List::kKindAny, behind);
  if (of_something_else) return false;
  for (const GroupId& id : was.groups) {
    if (id != was.groups[ordinal->entry]) person.declined_groups.push_back(id);
  }
  return true;
}

bool LaterGroups::change_kind(const Range& stretch, const Person& was,
                              PersonReading& person) const {
  bool changed = keep_one(stretch, was, person);
  for (const auto& [list, kind] : kNamedKinds) {
    for (const Range& word : cues_.all(list, stretch)) {
      const bool of_name =
          std::any_of(body_.mentions().begin(), body_.mentions().end(),
                      [&](const Mention& mention) { return mention.phrase.overlaps(word); });
      std::size_t begin = word.begin;
      std::size_t end = word.end;
      while (begin > stretch.begin && !cues_.at(List::kAnd, begin - 1)) --begin;
      while (end < stretch.end && !cues_.at(List::kAnd, end)) ++end;
      const Range clause{begin, end};
      if (!of_name && cues_.any(List::kNegation, clause) && drop_kind(kind, stretch, was, person)) {
        changed = true;
        continue;
      }
      if (of_name || cues_.any(List::kNegation, clause) || !speaks_of_choice(clause)) continue;
      for (const GroupId& had : was.groups) {
        const Group* other = of_kind(had, kind);
        if (other == nullptr) continue;
        add_once(person.groups, {other->id, kTold, document_.evidence(word, "of another kind")});
        if (!takes_on(body_, clause)) person.declined_groups.push_back(had);
        changed = true;
      }
    }
  }
  return changed;
}

}  // namespace meldaan::extract
