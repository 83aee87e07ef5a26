// A stretch of an organiser's answer, and which of its words are accounted for. What is left over
// was not understood: nothing is done of a stretch that has any.
//
// Belongs to one read.
#pragma once

#include <string>
#include <vector>

#include "domain/registration.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// One whom the item is about, named in the answer.
struct NamedOne {
  Range range;
  std::size_t who = 0;
};

// An answer with all that is looked up in it once.
struct Answer {
  Answer(const Part& text, const PhraseBook& book, const Catalogue& groups,
         const std::vector<Person>& people);

  const Cues& cues_of(List list) const { return is_for_answers(list) ? words : part.cues(); }
  bool any(List list, const Range& range) const { return cues_of(list).any(list, range); }
  bool at(List list, std::size_t token) const { return cues_of(list).at(list, token); }
  // Behind the longest cue of the list that begins there; the token itself where none does.
  std::size_t end_at(List list, std::size_t token) const {
    return cues_of(list).end_at(list, token);
  }

  const Part& part;
  const Document& document;
  Cues words;  // of the lists that answers alone have
  const Catalogue& catalogue;
  const std::vector<Person>& about;
  std::vector<NamedOne> named;
};

class Span {
 public:
  // Marks, small words, and the names of those whom the item is about are accounted for.
  Span(const Answer& answer, const Range& range);

  const Range& range() const { return range_; }
  void explain(const Range& range);
  // A phrase that words part accounts for its own words alone.
  void explain(const Cue& cue);
  void explain(List list);
  bool is_explained(std::size_t token) const { return explained_[token - range_.begin]; }
  // The first word that is not accounted for; the range's end where all are.
  std::size_t next_unexplained(std::size_t from) const;
  bool all_explained() const { return next_unexplained(range_.begin) == range_.end; }
  std::vector<std::size_t> whom() const;

 private:
  const Answer& answer_;
  Range range_;
  std::vector<bool> explained_;
};

// All cues of these lists in the range that do not lie within a longer one of them.
std::vector<Cue> outermost(const Answer& answer, const std::vector<List>& lists,
                           const Range& range);

// What denies in the range; not what only stands among small words ("nee, …", "zonder groep").
std::vector<Cue> denials(const Answer& answer, const Range& range);

}  // namespace meldaan::extract
