// The dull parts of a scripted IMAP server's dialogue, so that a test shows only what it is about.
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "net/endpoint.h"
#include "support/scripted_server.h"

namespace meldaan::net::test {

using meldaan::test::ScriptedServer;
using Session = ScriptedServer::Session;

// Takes the next command, which must be this one, and answers it; returns its tag.
inline std::string answer(Session& s, const std::string& command, const std::string& untagged = "",
                          const std::string& result = "OK done") {
  const std::string line = s.expect(testing::EndsWith(" " + command));
  const std::string tag = line.substr(0, line.find(' '));
  s.send(untagged + tag + " " + result + "\r\n");
  return tag;
}

// The same without the answer, for what a server does in the middle of a command.
inline std::string take(Session& s, const std::string& command) {
  const std::string line = s.expect(testing::EndsWith(" " + command));
  return line.substr(0, line.find(' '));
}

// libcurl's part without a log-in, and our question for the capabilities.
inline void greet(Session& s, const std::string& capabilities = "IMAP4rev1") {
  const std::string told = "* CAPABILITY " + capabilities + "\r\n";
  s.send("* OK ready\r\n");
  answer(s, "CAPABILITY", told);
  answer(s, "CAPABILITY", told);
}

inline void select(Session& s, int mails, int validity = 7) {
  answer(s, "SELECT \"INBOX\"",
         "* FLAGS (\\Answered \\Seen)\r\n* " + std::to_string(mails) +
             " EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY " + std::to_string(validity) +
             "] UIDs valid\r\n* OK [UIDNEXT 100] Predicted\r\n",
         "OK [READ-WRITE] selected");
}

// Up to the selected inbox, on a server whose handled folder is there.
inline void open_inbox(Session& s, const std::string& capabilities = "IMAP4rev1", int mails = 0,
                       int validity = 7) {
  greet(s, capabilities);
  answer(s, "LIST \"\" \"\"", "* LIST (\\Noselect) \"/\" \"\"\r\n");
  answer(s, "LIST \"\" \"Aanmeldingen\"", "* LIST (\\HasNoChildren) \"/\" Aanmeldingen\r\n");
  select(s, mails, validity);
}

inline void log_out(Session& s) {
  answer(s, "LOGOUT", "* BYE see you\r\n");
  s.expect_close();
}

inline const std::string kList = "UID FETCH 1:* (UID INTERNALDATE RFC822.SIZE FLAGS)";

inline std::string listed(int number, int uid, std::size_t size, const std::string& flags = "") {
  return "* " + std::to_string(number) + " FETCH (UID " + std::to_string(uid) +
         " INTERNALDATE \"04-Oct-2018 15:00:00 +0200\" RFC822.SIZE " + std::to_string(size) +
         " FLAGS (" + flags + "))\r\n";
}

inline std::string literal(const std::string& bytes) {
  return "{" + std::to_string(bytes.size()) + "}\r\n" + bytes;
}

inline std::string fetched(int number, int uid, const std::string& bytes,
                           const std::string& section = "BODY[]") {
  return "* " + std::to_string(number) + " FETCH (UID " + std::to_string(uid) + " " + section +
         " " + literal(bytes) + ")\r\n";
}

// A deadline for what must happen, out of a loaded machine's way; kShort for what must not.
inline constexpr std::chrono::milliseconds kLong{10000};
inline constexpr std::chrono::milliseconds kShort{1000};

inline MailboxOptions options_for(const ScriptedServer& server,
                                  std::chrono::milliseconds io_timeout = kLong) {
  MailboxOptions options;
  options.endpoint.url = server.url("imap");
  options.endpoint.plaintext = true;
  options.endpoint.io_timeout = io_timeout;
  return options;
}

}  // namespace meldaan::net::test
