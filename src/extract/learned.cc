#include "extract/learned.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

constexpr std::size_t kReasonsShown = 3;

std::string because(const LinearModel& model, const std::vector<std::string>& signs,
                    std::size_t of_class) {
  std::string why;
  for (const std::string& reason : model.reasons(signs, of_class, kReasonsShown))
    why += (why.empty() ? "" : ", ") + reason;
  return "weighed by its signs (" + why + ")";
}

}  // namespace

std::vector<std::string> signs_of(const Part& body, const Part& subject, const PurposeFacts& facts,
                                  const Purpose& rules) {
  std::vector<std::string> signs = purpose_signs(body, subject, facts);
  signs.push_back(std::string(kRuleSign) + meldaan::name_of(rules.intent));
  return signs;
}

Purpose weigh_purpose(const LinearModel& model, const std::vector<std::string>& signs,
                      Purpose rules) {
  const std::vector<double> likely = model.weigh(signs);
  const auto best = std::max_element(likely.begin(), likely.end()) - likely.begin();
  const auto intent = static_cast<Intent>(best);
  if (intent == rules.intent) return rules;
  return {intent,
          {Source::kText, 0, 0, Zone::kOwn, because(model, signs, static_cast<std::size_t>(best))}};
}

}  // namespace meldaan::extract
