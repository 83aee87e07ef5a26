#include "extract/text/edit_distance.h"

namespace meldaan::extract {

void EditDistance::prepare() {
  prepared_ = true;
  std::uint64_t place = 1;
  for (const char c : word_) {
    const auto byte = static_cast<unsigned char>(c);
    places_[byte] = has(byte) ? places_[byte] | place : place;
    bytes_[byte / 64] |= std::uint64_t{1} << byte % 64;
    place <<= 1;
  }
}

// The names of the rows are the paper's: D0 is where the diagonal does not grow, H and V where the
// table grows (P) and falls (N) to the right and downwards.
std::size_t EditDistance::to(std::string_view other, std::size_t limit) {
  const std::size_t over = limit + 1;
  const std::size_t apart =
      word_.size() > other.size() ? word_.size() - other.size() : other.size() - word_.size();
  if (apart > limit || word_.size() > kLongestCompared || other.size() > kLongestCompared)
    return over;
  if (word_.empty()) return other.size();
  if (!prepared_) prepare();
  const std::uint64_t last = std::uint64_t{1} << (word_.size() - 1);
  std::uint64_t d0 = 0;
  std::uint64_t vp = ~std::uint64_t{0};
  std::uint64_t vn = 0;
  std::uint64_t before = 0;
  std::size_t errors = word_.size();
  std::size_t left = other.size();
  for (const char c : other) {
    const auto byte = static_cast<unsigned char>(c);
    const std::uint64_t equal = has(byte) ? places_[byte] : 0;
    const std::uint64_t swapped = ((~d0 & equal) << 1) & before;
    d0 = (((equal & vp) + vp) ^ vp) | equal | vn | swapped;
    std::uint64_t hp = vn | ~(d0 | vp);
    std::uint64_t hn = d0 & vp;
    if ((hp & last) != 0) ++errors;
    if ((hn & last) != 0) --errors;
    // Each letter that is left mends one error at most.
    if (errors > limit + --left) return over;
    hp = hp << 1 | 1;
    hn <<= 1;
    vp = hn | ~(d0 | hp);
    vn = hp & d0;
    before = equal;
  }
  return errors;
}

std::uint32_t letters_in(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word) letters |= 1u << (static_cast<unsigned char>(c) % 32);
  return letters;
}

}  // namespace meldaan::extract
