// What stands around some words of a mail, named so that a model can weigh it: the nearest words,
// those of the clause and the sentence, and the cues among them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/models/signs.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// Of one part of a mail; belongs to one read.
class ContextSigns {
 public:
  // `telling`: the lists that tell something. Both must outlive the object.
  ContextSigns(const Part& part, std::span<const List> telling);

  // In their clause and sentence, and in the sentences beside it.
  void add_around(const Range& words, Signs& signs) const;
  // Of a stretch, each behind the prefix; `but` are the words themselves, "<this>".
  void add_words(const Range& range, const Range& but, std::string_view prefix, bool pairs,
                 Signs& signs) const;
  void add_cues(const Range& range, std::string_view prefix, bool pairs, Signs& signs) const;

 private:
  void add_neighbours(const Range& words, const Range& sentence, Signs& signs) const;

  const Part& part_;
  std::span<const List> telling_;
  const std::vector<std::string_view>& words_;
};

}  // namespace meldaan::extract
