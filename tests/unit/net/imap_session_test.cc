#include "net/imap_session.h"

#include "unit/net/imap_script.h"

namespace meldaan::net::imap_session_test {
namespace {

using namespace std::chrono_literals;
using test::answer;
using test::ScriptedServer;
using test::Session;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Endpoint endpoint_of(const ScriptedServer& server) {
  return test::options_for(server).endpoint;
}

Endpoint with_password(const ScriptedServer& server) {
  Endpoint endpoint = endpoint_of(server);
  endpoint.user = "info@example.org";
  endpoint.password = "geheim";
  return endpoint;
}

// How a log-in fails; with no session the test has failed before this is asked.
Error failure_of(const Endpoint& endpoint) {
  const auto session = ImapSession::connect(endpoint, {});
  EXPECT_FALSE(session.ok());
  return session ? Error{} : session.error();
}

TEST(ImapSession, LogsInBySaslPlainAndAsksForTheCapabilitiesThatHoldThen) {
  ScriptedServer server({[](Session& s) {
    s.send("* OK ready\r\n");
    answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=GSSAPI AUTH=NTLM AUTH=PLAIN\r\n");
    // base64 of NUL info@example.org NUL geheim
    answer(s, "AUTHENTICATE PLAIN AGluZm9AZXhhbXBsZS5vcmcAZ2VoZWlt");
    answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1 Move UIDPLUS\r\n");
    test::log_out(s);
  }});
  const auto session = ImapSession::connect(with_password(server), {});
  ASSERT_TRUE(session.ok()) << session.error().text;
  EXPECT_TRUE((*session)->can("MOVE"));
  EXPECT_FALSE((*session)->can("AUTH=PLAIN"));
  (*session)->logout();
}

TEST(ImapSession, UsesTheCommandLoginWhereThereIsNoMechanismForPasswords) {
  ScriptedServer server({
      [](Session& s) {
        s.send("* OK ready\r\n");
        answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1\r\n");
        s.expect_close();
      },
      [](Session& s) {
        s.send("* OK ready\r\n");
        answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1\r\n");
        answer(s, "LOGIN info@example.org geheim");
        answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1\r\n");
        s.expect_close();
      },
  });
  const auto session = ImapSession::connect(with_password(server), {});
  EXPECT_TRUE(session.ok()) << session.error().text;
}

TEST(ImapSession, AWrongPasswordIsTriedOnceAndTransient) {
  ScriptedServer server({[](Session& s) {
    s.send("* OK ready\r\n");
    answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\n");
    answer(s, "AUTHENTICATE PLAIN AGluZm9AZXhhbXBsZS5vcmcAZ2VoZWlt", "",
           "NO [AUTHENTICATIONFAILED] no");
    s.expect_close();
  }});
  const Error error = failure_of(with_password(server));
  EXPECT_EQ(error.code, Errc::kAuth);
  EXPECT_EQ(error.retry, Retry::kTransient);
  EXPECT_THAT(error.text, Not(HasSubstr("geheim")));
  EXPECT_THAT(error.text, Not(HasSubstr("info@")));
}

TEST(ImapSession, APreauthenticatedConnectionNeedsNoLogin) {
  ScriptedServer server({[](Session& s) {
    s.send("* PREAUTH hello\r\n");
    answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1\r\n");
    answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1 IDLE\r\n");
    s.expect_close();
  }});
  const auto session = ImapSession::connect(with_password(server), {});
  ASSERT_TRUE(session.ok()) << session.error().text;
  EXPECT_TRUE((*session)->can("IDLE"));
}

// Who sits on the way can say so to keep the session in the clear.
TEST(ImapSession, PreauthDoesNotReplaceStarttls) {
  ScriptedServer server({[](Session& s) {
    s.send("* PREAUTH hello\r\n");
    answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1 STARTTLS\r\n");
    s.expect_close();
  }});
  Endpoint endpoint = with_password(server);
  endpoint.plaintext = false;
  EXPECT_EQ(failure_of(endpoint).code, Errc::kTls);
}

TEST(ImapSession, AServerWithoutStarttlsGetsNoPassword) {
  ScriptedServer server({[](Session& s) {
    s.send("* OK ready\r\n");
    answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n");
    s.expect_close();
  }});
  Endpoint endpoint = with_password(server);
  endpoint.plaintext = false;
  EXPECT_EQ(failure_of(endpoint).code, Errc::kTls);
}

TEST(ImapSession, WhatComesGluedToTheLoginsOkDoesNotDisturb) {
  for (const char* rest : {"NT\r\n", "\r\n* 1 RECENT\r\n", "NT garbage {5}\r\n* FLAGS ()\r\n"}) {
    ScriptedServer server({[rest](Session& s) {
      s.send("* OK ready\r\n");
      answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\n");
      const std::string tag = test::take(s, "AUTHENTICATE PLAIN AGluZm9AZXhhbXBsZS5vcmcAZ2VoZWlt");
      s.send(tag + " OK [CAPABILITY IMAP4rev1] in\r\n* 4 EXISTS\r\n* 1 RECE");
      answer(s, "CAPABILITY", std::string(rest) + "* CAPABILITY IMAP4rev1 IDLE\r\n");
      s.expect_close();
    }});
    const auto session = ImapSession::connect(with_password(server), {});
    ASSERT_TRUE(session.ok()) << session.error().text;
    EXPECT_TRUE((*session)->can("IDLE"));
  }
}

TEST(ImapSession, TagsAreOurOwnAndDifferByConnection) {
  std::vector<std::string> tags;
  const auto script = [&tags](Session& s) {
    s.send("* OK ready\r\n");
    answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1\r\n");
    tags.push_back(answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1\r\n"));
    tags.push_back(answer(s, "NOOP"));
    s.expect_close();
  };
  {
    ScriptedServer server({script, script});
    for (int i = 0; i < 2; ++i) {
      const auto session = ImapSession::connect(endpoint_of(server), {});
      ASSERT_TRUE(session.ok());
      EXPECT_TRUE((*session)->command_ok("NOOP").ok());
    }
  }
  ASSERT_EQ(tags.size(), 4u);
  EXPECT_THAT(tags[0], Not(StartsWith("A")));
  EXPECT_NE(tags[0], tags[1]);
  EXPECT_NE(tags[0], tags[2]);
}

TEST(ImapSession, ByeAsGreetingAndNoGreetingAtAll) {
  ScriptedServer server({[](Session& s) {
                           s.send("* BYE too many connections\r\n");
                           s.expect_close();
                         },
                         [](Session& s) { s.hang_up(); }});
  EXPECT_EQ(failure_of(endpoint_of(server)).retry, Retry::kTransient);
  EXPECT_EQ(failure_of(endpoint_of(server)).retry, Retry::kTransient);
}

TEST(ImapSession, AServerThatNeverGreetsTimesOut) {
  ScriptedServer server({[](Session& s) { s.stall(); }});
  Endpoint endpoint = endpoint_of(server);
  endpoint.connect_timeout = endpoint.io_timeout = test::kShort;
  EXPECT_EQ(failure_of(endpoint).code, Errc::kTimeout);
}

TEST(ImapSession, AServerThatOnlyKeepsSayingItIsAtItTimesOut) {
  ScriptedServer server({[](Session& s) {
    s.send("* OK ready\r\n");
    answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1\r\n");
    test::take(s, "CAPABILITY");
    while (!s.closes_within(20ms)) s.send("* OK Still at it\r\n");
  }});
  Endpoint endpoint = endpoint_of(server);
  endpoint.io_timeout = 100ms;
  EXPECT_EQ(failure_of(endpoint).code, Errc::kTimeout);
}

TEST(ImapSession, AServerThatTricklesOneResponseTimesOut) {
  ScriptedServer server({[](Session& s) {
    s.send("* OK ready\r\n");
    answer(s, "CAPABILITY", "* CAPABILITY IMAP4rev1\r\n");
    test::take(s, "CAPABILITY");
    s.send("* CAPABILITY ");
    while (!s.closes_within(20ms)) s.send("x");
  }});
  Endpoint endpoint = endpoint_of(server);
  endpoint.io_timeout = 300ms;
  EXPECT_EQ(failure_of(endpoint).code, Errc::kTimeout);
}

TEST(ImapSession, NobodyListens) {
  Endpoint endpoint;
  {
    ScriptedServer server({});
    endpoint = endpoint_of(server);
  }
  EXPECT_EQ(failure_of(endpoint).code, Errc::kUnreachable);
}

TEST(ImapSession, AServerThatDoesNotAnswerLogoutHoldsUpNobody) {
  ScriptedServer server({[](Session& s) {
    test::greet(s);
    test::take(s, "LOGOUT");
    s.hang_up();
  }});
  const auto session = ImapSession::connect(endpoint_of(server), {});
  ASSERT_TRUE(session.ok());
  (*session)->logout();
  EXPECT_FALSE((*session)->alive());
  EXPECT_EQ((*session)->command("NOOP").error().code, Errc::kUnreachable);
}

}  // namespace
}  // namespace meldaan::net::imap_session_test
