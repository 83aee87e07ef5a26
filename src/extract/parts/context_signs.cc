#include "extract/parts/context_signs.h"

#include <algorithm>
#include <string>

namespace meldaan::extract {
namespace {

constexpr std::size_t kNeighbourWords = 8;  // words of a neighbour sentence that are told

}  // namespace

ContextSigns::ContextSigns(const Part& part, std::span<const List> telling)
    : part_(part), telling_(telling), words_(part.telling_words()) {}

void ContextSigns::add_around(const Range& name, Signs& signs) const {
  const std::size_t number = part_.sentences().index_of(name.begin);
  const Range& sentence = part_.sentences().all()[number].range;
  Range clause = part_.sentences().clause_of(part_.document(), name.begin);
  clause.end = std::max(clause.end, name.end);
  add_neighbours(name, sentence, signs);
  add_words(sentence, name, "s:", true, signs);
  add_words(clause, name, "c:", false, signs);
  add_cues({clause.begin, name.begin}, "cb!", false, signs);
  add_cues({name.end, clause.end}, "ca!", false, signs);
  add_cues(clause, "c!", true, signs);
  add_cues({sentence.begin, name.begin}, "sb!", false, signs);
  add_cues({name.end, std::max(name.end, sentence.end)}, "sa!", false, signs);
  if (number > 0) {
    Range before = part_.sentences().all()[number - 1].range;
    before.begin = std::max(before.begin, before.end - std::min(before.end, kNeighbourWords));
    add_words(before, name, "p:", false, signs);
    add_cues(before, "p!", false, signs);
  }
  if (number + 1 < part_.sentences().all().size()) {
    Range next = part_.sentences().all()[number + 1].range;
    next.end = std::min(next.end, next.begin + kNeighbourWords);
    add_words(next, name, "n:", false, signs);
    add_cues(next, "n!", false, signs);
  }
}

// The nearest words by their order.
void ContextSigns::add_neighbours(const Range& name, const Range& sentence, Signs& signs) const {
  constexpr std::size_t kNearest = 3;
  std::string_view last = "<this>";
  std::size_t told = 0;
  for (std::size_t at = name.begin; at-- > sentence.begin && told < kNearest;) {
    if (words_[at].empty()) continue;
    ++told;
    signs.add({"b", std::to_string(told), ":", words_[at]});
    signs.add({"b:", words_[at], " ", last});
    last = words_[at];
  }
  if (told < kNearest) signs.add({"b", std::to_string(told + 1), ":^"});
  last = "<this>";
  told = 0;
  for (std::size_t at = name.end; at < sentence.end && told < kNearest; ++at) {
    if (words_[at].empty()) continue;
    ++told;
    signs.add({"a", std::to_string(told), ":", words_[at]});
    signs.add({"a:", last, " ", words_[at]});
    last = words_[at];
  }
  if (told < kNearest) signs.add({"a", std::to_string(told + 1), ":$"});
}

void ContextSigns::add_words(const Range& range, const Range& but, std::string_view prefix,
                             bool pairs, Signs& signs) const {
  std::string_view last = "^";
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::string_view word = but.contains(i) ? "<this>" : words_[i];
    if (word.empty() || word == last) continue;
    if (!but.contains(i)) signs.add({prefix, word});
    if (pairs) signs.add({prefix, last, " ", word});
    last = word;
  }
}

void ContextSigns::add_cues(const Range& range, std::string_view prefix, bool pairs,
                            Signs& signs) const {
  if (range.empty()) return;
  std::vector<std::string_view> found;
  for (const List list : telling_) {
    if (part_.cues().any(list, range)) found.push_back(name_of(list));
  }
  for (const std::string_view name : found) signs.add({prefix, name});
  for (std::size_t a = 0; pairs && a < found.size(); ++a) {
    for (std::size_t b = a + 1; b < found.size(); ++b) signs.add({prefix, found[a], "+", found[b]});
  }
}

}  // namespace meldaan::extract
