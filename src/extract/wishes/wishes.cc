#include "extract/wishes/wishes.h"

#include <algorithm>

#include "extract/wishes/earlier_groups.h"
#include "extract/wishes/reach.h"
#include "extract/wishes/refusals.h"
#include "extract/wishes/second_thoughts.h"
#include "extract/wishes/stance.h"
#include "extract/wishes/wish_kinds.h"

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
constexpr double kOnlyTold = 0.10;  // less: its clause says something else, and nothing wants it
constexpr double kIntroduced = 0.35;
constexpr double kAloneOnLine = 0.30;
constexpr double kSubject = 0.35;
constexpr double kLabelled = 0.97;
constexpr double kTakenUp = 0.85;
constexpr double kPerError = 0.02;
constexpr double kSurest = 0.97;

class Weigher {
 public:
  Weigher(const WishContext& context, const std::vector<Mention>& mentions)
      : c_(context), mentions_(mentions), reach_(context, mentions) {}

  Wish weigh(const Mention& mention) const {
    Wish wish;
    wish.mention = mention;
    wish.mention.has_kind_word = reach_.has_kind_word(mention);
    const bool in_field = is_labelled(mention);
    wish.labelled = in_field && !is_told_of(mention);
    wish.stance = stance_of(c_, reach_, mention, wish.labelled);
    wish.told = is_told(mention);
    wish.confidence = in_field ? kLabelled : confidence_of(wish.mention, wish.why);
    if (in_field) wish.why = "a field for groups";
    wish.confidence -= kPerError * static_cast<double>(mention.errors);
    wish.kinds = settled_kinds(c_, reach_, mentions_, mention);
    return wish;
  }

  // A kind by itself tells which of its topic is meant; it is a wish only where it says so, and
  // where the topic before it is meant so.
  void settle_alone(std::vector<Wish>& wishes) const {
    Wish& alone = wishes.back();
    const auto head = std::find_if(wishes.rbegin(), wishes.rend(), [&](const Wish& wish) {
      return !wish.mention.kind_alone && wish.mention.topic == alone.mention.topic;
    });
    const bool meant =
        head != wishes.rend() && std::any_of(kEveryKind.begin(), kEveryKind.end(), [&](auto kind) {
          return head->kinds.has(kind) && alone.mention.kinds.has(kind);
        });
    if (alone.stance == Stance::kWished &&
        !(meant && reach_.wants(reach_.clause_of(alone.mention))))
      alone.stance = Stance::kSpokenOf;
  }

  // "Anton gaat naar Rekenen. Daar ga ik ook heen": somebody else wishes for it too.
  void add_taken_up(const Mention& mention, std::vector<Wish>& wishes) const {
    const auto weighed = std::find_if(wishes.begin(), wishes.end(), [&](const Wish& wish) {
      return wish.mention.name == mention.name;
    });
    if (weighed == wishes.end() || weighed->stance == Stance::kDeclined || weighed->labelled)
      return;
    for (const TakeUp& up : reach_.taken_up_in(mention)) {
      const bool somebody = c_.cues.any(List::kFirstPerson, up.clause) ||
                            c_.cues.any(List::kFirstName, up.clause) ||
                            c_.cues.any(List::kColleague, up.clause);
      if (!somebody || !up.plain || !reach_.takes(up)) continue;
      Wish again = *weighed;
      again.mention.name = again.mention.phrase = {up.at, up.at + 1};
      again.stance = Stance::kWished;
      again.confidence = kTakenUp;
      again.told = false;
      again.taken_up = weighed->mention.name;
      again.why = "taken up again";
      wishes.push_back(again);
      return;
    }
  }

 private:
  const Document& doc() const { return c_.document; }

  // "Gedrag (geen IB, daar ben ik mee gestopt)": what is told in brackets is no field's value.
  bool told_in_brackets(const Mention& mention, const Range& value) const {
    std::size_t open = mention.name.begin;
    while (open > value.begin && !doc().is_mark(open, '(') && !doc().is_mark(open, ')')) --open;
    if (!doc().is_mark(open, '(') || open == value.begin) return false;
    for (std::size_t i = open + 1; i < doc().size() && !doc().is_mark(i, ')'); ++i) {
      if (doc().breaks_after(i - 1) && doc()[i].line > doc()[open].line + 1) break;
      const bool speaks = c_.cues.covers(List::kAuxiliary, i) || c_.cues.at(List::kNegation, i) ||
                          c_.cues.at(List::kFirstPerson, i) || c_.cues.at(List::kHistory, i);
      if (speaks && !mention.phrase.contains(i)) return true;
    }
    return false;
  }

