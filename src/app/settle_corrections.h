// What an organiser's lines and sentences make of the people of an item.
//
// Pure: any thread.
#pragma once

#include <string>
#include <vector>

#include "app/settle_form.h"
#include "desk/settling.h"
#include "domain/event.h"
#include "domain/lexicon.h"
#include "extract/reader.h"

namespace meldaan::app {

struct Corrections {
  std::vector<desk::Corrected> people;
  // In the organiser's own words: lines of which nothing may be stored then, and sentences.
  std::vector<std::string> unclear_lines;
  std::vector<std::string> unclear_sentences;

  std::vector<std::string> unclear() const;  // both
};

struct CorrectionParts {
  const extract::Reader& reader;
  const Event& event;
  std::string participant;  // the address that the item's people write from
  const std::vector<Lexicon>& lexicons;
};

// The people as they are known, with what the form says: a line that is there counts as a whole,
// also where it is empty; a sentence changes what it speaks of.
Corrections correct(const CorrectionParts& parts, std::vector<desk::Corrected> known,
                    const Form& form);

}  // namespace meldaan::app
