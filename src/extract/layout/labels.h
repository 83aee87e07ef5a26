// The words that a form puts before its blanks: "Naam", "School/stichting", "Groep(en)".
#pragma once

#include <cstddef>
#include <vector>

#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

// Where the label that begins at this token ends, with all its parts ("Naam en school"), before
// `stop`; `lists` says what it asks for, in order. The token itself where none begins.
std::size_t label_end(const Document& document, const Cues& cues, std::size_t token,
                      std::size_t stop, std::vector<List>& lists);

// The same for a label that is a phrase, up to its colon or tabulator: "School waar ik werk", "en
// werk op", "Naam van mijn stichting". The token itself where none begins.
std::size_t phrase_label_end(const Document& document, const Cues& cues, std::size_t token,
                             std::size_t stop, std::vector<List>& lists);

}  // namespace meldaan::extract
