// The model that `learn` made of the labelled mails when this program was built.
#pragma once

#include "extract/linear_model.h"

namespace meldaan::learned {

// What a mail is for; the classes are those of extract/learned.h. Lives as long as the program; any
// thread may use it.
const extract::LinearModel& purpose_model();

}  // namespace meldaan::learned
