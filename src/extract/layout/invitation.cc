#include "extract/layout/invitation.h"

#include <algorithm>
#include <string>

#include "extract/text/list_signs.h"

namespace meldaan::extract {
namespace {

// A lone run of four common words is no quotation. The letter's shortest paragraph has six, and
// stands on a line of its own; within a sentence ("de werkgroep voor het begeleiden van startende
// leerkrachten") it takes more.
constexpr std::size_t kShortestQuotation = 6;
constexpr std::size_t kCertainQuotation = 12;
// The longest passage that was left out names three people with their posts.
constexpr std::size_t kLongestGap = 24;
constexpr std::string_view kGapMark = "[\u2026]";

std::vector<std::size_t> word_tokens(const Document& document) {
  std::vector<std::size_t> words;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document[i].kind != TokenKind::kPunctuation) words.push_back(i);
  }
  return words;
}

std::vector<std::uint64_t> hashes_of(const Document& document,
                                     const std::vector<std::size_t>& words) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(words.size());
  for (const std::size_t word : words) {
    hashes.push_back(document[word].hash);
  }
  return hashes;
}

std::vector<std::uint64_t> hashes_of(std::string_view text) {
  const Document document{std::string(text)};
  return hashes_of(document, word_tokens(document));
}

// Whether a stretch begins where a line begins and ends where one ends.
bool fills_lines(const Document& document, std::size_t first, std::size_t last) {
  const Line& begin = document.lines()[document[first].line];
  const Line& end = document.lines()[document[last].line];
  const auto punctuation = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (document[i].kind != TokenKind::kPunctuation) return false;
    }
    return true;
  };
  return punctuation(begin.first, first) && punctuation(last + 1, end.last);
}

std::uint64_t run_hash(const std::vector<std::uint64_t>& hashes, std::size_t begin,
                       std::size_t length) {
  std::uint64_t hash = 0;
  for (std::size_t i = begin; i < begin + length; ++i) hash = hash * 1099511628211ULL + hashes[i];
  return hash;
}

// "Rekenen ***", and "Dit wil ik!" right above "Dit project heeft …": of a short line that is
// mostly the writer's, no word is the invitation's.
void uncover_remarks(const Document& document, std::vector<bool>& covered) {
  constexpr std::size_t kLongestRemark = 10;
  for (const Line& line : document.lines()) {
    if (!any_on_line(covered, line)) continue;
    for (std::size_t i = signs_at_end(document, line); i < line.last; ++i) covered[i] = false;
    for (std::size_t i = line.first; i < line.last; ++i) {
      if (is_sign(document, i)) covered[i] = false;
    }
    std::size_t known = 0;
    std::size_t words = 0;
    for (std::size_t i = line.first; i < line.last; ++i) {
      if (document[i].kind == TokenKind::kPunctuation) continue;
      ++words;
      if (covered[i]) ++known;
    }
    if (known == 0 || words > kLongestRemark || 2 * known >= words) continue;
    for (std::size_t i = line.first; i < line.last; ++i) covered[i] = false;
  }
}

}  // namespace

InvitationText::InvitationText(std::string_view text) {
  std::vector<std::uint64_t> before;
  while (!text.empty()) {
    const std::size_t gap = text.find(kGapMark);
    const auto hashes = hashes_of(text.substr(0, gap));
    for (std::size_t i = 0; i + kRun <= hashes.size(); ++i) {
      const std::uint64_t run = run_hash(hashes, i, kRun);
      if (is_run(run)) continue;
      numbers_.add(static_cast<std::uint32_t>(run), static_cast<std::uint32_t>(runs_.size()));
      runs_.push_back(run);
    }
    if (before.size() >= kRun && hashes.size() >= kRun) {
      gaps_.emplace(run_hash(before, before.size() - kRun, kRun), run_hash(hashes, 0, kRun));
    }
    before = hashes;
    text = gap == std::string_view::npos ? std::string_view() : text.substr(gap + kGapMark.size());
  }
}

bool InvitationText::is_run(std::uint64_t hash) const {
  return numbers_.find(static_cast<std::uint32_t>(hash), [&](std::uint32_t number) {
    return runs_[number] == hash;
  }) != HashIndex::kNone;
}

std::vector<char> InvitationText::known_words(const std::vector<std::uint64_t>& hashes) const {
  std::vector<char> known(hashes.size(), 0);
  const auto mark = [&known](std::size_t begin, std::size_t end) {
    std::fill(known.begin() + static_cast<std::ptrdiff_t>(begin),
              known.begin() + static_cast<std::ptrdiff_t>(end), 1);
  };
  for (std::size_t i = 0; i + kRun <= hashes.size(); ++i) {
    const std::uint64_t run = run_hash(hashes, i, kRun);
    if (!is_run(run)) continue;
    mark(i, i + kRun);
    const auto gap = gaps_.find(run);
    if (gap == gaps_.end()) continue;
    for (std::size_t j = i + kRun; j + kRun <= hashes.size() && j <= i + kRun + kLongestGap; ++j) {
      if (run_hash(hashes, j, kRun) != gap->second) continue;
      mark(i, j + kRun);
      break;
    }
  }
  return known;
}

std::vector<bool> InvitationText::covered(const Document& document) const {
  std::vector<bool> covered(document.size(), false);
  if (runs_.empty()) return covered;
  const auto words = word_tokens(document);
  const std::vector<char> known = known_words(hashes_of(document, words));
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    while (end < words.size() && known[end] != 0) ++end;
    const bool long_enough =
        end - begin >= kCertainQuotation ||
        (end - begin >= kShortestQuotation && fills_lines(document, words[begin], words[end - 1]));
    if (end > begin && long_enough) {
      // Punctuation between two of its words is the invitation's as well.
      for (std::size_t token = words[begin]; token <= words[end - 1]; ++token)
        covered[token] = true;
    }
    begin = end + 1;
  }
  uncover_remarks(document, covered);
  return covered;
}

std::vector<bool> prose_of(const Document& document, const std::vector<bool>& covered) {
  constexpr std::size_t kLongestTitle = 8;
  constexpr std::size_t kLongestRequest = 12;  // in lines as mail programs break them
  if (std::find(covered.begin(), covered.end(), true) == covered.end()) return {};
  std::vector<bool> prose(document.size(), false);
  std::size_t below = 0;
  for (std::size_t i = document.lines().size(); i-- > 0;) {
    const Line& line = document.lines()[i];
    if (line.empty() || any_on_line(covered, line, false)) continue;
    if (++below <= kLongestRequest || line.last - line.first <= kLongestTitle) continue;
    std::fill(prose.begin() + static_cast<std::ptrdiff_t>(line.first),
              prose.begin() + static_cast<std::ptrdiff_t>(line.last), true);
  }
  return prose;
}

}  // namespace meldaan::extract
