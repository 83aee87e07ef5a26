// Names of one word that are cut short: "schooldir.", "mentortr.", "rek. + taal".
//
// Immutable once all names were added; any thread may search with it.
#pragma once

#include <string>
#include <vector>

#include "extract/groups/name_index.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

class ShortenedNames {
 public:
  void add(std::string name, std::size_t topic) { names_.push_back({std::move(name), topic}); }

  // The topic of which the word at the token, which a full stop follows, begins a name, or begins
  // both parts of it; short words only where a value could stand. False where two topics fit.
  bool find(const Document& document, const Cues& cues, std::size_t token, NameHit& hit) const;

 private:
  struct Name {
    std::string word;
    std::size_t topic = 0;
  };
  std::vector<Name> names_;
};

}  // namespace meldaan::extract
