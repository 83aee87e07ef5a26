#include "extract/text/hash_index.h"

#include <cstring>

namespace meldaan::extract {
namespace {

constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;
// So many slots a text at least: a search for an unknown one nearly always ends with the first.
constexpr std::size_t kSparse = 2;

template <class Number>
std::uint64_t number_at(const char* bytes) {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

// Of less than eight bytes.
std::uint64_t number_of(std::string_view rest) {
  const std::size_t size = rest.size();
  if (size >= 4) {
    return number_at<std::uint32_t>(rest.data()) << 32 |
           number_at<std::uint32_t>(rest.data() + size - 4);
  }
  const auto byte = [rest](std::size_t at) {
    return std::uint64_t{static_cast<unsigned char>(rest[at])};
  };
  return size == 0 ? 0 : byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1);
}

}  // namespace

std::uint64_t wide_hash_of(std::string_view text) {
  std::uint64_t hash = text.size() * kMultiplier;
  const auto mix = [&hash](std::uint64_t number) {
    hash = (hash ^ number) * kMultiplier;
    hash ^= hash >> 32;
  };
  for (; text.size() >= 8; text.remove_prefix(8)) mix(number_at<std::uint64_t>(text.data()));
  mix(number_of(text));
  return hash;
}

void HashIndex::reserve(std::size_t count) {
  std::size_t size = slots_.size();
  while (size < count * kSparse) size *= 2;
  if (size == slots_.size()) return;
  std::vector<std::uint64_t> before(size);
  before.swap(slots_);
  mask_ = size - 1;
  for (const std::uint64_t slot : before) {
    if (slot != 0) put(slot);
  }
}

void HashIndex::add(std::uint32_t hash, std::uint32_t number) {
  reserve(++count_);
  put(std::uint64_t{hash} << 32 | (number + 1));
}

void HashIndex::put(std::uint64_t slot) {
  std::size_t at = slot >> 32 & mask_;
  while (slots_[at] != 0) at = (at + 1) & mask_;
  slots_[at] = slot;
}

}  // namespace meldaan::extract
