#include "domain/registration.h"

#include <algorithm>
#include <array>

#include "util/pattern.h"
#include "util/text.h"

namespace meldaan {
namespace {
constexpr std::array<std::pair<RegistrationState, const char*>, 4> kStates = {{
    {RegistrationState::kIncomplete, "incomplete"},
    {RegistrationState::kConfirmed, "confirmed"},
    {RegistrationState::kCancelled, "cancelled"},
    {RegistrationState::kLate, "late"},
}};
}  // namespace

int Registration::number_in_line(std::string_view group) const {
  const auto place =
      std::find_if(waiting.begin(), waiting.end(),
                   [group](const WaitingPlace& waited) { return waited.group == group; });
  return place == waiting.end() ? 0 : place->number;
}

const char* name_of(RegistrationState state) {
  for (const auto& [value, name] : kStates) {
    if (value == state) return name;
  }
  return "";
}

std::optional<RegistrationState> registration_state_of(std::string_view name) {
  for (const auto& [value, text] : kStates) {
    if (name == text) return value;
  }
  return std::nullopt;
}

const char* name_of(Missing missing) {
  switch (missing) {
    case Missing::kName:
      return "name";
    case Missing::kAffiliation:
      return "affiliation";
    case Missing::kGroups:
      return "groups";
  }
  return "";
}

Reference make_reference(Randomness& randomness) {
  // Four bytes make six whole base 32 digits and two bits that are dropped: a thousand million
  // references.
  return "KT-" + to_base32(randomness.bytes(4)).substr(0, 6);
}

std::vector<Reference> references_in(std::string_view text) {
  static const Pattern kForm =
      Pattern::literal(R"(\bKT-([0-9A-HJKMNP-TV-Z]{6})\b)", Pattern::Case::kIgnore);
  std::vector<Reference> found;
  Pattern::Match match;
  for (std::size_t at = 0; kForm.find(text, at, match); at = match.end) {
    Reference reference = "KT-" + upper(match.groups[1]);
    if (std::find(found.begin(), found.end(), reference) == found.end()) {
      found.push_back(std::move(reference));
    }
  }
  return found;
}

std::string without_reference(std::string_view text, const Reference& ref) {
  std::string rest;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_there = !ref.empty() && equals_ignoring_case(text.substr(at, ref.size()), ref);
    if (!is_there) rest += text[at];
    at += is_there ? ref.size() : 1;
  }
  return std::string(trim(rest));
}

const std::string& called(const Person& person) {
  return person.name.empty() ? person.call_name : person.name;
}

void set_name(Person& person, const std::string& name) {
  if (name.empty()) return;
  person.name = name;
  person.call_name.clear();
}

std::vector<Missing> missing_of(const Person& person) {
  std::vector<Missing> missing;
  if (person.name.empty()) missing.push_back(Missing::kName);
  if (person.school.empty() && person.foundation.empty()) missing.push_back(Missing::kAffiliation);
  if (person.groups.empty() && person.unclear_groups.empty() && person.proposed_groups.empty()) {
    missing.push_back(Missing::kGroups);
  }
  return missing;
}

bool misses(const Person& person, Missing what) {
  const std::vector<Missing> missing = missing_of(person);
  return std::find(missing.begin(), missing.end(), what) != missing.end();
}

bool is_in_own_words(const std::string& unclear) {
  return unclear.find(' ') != std::string::npos;
}

bool is_complete(const Person& person) {
  return person.unclear_groups.empty() && missing_of(person).empty();
}

bool only_waits(const Registration& registration) {
  const Person& person = registration.person;
  return !person.groups.empty() && person.proposed_groups.empty() &&
         std::all_of(person.groups.begin(), person.groups.end(),
                     [&registration](const GroupId& id) { return registration.waits_for(id); });
}

std::vector<GroupId> places_gained(const Registration& before, const Registration& after) {
  std::vector<GroupId> gained;
  for (const GroupId& group : after.person.groups) {
    if (before.waits_for(group) && !after.waits_for(group)) gained.push_back(group);
  }
  return gained;
}

}  // namespace meldaan
