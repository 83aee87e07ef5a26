// A server on 127.0.0.1 that says exactly what a test wrote down: what real IMAP and SMTP servers
// never do, or do only once a year. Plain TCP: endpoints of tests set `plaintext`.
//
//   ScriptedServer server({[](ScriptedServer::Session& s) {
//     s.send("220 test ESMTP\r\n");
//     s.expect(StartsWith("EHLO "));
//     s.send("250-test\r\n250 8BITMIME\r\n", {5, 12});  // written in three pieces
//     s.hang_up();
//   }});
//   Endpoint endpoint{.url = server.url("smtp"), .plaintext = true};
//
// One script a connection, in the order in which they come. Scripts run in the server's own thread.
// Whatever does not go by the script (another line, a connection that never comes) fails the test
// when the server is destroyed, so no test can pass because its server was never asked.
#pragma once

#include <gmock/gmock.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace meldaan::test {

class ScriptedServer {
 public:
  class Session {
   public:
    explicit Session(class ScriptedServer& server, int fd) : server_(server), fd_(fd) {}
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    // Writes everything; with `cuts`, in pieces that end at these offsets (ascending). A peer that
    // has gone is no failure: the next expect() says so.
    void send(std::string_view bytes, const std::vector<std::size_t>& cuts = {});
    // The next line without its CRLF, which must match. Ends the script as failed where it does
    // not, or where the peer is gone or silent for ten seconds.
    std::string expect(const testing::Matcher<const std::string&>& line);
    // Exactly so many bytes (a literal, a message).
    std::string expect_bytes(std::size_t count);
    // Lines up to and without the line that is `end` ("." after DATA), each with its CRLF.
    std::string expect_until(std::string_view end);
    // The peer must close; what it still sends meanwhile is dropped.
    void expect_close();
    // Waits so long for the peer to close, for scripts that go on until it does.
    bool closes_within(std::chrono::milliseconds pause);
    // Says nothing more until the peer closes: what deadlines are for.
    void stall() { expect_close(); }
    // Closes at once (FIN); with `reset`, by RST.
    void hang_up(bool reset = false);
    // Fails the script with this reason.
    [[noreturn]] void fail(const std::string& reason);

   private:
    friend class ScriptedServer;
    bool fill();  // false: the peer has closed
    std::string take_line();

    ScriptedServer& server_;
    int fd_;
    std::string unread_;
  };
  using Script = std::function<void(Session&)>;

  explicit ScriptedServer(std::vector<Script> scripts);
  // Waits for the scripts to end (a connection that has not come yet is a failure at once).
  ~ScriptedServer();
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  std::uint16_t port() const;
  // "imap://127.0.0.1:PORT"
  std::string url(std::string_view scheme) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace meldaan::test
