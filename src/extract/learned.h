// Where the learned model has the say: what a mail is for, and whether a person wrote one that only
// its words can tell. What the rules found is one sign among the others.
#pragma once

#include "extract/models/linear_model.h"
#include "extract/models/signs.h"
#include "extract/origin.h"
#include "extract/parts/part.h"
#include "extract/purpose/purpose.h"
#include "extract/purpose/purpose_signs.h"

namespace meldaan::extract {

// The model's classes: the values of Intent, and behind them a mail that no person wrote.
inline constexpr std::size_t kMachineClass = 4;
inline constexpr std::size_t kPurposeClasses = 5;

Signs signs_of(const Part& body, const Part& subject, const PurposeFacts& facts,
               const Purpose& rules, const OriginFound& origin);

// Whether the mail also asks what a person has to answer: the signs are those of its purpose, and
// what the rules found.
inline constexpr std::size_t kQuestionClasses = 2;
Signs question_signs(const Signs& of_purpose, bool rules);
bool weigh_question(const LinearModel& model, const Signs& of_purpose, bool rules);

// What the model makes of a mail whose headers tell nothing of who wrote it.
struct Weighed {
  OriginFound origin;
  bool author_in_doubt = false;  // a person's, as far as can be told: to be looked at, not answered
  // The likeliest of a person's purposes; its evidence names the signs that spoke most for it where
  // the rules found another.
  Purpose purpose;
};
Weighed weigh(const LinearModel& model, const Signs& signs, const OriginFound& origin,
              const Purpose& purpose);

}  // namespace meldaan::extract
