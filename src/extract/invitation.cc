#include "extract/invitation.h"

#include <functional>
#include <string>

namespace meldaan::extract {
namespace {

// A lone run of four common words is no quotation; the letter's shortest paragraph has more.
constexpr std::size_t kShortestQuotation = 6;

std::vector<std::size_t> words_of(const Document& document) {
  std::vector<std::size_t> words;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document[i].kind != TokenKind::kPunctuation) words.push_back(i);
  }
  return words;
}

std::vector<std::uint64_t> hashes_of(const Document& document, const std::vector<std::size_t>& words) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(words.size());
  for (const std::size_t word : words) {
    hashes.push_back(std::hash<std::string_view>{}(document.folded(word)));
  }
  return hashes;
}

std::uint64_t run_hash(const std::vector<std::uint64_t>& hashes, std::size_t begin, std::size_t length) {
  std::uint64_t hash = 0;
  for (std::size_t i = begin; i < begin + length; ++i) hash = hash * 1099511628211ULL + hashes[i];
  return hash;
}

}  // namespace

InvitationText::InvitationText(std::string_view text) {
  const Document document{std::string(text)};
  const auto words = words_of(document);
  const auto hashes = hashes_of(document, words);
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) runs_.insert(run_hash(hashes, i, kRun));
}

std::vector<bool> InvitationText::covered(const Document& document) const {
  std::vector<bool> covered(document.size(), false);
  if (runs_.empty()) return covered;
  const auto words = words_of(document);
  const auto hashes = hashes_of(document, words);
  std::vector<bool> known(words.size(), false);
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    if (!runs_.contains(run_hash(hashes, i, kRun))) continue;
    for (std::size_t j = i; j < i + kRun; ++j) known[j] = true;
  }
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    while (end < words.size() && known[end]) ++end;
    if (end - begin >= kShortestQuotation) {
      // Punctuation between two of its words is the invitation's as well.
      for (std::size_t token = words[begin]; token <= words[end - 1]; ++token) covered[token] = true;
    }
    begin = end + 1;
  }
  return covered;
}

}  // namespace meldaan::extract
