#include "net/imap_erasure.h"

#include <algorithm>

#include "net/imap_fetch.h"
#include "net/imap_syntax.h"
#include "util/text.h"

namespace meldaan::net {
namespace {

// A search reads every mail of the folder on the server; from so many on it is less work to fetch
// each mail once.
constexpr std::size_t kMostSearches = 25;

void collect(ImapResponse& response, std::set<std::uint64_t>& found) {
  if (!response.is_untagged("SEARCH")) return;
  for (const ImapValue& value : response.values) {
    if (const auto uid = value.number()) found.insert(*uid);
  }
}

}  // namespace

Result<ErasedMails> ImapErasure::run() {
  const auto names = folders();
  if (!names) return names.error();
  for (const std::string& name : *names) {
    search_.on_progress();
    if (Result<void> done = erase_in(name); !done) return done.error();
  }
  return erased_;
}

Result<std::vector<std::string>> ImapErasure::folders() {
  std::vector<std::string> names;
  const auto answer = session_.command_ok("LIST \"\" \"*\"", [&](ImapResponse& response) {
    if (!response.is_untagged("LIST") || response.values.size() < 3) return;
    const std::vector<ImapValue>& flags = response.values[0].items;
    const bool is_none = std::any_of(flags.begin(), flags.end(), [](const ImapValue& flag) {
      return flag.is_atom("\\NonExistent") || flag.is_atom("\\Noselect");
    });
    const std::string* name = response.values[2].string();
    if (!is_none && name != nullptr) names.push_back(*name);
  });
  if (!answer) return answer.error();
  return names;
}

Result<void> ImapErasure::erase_in(const std::string& folder) {
  const std::string which =
      "folder " + std::to_string(++erased_.folders) + " of those that the server lists ";
  const auto name = to_quoted(folder);
  if (!name) {
    obstacle(which + "has a name that cannot be written in IMAP");
    return {};
  }
  const auto opened = session_.command("SELECT " + *name);
  if (!opened) return opened.error();
  if (!opened->ok()) {
    obstacle(which + "is not opened: " + loggable(opened->text));
    return {};
  }
  const Result<Uids> found = candidates();
  if (!found) return found.error();
  const auto uids = meant(*found);
  if (!uids) return uids.error();
  if (uids->empty()) return {};
  if (opened->code == "READ-ONLY") {
    obstacle(which + "is read-only for this user");
    return {};
  }
  return destroy(*uids);
}

Result<bool> ImapErasure::search(const std::string& condition, Uids& found) {
  const auto answer = session_.command("UID SEARCH " + condition,
                                       [&](ImapResponse& response) { collect(response, found); });
  if (!answer) return answer.error();
  return answer->ok();
}

Result<bool> ImapErasure::search_word(const std::string& word, Uids& found) {
  if (is_ascii(word)) {
    const auto quoted = to_quoted(word);
    return quoted ? search("TEXT " + *quoted, found) : Result<bool>(false);
  }
  const auto answer =
      session_.command_with_literal("UID SEARCH CHARSET UTF-8 TEXT", word,
                                    [&](ImapResponse& response) { collect(response, found); });
  if (!answer) return answer.error();
  return answer->ok();
}

Result<ImapErasure::Uids> ImapErasure::candidates() {
  Uids found;
  bool searched = search_.words.size() + search_.message_ids.size() <= kMostSearches;
  for (std::size_t i = 0; searched && i < search_.words.size(); ++i) {
    const Result<bool> done = search_word(search_.words[i], found);
    if (!done) return done.error();
    searched = *done;
  }
  for (std::size_t i = 0; searched && i < search_.message_ids.size(); ++i) {
    const auto quoted = to_quoted(search_.message_ids[i]);
    const Result<bool> done =
        quoted ? search("HEADER Message-ID " + *quoted, found) : Result<bool>(false);
    if (!done) return done.error();
    searched = *done;
  }
  if (searched) return found;
  const Result<bool> all = search("ALL", found);
  if (!all) return all.error();
  if (!*all) obstacle("the server does not search a folder");
  return found;
}

Result<std::vector<std::uint64_t>> ImapErasure::meant(const Uids& candidates) {
  std::vector<std::uint64_t> uids;
  for (const std::uint64_t uid : candidates) {
    search_.on_progress();
    const Result<bool> is = is_meant(uid);
    if (!is) return is.error();
    if (*is) uids.push_back(uid);
  }
  return uids;
}

Result<bool> ImapErasure::is_meant(std::uint64_t uid) {
  bool is = false;
  const auto look = [&](ImapResponse& response) {
    ImapAttributes found = fetch_attributes(response);
    if (number(found, "UID") != uid) return;
    for (const char* name : {"BODY[]", "BODY[]<0>"}) {
      if (ImapValue* content = find(found, name); content != nullptr && !content->is_list()) {
        is = is || search_.is_meant(content->text);
      }
    }
  };
  const auto answer = session_.command("UID FETCH " + std::to_string(uid) + " (UID BODY.PEEK[]<0." +
                                           std::to_string(mail_bytes_) + ">)",
                                       look);
  if (!answer) return answer.error();
  if (!answer->ok()) obstacle("the server does not hand over a mail");
  return is;
}

Result<void> ImapErasure::destroy(const std::vector<std::uint64_t>& uids) {
  std::size_t kept = 0;
  for (const std::string& set : to_uid_sets(uids)) {
    search_.on_progress();
    const auto marked = session_.command("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
    if (!marked) return marked.error();
    if (!marked->ok()) {
      obstacle("the server does not let mails be deleted: " + loggable(marked->text));
      kept += uids.size();
      continue;
    }
    // Never a plain EXPUNGE: it would destroy what colleagues have marked as deleted.
    if (!session_.can("UIDPLUS")) {
      obstacle(
          "the server has no UIDPLUS: mails are marked as deleted, and go when a mail program "
          "empties the folder");
      continue;
    }
    const auto expunged = session_.command("UID EXPUNGE " + set);
    if (!expunged) return expunged.error();
    Uids left;
    const Result<bool> looked = search("UID " + set, left);
    if (!looked) return looked.error();
    if (!expunged->ok() || !left.empty()) obstacle("the server keeps mails that were deleted");
    kept += left.size();
  }
  if (session_.can("UIDPLUS")) erased_.mails += uids.size() - std::min(uids.size(), kept);
  return {};
}

}  // namespace meldaan::net
