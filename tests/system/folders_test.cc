// The folders beside the inbox on a real Dovecot: what people have sent and answered is seen, a
// reply's copy is kept, and the inbox is served as before.
#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "net/endpoint.h"
#include "support/servers.h"
#include "support/temporary_folder.h"

namespace meldaan::test::folders_test {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kAnswer =
    "From: Info <info@lerendeleraren.nl>\r\nTo: anna@school-voorbeeld.nl\r\n"
    "Subject: Re: vraag\r\nMessage-ID: <antwoord@lerendeleraren.nl>\r\n"
    "In-Reply-To: <vraag@school-voorbeeld.nl>\r\n"
    "References: <eerder@school-voorbeeld.nl>\r\n <vraag@school-voorbeeld.nl>\r\n\r\nDag Anna\r\n";

std::string question(int number) {
  return "From: Anna <anna@school-voorbeeld.nl>\r\nSubject: vraag\r\nMessage-ID: <" +
         std::to_string(number) + "@school-voorbeeld.nl>\r\n\r\nIs er koffie?\r\n";
}

struct Way {
  std::string name;
  std::string prefix;  // of folder names, in the server's spelling
  std::vector<std::string> dovecot_settings;
};

class Folders : public ::testing::TestWithParam<Way> {
 protected:
  Folders() : servers_(MELDAAN_SOURCE_DIR, GetParam().dovecot_settings) {
    net::MailboxOptions options;
    options.endpoint.url = servers_.imaps_url();
    options.endpoint.user = servers_["DESK_USER"];
    options.endpoint.password = servers_["DESK_PASSWORD"];
    options.endpoint.tls_ca = servers_["CA_FILE"];
    options.sent = "Verzonden";
    options.save_sent = "Kopie";
    mailbox_ = *net::make_mailbox(options);
  }

  // A person's mail program: one command in a folder, or a file appended to it.
  void person(const std::string& folder, const std::vector<std::string>& arguments) const {
    const std::string name = folder.empty() ? "" : GetParam().prefix + folder;
    std::vector<std::string> command = {
        "curl",     "-sS",
        "--cacert", servers_["CA_FILE"],
        "--user",   servers_["DESK_USER"] + ":" + servers_["DESK_PASSWORD"],
        "--url",    servers_.imaps_url() + "/" + name};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const Finished done = run_program(command, 60s);
    ASSERT_EQ(done.status, 0) << done.all();
  }
  void append_as_a_person(const std::string& folder, const std::string& mail) const {
    const std::string file = (scratch_.path() / "appended.eml").string();
    std::ofstream(file) << mail;
    person(folder, {"-T", file});
  }
  // Until the inbox holds so many mails.
  std::vector<MailEntry> listed(std::size_t count) const {
    Result<std::vector<MailEntry>> entries = mailbox_->list();
    for (int i = 0; i < 50 && entries.ok() && entries->size() != count; ++i) {
      std::this_thread::sleep_for(100ms);
      entries = mailbox_->list();
    }
    EXPECT_TRUE(entries.ok()) << entries.error().text;
    if (!entries) return {};
    EXPECT_THAT(*entries, SizeIs(count));
    return *entries;
  }

