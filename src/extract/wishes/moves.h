// Going from one group to another: "van Taal naar Rekenen".
#pragma once

#include <vector>

#include "extract/groups/catalogue.h"
#include "extract/parts/part.h"
#include "extract/text/sentences.h"

namespace meldaan::extract {

// Whether the group is left for the one that is named next in its sentence.
bool is_left_for_next(const Document& document, const Cues& cues, const Sentences& sentences,
                      const std::vector<Mention>& mentions, const Mention& left);

// The first of the writer's own words of which that is so, or that is given up while one that is
// wished for stays: "ik kan niet naar Taal, bij Gedrag blijf ik". null: none.
const Mention* left_group(const Part& part, const std::vector<Range>& wished);

// "Haal mij van de lijst van Taal af, Rekenen blijft wel staan": whether the clause of these words
// of withdrawal names a group, and another clause one that stays.
bool keeps_another_group(const Part& part, const Range& withdrawal);

// "Rekenen mag eraf", "streep Rekenen maar door"; but "mijn aanmelding voor Taal mag vervallen".
bool takes_off_group(const Part& part, const Cue& cancel);

// "Verwijder mijn adres uit uw mailinglijst": the withdrawal's sentence speaks of no
// sign-up. null: where the subject alone withdraws, any sentence's.
bool leaves_mailing_list(const Part& part, const Cue* withdrawal);

}  // namespace meldaan::extract
