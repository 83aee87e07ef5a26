#include "extract/wishes/earlier_groups.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

constexpr double kSaidOfEarlier = 0.85;

class MisplacementFinder {
 public:
  MisplacementFinder(const Document& document, const Cues& cues, const Sentences& sentences,
                     const std::vector<Mention>& mentions)
      : document_(document), cues_(cues), sentences_(sentences) {
    for (const Mention& mention : mentions) {
      if (is_own(document[mention.name.begin].zone)) mentions_.push_back(&mention);
    }
  }

  Misplacement find(const Cue& stands, const Cue& wrong) const {
    Misplacement found;
    const auto [first, last] = std::minmax(
        {sentences_.index_of(stands.range.begin), sentences_.index_of(wrong.range.begin)});
    constexpr std::size_t kFurthest = 2;
    if (last - first > kFurthest) return found;
    const std::size_t behind = std::min(last + 1, sentences_.all().size() - 1);
    found.region = {sentences_.all()[first].range.begin, sentences_.all()[behind].range.end};
    found.wrong = wrong_among(found.region);
    if (!found.wrong.empty()) found.told = &stands;
    return found;
  }

 private:
  std::vector<Range> wrong_among(const Range& region) const {
    std::vector<const Mention*> named;
    for (const Mention* mention : mentions_) {
      if (region.contains(mention->name.begin)) named.push_back(mention);
    }
    std::vector<Range> wrong;
    for (const Mention* mention : named) {
      if (stands_in(*mention) && !is_right(*mention)) wrong.push_back(mention->name);
    }
    const bool several = std::any_of(named.begin(), named.end(), [&](const Mention* mention) {
      return mention->topic != named.front()->topic;
    });
    if (!wrong.empty() || !several) return several || named.empty() ? wrong : std::vector<Range>();
    // Of two that nothing is said of, who tells of an error names it first.
    const auto right = std::find_if(named.begin(), named.end(),
                                    [this](const Mention* mention) { return is_right(*mention); });
    const std::size_t kept = right != named.end() ? (*right)->topic : named.back()->topic;
    for (const Mention* mention : named) {
      if (mention->topic != kept) wrong.push_back(mention->name);
    }
    return wrong;
  }

  bool stands_in(const Mention& mention) const {
    return is_denied(mention) || is_said(List::kStandsAt, mention);
  }
  bool is_right(const Mention& mention) const {
    return !is_denied(mention) && is_said(List::kRightGroup, mention);
  }

  // "niet Rekenen maar Taal", "in plaats van Rekenen moet daar Taal staan"
  bool is_denied(const Mention& mention) const {
    if (mention.phrase.begin == 0) return false;
    const std::size_t before = before_phrase(cues_, mention);
    return cues_.covers(List::kNegation, before) ||
           (cues_.covers(List::kInsteadOf, before) &&
            cues_.any(List::kRightGroup, clause_of(mention)));
  }

  // In the clause of the mention; of several in one clause it is said of the next one.
  bool is_said(List list, const Mention& mention) const {
    const Range clause = clause_of(mention);
    const auto other_in = [&](const Range& range) {
      return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention* other) {
        return other->topic != mention.topic && range.contains(other->name.begin);
      });
    };
    const bool alone = !other_in(clause);
    const std::vector<Range> said = cues_.all(list, clause);
    return std::any_of(said.begin(), said.end(), [&](const Range& cue) {
      return alone ||
             (cue.begin < mention.name.begin && !other_in({cue.begin, mention.name.begin}));
    });
  }

  Range clause_of(const Mention& mention) const {
    Range clause = sentences_.clause_of(document_, mention.name.begin);
    clause.end = std::max(clause.end, mention.name.end);
    // "sta ik bij Taal terwijl ik naar Rekenen wilde"
    return between_breaks(cues_, clause, mention.name);
  }

  const Document& document_;
  const Cues& cues_;
  const Sentences& sentences_;
  std::vector<const Mention*> mentions_;  // in the writer's own words
};

void tell(Wish& wish, const char* why) {
  wish.stance = Stance::kWished;
  wish.of_earlier = true;
  if (wish.confidence < kSaidOfEarlier) wish.why = why;
  wish.confidence = std::max(wish.confidence, kSaidOfEarlier);
}

void correct_misplaced(const Misplacement& found, std::vector<Wish>& wishes) {
  std::vector<Wish*> right;
  for (Wish& wish : wishes) {
    const Range& name = wish.mention.name;
    if (!found.region.contains(name.begin)) continue;
    const bool wrong = std::find(found.wrong.begin(), found.wrong.end(), name) != found.wrong.end();
    if (wrong)
      wish.stance = Stance::kDeclined;
    else
      right.push_back(&wish);
  }
  // "Taal in plaats van Rekenen" may as well tell what stands there and what should.
  const bool all_declined = std::all_of(right.begin(), right.end(), [](const Wish* wish) {
    return wish->stance == Stance::kDeclined;
  });
  for (Wish* wish : right) {
    if (all_declined || wish->stance != Stance::kDeclined)
      tell(*wish, "what an earlier registration should have been");
  }
}

// Whether something is added to what was registered before, and nothing is exchanged for it.
bool only_adds(const WishContext& c, const std::vector<Wish>& wishes, const Range& earlier) {
  for (const List list : {List::kSwitches, List::kInsteadOf, List::kCorrection, List::kCancel,
                          List::kTakesPlace, List::kRemoves}) {
    if (first_own(c.document, c.cues, list) != nullptr) return false;
  }
  return std::any_of(wishes.begin(), wishes.end(), [&](const Wish& wish) {
    const Range& sentence = c.sentences.of(wish.mention.name.begin).range;
    return is_sure(wish) && !earlier.contains(wish.mention.name.begin) &&
           (c.cues.any(List::kAdditive, sentence) || c.cues.any(List::kAlso, sentence));
  });
}

void keep_earlier(const WishContext& c, std::vector<Wish>& wishes) {
  for (const Cue& cue : c.cues.of(List::kAlreadyRegistered)) {
    if (!is_own(c.document[cue.range.begin].zone)) continue;
    const Range earlier = c.sentences.clause_of(c.document, cue.range.begin);
    if (!only_adds(c, wishes, earlier)) continue;
    for (Wish& wish : wishes) {
      if (!earlier.contains(wish.mention.name.begin) || wish.stance == Stance::kDeclined) continue;
      tell(wish, "registered before, and kept");
    }
  }
}

}  // namespace

Misplacement find_misplacement(const Document& document, const Cues& cues,
                               const Sentences& sentences, const std::vector<Mention>& mentions) {
  const Cue* stands = first_own(document, cues, List::kStandsAt);
  const Cue* wrong = first_own(document, cues, List::kWentWrong);
  if (stands == nullptr || wrong == nullptr) return {};
  return MisplacementFinder(document, cues, sentences, mentions).find(*stands, *wrong);
}

void settle_earlier(const WishContext& c, const std::vector<Mention>& mentions,
                    std::vector<Wish>& wishes) {
  const Misplacement found = find_misplacement(c.document, c.cues, c.sentences, mentions);
  if (found.told != nullptr) {
    correct_misplaced(found, wishes);
  } else {
    keep_earlier(c, wishes);
  }
}

}  // namespace meldaan::extract
