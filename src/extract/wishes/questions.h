// What a mail asks: with a question mark, in a question's order of words ("weten jullie al waar het
// is"), or with words that want an answer ("graag verneem ik of …").
#pragma once

#include "extract/text/document.h"
#include "extract/text/phrases.h"
#include "extract/text/sentences.h"

namespace meldaan::extract {

// Whether a sentence that is shaped as a question asks to be signed up: "Mag ik me nog aanmelden?",
// "Kunt u Piet Bakker inschrijven?"
bool asks_to_register(const Cues& cues, const Range& sentence);

// Whether a sentence is shaped as a question, whatever it is good for.
bool is_question(const Document& document, const Cues& cues, const Sentence& sentence);

// Whether it asks, other than to be signed up.
bool asks(const Document& document, const Cues& cues, const Sentence& sentence);

// Whether the token stands within what is asked. "Mag ik me opgeven voor Taal?" asks nothing: it is
// a wish.
bool is_asked(const Document& document, const Cues& cues, const Sentences& sentences,
              std::size_t token);

// Whether the writer's own words ask something that a human has to answer.
bool has_question(const Document& document, const Cues& cues, const Sentences& sentences);

}  // namespace meldaan::extract
