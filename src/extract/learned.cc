#include "extract/learned.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

// That no person wrote it. A person who is taken for a machine hears nothing: without a rule that
// says so the model must be surer. Where it doubts, people decide.
constexpr double kSureOfRule = 0.35;
constexpr double kSureWithoutRule = 0.85;
constexpr double kDoubtOfRule = 0.1;
constexpr double kDoubtWithoutRule = 0.5;
constexpr double kSureByGroupAlone = 0.8;
// That it registers nobody, for each that it does: a question or a complaint that is confirmed is
// worse than a sign-up that a person reads.
constexpr double kDoubtOfRegistering = 1.0 / 3;
constexpr double kSureInSpiteOfRefusal = 0.9;
constexpr double kSureInSpiteOfCancel = 0.98;
// That it asks. A question that nobody answers is worse than one that a person finds to be none.
constexpr double kAsksByRule = 0.4;
constexpr double kAsksWithoutRule = 0.7;

std::string weighed_by(const LinearModel& model, const Signs& signs, std::size_t of_class) {
  return "weighed by its signs (" + model.because(signs, of_class) + ")";
}

}  // namespace

Signs signs_of(const Part& body, const Part& subject, const PurposeFacts& facts,
               const Purpose& rules, const OriginFound& origin) {
  Signs signs = purpose_signs(body, subject, facts);
  if (origin.by_words) signs.add({kRuleSign, "machine"});
  signs.add({kRuleSign, rules.by_group_alone ? "names a group"
                        : rules.refuses      ? "refuses"
                                             : meldaan::name_of(rules.intent)});
  return signs;
}

// The subject is no place for a question, and what the mail is for tells nothing of one.
Signs question_signs(const Signs& of_purpose, bool rules) {
  Signs signs;
  for (std::size_t i = 0; i < of_purpose.size(); ++i) {
    const std::string_view sign = of_purpose[i];
    const bool of_body = !sign.starts_with(kRuleSign) && !sign.starts_with("subject") &&
                         !sign.starts_with("re:") && !sign.starts_with("re!");
    if (of_body) signs.add(sign);
  }
  signs.add({kRuleSign, rules ? "asks" : "asks nothing"});
  return signs;
}

bool weigh_question(const LinearModel& model, const Signs& of_purpose, bool rules) {
  const double asks = model.weigh(question_signs(of_purpose, rules))[1];
  return asks >= (rules ? kAsksByRule : kAsksWithoutRule);
}

Weighed weigh(const LinearModel& model, const Signs& signs, const OriginFound& origin,
              const Purpose& purpose) {
  Weighed weighed{{}, false, purpose};
  const std::vector<double> likely = model.weigh(signs);
  const double machine = likely[kMachineClass];
  if (machine >= (origin.by_words ? kSureOfRule : kSureWithoutRule)) {
    weighed.origin = origin.by_words ? origin
                                     : OriginFound{Origin::kAutoReply,
                                                   weighed_by(model, signs, kMachineClass), true};
    return weighed;
  }
  weighed.author_in_doubt = machine >= (origin.by_words ? kDoubtOfRule : kDoubtWithoutRule);
  const auto best = static_cast<std::size_t>(
      std::max_element(likely.begin(), likely.begin() + kMachineClass) - likely.begin());
  auto intent = static_cast<Intent>(best);
  const double other = likely[static_cast<std::size_t>(Intent::kOther)];
  if (intent == Intent::kRegister && other >= kDoubtOfRegistering * likely[best])
    intent = Intent::kOther;
  // A complaint names groups as well: where nothing else registers, what is less sure is read by
  // people.
  if (intent == Intent::kRegister && purpose.by_group_alone && likely[best] < kSureByGroupAlone)
    intent = Intent::kOther;
  if (intent == Intent::kRegister && purpose.refuses && likely[best] < kSureInSpiteOfRefusal)
    intent = Intent::kOther;
  // "Hierbij meld ik mij af": short mails are few, and other words in them little known.
  if (intent == Intent::kRegister && purpose.intent == Intent::kCancel && !purpose.wishes_too &&
      likely[best] < kSureInSpiteOfCancel)
    intent = Intent::kCancel;
  if (intent == Intent::kCancel && purpose.swaps) intent = Intent::kChange;
  if (intent == Intent::kRegister && purpose.alters) intent = Intent::kChange;
  if (intent == Intent::kRegister && purpose.unspoken) intent = Intent::kOther;
  if (intent == Intent::kRegister && purpose.withdraws) intent = Intent::kCancel;
  if (intent != purpose.intent) {
    weighed.purpose = {intent,
                       {Source::kText, 0, 0, Zone::kOwn,
                        weighed_by(model, signs, static_cast<std::size_t>(intent))}};
  }
  return weighed;
}

}  // namespace meldaan::extract
