// Values that compete for one field. Each reading proposes what it saw with a score; the best wins,
// and the same value seen again speaks for it.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/reading.h"

namespace meldaan::extract {

inline constexpr double kBestScore = 0.99;
inline constexpr double kSeenAgain = 0.03;

class Candidates {
 public:
  using Same = std::function<bool(std::string_view, std::string_view)>;
  // Of the spellings of one value the best seen is kept, or the fullest.
  enum class Keeps { kBestSeen, kFullest };
  explicit Candidates(Same same, Keeps keeps = Keeps::kBestSeen)
      : same_(std::move(same)), keeps_(keeps) {}

  void add(std::string value, double score, Evidence evidence) {
    for (Found<std::string>& known : found_) {
      if (!same_(known.value, value)) continue;
      const double best = std::max(known.confidence, score);
      const bool better = keeps_ == Keeps::kFullest && value.size() != known.value.size()
                              ? value.size() > known.value.size()
                              : score > known.confidence;
      if (better) known = {std::move(value), best, std::move(evidence)};
      known.confidence = std::min(kBestScore, best + kSeenAgain);
      return;
    }
    found_.push_back({std::move(value), score, std::move(evidence)});
  }

  // The first of the best; nullopt where nothing was proposed.
  std::optional<Found<std::string>> best() const {
    const auto best =
        std::max_element(found_.begin(), found_.end(),
                         [](const auto& a, const auto& b) { return a.confidence < b.confidence; });
    if (best == found_.end()) return std::nullopt;
    return *best;
  }

 private:
  Same same_;
  Keeps keeps_;
  std::vector<Found<std::string>> found_;
};

}  // namespace meldaan::extract
