// What speaks for or against a group's being wished for, named so that a model can weigh it: the
// words around its name, the cues among them, and what the rules made of it.
#pragma once

#include <string_view>
#include <vector>

#include "extract/assignment/assignment.h"
#include "extract/parts/context_signs.h"

namespace meldaan::extract {

// What the rules took it for. They were made after most of the labelled mails, and are right there
// more often than elsewhere.
inline constexpr std::string_view kStanceSign = "rule:stance ";

// Whether its words tell anything: those of what was marked in a list, or chosen by its number,
// stand elsewhere.
bool is_weighed(const Part& part, const Wish& wish);

// Of the wishes of one part of a mail; belongs to one read.
class WishSigns {
 public:
  // Both must outlive the object. `all` are the parts of the mail, `found` is one of them.
  WishSigns(const std::vector<Findings>& all, const Findings& found);

  // Of a wish that is_weighed().
  Signs of(const Wish& wish) const;

 private:
  void add_rules(const Wish& wish, Signs& signs) const;
  void add_form(const Wish& wish, Signs& signs) const;
  const std::vector<Findings>& all_;
  const Part& part_;
  ContextSigns context_;
};

}  // namespace meldaan::extract
