// From a participant's SMTP server to the confirmation in the participant's mailbox, on real
// servers.
#include <gmock/gmock.h>

#include <iostream>

#include "desk_home.h"
#include "mails.h"
#include "mime/parse.h"
#include "support/servers.h"

namespace meldaan::test::answer_test {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// The one mail in a participant's mailbox, read as their mail program would.
IncomingMail only_mail(const MailServers& servers, const std::string& address) {
  const auto mails = servers.mails(address);
  EXPECT_EQ(mails.size(), 1u) << "in the mailbox of " << address;
  return mime::parse(mails.empty() ? "" : mails[0].bytes);
}

void expect_one_registration(const DeskHome& home) {
  const nlohmann::json list = home.registrations();
  ASSERT_EQ(list.size(), 1u) << list.dump(2);
  EXPECT_EQ(list[0]["state"], "confirmed");
  EXPECT_EQ(list[0]["name"], "Anna de Vries");
  EXPECT_EQ(list[0]["email"], participant(1));
  EXPECT_EQ(list[0]["school"], "OBS De Springplank");
  EXPECT_EQ(list[0]["foundation"], "Stichting Op Weg");
  EXPECT_EQ(list[0]["groups"], nlohmann::json({"werkgroep/rekenen"}));
  EXPECT_EQ(list[0]["unclear_groups"], nlohmann::json::array());
  EXPECT_EQ(list[0]["proposed_groups"], nlohmann::json::array());
  EXPECT_EQ(list[0]["submitted_by"], participant(1));
}

// RFC 3834 sections 3.1.5, 3.1.7 and 5: what a reply of a program carries.
void expect_confirmation(const MailServers& servers, const DeskHome& home) {
  const IncomingMail reply = only_mail(servers, kParticipants);
  const std::string ref = home.registrations()[0]["ref"];
  EXPECT_THAT(reply.subject, HasSubstr(ref));
  EXPECT_THAT(reply.in_reply_to, ElementsAre(message_id_of(1)));
  EXPECT_THAT(reply.references, ElementsAre(message_id_of(1)));
  ASSERT_NE(reply.header("auto-submitted"), nullptr);
  EXPECT_EQ(*reply.header("auto-submitted"), "auto-replied");
  EXPECT_EQ(reply.return_path, MailServers::kDesk);
  EXPECT_EQ(reply.sender().address, MailServers::kDesk);
  EXPECT_EQ(reply.sender().name, "Kennisnetwerk Twente");
  ASSERT_EQ(reply.to.size(), 1u);
  EXPECT_EQ(reply.to[0].address, participant(1));
  EXPECT_THAT(reply.text, HasSubstr("OBS De Springplank"));
}

// How the desk reaches its servers, and what its IMAP server can do.
struct Way {
  std::string name;
  std::string mailbox_scheme;
  std::string courier_scheme;
  std::vector<std::string> dovecot_settings;
};

class EveryWay : public ::testing::TestWithParam<Way> {};

TEST_P(EveryWay, AMailIsAnsweredAndMovedUnseen) {
  const Way& way = GetParam();
  MailServers servers(MELDAAN_SOURCE_DIR, way.dovecot_settings);
  DeskOptions options;
  options.mailbox_url = way.mailbox_scheme == "imap" ? servers.imap_url() : servers.imaps_url();
  options.courier_url = way.courier_scheme == "smtp" ? servers.smtp_url() : servers.smtps_url();
  const DeskHome home(servers, options);
  servers.submit("deelnemer+1@school-voorbeeld.nl", sign_up(1));

  const Finished run = home.meldaan({"run", "--once"});
  ASSERT_EQ(run.status, 0) << run.all();
  servers.drain_smtp();

  expect_one_registration(home);
  expect_confirmation(servers, home);
  EXPECT_EQ(servers.count(MailServers::kDesk), 0u);
  const auto handled = servers.mails(MailServers::kDesk, "Aanmeldingen");
  ASSERT_EQ(handled.size(), 1u);
  EXPECT_THAT(handled[0].flags, Not(HasSubstr("S")));
  EXPECT_THAT(handled[0].bytes, HasSubstr(message_id_of(1)));
}

// What Dovecot says of itself after log-in; the client has to get by with what is there.
const char* const kBareImap = "imap_capability = IMAP4rev1";
const char* const kImapWithoutMove = "imap_capability = IMAP4rev1 LITERAL+ UIDPLUS IDLE NAMESPACE";
const char* const kInboxPrefix = "namespace inbox {\n  prefix = INBOX.\n  separator = .\n}";

INSTANTIATE_TEST_SUITE_P(
    Servers, EveryWay,
    ::testing::Values(
        Way{"ImapsAndSmtps", "imaps", "smtps", {}}, Way{"StarttlsForBoth", "imap", "smtp", {}},
        Way{"WithoutMoveCopiesAndExpungesByUid", "imaps", "smtps", {kImapWithoutMove}},
        Way{"FoldersBelowInbox", "imaps", "smtps", {kInboxPrefix}}),
    [](const ::testing::TestParamInfo<Way>& instance) { return instance.param.name; });

// Without UIDPLUS nothing but a plain EXPUNGE could remove the mail, and that would also destroy
// what colleagues have marked: the mail is copied, marked, and left (design.md section 5).
TEST(Answer, WithoutUidplusNothingIsExpunged) {
  MailServers servers(MELDAAN_SOURCE_DIR, {kBareImap});
  const DeskHome home(servers);
  servers.put_in_inbox(sign_up(1));

  for (int pass = 1; pass <= 2; ++pass) {
    const Finished run = home.meldaan({"run", "--once"});
    ASSERT_EQ(run.status, 0) << run.all();
  }
  servers.drain_smtp();

  expect_one_registration(home);
  EXPECT_EQ(servers.count(kParticipants), 1u);
  const auto inbox = servers.mails(MailServers::kDesk);
  ASSERT_EQ(inbox.size(), 1u);
  EXPECT_THAT(inbox[0].flags, HasSubstr("T"));  // \Deleted
  EXPECT_EQ(servers.count(MailServers::kDesk, "Aanmeldingen"), 1u);
}

TEST(Answer, WhatHasNoRegistrationStaysUnreadInTheInboxAndUnanswered) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  servers.submit("ouder@mail-voorbeeld.nl",
                 "From: Kees Blom <ouder@mail-voorbeeld.nl>\nTo: info@lerendeleraren.nl\n"
                 "Subject: Parkeren\nMessage-ID: <vraag@mail-voorbeeld.nl>\n\n"
                 "Is er parkeergelegenheid bij de school?\n");

