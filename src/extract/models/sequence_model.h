// A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001): which tag each
// token of a text bears, weighed over the signs of each token and over the tag before it.
//
// Immutable after it was made; any thread may ask it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/text/hash_index.h"

namespace meldaan::extract {

// What a token is of: the first word of a name, or one that goes on with it.
enum class Tag : std::uint8_t {
  kNone,
  kSchool,
  kInSchool,
  kFoundation,
  kInFoundation,
  kPerson,
  kInPerson
};
inline constexpr std::size_t kTags = 7;

// Whether the tag may stand behind that one: a name goes on only where it began.
constexpr bool may_follow(std::size_t before, std::size_t tag) {
  const bool goes_on = tag != 0 && tag % 2 == 0;
  return !goes_on || before == tag || before + 1 == tag;
}

// What speaks for and against each tag of a token, as hashes.
using TokenSigns = std::vector<std::uint32_t>;
// One number a tag.
using OfTags = std::array<double, kTags>;
// What a tag is worth behind each, and in the last row at the beginning of a text.
using Transitions = std::array<OfTags, kTags + 1>;

// How likely the tags of a text are, given what each is worth at each token: forward-backward over
// all ways to tag it.
class Lattice {
 public:
  Lattice(const std::vector<OfTags>& worth, const Transitions& transitions);

  double likely(std::size_t token, std::size_t tag) const;
  // That this tag of the token follows that one of the token before.
  double likely(std::size_t token, std::size_t before, std::size_t tag) const;

 private:
  std::vector<OfTags> emitted_;
  Transitions followed_;
  std::vector<OfTags> forward_;
  std::vector<OfTags> backward_;
  std::vector<double> scale_;
};

// What a sign is worth for each tag, in thousandths.
struct TagWeights {
  std::uint32_t sign;
  std::int16_t weights[kTags];
};

class SequenceModel {
 public:
  SequenceModel(std::vector<TagWeights> weights, const Transitions& transitions);

  // For each token how likely each tag is; they sum to 1. A sign that the model does not know says
  // nothing.
  std::vector<OfTags> likely(const std::vector<TokenSigns>& text) const;

 private:
  // What each tag of a token is worth by its signs.
  OfTags weigh(const TokenSigns& signs) const;

  std::vector<TagWeights> weights_;
  HashIndex numbers_;  // into weights_
  Transitions transitions_;
};

// Of each token the likeliest tag.
std::vector<Tag> likeliest(const std::vector<OfTags>& likely);

// A name, by the numbers of the tokens in a tagged text.
struct TaggedName {
  Tag kind = Tag::kNone;  // of its first word
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const TaggedName&) const = default;
};
// In order. A word that goes on with nothing is no name.
std::vector<TaggedName> names_tagged(const std::vector<Tag>& tags);

}  // namespace meldaan::extract
