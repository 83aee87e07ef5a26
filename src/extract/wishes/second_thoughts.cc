#include "extract/wishes/second_thoughts.h"

#include <algorithm>
#include <string_view>

#include "extract/wishes/reach.h"
#include "extract/wishes/refusals.h"

namespace meldaan::extract {
namespace {

// Whether declining the one declines the other: W&T stands in three kinds.
bool covers_kinds(const Wish& declined, const Wish& wished) {
  if (declined.mention.kinds.empty() || declined.kinds.empty()) return true;
  if (wished.kinds.empty()) return false;
  for (const GroupKind kind : kEveryKind) {
    if (wished.kinds.has(kind) && !declined.kinds.has(kind)) return false;
  }
  return true;
}

// "Ik kom voor HRM. Mijn collega van HRM komt niet": of somebody else alone.
bool is_of_others(const WishContext& c, const Wish& declined) {
  const Range& sentence = c.sentences.of(declined.mention.name.begin).range;
  for (const List list : {List::kFirstPerson, List::kEveryone, List::kCorrection, List::kChange,
                          List::kInsteadOf, List::kOthersWish}) {
    if (c.cues.any(list, sentence)) return false;
  }
  for (const List list : {List::kColleague, List::kCompanion, List::kThirdPerson}) {
    if (c.cues.any(list, sentence)) return true;
  }
  return false;
}

// Behind "Stef Boom:", "- Stef (groep 4):": in a line that begins with somebody's name and a mark.
bool stands_in_row(const WishContext& c, const Wish& wish) {
  constexpr std::size_t kLongestName = 7;
  const std::size_t group = wish.mention.phrase.begin;
  const std::size_t first =
      c.document.first_word({c.document.lines()[c.document[group].line].first, group});
  if (first == group || !c.document[first].capital || !c.cues.at(List::kFirstName, first))
    return false;
  std::size_t mark = first;
  while (mark < group && c.document.is_word(mark)) ++mark;
  return mark < group && mark - first < kLongestName;
}

// "Stef Boom: Taal", and below it "Inge Haarman: liever Rekenen dan Taal".
bool are_of_two_rows(const WishContext& c, const Wish& one, const Wish& other) {
  return c.document[one.mention.name.begin].line != c.document[other.mention.name.begin].line &&
         stands_in_row(c, one) && stands_in_row(c, other);
}

// The first names before a group in its sentence, in the writer's words.
std::vector<std::string_view> named_before(const WishContext& c, const Wish& wish) {
  std::vector<std::string_view> names;
  const std::size_t begin = c.sentences.of(wish.mention.name.begin).range.begin;
  for (std::size_t i = begin; i < wish.mention.name.begin; ++i) {
    if (c.document[i].capital && c.cues.at(List::kFirstName, i) && !c.cues.at(List::kCommon, i))
      names.push_back(c.document.folded(i));
  }
  return names;
}

// "Voor Stef en Piet: ook Gedrag. Voor Inge: Taal in plaats van Gedrag."
bool are_of_two_people(const WishContext& c, const Wish& one, const Wish& other) {
  const std::size_t here = c.sentences.index_of(one.mention.name.begin);
  if (here == c.sentences.index_of(other.mention.name.begin)) return false;
  const std::vector<std::string_view> names = named_before(c, one);
  const std::vector<std::string_view> others = named_before(c, other);
  return !names.empty() && !others.empty() &&
         std::none_of(names.begin(), names.end(), [&](std::string_view name) {
           return std::find(others.begin(), others.end(), name) != others.end();
         });
}

// "Gedrag. PS: ik bedoel IKC in plaats van Gedrag": what is declined later was wished in error.
void take_back(const WishContext& c, std::vector<Wish>& wishes) {
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    for (std::size_t j = i + 1; j < wishes.size() && wishes[i].stance == Stance::kWished; ++j) {
      const bool same = wishes[j].mention.topic == wishes[i].mention.topic;
      // "Is het alleen voor directeuren?" takes nothing back.
      if (c.sentences.of(wishes[j].mention.name.begin).question || is_of_others(c, wishes[j]))
        continue;
      if (same && !wishes[j].mention.kind_alone && wishes[j].stance == Stance::kDeclined &&
          covers_kinds(wishes[j], wishes[i]) && !are_of_two_rows(c, wishes[i], wishes[j]) &&
          !are_of_two_people(c, wishes[i], wishes[j])) {
        wishes[i].stance = Stance::kDeclined;
      }
    }
  }
}

// The sentence that a correction stands in, and the next where it begins one that wishes for no
// group: "O nee, ik lees nu pas waar dat over gaat. Dan toch liever Rekenen."
Range corrected_in(const WishContext& c, const std::vector<Wish>& wishes, const Range& cue) {
  Range range = c.sentences.of(cue.begin).range;
  const std::size_t next = c.sentences.index_of(cue.begin) + 1;
  const bool wishes_here = std::any_of(wishes.begin(), wishes.end(), [&](const Wish& wish) {
    return wish.stance == Stance::kWished && range.contains(wish.mention.name.begin);
  });
  if (cue.begin == range.begin && !wishes_here && next < c.sentences.all().size())
    range.end = c.sentences.all()[next].range.end;
  return range;
}

// "Taal en HRM graag. PS: HRM blijkt voor directies te zijn. Maak daar maar Gedrag van": the one
// group that is named again right before the correction, or with it; null: none, or several.
const Wish* named_again(const WishContext& c, const std::vector<Wish>& wishes, const Range& cue,
                        const Range& corrected) {
  const std::size_t number = c.sentences.index_of(cue.begin);
  const Range& sentence = c.sentences.all()[number].range;
  const std::size_t begin = number > 0 ? c.sentences.all()[number - 1].range.begin : cue.begin;
  const std::size_t end = corrected.end > sentence.end ? sentence.end : cue.begin;
  const Wish* found = nullptr;
  for (const Wish& wish : wishes) {
    if (wish.mention.name.begin < begin || wish.mention.name.begin >= end) continue;
    const bool again = std::any_of(wishes.begin(), wishes.end(), [&](const Wish& first) {
      return first.mention.topic == wish.mention.topic &&
             c.sentences.index_of(first.mention.name.begin) <
                 c.sentences.index_of(wish.mention.name.begin);
    });
    if (!again) continue;
    if (found != nullptr && found->mention.topic != wish.mention.topic) return nullptr;
    found = &wish;
  }
  return found;
}

constexpr double kCorrected = 0.85;

// "Maak er Rekenen van": it is wished for, whatever was declined before it in the sentence.
void wish_for_corrections(const WishContext& c, std::vector<Wish>& wishes) {
  for (const Cue& cue : c.cues.of(List::kCorrection)) {
    for (Wish& wish : wishes) {
      const Range& name = wish.mention.name;
      if (cue.range.begin >= name.begin || name.end >= cue.range.end) continue;
      wish.stance = Stance::kWished;
      if (wish.confidence < kCorrected) wish.why = "put in the place of another group";
      wish.confidence = std::max(wish.confidence, kCorrected);
    }
  }
}

// The wishes around a correction.
struct Around {
  std::vector<Wish*> earlier;  // wished before its sentence
  std::vector<Wish*> before;   // in it, before the cue
  bool behind = false;         // something is wished for behind the cue
  bool declines = false;       // then the writer says which one is replaced
};

Around around(std::vector<Wish>& wishes, const Range& cue, const Range& sentence) {
  Around found;
  for (Wish& wish : wishes) {
    const std::size_t begin = wish.mention.name.begin;
    const bool here = sentence.contains(begin);
    found.declines = found.declines || (here && wish.stance == Stance::kDeclined);
    if (wish.stance != Stance::kWished) continue;
    if (begin < sentence.begin) found.earlier.push_back(&wish);
    if (here && begin < cue.begin) found.before.push_back(&wish);
    found.behind = found.behind || (here && begin > cue.begin);
  }
  if (!found.behind) return found;
  // "Taal en Rekenen. … Maak er maar Gedrag van, Taal blijft staan"
  std::erase_if(found.earlier, [&](const Wish* wish) {
    return std::any_of(wishes.begin(), wishes.end(), [&](const Wish& other) {
      return other.mention.topic == wish->mention.topic && other.stance != Stance::kDeclined &&
             other.mention.name.begin >= sentence.begin;
    });
  });
  // "Taal, nee, ik bedoel Rekenen"; "Taal. Rekenen moet het zijn."
  found.earlier.insert(found.earlier.end(), found.before.begin(), found.before.end());
  return found;
}

// The same group named twice before the sentence is one.
bool are_one(const std::vector<Wish*>& wishes, const Range& sentence) {
  return wishes.size() == 1 ||
         (!wishes.empty() && std::all_of(wishes.begin(), wishes.end(), [&](const Wish* wish) {
           return wish->mention.topic == wishes.front()->mention.topic &&
                  wish->mention.name.begin < sentence.begin;
         }));
}

bool wishes_for_another(const std::vector<Wish>& wishes, std::size_t topic, const Range& sentence) {
  return std::any_of(wishes.begin(), wishes.end(), [&](const Wish& wish) {
    return wish.stance == Stance::kWished && wish.mention.topic != topic &&
           sentence.contains(wish.mention.name.begin);
  });
}

// "Taal. Of nee, toch Rekenen": where one group was wished before, the correction replaces it; of
// several the one that it speaks of.
void correct(const WishContext& c, std::vector<Wish>& wishes) {
  for (const Cue& cue : c.cues.of(List::kCorrection)) {
    const Range sentence = corrected_in(c, wishes, cue.range);
    const Around found = around(wishes, cue.range, sentence);
    const bool adds = c.cues.any(List::kAlso, {cue.range.end, sentence.end});
    if (found.declines || adds || (!found.behind && found.before.empty())) continue;
    const Wish* again = named_again(c, wishes, cue.range, sentence);
    if (again != nullptr && wishes_for_another(wishes, again->mention.topic, sentence)) {
      const std::size_t topic = again->mention.topic;
      const std::size_t end = std::max(again->mention.name.end, cue.range.begin);
      for (Wish& wish : wishes) {
        if (wish.mention.topic == topic && wish.mention.name.begin < end)
          wish.stance = Stance::kDeclined;
      }
    } else if (are_one(found.earlier, sentence)) {
      for (Wish* wish : found.earlier) wish->stance = Stance::kDeclined;
    }
  }
}

// "Rekenen, nee, Taal"
void take_back_slips(const WishContext& c, const std::vector<Mention>& mentions,
                     std::vector<Wish>& wishes) {
  const Reach reach(c, mentions);
  for (const Cue& cue : c.cues.of(List::kNegation)) {
    if (!is_slip(c, reach, cue.range)) continue;
    Wish* slip = nullptr;
    for (Wish& wish : wishes) {
      if (wish.mention.name.end <= cue.range.begin) slip = &wish;
    }
    if (slip != nullptr && slip->stance == Stance::kWished) slip->stance = Stance::kDeclined;
  }
}

// "tussen Taal en Rekenen", "Taal of Rekenen": an enumeration to choose from.
bool is_choice(const WishContext& c, const Reach& reach, const std::vector<Mention>& mentions,
               const Mention& first) {
  const std::size_t begin = reach.enumeration_begin(first);
  const Range& sentence = c.sentences.of(first.name.begin).range;
  const std::size_t article =
      begin > sentence.begin && c.cues.at(List::kArticle, begin - 1) ? 1 : 0;
  if (begin > sentence.begin + article && c.cues.covers(List::kBetween, begin - 1 - article))
    return true;
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& other) {
    return sentence.contains(other.name.begin) && other.phrase.begin > begin &&
           reach.enumeration_begin(other) == begin &&
           c.cues.covers(List::kOr, other.phrase.begin - 1);
  });
}

