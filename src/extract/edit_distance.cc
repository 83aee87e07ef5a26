#include "extract/edit_distance.h"

#include <algorithm>
#include <array>

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongest = 96;  // no group name is longer; what is, is no typing error of one

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t over = limit + 1;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit || b.size() > kLongest) return over;
  std::array<std::size_t, kLongest + 1> before{};
  std::array<std::size_t, kLongest + 1> above{};
  std::array<std::size_t, kLongest + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    // Only a band around the diagonal can stay within the limit.
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t last = std::min(b.size(), i + limit);
    row[first - 1] = first == 1 ? i : over;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const std::size_t up = j < i + limit ? above[j] + 1 : over;
      std::size_t best =
          std::min({above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), up, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        best = std::min(best, before[j - 2] + 1);
      }
      row[j] = std::min(best, over);
      least = std::min(least, row[j]);
    }
    if (least > limit) return over;
    before = above;
    above = row;
  }
  return std::min(above[b.size()], over);
}

std::size_t allowed_errors(std::size_t length) {
  if (length < 6) return 0;
  if (length < 12) return 1;
  if (length < 18) return 2;
  return 3;
}

}  // namespace meldaan::extract
