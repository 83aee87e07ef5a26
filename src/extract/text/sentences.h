// Sentences of a document: what a cue can speak about.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

struct Sentence {
  Range range;
  bool question = false;    // ends with '?'
  bool introduces = false;  // ends with ':', what follows is its list
};

class Sentences {
 public:
  // With `cues` it knows titles: no sentence ends in "mevr. Schaap".
  explicit Sentences(const Document& document, const Cues* cues = nullptr);

  const std::vector<Sentence>& all() const { return sentences_; }
  // The sentence that a token stands in.
  std::size_t index_of(std::size_t token) const { return of_token_[token]; }
  const Sentence& of(std::size_t token) const { return sentences_[of_token_[token]]; }
  // The part of its sentence that a token stands in, cut at commas, brackets, dashes and the like.
  Range clause_of(const Document& document, std::size_t token) const;

 private:
  std::vector<Sentence> sentences_;
  std::vector<std::size_t> of_token_;
};

// The part of a range around `within`, from one conjunction that parts clauses to the next: "Truus
// gaat naar Taal | en ik ga naar Rekenen".
Range between_breaks(const Cues& cues, Range range, const Range& within);

// Whether the token parts two clauses: comma, bracket, colon, slash, bar, or a dash that stands
// free.
bool parts_clauses(const Document& document, std::size_t token);

// Where a bracket opens within the range; its end where none does.
std::size_t bracket_in(const Document& document, const Range& range);

// Where the bracket opens, in the same line, that closes right before `end`; `end` where none does.
std::size_t bracket_before(const Document& document, std::size_t end);

// Behind the bracket that closes what begins here; the token itself where no short one does.
std::size_t behind_bracket(const Document& document, std::size_t token);

}  // namespace meldaan::extract
