// What the writer wants of the groups that a mail names: wished for, declined, or only spoken of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/reading.h"
#include "extract/wishes/wish_context.h"

namespace meldaan::extract {

struct Wish {
  Mention mention;
  Stance stance = Stance::kSpokenOf;
  double confidence = 0;  // that it is a wish
  Kinds kinds;  // settled kinds of a topic that stands in several; empty: unclear or only one
  bool labelled = false;
  bool marked = false;            // by a mark or a remark in a list
  bool pointed = false;           // named by its number in a list: "de 3 en de 5"
  bool told = false;              // its clause says something else of it: "Taal is vast gezellig"
  std::optional<Range> taken_up;  // the name that "daar ga ik ook heen" takes up
  std::string why;
  bool taken = false;       // the sentence says whose it is: "Rekenen is voor Anna Smit"
  bool of_earlier = false;  // settled by what the mail says of an earlier registration
  bool unowned = false;     // doubted once already: it may be of somebody who is not signed up
};

// What is not is asked about, or is none.
inline bool is_sure(const Wish& wish) {
  return wish.stance == Stance::kWished && wish.confidence >= kSure;
}

// A mention that overlaps one of `claimed` (a school's name, a proposal) is no wish.
std::vector<Wish> weigh(const WishContext& context, const std::vector<Mention>& mentions,
                        const std::vector<Range>& claimed);

}  // namespace meldaan::extract
