#include "net/imap_folders.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "net/header_fields.h"
#include "net/imap_fetch.h"
#include "net/imap_syntax.h"
#include "net/mailbox.h"
#include "util/log.h"

namespace meldaan::net {
namespace {

// Of the fields asked for, before they are looked through: what the server may send of one mail.
constexpr std::size_t kAskedBytes = 2 * kHeaderBytes;
constexpr std::uint64_t kMostUid = 0xFFFFFFFFu;

Error refusal(const std::string& what, const ImapResponse& answer) {
  const Errc code = answer.name == "NO" ? Errc::kRefused : Errc::kProtocol;
  return transient(code, "the server does not " + what + ": " + loggable(answer.text));
}

// BODY[HEADER.FIELDS (…)]<0>, in whatever spelling of the list and its names.
ImapValue* header_of(const ImapAttributes& found) {
  constexpr std::string_view kSection = "BODY[HEADER";
  const auto at = found.lower_bound(std::string(kSection));
  return at != found.end() && at->first.starts_with(kSection) ? at->second : nullptr;
}

}  // namespace

Result<std::string> ImapFolders::quoted(const std::string& folder) const {
  auto name = to_quoted(names_.spelled(folder));
  if (!name) return permanent(Errc::kConfig, "a folder's name cannot be written in IMAP");
  return std::move(*name);
}

Result<bool> ImapFolders::exists(const std::string& quoted) {
  bool exists = false;
  const auto listed = session_.command_ok("LIST \"\" " + quoted, [&](ImapResponse& response) {
    if (!response.is_untagged("LIST") || response.values.empty()) return;
    const std::vector<ImapValue>& flags = response.values[0].items;
    exists = std::none_of(flags.begin(), flags.end(), [](const ImapValue& flag) {
      return flag.is_atom("\\NonExistent") || flag.is_atom("\\Noselect");
    });
  });
  if (!listed) return listed.error();
  return exists;
}

Result<void> ImapFolders::create(const std::string& folder) {
  const Result<std::string> name = quoted(folder);
  if (!name) return name.error();
  const auto created = session_.command("CREATE " + *name);
  if (!created) return created.error();
  // Another client may have been faster (RFC 5530).
  if (!created->ok() && created->code != "ALREADYEXISTS") {
    return transient(Errc::kRefused, "the server does not create the folder " + folder + ": " +
                                         loggable(created->text));
  }
  // So that people's mail programs show it; where it cannot be done nothing is lost.
  if (const auto subscribed = session_.command("SUBSCRIBE " + *name); !subscribed) {
    return subscribed.error();
  }
  log::info("mailbox.folder-created", {{"folder", folder}});
  return {};
}

Result<bool> ImapFolders::is_missing(const ImapResponse& answer, const std::string& quoted) {
  if (answer.name != "NO") return false;
  // RFC 5530, and RFC 3501 section 7.1; older servers say it in words only.
  if (answer.code == "NONEXISTENT" || answer.code == "TRYCREATE") return true;
  const Result<bool> there = exists(quoted);
  if (!there) return there.error();
  return !*there;
}

Result<bool> ImapFolders::command_on(const std::string& verb, const std::string& quoted,
                                     const std::string& rest,
                                     const ImapSession::OnUntagged& on_untagged) {
  const auto answer = session_.command(verb + " " + quoted + rest, on_untagged);
  if (!answer) return answer.error();
  if (answer->ok()) return true;
  const Result<bool> missing = is_missing(*answer, quoted);
  if (!missing) return missing.error();
  if (*missing) return false;
  return refusal(verb + " " + quoted, *answer);
}

Result<bool> ImapFolders::has_grown(const std::string& quoted, const FolderMark& mark) {
  std::optional<std::uint64_t> validity;
  std::optional<std::uint64_t> next;
  const auto take = [&](ImapResponse& response) {
    if (!response.is_untagged("STATUS") || response.values.size() < 2) return;
    const std::vector<ImapValue>& items = response.values[1].items;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
      if (items[i].is_atom("UIDVALIDITY")) validity = items[i + 1].number();
      if (items[i].is_atom("UIDNEXT")) next = items[i + 1].number();
    }
  };
  const Result<bool> told = command_on("STATUS", quoted, " (UIDVALIDITY UIDNEXT)", take);
  if (!told || !*told) return told;
  return !validity || !next || *validity != mark.uid_validity || *next > mark.last + 1;
}

Result<std::optional<FolderMark>> ImapFolders::examine(const std::string& quoted) {
  std::optional<std::uint64_t> validity;
  std::uint64_t next = 0;
  left_inbox_ = true;  // a refusal deselects as well (RFC 3501 section 6.3.1)
  const auto take = [&](ImapResponse& response) {
    if (!response.is_untagged("OK") || response.code_values.empty()) return;
    if (response.code == "UIDVALIDITY") validity = response.code_values[0].number();
    if (response.code == "UIDNEXT") next = response.code_values[0].number().value_or(0);
  };
  const Result<bool> opened = command_on("EXAMINE", quoted, "", take);
  if (!opened) return opened.error();
  if (!*opened) return std::optional<FolderMark>();
  if (!validity || *validity == 0 || *validity > kMostUid) {
    return transient(Errc::kProtocol, "the server names no UIDVALIDITY for the folder " + quoted);
  }
  const std::uint64_t last = next > 0 && next <= kMostUid ? next - 1 : 0;
  return std::optional<FolderMark>({static_cast<std::uint32_t>(*validity), last});
}

