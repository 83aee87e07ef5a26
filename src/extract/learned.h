// Where the learned model has the say: what a mail is for, and whether a person wrote one that only
// its words can tell. What the rules found is one sign among the others.
#pragma once

#include <string>
#include <vector>

#include "extract/linear_model.h"
#include "extract/origin.h"
#include "extract/part.h"
#include "extract/purpose.h"
#include "extract/purpose_signs.h"

namespace meldaan::extract {

// The model's classes: the values of Intent, and behind them a mail that no person wrote.
inline constexpr std::size_t kMachineClass = 4;
inline constexpr std::size_t kPurposeClasses = 5;

std::vector<std::string> signs_of(const Part& body, const Part& subject, const PurposeFacts& facts,
                                  const Purpose& rules, const OriginFound& origin);

// Whether a person wrote a mail whose headers tell nothing.
struct Authorship {
  OriginFound origin;
  bool in_doubt = false;  // a person's, as far as can be told: to be looked at, not answered
};
Authorship weigh_origin(const LinearModel& model, const std::vector<std::string>& signs,
                        const OriginFound& rules);

// The purpose that the model holds most likely of a person's mail; its evidence names the signs
// that spoke most for it where the rules found another.
Purpose weigh_purpose(const LinearModel& model, const std::vector<std::string>& signs,
                      Purpose rules);

}  // namespace meldaan::extract
