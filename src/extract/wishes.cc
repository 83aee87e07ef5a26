#include "extract/wishes.h"

#include <algorithm>
#include <optional>

#include "extract/questions.h"

namespace meldaan::extract {
namespace {

// What a mention is worth before anything speaks for or against it, and what each sign adds. A bare
// "taal" in a sentence that wants something is just sure; without any such sign it stays below
// kSure.
constexpr double kBareName = 0.55;
constexpr double kEverydayWord = 0.45;
constexpr double kKindWord = 0.20;
constexpr double kWishInClause = 0.35;
constexpr double kWishInSentence = 0.30;
constexpr double kIntroduced = 0.35;
constexpr double kAloneOnLine = 0.30;
constexpr double kSubject = 0.35;
constexpr double kLabelled = 0.97;
constexpr double kPerError = 0.02;
constexpr double kMost = 0.97;

class Weigher {
 public:
  Weigher(const WishContext& context, const std::vector<Mention>& mentions)
      : c_(context), mentions_(mentions) {}

  Wish weigh(const Mention& mention) const {
    Wish wish;
    wish.mention = mention;
    const bool labelled = is_labelled(mention);
    wish.labelled = labelled;
    wish.stance = stance_of(mention, labelled);
    wish.confidence = labelled ? kLabelled : confidence_of(mention, wish.why);
    if (labelled) wish.why = "a field for groups";
    wish.confidence -= kPerError * static_cast<double>(mention.errors);
    settle_kinds(wish);
    return wish;
  }

 private:
  const Document& doc() const { return c_.document; }

  bool is_labelled(const Mention& mention) const {
    return std::any_of(c_.fields.begin(), c_.fields.end(), [&](const Field& field) {
      return field.has(List::kLabelGroup) && field.value.contains(mention.name.begin);
    });
  }

  // A mention that continues an enumeration stands in the clause of the one before it: "Taal,
  // Rekenen en Gedrag".
  Range clause_of(const Mention& mention) const {
    Range clause = c_.sentences.clause_of(doc(), mention.name.begin);
    clause.begin = std::min(clause.begin, mention.phrase.begin);
    for (std::size_t i = number_of(mention); i > 0; --i) {
      const Mention& before = mentions_[i - 1];
      if (before.name.end > mentions_[i].phrase.begin || !enumerates(before, mentions_[i])) break;
      const Range joined = c_.sentences.clause_of(doc(), before.name.begin);
      clause.begin = std::min(clause.begin, joined.begin);
    }
    return clause;
  }

