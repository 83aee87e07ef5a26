// Where texts that somebody else keeps are found again by their hash. Most texts that are looked up
// are unknown: one look into a flat, sparse table tells.
//
// Immutable once all were added; any thread may look into it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace meldaan::extract {

// The same on every run and machine. Not for keys that a stranger could make collide by the
// thousand.
std::uint64_t wide_hash_of(std::string_view text);
// Its lower half.
inline std::uint32_t hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(wide_hash_of(text));
}

class HashIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // Room for so many, so that add() need not make any.
  void reserve(std::size_t count);
  // A text is added once.
  void add(std::uint32_t hash, std::uint32_t number);

  // Asks the memory for what find() will look at. Who looks up many texts asks for all of them
  // first, and waits for one instead of for each.
  void expect(std::uint32_t hash) const { __builtin_prefetch(&slots_[hash & mask_]); }

  // The number that was added with this hash and for which `is` holds; kNone where there is none.
  template <class Is>
  std::uint32_t find(std::uint32_t hash, Is is) const {
    for (std::size_t at = hash & mask_; slots_[at] != 0; at = (at + 1) & mask_) {
      const auto number = static_cast<std::uint32_t>(slots_[at]) - 1;
      if (slots_[at] >> 32 == hash && is(number)) return number;
    }
    return kNone;
  }

 private:
  void put(std::uint64_t slot);

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(16);  // hash, number + 1; 0: free
  std::size_t mask_ = 15;
  std::size_t count_ = 0;
};

}  // namespace meldaan::extract
