// What a later mail makes of each of those it speaks of: who leaves, who comes, and in whose place.
//
// Belongs to one reading.
#pragma once

#include <cstddef>
#include <vector>

#include "domain/conversation.h"
#include "domain/reading.h"

namespace meldaan::extract {

struct Said {
  PersonReading reading;
  bool comes = false;
  bool told = false;          // anything to be done
  bool gives_up_all = false;  // the groups there were, whichever
};

class Outcomes {
 public:
  // People are numbered: the known first, then the newcomers.
  Outcomes(const std::vector<Acquaintance>& known, std::size_t newcomers)
      : known_(known), said_(known.size() + newcomers) {}

  std::size_t size() const { return said_.size(); }
  const Said& operator[](std::size_t who) const { return said_[who]; }
  // To be altered: of somebody known it says whose registration it is.
  Said& of(std::size_t who);

  void leave(std::size_t who);
  void come(std::size_t who);
  // "Mogen we allemaal weer op de lijst?"
  void come_all();
  // "Alleen Maud kan nog komen"
  void leave_but(const std::vector<std::size_t>& whom);
  // "Petra kan niet, maar Twan de Boer wel": he is new, and she is the only one who leaves.
  void take_place_of_who_left(std::size_t who);

  // Something was said that no other reading of the mail may pass over.
  bool are_decisive() const { return decisive_; }
  void decide() { decisive_ = true; }
  // Somebody leaves who is not registered: nobody can tell what is meant.
  bool are_beyond() const { return beyond_; }

 private:
  const std::vector<Acquaintance>& known_;
  std::vector<Said> said_;
  bool decisive_ = false;
  bool beyond_ = false;
};

}  // namespace meldaan::extract
