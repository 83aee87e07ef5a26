// The phrases of all lists as one trie over symbols: where a phrase that has come so far may go on.
//
// Grown once, then frozen: only then may it be searched, by any thread.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "extract/text/hash_index.h"
#include "extract/text/lists.h"
#include "extract/text/vocabulary.h"

namespace meldaan::extract {

class PhraseTrie {
 public:
  using Node = std::uint32_t;  // 0 is the root
  struct End {
    List list;
    std::uint8_t language;
    std::uint16_t entry;
  };

  Node grow(Node parent, Symbol symbol);
  void end(Node node, const End& end) { grown_ends_.emplace_back(node, end); }
  // `symbols`: how many there are.
  void freeze(std::size_t symbols);

  // Asks the memory for the node of a phrase that begins so.
  void expect(Symbol symbol) const { __builtin_prefetch(&nodes_[from_root_[symbol]]); }
  // 0: no phrase goes on so.
  Node follow(Node node, Symbol symbol) const {
    if (node == 0) return from_root_[symbol];
    return (nodes_[node].symbols & bit_of(symbol)) == 0 ? 0 : search(nodes_[node], symbol);
  }
  // What the symbols of a word are to leads_on(), which is false where no phrase goes on with any
  // of them; most end so.
  using Glimpse = std::uint64_t;
  static Glimpse glimpse_of(const Symbols& symbols) {
    Glimpse glimpse = 0;
    for (int s = 0; s < symbols.count; ++s) glimpse |= bit_of(symbols.items[s]);
    return glimpse;
  }
  bool leads_on(Node node, Glimpse glimpse) const { return (nodes_[node].symbols & glimpse) != 0; }
  // Whether a phrase goes on behind it, with or without a "…".
  bool goes_on(Node node) const { return nodes_[node].children > 0; }
  // Where the phrase goes on behind a "…"; 0: nowhere.
  Node bridge(Node node) const { return nodes_[node].bridge; }
  std::span<const End> ends(Node node) const {
    return {ends_.data() + nodes_[node].first_end, nodes_[node].ends};
  }

 private:
  struct Frozen {
    std::uint64_t symbols = 0;  // that lead on, one bit for each that is equal modulo 64
    Node first_child = 0;
    std::uint32_t first_end = 0;
    std::uint16_t children = 0;
    std::uint16_t ends = 0;
    Node bridge = 0;
  };

  static std::uint64_t bit_of(Symbol symbol) { return std::uint64_t{1} << (symbol % 64); }
  Node search(const Frozen& from, Symbol symbol) const;
  std::vector<Node> freeze_nodes();
  void freeze_ends(const std::vector<Node>& renumbered);

  struct Grown {
    Node parent;
    Symbol symbol;
  };

  // While it grows. Node n is grown_[n - 1].
  std::vector<Grown> grown_;
  HashIndex grown_numbers_;
  std::vector<std::pair<Node, End>> grown_ends_;

  // Once it is frozen: the root, those behind it, those behind these. The children of a node stand
  // side by side, in order of their symbols.
  std::vector<Frozen> nodes_;
  std::vector<Symbol> symbols_;  // that lead to each node
  std::vector<End> ends_;
  std::vector<Node> from_root_;  // by symbol. Most searches end with the first word
};

}  // namespace meldaan::extract
