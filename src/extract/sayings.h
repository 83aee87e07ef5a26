// What a stretch of a later mail says of whoever it is about: that they stay away, that they come,
// or nothing that is settled yet.
//
// Pure; belongs to one read.
#pragma once

#include "extract/part.h"

namespace meldaan::extract {

class Sayings {
 public:
  explicit Sayings(const Part& body)
      : body_(body), document_(body.document()), cues_(body.cues()) {}

  // "Kan Joost ook nog mee?" asks for something to be done; "is Joost al afgemeld?" only asks.
  bool only_ask(const Sentence& sentence) const;
  // Under a condition, or not decided: nothing is to be done yet.
  bool leave_open(const Range& sentence) const;
  // "Kan helaas niet", "is ziek", "Karlijn niet"; who comes later stays away from nothing.
  bool withdraw(const Range& stretch) const;
  // "Komt toch", "wil ook mee"
  bool announce(const Range& stretch) const;
  // Whether a cue of the list begins in the stretch, in the writer's own words.
  bool hold(List list, const Range& stretch) const;

 private:
  bool names_people_and(const Range& stretch, List list) const;
  bool denies_something_else(std::size_t end) const;

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
};

}  // namespace meldaan::extract
