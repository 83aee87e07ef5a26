#include "extract/wish_signs.h"

#include <algorithm>
#include <array>

#include "extract/linear_model.h"
#include "extract/telling_words.h"
#include "extract/weak_wishes.h"

namespace meldaan::extract {
namespace {

// The lists that tell something of a wish.
// clang-format off
constexpr std::array kTelling = {
    List::kRegister, List::kSelfRegister, List::kPraise, List::kChoice, List::kWish,
    List::kCancel, List::kNotRegistering, List::kNegation, List::kNoNegation, List::kExcept,
    List::kInsteadOf, List::kPreference, List::kThan, List::kContrast, List::kHistory,
    List::kQuestion, List::kQuestionWord, List::kPoliteQuestion, List::kRequest,
    List::kAffirmation, List::kAdditive, List::kOnly, List::kUndecided, List::kMark,
    List::kClauseBreak, List::kOthersWish, List::kDescribed, List::kAnaphor, List::kReplaces,
    List::kReason, List::kSubordinate, List::kCorrection, List::kPost, List::kSupposed,
    List::kIrrealis, List::kHindrance, List::kRelative, List::kAttends, List::kPossessive,
    List::kBoth, List::kThirdVerb, List::kThey, List::kDemonstrative, List::kAuxiliary,
    List::kThereto, List::kFirstPerson, List::kThirdPerson, List::kEveryone, List::kTogetherWith,
    List::kColleague, List::kOurs, List::kNotComing, List::kAlso, List::kJob, List::kKin,
    List::kAbout, List::kOr, List::kIndefinite, List::kWorks, List::kFormer};
// clang-format on

constexpr std::size_t kFarthest = 8;  // words of a neighbour sentence that are told

std::string joined(std::string_view prefix, std::string_view word) {
  std::string sign(prefix);
  sign += word;
  return sign;
}

}  // namespace

bool is_weighed(const Part& part, const Wish& wish) {
  if (!is_own(part.document()[wish.mention.name.begin].zone)) return false;
  if (wish.pointed) return true;
  const auto named = first_from(part.mentions(), wish.mention.name.begin);
  return named != part.mentions().end() && named->name == wish.mention.name;
}

WishSigns::WishSigns(const std::vector<Findings>& all, const Findings& found)
    : all_(all), part_(found.part), words_(telling_words(found.part)) {}

std::vector<std::string> WishSigns::of(const Wish& wish) const {
  Signs signs;
  add_rules(wish, signs);
  add_form(wish, signs);
  const Range& name = wish.mention.name;
  const std::size_t number = part_.sentences().index_of(name.begin);
  const Range& sentence = part_.sentences().all()[number].range;
  Range clause = part_.sentences().clause_of(part_.document(), name.begin);
  clause.end = std::max(clause.end, name.end);
  add_neighbours(name, sentence, signs);
  add_words(sentence, name, "s:", true, signs);
  add_words(clause, name, "c:", false, signs);
  add_cues({clause.begin, name.begin}, "cb!", false, signs);
  add_cues({name.end, clause.end}, "ca!", false, signs);
  add_cues(clause, "c!", true, signs);
  add_cues({sentence.begin, name.begin}, "sb!", false, signs);
  add_cues({name.end, std::max(name.end, sentence.end)}, "sa!", false, signs);
  if (number > 0) {
    Range before = part_.sentences().all()[number - 1].range;
    before.begin = std::max(before.begin, before.end - std::min(before.end, kFarthest));
    add_words(before, name, "p:", false, signs);
    add_cues(before, "p!", false, signs);
  }
  if (number + 1 < part_.sentences().all().size()) {
    Range next = part_.sentences().all()[number + 1].range;
    next.end = std::min(next.end, next.begin + kFarthest);
    add_words(next, name, "n:", false, signs);
    add_cues(next, "n!", false, signs);
  }
  std::sort(signs.begin(), signs.end());
  signs.erase(std::unique(signs.begin(), signs.end()), signs.end());
  return signs;
}

// What the rules made of it, and of the other groups.
void WishSigns::add_rules(const Wish& wish, Signs& signs) const {
  const auto rule = [&](std::string_view sign) { signs.push_back(joined(kRuleSign, sign)); };
  const auto stance = [&](std::string_view sign) { signs.push_back(joined(kStanceSign, sign)); };
  switch (wish.stance) {
    case Stance::kWished:
      stance(is_sure(wish) ? "wished" : "perhaps wished");
      break;
    case Stance::kDeclined:
      stance("declined");
      break;
    case Stance::kSpokenOf:
      stance("spoken of");
      break;
  }
  if (wish.labelled) rule("in a field");
  bool another = false;
  bool again = false;
  for (const Findings& found : all_) {
    for (const Wish& other : found.wishes) {
      if (!is_sure(other)) continue;
      (other.mention.topic == wish.mention.topic ? again : another) = true;
    }
  }
  if (leaves_open(part_)) rule("the choice is left open");
  if (another) rule("another is wished");
  if (again && !is_sure(wish)) rule("wished elsewhere");
}

void WishSigns::add_form(const Wish& wish, Signs& signs) const {
  const Mention& mention = wish.mention;
  const Document& document = part_.document();
  if (mention.everyday) signs.push_back("is:everyday");
  if (mention.has_kind_word) signs.push_back("is:behind its kind");
  if (mention.described) signs.push_back("is:described");
  if (mention.errors > 0) signs.push_back("is:misspelt");
  if (wish.told) signs.push_back("is:told");
  if (document[mention.name.begin].capital) signs.push_back("is:capital");
  if (document.source() == Source::kSubject) signs.push_back("is:subject");
  if (part_.sentences().of(mention.name.begin).question) signs.push_back("is:asked");
  const Line& line = document.lines()[document[mention.name.begin].line];
  if (line.first == mention.phrase.begin) signs.push_back("is:first of line");
  if (line.last <= mention.phrase.end + 1) signs.push_back("is:last of line");
  for (std::size_t at : {mention.phrase.begin - 1, mention.name.end}) {
    if (at >= document.size() || document[at].kind != TokenKind::kPunctuation) continue;
    signs.push_back(
        joined(at < mention.name.begin ? "mark before:" : "mark behind:", document.folded(at)));
  }
}

// The nearest words by their order.
void WishSigns::add_neighbours(const Range& name, const Range& sentence, Signs& signs) const {
  constexpr std::size_t kNearest = 3;
  std::string_view last = "<this>";
  std::size_t told = 0;
  for (std::size_t at = name.begin; at-- > sentence.begin && told < kNearest;) {
    if (words_[at].empty()) continue;
    ++told;
    signs.push_back("b" + std::to_string(told) + ":" + std::string(words_[at]));
    signs.push_back(joined("b:", words_[at]) + " " + std::string(last));
    last = words_[at];
  }
  if (told < kNearest) signs.push_back("b" + std::to_string(told + 1) + ":^");
  last = "<this>";
  told = 0;
  for (std::size_t at = name.end; at < sentence.end && told < kNearest; ++at) {
    if (words_[at].empty()) continue;
    ++told;
    signs.push_back("a" + std::to_string(told) + ":" + std::string(words_[at]));
    signs.push_back(joined("a:", last) + " " + std::string(words_[at]));
    last = words_[at];
  }
  if (told < kNearest) signs.push_back("a" + std::to_string(told + 1) + ":$");
}

void WishSigns::add_words(const Range& range, const Range& but, std::string_view prefix, bool pairs,
                          Signs& signs) const {
  std::string_view last = "^";
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::string_view word = but.contains(i) ? "<this>" : words_[i];
    if (word.empty() || word == last) continue;
    if (!but.contains(i)) signs.push_back(joined(prefix, word));
    if (pairs) signs.push_back(joined(prefix, last) + " " + std::string(word));
    last = word;
  }
}

void WishSigns::add_cues(const Range& range, std::string_view prefix, bool pairs,
                         Signs& signs) const {
  if (range.empty()) return;
  std::vector<std::string_view> found;
  for (const List list : kTelling) {
    if (part_.cues().any(list, range)) found.push_back(name_of(list));
  }
  for (const std::string_view name : found) signs.push_back(joined(prefix, name));
  for (std::size_t a = 0; pairs && a < found.size(); ++a) {
    for (std::size_t b = a + 1; b < found.size(); ++b)
      signs.push_back(joined(prefix, found[a]) + "+" + std::string(found[b]));
  }
}

}  // namespace meldaan::extract
