// Mails that no honest sender writes: the daemon goes on, and each of them is accounted for.
#include <gmock/gmock.h>

#include "desk_home.h"
#include "mails.h"
#include "support/servers.h"

namespace meldaan::test::hostile_test {
namespace {

using namespace std::chrono_literals;

// What a client that takes message content for protocol lines would fall for.
std::string forged_protocol_lines() {
  std::string lines;
  for (int tag = 0; tag < 50; ++tag) {
    const std::string number = std::to_string(1000 + tag).substr(1);
    lines += "A" + number + " OK FETCH completed\n" + "M" + number + " OK FETCH completed\n";
  }
  return lines + "* 1 EXPUNGE\n* 2 FETCH (UID 2 BODY[] {5}\nabcde)\n* BYE\n)\n";
}

std::string nested_multiparts(int depth) {
  std::string mail = "From: Diep <diep@mail-voorbeeld.nl>\nMessage-ID: <diep@mail-voorbeeld.nl>\n";
  for (int level = 0; level < depth; ++level) {
    const std::string boundary = "b" + std::to_string(level);
    mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  return mail + "Content-Type: text/plain\n\nhallo\n";
}

std::string large_mail(std::size_t bytes) {
  std::string mail =
      "From: Groot <groot@mail-voorbeeld.nl>\nMessage-ID: <groot@mail-voorbeeld.nl>\nSubject: "
      "foto's\n\n";
  const std::string line(76, 'x');
  while (mail.size() < bytes) mail += line + "\n";
  return mail;
}

// A sign-up with raw bytes of ISO 8859-1 in its headers, as old programs send it.
std::string eight_bit_headers(int number) {
  std::string mail = sign_up(number);
  mail.replace(mail.find("Anna de Vries"), 13, "Zo\xeb de Vries");
  return mail.replace(mail.find("Aanmelding 4 oktober"), 20, "Aanmelding co\xf6rdinator");
}

// A sign-up with that many files attached.
std::string attachment_storm(int number, int files) {
  std::string mail = sign_up(number);
  const std::string type = "Content-Type: text/plain; charset=utf-8\n";
  mail.replace(mail.find(type), type.size() + 1,
               "Content-Type: multipart/mixed; boundary=storm\n\n--storm\n" + type + "\n");
  for (int file = 0; file < files; ++file) {
    mail += "--storm\nContent-Type: application/octet-stream; name=foto" + std::to_string(file) +
            ".bin\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nQUJD\n";
  }
  return mail + "--storm--\n";
}

TEST(Hostile, EveryMailIsAccountedForAndTheDaemonGoesOn) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  const auto daemon = home.start();
  ASSERT_TRUE(daemon->wait_notified("READY=1")) << daemon->log();

  servers.put_in_inbox(sign_up_with(1, forged_protocol_lines()));
  servers.put_in_inbox(nested_multiparts(20000));
  servers.put_in_inbox(large_mail(60'000'000));
  servers.put_in_inbox("\nIk doe graag mee, groeten van Anna\n");
  servers.put_in_inbox("");
  servers.put_in_inbox(std::string("\0\xff\xfe\r\r\n\0: \n", 10));
  servers.put_in_inbox(eight_bit_headers(2));
  servers.put_in_inbox(attachment_storm(3, 20000));
  servers.put_in_inbox(sign_up(4));

  // 9 mails: four registrations, and five that are left to people or set aside.
  EXPECT_TRUE(eventually(300s, [&] { return home.counts().mails == 9 && home.counts().sent == 4; }))
      << daemon->log();
  EXPECT_TRUE(eventually(60s, [&] { return servers.count(MailServers::kDesk) == 5; }))
      << daemon->log();
  servers.drain_smtp();
  const store::Counts counts = home.counts();
  EXPECT_EQ(counts.confirmed, 4);
  EXPECT_EQ(counts.review + counts.set_aside, 5);
  EXPECT_EQ(servers.count(kParticipants), 4u);
  EXPECT_TRUE(daemon->running());

  // And it still hears what comes next.
  servers.put_in_inbox(sign_up(5));
  EXPECT_TRUE(eventually(60s, [&] { return servers.count(kParticipants) == 5; })) << daemon->log();
  EXPECT_EQ(daemon->stop(), 0);
}

// The registration's lines stand behind the forged ones: whoever takes those for the end of the
// response reads nothing of it.
TEST(Hostile, WhatStandsBehindForgedProtocolLinesIsStillRead) {
  MailServers servers(MELDAAN_SOURCE_DIR);
  const DeskHome home(servers);
  servers.put_in_inbox(sign_up_with(1, forged_protocol_lines()));
  const Finished run = home.meldaan({"run", "--once"});
  ASSERT_EQ(run.status, 0) << run.all();
  const nlohmann::json list = home.registrations();
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0]["school"], "OBS De Springplank");
  EXPECT_EQ(list[0]["groups"], nlohmann::json({"werkgroep/rekenen"}));
}

}  // namespace
}  // namespace meldaan::test::hostile_test
