#include "net/smtp_courier.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

#include "net/endpoint.h"
#include "support/scripted_server.h"

namespace meldaan::net::smtp_courier_test {
namespace {

using meldaan::test::ScriptedServer;
using Session = ScriptedServer::Session;
using testing::HasSubstr;
using testing::StartsWith;

const Envelope kEnvelope{.from = "info@lerendeleraren.nl", .to = {"juf@school.nl"}};
const std::string kMessage = "Subject: hoi\r\n\r\nTot 4 oktober!\r\n";

Endpoint endpoint_for(const ScriptedServer& server, const std::string& user = "") {
  Endpoint endpoint;
  endpoint.url = server.url("smtp");
  endpoint.user = user;
  endpoint.password = user.empty() ? "" : "geheim";
  endpoint.plaintext = true;
  endpoint.connect_timeout = endpoint.io_timeout = std::chrono::seconds(10);
  return endpoint;
}

std::unique_ptr<SmtpCourier> courier_for(const ScriptedServer& server,
                                         const std::string& user = "") {
  auto made = SmtpCourier::make(endpoint_for(server, user));
  EXPECT_TRUE(made.ok());
  return std::move(*made);
}

// What a test is about comes after this.
void greet(Session& s, const std::string& offers = "8BITMIME") {
  s.send("220 mail.test ESMTP\r\n");
  s.expect(StartsWith("EHLO "));
  s.send("250-mail.test\r\n250 " + offers + "\r\n");
}

void answer(Session& s, const std::string& command, const std::string& reply) {
  s.expect(StartsWith(command));
  s.send(reply + "\r\n");
}

// Up to the server's leave to send the message.
void envelope(Session& s) {
  answer(s, "MAIL FROM:<info@lerendeleraren.nl>", "250 2.1.0 ok");
  answer(s, "RCPT TO:<juf@school.nl>", "250 2.1.5 ok");
  answer(s, "DATA", "354 go on");
}

std::string take_mail(Session& s) {
  envelope(s);
  std::string message = s.expect_until(".");
  s.send("250 2.0.0 queued\r\n");
  return message;
}

void leave(Session& s) {
  answer(s, "QUIT", "221 bye");
  s.expect_close();
}

// close() says NOOP before QUIT.
void take_leave(Session& s) {
  answer(s, "NOOP", "250 ok");
  leave(s);
}

TEST(SmtpCourier, SendsManyMailsOverOneConnection) {
  std::vector<std::string> seen;
  {
    ScriptedServer server({[&seen](Session& s) {
      greet(s);
      seen.push_back(take_mail(s));
      seen.push_back(take_mail(s));
      take_leave(s);
    }});
    const auto courier = courier_for(server);
    EXPECT_TRUE(courier->send(kEnvelope, kMessage).ok());
    EXPECT_TRUE(courier->send(kEnvelope, "Subject: x\n\n.een punt\n").ok());
    courier->close();
  }
  EXPECT_THAT(seen, testing::ElementsAre(kMessage, "Subject: x\r\n\r\n..een punt\r\n"));
}

TEST(SmtpCourier, OneRefusedRecipientRefusesTheMail) {
  ScriptedServer server({[](Session& s) {
    greet(s);
    answer(s, "MAIL", "250 ok");
    answer(s, "RCPT", "250 ok");
    answer(s, "RCPT", "550-5.1.1 no such user\r\n550 5.1.1 here");
    leave(s);
  }});
  const auto courier = courier_for(server);
  const auto sent =
      courier->send({.from = "info@lerendeleraren.nl", .to = {"a@b.nl", "c@d.nl"}}, kMessage);
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().code, Errc::kRefused);
  EXPECT_EQ(sent.error().retry, Retry::kPermanent);
  EXPECT_THAT(sent.error().text, HasSubstr("refuses RCPT 2 with 550 5.1.1"));
  EXPECT_THAT(sent.error().text, testing::Not(HasSubstr("c@d.nl"))) << "addresses stay out of logs";
}

struct Refusal {
  const char* name;
  const char* reply;
  // After which the server gives this reply; it takes what comes before.
  const char* command;
  Errc code;
  Retry retry;
  const char* text;
};

class SmtpRefusal : public testing::TestWithParam<Refusal> {};

// The whole way to this reply: what comes before it is taken.
void refuse(Session& s, const Refusal& refusal) {
  greet(s);
  for (const char* command : {"MAIL", "RCPT", "DATA"}) {
    if (refusal.command == std::string(command)) return answer(s, command, refusal.reply);
    answer(s, command, command == std::string("DATA") ? "354 go on" : "250 ok");
  }
  s.expect_until(".");
  s.send(std::string(refusal.reply) + "\r\n");
}

TEST_P(SmtpRefusal, MeansWhatItsCodeAndMomentSay) {
  ScriptedServer server({[](Session& s) {
    refuse(s, GetParam());
    s.closes_within(std::chrono::seconds(10));
  }});
  const auto sent = courier_for(server)->send(kEnvelope, kMessage);
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().code, GetParam().code) << sent.error().text;
  EXPECT_EQ(sent.error().retry, GetParam().retry) << sent.error().text;
  EXPECT_THAT(sent.error().text, HasSubstr(GetParam().text));
}

