// What an organiser's lines and sentences make of the people of an item.
//
// Pure: any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/settle_form.h"
#include "desk/settling.h"
#include "domain/event.h"
#include "domain/lexicon.h"
#include "domain/settlement.h"
#include "extract/reader.h"

namespace meldaan::app {

struct Corrections {
  std::vector<desk::Corrected> people;
  std::optional<Ruling> ruling;     // nullopt: the lines and sentences alone say what is to be done
  std::vector<std::size_t> ruled;   // whom it is about, numbers of the people; all where empty
  bool words_change = false;        // sentences change something, not lines alone
  bool refuses = false;             // the ruling is a no to what is asked
  bool is_unclear_whose = false;    // lines that may be several people's
  std::vector<std::string> others;  // whose lines these are is registered, and not the item's
  // In the organiser's own words. Nothing may be stored or told where anything is unclear.
  std::vector<std::string> understood;
  std::vector<std::string> unclear;
  std::vector<std::string> noted;  // that only tells something, and nothing is done with
};

struct CorrectionParts {
  const extract::Reader& reader;
  const Event& event;
  const std::vector<Lexicon>& lexicons;
  bool is_reply = false;    // a mail of ours waits: "kan weg" may mean that it goes out
  bool withdraws = false;   // a mail says that somebody does not come: "akkoord" agrees with that
  bool is_away = false;     // somebody whom it is about has been withdrawn
  bool is_double = false;   // a registration that may be another's person
  bool may_refuse = false;  // something is asked for, to which a no is an answer
};

// The people as they are known, with what the form says: a line that is there counts as a whole,
// also where it is empty; a sentence changes what it speaks of.
Corrections correct(const CorrectionParts& parts, std::vector<desk::Corrected> known,
                    const Form& form);

}  // namespace meldaan::app
