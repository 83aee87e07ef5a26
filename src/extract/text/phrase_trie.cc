#include "extract/text/phrase_trie.h"

#include <algorithm>
#include <numeric>

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
  from_root_.resize(symbols + 1);
  freeze_ends(freeze_nodes());
  grown_ = {};
  grown_numbers_ = {};
  grown_ends_ = {};
}

// The new number of each node.
std::vector<PhraseTrie::Node> PhraseTrie::freeze_nodes() {
  const std::size_t count = grown_.size() + 1;
  std::vector<std::uint32_t> begins(count + 1);  // of each node's children in these
  std::vector<Node> children(grown_.size());
  for (const Grown& grown : grown_) ++begins[grown.parent + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<std::uint32_t> next = begins;
  for (Node node = 1; node < count; ++node) children[next[grown_[node - 1].parent]++] = node;
  const auto symbol_of = [this](Node node) { return grown_[node - 1].symbol; };

  nodes_.resize(count);
  symbols_.resize(count);
  std::vector<Node> renumbered(count);
  std::vector<Node> in_order{0};  // by new number
  in_order.reserve(count);
  for (Node node = 0; node < count; ++node) {
    const Node grown = in_order[node];
    renumbered[grown] = node;
    const auto first = children.begin() + begins[grown];
    const auto last = children.begin() + begins[grown + 1];
    std::sort(first, last, [&](Node a, Node b) { return symbol_of(a) < symbol_of(b); });
    Frozen& frozen = nodes_[node];
    frozen.first_child = static_cast<Node>(in_order.size());
    frozen.children = static_cast<std::uint16_t>(last - first);
    for (auto child = first; child != last; ++child) {
      const auto number = static_cast<Node>(in_order.size());
      const Symbol symbol = symbols_[number] = symbol_of(*child);
      frozen.symbols |= bit_of(symbol);
      if (symbol == kBridge) frozen.bridge = number;
      if (node == 0) from_root_[symbol] = number;
      in_order.push_back(*child);
    }
  }
  return renumbered;
}

void PhraseTrie::freeze_ends(const std::vector<Node>& renumbered) {
  for (auto& [node, end] : grown_ends_) ++nodes_[node = renumbered[node]].ends;
  std::uint32_t first = 0;
  for (Frozen& node : nodes_) {
    node.first_end = first;
    first += node.ends;
  }
  std::vector<std::uint32_t> next;
  for (const Frozen& node : nodes_) next.push_back(node.first_end);
  ends_.resize(grown_ends_.size());
  for (const auto& [node, end] : grown_ends_) ends_[next[node]++] = end;
}

PhraseTrie::Node PhraseTrie::search(const Frozen& from, Symbol symbol) const {
  const auto begin = symbols_.begin() + from.first_child;
  const auto end = begin + from.children;
  const auto child = std::lower_bound(begin, end, symbol);
  return child != end && *child == symbol ? static_cast<Node>(child - symbols_.begin()) : 0;
}

}  // namespace meldaan::extract
