// Which of the names that people wrote are one and the same school's or foundation's: "OBS De
// Linde", "basisschool De Linde", "de Linde te Hengelo"; "stichting Konot", "St. Konot".
//
// The one place that says so: totals, charts, and who may be the same person go by it. Two schools
// may share a name: another denomination ("OBS" and "CBS"), level, concept, town or foundation
// makes another school of it; what says nothing of these may be any of that name.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "domain/registration.h"

namespace meldaan {

// Each person's school or foundation by a number, from 0 on in order of appearance; nullopt where
// none is known. Who may be at several of them is counted at one, and not at yet another.
struct Institutions {
  std::vector<std::optional<std::size_t>> of;  // as many as there are people
  std::size_t count = 0;
};
Institutions foundations_of(const std::vector<const Person*>& people);
// Given whose foundations are one.
Institutions schools_of(const std::vector<const Person*>& people, const Institutions& foundations);

// Whether the school that two people name may be the same, whatever foundation they give it.
bool may_be_same_school(const Person& one, const Person& other);

}  // namespace meldaan
