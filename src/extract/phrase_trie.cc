#include "extract/phrase_trie.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

std::uint32_t hash_of(std::uint32_t parent, Symbol symbol) {
  const std::uint64_t both = std::uint64_t{parent} << 32 | symbol;
  return static_cast<std::uint32_t>((both * 0x9E3779B97F4A7C15U) >> 32);
}

}  // namespace

PhraseTrie::Node PhraseTrie::grow(Node parent, Symbol symbol) {
  const std::uint32_t hash = hash_of(parent, symbol);
  const std::uint32_t known = grown_numbers_.find(hash, [&](std::uint32_t number) {
    return grown_[number].parent == parent && grown_[number].symbol == symbol;
  });
  if (known != HashIndex::kNone) return known + 1;
  grown_numbers_.add(hash, static_cast<std::uint32_t>(grown_.size()));
  grown_.push_back({parent, symbol});
  return static_cast<Node>(grown_.size());
}

void PhraseTrie::freeze(std::size_t symbols) {
  nodes_.resize(grown_.size() + 1);
  from_root_.resize(symbols + 1);
  freeze_edges();
  freeze_ends();
  grown_ = {};
  grown_numbers_ = {};
  grown_ends_ = {};
}

void PhraseTrie::freeze_edges() {
  for (const Grown& grown : grown_) ++nodes_[grown.parent].edges;
  std::vector<std::uint32_t> next;  // where the next edge of each node goes
  std::uint32_t first = 0;
  for (Frozen& node : nodes_) {
    next.push_back(node.first_edge = first);
    first += node.edges;
  }
  edges_.resize(grown_.size());
  for (Node node = 1; node < nodes_.size(); ++node) {
    const Grown& grown = grown_[node - 1];
    edges_[next[grown.parent]++] = {grown.symbol, node};
    nodes_[grown.parent].symbols |= bit_of(grown.symbol);
    if (grown.parent == 0) from_root_[grown.symbol] = node;
    if (grown.symbol == kBridge) nodes_[grown.parent].bridge = node;
  }
  for (const Frozen& node : nodes_) {
    const auto begin = edges_.begin() + node.first_edge;
    std::sort(begin, begin + node.edges,
              [](const Edge& a, const Edge& b) { return a.symbol < b.symbol; });
  }
}

void PhraseTrie::freeze_ends() {
  std::stable_sort(grown_ends_.begin(), grown_ends_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [node, end] : grown_ends_) {
    if (nodes_[node].ends++ == 0) nodes_[node].first_end = static_cast<std::uint32_t>(ends_.size());
    ends_.push_back(end);
  }
}

PhraseTrie::Node PhraseTrie::search(const Frozen& from, Symbol symbol) const {
  const auto begin = edges_.begin() + from.first_edge;
  const auto end = begin + from.edges;
  const auto edge = std::lower_bound(
      begin, end, symbol, [](const Edge& known, Symbol wanted) { return known.symbol < wanted; });
  return edge != end && edge->symbol == symbol ? edge->child : 0;
}

}  // namespace meldaan::extract
