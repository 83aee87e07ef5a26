// A handful of registrations with everything that a roster must get right.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "render/roster_words.h"
#include "unit/render/render_fixture.h"

namespace meldaan::render {

inline Registration in_state(const std::string& ref, RegistrationState state, Person person) {
  Registration result = registration(ref, std::move(person));
  result.state = state;
  return result;
}

inline RosterWords dutch_roster_words() {
  std::vector<Problem> problems;
  std::optional<RosterWords> words = RosterWords::load(kTemplates, problems);
  for (const Problem& problem : problems) ADD_FAILURE() << to_string(problem);
  return *words;
}

// Marieke and Piet are confirmed, Zoë is incomplete, Anja has withdrawn, Émile was late.
inline std::vector<Registration> five_people() {
  Person zoe;
  zoe.email = "zoe@school.example";
  zoe.foundation = "STICHTING CONSENT";
  zoe.foundation_source = FoundationSource::kRegister;
  zoe.unclear_groups = {"wetenschap-en-techniek"};
  zoe.proposed_groups = {"Muziek", "Dans"};
  Person anja = marieke();
  anja.name = "Anja de Boer";
  anja.school = "OBS De Springplank";
  Person emile = marieke();
  emile.name = "Émile Zwart";
  emile.school = "obs de regenboog";
  emile.groups = {"werkgroep/taal"};
  return {in_state("KT-7F3K2M", RegistrationState::kConfirmed, marieke()),
          in_state("KT-9Q2W4Z", RegistrationState::kConfirmed, piet()),
          in_state("KT-0A1B2C", RegistrationState::kIncomplete, zoe),
          in_state("KT-3D4E5F", RegistrationState::kCancelled, anja),
          in_state("KT-6G7H8J", RegistrationState::kLate, emile)};
}

}  // namespace meldaan::render
