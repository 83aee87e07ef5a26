#include "app/intake.h"

#include <algorithm>
#include <exception>
#include <map>

#include "app/colleagues.h"
#include "app/message_id.h"
#include "app/reminders.h"
#include "app/restored.h"
#include "app/workshop.h"
#include "domain/reasons.h"
#include "mime/parse.h"
#include "util/log.h"

namespace meldaan::app {
namespace {

using store::MailStanding;

std::vector<std::vector<MailEntry>> batches_of(const std::vector<MailEntry>& entries,
                                               std::uint64_t mail_bytes) {
  std::vector<std::vector<MailEntry>> batches;
  std::uint64_t bytes = 0;
  for (const MailEntry& entry : entries) {
    const std::uint64_t size = std::min(entry.size, mail_bytes);
    if (batches.empty() || batches.back().size() == Intake::kBatchMails ||
        bytes + size > Intake::kBatchBytes) {
      batches.emplace_back();
      bytes = 0;
    }
    batches.back().push_back(entry);
    bytes += size;
  }
  return batches;
}

}  // namespace

struct Intake::Work {
  std::vector<MailEntry> fresh;
  std::vector<std::uint64_t> to_move;   // stored before, but the move did not happen
  std::vector<MailKey> gone;            // stored before, and moved without our having noted it
  std::vector<store::InboxNote> notes;  // how the mails stand that were left to people
  std::int64_t guarded = 0;
  Instant since{};  // the cold-start guard

