#include "extract/wishes/second_thoughts.h"

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

// "Gedrag. PS: ik bedoel IKC in plaats van Gedrag": what is declined later was wished in error.
void take_back(const WishContext& c, std::vector<Wish>& wishes) {
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    for (std::size_t j = i + 1; j < wishes.size() && wishes[i].stance == Stance::kWished; ++j) {
      const bool same = wishes[j].mention.topic == wishes[i].mention.topic;
      // "Is het alleen voor directeuren?" takes nothing back.
      if (c.sentences.of(wishes[j].mention.name.begin).question || is_of_others(c, wishes[j]))
        continue;
      if (same && !wishes[j].mention.kind_alone && wishes[j].stance == Stance::kDeclined &&
          covers_kinds(wishes[j], wishes[i]) && !are_of_two_rows(c, wishes[i], wishes[j])) {
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

// "Taal. Of nee, toch Rekenen": where one group was wished before, the correction replaces it.
void correct(const WishContext& c, std::vector<Wish>& wishes) {
  for (const Cue& cue : c.cues.of(List::kCorrection)) {
    const Range sentence = corrected_in(c, wishes, cue.range);
    std::vector<Wish*> earlier;  // wished before this sentence
    std::vector<Wish*> before;   // in it, before the cue
    bool behind = false;
    bool declines = false;  // then the writer says which one is replaced
    for (Wish& wish : wishes) {
      const std::size_t begin = wish.mention.name.begin;
      const bool here = sentence.contains(begin);
      declines = declines || (here && wish.stance == Stance::kDeclined);
      if (wish.stance != Stance::kWished) continue;
      if (begin < sentence.begin) earlier.push_back(&wish);
      if (here && begin < cue.range.begin) before.push_back(&wish);
      behind = behind || (here && begin > cue.range.begin);
    }
    // "Taal en Rekenen. … Maak er maar Gedrag van, Taal blijft staan"
    if (behind) {
      std::erase_if(earlier, [&](const Wish* wish) {
        return std::any_of(wishes.begin(), wishes.end(), [&](const Wish& other) {
          return other.mention.topic == wish->mention.topic && other.stance != Stance::kDeclined &&
                 other.mention.name.begin >= sentence.begin;
        });
      });
    }
    // "Taal, nee, ik bedoel Rekenen"; "Taal. Rekenen moet het zijn."
    if (behind) earlier.insert(earlier.end(), before.begin(), before.end());
    // The same group named twice before is one.
    const bool one =
        earlier.size() == 1 ||
        (!earlier.empty() && std::all_of(earlier.begin(), earlier.end(), [&](const Wish* wish) {
          return wish->mention.topic == earlier.front()->mention.topic &&
                 wish->mention.name.begin < sentence.begin;
        }));
    const bool adds = c.cues.any(List::kAlso, {cue.range.end, sentence.end});
    if (declines || adds || !one || (!behind && before.empty())) continue;
    for (Wish* wish : earlier) wish->stance = Stance::kDeclined;
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
  take_back(context, wishes);
  correct(context, wishes);
  take_back_slips(context, mentions, wishes);
  narrow(context, mentions, wishes);
}

}  // namespace meldaan::extract
