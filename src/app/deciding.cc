// What becomes of one mail: found in its conversation, read, decided, and the replies written.
#include "app/conversation.h"
#include "app/intake.h"
#include "app/message_id.h"
#include "app/settling.h"
#include "app/workshop.h"
#include "desk/desk.h"
#include "mime/authentication_results.h"

namespace meldaan::app {
namespace {

// By a person of the organisation, before this program has read it.
Result<bool> is_answered(store::Store& store, const FetchedMail& fetched,
                         const IncomingMail& mail) {
  if (fetched.entry.answered) return true;
  return store.was_answered(mail.message_id);
}

// Of our mails only a digest is about nobody; that its bounce is filed says that it is final.
std::string returned_digest(const desk::Situation& situation, const Decision& decision) {
  const bool is_digest = situation.answered && situation.answered->kind == ReplyKind::kDigest;
  return is_digest && decision.fate == Fate::kFiled ? situation.answered->message_id
                                                    : std::string();
}

}  // namespace

Result<Decision> Intake::settle(const FetchedMail& fetched, const IncomingMail& mail,
                                store::HandledMail& handled) {
  const mime::Dmarc dmarc = mime::dmarc_of(mail, parts_.settings.authserv_id);
  Secretary writer = secretary();
  Settling settling(
      {parts_.settings, parts_.reader, parts_.store, writer, secret_, parts_.clock.now()});
  if (const auto token = settle_token_in(mail.subject))
    return settling.by_mail(mail, *token, dmarc, handled);
  Result<Conversation> found =
      find_conversation(parts_.store, secret_, mail, is_from(mail, own_addresses(parts_.settings)));
  if (!found) return found.error();
  Conversation& conversation = *found;
  Result<std::optional<Decision>> left = settling.without_token(mail, conversation, dmarc, handled);
  if (!left) return left.error();
  if (*left) return **std::move(left);
  const std::optional<Expectation> expected =
      expectation_of(conversation, mail, parts_.settings.event);
  const Reading reading = parts_.reader.read(mail, expected ? &*expected : nullptr,
                                             acquaintances_of(conversation, mail));

  desk::Situation situation;
  if (reading.asks_erasure) {
    Result<std::vector<Standing>> same = same_person(parts_.store, conversation, mail);
    if (!same) return same.error();
    situation.same_person = *std::move(same);
  }
  situation.mail = &mail;
  situation.reading = &reading;
  situation.answered = std::move(conversation.answered);
  situation.thread = std::move(conversation.thread);
  situation.referred = std::move(conversation.referred);
  situation.own = std::move(conversation.own);
  situation.own_copy = is_own_message_id(secret_, mail.message_id);
  const Result<bool> answered = is_answered(parts_.store, fetched, mail);
  if (!answered) return answered.error();
  situation.is_answered = *answered;
  situation.forged = dmarc == mime::Dmarc::kFail;
  situation.arrived = fetched.entry.arrived;
  situation.now = parts_.clock.now();
  situation.closes = parts_.settings.event.closes;
  situation.over = parts_.settings.event.end;
  situation.truncated = fetched.truncated;
  Decision decision = desk::decide(situation);
  handled.returned_digest = returned_digest(situation, decision);
  Result<void> written = writer.write(situation, decision, dmarc == mime::Dmarc::kPass, handled);
  if (!written) return written.error();
  return decision;
}

}  // namespace meldaan::app