  void note(const store::Store::KnownUid& known, InboxState state) {
    const bool is_left = known.fate == Fate::kReview || known.fate == Fate::kSetAside;
    // A colleague's mail tells of an answer that no flag shows.
    const bool stays = known.inbox == InboxState::kAnswered && state != InboxState::kGone;
    if (is_left && !stays && known.inbox != state) notes.push_back({known.uid, state});
  }
};

Intake::Intake(Parts parts) : parts_(std::move(parts)) {}

Result<std::string> Intake::secret() {
  if (secret_.empty()) {
    Result<std::string> made = parts_.store.secret(parts_.randomness);
    if (!made) return made;
    secret_ = *made;
  }
  return secret_;
}

MailKey Intake::key_of(std::uint64_t uid) const {
  return {parts_.mailbox.name(), parts_.mailbox.uid_validity(), uid};
}

Result<Instant> Intake::guard() {
  if (released_) return *released_;
  if (parts_.settings.answer_since) return *parts_.settings.answer_since;
  return parts_.store.first_seen(parts_.mailbox.name(), parts_.mailbox.uid_validity(),
                                 parts_.clock.now());
}

Result<void> Intake::release(Instant since) {
  if (Result<void> opened = parts_.mailbox.open(); !opened) return opened;
  released_ = since;
  return parts_.store.release(parts_.mailbox.name(), parts_.mailbox.uid_validity(), since);
}

Result<Intake::Work> Intake::survey() {
  if (Result<void> opened = parts_.mailbox.open(); !opened) return opened.error();
  const Result<std::vector<MailEntry>> entries = parts_.mailbox.list();
  if (!entries) return entries.error();
  const Result<Instant> since = guard();
  if (!since) return since.error();
  const auto known = parts_.store.known_uids(parts_.mailbox.name(), parts_.mailbox.uid_validity());
  if (!known) return known.error();

  std::map<std::uint64_t, store::Store::KnownUid> by_uid;
  for (const auto& uid : *known) by_uid.emplace(uid.uid, uid);
  Work work;
  work.since = *since;
  for (const MailEntry& entry : *entries) {
    const auto found = by_uid.find(entry.uid);
    if (found == by_uid.end()) {
      if (entry.arrived >= *since) {
        work.fresh.push_back(entry);
      } else {
        ++work.guarded;
      }
    } else if (leaves_inbox(found->second.fate) && !found->second.moved) {
      // Where it was moved and is still listed, the server could do no more than mark it as
      // deleted.
      work.to_move.push_back(entry.uid);
    }
    if (found == by_uid.end()) continue;
    work.note(found->second, inbox_state_of(entry));
    by_uid.erase(found);
  }
  // What is left is not listed any more. Where a crash or a lost line hid that the move was done,
  // it is noted now, so that the mail is told for dragged back when somebody does that.
  for (const auto& [uid, known_uid] : by_uid) {
    if (leaves_inbox(known_uid.fate) && !known_uid.moved) work.gone.push_back(key_of(uid));
    work.note(known_uid, InboxState::kGone);
  }
  // Who comes first has the place.
  std::ranges::stable_sort(work.fresh, {}, &MailEntry::arrived);
  return work;
}

Result<SweepReport> Intake::sweep() {
  if (const Result<std::string> made = secret(); !made) return made.error();
  Result<Work> work = survey();
  if (!work) return work.error();
  SweepReport report;
  report.guarded = work->guarded;
  if (!work->gone.empty()) {
    if (Result<void> noted = parts_.store.mark_moved(work->gone); !noted) return noted.error();
  }
  if (Result<void> noted = note_inbox(work->notes); !noted) return noted.error();
  if (Result<void> moved = move(work->to_move); !moved) return moved.error();
  if (Result<void> moved_up = move_up(report); !moved_up) return moved_up.error();
  const Result<bool> reminds = is_reminder_due(parts_.store, parts_.settings, parts_.clock.now());
  if (!reminds) return reminds.error();
  // Whom a person has answered meanwhile is neither answered nor reminded.
  if (!work->fresh.empty() || *reminds) {
    Result<void> noted = note_colleagues({parts_.mailbox, parts_.store, secret_,
                                          colleagues_addresses(parts_.settings), work->since});
    if (!noted) return noted.error();
  }

  std::vector<MailEntry> alone;
  std::erase_if(work->fresh, [&](const MailEntry& entry) {
    const bool suspect = suspects_.count(entry.uid) > 0;
    if (suspect) alone.push_back(entry);
    return suspect;
  });
  for (const auto& batch : batches_of(work->fresh, parts_.settings.limits.mail_bytes)) {
    if (parts_.stop) return report;
    if (Result<void> done = handle_batch(batch, report); !done) return done.error();
  }
  for (const MailEntry& entry : alone) {
    if (parts_.stop) return report;
    if (Result<void> done = handle_suspect(entry, report); !done) return done.error();
  }
  // After the mail that has come: who has just withdrawn is not told when to be where.
  if (Result<void> reminded = queue_reminders(*reminds, report); !reminded) return reminded.error();
  if (Result<void> copied = copy_sent(); !copied) return copied.error();
  return report;
}

Result<void> Intake::note_inbox(const std::vector<store::InboxNote>& notes) {
  const std::uint32_t validity = parts_.mailbox.uid_validity();
  if (notes.empty() && noted_validity_ == validity) return {};
  noted_validity_ = validity;
  return parts_.store.note_inbox(parts_.mailbox.name(), validity, notes);
}

Result<void> Intake::handle_batch(const std::vector<MailEntry>& batch, SweepReport& report) {
  parts_.on_progress();
  Result<std::vector<FetchedMail>> fetched = parts_.mailbox.fetch(batch);
  if (!fetched) {
    // The inbox could just be listed, so one of these may be what the server or we choke on. Each
    // is asked for alone next time, so that one bad mail stops nothing; if it was the line, little
    // is lost.
    for (const MailEntry& entry : batch) suspects_.insert(entry.uid);
    return fetched.error();
  }
  std::ranges::stable_sort(*fetched, {}, [](const auto& mail) { return mail.entry.arrived; });
  std::vector<std::uint64_t> done;
  for (FetchedMail& mail : *fetched) {
    if (parts_.stop) break;
    parts_.on_progress();
    const Result<int> attempt = begin_attempt(mail.entry.uid);
    if (!attempt) return attempt.error();
    const Result<bool> leaves = try_to_handle(mail, *attempt, report);
    if (!leaves) {
      if (Result<void> moved = move(done); !moved) return moved;
      return leaves.error();
    }
    if (*leaves) done.push_back(mail.entry.uid);
    mail.bytes = {};  // a batch holds what is still to be read, not what was
  }
  return move(done);
}

// An attempt that ended because the database could not be written is the same attempt next time:
// a disk that is full for a while must not make a good mail look like one that cannot be read.
Result<int> Intake::begin_attempt(std::uint64_t uid) {
  const auto begun = unblamed_.find(uid);
  if (begun != unblamed_.end()) return begun->second;
  return parts_.store.begin_attempt(key_of(uid));
}

Result<bool> Intake::try_to_handle(const FetchedMail& mail, int attempt, SweepReport& report) {
  Result<bool> leaves = handle(mail, attempt, report);
  unblamed_.erase(mail.entry.uid);
  if (!leaves && leaves.error().retry == Retry::kTransient) unblamed_[mail.entry.uid] = attempt;
  return leaves;
}

Result<void> Intake::handle_suspect(const MailEntry& entry, SweepReport& report) {
  parts_.on_progress();
  const Result<int> attempt = begin_attempt(entry.uid);
  if (!attempt) return attempt.error();
  Result<std::vector<FetchedMail>> fetched = parts_.mailbox.fetch({entry});
  if (!fetched) {
    if (*attempt < kMaxAttempts) return fetched.error();
    store::HandledMail handled;
    handled.key = key_of(entry.uid);
    handled.arrived = entry.arrived;
    handled.now = parts_.clock.now();
    handled.fate = Fate::kSetAside;
    handled.reason = reasons::kNotHandedOver;
    const auto stored = parts_.store.commit(handled);
    if (!stored) return stored.error();
    log::warning("mail.set-aside", {{"uid", entry.uid}, {"reason", handled.reason}});
    suspects_.erase(entry.uid);
    ++report.handled;
    return fetched.error();
  }
  suspects_.erase(entry.uid);
  if (fetched->empty()) return {};
  const Result<bool> leaves = try_to_handle(fetched->front(), *attempt, report);
  if (!leaves) return leaves.error();
  return *leaves ? move({entry.uid}) : Result<void>();
}

Result<bool> Intake::handle(const FetchedMail& mail, int attempt, SweepReport& report) {
  store::HandledMail handled;
  handled.key = key_of(mail.entry.uid);
  handled.arrived = mail.entry.arrived;
  handled.now = parts_.clock.now();
  handled.raw = mail.bytes;
  handled.truncated = mail.truncated;
  Decision decision;
  if (attempt > kMaxAttempts) {
    decision.fate = Fate::kSetAside;
    decision.reason = reasons::kUnreadable;
    handled.hashes = store::content_hashes(secret_, mail.bytes, "", "", "");
    return commit(handled, decision, report);
  }
  try {
    const IncomingMail incoming = mime::parse(mail.bytes, {.truncated = mail.truncated});
    handled.message_id = incoming.message_id;
    handled.sender = incoming.sender().address;
    handled.subject = incoming.subject;
    const std::string* date = incoming.header("date");
    handled.hashes = store::content_hashes(secret_, mail.bytes, incoming.message_id,
                                           date != nullptr ? *date : "", incoming.text);
    const Result<MailStanding> standing = parts_.store.standing(handled.key, handled.hashes);
    if (!standing) return standing.error();
    const Result<bool> restored = note_restored(parts_.store, *standing, incoming, handled);
    if (!restored) return restored.error();
    if (*restored) return false;
    if (standing->kind == MailStanding::Kind::kDraggedBack) {
      decision.fate = Fate::kReview;
      decision.reason = reasons::kDraggedBack;
      return commit(handled, decision, report);
    }
    if (standing->kind != MailStanding::Kind::kNew) return handle_known(handled.key, *standing);

    Result<Decision> decided = settle(mail, incoming, handled);
    if (!decided) return decided.error();
    decision = std::move(*decided);
    const Result<bool> echo = note_echo(parts_.store, incoming, decision.fate, handled);
    if (!echo) return echo.error();
    if (*echo) return false;
  } catch (const std::exception& failure) {
    // Nothing in the way of a mail throws by contract; what does (out of memory) must not stop the
    // others. The attempt is counted, and the mail is tried again by the next pass.
    log::error("mail.failed",
               {{"uid", mail.entry.uid}, {"attempt", attempt}, {"error", failure.what()}});
    report.again = true;
    return false;
  }
  return commit(handled, decision, report);
}

Result<bool> Intake::handle_known(const MailKey& key, const MailStanding& standing) {
  const Fate known = standing.fate.value_or(Fate::kReview);
  const bool again = standing.kind == MailStanding::Kind::kSameAgain;
  const Fate fate = again && leaves_inbox(known) ? Fate::kDuplicate : known;
  if (Result<void> noted = parts_.store.note_alias(key, standing.id, fate); !noted)
    return noted.error();
  log::info("mail.known", {{"mail", standing.id}, {"uid", key.uid}, {"fate", name_of(fate)}});
  return leaves_inbox(fate);
}

Secretary Intake::secretary() {
  return Secretary({parts_.settings, parts_.renderer, parts_.randomness, parts_.store, secret_});
}

Result<bool> Intake::commit(store::HandledMail& handled, const Decision& decision,
                            SweepReport& report) {
  handled.fate = decision.fate;
  handled.reason = decision.reason;
  const Result<store::MailId> id = parts_.store.commit(handled);
  if (!id) return id.error();
  const log::Level level =
      handled.fate == Fate::kSetAside ? log::Level::kWarning : log::Level::kInfo;
  log::event(level, "mail.handled",
             {{"mail", *id},
              {"uid", handled.key.uid},
              {"bytes", static_cast<std::uint64_t>(handled.raw.size())},
              {"fate", name_of(handled.fate)},
              {"outcome", name_of(decision.outcome)},
              {"reason", handled.reason},
              {"registrations", static_cast<std::uint64_t>(handled.registrations.size())},
              {"reply", handled.replies.empty() ? "none" : name_of(handled.replies.front().kind)}});
  warn_of_held(*id, handled.replies);
  ++report.handled;
  note_queued(handled.replies.empty() ? 0 : 1, report);
  // A place that has come free is not for the next mail but for whoever waits.
  if (Result<void> moved_up = move_up(report); !moved_up) return moved_up.error();
  return leaves_inbox(handled.fate);
}

void Intake::note_queued(int replies, SweepReport& report) const {
  report.replies += replies;
  if (replies > 0) parts_.on_reply_queued();
}

Result<void> Intake::move(const std::vector<std::uint64_t>& uids) {
  if (uids.empty()) return {};
  parts_.on_progress();
  if (Result<void> moved = parts_.mailbox.move_handled(uids); !moved) return moved;
  std::vector<MailKey> keys;
  for (const std::uint64_t uid : uids) keys.push_back(key_of(uid));
  return parts_.store.mark_moved(keys);
}

}  // namespace meldaan::app
