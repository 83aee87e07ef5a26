// A registration: one person at one event.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "util/clock.h"
#include "util/hash.h"

namespace meldaan {

enum class RegistrationState { kIncomplete, kConfirmed, kCancelled, kLate };
const char* name_of(RegistrationState state);
std::optional<RegistrationState> registration_state_of(std::string_view name);

// "KT-7F3K2M": what people and subject lines call a registration by. Six characters of Crockford's
// base 32.
using Reference = std::string;
Reference make_reference(Randomness& randomness);
// All references in a text, in order, upper case, each once.
std::vector<Reference> references_in(std::string_view text);
// The text without this one, in capitals or not, and without space at its ends.
std::string without_reference(std::string_view text, const Reference& ref);

// What must be known before a confirmation, and is asked for otherwise.
enum class Missing { kName, kAffiliation, kGroups };
const char* name_of(Missing missing);

// Where a foundation comes from: read in the mail, or filled in from the imported school register.
enum class FoundationSource { kMail, kRegister };

struct Person {
  std::string name;  // empty: not known
  // By which a mail calls somebody whose full name it does not give: "Bregje". Empty where `name`
  // is known.
  std::string call_name;
  std::string email;  // empty: has none of their own
  std::string school;
  // Read beside a foundation that is sure, and not sure enough to be written down: shown to be
  // settled, and not asked for, since nothing is missing. Empty where `school` is known.
  std::string unsure_school;
  std::string foundation;
  FoundationSource foundation_source = FoundationSource::kMail;
  std::vector<GroupId> groups;
  std::vector<std::string> unclear_groups;  // topics, or words in which nobody knows a group
  std::vector<std::string> proposed_groups;

  bool operator==(const Person&) const = default;
};

// The name, or the call name where that is all that is known; empty where nothing is.
const std::string& called(const Person& person);

// The name is known from now on, and the call name with it; an empty one changes neither.
void set_name(Person& person, const std::string& name);

// What is still to be asked of a person, in the order in which it is asked.
std::vector<Missing> missing_of(const Person& person);
bool misses(const Person& person, Missing what);
// Of what is unclear: "de groep over hoogbegaafdheid", and no topic, which has no spaces. Asked
// about once: whatever the next mail says, it is settled with that.
bool is_in_own_words(const std::string& unclear);
// Nothing is missing and no group is unclear.
bool is_complete(const Person& person);

// Where somebody stands who has found a group full.
struct WaitingPlace {
  GroupId group;
  int number = 0;  // 1 for whoever moves up first

  bool operator==(const WaitingPlace&) const = default;
};

struct Registration {
  std::int64_t id = 0;  // the store's; 0: not stored yet
  Reference ref;        // empty: not given out yet
  RegistrationState state = RegistrationState::kIncomplete;
  Person person;
  std::string submitted_by;  // the address that sent it in
  Instant created{};
  Instant updated{};
  // Confirmed now, or before and not withdrawn since: has a place in each of the groups, or waits.
  bool counts = false;
  // Withdrawn by an organiser alone because the person comes by another registration; the store's.
  bool merged = false;
  std::vector<WaitingPlace> waiting;  // the store's, in order of arrival
  // With this mail the places of that registration go to this one; 0: none do. Not stored.
  std::int64_t takes_over_from = 0;

  // Where it stands in the line for that group; 0: it does not wait for it.
  int number_in_line(std::string_view group) const;
  bool waits_for(std::string_view group) const { return number_in_line(group) > 0; }
};

// Waits for every group that is wished, and has proposed none: will there be a place?
bool only_waits(const Registration& registration);

// The groups still wished for which somebody waited before, and has a place since.
std::vector<GroupId> places_gained(const Registration& before, const Registration& after);

}  // namespace meldaan
