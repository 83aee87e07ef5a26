#include "net/imap_mailbox.h"

#include <algorithm>
#include <map>
#include <utility>

#include "net/imap_session.h"
#include "net/imap_syntax.h"
#include "util/hash.h"
#include "util/log.h"
#include "util/text.h"

namespace meldaan::net {
namespace {

using std::chrono::milliseconds;

// Servers bound the length of a command line (RFC 7162 section 4 names 8,192); this stays well
// below.
constexpr std::size_t kUidSetBytes = 4000;
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

// The attributes of one FETCH response by their names in upper case: "UID", "BODY[]", "BODY[]<0>".
std::map<std::string, const ImapValue*> attributes(const ImapResponse& response) {
  std::map<std::string, const ImapValue*> found;
  if (!response.is_untagged("FETCH") || response.values.empty()) return found;
  const std::vector<ImapValue>& items = response.values.front().items;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    if (const std::string* attribute = items[i].string())
      found.emplace(upper(*attribute), &items[i + 1]);
  }
  return found;
}

const ImapValue* find(const std::map<std::string, const ImapValue*>& found,
                      const std::string& name) {
  const auto at = found.find(name);
  return at == found.end() ? nullptr : at->second;
}

// UID, INTERNALDATE, RFC822.SIZE and FLAGS of a FETCH response; nullopt where it has no UID.
std::optional<MailEntry> entry_of(const std::map<std::string, const ImapValue*>& found) {
  const ImapValue* uid = find(found, "UID");
  if (uid == nullptr || !uid->number()) return std::nullopt;
  MailEntry entry;
  entry.uid = *uid->number();
  if (const ImapValue* size = find(found, "RFC822.SIZE")) entry.size = size->number().value_or(0);
  if (const ImapValue* date = find(found, "INTERNALDATE");
      date != nullptr && date->string() != nullptr) {
    entry.arrived = parse_internal_date(*date->string()).value_or(Instant{});
  }
  if (const ImapValue* flags = find(found, "FLAGS")) {
    entry.answered = std::any_of(flags->items.begin(), flags->items.end(),
                                 [](const ImapValue& flag) { return flag.is_atom("\\Answered"); });
  }
  return entry;
}

// The configured name with '/' for hierarchy, in the server's spelling; the prefix is not put
// before a name that has it already, nor before INBOX itself.
std::string server_spelling(const std::string& folder, const std::string& prefix,
                            const std::string& separator) {
  std::string spelled = separator.empty() ? folder : replace_all(folder, "/", separator);
  spelled = to_modified_utf7(spelled);
  const bool is_inbox = equals_ignoring_case(spelled, "inbox");
  const bool has_prefix = starts_with_ignoring_case(spelled, prefix);
  return is_inbox || has_prefix ? spelled : prefix + spelled;
}

bool is_news(const ImapResponse& response) {
  return response.is_untagged("EXISTS") || response.is_untagged("RECENT");
}

}  // namespace

ImapMailbox::ImapMailbox(MailboxOptions options)
    : options_(std::move(options)), name_(public_name(options_)) {}

ImapMailbox::~ImapMailbox() = default;

template <class T>
Result<T> ImapMailbox::settled(Result<T> result) {
  if (!result && is_gone(result.error())) session_.reset();
  return result;
}

Result<void> ImapMailbox::open() {
  if (session_) return {};
  return settled(connect());
}

Result<void> ImapMailbox::connect() {
  ImapLimits limits;
  limits.literal_bytes_kept = static_cast<std::size_t>(options_.mail_bytes) + kLiteralSlack;
  Result<std::unique_ptr<ImapSession>> session = ImapSession::connect(options_.endpoint, limits);
  if (!session) return session.error();
  session_ = std::move(*session);
  if (Result<void> found = find_namespace(); !found) return found;
  if (Result<void> created = create_handled(); !created) return created;
  return select_inbox();
}

// The personal namespace's prefix and separator (RFC 2342), else the separator that LIST names.
Result<void> ImapMailbox::find_namespace() {
  prefix_.clear();
  separator_.clear();
  const auto take = [this](const std::vector<ImapValue>& values) {
    // ((("INBOX." ".")) NIL NIL): the first of the personal ones is where folders are made.
    if (values.empty() || values[0].items.empty() || values[0].items[0].items.size() < 2) return;
    const std::vector<ImapValue>& personal = values[0].items[0].items;
    if (personal[0].string() != nullptr) prefix_ = *personal[0].string();
    if (personal[1].string() != nullptr) separator_ = *personal[1].string();
  };
  if (session_->can("NAMESPACE")) {
    const auto answer = session_->command_ok("NAMESPACE", [&](ImapResponse& response) {
      if (response.is_untagged("NAMESPACE")) take(response.values);
    });
    if (!answer) return answer.error();
  }
  if (!separator_.empty()) return {};
  const auto answer = session_->command_ok("LIST \"\" \"\"", [this](ImapResponse& response) {
    if (!response.is_untagged("LIST") || response.values.size() < 2) return;
    if (const std::string* separator = response.values[1].string()) separator_ = *separator;
  });
  if (!answer) return answer.error();
  return {};
}