constexpr Retry kLater = Retry::kTransient;
constexpr Retry kNever = Retry::kPermanent;

INSTANTIATE_TEST_SUITE_P(
    Replies, SmtpRefusal,
    testing::Values(
        Refusal{"SenderUnknown", "553 5.1.8 no", "MAIL", Errc::kRefused, kNever, "MAIL with 553"},
        Refusal{"TooLarge", "552 5.3.4 big", "MAIL", Errc::kRefused, kNever, "552 5.3.4"},
        Refusal{"NoLogIn", "530 5.7.0 who", "MAIL", Errc::kAuth, kLater, "no log-in"},
        Refusal{"Greylisted", "450 4.2.0 later", "RCPT", Errc::kRefused, kLater, "450 4.2.0"},
        Refusal{"NoSuchUser", "550 5.1.1 no", "RCPT", Errc::kRefused, kNever, "RCPT 1 with 550"},
        Refusal{"Closing", "421 4.3.2 stop", "RCPT", Errc::kUnreachable, kLater, "is closing"},
        Refusal{"DataLater", "451 4.3.0 disk", "DATA", Errc::kRefused, kLater, "DATA with 451"},
        Refusal{"Spam", "554 5.7.1 spam", ".", Errc::kRefused, kNever, "the message with 554"},
        Refusal{"FullDisk", "452 4.3.1 disk", ".", Errc::kRefused, kLater, "the message with 452"}),
    [](const auto& refusal) { return std::string(refusal.param.name); });

TEST(SmtpCourier, ALineLostAfterTheDotLeavesTheMailUnsettled) {
  ScriptedServer server({[](Session& s) {
    greet(s);
    envelope(s);
    s.expect_until(".");
    s.hang_up();
  }});
  const auto sent = courier_for(server)->send(kEnvelope, kMessage);
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().retry, Retry::kTransient);
  EXPECT_THAT(sent.error().text, HasSubstr("the message may have been accepted"));
}

TEST(SmtpCourier, AKeptConnectionThatTheServerClosedIsReplacedUnheard) {
  for (const bool with_a_word : {false, true}) {
    ScriptedServer server({[with_a_word](Session& s) {
                             greet(s);
                             take_mail(s);
                             if (with_a_word) answer(s, "MAIL", "421 4.4.2 idle for too long");
                             s.hang_up();
                           },
                           [](Session& s) {
                             greet(s);
                             take_mail(s);
                             take_leave(s);
                           }});
    const auto courier = courier_for(server);
    EXPECT_TRUE(courier->send(kEnvelope, kMessage).ok());
    const auto second = courier->send(kEnvelope, kMessage);
    EXPECT_TRUE(second.ok()) << second.error().text;
    courier->close();
  }
}

TEST(SmtpCourier, ANewConnectionThatFailsIsNotTriedTwice) {
  ScriptedServer server({[](Session& s) {
    greet(s);
    s.expect(StartsWith("MAIL"));
    s.hang_up();
  }});
  const auto sent = courier_for(server)->send(kEnvelope, kMessage);
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().retry, Retry::kTransient);
}

TEST(SmtpCourier, AServerThatAnswersNothingCostsItsDeadlineOnly) {
  ScriptedServer server({[](Session& s) {
    greet(s);
    s.expect(StartsWith("MAIL"));
    s.stall();
  }});
  Endpoint endpoint = endpoint_for(server);
  endpoint.io_timeout = std::chrono::seconds(1);
  auto courier = SmtpCourier::make(endpoint);
  ASSERT_TRUE(courier.ok());
  const auto sent = (*courier)->send(kEnvelope, kMessage);
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().code, Errc::kTimeout) << sent.error().text;
}

