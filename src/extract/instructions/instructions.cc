#include "extract/instructions/instructions.h"

#include <algorithm>
#include <limits>

#include "extract/instructions/instruction_kinds.h"

namespace meldaan::extract {
namespace {

// Whoever writes a longer sentence tells a story; and they bound the time that cutting takes.
constexpr std::size_t kMostCuts = 40;
constexpr std::size_t kLongestPiece = 60;

constexpr std::size_t kUnderstood = 10;
constexpr std::size_t kAsideWords = 11;  // what can be done is not passed over
constexpr std::size_t kNotUnderstood = 1000;
constexpr std::size_t kWord = 20;  // each that was not understood: no more of them than must be

class Cutting {
 public:
  explicit Cutting(const Answer& answer) : answer_(answer), document_(answer.document) {}

  std::vector<Instruction> run() {
    for (const Sentence& sentence : answer_.part.sentences().all()) {
      Range range = sentence.range;
      while (range.begin < range.end && !is_said(range.begin)) ++range.begin;
      while (range.end > range.begin && !is_said(range.end - 1)) --range.end;
      if (!range.empty()) cut(range, sentence.question);
    }
    doubt_remarks();
    doubt_bare_names();
    drop_bare_noes();
    return std::move(instructions_);
  }

 private:
  // "Akkoord. Hij werkt daar niet meer." Whoever agrees has it stored and told at once: what stands
  // beside it must be understood word by word, as little as it seems to ask for.
  void doubt_remarks() {
    const bool agrees =
        std::any_of(instructions_.begin(), instructions_.end(),
                    [](const Instruction& one) { return one.ruling == Ruling::kAccept; });
    for (std::size_t i = 0; agrees && i < instructions_.size(); ++i) {
      if (!instructions_[i].is_aside() || bears_agreement(answer_, pieces_[i])) continue;
      instructions_[i].understood = false;
      instructions_[i].against = answer_.any(List::kSettleAgainst, pieces_[i]) &&
                                 !answer_.any(List::kSettleWait, pieces_[i]);
    }
  }

  // "Marit Slot" alone is the name that is missing; beside something else it may sign it.
  void doubt_bare_names() {
    const auto does = [](const Instruction& one) { return one.ruling || one.changes(); };
    if (std::count_if(instructions_.begin(), instructions_.end(), does) < 2) return;
    for (Instruction& one : instructions_) {
      if (one.is_bare_name()) one.understood = false;
    }
  }

  // "Nee. Ze werkt op De Esch", "te laat, maar mag komen": not a no to all of it.
  void drop_bare_noes() {
    const auto does = [](const Instruction& one) { return one.ruling || one.changes(); };
    if (std::count_if(instructions_.begin(), instructions_.end(), does) < 2) return;
    for (std::size_t i = 0; i < instructions_.size(); ++i) {
      const bool is_weak =
          is_bare_no(answer_, pieces_[i]) || answer_.any(List::kSettleAside, pieces_[i]);
      if (!instructions_[i].refuses || !is_weak) continue;
      instructions_[i].refuses = false;
      instructions_[i].ruling.reset();
    }
  }

  bool is_said(std::size_t token) const {
    const Zone zone = document_[token].zone;
    return is_own(zone) || zone == Zone::kInvitation;
  }

  bool parts_behind(std::size_t token) const {
    return parts_clauses(document_, token) || document_.is_mark(token, '+') ||
           document_.is_mark(token, '!') || document_.is_mark(token, '&');
  }

  bool may_begin(std::size_t token) const {
    constexpr List kLabels[] = {List::kLabelName, List::kLabelSchool, List::kLabelFoundation,
                                List::kLabelGroup, List::kLabelEmail};
    const bool mark = document_[token - 1].kind == TokenKind::kPunctuation &&
                      (!document_[token].glued || parts_behind(token - 1));
    return mark || answer_.at(List::kSettleLink, token) || document_.is_mark(token, '(') ||
           std::any_of(std::begin(kLabels), std::end(kLabels),
                       [&](List list) { return answer_.at(list, token); });
  }

  // "School De Beek akkoord"
  bool agrees_at_the_end(std::size_t token, std::size_t sentence_end) const {
    std::size_t end = answer_.end_at(List::kSettleAccept, token);
    if (end == token) return false;
    while (end < sentence_end && document_[end].kind == TokenKind::kPunctuation) ++end;
    return end == sentence_end;
  }

  // "Is dit Jan van De Esch?" and "Is er nog plek?" only ask; "Wil je haar afmelden?" wants it
  // done.
  bool asks(const Range& range, bool question) const {
    return question &&
           (!answer_.at(List::kRequest, range.begin) || answer_.at(List::kNamesIt, range.begin));
  }

  void cut(const Range& sentence, bool question) {
    std::vector<std::size_t> cuts{sentence.begin};
    for (std::size_t at = sentence.begin + 1; at < sentence.end; ++at) {
      if (may_begin(at) || agrees_at_the_end(at, sentence.end)) cuts.push_back(at);
    }
    cuts.push_back(sentence.end);
    if (cuts.size() > kMostCuts || asks(sentence, question)) {
      Instruction asked = unclear(sentence);
      asked.only_tells = false;
      return keep(std::move(asked), sentence);
    }
    const std::vector<std::size_t> from = cheapest(cuts);
    std::vector<Range> pieces;
    for (std::size_t end = cuts.size() - 1; end > 0; end = from[end])
      pieces.push_back({cuts[from[end]], cuts[end]});
    std::reverse(pieces.begin(), pieces.end());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      Instruction said = understand(pieces[i]);
      Range piece = pieces[i];
      // "En Tom Tol gaat naar Rekenen": of whom nobody knows who it is that goes.
      while (!said.understood && i + 1 < pieces.size() && !is_parted(pieces[i + 1].begin)) {
        piece.end = pieces[++i].end;
        said = unclear(piece);
      }
      keep(std::move(said), piece);
    }
  }

