#include "extract/assignment/wish_signs.h"

#include <array>

#include "extract/assignment/weak_wishes.h"
#include "extract/models/linear_model.h"

namespace meldaan::extract {
namespace {

// The lists that tell something of a wish.
// clang-format off
constexpr std::array kTellingOfWish = {
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

}  // namespace

bool is_weighed(const Part& part, const Wish& wish) {
  if (!is_own(part.document()[wish.mention.name.begin].zone)) return false;
  if (wish.pointed) return true;
  const auto named = first_from(part.mentions(), wish.mention.name.begin);
  return named != part.mentions().end() && named->name == wish.mention.name;
}

WishSigns::WishSigns(const std::vector<Findings>& all, const Findings& found)
    : all_(all), part_(found.part), context_(found.part, kTellingOfWish) {}

Signs WishSigns::of(const Wish& wish) const {
  Signs signs;
  add_rules(wish, signs);
  add_form(wish, signs);
  context_.add_around(wish.mention.name, signs);
  return signs;
}

// What the rules made of it, and of the other groups.
void WishSigns::add_rules(const Wish& wish, Signs& signs) const {
  const auto rule = [&](std::string_view what) { signs.add({kRuleSign, what}); };
  const auto stance = [&](std::string_view what) { signs.add({kStanceSign, what}); };
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
  if (mention.everyday) signs.add("is:everyday");
  if (mention.has_kind_word) signs.add("is:behind its kind");
  if (mention.described) signs.add("is:described");
  if (mention.errors > 0) signs.add("is:misspelt");
  if (wish.told) signs.add("is:told");
  if (document[mention.name.begin].capital) signs.add("is:capital");
  if (document.source() == Source::kSubject) signs.add("is:subject");
  if (part_.sentences().of(mention.name.begin).question) signs.add("is:asked");
  const Line& line = document.lines()[document[mention.name.begin].line];
  if (line.first == mention.phrase.begin) signs.add("is:first of line");
  if (line.last <= mention.phrase.end + 1) signs.add("is:last of line");
  for (std::size_t at : {mention.phrase.begin - 1, mention.name.end}) {
    if (at >= document.size() || document[at].kind != TokenKind::kPunctuation) continue;
    signs.add({at < mention.name.begin ? "mark before:" : "mark behind:", document.folded(at)});
  }
}

}  // namespace meldaan::extract
