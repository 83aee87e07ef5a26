// From tagged texts to a sequence model (extract/sequence_model.h): by the likelihood of the tags,
// one text at a time, with a step of its own for each weight (AdaGrad) and a pull towards zero
// (L2).
//
// The same texts in the same order give the same weights.
#pragma once

#include <vector>

#include "extract/models/sequence_model.h"
#include "learn/tag_examples.h"

namespace meldaan::learn {

struct LearnedSequence {
  std::vector<extract::TagWeights> weights;  // by sign
  extract::Transitions transitions{};

  extract::SequenceModel model() const { return {weights, transitions}; }
};

LearnedSequence train(const std::vector<const TaggedText*>& texts);

}  // namespace meldaan::learn
