// The mail of ours that a mail answers, found again in it: quoted with marks or without, wrapped
// anew, below a head that nobody knows or below none. What stands between its words is the
// writer's.
//
// Pure. The time is that of comparing each of its words with each of the mail's, as far as
// kMostCompared of either.
#pragma once

#include <cstddef>
#include <vector>

#include "domain/reading.h"
#include "extract/text/document.h"

namespace meldaan::extract {

// What lies behind them is not compared: our longest mail has some six hundred words.
inline constexpr std::size_t kMostCompared = 3000;

// For each token of the mail whether it is one of the answered mail's words.
std::vector<bool> words_of_answered(const Document& document, const Document& answered);

// Puts the zones of lines right that were told by marks and heads alone: a line of the answered
// mail is quoted, one that stands between its lines is the writer's.
void part_answers(const Document& document, const std::vector<bool>& answered,
                  std::vector<Zone>& quoted);

// What the writer put behind the answered mail's words on their own line: "School: OBS De Brug".
// Empty where the line has nothing of the kind.
Range remark_on(const Document& document, const Line& line, const std::vector<bool>& answered);

}  // namespace meldaan::extract
