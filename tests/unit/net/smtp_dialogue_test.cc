#include "net/smtp_dialogue.h"

#include <gtest/gtest.h>

namespace meldaan::net::smtp_dialogue_test {
namespace {

using Stage = SmtpDialogue::Stage;

SmtpDialogue greeted() {
  SmtpDialogue dialogue;
  dialogue.begin();
  dialogue.received("220 mail.example ESMTP\r\n");
  dialogue.sent("EHLO lerendeleraren.nl\r\n");
  for (const char* line : {"250-mail.example\r\n", "250-SIZE 1000\r\n", "250-SMTPUTF8\r\n",
                           "250 AUTH PLAIN LOGIN\r\n"}) {
    dialogue.received(line);
  }
  return dialogue;
}

TEST(SmtpDialogue, KeepsWhatTheServerOffers) {
  const SmtpDialogue dialogue = greeted();
  EXPECT_EQ(dialogue.stage(), Stage::kHello);
  EXPECT_EQ(dialogue.code(), 250);
  EXPECT_TRUE(dialogue.offers("smtputf8"));
  EXPECT_TRUE(dialogue.offers("AUTH"));
  EXPECT_FALSE(dialogue.offers("STARTTLS"));
}

TEST(SmtpDialogue, ASecondHelloReplacesWhatWasOffered) {
  SmtpDialogue dialogue = greeted();
  dialogue.sent("EHLO lerendeleraren.nl");
  dialogue.received("250 mail.example");
  EXPECT_FALSE(dialogue.offers("SMTPUTF8"));
}

TEST(SmtpDialogue, TellsWhichRecipientWasRefusedAndHow) {
  SmtpDialogue dialogue = greeted();
  dialogue.sent("MAIL FROM:<a@b.nl>");
  dialogue.received("250 2.1.0 ok");
  dialogue.sent("RCPT TO:<c@d.nl>");
  dialogue.received("250 2.1.5 ok");
  dialogue.sent("RCPT TO:<e@f.nl>");
  EXPECT_EQ(dialogue.code(), 0) << "not answered yet";
  dialogue.received("550-5.1.1 who\r\n");
  EXPECT_EQ(dialogue.code(), 0) << "not the answer's last line";
  dialogue.received("550 5.1.1 is that?\r\n");
  EXPECT_EQ(dialogue.stage(), Stage::kRcpt);
  EXPECT_EQ(dialogue.recipient(), 2);
  EXPECT_EQ(dialogue.codes(), "550 5.1.1");

  dialogue.sent("QUIT");
  dialogue.received("221 2.0.0 bye");
  EXPECT_EQ(dialogue.codes(), "550 5.1.1") << "what QUIT brings does not count";
}

TEST(SmtpDialogue, After354TheFateOfTheMessageIsUnknown) {
  SmtpDialogue dialogue = greeted();
  dialogue.sent("DATA");
  dialogue.received("354 go on");
  EXPECT_EQ(dialogue.stage(), Stage::kMessage);
  EXPECT_EQ(dialogue.code(), 0);
  dialogue.received("250 2.0.0 queued");
  EXPECT_EQ(dialogue.code(), 250);
}

TEST(SmtpDialogue, AnAnswerToAChallengeIsNoVerb) {
  SmtpDialogue dialogue = greeted();
  dialogue.sent("AUTH LOGIN");
  dialogue.received("334 VXNlcm5hbWU6");
  dialogue.sent("QUIT");  // base64 of something
  dialogue.received("334 UGFzc3dvcmQ6");
  dialogue.sent("MAIL");
  dialogue.received("235 2.7.0 welcome");
  EXPECT_EQ(dialogue.stage(), Stage::kLogin);
  EXPECT_TRUE(dialogue.logged_in());
}

TEST(SmtpDialogue, ANewConnectionForgetsTheOld) {
  SmtpDialogue dialogue = greeted();
  dialogue.sent("AUTH PLAIN AAAA");
  dialogue.received("235 ok");
  dialogue.begin();
  EXPECT_EQ(dialogue.connections(), 2u);
  EXPECT_EQ(dialogue.stage(), Stage::kGreeting);
  EXPECT_FALSE(dialogue.logged_in());
  EXPECT_FALSE(dialogue.offers("AUTH"));
}

TEST(SmtpDialogue, TakesNoCodeFromWhatIsNone) {
  SmtpDialogue dialogue = greeted();
  dialogue.sent("NOOP");
  for (const char* line : {"", "25", "2x0 ok", "hello"}) dialogue.received(line);
  EXPECT_EQ(dialogue.code(), 0);
  dialogue.received("250 1.2. not an enhanced code");
  EXPECT_EQ(dialogue.codes(), "250");
  dialogue.received("250");
  EXPECT_EQ(dialogue.codes(), "250");
}

}  // namespace
}  // namespace meldaan::net::smtp_dialogue_test
