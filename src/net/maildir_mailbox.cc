#include "net/maildir_mailbox.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "net/maildir_folder.h"
#include "util/text.h"

namespace meldaan::net {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

Error vanished() {
  return transient(Errc::kNotFound, "the mail has vanished");
}

}  // namespace

MaildirMailbox::MaildirMailbox(fs::path root, MailboxOptions options)
    : root_(std::move(root)), handled_(folder(options.handled)), options_(std::move(options)) {}

fs::path MaildirMailbox::folder(const std::string& configured) const {
  if (equals_ignoring_case(configured, "INBOX")) return root_;
  return root_ / ("." + replace_all(configured, "/", "."));
}

Result<void> MaildirMailbox::open() {
  for (const char* part : {"new", "cur", "tmp"}) {
    std::error_code failure;
    if (!fs::is_directory(root_ / part, failure)) {
      return permanent(Errc::kNotFound,
                       root_.string() + " is no Maildir: it has no folder " + part);
    }
  }
  return make_maildir(handled_);
}

Result<void> MaildirMailbox::scan(const fs::path& folder, std::vector<MailEntry>& entries) {
  return each_mail(folder, [&](const fs::path& file, const struct stat& status) {
    const std::string name = file.filename().string();
    MailEntry entry;
    entry.uid = uid_of_file(name);
    entry.arrived = Instant(Seconds(status.st_mtim.tv_sec));
    entry.size = static_cast<std::uint64_t>(status.st_size);
    entry.answered = has_flag(name, 'R');
    entry.read = has_flag(name, 'S');
    // Seen in new/ and again in cur/: it was moved between the two looks, and is where it was last.
    if (files_.insert_or_assign(entry.uid, file).second) entries.push_back(entry);
  });
}

Result<std::vector<MailEntry>> MaildirMailbox::list() {
  files_.clear();
  std::vector<MailEntry> entries;
  for (const char* part : {"new", "cur"}) {
    if (Result<void> scanned = scan(root_ / part, entries); !scanned) return scanned.error();
  }
  // The UIDs are hashes and have no order; mails are handled in the order in which they came.
  std::sort(entries.begin(), entries.end(), [](const MailEntry& a, const MailEntry& b) {
    return a.arrived != b.arrived ? a.arrived < b.arrived : a.uid < b.uid;
  });
  return entries;
}

template <class Use>
auto MaildirMailbox::with_file(std::uint64_t uid, Use use) -> decltype(use(fs::path())) {
  if (const auto file = files_.find(uid); file != files_.end()) {
    auto used = use(file->second);
    if (used || used.error().code != Errc::kNotFound) return used;
  }
  if (const auto listed = list(); !listed) return listed.error();
  const auto file = files_.find(uid);
  return file != files_.end() ? use(file->second) : vanished();
}

Result<std::vector<FetchedMail>> MaildirMailbox::fetch(const std::vector<MailEntry>& entries) {
  std::vector<FetchedMail> mails;
  for (const MailEntry& entry : entries) {
    Result<std::string> bytes = with_file(entry.uid, [&](const fs::path& file) {
      return read_beginning(file, entry.size, options_.mail_bytes);
    });
    if (!bytes && bytes.error().code == Errc::kNotFound) continue;
    if (!bytes) return bytes.error();
    mails.push_back({entry, std::move(bytes.value()), entry.size > options_.mail_bytes});
  }
  return mails;
}

Result<void> MaildirMailbox::move_handled(const std::vector<std::uint64_t>& uids) {
  for (const std::uint64_t uid : uids) {
    const Result<void> moved =
        with_file(uid, [this](const fs::path& file) { return move_file(file); });
    if (!moved && moved.error().code != Errc::kNotFound) return moved;
    files_.erase(uid);
  }
  return {};
}

Result<void> MaildirMailbox::move_file(const fs::path& file) {
  // A file in cur/ has an info part; one from new/ gets an empty one, which means unread.
  std::string file_name = file.filename().string();
  if (file_name.find(':') == std::string::npos) file_name += ":2,";
  const fs::path target = handled_ / "cur" / file_name;
  Result<void> moved = rename_durably(file, target);
  std::error_code failure;
  if (moved || moved.error().code != Errc::kNotFound || !fs::exists(file, failure)) return moved;
  // Not the mail has gone, but the folder that it goes to.
  if (Result<void> made = make_maildir(handled_); !made) return made;
  return rename_durably(file, target);
}

Result<FolderHeaders> MaildirMailbox::sent_headers(Instant since, const FolderMark& after) {
  if (options_.sent.empty()) return FolderHeaders{{}, after, false};
  return read_headers(folder(options_.sent), since, false, after);
}

Result<FolderHeaders> MaildirMailbox::answered_headers(Instant since, const FolderMark& after) {
  return read_headers(handled_, since, true, after);
}

Result<void> MaildirMailbox::save_sent(std::string_view message, Instant date) {
  if (options_.save_sent.empty()) return {};
  return save_copy(folder(options_.save_sent), message, date);
}

Result<ErasedMails> MaildirMailbox::erase(const ErasureSearch& search) {
  std::vector<fs::path> folders{root_};
  std::error_code failure;
  for (fs::directory_iterator at(root_, failure), end; !failure && at != end;
       at.increment(failure)) {
    const std::string name = at->path().filename().string();
    if (name.front() == '.' && fs::is_directory(at->path() / "cur", failure)) {
      folders.push_back(at->path());
    }
    failure.clear();
  }
  if (failure) return maildir_error("cannot list", root_, failure.value());
  ErasedMails erased;
  for (const fs::path& folder : folders) {
    search.on_progress();
    ++erased.folders;
    if (Result<void> done = erase_in(folder, search, options_.mail_bytes, erased); !done) {
      return done.error();
    }
  }
  return erased;
}

Result<void> MaildirMailbox::watch() {
  if (watch_) return {};
  UniqueFd fd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
  if (!fd) return maildir_error("cannot watch", root_, errno);
  for (const char* part : {"new", "cur"}) {
    if (::inotify_add_watch(fd.get(), (root_ / part).c_str(),
                            IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE) < 0) {
      return maildir_error("cannot watch", root_ / part, errno);
    }
  }
  watch_ = std::move(fd);
  return {};
}

Result<void> MaildirMailbox::wait(milliseconds limit, const Wakeup& wakeup) {
  const bool first = !watch_;
  if (Result<void> watched = watch(); !watched) return watched;
  // What came between the caller's list() and the first watch would not be told: look again at
  // once.
  if (first) return {};
  const auto until = std::chrono::steady_clock::now() + limit;
  for (;;) {
    const auto left = std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now());
    std::array<pollfd, 2> items{pollfd{watch_.get(), POLLIN, 0}, pollfd{wakeup.fd(), POLLIN, 0}};
    const int ready =
        ::poll(items.data(), items.size(),
               static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 24 * 3600 * 1000)));
    if (ready < 0 && errno == EINTR) continue;
    break;
  }
  wakeup.take();
  std::array<char, 16384> events;
  while (::read(watch_.get(), events.data(), events.size()) > 0) {
  }
  return {};
}

}  // namespace meldaan::net
