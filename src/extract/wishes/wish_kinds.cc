#include "extract/wishes/wish_kinds.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/wishes/refusals.h"
#include "extract/wishes/stance.h"

namespace meldaan::extract {
namespace {

class KindSettler {
 public:
  KindSettler(const WishContext& context, const Reach& reach, const std::vector<Mention>& mentions)
      : c_(context), reach_(reach), mentions_(mentions) {}

  Kinds settled(const Mention& mention) const {
    if (c_.catalogue.topics()[mention.topic].groups.size() == 1) return {};
    const Sentence& sentence = c_.sentences.of(mention.name.begin);
    if (!mention.kinds.empty() && !mention.kinds_in_doubt) return mention.kinds;
    // "W&T staat er drie keer in: het gaat mij om het project, de PLG hoeft niet"
    const auto told = told_behind(mention);
    if (told && mention.kinds.empty() && !told->empty()) return *told;
    if (takes_all(mention)) return Kinds::all();
    if (!mention.kinds.empty()) return {};
    if (const KindRun behind = kinds_in_brackets(mention);
        !behind.kinds.empty() && !behind.in_doubt)
      return behind.kinds;
    if (told) return *told;
    if (const Kinds listed = kinds_of_list(mention); !listed.empty()) return listed;
    KindRun run = loose_kinds(sentence.range, sentence.range.begin);
    const std::size_t next = c_.sentences.index_of(mention.name.begin) + 1;
    if (run.kinds.empty() && next < c_.sentences.all().size()) {
      const Sentence& following = c_.sentences.all()[next];
      if (is_own(doc()[following.range.begin].zone) && !following.question &&
          !reach_.mention_between(following.range.begin, following.range.end)) {
        run = loose_kinds(following.range, following.range.begin);
      }
    }
    return run.in_doubt ? Kinds() : run.kinds;
  }

  Kinds by_themselves() const {
    Kinds said;
    for (const Sentence& sentence : c_.sentences.all()) {
      if (sentence.range.empty() || !is_own(doc()[sentence.range.begin].zone) || sentence.question)
        continue;
      const KindRun run = loose_kinds(sentence.range, sentence.range.begin);
      if (run.in_doubt) return {};
      for (const GroupKind kind : kEveryKind) {
        if (run.kinds.has(kind)) said.add(kind);
      }
    }
    return said;
  }

 private:
  // "De PLG's Mobiel leren en W&T": a kind in the plural is that of all that are listed behind it.
  Kinds kinds_of_list(const Mention& mention) const {
    auto at = first_from(mentions_, mention.name.begin);
    while (at != mentions_.end() && at != mentions_.begin() && at->phrase.begin == at->name.begin) {
      const Mention& before = *std::prev(at);
      for (std::size_t i = before.name.end; i < at->phrase.begin; ++i) {
        if (!c_.cues.covers(List::kAnd, i) && !doc().is_mark(i, ',')) return {};
      }
      if (c_.cues.any(List::kKindPlural, {before.phrase.begin, before.name.begin}))
        return before.kinds;
      --at;
    }
    return {};
  }

  // "Ik wil alle drie", in the sentence or, where no other group is named, in one soon behind it.
  bool takes_all(const Mention& mention) const {
    constexpr std::size_t kFurthest = 2;
    const std::size_t first = c_.sentences.index_of(mention.name.begin);
    if (says_all(c_.sentences.all()[first].range)) return true;
    for (std::size_t next = first + 1;
         next <= first + kFurthest && next < c_.sentences.all().size(); ++next) {
      const Sentence& sentence = c_.sentences.all()[next];
      const auto other = [&](const Mention& m) {
        return sentence.range.contains(m.name.begin) && m.topic != mention.topic;
      };
      if (sentence.range.empty() || !is_own(doc()[sentence.range.begin].zone) ||
          std::any_of(mentions_.begin(), mentions_.end(), other))
        return false;
      if (!sentence.question && says_all(sentence.range) &&
          negations_in(c_.cues, sentence.range).empty())
        return true;
    }
    return false;
  }

  // "Alle drie graag", "ik wil alle drie"; but "ik zie W&T drie keer staan".
  bool says_all(const Range& sentence) const {
    const std::vector<Range> all = c_.cues.all(List::kAllKinds, sentence);
    return std::any_of(all.begin(), all.end(), [&](const Range& cue) {
      const Range clause = reach_.clause_at(cue.begin);
      return reach_.wants(clause) || !c_.cues.any(List::kAuxiliary, clause) ||
             c_.cues.any(List::kAffirmation, clause);
    });
  }

