// The organisers' daily mail: once a local day at the configured time, whatever restarts there are
// and however the clocks change; after an outage once for all that it missed. Queueing it and
// noting its day are one transaction.
//
// Belongs to the thread that owns the store.
#pragma once

#include <optional>
#include <string>

#include "config/settings.h"
#include "domain/outgoing_mail.h"
#include "domain/report.h"
#include "extract/reader.h"
#include "render/renderer.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/hash.h"
#include "util/result.h"

namespace meldaan::app {

struct DigestParts {
  const config::Settings& settings;
  const extract::Reader& reader;
  const render::Renderer& renderer;
  Randomness& randomness;
  store::Store& store;
};

// When the digest of that local day ("2018-09-11") is due; nullopt where it is no day.
std::optional<Instant> digest_time(const config::Settings& settings, const std::string& day);

// The local day before the one that this moment is in: "2018-09-10".
std::string day_before(Instant when, const TimeZone& zone);

// The local day whose digest is to be sent at `now`; nullopt where none is. The first one of all is
// today's. `last`: the newest day that had one.
std::optional<std::string> due_digest(const config::Settings& settings,
                                      const std::optional<store::DigestDay>& last, Instant now);

struct Period {
  Instant since{};
  Instant until{};  // not included
};

// What happened in the period, with excerpts, the links by which organisers settle what is open, if
// there are any, and how the daemon fares. The links hold from `now` on.
Result<Report> make_report(const DigestParts& parts, const store::Health& health,
                           const Period& period, Instant now);

// The mails as they are sent, one an address of `digest.to`, with the workbook of all registrations
// as they stand; `what` makes their Message-IDs.
Result<std::vector<store::NewOutboxMail>> compose_digests(const DigestParts& parts,
                                                          const Report& report,
                                                          const std::string& what, Instant now);

// Queues what is due, telling of all before `until`; true where that was a digest. Without
// `digest.to` none is, and once the end of the retention was told none is while nothing happens: of
// such a day it is only noted that it has had its turn.
Result<bool> queue_digest(const DigestParts& parts, const store::Health& health, Instant now,
                          Instant until);

}  // namespace meldaan::app