  MailServers servers_;
  TemporaryFolder scratch_;
  std::unique_ptr<net::Mailbox> mailbox_;
};

TEST_P(Folders, WhatAPersonHasSentIsToldOnce) {
  const Instant since = SystemClock().now();
  const auto before = mailbox_->sent_headers(since, {});
  ASSERT_TRUE(before.ok()) << before.error().text;
  EXPECT_THAT(before->mails, IsEmpty());

  person("", {"-X", "CREATE " + GetParam().prefix + "Verzonden"});
  append_as_a_person("Verzonden", kAnswer);
  const auto sent = mailbox_->sent_headers(since, before->mark);
  ASSERT_TRUE(sent.ok()) << sent.error().text;
  ASSERT_THAT(sent->mails, SizeIs(1));
  EXPECT_EQ(sent->mails[0].bytes,
            "From: Info <info@lerendeleraren.nl>\r\nMessage-ID: <antwoord@lerendeleraren.nl>\r\n"
            "In-Reply-To: <vraag@school-voorbeeld.nl>\r\n"
            "References: <eerder@school-voorbeeld.nl>\r\n <vraag@school-voorbeeld.nl>\r\n");
  EXPECT_FALSE(sent->more);

  const auto again = mailbox_->sent_headers(since, sent->mark);
  ASSERT_TRUE(again.ok()) << again.error().text;
  EXPECT_THAT(again->mails, IsEmpty());
  append_as_a_person("Verzonden", kAnswer);
  const auto second = mailbox_->sent_headers(since, sent->mark);
  ASSERT_TRUE(second.ok()) << second.error().text;
  EXPECT_THAT(second->mails, SizeIs(1));
}

TEST_P(Folders, AHandledMailThatAPersonHasAnsweredIsSeen) {
  servers_.put_in_inbox(question(1));
  servers_.put_in_inbox(question(2));
  std::vector<std::uint64_t> uids;
  for (const MailEntry& entry : listed(2)) uids.push_back(entry.uid);
  ASSERT_TRUE(mailbox_->move_handled(uids).ok());
  const auto before = mailbox_->answered_headers(Instant{}, {});
  ASSERT_TRUE(before.ok()) << before.error().text;
  EXPECT_THAT(before->mails, IsEmpty());

  person("Aanmeldingen", {"-X", "STORE 2 +FLAGS (\\Answered)"});
  const auto answered = mailbox_->answered_headers(SystemClock().now(), {});
  ASSERT_TRUE(answered.ok()) << answered.error().text;
  ASSERT_THAT(answered->mails, SizeIs(1));
  EXPECT_THAT(answered->mails[0].bytes, HasSubstr("@school-voorbeeld.nl>\r\n"));
  // Reading has set no flag.
  for (const StoredMail& mail : servers_.mails(MailServers::kDesk, "Aanmeldingen")) {
    EXPECT_THAT(mail.flags, ::testing::Not(HasSubstr("S")));
  }
}

TEST_P(Folders, ACopyLiesSeenInItsFolderWhichIsMade) {
  const std::string large = kAnswer + std::string(300'000, 'a') + "\r\n";
  for (const std::string& message : {kAnswer, large}) {
    const auto saved = mailbox_->save_sent(message, Instant(Seconds(1538658000)));
    ASSERT_TRUE(saved.ok()) << saved.error().text;
  }
  const auto copies = servers_.mails(MailServers::kDesk, "Kopie");
  ASSERT_THAT(copies, SizeIs(2));
  for (const StoredMail& copy : copies) {
    EXPECT_EQ(copy.flags, "S");
    EXPECT_THAT(copy.bytes, HasSubstr("Dag Anna"));
  }
  EXPECT_THAT(servers_.mails(MailServers::kDesk), IsEmpty());
}

TEST_P(Folders, TheInboxIsServedAsBefore) {
  servers_.put_in_inbox(question(1));
  const auto first = listed(1);
  ASSERT_TRUE(mailbox_->answered_headers(Instant{}, {}).ok());
  const auto mails = mailbox_->fetch(first);
  ASSERT_TRUE(mails.ok()) << mails.error().text;
  ASSERT_THAT(*mails, SizeIs(1));
  EXPECT_THAT(mails->front().bytes, HasSubstr("<1@school-voorbeeld.nl>"));

  // A mail that comes before the inbox is selected again is news; after that, none is.
  servers_.put_in_inbox(question(2));
  ASSERT_TRUE(mailbox_->answered_headers(Instant{}, {}).ok());
  ASSERT_TRUE(mailbox_->wait(1h, Wakeup()).ok());
  std::vector<std::uint64_t> uids;
  for (const MailEntry& entry : listed(2)) uids.push_back(entry.uid);
  ASSERT_TRUE(mailbox_->save_sent(kAnswer, SystemClock().now()).ok());
  ASSERT_TRUE(mailbox_->answered_headers(Instant{}, {}).ok());
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_TRUE(mailbox_->wait(2s, Wakeup()).ok());
  EXPECT_GE(std::chrono::steady_clock::now() - begun, 2s);
  ASSERT_TRUE(mailbox_->move_handled(uids).ok());
  EXPECT_EQ(servers_.count(MailServers::kDesk, "Aanmeldingen"), 2u);
  mailbox_->close();
}

INSTANTIATE_TEST_SUITE_P(
    Servers, Folders,
    ::testing::Values(Way{"AsTheyCome", "", {}},
                      Way{"WithoutLiteralPlus", "", {"imap_capability = IMAP4rev1 UIDPLUS IDLE"}},
                      Way{"FoldersBelowInbox",
                          "INBOX.",
                          {"namespace inbox {\n  prefix = INBOX.\n  separator = .\n}"}}),
    [](const ::testing::TestParamInfo<Way>& instance) { return instance.param.name; });

}  // namespace
}  // namespace meldaan::test::folders_test
