// Where a learned model is asked about each group that the writer names, after the rules: is it
// wished for? What the model finds unlikely is not signed up for, what it doubts is asked about.
#pragma once

#include <vector>

#include "extract/assignment/assignment.h"
#include "extract/models/linear_model.h"

namespace meldaan::extract {

// The model's classes.
inline constexpr std::size_t kWishClasses = 2;
inline constexpr std::size_t kWishedClass = 1;

// For a mail that registers or changes: others teach the model nothing.
void hear_second_opinion(const LinearModel& model, std::vector<Findings>& findings);

}  // namespace meldaan::extract
