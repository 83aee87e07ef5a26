// A person who is erased, on real servers and with the daemon running: no folder that IMAP shows,
// no table, no byte of the database and no line of the log names them any more.
#include <gmock/gmock.h>

#include <fstream>

#include "erasure_stage.h"
#include "mime/parse.h"

namespace meldaan::test::erasure_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string kName = "Anja Wolters";
const std::string kAddress = participant(1);

class ErasureOnServers : public ErasureStage {
 protected:
  void expect_no_trace() const {
    for (const std::string& word : {kName, kAddress}) {
      for (const char* folder : {"INBOX", "Aanmeldingen", "Kopie", "Verzonden", "Archief"}) {
        expect_folder_without(folder, word);
      }
      expect_database_and_log_without(word);
    }
  }
  // Two have signed up, and mail about one of them lies in folders of all kinds.
  void fill() {
    servers_.submit(participant(1), sign_up_of(kName, 1));
    servers_.submit(participant(2), sign_up_of("Kees Mol", 2));
    wait_for("two replies are sent", [&] { return home_.counts().sent == 2; });
    wait_for("copies of both lie in the mailbox",
             [&] { return servers_.count(MailServers::kDesk, "Kopie") == 2; });
    person("", {"-X", "CREATE Verzonden"});
    person("", {"-X", "CREATE Archief"});
    append("Verzonden", "From: info@lerendeleraren.nl\r\nTo: " + kAddress +
                            "\r\nSubject: koffie\r\n\r\nJa hoor.\r\n");
    // "Anja Wolters komt ook" in base64, with no other sign of her.
    append("Archief",
           "From: baas@school-voorbeeld.nl\r\nSubject: lijst\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
           "QW5qYSBXb2x0ZXJzIGtvbXQgb29rCg==\r\n");
    append("Archief", "From: baas@school-voorbeeld.nl\r\nSubject: weg\r\n\r\nDit mag weg.\r\n");
    person("Archief", {"-X", "STORE 2 +FLAGS (\\Deleted)"});
  }
};

TEST_F(ErasureOnServers, ForgetLeavesNothingWhileTheDaemonRuns) {
  const auto daemon = home_.start();
  fill();
  const Finished exported =
      home_.meldaan({"forget", kAddress, "--export", (scratch_.path() / "hers.json").string()});
  ASSERT_EQ(exported.status, 0) << exported.all();
  const auto data = nlohmann::json::parse(std::ifstream(scratch_.path() / "hers.json"));
  EXPECT_EQ(data["registrations"][0]["name"], kName);
  EXPECT_EQ(data["mails"].size(), 1u);
  EXPECT_EQ(data["replies"].size(), 1u);
  EXPECT_EQ(home_.registrations().size(), 2u);

  const Finished forgotten = home_.meldaan({"forget", kAddress});
  EXPECT_EQ(forgotten.status, 0) << forgotten.all();
  EXPECT_THAT(forgotten.output, HasSubstr("done"));
  EXPECT_THAT(forgotten.output, HasSubstr("backups"));
  EXPECT_EQ(home_.status()["erasures"]["pending"], 0);
  expect_no_trace();
  EXPECT_EQ(home_.registrations().size(), 1u);
  EXPECT_EQ(servers_.count(MailServers::kDesk, "Aanmeldingen"), 1u);
  // What a person has marked as deleted is not ours to expunge.
  EXPECT_THAT(servers_.mails(MailServers::kDesk, "Archief"), SizeIs(1));

  // The mailbox comes back from a backup: nobody is signed up, and the mail goes again.
  servers_.put_in_inbox(sign_up_of(kName, 1));
  wait_for("the restored mail is erased", [&] {
    return servers_.count(MailServers::kDesk) == 0 && home_.status()["erasures"]["pending"] == 0;
  });
  EXPECT_EQ(home_.registrations().size(), 1u);
  expect_no_trace();
}

TEST_F(ErasureOnServers, DigestsThatWereMailedAreStoredWithoutWhatTheySaid) {
  home_.write("meldaan.toml", home_.configuration() + "[digest]\nto = [\"" + participant(9) +
                                  "\"]\nat = \"00:00\"\n");
  servers_.put_in_inbox(sign_up_of(kName, 1));
  const auto daemon = home_.start();
  wait_for("reply and digest are sent", [&] { return home_.counts().sent == 2; });
  const auto digests = [&] {
    std::vector<std::string> found;
    EXPECT_TRUE(store::ErasureBook::open(home_.database())
                    .value()
                    .each_reply([&](const store::StoredBytes& reply) {
                      if (reply.kind == ReplyKind::kDigest) found.emplace_back(reply.bytes);
                    }));
    return found;
  };
  ASSERT_THAT(digests(), ElementsAre(HasSubstr(".xlsx")));
  const Finished forgotten = home_.meldaan({"forget", kAddress});
  EXPECT_EQ(forgotten.status, 0) << forgotten.all();
  EXPECT_THAT(forgotten.output, HasSubstr("digests already"));
  EXPECT_THAT(digests(), ElementsAre(""));
}

// As under systemd, which hands the passwords to the daemon alone.
TEST_F(ErasureOnServers, WhoMayNotReadThePasswordsLeavesItToTheDaemon) {
  const auto daemon = home_.start();
  fill();
  std::filesystem::remove(home_.folder() / "password");
  const Finished forgotten = home_.meldaan({"forget", kAddress});
  EXPECT_EQ(forgotten.status, 0) << forgotten.all();
  EXPECT_THAT(forgotten.output, HasSubstr("waiting for it"));
  EXPECT_THAT(forgotten.output, HasSubstr("done"));
  expect_no_trace();
  EXPECT_EQ(home_.registrations().size(), 1u);
}

TEST_F(ErasureOnServers, WhoAsksByMailIsErasedWhenTheLastReplyIsOut) {
  const auto daemon = home_.start();
  fill();
  servers_.submit(kAddress, mail_of(kName, 1, "gegevens", "", "Verwijder mijn gegevens.\r\n"));
  wait_for("she is asked back", [&] { return home_.counts().sent == 3; });
  servers_.drain_smtp();
  std::string asked;
  for (const StoredMail& mail : servers_.mails(kParticipants)) {
    const IncomingMail reply = mime::parse(mail.bytes);
    if (reply.subject.find("wissen") != std::string::npos) asked = reply.message_id;
  }
  ASSERT_FALSE(asked.empty());
  servers_.submit(kAddress, mail_of(kName, 1, "ja", "In-Reply-To: <" + asked + ">\r\n", "Ja.\r\n"));
  wait_for("she is erased", [&] {
    return home_.registrations().size() == 1 && home_.counts().sent == 4 &&
           home_.status()["erasures"]["pending"] == 0;
  });
  expect_no_trace();
}

}  // namespace
}  // namespace meldaan::test::erasure_test