  std::size_t number_of(const Mention& mention) const {
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].name == mention.name) return i;
    }
    return 0;
  }

  // Nothing but commas, conjunctions and articles stands between the two, and no "niet".
  bool enumerates(const Mention& before, const Mention& after) const {
    if (c_.sentences.index_of(before.name.begin) != c_.sentences.index_of(after.name.begin))
      return false;
    for (std::size_t i = before.name.end; i < after.phrase.begin; ++i) {
      const bool link = doc().is_mark(i, ',') || doc().is_mark(i, '/') || doc().is_mark(i, '"') ||
                        doc().is_mark(i, '\'') || c_.cues.covers(List::kAnd, i) ||
                        c_.cues.covers(List::kParticle, i);
      if (!link) return false;
    }
    return true;
  }

  std::vector<Range> negations_in(const Range& range) const {
    std::vector<Range> found = c_.cues.all(List::kNegation, range);
    std::erase_if(found, [&](const Range& negation) {
      for (const Range& harmless : c_.cues.all(List::kNoNegation, range)) {
        if (harmless.overlaps(negation)) return true;
      }
      return false;
    });
    return found;
  }

  bool mention_between(std::size_t begin, std::size_t end) const {
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) {
      return m.name.begin >= begin && m.name.end <= end;
    });
  }

  bool is_declined(const Mention& mention, const Range& clause) const {
    for (const Range& negation : negations_in(clause)) {
      const bool before = negation.end <= mention.name.begin;
      if (before && !c_.cues.any(List::kContrast, {negation.end, mention.phrase.begin}))
        return true;
      // "Voor HRM hoef ik niet op de lijst": what comes first is meant only where nothing follows.
      if (negation.begin >= mention.name.end && !mention_between(negation.end, clause.end) &&
          !c_.cues.any(List::kContrast, {mention.name.end, negation.begin})) {
        return true;
      }
    }
    const Range sentence = c_.sentences.of(mention.name.begin).range;
    for (const Range& instead :
         c_.cues.all(List::kInsteadOf, {sentence.begin, mention.name.begin})) {
      if (!mention_between(instead.end, mention.phrase.begin)) return true;
    }
    // "liever taal dan rekenen"
    for (const Range& rather :
         c_.cues.all(List::kPreference, {sentence.begin, mention.name.begin})) {
      const Cue* than = c_.cues.first(List::kThan, {rather.end, mention.phrase.begin});
      if (than != nullptr && mention_between(rather.end, than->range.begin)) return true;
    }
    return false;
  }

  bool is_job(const Mention& mention) const {
    if (mention.has_kind_word) return false;
    for (const Range& job : c_.cues.all(List::kJob, c_.sentences.of(mention.name.begin).range)) {
      if (job.begin <= mention.name.begin && job.end >= mention.name.end) return true;
    }
    return false;
  }

  Stance stance_of(const Mention& mention, bool labelled) const {
    const Range clause = clause_of(mention);
    if (is_declined(mention, clause)) return Stance::kDeclined;
    if (labelled) return Stance::kWished;
    if (!is_own(doc()[mention.name.begin].zone) || is_job(mention)) return Stance::kSpokenOf;
    const Sentence& sentence = c_.sentences.of(mention.name.begin);
    if (is_asked(doc(), c_.cues, c_.sentences, mention.name.begin)) return Stance::kSpokenOf;
    if (c_.cues.any(List::kHistory, clause) && !c_.cues.any(List::kWish, clause))
      return Stance::kSpokenOf;
    if (c_.cues.any(List::kUndecided, sentence.range) && !mention.has_kind_word)
      return Stance::kSpokenOf;
    return Stance::kWished;
  }

  bool wants(const Range& range) const {
    return c_.cues.any(List::kWish, range) || c_.cues.any(List::kRegister, range);
  }

  // "Wim de Boer - IKC": behind a person's name at the line's beginning.
  std::size_t behind_name(const Line& line) const {
    std::size_t at = line.first;
    while (at < line.last &&
           (doc()[at].kind == TokenKind::kPunctuation || doc()[at].kind == TokenKind::kNumber))
      ++at;
    if (at >= line.last || !c_.cues.at(List::kFirstName, at) || !doc()[at].capital)
      return line.first;
    while (at < line.last && doc().is_word(at)) ++at;
    return at < line.last ? at : line.first;
  }

  // Whether only groups, kind words and a bullet stand on the mention's line.
  bool alone_on_line(const Mention& mention) const {
    Line line = doc().lines()[doc()[mention.name.begin].line];
    line.first = behind_name(line);
    for (std::size_t i = line.first; i < line.last; ++i) {
      const bool part = doc()[i].kind == TokenKind::kPunctuation ||
                        doc()[i].kind == TokenKind::kNumber || c_.cues.covers(List::kAnd, i) ||
                        c_.cues.covers(List::kParticle, i) ||
                        std::any_of(mentions_.begin(), mentions_.end(),
                                    [&](const Mention& m) { return m.phrase.contains(i); });
      if (!part) return false;
    }
    return true;
  }

  // "Allebei naar Taal.", "En voor Gedrag!": a sentence without a verb, of which the group is the
  // point.
  bool is_kind_word(std::size_t token) const {
    for (const List list :
         {List::kKindPlg, List::kKindWerkgroep, List::kKindProjectgroep, List::kKindAny}) {
      if (c_.cues.covers(list, token)) return true;
    }
    return false;
  }

  bool elliptic(const Mention& mention) const {
    const Range& sentence = c_.sentences.of(mention.name.begin).range;
    if (!is_own(doc()[sentence.begin].zone)) return false;
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      const bool small =
          doc()[i].kind == TokenKind::kPunctuation || c_.cues.covers(List::kAbout, i) ||
          c_.cues.covers(List::kAnd, i) || c_.cues.covers(List::kParticle, i) ||
          c_.cues.covers(List::kEveryone, i) || c_.cues.covers(List::kFirstPerson, i) ||
          c_.cues.covers(List::kFirstName, i) || c_.cues.covers(List::kNegation, i) ||
          c_.cues.covers(List::kContrast, i) || is_kind_word(i);
      const bool group = std::any_of(mentions_.begin(), mentions_.end(),
                                     [i](const Mention& m) { return m.phrase.contains(i); });
      if (!small && !group) return false;
    }
    return true;
  }

  // "Ik zou graag aansluiten bij:" and the list below it.
  bool introduced(const Mention& mention) const {
    std::size_t number = c_.sentences.index_of(mention.name.begin);
    constexpr std::size_t kLongestList = 12;
    for (std::size_t back = 0; back < kLongestList && number > 0; ++back) {
      const Sentence& before = c_.sentences.all()[--number];
      if (before.introduces) return wants(before.range);
      if (!mention_between(before.range.begin, before.range.end)) return false;
    }
    return false;
  }

  // "Maar één ding: internationalisering", "wat ik leuk vind: het rekenen".
  bool behind_colon(const Mention& mention) const {
    std::size_t at = mention.phrase.begin;
    while (at > 0 && c_.cues.covers(List::kParticle, at - 1)) --at;
    return at > 1 && doc().is_mark(at - 1, ':') && doc()[at - 1].line == doc()[at].line &&
           doc()[at - 2].kind == TokenKind::kWord;
  }

  double confidence_of(const Mention& mention, std::string& why) const {
    double sum = mention.everyday ? kEverydayWord : kBareName;
    why = "the group's name";
    const auto add = [&](bool sign, double worth, const char* what) {
      if (!sign) return;
      sum += worth;
      why += std::string(", ") + what;
    };
    add(mention.has_kind_word, kKindWord, "its kind");
    const bool clause = wants(clause_of(mention));
    add(clause, kWishInClause, "a wish in its clause");
    add(!clause && wants(c_.sentences.of(mention.name.begin).range), kWishInSentence,
        "a wish in its sentence");
    const bool alone = alone_on_line(mention);
    add(alone, kAloneOnLine, "a line of its own");
    add(!alone && elliptic(mention), kAloneOnLine, "a sentence of its own");
    add(introduced(mention), kIntroduced, "below a wish");
    add(!clause && behind_colon(mention), kIntroduced, "announced by a colon");
    add(doc().source() == Source::kSubject, kSubject, "the subject");
    return std::min(sum, kMost);
  }

  std::optional<GroupKind> kind_at(std::size_t token, std::size_t& end) const {
    for (const auto& [list, kind] :
         {std::pair{List::kKindPlg, GroupKind::kPlg},
          std::pair{List::kKindWerkgroep, GroupKind::kWerkgroep},
          std::pair{List::kKindProjectgroep, GroupKind::kProjectgroep}}) {
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
      const Range clause = c_.sentences.clause_of(doc(), i);
      const bool declined = !negations_in({clause.begin, i}).empty();
      if (bound || declined) continue;
      if (last < i && c_.cues.any(List::kOr, {last, i})) run.in_doubt = true;
      run.kinds.add(*kind);
      last = end;
      i = end - 1;
    }
    return run;
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

  void settle_kinds(Wish& wish) const {
    const Topic& topic = c_.catalogue.topics()[wish.mention.topic];
    if (topic.groups.size() == 1) return;
    const Sentence& sentence = c_.sentences.of(wish.mention.name.begin);
    if (!wish.mention.kinds.empty()) {
      if (!wish.mention.kinds_in_doubt) wish.kinds = wish.mention.kinds;
      return;
    }
    if (const KindRun behind = kinds_in_brackets(wish.mention);
        !behind.kinds.empty() && !behind.in_doubt) {
      wish.kinds = behind.kinds;
      return;
    }
    if (c_.cues.any(List::kAllKinds, sentence.range)) {
      wish.kinds = Kinds::all();
      return;
    }
    KindRun run = loose_kinds(sentence.range, sentence.range.begin);
    const std::size_t next = c_.sentences.index_of(wish.mention.name.begin) + 1;
    if (run.kinds.empty() && next < c_.sentences.all().size()) {
      const Sentence& following = c_.sentences.all()[next];
      if (is_own(doc()[following.range.begin].zone) && !following.question &&
          !mention_between(following.range.begin, following.range.end)) {
        run = loose_kinds(following.range, following.range.begin);
      }
    }
    if (!run.in_doubt) wish.kinds = run.kinds;
  }

  const WishContext& c_;
  const std::vector<Mention>& mentions_;
};

// "Gedrag. PS: ik bedoel IKC in plaats van Gedrag": what is declined later was wished in error.
void take_back(std::vector<Wish>& wishes) {
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    for (std::size_t j = i + 1; j < wishes.size() && wishes[i].stance == Stance::kWished; ++j) {
      const bool same = wishes[j].mention.topic == wishes[i].mention.topic;
      if (same && wishes[j].stance == Stance::kDeclined && wishes[j].mention.kinds.empty()) {
        wishes[i].stance = Stance::kDeclined;
      }
    }
  }
}

}  // namespace

std::vector<Wish> weigh(const WishContext& context, const std::vector<Mention>& mentions,
                        const std::vector<Range>& claimed) {
  const Weigher weigher(context, mentions);
  std::vector<Wish> wishes;
  for (const Mention& mention : mentions) {
    const bool part_of_another =
        std::any_of(claimed.begin(), claimed.end(),
                    [&](const Range& range) { return range.overlaps(mention.name); });
    if (!part_of_another) wishes.push_back(weigher.weigh(mention));
  }
  take_back(wishes);
  return wishes;
}

}  // namespace meldaan::extract
