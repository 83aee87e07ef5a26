// What an organiser's sentence states outright: "School is OBS De Esch, stichting is Consent". Such
// words are taken as they stand, so that nothing of them is lost; whatever else a sentence says is
// left to the reader of mails.
//
// Pure: any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/settle_form.h"
#include "domain/lexicon.h"

namespace meldaan::app {

// By lines and by full stops; a line that a mail program wrapped goes on. "St. Jozef" is no end.
std::vector<std::string> sentences_of(std::string_view text);

// nullopt where any part of the sentence is no statement. A mail address alone states itself.
std::optional<FormPerson> statement_in(std::string_view sentence,
                                       const std::vector<Lexicon>& lexicons);

// What a sentence says beside what it states.
struct Heard {
  std::optional<FormPerson> stated;  // as statement_in
  bool leaves = false;               // that somebody leaves, stays away or is to be erased
  bool denies = false;
};
Heard heard_in(std::string_view sentence, const std::vector<Lexicon>& lexicons);

}  // namespace meldaan::app
