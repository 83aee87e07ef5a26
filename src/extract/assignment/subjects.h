// Of whom a sentence speaks: one person, an enumeration ("mijn collega Piet Bakker en ik"), or all.
#pragma once

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/parts/part.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// Numbers of people in the list that find_people() gave, ascending.
using Members = std::vector<std::size_t>;
Members united(const Members& a, const Members& b);

class Subjects {
 public:
  // Both must outlive the object.
  Subjects(const Part& part, const std::vector<PersonFound>& people);

  // Whom the words at this token concern: those in brackets behind it, else the nearest subject
  // before it in its sentence, else the nearest behind it. Nothing where the sentence names nobody.
  std::optional<Members> concerned(std::size_t token) const;
  // The nearest subject before it alone.
  std::optional<Members> before(std::size_t token) const;
  // Whether the sentence of this token has the writer for its subject, or its object.
  // "Voor Taal meld ik aan:", where a list follows.
  bool announces(std::size_t token) const;
  bool speaks_of_writer(std::size_t token) const;
  // The same, unless a sentence ends between: "… zij naar Gedrag. obs De Brug"
  std::optional<Members> right_before(std::size_t token) const;
  // Those right before the brackets that it stands in.
  std::optional<Members> before_bracket(std::size_t token) const;

 private:
  struct Subject {
    Range range;
    Members members;
    Members alone;        // without those it was joined with
    bool joins = false;   // "samen met Piet": belongs with the next subject of its sentence
    bool writer = false;  // nothing but the writer's "ik"
  };

  void read(const Range& sentence);
  std::optional<Subject> atom_at(std::size_t token) const;
  std::optional<Subject> enumeration_at(std::size_t token, std::size_t end) const;
  bool has_share(const Subject& next, std::size_t first) const;
  std::optional<Members> inverted_behind(std::size_t token) const;
  bool only_reflects(const Range& subject) const;
  bool begins_own_clause(const Subject& next, std::size_t first) const;
  std::size_t behind_links(std::size_t token, std::size_t end, bool& linked) const;
  std::size_t behind_aside(std::size_t token, std::size_t end) const;
  Range told_of(const Subject& subject) const;
  const Subject* nearest_before(std::size_t token) const;
  bool goes_on_alone(const Range& between) const;
  std::size_t name_end(const PersonFound& person, std::size_t token) const;
  std::optional<std::size_t> named_at(std::size_t token) const;
  std::optional<std::size_t> last_named_before(std::size_t token) const;
  std::optional<Members> in_brackets_behind(std::size_t token, std::size_t end) const;
  bool is_told_to_writer(std::size_t token) const;
  std::optional<Members> spoken_of(std::size_t token) const;
  Members excepted(std::size_t token) const;
  bool is_served(std::size_t token, std::size_t subject) const;
  bool leads_to_subject(std::size_t token, std::size_t subject) const;
  std::optional<Members> right_behind_group(std::size_t token) const;
  bool only_signs_up(const Subject& subject) const;
  Members everybody() const;
  Members others() const;
  bool is_several(std::size_t token) const;
  Members several_named_before(std::size_t token) const;
  std::optional<Members> named_together(std::size_t token) const;
  Members all_named_at(std::size_t token, std::size_t first) const;
  std::optional<std::size_t> share_at(std::size_t token) const;
  std::unordered_map<std::size_t, Members> shares() const;
  std::unordered_map<std::size_t, Members> shares_of_named() const;
  // "Stef, Inge en ik willen respectievelijk naar Taal, Rekenen en Gedrag": whose place in the one
  // list is that of the group at the token in the other.
  std::optional<Members> in_turn(std::size_t token) const;
  Members writer(bool announces) const;
  std::optional<std::size_t> writer_at(std::size_t token) const;
  bool sender_listed() const;

  const Part& part_;
  const std::vector<PersonFound>& people_;
  std::unordered_map<std::size_t, std::size_t> named_;  // by the token where her name begins
  std::vector<std::pair<std::size_t, std::size_t>> others_named_;  // these without the sender
  std::unordered_map<std::size_t, Members> shares_;  // "één bij Taal": by the number's token
  std::vector<Subject> subjects_;                    // in order of appearance
};

}  // namespace meldaan::extract