Result<void> ImapMailbox::select_inbox() {
  const auto inbox = to_quoted(server_spelling(options_.inbox, prefix_, separator_));
  if (!inbox) return permanent(Errc::kConfig, "the inbox' name cannot be written in IMAP");
  std::optional<std::uint64_t> validity;
  const auto answer = session_->command_ok("SELECT " + *inbox, [&](ImapResponse& response) {
    if (response.is_untagged("OK") && response.code == "UIDVALIDITY" &&
        !response.code_values.empty()) {
      validity = response.code_values[0].number();
    }
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
  return {};
}

Result<void> ImapMailbox::create_handled() {
  const auto folder = to_quoted(server_spelling(options_.handled, prefix_, separator_));
  if (!folder)
    return permanent(Errc::kConfig, "the handled folder's name cannot be written in IMAP");
  handled_ = *folder;
  bool exists = false;
  const auto listed = session_->command_ok("LIST \"\" " + handled_, [&](ImapResponse& response) {
    if (!response.is_untagged("LIST") || response.values.empty()) return;
    const std::vector<ImapValue>& flags = response.values[0].items;
    exists = std::none_of(flags.begin(), flags.end(), [](const ImapValue& flag) {
      return flag.is_atom("\\NonExistent") || flag.is_atom("\\Noselect");
    });
  });
  if (!listed) return listed.error();
  if (exists) return {};
  const auto created = session_->command("CREATE " + handled_);
  if (!created) return created.error();
  // Another client may have been faster (RFC 5530).
  if (!created->ok() && created->code != "ALREADYEXISTS") {
    return transient(Errc::kRefused, "the server does not create the folder " + options_.handled +
                                         ": " + created->text);
  }
  // So that people's mail programs show it; where it cannot be done nothing is lost.
  if (const auto subscribed = session_->command("SUBSCRIBE " + handled_); !subscribed) {
    return subscribed.error();
  }
  log::info("mailbox.folder-created", {{"folder", options_.handled}});
  return {};
}

Result<std::vector<MailEntry>> ImapMailbox::list() {
  if (Result<void> opened = open(); !opened) return opened.error();
  std::vector<MailEntry> entries;
  // In an empty mailbox "1:*" names nothing; some servers answer BAD to it, so it is asked for by
  // UID.
  const auto answer = session_->command_ok("UID FETCH 1:* (UID INTERNALDATE RFC822.SIZE FLAGS)",
                                           [&](ImapResponse& response) {
                                             const auto entry = entry_of(attributes(response));
                                             if (entry) entries.push_back(*entry);
                                           });
  if (!answer) return settled(Result<std::vector<MailEntry>>(answer.error()));
  std::sort(entries.begin(), entries.end(),
            [](const MailEntry& a, const MailEntry& b) { return a.uid < b.uid; });
  // A flag that changes meanwhile is told by a response of its own, without size and date.
  entries.erase(std::unique(entries.begin(), entries.end(),
                            [](const MailEntry& a, const MailEntry& b) { return a.uid == b.uid; }),
                entries.end());
  return entries;
}

Result<std::vector<FetchedMail>> ImapMailbox::fetch(const std::vector<MailEntry>& entries) {
  if (Result<void> opened = open(); !opened) return opened.error();
  std::vector<std::uint64_t> whole;
  std::vector<std::uint64_t> cut;
  for (const MailEntry& entry : entries) {
    (entry.size > options_.mail_bytes ? cut : whole).push_back(entry.uid);
  }
  std::vector<FetchedMail> mails;
  for (const bool beginning_only : {false, true}) {
    for (const std::string& set : to_uid_sets(beginning_only ? cut : whole, kUidSetBytes)) {
      Result<void> fetched = fetch_set(set, beginning_only, mails, entries);
      if (!fetched) return settled(Result<std::vector<FetchedMail>>(fetched.error()));
    }
  }
  return mails;
}

Result<void> ImapMailbox::fetch_set(const std::string& set, bool cut,
                                    std::vector<FetchedMail>& mails,
                                    const std::vector<MailEntry>& asked) {
  const std::string limit = std::to_string(options_.mail_bytes);
  const std::string body = cut ? "BODY.PEEK[]<0." + limit + ">" : "BODY.PEEK[]";
  const std::string answer_name = cut ? "BODY[]<0>" : "BODY[]";
  const auto collect = [&](ImapResponse& response) {
    const auto found = attributes(response);
    const auto entry = entry_of(found);
    const ImapValue* content = find(found, answer_name);
    if (!entry || content == nullptr || content->string() == nullptr) return;
    const auto wanted = std::find_if(asked.begin(), asked.end(),
                                     [&](const MailEntry& e) { return e.uid == entry->uid; });
    if (wanted == asked.end()) return;
    FetchedMail mail;
    mail.entry = *wanted;
    mail.bytes = *content->string();
    mail.truncated = cut || response.literal_cut || mail.bytes.size() > options_.mail_bytes;
    if (mail.bytes.size() > options_.mail_bytes) mail.bytes.resize(options_.mail_bytes);
    mails.push_back(std::move(mail));
  };
  const auto answer = session_->command_ok(
      "UID FETCH " + set + " (UID INTERNALDATE RFC822.SIZE " + body + ")", collect);
  if (!answer) return answer.error();
  return {};
}

Result<void> ImapMailbox::move_handled(const std::vector<std::uint64_t>& uids) {
  if (Result<void> opened = open(); !opened) return opened;
  for (const std::string& set : to_uid_sets(uids, kUidSetBytes)) {
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
  return transient(Errc::kRefused,
                   "the server does not move mail to " + options_.handled + ": " + answer->text);
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

Result<void> ImapMailbox::wait(milliseconds limit, const Wakeup& wakeup) {
  if (Result<void> opened = open(); !opened) return opened;
  if (session_->can("IDLE")) {
    const auto until =
        std::chrono::steady_clock::now() + std::min<milliseconds>(limit, options_.idle_renewal);
    const auto woken = session_->idle(until, wakeup, is_news);
    if (!woken) return settled(Result<void>(woken.error()));
    return {};
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
