// Opening: what is made, brought up to date, or refused; and who may use what was opened.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>

#include <fstream>
#include <set>
#include <thread>

#include "store/schema.h"
#include "unit/store/store_fixture.h"

namespace meldaan::store {
namespace {

using testing::HasSubstr;
using OpenTest = StoreTest;

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

void run_sql(const std::filesystem::path& path, const std::string& sql) {
  SQLite::Database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

std::string ask_sql(const std::filesystem::path& path, const std::string& sql) {
  return SQLite::Database(path.string()).execAndGet(sql).getString();
}

unsigned mode_of(const std::filesystem::path& path) {
  struct stat status {};
  EXPECT_EQ(stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 0777u;
}

TEST_F(OpenTest, a_new_database_and_its_wal_are_readable_by_nobody_else) {
  const std::filesystem::path deep = folder_ / "var" / "lib" / "meldaan.db";
  Result<Store> store = Store::open(deep);
  ASSERT_OK(store);
  ASSERT_OK(store->commit(mail_of(1)));
  EXPECT_EQ(mode_of(deep), 0600u);
  EXPECT_EQ(mode_of(deep.string() + "-wal"), 0600u);
  EXPECT_EQ(mode_of(deep.string() + "-shm"), 0600u);
}

TEST_F(OpenTest, a_new_database_has_the_newest_version_and_uses_wal) {
  { Store store = open(); }
  EXPECT_EQ(ask_sql(path(), "PRAGMA user_version"), std::to_string(newest_version()));
  EXPECT_EQ(ask_sql(path(), "PRAGMA journal_mode"), "wal");
}

TEST_F(OpenTest, what_was_stored_is_there_after_opening_again) {
  {
    Store store = open();
    ASSERT_OK(store.commit(registering(1, "KT-000001")));
  }
  Store store = open();
  ASSERT_EQ(store.registrations().value().size(), 1u);
  EXPECT_EQ(store.registrations()->front().ref, "KT-000001");
}

TEST_F(OpenTest, an_empty_file_becomes_a_database) {
  write_file(path(), "");
  Store store = open();
  EXPECT_OK(store.commit(mail_of(1)));
}

TEST_F(OpenTest, a_newer_database_is_refused_and_left_as_it_is) {
  { Store store = open(); }
  const std::string newer = std::to_string(newest_version() + 1);
  run_sql(path(), "PRAGMA user_version = " + newer);
  Result<Store> store = Store::open(path());
  EXPECT_FAILS(store, Errc::kConfig, Retry::kPermanent);
  EXPECT_THAT(store.error().text, HasSubstr("version " + newer));
  EXPECT_THAT(store.error().text, HasSubstr(path().string()));
  EXPECT_FAILS(Store::open_read_only(path()), Errc::kConfig, Retry::kPermanent);
  EXPECT_EQ(ask_sql(path(), "PRAGMA user_version"), newer);
}

// What the steps behind the first version made.
constexpr const char* kBackToTheFirst = R"sql(
  DROP TABLE waiting;
  DROP INDEX registration_group_name;
  ALTER TABLE registration DROP COLUMN counts;
  ALTER TABLE registration DROP COLUMN event_reminded;
  DROP INDEX outbox_expiring;
  ALTER TABLE outbox DROP COLUMN expires;
  DROP TABLE settlement;
  DROP TABLE erasure_target;
  DROP TABLE erasure;
  DROP TABLE forgotten;
  DROP TABLE forgotten_mail;
  DROP TABLE anonymous_total;
  ALTER TABLE outbox DROP COLUMN digest_day;
  ALTER TABLE registration DROP COLUMN unsure_school;
  ALTER TABLE registration DROP COLUMN call_name;
  ALTER TABLE outbox DROP COLUMN language;
  DROP TABLE digest;
  DROP INDEX history_at;
  DROP INDEX mail_handled;
  ALTER TABLE sighting DROP COLUMN inbox;
  DROP INDEX outbox_uncopied;
  DROP INDEX mail_message_id;
  DROP TABLE outbox_registration;
  DROP TABLE outbox_choice;
  DROP TABLE asked;
  DROP TABLE folder_mark;
  ALTER TABLE outbox DROP COLUMN copied;
  ALTER TABLE registration DROP COLUMN reminded;
  ALTER TABLE registration DROP COLUMN receipt_sent;
  ALTER TABLE registration DROP COLUMN taken_over;
  ALTER TABLE registration DROP COLUMN undeliverable;
  DROP TABLE school;
  DROP TABLE board;
  DROP TABLE answered_mail;
  DROP TABLE lost_mail;
  PRAGMA user_version = 1;
)sql";

TEST_F(OpenTest, a_database_of_the_first_version_keeps_what_it_holds_and_gets_the_rest) {
  {
    Store store = open();
    ASSERT_OK(store.commit(registering(1, "KT-000001")));
  }
  run_sql(path(), kBackToTheFirst);
  EXPECT_FAILS(Store::open_read_only(path()), Errc::kConfig, Retry::kPermanent);
  Store store = open();
  EXPECT_EQ(ask_sql(path(), "PRAGMA user_version"), std::to_string(newest_version()));
  EXPECT_EQ(store.registrations()->front().ref, "KT-000001");
  EXPECT_TRUE(store.registrations()->front().counts);
  EXPECT_TRUE(store.schools()->empty());
  EXPECT_EQ(store.standings(std::vector<Reference>{"KT-000001"})->size(), 1u);
}

TEST_F(OpenTest, another_programs_database_is_refused_and_left_as_it_is) {
  run_sql(path(), "CREATE TABLE recipe (name TEXT)");
  EXPECT_FAILS(Store::open(path()), Errc::kConfig, Retry::kPermanent);
  EXPECT_FAILS(Store::open_read_only(path()), Errc::kConfig, Retry::kPermanent);
  run_sql(path(), "PRAGMA user_version = 1");
  EXPECT_FAILS(Store::open(path()), Errc::kConfig, Retry::kPermanent);
  EXPECT_EQ(ask_sql(path(), "SELECT count(*) FROM sqlite_schema"), "1");
  EXPECT_EQ(ask_sql(path(), "PRAGMA journal_mode"), "delete");
}

TEST_F(OpenTest, a_file_that_is_no_database_is_refused) {
  write_file(path(), std::string(8192, 'x'));
  EXPECT_FAILS(Store::open(path()), Errc::kIo, Retry::kPermanent);
  EXPECT_FAILS(Store::open_read_only(path()), Errc::kIo, Retry::kPermanent);
}

TEST_F(OpenTest, a_database_that_is_damaged_in_the_middle_is_refused) {
  {
    Store store = open();
    for (std::uint64_t uid = 1; uid <= 50; ++uid) ASSERT_OK(store.commit(mail_of(uid)));
  }
  const auto size = std::filesystem::file_size(path());
  ASSERT_GT(size, 20u * 4096u);
  std::fstream file(path(), std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(static_cast<std::streamoff>(size / 2));
  file << std::string(3 * 4096, '\xa5');
  file.close();
  Result<Store> store = Store::open(path());
  EXPECT_FAILS(store, Errc::kIo, Retry::kPermanent);
  EXPECT_THAT(store.error().text, HasSubstr(path().string()));
}

TEST_F(OpenTest, a_folder_that_cannot_be_made_is_an_error) {
  write_file(folder_ / "file", "");
  EXPECT_FAILS(Store::open(folder_ / "file" / "meldaan.db"), Errc::kIo, Retry::kTransient);
}

TEST_F(OpenTest, a_database_that_is_a_folder_is_an_error) {
  std::filesystem::create_directory(path());
  EXPECT_FALSE(Store::open(path()).ok());
}

TEST_F(OpenTest, reading_where_nothing_is_says_so_and_makes_nothing) {
  Result<Store> store = Store::open_read_only(path());
  EXPECT_FAILS(store, Errc::kNotFound, Retry::kPermanent);
  EXPECT_THAT(store.error().text, HasSubstr("no database at " + path().string()));
  EXPECT_FALSE(std::filesystem::exists(path()));

  write_file(path(), "");
  EXPECT_FAILS(Store::open_read_only(path()), Errc::kNotFound, Retry::kPermanent);
}

TEST_F(OpenTest, a_reader_sees_what_the_daemon_commits_and_cannot_write) {
  Store daemon = open();
  Result<Store> reader = Store::open_read_only(path());
  ASSERT_OK(reader);
  EXPECT_EQ(reader->counts()->confirmed, 0);
  ASSERT_OK(daemon.commit(registering(1, "KT-000001")));
  EXPECT_EQ(reader->counts()->confirmed, 1);
  EXPECT_FAILS(reader->commit(mail_of(2)), Errc::kIo, Retry::kPermanent);
  EXPECT_FAILS(reader->save_health({}), Errc::kIo, Retry::kPermanent);
  EXPECT_EQ(daemon.counts()->mails, 1);
}

TEST_F(OpenTest, a_reader_opens_what_no_daemon_has_open) {
  {
    Store store = open();
    ASSERT_OK(store.commit(registering(1, "KT-000001")));
  }
  Result<Store> reader = Store::open_read_only(path());
  ASSERT_OK(reader);
  EXPECT_EQ(reader->counts()->confirmed, 1);
}

TEST_F(OpenTest, many_that_make_the_database_at_once_agree_on_one_secret) {
  constexpr int kThreads = 8;
  std::vector<std::string> secrets(kThreads);
  std::vector<std::string> errors(kThreads);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      Result<Store> store = Store::open(path());
      if (!store) {
        errors[i] = store.error().text;
        return;
      }
      FixedRandomness randomness(static_cast<char>('a' + i));
      Result<std::string> secret = store->secret(randomness);
      if (secret) secrets[i] = *secret;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(errors, testing::Each(""));
  EXPECT_EQ(std::set<std::string>(secrets.begin(), secrets.end()).size(), 1u);
  EXPECT_EQ(secrets.front().size(), 32u);
}

TEST_F(OpenTest, the_secret_is_made_once) {
  FixedRandomness first('a');
  FixedRandomness second('b');
  {
    Store store = open();
    EXPECT_EQ(store.secret(first).value(), std::string(32, 'a'));
    EXPECT_EQ(store.secret(second).value(), std::string(32, 'a'));
  }
  Store store = open();
  EXPECT_EQ(store.secret(second).value(), std::string(32, 'a'));
}

TEST_F(OpenTest, a_reader_makes_no_secret) {
  Store daemon = open();
  Result<Store> reader = Store::open_read_only(path());
  ASSERT_OK(reader);
  FixedRandomness randomness('a');
  EXPECT_FALSE(reader->secret(randomness).ok());
  ASSERT_OK(daemon.secret(randomness));
  EXPECT_EQ(reader->secret(randomness).value(), std::string(32, 'a'));
}

TEST_F(OpenTest, a_call_from_another_thread_aborts) {
  Store store = open();
  EXPECT_DEATH(std::thread([&] { static_cast<void>(store.counts()); }).join(),
               "store.wrong-thread");
}

TEST_F(OpenTest, a_store_may_be_destroyed_in_another_thread) {
  auto store = std::make_unique<Store>(open());
  std::thread([&] { store.reset(); }).join();
  EXPECT_OK(Store::open_read_only(path()));
}

}  // namespace
}  // namespace meldaan::store
