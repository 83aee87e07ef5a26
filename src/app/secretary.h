// Decision → what is stored and sent: references for new registrations, the mails that are said to
// be written, rendered and composed, and the caps on how many an address gets.
//
// Belongs to the thread that owns the store.
#pragma once

#include <string>
#include <vector>

#include "config/settings.h"
#include "desk/desk.h"
#include "render/renderer.h"
#include "store/store.h"
#include "util/hash.h"
#include "util/result.h"

namespace meldaan::app {

class Secretary {
 public:
  struct Parts {
    const config::Settings& settings;
    const render::Renderer& renderer;
    Randomness& randomness;
    store::Store& store;
    std::string secret;
  };
  explicit Secretary(Parts parts) : parts_(std::move(parts)) {}

  // Fills in the registrations, marks and replies of `handled`, whose identity and time are there,
  // and gives the registrations of `decision` their references and places.
  // `trusted`: the sender's domain vouches for the mail, so that its Reply-To counts.
  Result<void> write(const desk::Situation& situation, Decision& decision, bool trusted,
                     store::HandledMail& handled);

  // The reminder of what is still missing, to whoever was asked; all of them the same address's.
  Result<store::NewOutboxMail> remind(const std::vector<Standing>& standings, Instant now);

  // The mail before the event. It expires when the event begins.
  Result<store::NewOutboxMail> remind_of_event(const store::DueEventReminder& due, Instant now);

  // To who has a place now in groups that they waited for; `before`: as they stood, in the same
  // order. `unique` tells it from every other one.
  Result<store::NewOutboxMail> tell_moved_up(const std::vector<Registration>& before,
                                             const std::vector<Registration>& after,
                                             const std::string& address, const std::string& unique,
                                             Instant now);

  // What became of an organiser's mail that was to settle an open item. `unique` tells it from
  // every other one. What settled something counts for no cap; of the others the held ones are of
  // no use later.
  Result<store::NewOutboxMail> answer_organiser(const IncomingMail& mail,
                                                const SettlingReport& report,
                                                const std::vector<Registration>& registrations,
                                                const std::string& unique, Instant now);

  const render::Renderer& renderer() const { return parts_.renderer; }

 private:
  // To each that has none yet.
  Result<void> give_references(std::vector<Registration>& registrations);
  // As storing them with `handled` will: a place for each of their groups, or one in its line.
  Result<void> give_places(std::vector<Registration>& registrations, store::HandledMail& handled);
  Result<store::NewOutboxMail> compose(const Reply& reply, const std::string& unique, Instant now);
  // Of whoever reads at that address, as far as anybody is registered there; "" where nobody is.
  Result<std::string> name_of_reader(const std::string& address,
                                     const std::vector<Registration>& registrations);
  // Of a mail that no mail asked for: in the language of the conversation, and held where it is
  // over its address' cap. `unique` tells it from the others of its kind.
  Result<store::NewOutboxMail> write_unasked(Reply reply, const std::string& unique, Instant now);
  // What the mail is written in; else, where it says too little or there is none (nullptr), what we
  // last wrote to that address in.
  Result<std::string> language_for(const std::string& address, const Reading* reading);
  Result<std::string> language_of_other(const std::string& address,
                                        const desk::Situation& situation);
  Result<bool> is_over_cap(const store::NewOutboxMail& mail, Instant now);

  Parts parts_;
};

// Says in the log which replies wait for an organiser: an address that gets more than its share a
// day may be a machine that answers whatever comes.
void warn_of_held(store::MailId mail, const std::vector<store::NewOutboxMail>& replies);

}  // namespace meldaan::app
