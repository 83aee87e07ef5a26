// The models that `learn` made of the labelled mails when this program was built.
#pragma once

#include "extract/models/linear_model.h"
#include "extract/models/sequence_model.h"

namespace meldaan::learned {

// They live as long as the program; any thread may use them.

// What a mail is for; the classes are those of extract/learned.h.
const extract::LinearModel& purpose_model();
// Whether a mail asks something; class 1 is that it does.
const extract::LinearModel& question_model();
// Whether a group that is named is wished for; the classes are those of extract/second_opinion.h.
const extract::LinearModel& wish_model();
// Whether somebody whom a mail speaks of takes part; the classes are those of
// extract/attendance.h.
const extract::LinearModel& attendance_model();
// Whether a place that a mail names is that of somebody who is signed up; the classes are those of
// extract/workplace.h.
const extract::LinearModel& workplace_model();
// Which words are names of schools, foundations and people who take part.
const extract::SequenceModel& name_model();

}  // namespace meldaan::learned
