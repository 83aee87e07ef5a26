#include "extract/phrase_trie.h"

#include <algorithm>

namespace meldaan::extract {

PhraseTrie::Node PhraseTrie::grow(Node parent, Symbol symbol) {
  const std::uint64_t edge = static_cast<std::uint64_t>(parent) << 32 | symbol;
  const auto [at, fresh] = growing_.emplace(edge, static_cast<Node>(growing_ends_.size()));
  if (fresh) growing_ends_.emplace_back();
  return at->second;
}

void PhraseTrie::freeze(std::size_t symbols) {
  std::vector<std::pair<std::uint64_t, Node>> edges(growing_.begin(), growing_.end());
  std::sort(edges.begin(), edges.end());
  nodes_.resize(growing_ends_.size());
  from_root_.resize(symbols + 1);
  for (const auto& [key, child] : edges) {
    const auto parent = static_cast<Node>(key >> 32);
    const auto symbol = static_cast<Symbol>(key);
    Frozen& node = nodes_[parent];
    if (parent == 0) from_root_[symbol] = child;
    if (symbol == kBridge) node.bridge = child;
    if (node.edges++ == 0) node.first_edge = static_cast<std::uint32_t>(edges_.size());
    node.symbols |= bit_of(symbol);
    edges_.push_back({symbol, child});
  }
  for (Node node = 0; node < nodes_.size(); ++node) {
    nodes_[node].first_end = static_cast<std::uint32_t>(ends_.size());
    nodes_[node].ends = static_cast<std::uint16_t>(growing_ends_[node].size());
    ends_.insert(ends_.end(), growing_ends_[node].begin(), growing_ends_[node].end());
  }
  growing_.clear();
  growing_ends_.clear();
}

PhraseTrie::Node PhraseTrie::search(const Frozen& from, Symbol symbol) const {
  const auto begin = edges_.begin() + from.first_edge;
  const auto end = begin + from.edges;
  const auto edge = std::lower_bound(
      begin, end, symbol, [](const Edge& known, Symbol wanted) { return known.symbol < wanted; });
  return edge != end && edge->symbol == symbol ? edge->child : 0;
}

}  // namespace meldaan::extract
