#include "extract/models/signs.h"

#include <algorithm>

#include "extract/text/hash_index.h"

namespace meldaan::extract {

Signs::Signs(std::initializer_list<std::string_view> signs) {
  for (const std::string_view sign : signs) add(sign);
}

Signs::Signs(const std::vector<std::string>& signs) {
  for (const std::string& sign : signs) add(sign);
}

void Signs::add(std::initializer_list<std::string_view> pieces) {
  Sign sign;
  sign.begin = static_cast<std::uint32_t>(text_.size());
  for (const std::string_view piece : pieces) text_ += piece;
  sign.size = static_cast<std::uint32_t>(text_.size()) - sign.begin;
  sign.hash = wide_hash_of(std::string_view(text_).substr(sign.begin));
  signs_.push_back(sign);
}

std::vector<std::string> Signs::distinct() const {
  std::vector<std::string> all;
  all.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) all.emplace_back((*this)[i]);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace meldaan::extract