  const Finished run = home.meldaan({"run", "--once"});
  ASSERT_EQ(run.status, 0) << run.all();
  servers.drain_smtp();

  EXPECT_EQ(home.registrations(), nlohmann::json::array());
  EXPECT_EQ(home.counts().review, 1);
  EXPECT_EQ(servers.count("ouder@mail-voorbeeld.nl"), 0u);
  const auto inbox = servers.mails(MailServers::kDesk);
  ASSERT_EQ(inbox.size(), 1u);
  EXPECT_THAT(inbox[0].flags, Not(HasSubstr("S")));
}

// A poll would come after an hour only (desk_home.cc): the second mail is heard by IDLE or not at
// all.
void expect_heard_while_idle(const DeskHome& home, MailServers& servers) {
  const auto daemon = home.start();
  servers.put_in_inbox(sign_up(1));
  ASSERT_TRUE(eventually(60s, [&] { return servers.count(kParticipants) == 1; })) << daemon->log();
  ASSERT_TRUE(eventually(60s, [&] { return servers.count(MailServers::kDesk) == 0; }))
      << daemon->log();

  const auto laid = std::chrono::steady_clock::now();
  servers.put_in_inbox(sign_up(2));
  ASSERT_TRUE(eventually(60s, [&] { return servers.count(kParticipants) == 2; })) << daemon->log();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - laid;
  std::cout << "answered after " << took.count() << " s\n";
  EXPECT_EQ(daemon->stop(), 0) << daemon->log();
  EXPECT_EQ(home.registrations().size(), 2u);
}

TEST(Answer, AMailThatComesWhileTheDaemonIdlesIsAnsweredAtOnceOverImaps) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  expect_heard_while_idle(home, servers);
}

TEST(Answer, AMailThatComesWhileTheDaemonIdlesIsAnsweredAtOnceOverStarttls) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  DeskOptions options;
  options.mailbox_url = servers.imap_url();
  options.courier_url = servers.smtp_url();
  const DeskHome home(servers, options);
  expect_heard_while_idle(home, servers);
}

// It comes while the daemon speaks to the server of other mails, and so is told between their
// answers rather than in IDLE.
TEST(Answer, AMailThatComesWhileABacklogIsHandledIsHeardAsWell) {
  constexpr int kBacklog = 250;
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  for (int number = 1; number <= kBacklog; ++number) servers.put_in_inbox(sign_up(number));
  const auto daemon = home.start();
  ASSERT_TRUE(eventually(60s, [&] { return home.counts().mails > 0; })) << daemon->log();
  servers.put_in_inbox(sign_up(kBacklog + 1));
  EXPECT_TRUE(eventually(60s, [&] { return home.counts().mails == kBacklog + 1; }))
      << daemon->log();
  EXPECT_EQ(daemon->stop(), 0) << daemon->log();
}

TEST(Answer, WithoutIdleTheInboxIsPolled) {
  MailServers servers(MELDAAN_SOURCE_DIR, {kBareImap});
  const DeskHome home(servers);
  std::string configuration = home.configuration();
  configuration.replace(configuration.find("poll = \"1h\""), 11, "poll = \"1s\"");
  home.write("meldaan.toml", configuration);
  const auto daemon = home.start();
  ASSERT_TRUE(daemon->wait_notified("READY=1")) << daemon->log();
  for (int number = 1; number <= 2; ++number) {
    servers.put_in_inbox(sign_up(number));
    ASSERT_TRUE(eventually(60s, [&] {
      return servers.count(kParticipants) == std::size_t(number);
    })) << daemon->log();
  }
  EXPECT_EQ(daemon->stop(), 0) << daemon->log();
}

}  // namespace
}  // namespace meldaan::test::answer_test
