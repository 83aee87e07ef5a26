// The people of a mail while they are being found. Belongs to one read.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/people/people.h"

namespace meldaan::extract {

struct Roster {
  static constexpr std::size_t kMostPeople = 60;

  std::vector<PersonFound> people;
  std::vector<PersonFound> absent;  // who are said to stay away
  std::size_t others = 0;           // of `people`, the sender not counted

  bool is_full() const { return people.size() >= kMostPeople; }
  // Who bears this name, whole or in part.
  PersonFound* known(std::string_view name);
  // False where one of that name is known already, or there are too many.
  bool add(PersonFound person, std::string_view name);
  void add_absent(PersonFound person);
  bool is_absent(std::string_view name) const;

  // Whether the token stands in somebody's row.
  bool in_row(std::size_t token) const;
  // "Mijn man en ik willen komen:" announces the list below.
  bool lists_behind(std::size_t token) const;
  bool has_called(std::string_view word) const;

  // Where nobody comes, those said to stay away are whom the mail is about, and leave. False where
  // somebody comes, or there is nobody.
  bool mean_the_absent();
  // Nobody leaves.
  void keep_all();
};

}  // namespace meldaan::extract
