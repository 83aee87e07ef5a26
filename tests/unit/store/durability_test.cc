// Kills, full disks and company: what was said to be stored is there, and nothing is there by half.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <set>
#include <thread>

#include "unit/store/store_fixture.h"
#include "util/file.h"

namespace meldaan::store {
namespace {

using DurabilityTest = StoreTest;

std::string reference_of(std::uint64_t uid) {
  std::string digits = std::to_string(uid);
  return "KT-" + std::string(6 - digits.size(), '0') + digits;
}

// A child that runs `work` and leaves with what it returns, without destructors of the parent's.
pid_t start_child(const std::function<int()>& work) {
  const pid_t pid = fork();
  if (pid == 0) _exit(work());
  return pid;
}

int status_of(pid_t pid) {
  int status = -1;
  EXPECT_EQ(waitpid(pid, &status, 0), pid);
  return status;
}

// Commits mails from `first` on, and sends each one's reply, until it is killed; writes a byte
// after each commit. A store of its own: a connection must not be carried across fork().
int commit_until_killed(const std::filesystem::path& path, std::uint64_t first, int report) {
  Result<Store> store = Store::open(path);
  if (!store) return 1;
  for (std::uint64_t uid = first;; ++uid) {
    if (!store->begin_attempt(key_of(uid))) return 2;
    if (!store->commit(registering(uid, reference_of(uid)))) return 3;
    if (write(report, "c", 1) != 1) return 4;
    if (!store->mark_moved({key_of(uid)})) return 5;
    const auto claimed = store->claim(at(100));
    if (!claimed || !*claimed) return 6;
    if (!store->mark_sent((*claimed)->id, at(100))) return 7;
  }
}

std::int64_t number(const std::filesystem::path& path, const std::string& sql) {
  return SQLite::Database(path.string()).execAndGet(sql).getInt64();
}

// Nothing may be there by half: each count is of mails or rows that break a rule.
void expect_sound(const std::filesystem::path& path) {
  EXPECT_EQ(SQLite::Database(path.string()).execAndGet("PRAGMA integrity_check").getString(), "ok");
  for (const std::string part : {"history", "outbox", "raw_mail", "sighting"}) {
    EXPECT_EQ(number(path, "SELECT count(*) FROM mail WHERE (SELECT count(*) FROM " + part +
                               " WHERE mail_id = mail.id) <> 1"),
              0)
        << part;
  }
  EXPECT_EQ(
      number(path,
             "SELECT count(*) FROM registration AS r WHERE"
             " (SELECT count(*) FROM history WHERE registration_id = r.id) <> 1"
             " OR (SELECT count(*) FROM registration_group WHERE registration_id = r.id) <> 4"),
      0);
  EXPECT_EQ(number(path,
                   "SELECT count(*) FROM outbox WHERE id NOT IN"
                   " (SELECT outbox_id FROM outbox_message)"),
            0);
  EXPECT_EQ(number(path,
                   "SELECT count(*) FROM attempt JOIN sighting USING"
                   " (mailbox, uid_validity, uid)"),
            0);
}

TEST_F(DurabilityTest, a_program_killed_at_any_moment_loses_nothing_it_reported) {
  std::uint64_t next = 1;
  for (int round = 0; round < 20; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const UniqueFd reading(ends[0]);
    UniqueFd writing(ends[1]);
    const pid_t child =
        start_child([&] { return commit_until_killed(path(), next, writing.get()); });
    ASSERT_GT(child, 0);
    writing.reset();
    // So many commits, and then wherever in its loop it happens to be.
    std::uint64_t reported = 0;
    char byte = 0;
    while (reported < static_cast<std::uint64_t>(1 + round) && read(reading.get(), &byte, 1) == 1) {
      ++reported;
    }
    // The pause is for variety alone; every moment must do.
    std::this_thread::sleep_for(std::chrono::microseconds(300 * round));
    kill(child, SIGKILL);
    const int status = status_of(child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child failed with " << WEXITSTATUS(status);
    while (read(reading.get(), &byte, 1) == 1) ++reported;

    Store store = open();
    for (std::uint64_t uid = next; uid < next + reported; ++uid) {
      EXPECT_EQ(store.standing(key_of(uid))->kind, MailStanding::Kind::kHandled);
      EXPECT_TRUE(store.has_reference(reference_of(uid)).value());
    }
    // One more may have been committed than was reported, and not two.
    const auto mails = static_cast<std::uint64_t>(store.counts()->mails);
    EXPECT_GE(mails, next - 1 + reported);
    EXPECT_LE(mails, next + reported);
    EXPECT_EQ(store.registrations()->size(), mails);
    EXPECT_LE(store.requeue_interrupted().value(), 1);
    const Counts counts = store.counts().value();
    EXPECT_EQ(static_cast<std::uint64_t>(counts.queued + counts.sent), mails);
    while (const auto waiting = store.claim(at(100)).value()) {
      ASSERT_OK(store.mark_sent(waiting->id, at(100)));
    }
    expect_sound(path());
    next = mails + 1;
  }
}

// In a child: fills the disk that its limit on file sizes makes, and then has space again.
int fill_and_go_on(const std::filesystem::path& path) {
  signal(SIGXFSZ, SIG_IGN);
  Result<Store> store = Store::open(path);
  if (!store) return 1;
  rlimit limit{};
  getrlimit(RLIMIT_FSIZE, &limit);
  const rlimit narrow{700'000, limit.rlim_max};
  setrlimit(RLIMIT_FSIZE, &narrow);
  std::uint64_t uid = 1;
  for (;; ++uid) {
    if (uid > 1000) return 2;  // it never filled up
    HandledMail mail = registering(uid, reference_of(uid));
    mail.raw = std::string(20'000, 'x');
    Result<MailId> stored = store->commit(mail);
    if (stored) continue;
    if (stored.error().code != Errc::kIo || stored.error().retry != Retry::kTransient) return 3;
    break;
  }
  // Looking still works, and what failed left nothing.
  const auto standing = store->standing(key_of(uid));
  if (!standing || standing->kind != MailStanding::Kind::kNew) return 4;
  const auto counts = store->counts();
  if (!counts || counts->mails != static_cast<std::int64_t>(uid - 1)) return 5;
  if (uid < 3) return 6;
  setrlimit(RLIMIT_FSIZE, &limit);
  return store->commit(registering(uid, reference_of(uid))) ? 0 : 7;
}

TEST_F(DurabilityTest, a_full_disk_is_a_transient_error_that_loses_nothing) {
  const int status = status_of(start_child([&] { return fill_and_go_on(path()); }));
  ASSERT_TRUE(WIFEXITED(status));
  ASSERT_EQ(WEXITSTATUS(status), 0);
  Store store = open();
  EXPECT_GE(store.counts()->mails, 3);
  expect_sound(path());
}

TEST_F(DurabilityTest, a_disk_that_is_full_at_the_start_is_a_transient_error) {
  const int status = status_of(start_child([&] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit nothing{100, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &nothing);
    const Result<Store> store = Store::open(path());
    if (store) return 1;
    return store.error().code == Errc::kIo && store.error().retry == Retry::kTransient ? 0 : 2;
  }));
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_OK(Store::open(path()));
}

TEST_F(DurabilityTest, one_reads_while_another_writes_and_sees_only_whole_mails) {
  constexpr std::int64_t kMails = 200;
  Store reader = open();
  std::string failure;
  std::thread writing([&] {
    Result<Store> writer = Store::open(path());
    if (!writer) {
      failure = writer.error().text;
      return;
    }
    for (std::uint64_t uid = 1; uid <= kMails; ++uid) {
      Result<MailId> stored = writer->commit(registering(uid, reference_of(uid)));
      if (!stored) failure = stored.error().text;
    }
  });
  std::int64_t before = 0;
  while (before < kMails && failure.empty()) {
    const Result<Counts> counts = reader.counts();
    if (!counts) {
      ADD_FAILURE() << counts.error().text;
      break;
    }
    EXPECT_EQ(counts->mails, counts->confirmed);
    EXPECT_EQ(counts->mails, counts->queued);
    EXPECT_GE(counts->mails, before);
    before = counts->mails;
  }
  writing.join();
  EXPECT_EQ(failure, "");
  EXPECT_EQ(reader.counts()->mails, kMails);
}

TEST_F(DurabilityTest, two_that_claim_at_once_never_get_the_same_mail) {
  constexpr std::uint64_t kMails = 200;
  {
    Store store = open();
    for (std::uint64_t uid = 1; uid <= kMails; ++uid) {
      ASSERT_OK(store.commit(registering(uid, reference_of(uid))));
    }
  }
  std::vector<std::vector<std::int64_t>> claimed(2);
  std::vector<std::thread> threads;
  for (auto& mine : claimed) {
    threads.emplace_back([this, &mine] {
      Result<Store> store = Store::open(path());
      if (!store) return;
      for (;;) {
        const auto mail = store->claim(at(100));
        if (!mail || !*mail) return;
        mine.push_back((*mail)->id);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::set<std::int64_t> distinct(claimed[0].begin(), claimed[0].end());
  distinct.insert(claimed[1].begin(), claimed[1].end());
  EXPECT_EQ(claimed[0].size() + claimed[1].size(), kMails);
  EXPECT_EQ(distinct.size(), kMails);
}

TEST_F(DurabilityTest, a_writer_waits_for_another_writer) {
  Store store = open();
  SQLite::Database other(path().string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  std::thread unlocking([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    other.exec("COMMIT");
  });
  EXPECT_OK(store.commit(mail_of(1)));
  unlocking.join();
}

}  // namespace
}  // namespace meldaan::store
