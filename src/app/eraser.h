// Carries out erasures: of a person who asked for it, by mail or through `meldaan forget`, and of
// everything personal when the retention is over.
//
// An erasure goes through stored mails and replies, through every folder of the mailbox, and
// through the database file, in this order; what cannot be done now (the mailbox is away, the last
// reply is not out yet, another program reads the database) stays pending in the store with the
// reason, and is tried again by the next pass that is due. Every step may be repeated.
//
// Belongs to one thread, with its mailbox.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "config/settings.h"
#include "net/mailbox.h"
#include "store/erasure_book.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::app {

// What one pass of one erasure found and did.
struct ErasureReport {
  std::uint64_t mails = 0;          // stored ones that lost their words
  std::uint64_t replies = 0;        // as well, and those that never went out
  std::uint64_t digests = 0;        // that lost their content, or are made anew
  std::uint64_t mailbox_mails = 0;  // destroyed
  std::string waiting_for;          // why it is not done; empty: it is
};

class Eraser {
 public:
  static constexpr Seconds kFirstRetry{5};
  static constexpr Seconds kMostRetry{3600};

  struct Parts {
    const config::Settings& settings;
    const Clock& clock;
    std::string secret;  // the store's
    net::Mailbox& mailbox;
    store::ErasureBook book;
    std::function<void()> on_progress = [] {};
  };
  explicit Eraser(Parts parts) : parts_(std::move(parts)) {}

  // One pass; an error is a database that cannot be read or written.
  Result<ErasureReport> carry_out(const store::Erasure& erasure);
  // All that are due, or, `regardless` of that, all that are pending.
  Result<void> carry_out_pending(bool regardless = false);
  // Where the retention is over and something personal was stored before then: asks for the erasure
  // of all that is there.
  Result<void> purge_if_due(Instant stored_before = Instant::max());

 private:
  Result<store::Reduction> look_through(const store::Erasure& erasure, std::string& waiting_for);
  void erase_in_mailbox(const store::Erasure& erasure, ErasureReport& report);
  Result<std::string> settle_database(const store::Erasure& erasure);
  Result<std::string> look_into_file(const store::Erasure& erasure);

  Parts parts_;
};

// What people have not settled yet of the mail that arrived from then on is no matter of an event
// whose retention is over: it is theirs to answer, for as long again. At the `now` of an earlier
// erasure there is none.
Instant kept_from(const Event& event, Instant now);

}  // namespace meldaan::app
