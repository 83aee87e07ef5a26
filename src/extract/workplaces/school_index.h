// The public school register, by name: which school a mail means, and so which foundation it
// belongs to.
//
// Immutable after it was made; any thread may search with it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/reading.h"
#include "domain/school.h"
#include "extract/parts/part.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

class SchoolIndex {
 public:
  SchoolIndex() = default;
  SchoolIndex(std::vector<School> schools, const PhraseBook& phrases);

  // The school that is meant without doubt; nullptr where there is none, or more than one of
  // different boards. A town that the mail names and the domain of the sender's address choose
  // between namesakes; a misspelt name counts only where one of the two speaks for it.
  const School* find(std::string_view name, const Part& body, std::string_view sender_domain,
                     const PhraseBook& phrases) const;

 private:
  struct Entry {
    School school;
    std::string key;
    std::string town;    // folded
    std::string domain;  // without "www."
  };
  std::vector<const Entry*> named(const std::string& key) const;
  std::vector<const Entry*> nearly_named(const std::string& key) const;

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> by_length_;
};

}  // namespace meldaan::extract