  // "Taal. Gedrag was mijn tweede keus, maar laat maar": a whole sentence in a field.
  bool is_told_of(const Mention& mention) const {
    const Range clause = reach_.clause_of(mention);
    const std::vector<Range> verbs = c_.cues.all(List::kAuxiliary, clause);
    return (c_.cues.any(List::kFirstPerson, clause) || c_.cues.any(List::kHistory, clause)) &&
           std::any_of(verbs.begin(), verbs.end(),
                       [&](const Range& verb) { return !reach_.is_in_mention(verb.begin); });
  }

  bool is_labelled(const Mention& mention) const {
    return std::any_of(c_.fields.begin(), c_.fields.end(), [&](const Field& field) {
      return field.has(List::kLabelGroup) && field.value.contains(mention.name.begin) &&
             !told_in_brackets(mention, field.value);
    });
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
                        c_.cues.covers(List::kParticle, i) || reach_.is_in_mention(i);
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
          c_.cues.covers(List::kContrast, i) || c_.cues.covers(List::kFiller, i) || is_kind_word(i);
      if (!small && !reach_.is_in_mention(i)) return false;
    }
    return true;
  }

  // "En W&T, want dat leeft hier": what comes first is the whole of what is said.
  bool elliptic_clause(const Mention& mention) const {
    const Range& sentence = reach_.sentence_of(mention);
    const Range clause = reach_.clause_at(mention.name.begin);
    if (!is_own(doc()[sentence.begin].zone)) return false;
    // "En als het even kan ook W&T, want …": a condition is small.
    for (std::size_t i = sentence.begin; i < clause.end; ++i) {
      const bool small = c_.cues.covers(List::kAbout, i) || c_.cues.covers(List::kAnd, i) ||
                         c_.cues.covers(List::kParticle, i) || c_.cues.covers(List::kFiller, i) ||
                         is_kind_word(i) || reach_.is_in_mention(i);
      if (!small) return false;
    }
    const bool goes_on =
        c_.cues.at(List::kAnd, sentence.begin) || c_.cues.at(List::kFiller, sentence.begin);
    std::size_t behind = clause.end;
    while (behind < sentence.end && parts_clauses(doc(), behind)) ++behind;
    return goes_on || (behind < sentence.end && c_.cues.at(List::kReason, behind));
  }

  // "Stagecoördinatoren: Anja Smit", "Taal - ik": the group heads a line of those who choose it.
  bool heads_line(const Mention& mention) const {
    const Line& line = doc().lines()[doc()[mention.name.begin].line];
    for (std::size_t i = line.first; i < mention.phrase.begin; ++i) {
      if (doc()[i].kind == TokenKind::kWord && !c_.cues.covers(List::kParticle, i)) return false;
    }
    std::size_t at = mention.name.end;
    while (at < line.last && doc().is_mark(at, '*')) ++at;
    const bool sign = at + 1 < line.last && (doc().is_mark(at, ':') || doc().is_mark(at, '=') ||
                                             (doc().is_mark(at, '-') && !doc()[at].glued));
    if (!sign) return false;
    const std::size_t who = at + 1;
    return c_.cues.at(List::kFirstPerson, who) || c_.cues.at(List::kColleague, who) ||
           (c_.cues.at(List::kFirstName, who) && doc()[who].capital) ||
           (who + 1 < line.last && doc()[who].capital && doc()[who + 1].capital);
  }

  // "Jullie groep Taal is vast gezellig, toch ga ik voor Rekenen": the clause has a verb of its
  // own, and wants nothing.
  bool is_told(const Mention& mention) const {
    const Range clause = reach_.clause_of(mention);
    const std::vector<Range> verbs = c_.cues.all(List::kAuxiliary, clause);
    const bool speaks = std::any_of(verbs.begin(), verbs.end(), [&](const Range& verb) {
      return !c_.cues.covers(List::kFiller, verb.begin) &&  // "als het kan"
             !reach_.is_in_mention(verb.begin);
    });
    return speaks && !reach_.wants(clause) && !reach_.taken_up_again(mention);
  }

  // "Taal des te meer!", "wel Gedrag": set against what is declined.
  bool set_against(const Mention& mention) const {
    const Range clause = reach_.clause_of(mention);
    const std::size_t head = reach_.enumeration_begin(mention);
    for (std::size_t back = 1; back <= 2 && back <= head; ++back) {
      if (excepts_from_refusal(c_, reach_.sentence_of(mention), head - back)) return true;
    }
    if (!negations_in(c_.cues, clause).empty()) return false;
    const bool behind = c_.cues.at(List::kContrast, mention.name.end);
    const bool refused_before =
        clause.begin > 0 &&
        !negations_in(c_.cues, {reach_.sentence_of(mention).begin, clause.begin}).empty();
    return refused_before && (behind || c_.cues.at(List::kContrast, clause.begin));
  }

  // "Ik zou graag aansluiten bij:" and the list below it.
  bool introduced(const Mention& mention) const {
    std::size_t number = c_.sentences.index_of(mention.name.begin);
    constexpr std::size_t kLongestList = 12;
    for (std::size_t back = 0; back < kLongestList && number > 0; ++back) {
      const Sentence& before = c_.sentences.all()[--number];
      if (before.introduces) return reach_.wants(before.range);
      if (!reach_.mention_between(before.range.begin, before.range.end)) return false;
    }
    return false;
  }

  // "Maar één ding: internationalisering", "wat ik leuk vind: het rekenen".
  bool behind_colon(const Mention& mention) const {
    std::size_t at = reach_.enumeration_begin(mention);
    while (at > 0 && c_.cues.covers(List::kParticle, at - 1)) --at;
    return at > 1 && doc().is_mark(at - 1, ':') && doc()[at - 1].line == doc()[at].line &&
           (doc()[at - 2].kind == TokenKind::kWord || doc().is_mark(at - 2, ')'));
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
    const bool clause = reach_.wants(reach_.clause_of(mention)) || reach_.taken_up_again(mention);
    add(c_.cues.any(List::kIrrealis, reach_.clause_of(mention)), -kWishInClause, "had it been");
    add(clause, kWishInClause, "a wish in its clause");
    add(!clause && set_against(mention), kWishInClause, "set against what is declined");
    add(!clause && is_affirmed(c_, reach_, mention), kWishInClause, "a yes behind it");
    add(!clause && !is_told(mention) && reach_.wants_beside(mention) && !reach_.is_reason(mention),
        kWishInSentence, "a wish in its sentence");
    add(!clause && reach_.takes_both(mention), kWishInSentence, "both are taken");
    const bool alone = alone_on_line(mention);
    add(alone, kAloneOnLine, "a line of its own");
    add(!alone && (elliptic(mention) || elliptic_clause(mention)), kAloneOnLine,
        "a sentence of its own");
    add(!alone && !clause && heads_line(mention), kAloneOnLine, "a line of those who choose it");
    add(introduced(mention), kIntroduced, "below a wish");
    add(!clause && behind_colon(mention), kIntroduced, "announced by a colon");
    add(doc().source() == Source::kSubject, kSubject, "the subject");
    const bool bare = sum <= kBareName + kKindWord;
    add(bare && mention.has_kind_word && is_told(mention), -kOnlyTold, "only told of");
    return std::min(sum, kSurest);
  }

  const WishContext& c_;
  const std::vector<Mention>& mentions_;
  Reach reach_;
};

// A school called "IKC De Brug" claims its IKC; "Academische school" is claimed by no school of
// that name.
bool takes_part_of(const Range& claimed, const Mention& mention) {
  const bool within = mention.phrase.holds(claimed);
  return claimed.overlaps(mention.name) && (!within || mention.errors > 0 || mention.described);
}

}  // namespace

std::vector<Wish> weigh(const WishContext& context, const std::vector<Mention>& mentions,
                        const std::vector<Range>& claimed) {
  const Weigher weigher(context, mentions);
  std::vector<Wish> wishes;
  for (const Mention& mention : mentions) {
    const bool part_of_another =
        std::any_of(claimed.begin(), claimed.end(),
                    [&](const Range& range) { return takes_part_of(range, mention); });
    if (part_of_another) continue;
    wishes.push_back(weigher.weigh(mention));
    if (mention.kind_alone) weigher.settle_alone(wishes);
  }
  for (const Mention& mention : mentions) weigher.add_taken_up(mention, wishes);
  settle_among(context, mentions, wishes);
  settle_earlier(context, mentions, wishes);
  return wishes;
}

}  // namespace meldaan::extract
