// Where the learned model has the say: what a mail is for. What the rules found is one sign among
// the others.
#pragma once

#include <string>
#include <vector>

#include "extract/linear_model.h"
#include "extract/part.h"
#include "extract/purpose.h"
#include "extract/purpose_signs.h"

namespace meldaan::extract {

std::vector<std::string> signs_of(const Part& body, const Part& subject, const PurposeFacts& facts,
                                  const Purpose& rules);

// The purpose that the model holds most likely; its evidence names the signs that spoke most for it
// where the rules found another.
Purpose weigh_purpose(const LinearModel& model, const std::vector<std::string>& signs,
                      Purpose rules);

}  // namespace meldaan::extract
