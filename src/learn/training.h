// What every trainer here does: number the signs that stand often enough, mix the examples, and
// take steps along a slope.
#pragma once

#include <cmath>
#include <cstddef>
#include <map>
#include <random>
#include <utility>
#include <vector>

namespace meldaan::learn {

// The keys that were counted at least so often, each with its number, in their order. What one mail
// alone has teaches nothing of others.
template <class Counts>
std::map<typename Counts::key_type, std::size_t> number_frequent(const Counts& counts,
                                                                 std::size_t least) {
  std::map<typename Counts::key_type, std::size_t> numbers;
  for (const auto& [key, count] : counts) {
    if (count >= least) numbers[key] = 0;
  }
  std::size_t next = 0;
  for (auto& [key, number] : numbers) number = next++;
  return numbers;
}

// Mixes examples the same way on every machine: std::shuffle may do it differently in another
// library.
template <class Row>
void shuffle(std::vector<Row>& rows, std::mt19937& random) {
  for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[random() % i]);
}

// AdaGrad (Duchi, Hazan and Singer, 2011): the more a weight was moved before, the less it is.
// `square` sums the squares of its slopes.
inline void take_step(double size, double slope, double& weight, double& square) {
  square += slope * slope;
  weight -= size * slope / std::sqrt(square);
}

}  // namespace meldaan::learn
