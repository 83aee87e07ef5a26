// The program at work: one thread takes mail in, one sends replies, and the calling thread listens
// to signals and speaks to the service manager. Mailbox and courier fail apart: a server that is
// away is tried again with back-off and stops nothing else.
#pragma once

#include <optional>

#include "config/settings.h"
#include "extract/reader.h"
#include "render/renderer.h"
#include "util/clock.h"
#include "util/hash.h"
#include "util/result.h"

namespace meldaan::app {

struct DaemonOptions {
  const config::Settings& settings;
  const extract::Reader& reader;
  const render::Renderer& renderer;
  const Clock& clock;
  Randomness& randomness;
  std::optional<Instant> answer_since;  // `run --answer-since`
};

// Runs until SIGTERM or SIGINT; a mail in hand is finished, a reply under way finished or left
// queued. An error only where the database cannot be opened.
Result<void> run_daemon(const DaemonOptions& options);

// Handles what is in the inbox, sends what is queued, and returns. The first error of mailbox or
// courier is returned after the other one has done its work.
Result<void> run_once(const DaemonOptions& options);

}  // namespace meldaan::app
