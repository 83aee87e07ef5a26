// A disk without room, a database that another program holds, and one that is damaged: mail stays
// in the inbox, it is said, and where the trouble passes the daemon goes on by itself.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include <fstream>

#include "desk_home.h"
#include "intruder.h"
#include "mails.h"
#include "support/servers.h"

namespace meldaan::test::storage_test {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

bool logged(const Daemon& daemon, const std::string& what) {
  return eventually(60s, [&] { return daemon.log().find(what) != std::string::npos; });
}

void expect_untouched(const MailServers& servers, const DeskHome& home) {
  EXPECT_EQ(servers.count(MailServers::kDesk), 1u);
  EXPECT_EQ(servers.count(kParticipants), 0u);
  EXPECT_EQ(home.counts().mails, 0);
}

void expect_handled_in_the_end(MailServers& servers, const DeskHome& home, Daemon& daemon) {
  EXPECT_TRUE(eventually(180s, [&] { return servers.count(kParticipants) == 1; })) << daemon.log();
  EXPECT_TRUE(eventually(60s, [&] { return servers.count(MailServers::kDesk) == 0; }));
  EXPECT_TRUE(daemon.running());
  EXPECT_EQ(daemon.stop(), 0) << daemon.log();
  servers.drain_smtp();
  EXPECT_EQ(servers.count(kParticipants), 1u);
  const store::Counts counts = home.counts();
  EXPECT_EQ(counts.confirmed, 1);
  EXPECT_EQ(counts.set_aside, 0);
}

// A limit on the size of files stands for the full disk: unlike that, it can be lifted while the
// daemon runs. It is above what SQLite's shared memory needs (32 KiB) and below what the mail does,
// whose attempts fit and whose content does not. More attempts fail than a mail of its own fault
// would be given.
TEST(Storage, AFullDiskKeepsTheMailInTheInboxUntilThereIsRoom) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  ASSERT_EQ(home.meldaan({"run", "--once"}).status, 0);
  servers.put_in_inbox(sign_up(1) + std::string(200'000, 'x'));

  const auto daemon = home.start({}, {"env", "--ignore-signal=XFSZ", "prlimit", "--fsize=65536:"});
  const auto failures = [&] {
    const std::string log = daemon->log();
    int count = 0;
    for (std::size_t at = 0; (at = log.find("retry_in_ms=", at)) != std::string::npos; ++at)
      ++count;
    return count;
  };
  ASSERT_TRUE(eventually(120s, [&] { return failures() >= 4; })) << daemon->log();
  EXPECT_TRUE(daemon->wait_notified("STATUS=mailbox: ")) << daemon->log();
  expect_untouched(servers, home);

  const Finished lifted =
      run_program({"prlimit", "--pid", std::to_string(daemon->pid()), "--fsize=unlimited:"});
  ASSERT_EQ(lifted.status, 0) << lifted.all();
  expect_handled_in_the_end(servers, home, *daemon);
}

TEST(Storage, WhileAnotherProgramHoldsTheDatabaseTheMailWaits) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  const auto daemon = home.start();
  ASSERT_TRUE(daemon->wait_notified("STATUS=last good poll")) << daemon->log();
  {
    Intruder intruder(home.database());
    intruder.run("BEGIN IMMEDIATE");
    servers.put_in_inbox(sign_up(1));
    EXPECT_TRUE(logged(*daemon, "database is locked")) << daemon->log();
    expect_untouched(servers, home);
    intruder.run("ROLLBACK");
  }
  expect_handled_in_the_end(servers, home, *daemon);
}

TEST(Storage, ADamagedDatabaseIsRefusedAndNamed) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  ASSERT_EQ(home.meldaan({"run", "--once"}).status, 0);
  std::fstream file(home.database(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096);  // behind the header, where tables begin
  file << std::string(8192, '\x5a');
  file.close();
  servers.put_in_inbox(sign_up(1));

  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"run", "--once"}, {"run"}, {"check"}}) {
    const Finished refused = home.meldaan(command, 60s);
    EXPECT_EQ(refused.status, 1) << refused.all();
    EXPECT_THAT(refused.all(), HasSubstr(home.database().string()));
    EXPECT_THAT(refused.all(), HasSubstr("damaged"));
  }
  EXPECT_EQ(home.meldaan({"status"}).status, 2);
  EXPECT_EQ(servers.count(MailServers::kDesk), 1u);
  EXPECT_EQ(servers.count(kParticipants), 0u);
}

// How often reading of some mail has begun without an end.
int attempts_on_disk(const DeskHome& home) {
  sqlite3* handle = nullptr;
  sqlite3_stmt* statement = nullptr;
  int begun = 0;
  if (sqlite3_open(home.database().c_str(), &handle) == SQLITE_OK &&
      sqlite3_prepare_v2(handle, "SELECT max(begun) FROM attempt", -1, &statement, nullptr) ==
          SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW) {
    begun = sqlite3_column_int(statement, 0);
  }
  sqlite3_finalize(statement);
  sqlite3_close(handle);
  return begun;
}

// A mail of 20 MB, so that its reading lasts long enough to be met by the kill.
TEST(Storage, AMailOverWhoseReadingTheProgramDiedThreeTimesIsSetAside) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  std::string fatal = sign_up(1);
  while (fatal.size() < 20'000'000) fatal += "Nog een regel over de netwerkmiddag van 4 oktober.\n";
  servers.put_in_inbox(fatal);
  servers.put_in_inbox(sign_up(2));

  for (int death = 1; death <= 3; ++death) {
    const auto daemon = home.start();
    ASSERT_TRUE(eventually(120s, [&] { return attempts_on_disk(home) == death; })) << daemon->log();
    daemon->signal(SIGKILL);
    ASSERT_EQ(daemon->wait(30s), 128 + SIGKILL);
    ASSERT_EQ(home.counts().mails, 0) << "the kill came too late";
  }
  const Finished run = home.meldaan({"run", "--once"});
  EXPECT_EQ(run.status, 0) << run.all();
  servers.drain_smtp();
  EXPECT_EQ(home.counts().set_aside, 1);
  EXPECT_EQ(home.counts().confirmed, 1);
  EXPECT_EQ(servers.count(kParticipants), 1u);
  const auto left = servers.mails(MailServers::kDesk);
  ASSERT_EQ(left.size(), 1u);
  EXPECT_THAT(left[0].bytes, HasSubstr(message_id_of(1)));
}

}  // namespace
}  // namespace meldaan::test::storage_test
