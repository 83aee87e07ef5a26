// How many come by the number that a mail gives: "wij komen met drie personen", "Aanmelding 2
// personen". Who is missing from it takes part and is not named yet.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/parts/part.h"
#include "extract/people/companions.h"
#include "extract/people/roster.h"

namespace meldaan::extract {

struct HeadCount {
  Range words;             // empty where the subject gives it
  std::size_t count = 0;   // two at least
  bool of_writer = false;  // the writer may be one of them
  bool unnamed = false;    // "namen volgen": one of them at least is not named
  bool mentions = false;   // the words speak of them: "twee collega's", and not "twee plekken"
};

// Of places, sign-ups and people without a trade; what is said of somebody who leaves, of a change
// or of last year counts nobody.
std::vector<HeadCount> head_counts(const Part& body, const Part& subject);

// "Reserveer drie plekken voor ons", "wij komen met drie man": one who writes so is one of them.
bool speaks_of_us(const Part& body, const std::vector<HeadCount>& announced);

// "twee collega's", "drie leerkrachten"
HeadCount head_count_of(const Part& body, const Companion& several);

// Adds those whom the numbers count and the mail does not name. `writer_comes`: the writer is taken
// for one of them, found or not; once more without it when it is known whether she is.
void add_missing(const std::vector<HeadCount>& announced, const Part& body, bool writer_comes,
                 Roster& roster);

// Somebody without a full name, of whom the words speak; `mentioned`: what is said of them is said
// of her.
void add_unnamed(const Part& body, const Range& words, const std::string& call_name, bool mentioned,
                 Roster& roster);

// The number from two to nine that a token gives; 0 where it gives none.
std::size_t number_at(const Part& part, std::size_t token);

// "De aanmelding van | vier leerkrachten", "een groepje van | drie collega's"
bool is_counted(const Part& part, const Range& words);

// "Er komen nog drie collega's mee", "twee collega's, hun namen stuur ik nog": who counts them is
// sure of them. `words` speak of them.
bool counts_plainly(const Part& body, const std::vector<HeadCount>& counts, const Range& words);

}  // namespace meldaan::extract
