#include "extract/text/cues.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace meldaan::extract {
namespace {

auto first_from(std::span<const Cue> cues, std::size_t token) {
  return std::lower_bound(cues.begin(), cues.end(), token, [](const Cue& cue, std::size_t wanted) {
    return cue.range.begin < wanted;
  });
}

}  // namespace

Cues::Cues(std::size_t tokens) : tokens_(tokens), known_((tokens + kBitsOfWord - 1) / kBitsOfWord) {
  constexpr std::size_t kOfToken = 2;  // so many a token is of, in most mails
  cues_.reserve(kOfToken * tokens);
}

const Cue* Cues::first(List list, const Range& range) const {
  const auto cues = of(list);
  auto at = first_from(cues, range.begin);
  for (; at != cues.end() && at->range.begin < range.end; ++at) {
    if (at->range.end <= range.end) return &*at;
  }
  return nullptr;
}

std::vector<Range> Cues::all(List list, const Range& range) const {
  std::vector<Range> found;
  const auto cues = of(list);
  auto at = first_from(cues, range.begin);
  for (; at != cues.end() && at->range.begin < range.end; ++at) {
    if (at->range.end <= range.end) found.push_back(at->range);
  }
  return found;
}

bool Cues::touches(List list, const Range& range) const {
  for (std::size_t token = range.begin; token < range.end; ++token) {
    if (covers(list, token)) return true;
  }
  return false;
}

std::size_t Cues::end_of_cue(List list, std::size_t token) const {
  const auto cues = of(list);
  const auto found = first_from(cues, token);
  return found != cues.end() && found->range.begin == token ? found->range.end : token;
}

void Cues::add(const Cue& cue) {
  // How a town's name may end says of no word what it is.
  if (cue.list != List::kTownEnding) {
    set(known_, 0, cue.range.begin);
    set(known_, 0, cue.range.end - 1);
  }
  std::uint32_t& latest = latest_[static_cast<std::size_t>(cue.list)];
  if (latest != 0) {
    Cue& before = cues_[latest - 1];
    // A phrase that stands there whole is no other that words part.
    if (before.range == cue.range && cue.head != 0) return;
    if (before.range.begin == cue.range.begin && before.range.end <= cue.range.end) {
      before = cue;
      return;
    }
    if (before.range.end >= cue.range.end) return;
  }
  cues_.push_back(cue);
  latest = static_cast<std::uint32_t>(cues_.size());
}

void Cues::close() {
  for (const Cue& cue : cues_) ++begins_[static_cast<std::size_t>(cue.list) + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  std::vector<Cue> by_list(cues_.size());
  auto next = begins_;
  for (const Cue& cue : cues_) by_list[next[static_cast<std::size_t>(cue.list)]++] = cue;
  cues_ = std::move(by_list);
  mark_tokens();
}

void Cues::mark_tokens() {
  const auto row = static_cast<std::uint32_t>(known_.size());
  std::uint32_t next = row;
  for (std::size_t list = 0; list < kListCount; ++list) {
    if (begins_[list] == begins_[list + 1]) continue;
    rows_[list] = next;
    next += row;
  }
  starting_.resize(next);
  covering_.resize(next);
  for (const Cue& cue : cues_) {
    set(starting_, row_of(cue.list), cue.range.begin);
    for (std::size_t i = cue.range.begin; i < cue.range.end; ++i)
      set(covering_, row_of(cue.list), i);
  }
}

const Cue* first_own(const Document& document, const Cues& cues, List list) {
  const auto all = cues.of(list);
  const auto own = std::find_if(all.begin(), all.end(), [&](const Cue& cue) {
    return is_own(document[cue.range.begin].zone);
  });
  return own == all.end() ? nullptr : &*own;
}

}  // namespace meldaan::extract