Result<std::vector<std::uint64_t>> ImapFolders::search(const FolderQuery& query,
                                                       std::uint64_t last) {
  if (last >= kMostUid) return std::vector<std::uint64_t>();
  std::string command = "UID SEARCH UID " + std::to_string(last + 1) + ":*";
  if (query.answered) command += " ANSWERED";
  if (query.since != Instant{}) command += " SINCE " + to_search_day(query.since);
  std::set<std::uint64_t> lowest;
  const auto collect = [&](ImapResponse& response) {
    if (!response.is_untagged("SEARCH")) return;
    for (const ImapValue& value : response.values) {
      // "9:*" always names the last mail, also where its UID is lower.
      const auto uid = value.number();
      if (uid && *uid > last && *uid <= kMostUid) lowest.insert(*uid);
      if (lowest.size() > kFolderPage + 1) lowest.erase(std::prev(lowest.end()));
    }
  };
  const auto answer = session_.command_ok(command, collect);
  if (!answer) return answer.error();
  return std::vector<std::uint64_t>(lowest.begin(), lowest.end());
}

Result<std::vector<HeaderBlock>> ImapFolders::fetch(const std::vector<std::uint64_t>& uids) {
  const std::string section =
      "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID IN-REPLY-TO REFERENCES FROM AUTO-SUBMITTED)]<0." +
      std::to_string(kAskedBytes) + ">";
  std::map<std::uint64_t, std::string> blocks;
  const auto collect = [&](ImapResponse& response) {
    const ImapAttributes found = fetch_attributes(response);
    const std::uint64_t uid = number(found, "UID").value_or(0);
    const ImapValue* header = header_of(found);
    if (header != nullptr && std::binary_search(uids.begin(), uids.end(), uid)) {
      blocks.emplace(uid, thread_fields(header->text));
    } else if (response.is_untagged("FETCH") && response.malformed) {
      log::warning("mailbox.unreadable-entry", {{"number", response.number.value_or(0)}});
    }
  };
  for (const std::string& set : to_uid_sets(uids)) {
    const auto answer = session_.command("UID FETCH " + set + " (UID " + section + ")", collect);
    if (!answer) return answer.error();
    if (answer->ok()) continue;
    // Some say NO where one of the mails has vanished (RFC 2180 section 4.1.2), and hand over the
    // others.
    if (answer->name != "NO" || blocks.empty()) return refusal("hand over headers", *answer);
    log::warning("mailbox.headers-missing", {{"text", loggable(answer->text)}});
  }
  std::vector<HeaderBlock> sorted;
  sorted.reserve(blocks.size());
  for (auto& [uid, bytes] : blocks) sorted.push_back({uid, std::move(bytes)});
  return sorted;
}

Result<FolderHeaders> ImapFolders::headers(const std::string& folder, const FolderQuery& query) {
  FolderHeaders headers;
  headers.mark = query.after;
  const Result<std::string> name = quoted(folder);
  if (!name) return name.error();
  // A flag may come to a mail of any age; else STATUS often spares the way there and back.
  if (!query.answered) {
    const Result<bool> grown = has_grown(*name, query.after);
    if (!grown) return grown.error();
    if (!*grown) return headers;
  }
  const auto end = examine(*name);
  if (!end) return end.error();
  if (!*end) return headers;
  if ((*end)->uid_validity != headers.mark.uid_validity) headers.mark = {(*end)->uid_validity, 0};
  auto uids = search(query, headers.mark.last);
  if (!uids) return uids.error();
  headers.more = uids->size() > kFolderPage;
  if (headers.more) uids->resize(kFolderPage);
  if (!uids->empty()) {
    auto mails = fetch(*uids);
    if (!mails) return mails.error();
    headers.mails = std::move(*mails);
    headers.mark.last = uids->back();
  }
  // What came before `since` need not be searched through again.
  if (!headers.more) headers.mark.last = std::max(headers.mark.last, (*end)->last);
  return headers;
}

Result<void> ImapFolders::append(const std::string& folder, std::string_view message,
                                 Instant date) {
  // A literal may hold anything else (RFC 3501 section 9: CHAR8).
  if (message.find('\0') != std::string_view::npos) {
    return permanent(Errc::kInvalid, "a message with NUL in it cannot be saved");
  }
  const Result<std::string> name = quoted(folder);
  if (!name) return name.error();
  const std::string command = "APPEND " + *name + " (\\Seen) \"" + to_internal_date(date) + "\"";
  auto answer = session_.command_with_literal(command, message);
  if (!answer) return answer.error();
  if (answer->ok()) return {};
  const Result<bool> missing = is_missing(*answer, *name);
  if (!missing) return missing.error();
  if (*missing) {
    if (Result<void> created = create(folder); !created) return created;
    answer = session_.command_with_literal(command, message);
    if (!answer) return answer.error();
    if (answer->ok()) return {};
  }
  return refusal("save a copy in " + folder, *answer);
}

}  // namespace meldaan::net
