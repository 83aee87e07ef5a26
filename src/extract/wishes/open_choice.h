// Whether a mail leaves open which group somebody wants whom it names: "Noor Vos: volgt nog",
// "Welke groep zij kiest hoor ik maandag". Whoever is waited for so takes part.
#pragma once

#include <string_view>

#include "extract/parts/part.h"

namespace meldaan::extract {

enum class Choice { kNotSpokenOf, kPerhapsOpen, kOpen };

// Of the one whose name stands there: in its sentence up to the next person, and in the next two,
// as far as they speak of her. kPerhapsOpen: what is not known yet may be whether she comes at all.
Choice choice_of(const Part& body, const Range& name);
// "Joke heeft haar keuze nog niet gemaakt", wherever the mail says so of her who is called so.
bool is_choice_open(const Part& body, std::string_view call_name);
// "Haar keuze volgt nog", "weet nog niet welke": words in the range leave it open.
bool leaves_choice_open(const Cues& cues, const Range& range);
// "Er komt nog iemand mee, Anja Smit, maar die twijfelt nog": whether she takes part for all that.
bool is_awaited(const Part& body, const Range& name, Choice choice);

}  // namespace meldaan::extract
