#include <algorithm>
#include <array>

#include "extract/groups/kinds.h"
#include "extract/instructions/instruction_kinds.h"
#include "extract/wishes/chosen_groups.h"

namespace meldaan::extract {
namespace {

// What may stand beside a group's name.
constexpr std::array kBeside = {
    List::kSettleMoves,      List::kLabelGroup,   List::kWish,
    List::kKindAny,          List::kKindPlg,      List::kKindWerkgroep,
    List::kKindProjectgroep, List::kAnd,          List::kOnly,
    List::kAdditive,         List::kAlso,         List::kNegation,
    List::kInsteadOf,        List::kPreference,   List::kReplaces,
    List::kSettleCancel,     List::kSettleStates, List::kNamesIt,
    List::kContrast,         List::kRequest,      List::kCorrection,
};

class Groups {
 public:
  Groups(const Answer& answer, const Range& range)
      : answer_(answer), document_(answer.document), range_(range) {
    for (const Mention& mention : answer.part.mentions()) {
      if (range.holds(mention.name)) mentions_.push_back(&mention);
    }
  }

  std::optional<Instruction> find() const {
    if (mentions_.empty() || !all_accounted_for() || is_mixed()) return std::nullopt;
    Instruction instruction;
    for (const Mention* mention : mentions_) {
      const std::optional<bool> leaves = leaves_it(*mention);
      const std::vector<GroupId> groups = meant(*mention, leaves.value_or(false));
      if (!leaves || groups.empty()) return std::nullopt;
      std::vector<GroupId>& all = *leaves ? instruction.leaves : instruction.joins;
      all.insert(all.end(), groups.begin(), groups.end());
    }
    instruction.only = !instruction.joins.empty() && takes_the_place();
    return instruction;
  }

 private:
  bool all_accounted_for() const {
    Span span(answer_, range_);
    for (const Mention* mention : mentions_) {
      span.explain(mention->phrase);
      span.explain(mention->name);
    }
    for (const List list : kBeside) span.explain(list);
    return span.all_explained();
  }

  bool says(List list) const { return answer_.any(list, range_); }

  bool cancels() const { return says(List::kSettleCancel); }

  // "Meld haar af bij HRM en zet haar bij taal", "niet HRM maar taal": two parts, or none that is
  // understood.
  bool is_mixed() const {
    if (cancels() && (answer_.any(List::kContrast, range_) || says_move())) return true;
    return denies() && !is_denied_throughout();
  }

  bool says_move() const {
    for (const Cue& cue : answer_.cues_of(List::kSettleMoves).of(List::kSettleMoves)) {
      if (range_.holds(cue.range) && document_.folded(cue.range.begin).starts_with("zet"))
        return true;
    }
    return false;
  }

  bool denies() const { return !denials(answer_, range_).empty() && !cancels(); }

  // "niet naar HRM en rekenen" or "HRM niet", but not "taal en niet rekenen"
  bool is_denied_throughout() const {
    const Range negation = denials(answer_, range_).front().range;
    const bool before = negation.begin < mentions_.front()->name.begin;
    const bool behind = negation.begin >= mentions_.back()->name.end;
    const bool contrast =
        std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention* mention) {
          return answer_.any(List::kContrast, {negation.end, mention->name.begin});
        });
    return ((before && !contrast) || behind) && are_listed();
  }

  // "taal en rekenen", but not "taal en met rekenen"
  bool are_listed() const {
    for (std::size_t i = 1; i < mentions_.size(); ++i) {
      const std::size_t begin = std::max(mentions_[i - 1]->phrase.end, mentions_[i - 1]->name.end);
      const std::size_t end = std::min(mentions_[i]->phrase.begin, mentions_[i]->name.begin);
      for (std::size_t at = begin; at < end; ++at) {
        const Cues& cues = answer_.part.cues();
        const bool links = document_[at].kind == TokenKind::kPunctuation ||
                           cues.covers(List::kAnd, at) || cues.covers(List::kOr, at) ||
                           cues.covers(List::kArticle, at);
        if (!links) return false;
      }
    }
    return true;
  }

  // nullopt where it cannot be told.
  std::optional<bool> leaves_it(const Mention& mention) const {
    if (cancels() || denies()) return true;
    const Cue* instead = answer_.part.cues().first(List::kInsteadOf, range_);
    if (instead != nullptr) return mention.name.begin >= instead->range.end;
    if (says(List::kPreference) && stands_behind_than(mention)) return true;
    if (!comes_from(mention)) return false;
    // "van taal naar rekenen"
    const bool goes_on = mentions_.back() != &mention;
    return goes_on ? std::optional(true) : std::nullopt;
  }

  // "liever gedrag dan taal"
  bool stands_behind_than(const Mention& mention) const {
    const Range before{mentions_.front()->name.end, mention.name.begin};
    return &mention != mentions_.front() && answer_.any(List::kThan, before);
  }

  bool comes_from(const Mention& mention) const {
    std::size_t at = std::min(mention.phrase.begin, mention.name.begin);
    while (at > range_.begin && answer_.part.cues().covers(List::kArticle, at - 1)) --at;
    return at > range_.begin && answer_.at(List::kFrom, at - 1);
  }

  // Of a topic that stands in several kinds those that are named with it; of one that is left, and
  // of which nothing more is said, whatever the person has of it.
  std::vector<GroupId> meant(const Mention& mention, bool leaves) const {
    const Kinds kinds = mention.kinds.empty() ? kinds_behind(mention) : mention.kinds;
    std::vector<GroupId> groups = groups_of(answer_.catalogue.topics()[mention.topic], kinds);
    if (mention.kinds_in_doubt) groups.clear();
    const bool clear = groups.size() == 1 || leaves || !kinds.empty();
    return clear ? groups : std::vector<GroupId>();
  }

  // "W&T (werkgroep)"
  Kinds kinds_behind(const Mention& mention) const {
    std::size_t at = mention.name.end;
    while (at < range_.end && document_[at].kind == TokenKind::kPunctuation &&
           !document_.is_mark(at, ','))
      ++at;
    Kinds kinds;
    for (const auto& [list, kind] : kNamedKinds) {
      if (at < range_.end && answer_.at(list, at)) kinds.add(kind);
    }
    return kinds;
  }

  // "Alleen taal", "liever taal", "groepen: taal": of what there was nothing is left.
  bool takes_the_place() const {
    if (says(List::kAdditive) || says(List::kAlso)) return false;
    if (says(List::kOnly) || says(List::kPreference) || says(List::kReplaces)) return true;
    const std::size_t first =
        std::min(mentions_.front()->phrase.begin, mentions_.front()->name.begin);
    for (const Cue& cue : answer_.part.cues().of(List::kLabelGroup)) {
      if (cue.range.begin < range_.begin || cue.range.begin > first) continue;
      if (is_noun(cue)) return true;
    }
    return false;
  }

  // "groep is taal", "groepen: taal"; not "wil naar", which is a label in a form
  bool is_noun(const Cue& cue) const {
    Span before(answer_, {range_.begin, cue.range.begin});
    return before.all_explained() && answer_.at(List::kKindAny, cue.range.begin) &&
           !answer_.any(List::kSettleMoves, {range_.begin, cue.range.begin});
  }

  const Answer& answer_;
  const Document& document_;
  Range range_;
  std::vector<const Mention*> mentions_;
};

}  // namespace

std::optional<Instruction> groups_in(const Answer& answer, const Range& range) {
  return Groups(answer, range).find();
}

}  // namespace meldaan::extract
