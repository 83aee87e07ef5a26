// Mixes examples the same way on every machine: std::shuffle may do it differently in another
// library.
#pragma once

#include <cstddef>
#include <random>
#include <utility>
#include <vector>

namespace meldaan::learn {

template <class Row>
void shuffle(std::vector<Row>& rows, std::mt19937& random) {
  for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[random() % i]);
}

}  // namespace meldaan::learn