TEST(SmtpCourier, AWrongPasswordSaysNothingOfTheMail) {
  ScriptedServer server({[](Session& s) {
    greet(s, "AUTH PLAIN");
    answer(s, "AUTH PLAIN ", "535 5.7.8 wrong");
    s.closes_within(std::chrono::seconds(10));
  }});
  const auto sent = courier_for(server, "info@lerendeleraren.nl")->send(kEnvelope, kMessage);
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().code, Errc::kAuth);
  EXPECT_EQ(sent.error().retry, Retry::kTransient);
  EXPECT_THAT(sent.error().text, HasSubstr("535 5.7.8"));
  EXPECT_THAT(sent.error().text, testing::Not(HasSubstr("geheim")));
}

TEST(SmtpCourier, StartTlsIsRequiredUnlessTheEndpointIsPlaintext) {
  ScriptedServer server({[](Session& s) {
    greet(s);
    s.closes_within(std::chrono::seconds(10));
  }});
  Endpoint endpoint = endpoint_for(server);
  endpoint.plaintext = false;
  auto courier = SmtpCourier::make(endpoint);
  ASSERT_TRUE(courier.ok());
  const auto sent = (*courier)->send(kEnvelope, kMessage);
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().code, Errc::kTls) << sent.error().text;
}

TEST(SmtpCourier, AGreetingThatRefusesIsTheServersTrouble) {
  ScriptedServer server({[](Session& s) {
    s.send("554 5.3.2 not today\r\n");
    s.closes_within(std::chrono::seconds(10));
  }});
  const auto sent = courier_for(server)->send(kEnvelope, kMessage);
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().code, Errc::kUnreachable) << sent.error().text;
  EXPECT_EQ(sent.error().retry, Retry::kTransient);
}

TEST(SmtpCourier, AProbeLogsInAndSendsNothing) {
  ScriptedServer server({[](Session& s) {
    greet(s, "AUTH PLAIN");
    answer(s, "AUTH PLAIN ", "235 2.7.0 welcome");
    answer(s, "NOOP", "250 ok");
    take_leave(s);
  }});
  const auto probed = courier_for(server, "info@lerendeleraren.nl")->probe();
  EXPECT_TRUE(probed.ok()) << probed.error().text;
}

TEST(SmtpCourier, AProbeSaysWhereAUserCannotLogIn) {
  ScriptedServer server({[](Session& s) {
    greet(s);
    answer(s, "NOOP", "250 ok");
    take_leave(s);
  }});
  const auto probed = courier_for(server, "info@lerendeleraren.nl")->probe();
  ASSERT_FALSE(probed.ok());
  EXPECT_EQ(probed.error().code, Errc::kAuth);
  EXPECT_THAT(probed.error().text, HasSubstr("offers no log-in"));
}

TEST(SmtpCourier, AnAddressBeyondAsciiNeedsSmtputf8) {
  const Envelope beyond{.from = "info@lerendeleraren.nl", .to = {"zoë@school.nl"}};
  {
    ScriptedServer server({[](Session& s) {
      greet(s);
      answer(s, "NOOP", "250 ok");
      take_leave(s);
    }});
    const auto courier = courier_for(server);
    const auto sent = courier->send(beyond, kMessage);
    ASSERT_FALSE(sent.ok());
    EXPECT_EQ(sent.error().retry, Retry::kPermanent);
    EXPECT_THAT(sent.error().text, HasSubstr("does not offer SMTPUTF8"));
    courier->close();
  }
  ScriptedServer server({[](Session& s) {
    greet(s, "SMTPUTF8");
    answer(s, "NOOP", "250 ok");
    answer(s, "MAIL FROM:<info@lerendeleraren.nl> SMTPUTF8", "250 ok");
    answer(s, "RCPT TO:<zoë@school.nl>", "250 ok");
    answer(s, "DATA", "354 go on");
    s.expect_until(".");
    s.send("250 queued\r\n");
    take_leave(s);
  }});
  const auto courier = courier_for(server);
  EXPECT_TRUE(courier->send(beyond, kMessage).ok());
  courier->close();
}

TEST(SmtpCourier, WhatCannotBeSentIsSaidWithoutAConnection) {
  ScriptedServer server({});
  const auto courier = courier_for(server);
  const auto empty = courier->send(kEnvelope, "");
  ASSERT_FALSE(empty.ok());
  EXPECT_EQ(empty.error().code, Errc::kInvalid);
  const auto nobody = courier->send({.from = "a@b.nl", .to = {"x> RCPT TO:<y@z.nl"}}, kMessage);
  ASSERT_FALSE(nobody.ok());
  EXPECT_EQ(nobody.error().code, Errc::kInvalid);
}

}  // namespace
}  // namespace meldaan::net::smtp_courier_test
