// An organiser's word that no item's token came with: an answer to the digest itself, or a mail
// about somebody who is registered. It signs nobody up and changes nothing; she is told so at once,
// and the mail becomes an item of its own.
//
// Belongs to the thread that owns the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/conversation.h"
#include "app/secretary.h"
#include "config/settings.h"
#include "domain/decision.h"
#include "domain/settlement.h"
#include "extract/reader.h"
#include "mime/authentication_results.h"
#include "store/store.h"
#include "util/result.h"

namespace meldaan::app {

struct WordParts {
  const config::Settings& settings;
  const extract::Reader& reader;
  store::Store& store;
  Secretary& secretary;
  const std::string& secret;
  Instant now{};
};

Decision left_to_people(const char* why);
// A machine that answers an organiser's mail, or ours.
bool is_written_by_machine(const IncomingMail& mail, const Reading& reading,
                           std::string_view secret);

// Queues what an organiser is answered, with the registrations that it shows; nothing where two
// programs may be answering each other.
Result<void> answer_at_once(const WordParts& parts, const IncomingMail& mail,
                            const SettlingReport& report, const std::vector<Registration>& told,
                            store::HandledMail& handled);
// The same, that nothing was done with the mail.
Result<void> tell_without_item(const WordParts& parts, const IncomingMail& mail,
                               store::HandledMail& handled);

// nullopt where the mail is no such word.
Result<std::optional<Decision>> settle_without_token(const WordParts& parts,
                                                     const IncomingMail& mail,
                                                     const Conversation& conversation,
                                                     mime::Dmarc dmarc,
                                                     store::HandledMail& handled);

}  // namespace meldaan::app
