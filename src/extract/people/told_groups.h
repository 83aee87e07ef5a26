// Whether running text says of somebody which group she takes: "Sefanja Zwiers neemt Rekenen",
// "naar Taal gaat Sefanja Zwiers", "Rekenen is voor Sefanja Zwiers".
#pragma once

#include <cstddef>

#include "extract/parts/part.h"

namespace meldaan::extract {

// Behind an apposition or an address in brackets.
std::size_t behind_aside(const Part& body, const Range& name);

class ToldGroups {
 public:
  // `of_others`: the mail says that it signs up others. The part must outlive the object.
  ToldGroups(const Part& body, bool of_others);

  // Whether she is said to take one, here or by her given name in a sentence behind.
  bool hers(const Range& name) const;
  // The first that this sentence says she takes; nullptr: none.
  const Mention* of(const Range& name) const;
  // "Rekenen is voor …": whoever is named at the token.
  bool is_given_at(std::size_t token) const;

 private:
  bool is_given(const Mention& group, std::size_t preposition) const;
  bool writer_chooses() const;
  bool is_of_others() const;
  Range enumeration(const Range& name) const;
  const Mention* taken(std::size_t subject, std::size_t verb) const;
  bool takes_later(const Range& name) const;
  const Mention* left_to(const Range& names) const;
  bool may_be_said(const Range& told) const;

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  bool signs_up_others_;
};

}  // namespace meldaan::extract
