// One part of what an organiser answers about an open item: a ruling, a value, groups, or nothing
// that is to be done. `extract` takes an answer apart, `app` carries the parts out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/settlement.h"

namespace meldaan {

struct Instruction {
  std::string words;  // the organiser's own
  bool understood = false;
  // Not understood, but without anything that could be done: beside "negeren" or "afmelden" it is
  // no more than the reason.
  bool only_tells = false;
  std::vector<std::size_t> whom;  // numbers of those it is about; all of them where there is none
  std::optional<Ruling> ruling;
  bool is_away = false;  // "kan weg", which of a mail to be sent says something else
  // Beside "akkoord" not understood for what it says against whom it is about ("ze is ziek").
  bool against = false;
  bool refuses = false;       // says no to what is asked: nothing of it is done
  bool same_one = false;      // of two registrations, that they are one person's
  bool two_ones = false;      // that they are not
  bool comes = false;         // that somebody comes, which is no ruling
  bool points_below = false;  // to what stands below the organiser's own words
  std::optional<std::string> name;
  std::optional<std::string> first_name;
  std::optional<std::string> surname;
  std::optional<std::string> email;
  std::optional<std::string> school;
  std::optional<std::string> foundation;
  std::vector<GroupId> joins;
  std::vector<GroupId> leaves;
  bool only = false;  // what it joins takes the place of all groups

  // A courtesy, a reason, or what the organiser does: understood, and nothing comes of it.
  bool is_aside() const { return understood && !ruling && !changes(); }
  bool changes() const {
    return name || first_name || surname || email || school || foundation || !joins.empty() ||
           !leaves.empty();
  }
  // No more than a name, which may as well sign the answer.
  bool is_bare_name() const {
    return name && words.starts_with(*name) && words.size() <= name->size() + 1;
  }
};

}  // namespace meldaan
