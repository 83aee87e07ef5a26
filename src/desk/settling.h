// What an organiser says of an open item → what is stored and who hears of it.
//
// Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "desk/desk.h"
#include "domain/settlement.h"

namespace meldaan::desk {

// How a person is to stand.
struct Corrected {
  std::optional<std::int64_t> registration;  // of ItemCase::about; nullopt: is registered now
  Person person;

  bool operator==(const Corrected&) const = default;
};

struct ItemCase {
  ItemKey item;  // with the kind as which it is open
  Ruling ruling = Ruling::kIgnore;
  // The registrations that it may be about; of an address that is mended, also those that have none
  // of their own and were sent in from it.
  std::vector<Standing> about;
  std::vector<Corrected> corrected;  // kCorrect, and kAccept of what is no reply
  bool is_overtaken = false;         // a held reply that no longer says how things stand
  bool is_over = false;              // the event has begun: nobody can be let in
  bool refuses = false;              // kIgnore: a no to what is asked
  // kMerge: the earlier registration of the same person, with which the item's becomes one.
  std::optional<Standing> same_as;
};

struct Settled {
  Decision decision;      // its fate is the organiser's mail's
  SettlingReport report;  // without link, and without what was not understood
};

// `situation` is of the mail that the item comes from: whoever is new was sent in by its sender,
// and its `thread` holds `about`. An organiser's word is not doubted: what it corrects need not be
// complete to be stored, but is confirmed only where it is, or where the ruling is to accept it.
// Accepting an address that mail does not reach writes to it again; accepting a reply that was
// overtaken says how things stand now.
Settled settle(const Situation& situation, const ItemCase& item);

// The person that a reading speaks of with all that was read, sure or not: what an organiser
// accepts.
Person person_as_read(const PersonReading& reading);

// The address that hears of a registration: its own, else the one that sent it in.
std::string registered_address(const Registration& registration);

}  // namespace meldaan::desk
