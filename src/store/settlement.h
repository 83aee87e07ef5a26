// Open items as the store knows them, and how they were settled. Values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/report.h"
#include "domain/settlement.h"
#include "util/clock.h"

namespace meldaan::store {

// What an organiser has decided on an open item.
struct Settlement {
  ItemKey item;
  Ruling ruling = Ruling::kIgnore;
  bool stays_open = false;    // what was understood is stored, and more is to be said
  bool is_overtaken = false;  // a held reply that goes out no more: another takes its place
};

// An item as an organiser's mail meets it.
struct ItemStanding {
  std::optional<ItemKind> open_as;  // nullopt: it is settled
  int times_settled = 0;
  std::int64_t mail = 0;  // that it comes from; 0: none is known
  Instant arrived{};      // that mail, whether only its beginning is kept, and why it has its fate
  bool truncated = false;
  std::string reason;
  std::vector<std::int64_t> registrations;  // that it is about; of a mail none
  std::optional<Instant> written;           // a held reply
};

struct OpenItems {
  std::vector<OpenItem> items;
  Unanswered read_unanswered;
};

// How an item was settled.
struct SettledItem {
  Instant at{};
  std::string item;  // "mail-12"
  Ruling ruling = Ruling::kIgnore;
  std::int64_t by = 0;  // the organiser's mail; 0: at a shell, or it was erased
};

}  // namespace meldaan::store
