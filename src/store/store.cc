#include "store/store.h"

#include <fcntl.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "store/connection.h"
#include "store/conversations.h"
#include "store/erasures.h"
#include "store/event_reminders.h"
#include "store/facts.h"
#include "store/impl.h"
#include "store/mails.h"
#include "store/outbox.h"
#include "store/registrations.h"
#include "store/rereading.h"
#include "store/schema.h"
#include "store/school_register.h"
#include "util/file.h"

namespace meldaan::store {
namespace {

// SQLite gives a new file, and the WAL beside it, the process' umask; names and addresses are
// nobody else's business. An existing file is not opened here: see connection.h.
Result<void> create_private_file(const std::filesystem::path& path) {
  if (path.has_parent_path()) {
    if (Result<void> made = make_folders(path.parent_path()); !made) return made;
  }
  const UniqueFd created(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (created || errno == EEXIST) return {};
  const std::string why = std::strerror(errno);
  return transient(Errc::kIo, "cannot create the database " + path.string() + ": " + why);
}

Error naming_file(Error error, const std::filesystem::path& path) {
  error.text = path.string() + ": " + error.text;
  return error;
}

}  // namespace

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& path) {
  if (Result<void> created = create_private_file(path); !created) return created.error();
  return guarded("cannot open the database " + path.string(), [&]() -> Result<Store> {
    auto impl = std::make_unique<Impl>(path, false);
    Result<void> ready = bring_up_to_date(impl->db);
    if (!ready) return naming_file(ready.error(), path);
    return Store(std::move(impl));
  });
}

Result<Store> Store::open_read_only(const std::filesystem::path& path) {
  std::error_code failure;
  if (!std::filesystem::exists(path, failure)) {
    return permanent(Errc::kNotFound, "there is no database at " + path.string() +
                                          ": the daemon has not run yet, or store.path names "
                                          "another file");
  }
  return guarded("cannot open the database " + path.string(), [&]() -> Result<Store> {
    auto impl = std::make_unique<Impl>(path, true);
    Result<void> ready = require_up_to_date(impl->db);
    if (!ready) return naming_file(ready.error(), path);
    return Store(std::move(impl));
  });
}

Result<void> Store::check_for_damage() {
  return impl_->run("looking for damage", [&] { return store::check_for_damage(impl_->db); });
}

Result<std::string> Store::secret(Randomness& randomness) {
  return impl_->run("the secret", [&] { return facts::secret(impl_->db, randomness); });
}

Result<Instant> Store::first_seen(const std::string& mailbox, std::uint32_t uid_validity,
                                  Instant now) {
  return impl_->run("the cold-start guard",
                    [&] { return facts::first_seen(impl_->db, mailbox, uid_validity, now); });
}

Result<std::optional<Instant>> Store::seen_since(const std::string& mailbox,
                                                 std::uint32_t uid_validity) {
  return impl_->run("the cold-start guard",
                    [&] { return facts::seen_since(impl_->db, mailbox, uid_validity); });
}

Result<void> Store::release(const std::string& mailbox, std::uint32_t uid_validity, Instant since) {
  return impl_->run("the cold-start guard",
                    [&] { return facts::release(impl_->db, mailbox, uid_validity, since); });
}

Result<MailStanding> Store::standing(const MailKey& key) {
  return impl_->run("looking up a mail", [&] { return mails::standing(impl_->db, key); });
}

Result<MailStanding> Store::standing(const MailKey& key, const ContentHashes& hashes) {
  return impl_->run("looking up a mail", [&] { return mails::standing(impl_->db, key, hashes); });
}

Result<std::vector<Store::KnownUid>> Store::known_uids(const std::string& mailbox,
                                                       std::uint32_t uid_validity) {
  return impl_->run("listing known mails",
                    [&] { return mails::known_uids(impl_->db, mailbox, uid_validity); });
}

Result<int> Store::begin_attempt(const MailKey& key) {
  return impl_->run("counting an attempt", [&] { return mails::begin_attempt(impl_->db, key); });
}

Result<void> Store::note_alias(const MailKey& key, MailId id, Fate fate) {
  return impl_->run("noting a known mail",
                    [&] { return mails::note_alias(impl_->db, key, id, fate); });
}

Result<void> Store::mark_moved(const std::vector<MailKey>& keys) {
  return impl_->run("marking mails moved", [&] { return mails::mark_moved(impl_->db, keys); });
}

Result<bool> Store::has_reference(const Reference& ref) {
  return impl_->run("looking up a reference",
                    [&] { return registrations::has_reference(impl_->db, ref); });
}

Result<std::vector<Registration>> Store::registrations_of(const std::string& address) {
  return impl_->run("looking up registrations",
                    [&] { return registrations::of_address(impl_->db, address); });
}

Result<std::optional<SentReply>> Store::sent_reply(const std::string& message_id) {
  return impl_->run("looking up a reply",
                    [&] { return conversations::sent_reply(impl_->db, message_id); });
}

Result<std::vector<Standing>> Store::standings_of(const std::string& address) {
  return impl_->run("looking up a conversation",
                    [&] { return conversations::of_address(impl_->db, address); });
}

Result<std::vector<Standing>> Store::standings_from(const std::string& message_id) {
  return impl_->run("looking up a conversation",
                    [&] { return conversations::of_mail(impl_->db, message_id); });
}

Result<std::vector<Standing>> Store::standings(const std::vector<std::int64_t>& ids) {
  return impl_->run("looking up a conversation",
                    [&] { return conversations::of_ids(impl_->db, ids); });
}

Result<std::vector<Standing>> Store::standings(const std::vector<Reference>& refs) {
  return impl_->run("looking up a conversation",
                    [&] { return conversations::of_references(impl_->db, refs); });
}

Result<std::vector<Standing>> Store::due_for_reminder(Instant asked_before) {
  return impl_->run("looking for open questions",
                    [&] { return conversations::due_for_reminder(impl_->db, asked_before); });
}

Result<std::vector<DueEventReminder>> Store::due_event_reminders(Instant confirmed_before) {
  return impl_->run("looking up mails before the event",
                    [&] { return event_reminders::due(impl_->db, confirmed_before); });
}

Result<FolderMark> Store::folder_mark(const std::string& folder) {
  return impl_->run("looking up a folder", [&] { return facts::folder_mark(impl_->db, folder); });
}

Result<void> Store::keep_folder_mark(const std::string& folder, const FolderMark& mark) {
  return impl_->run("keeping a folder's mark",
                    [&] { return facts::keep_folder_mark(impl_->db, folder, mark); });
}

Result<std::optional<OutboxMail>> Store::next_uncopied() {
  return impl_->run("looking into the outbox", [&] { return outbox::next_uncopied(impl_->db); });
}

Result<std::string> Store::reply_message(std::int64_t outbox_id) {
  return impl_->run("reading a reply", [&] { return outbox::message(impl_->db, outbox_id); });
}

Result<void> Store::mark_copied(std::int64_t outbox_id) {
  return impl_->run("marking a reply copied",
                    [&] { return outbox::mark_copied(impl_->db, outbox_id); });
}

Result<void> Store::queue(const NewOutboxMail& mail, Instant now) {
  return impl_->run("queueing a mail", [&]() -> Result<void> {
    SQLite::Transaction transaction = impl_->db.begin_write();
    outbox::add(impl_->db, mail, std::nullopt, now);
    transaction.commit();
    return {};
  });
}

Result<void> Store::mark(const std::vector<Reference>& refs, Mark mark) {
  return impl_->run("marking a conversation", [&]() -> Result<void> {
    SQLite::Transaction transaction = impl_->db.begin_write();
    for (const Reference& ref : refs) conversations::mark(impl_->db, ref, mark);
    transaction.commit();
    return {};
  });
}

Result<std::string> Store::language_of(const std::string& recipient) {
  return impl_->run("looking up a language",
                    [&] { return outbox::language_of(impl_->db, recipient); });
}

Result<std::string> Store::newest_message_to(const std::string& recipient) {
  return impl_->run("looking up a mail of ours",
                    [&] { return outbox::newest_message_to(impl_->db, recipient); });
}

Result<int> Store::replies_since(const std::string& recipient, Instant since) {
  return impl_->run("counting replies",
                    [&] { return outbox::replies_since(impl_->db, recipient, since); });
}

Result<int> Store::all_replies_since(const std::string& recipient, Instant since) {
  return impl_->run("counting replies",
                    [&] { return outbox::all_replies_since(impl_->db, recipient, since); });
}

Result<std::optional<OutboxMail>> Store::claim(Instant now, Claim which) {
  return impl_->run("claiming a reply", [&] { return outbox::claim(impl_->db, now, which); });
}

Result<int> Store::drop_expired(Instant now) {
  return impl_->run("dropping what has expired",
                    [&] { return outbox::drop_expired(impl_->db, now); });
}

Result<int> Store::requeue_interrupted() {
  return impl_->run("requeueing replies", [&] { return outbox::requeue_interrupted(impl_->db); });
}

Result<void> Store::mark_sent(std::int64_t outbox_id, Instant now) {
  return impl_->run("marking a reply sent",
                    [&] { return outbox::mark_sent(impl_->db, outbox_id, now); });
}

Result<void> Store::mark_deferred(std::int64_t outbox_id, Instant next_try,
                                  const std::string& error) {
  return impl_->run("deferring a reply",
                    [&] { return outbox::mark_deferred(impl_->db, outbox_id, next_try, error); });
}

Result<void> Store::mark_failed(std::int64_t outbox_id, Instant now, const std::string& error) {
  return impl_->run("marking a reply failed",
                    [&] { return outbox::mark_failed(impl_->db, outbox_id, now, error); });
}

Result<std::optional<Instant>> Store::next_due() {
  return impl_->run("looking into the outbox", [&] { return outbox::next_due(impl_->db); });
}

Result<bool> Store::waited_for_hourly_cap(int cap, Instant since, Instant until) {
  return impl_->run("counting replies",
                    [&] { return outbox::waited_for_hourly_cap(impl_->db, cap, since, until); });
}

Result<int> Store::sent_since(Instant since) {
  return impl_->run("counting replies", [&] { return outbox::sent_since(impl_->db, since); });
}

Result<void> Store::replace_schools(const std::vector<School>& schools) {
  return impl_->run("replacing the schools",
                    [&] { return school_register::replace_schools(impl_->db, schools); });
}

Result<void> Store::replace_boards(const std::vector<Board>& boards) {
  return impl_->run("replacing the boards",
                    [&] { return school_register::replace_boards(impl_->db, boards); });
}

Result<std::vector<School>> Store::schools() {
  return impl_->run("reading the schools", [&] { return school_register::schools(impl_->db); });
}

Result<std::vector<Noted>> Store::noted(MailId mail) {
  return impl_->run("looking up what a mail noted",
                    [&] { return rereading::noted(impl_->db, mail); });
}

Result<void> Store::revise(MailId mail, const std::vector<Revision>& revisions,
                           const Capacities& capacities, Instant now) {
  return impl_->run("storing a new reading",
                    [&] { return rereading::revise(impl_->db, mail, revisions, capacities, now); });
}

Result<std::vector<Registration>> Store::registrations() {
  return impl_->run("listing registrations", [&] { return registrations::all(impl_->db); });
}

Result<std::vector<HistoryEntry>> Store::history(std::int64_t registration_id) {
  return impl_->run("reading a history",
                    [&] { return registrations::history(impl_->db, registration_id); });
}

Result<std::vector<StoredMail>> Store::mails(Fate fate) {
  return impl_->run("listing mails", [&] { return mails::with_fate(impl_->db, fate); });
}

Result<std::vector<StoredMail>> Store::mails() {
  return impl_->run("listing mails", [&] { return mails::all(impl_->db); });
}

Result<std::optional<StoredMail>> Store::mail(MailId id) {
  return impl_->run("looking up a mail", [&] { return mails::one(impl_->db, id); });
}

Result<std::vector<StoredReply>> Store::replies_about(std::int64_t registration_id) {
  return impl_->run("listing replies", [&] { return outbox::about(impl_->db, registration_id); });
}

Result<std::string> Store::raw_mail(MailId id) {
  return impl_->run("reading a mail", [&] { return mails::raw(impl_->db, id); });
}

Result<Counts> Store::counts() {
  return impl_->run("counting", [&] { return facts::counts(impl_->db); });
}

Result<Health> Store::health() {
  return impl_->run("reading the health", [&] { return facts::health(impl_->db); });
}

Result<void> Store::save_health(const Health& health) {
  return impl_->run("saving the health", [&] { return facts::save_health(impl_->db, health); });
}

}  // namespace meldaan::store