  // "W&T graag: de PLG en het project, de werkgroep hoeft niet": what is said of each kind by
  // itself; nothing where none is named.
  std::optional<Kinds> told_behind(const Mention& head) const {
    auto at = first_from(mentions_, head.name.begin);
    const bool asked_which = is_asked_which(head);
    Kinds wished;
    Kinds left = Kinds::all();
    std::size_t refused = 0;
    std::size_t last = head.name.end;
    for (; at != mentions_.end() && std::next(at) != mentions_.end() && std::next(at)->kind_alone;
         ++at) {
      const Mention& alone = *std::next(at);
      const Stance stance = stance_of(c_, reach_, alone, false);
      const bool alternative = !wished.empty() && c_.cues.any(List::kOr, {last, alone.name.begin});
      if (asked_which) return Kinds();
      // "Of dat nu de PLG of de werkgroep moet zijn weet ik niet"
      const bool unknown = c_.cues.any(List::kUndecided, c_.sentences.of(alone.name.begin).range);
      if (alternative && (unknown || stance == Stance::kWished)) return Kinds();
      for (const GroupKind kind : kEveryKind) {
        if (!alone.kinds.has(kind)) continue;
        if (stance == Stance::kWished) wished.add(kind);
        if (stance == Stance::kDeclined && left.has(kind)) {
          left.remove(kind);
          ++refused;
        }
      }
      last = alone.name.end;
    }
    if (!wished.empty()) return wished;
    return refused == kEveryKind.size() - 1 ? std::optional(left) : std::nullopt;
  }

  // "… drie keer: als PLG, als werkgroep en als project. Welke past bij iemand die net begint?"
  bool is_asked_which(const Mention& head) const {
    constexpr std::size_t kFurthest = 2;
    const std::size_t first = c_.sentences.index_of(head.name.begin);
    // "Wat is het verschil?"
    const auto asks_which = [this](const Range& range) {
      return c_.cues.at(List::kWhichOne, range.begin) || c_.cues.any(List::kUndecided, range);
    };
    for (std::size_t i = first; i <= first + kFurthest && i < c_.sentences.all().size(); ++i) {
      const Sentence& sentence = c_.sentences.all()[i];
      if (sentence.question && !sentence.range.empty() && asks_which(sentence.range)) return true;
    }
    return false;
  }

  const Document& doc() const { return c_.document; }

  std::optional<GroupKind> kind_at(std::size_t token, std::size_t& end) const {
    for (const auto& [list, kind] : kNamedKinds) {
      end = c_.cues.end_at(list, token);
      if (end > token) return kind;
    }
    return std::nullopt;
  }

  // Kind words of the sentence that belong to no group's name and are not declined.
  KindRun loose_kinds(const Range& sentence, std::size_t from) const {
    KindRun run;
    std::size_t last = sentence.end;
    for (std::size_t i = from; i < sentence.end; ++i) {
      std::size_t end = i;
      const auto kind = kind_at(i, end);
      if (!kind) continue;
      const bool bound = std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) {
        return m.phrase.contains(i) && c_.catalogue.topics()[m.topic].groups.size() == 1;
      });
      if (bound || is_refused({i, end})) continue;
      if (last < i && c_.cues.any(List::kOr, {last, i})) run.in_doubt = true;
      run.kinds.add(*kind);
      last = end;
      i = end - 1;
    }
    return run;
  }

  // "De werkgroep hoeft niet.", "niet de PLG", "het project bedoel ik niet".
  bool is_refused(const Range& kind) const {
    const Range clause = reach_.clause_at(kind.begin);
    if (!negations_in(c_.cues, {clause.begin, kind.begin}).empty()) return true;
    Mention alone;
    alone.name = alone.phrase = kind;
    alone.kind_alone = alone.has_kind_word = true;
    return stance_of(c_, reach_, alone, false) == Stance::kDeclined;
  }

  // "W&T (de PLG)"
  KindRun kinds_in_brackets(const Mention& mention) const {
    const std::size_t open = mention.name.end;
    if (open >= doc().size() || !doc().is_mark(open, '(')) return {};
    std::size_t close = open;
    while (close < doc().size() && !doc().is_mark(close, ')') && !doc().breaks_after(close))
      ++close;
    return loose_kinds({open, close}, open);
  }

  const WishContext& c_;
  const Reach& reach_;
  const std::vector<Mention>& mentions_;
};

}  // namespace

Kinds settled_kinds(const WishContext& context, const Reach& reach,
                    const std::vector<Mention>& mentions, const Mention& mention) {
  return KindSettler(context, reach, mentions).settled(mention);
}

Kinds kinds_by_themselves(const WishContext& context, const std::vector<Mention>& mentions) {
  return KindSettler(context, Reach(context, mentions), mentions).by_themselves();
}

}  // namespace meldaan::extract
