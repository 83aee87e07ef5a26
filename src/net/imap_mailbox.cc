#include "net/imap_mailbox.h"

#include <algorithm>
#include <map>
#include <utility>

#include "net/imap_erasure.h"
#include "net/imap_fetch.h"
#include "net/imap_folders.h"
#include "net/imap_session.h"
#include "net/imap_syntax.h"
#include "util/hash.h"
#include "util/log.h"
#include "util/text.h"

namespace meldaan::net {
namespace {

using std::chrono::milliseconds;

// A mail may be larger than the server announced (RFC822.SIZE is a promise, not a fact): what is
// kept of one.
constexpr std::size_t kLiteralSlack = 1024 * 1024;

bool is_gone(const Error& error) {
  return error.code == Errc::kUnreachable || error.code == Errc::kTimeout ||
         error.code == Errc::kTls || error.code == Errc::kAuth || error.code == Errc::kProtocol ||
         error.code == Errc::kLimit;
}

// "imaps://host/INBOX#4f1a…": the user's name is in it only as a hash, since names stand in logs
// and tables.
std::string public_name(const MailboxOptions& options) {
  const std::string who = to_hex(sha256(options.endpoint.user)).substr(0, 8);
  return options.endpoint.url + "/" + options.inbox + "#" + who;
}

// When a mail came. A date that cannot be read must not pass for one long ago: such mail would
// never be handled.
Instant arrival(const ImapValue& internal_date) {
  const std::string* text = internal_date.string();
  const auto date = text != nullptr ? parse_internal_date(*text) : std::nullopt;
  return date ? *date : SystemClock().now();
}

bool holds_flag(const ImapValue& flags, const char* wanted) {
  return std::any_of(flags.items.begin(), flags.items.end(),
                     [wanted](const ImapValue& flag) { return flag.is_atom(wanted); });
}

void read_flags(const ImapValue& flags, MailEntry& entry) {
  entry.answered = holds_flag(flags, "\\Answered");
  entry.read = holds_flag(flags, "\\Seen");
}

Error renumbered() {
  return transient(Errc::kProtocol, "the server has renumbered the inbox: it must be listed anew");
}

// What fetch() asks for gives so many bytes at the most: they are held in memory together.
std::uint64_t expected_bytes(const MailEntry& entry, std::uint64_t limit) {
  return std::min(entry.size, limit);
}

}  // namespace

// The mails that fetch() has been asked for and that have not come yet, and those that have.
struct ImapMailbox::Wanted {
  std::map<std::uint64_t, MailEntry> missing;
  std::uint64_t room = 0;  // bytes that may still be held
  std::vector<FetchedMail> mails;
};

ImapMailbox::ImapMailbox(MailboxOptions options)
    : options_(std::move(options)), name_(public_name(options_)) {}

ImapMailbox::~ImapMailbox() = default;

template <class T>
Result<T> ImapMailbox::settled(Result<T> result) {
  if (!result && session_ && (is_gone(result.error()) || !session_->alive())) session_.reset();
  return result;
}

Result<void> ImapMailbox::open() {
  if (session_) return {};
  Result<void> connected = connect();
  // A session that has not got as far as the inbox serves nothing, whatever stopped it.
  if (!connected) close();
  return connected;
}

Result<void> ImapMailbox::connect() {
  ImapLimits limits;
  limits.literal_bytes_kept = static_cast<std::size_t>(options_.mail_bytes) + kLiteralSlack;
  Result<std::unique_ptr<ImapSession>> session = ImapSession::connect(options_.endpoint, limits);
  if (!session) return session.error();
  session_ = std::move(*session);
  idle_refused_ = false;
  if (Result<void> found = find_namespace(); !found) return found;
  if (Result<void> created = create_handled(); !created) return created;
  return select_inbox();
}

Result<void> ImapMailbox::resume() {
  if (session_) return {};
  const std::uint32_t known = uid_validity_;
  if (Result<void> opened = open(); !opened) return opened;
  if (known == 0 || known == uid_validity_) return {};
  close();
  return renumbered();
}

// NAMESPACE where the server has it, else the separator that LIST names.
Result<void> ImapMailbox::find_namespace() {
  namespace_ = {};
  if (session_->can("NAMESPACE")) {
    const auto answer = session_->command_ok(
        "NAMESPACE", [this](ImapResponse& response) { namespace_.take(response); });
    if (!answer) return answer.error();
  }
  if (!namespace_.separator.empty()) return {};
  const auto answer = session_->command_ok("LIST \"\" \"\"", [this](ImapResponse& response) {
    if (!response.is_untagged("LIST") || response.values.size() < 2) return;
    if (const auto* separator = response.values[1].string()) namespace_.separator = *separator;
  });
  if (!answer) return answer.error();
  return {};
}

Result<void> ImapMailbox::select_inbox() {
  const auto inbox = to_quoted(namespace_.spelled(options_.inbox));
  if (!inbox) return permanent(Errc::kConfig, "the inbox' name cannot be written in IMAP");
  std::optional<std::uint64_t> validity;
  std::optional<std::uint64_t> next;
  const auto answer = session_->command_ok("SELECT " + *inbox, [&](ImapResponse& response) {
    if (!response.is_untagged("OK") || response.code_values.empty()) return;
    if (response.code == "UIDVALIDITY") validity = response.code_values[0].number();
    if (response.code == "UIDNEXT") next = response.code_values[0].number();
  });
  if (!answer) return answer.error();
  if (answer->code == "READ-ONLY") {
    return transient(Errc::kRefused,
                     "the inbox is read-only for this user: handled mail cannot be moved");
  }
  if (!validity || *validity > 0xFFFFFFFFu) {
    return transient(Errc::kProtocol, "the server names no UIDVALIDITY for the inbox");
  }
  uid_validity_ = static_cast<std::uint32_t>(*validity);
  uid_next_ = next.value_or(0);
  return {};
}

Result<void> ImapMailbox::return_to_inbox(std::uint64_t mails, bool had_news) {
  const std::uint32_t validity = uid_validity_;
  const std::uint64_t next = uid_next_;
  if (Result<void> selected = select_inbox(); !selected) {
    close();
    return selected;
  }
  if (uid_validity_ != validity) {
    close();
    return renumbered();
  }
  // The count alone would not tell of a mail that came while another went.
  const bool grown = next > 0 && uid_next_ > 0 ? uid_next_ > next : session_->mails() > mails;
  session_->forget_news();
  if (had_news || grown) session_->tell_news();
  return {};
}

Result<void> ImapMailbox::create_handled() {
  ImapFolders folders(*session_, namespace_);
  Result<std::string> folder = folders.quoted(options_.handled);
  if (!folder) return folder.error();
  handled_ = std::move(*folder);
  const Result<bool> exists = folders.exists(handled_);
  if (!exists) return exists.error();
  return *exists ? Result<void>() : folders.create(options_.handled);
}

Result<std::vector<MailEntry>> ImapMailbox::list() {
  if (Result<void> opened = open(); !opened) return opened.error();
  session_->forget_news();
  std::map<std::uint64_t, MailEntry> entries;
  const auto collect = [&](ImapResponse& response) {
    const ImapAttributes found = fetch_attributes(response);
    const auto uid = number(found, "UID");
    const auto size = number(found, "RFC822.SIZE");
    const ImapValue* date = find(found, "INTERNALDATE");
    const ImapValue* flags = find(found, "FLAGS");
    if (uid && size && date != nullptr) {
      MailEntry& entry = entries[*uid] = {*uid, arrival(*date), *size, false, false};
      if (flags != nullptr) read_flags(*flags, entry);
    } else if (uid && flags != nullptr && entries.contains(*uid)) {
      // A flag that changes meanwhile is told by a response of its own.
      read_flags(*flags, entries[*uid]);
    } else if (response.is_untagged("FETCH") && response.malformed) {
      log::warning("mailbox.unreadable-entry", {{"number", response.number.value_or(0)}});
    }
  };
  // By UID, since some servers answer BAD to "FETCH 1:*" in an empty mailbox.
  const auto answer =
      session_->command_ok("UID FETCH 1:* (UID INTERNALDATE RFC822.SIZE FLAGS)", collect);
  if (!answer) return settled(Result<std::vector<MailEntry>>(answer.error()));
  std::vector<MailEntry> sorted;
  sorted.reserve(entries.size());
  for (const auto& [uid, entry] : entries) sorted.push_back(entry);
  if (!sorted.empty()) uid_next_ = std::max(uid_next_, sorted.back().uid + 1);
  return sorted;
}

Result<std::vector<FetchedMail>> ImapMailbox::fetch(const std::vector<MailEntry>& entries) {
  if (Result<void> resumed = resume(); !resumed) return resumed.error();
  Wanted wanted;
  wanted.room = kLiteralSlack;
  std::vector<std::uint64_t> whole;
  std::vector<std::uint64_t> cut;
  for (const MailEntry& entry : entries) {
    (entry.size > options_.mail_bytes ? cut : whole).push_back(entry.uid);
    wanted.missing.emplace(entry.uid, entry);
    wanted.room += expected_bytes(entry, options_.mail_bytes);
  }
  for (const bool beginning_only : {false, true}) {
    for (const std::string& set : to_uid_sets(beginning_only ? cut : whole)) {
      Result<void> fetched = settled(fetch_set(set, beginning_only, wanted));
      if (!fetched) return fetched.error();
    }
  }
  return std::move(wanted.mails);
}

Result<void> ImapMailbox::fetch_set(const std::string& set, bool cut, Wanted& wanted) {
  const std::string limit = std::to_string(options_.mail_bytes);
  const std::string body = cut ? "BODY.PEEK[]<0." + limit + ">" : "BODY.PEEK[]";
  const std::string answer_name = cut ? "BODY[]<0>" : "BODY[]";
  bool unreadable = false;
  const auto collect = [&](ImapResponse& response) {
    unreadable = unreadable || (response.is_untagged("FETCH") && response.malformed);
    const ImapAttributes found = fetch_attributes(response);
    const auto asked = wanted.missing.find(number(found, "UID").value_or(0));
    ImapValue* content = find(found, answer_name);
    if (asked == wanted.missing.end() || content == nullptr || content->is_list()) return;
    FetchedMail mail;
    mail.entry = asked->second;
    mail.bytes = std::move(content->text);  // NIL, for a mail that the server has lost: empty
    mail.truncated = cut || response.literal_cut || mail.bytes.size() > options_.mail_bytes;
    if (mail.bytes.size() > options_.mail_bytes) mail.bytes.resize(options_.mail_bytes);
    if (mail.bytes.size() > wanted.room && !wanted.mails.empty()) return;
    wanted.room -= std::min<std::uint64_t>(mail.bytes.size(), wanted.room);
    wanted.missing.erase(asked);
    wanted.mails.push_back(std::move(mail));
  };
  const auto answer = session_->command_ok("UID FETCH " + set + " (UID " + body + ")", collect);
  if (!answer) return answer.error();
  // Which mail it was is not known; asked for one by one, only that one stays behind.
  if (unreadable) return transient(Errc::kProtocol, "the server hands over a mail unreadably");
  return {};
}

Result<void> ImapMailbox::move_handled(const std::vector<std::uint64_t>& uids) {
  if (Result<void> resumed = resume(); !resumed) return resumed;
  for (const std::string& set : to_uid_sets(uids)) {
    if (Result<void> moved = settled(move_set(set)); !moved) return moved;
  }
  return {};
}

Result<void> ImapMailbox::move_set(const std::string& set) {
  return session_->can("MOVE") ? to_handled("MOVE", set) : copy_and_expunge(set);
}

Result<void> ImapMailbox::to_handled(const std::string& verb, const std::string& set) {
  const std::string command = "UID " + verb + " " + set + " " + handled_;
  auto answer = session_->command(command);
  if (!answer) return answer.error();
  if (answer->code == "TRYCREATE") {  // RFC 3501 section 7.1: the folder has vanished
    if (Result<void> created = create_handled(); !created) return created;
    answer = session_->command(command);
    if (!answer) return answer.error();
  }
  if (answer->ok()) return {};
  return transient(Errc::kRefused, "the server does not move mail to " + options_.handled + ": " +
                                       loggable(answer->text));
}

// Never a plain EXPUNGE: it would destroy what colleagues have marked as deleted.
Result<void> ImapMailbox::copy_and_expunge(const std::string& set) {
  if (Result<void> copied = to_handled("COPY", set); !copied) return copied;
  const auto marked = session_->command_ok("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
  if (!marked) return marked.error();
  if (!session_->can("UIDPLUS")) {
    log::warning("mailbox.marked-only",
                 {{"uids", set},
                  {"text",
                   "the server has neither MOVE nor UIDPLUS: handled mail is copied and "
                   "stays in the inbox, marked as deleted"}});
    return {};
  }
  const auto expunged = session_->command_ok("UID EXPUNGE " + set);
  if (!expunged) return expunged.error();
  return {};
}

Result<FolderHeaders> ImapMailbox::sent_headers(Instant since, const FolderMark& after) {
  if (options_.sent.empty()) return FolderHeaders{{}, after, false};
  return headers_in(options_.sent, {since, false, after});
}

Result<FolderHeaders> ImapMailbox::answered_headers(Instant since, const FolderMark& after) {
  return headers_in(options_.handled, {since, true, after});
}

Result<FolderHeaders> ImapMailbox::headers_in(const std::string& folder, const FolderQuery& query) {
  if (Result<void> resumed = resume(); !resumed) return resumed.error();
  const std::uint64_t mails = session_->mails();
  const bool had_news = session_->has_news();
  ImapFolders folders(*session_, namespace_);
  Result<FolderHeaders> found = settled(folders.headers(folder, query));
  if (!session_ || !folders.left_inbox()) return found;
  if (Result<void> back = return_to_inbox(mails, had_news); !back) return back.error();
  return found;
}

Result<void> ImapMailbox::save_sent(std::string_view message, Instant date) {
  if (options_.save_sent.empty()) return {};
  if (Result<void> resumed = resume(); !resumed) return resumed;
  return settled(ImapFolders(*session_, namespace_).append(options_.save_sent, message, date));
}

Result<ErasedMails> ImapMailbox::erase(const ErasureSearch& search) {
  if (Result<void> resumed = resume(); !resumed) return resumed.error();
  const std::uint64_t mails = session_->mails();
  const bool had_news = session_->has_news();
  Result<ErasedMails> erased = settled(ImapErasure(*session_, search, options_.mail_bytes).run());
  if (!session_) return erased;
  if (Result<void> back = return_to_inbox(mails, had_news); !back) return back.error();
  return erased;
}

Result<void> ImapMailbox::wait(milliseconds limit, const Wakeup& wakeup) {
  // What came while there was no session is told by nobody: the caller looks at once.
  if (!session_) return open();
  if (session_->has_news()) return {};
  if (session_->can("IDLE") && !idle_refused_) {
    const auto until =
        std::chrono::steady_clock::now() + std::min<milliseconds>(limit, options_.idle_renewal);
    Result<void> idled = settled(session_->idle(until, wakeup));
    if (idled || !session_) return idled;
    log::warning("mailbox.idle-refused", {{"text", idled.error().text}});
    idle_refused_ = true;
  }
  wakeup.wait(limit);
  // Also keeps the connection from being closed as unused.
  const auto answer = session_->command_ok("NOOP");
  if (!answer) return settled(Result<void>(answer.error()));
  return {};
}

void ImapMailbox::close() {
  if (session_) session_->logout();
  session_.reset();
}

}  // namespace meldaan::net