  bool is_parted(std::size_t token) const {
    return document_[token - 1].kind == TokenKind::kPunctuation ||
           document_[token].kind == TokenKind::kPunctuation || answer_.at(List::kSettleLink, token);
  }

  // For each cut the one before it in the cheapest way to come there.
  std::vector<std::size_t> cheapest(const std::vector<std::size_t>& cuts) const {
    std::vector<std::size_t> cost(cuts.size(), std::numeric_limits<std::size_t>::max());
    std::vector<std::size_t> from(cuts.size(), 0);
    cost[0] = 0;
    for (std::size_t end = 1; end < cuts.size(); ++end) {
      for (std::size_t begin = 0; begin < end; ++begin) {
        const Range piece{cuts[begin], cuts[end]};
        const std::size_t sum = cost[begin] + cost_of(piece);
        if (sum >= cost[end]) continue;
        cost[end] = sum;
        from[end] = begin;
      }
    }
    return from;
  }

  std::size_t cost_of(const Range& piece) const {
    if (piece.size() > kLongestPiece) return kNotUnderstood + kWord * piece.size();
    const Instruction instruction = understand(piece);
    if (!instruction.understood) return kNotUnderstood + kWord * piece.size();
    return instruction.is_aside() ? kAsideWords + kWord * loose_words(answer_, piece) : kUnderstood;
  }

  Instruction understand(const Range& piece) const {
    for (const auto kind : {value_in, groups_in, ruling_in, missing_name_in, aside_in}) {
      std::optional<Instruction> found = kind(answer_, piece);
      if (!found) continue;
      found->understood = true;
      found->words = document_.original(piece);
      if (found->whom.empty()) found->whom = Span(answer_, piece).whom();
      return *std::move(found);
    }
    return unclear(piece);
  }

  Instruction unclear(const Range& piece) const {
    Instruction instruction;
    instruction.words = document_.original(piece);
    instruction.only_tells = only_tells(answer_, piece);
    instruction.comes = answer_.any(List::kComesAfterAll, piece);
    return instruction;
  }

  // "Bea bedoelen ze. Afmelden." is about her; "allebei" is about all.
  void keep(Instruction instruction, const Range& piece) {
    const bool all = answer_.any(List::kBoth, piece) || answer_.any(List::kAllOfThem, piece);
    // "Cor gaat naar taal. Akkoord." agrees with all of it.
    const bool of_all = all || (instruction.ruling && instruction.ruling != Ruling::kCancel);
    if (instruction.whom.empty() && !of_all) {
      instruction.whom = last_;
    } else if (instruction.understood) {
      last_ = instruction.whom;
    }
    if (may_be_both(instruction, piece)) instruction.understood = false;
    tell_ones_apart(instruction, piece);
    instruction.points_below = answer_.any(List::kSettleBelow, piece);
    instructions_.push_back(std::move(instruction));
    pieces_.push_back(piece);
  }

  // "Dat is dezelfde persoon", "niet dubbel", "het zijn er twee".
  void tell_ones_apart(Instruction& instruction, const Range& piece) const {
    const bool same = answer_.any(List::kSettleSameOne, piece);
    instruction.two_ones =
        answer_.any(List::kSettleTwoOnes, piece) || (same && denies_beside_same(piece));
    instruction.same_one = !instruction.two_ones && same;
  }

  // "Niet samenvoegen", "voeg ze niet samen".
  bool denies_beside_same(const Range& piece) const {
    const std::vector<Cue> same = outermost(answer_, {List::kSettleSameOne}, piece);
    const std::vector<Cue> denying = denials(answer_, piece);
    return std::any_of(same.begin(), same.end(), [&](const Cue& cue) {
      const Range head{cue.range.begin, cue.head == 0 ? cue.range.end : cue.range.begin + cue.head};
      return std::any_of(denying.begin(), denying.end(), [&](const Cue& no) {
        return no.range.begin < cue.range.end && !head.overlaps(no.range);
      });
    });
  }

  // "Akkoord, maar zet haar bij taal": beside what she has, or in its place?
  bool may_be_both(const Instruction& instruction, const Range& piece) const {
    const bool contrasts = !instructions_.empty() && instructions_.back().ruling &&
                           answer_.at(List::kContrast, piece.begin);
    if (!contrasts || instruction.joins.empty() || instruction.only ||
        !instruction.leaves.empty() || answer_.any(List::kAdditive, piece))
      return false;
    return std::any_of(answer_.about.begin(), answer_.about.end(),
                       [](const Person& one) { return !one.groups.empty(); });
  }

  const Answer& answer_;
  const Document& document_;
  std::vector<Instruction> instructions_;
  std::vector<Range> pieces_;  // that they are read from
  std::vector<std::size_t> last_;
};

}  // namespace

std::vector<Instruction> read_instructions(const Answer& answer) {
  return Cutting(answer).run();
}

}  // namespace meldaan::extract
