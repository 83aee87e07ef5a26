// What the name of a school or a foundation is made of, as far as it tells it from others.
//
// Pure.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace meldaan {

// Sides on which two schools of one name differ.
enum class SchoolSide { kDenomination, kLevel, kConcept };
constexpr std::size_t kSchoolSides = 3;

struct InstitutionName {
  std::vector<std::string> words;  // what is left: "de OBS 't Eenspan, Emmen" is eenspan
  std::string where;               // "emmen", of a school
  // As its kind says it: "openbaar" of an OBS; empty where it does not.
  std::array<std::string_view, kSchoolSides> sides;
  std::string initials;  // of a foundation, its legal form among them

  std::string core() const;  // the words as one: "noord-oost" and "noordoost" are the same
};

InstitutionName school_name(std::string_view written);
InstitutionName foundation_name(std::string_view written);

}  // namespace meldaan