// "Taal, Rekenen, Gedrag: het klinkt goed, maar het wordt Gedrag": who names one of an enumeration
// again chose it from them.
void narrow(const WishContext& c, const std::vector<Mention>& mentions, std::vector<Wish>& wishes) {
  const Reach reach(c, mentions);
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const Mention& chosen = wishes[i].mention;
    if (wishes[i].stance != Stance::kWished) continue;
    const bool wanted = reach.wants(reach.clause_of(chosen));
    const std::size_t sentence = c.sentences.index_of(chosen.name.begin);
    for (std::size_t j = 0; j < i; ++j) {
      const Mention& first = wishes[j].mention;
      const bool choice = is_choice(c, reach, mentions, first);
      const std::size_t here = c.sentences.index_of(first.name.begin);
      const bool again = first.topic == chosen.topic && (first.kinds.empty() || choice) &&
                         (here == sentence || (choice && here + 1 == sentence)) &&
                         reach.enumeration_begin(first) != reach.enumeration_begin(chosen);
      if (!again || (!wanted && !choice)) continue;
      for (Wish& other : wishes) {
        if (other.mention.topic == chosen.topic || other.labelled ||
            reach.enumeration_begin(other.mention) != reach.enumeration_begin(first))
          continue;
        // "… tussen Taal en HRM is het Taal geworden": what chooses the one wants no other.
        Range clause = reach.clause_of(other.mention);
        if (other.mention.name.end <= chosen.phrase.begin)
          clause.end = std::min(clause.end, chosen.phrase.begin);
        if (!choice && reach.wants(clause)) continue;
        other.stance = choice ? Stance::kDeclined : Stance::kSpokenOf;
      }
    }
  }
}

}  // namespace

void settle_among(const WishContext& context, const std::vector<Mention>& mentions,
                  std::vector<Wish>& wishes) {
  wish_for_corrections(context, wishes);
  take_back(context, wishes);
  correct(context, wishes);
  take_back_slips(context, mentions, wishes);
  narrow(context, mentions, wishes);
}

}  // namespace meldaan::extract
