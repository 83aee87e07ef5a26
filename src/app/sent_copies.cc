// Copies of what was sent, in a folder of the mailbox.
#include "app/intake.h"
#include "util/log.h"

namespace meldaan::app {

Result<void> Intake::copy_sent() {
  if (parts_.settings.mailbox.save_sent.empty()) return {};
  while (!parts_.stop) {
    const Result<std::optional<store::OutboxMail>> mail = parts_.store.next_uncopied();
    if (!mail) return mail.error();
    if (!*mail) return {};
    parts_.on_progress();
    if (Result<void> saved = parts_.mailbox.save_sent((*mail)->message, (*mail)->created); !saved) {
      if (saved.error().code != Errc::kRefused && saved.error().code != Errc::kInvalid)
        return saved;
      log::warning("reply.not-copied", {{"reply", (*mail)->id}, {"text", saved.error().text}});
      if (saved.error().code == Errc::kRefused) return {};
    }
    if (Result<void> marked = parts_.store.mark_copied((*mail)->id); !marked) return marked;
  }
  return {};
}

}  // namespace meldaan::app
