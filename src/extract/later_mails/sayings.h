// What a stretch of a later mail says of whoever it is about: that they stay away, that they come,
// or nothing that is settled yet.
//
// Pure; belongs to one read.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/later_mails/spoken_of.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

class Sayings {
 public:
  explicit Sayings(const Part& body)
      : body_(body), document_(body.document()), cues_(body.cues()) {}

  // "Kan Joost ook nog mee?" asks for something to be done; "is Joost al afgemeld?" only asks.
  bool only_ask(const Sentence& sentence) const;
  // Under a condition, or not decided: nothing is to be done yet. "Misschien" and "als" leave what
  // a clause before them says as it is.
  bool leave_open(const Range& stretch) const;
  // "Kan helaas niet", "is ziek", "Karlijn niet"; who comes later stays away from nothing.
  bool withdraw(const Range& stretch) const { return withdrawn_at(stretch).has_value(); }
  // "O nee!" names nobody who is told of.
  bool withdraw_whom(const Told& told) const;
  // "Schrap beide groepen", "de tweede groep hoeft niet": it is groups that are given up, and by
  // no name.
  std::optional<Range> groups_given_up(const Range& stretch) const;
  // "Komt toch", "wil ook mee"
  bool announce(const Range& stretch) const;
  // "Vergeet mijn afmelding": a withdrawal is taken back.
  bool takes_back(const Range& stretch) const;
  // "Maar Twan de Boer wel": no more than who does what those before do not.
  bool say_the_contrary(const Range& stretch) const;
  // "Sietske ook weer": no more than whom the same is said of as of those before.
  bool say_the_same(const Range& stretch) const;
  // "Mijn collega is ziek, dus ik kan niet komen": why is no matter.
  bool withdraw_writer(const SpokenOf& spoken) const;
  // Whether the mail has words of leaving, and all of them leave everybody on the list: "3 oktober
  // kan ik niet".
  bool withdraw_in_vain() const;
  // "De werkgroep", "de PLG"
  bool name_kind(const Range& stretch) const;
  // Whether a cue of the list begins in the stretch, in the writer's own words.
  bool hold(List list, const Range& stretch) const;

 private:
  std::optional<std::size_t> withdrawn_at(const Range& stretch) const;
  std::size_t end_of_words(const Range& stretch) const;
  bool denies_people(const Range& stretch) const;
  bool only_comes(const Range& stretch) const;
  bool leaves_at(std::size_t token, const Range& stretch) const;
  bool names_people_and(const Range& stretch, List list) const;
  bool keeps_away_that_day(std::size_t token) const;
  bool names_groups_alone(const Range& stretch) const;
  bool denies_something_else(std::size_t end) const;
  bool parts_clauses_between(const Range& one, const Range& other) const;

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
};

}  // namespace meldaan::extract
