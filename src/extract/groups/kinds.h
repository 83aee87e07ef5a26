// The three kinds of group, and the words that name them beside a group's name.
#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "domain/event.h"
#include "extract/text/cues.h"
#include "extract/text/document.h"

namespace meldaan::extract {

inline constexpr std::array kEveryKind = {GroupKind::kPlg, GroupKind::kWerkgroep,
                                          GroupKind::kProjectgroep};

// A set of kinds, one bit a GroupKind.
class Kinds {
 public:
  void add(GroupKind kind) { bits_ |= 1u << static_cast<unsigned>(kind); }
  void remove(GroupKind kind) { bits_ &= ~(1u << static_cast<unsigned>(kind)); }
  bool has(GroupKind kind) const { return (bits_ >> static_cast<unsigned>(kind) & 1u) != 0; }
  bool empty() const { return bits_ == 0; }
  static Kinds all();

 private:
  std::uint32_t bits_ = 0;
};

inline constexpr std::pair<List, GroupKind> kNamedKinds[] = {
    {List::kKindPlg, GroupKind::kPlg},
    {List::kKindWerkgroep, GroupKind::kWerkgroep},
    {List::kKindProjectgroep, GroupKind::kProjectgroep}};

// Where a cue of the list begins that ends with this token; behind the token where none does.
std::size_t cue_begin(const Cues& cues, List list, std::size_t last);

// The kinds that a run of kind words names, reading back from `token` ("de PLG, de werkgroep en het
// project"). `begin` is where the run begins.
struct KindRun {
  Kinds kinds;
  bool any_word = false;  // "groep" as well
  bool in_doubt = false;  // parted by "of"
  std::size_t begin = 0;
};
KindRun kinds_before(const Document& document, const Cues& cues, std::size_t token,
                     std::size_t furthest);

}  // namespace meldaan::extract
