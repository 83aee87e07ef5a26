// The signs of one text by which a model weighs it: each made of a prefix and words, side by side
// in one stretch of memory, since there are hundreds of them and most are known to no model.
//
// Belongs to one read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace meldaan::extract {

class Signs {
 public:
  Signs() = default;
  Signs(std::initializer_list<std::string_view> signs);
  explicit Signs(const std::vector<std::string>& signs);

  // One sign, its pieces joined. They may come several times.
  void add(std::initializer_list<std::string_view> pieces);
  void add(std::string_view sign) { add({sign}); }

  std::size_t size() const { return signs_.size(); }
  std::string_view operator[](std::size_t sign) const {
    return std::string_view(text_).substr(signs_[sign].begin, signs_[sign].size);
  }
  std::uint64_t hash(std::size_t sign) const { return signs_[sign].hash; }  // wide_hash_of() it

  // Each once, sorted.
  std::vector<std::string> distinct() const;

 private:
  struct Sign {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint64_t hash = 0;
  };

  std::string text_;
  std::vector<Sign> signs_;
};

}  // namespace meldaan::extract
