// One IMAP connection: libcurl opens, secures and authenticates it, then this class speaks the
// protocol.
//
// Why not libcurl all the way: its IMAP gives up the middle of long lines, and reads the content of
// a custom FETCH as protocol, so that a mail could end its own transfer. After a CONNECT_ONLY
// connection the line is ours: commands, responses, deadlines, IDLE and LOGOUT.
//
// One thread owns a session. After an error of kUnreachable, kTimeout, kLimit or kProtocol from any
// call the session is dead and may only be destroyed. Each read and write has the endpoint's
// io_timeout.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "net/curl_handle.h"
#include "net/imap_response_parser.h"
#include "util/result.h"
#include "util/wakeup.h"

namespace meldaan::net {

class ImapSession {
 public:
  // Sees each untagged response while a command runs.
  using OnUntagged = std::function<void(ImapResponse&)>;
  using Deadline = std::chrono::steady_clock::time_point;

  // Connects, logs in and asks for the capabilities that hold after log-in.
  static Result<std::unique_ptr<ImapSession>> connect(const Endpoint& endpoint, ImapLimits limits);
  ~ImapSession();

  // "MOVE", "UIDPLUS"; in upper case.
  bool can(const std::string& capability) const { return capabilities_.contains(capability); }

  // Sends one command and reads up to its tagged answer, which may be OK, NO or BAD.
  Result<ImapResponse> command(std::string_view text, const OnUntagged& on_untagged = {});
  // The same, with NO as kRefused and BAD as kProtocol.
  Result<ImapResponse> command_ok(std::string_view text, const OnUntagged& on_untagged = {});

  enum class Woken { kNews, kCalled, kTime };
  // IDLE (RFC 2177) until the server says something that `is_news` holds for, `wakeup` is called
  // (and taken), or `until` has come. The session is out of IDLE again when this returns.
  Result<Woken> idle(Deadline until, const Wakeup& wakeup,
                     const std::function<bool(const ImapResponse&)>& is_news);

  // LOGOUT, within a short deadline; what goes wrong with it does not matter any more.
  void logout();

 private:
  // How far the deadline of a read is pushed on by what comes: see kProgressBytes.
  struct Patience;
  enum class Ready { kSocket, kWakeup, kTime };

  ImapSession(CurlHandle curl, ImapLimits limits, std::chrono::milliseconds io_timeout);
  Result<void> ask_capabilities();

  std::string next_tag();
  Result<void> write(std::string_view bytes);
  // The next response, from the socket where the parser has none.
  Result<ImapResponse> read();
  // What has come so far; nullopt where a response is not whole yet and nothing waits to be read.
  Result<std::optional<ImapResponse>> read_waiting(std::size_t& received);
  Result<ImapResponse> read_to_tagged(const std::string& tag, const OnUntagged& on_untagged);
  Result<Woken> watch(Deadline until, const Wakeup& wakeup,
                      const std::function<bool(const ImapResponse&)>& is_news);
  Ready wait_ready(short events, Deadline until, const Wakeup* wakeup) const;
  // The errors that untagged responses can be: BYE, and a stream out of step.
  Result<void> check_untagged(const ImapResponse& response) const;
  Error timed_out() const;
  Error refused(const ImapResponse& answer, std::string_view command) const;

  CurlHandle curl_;
  curl_socket_t socket_ = CURL_SOCKET_BAD;
  ImapResponseParser parser_;
  std::chrono::milliseconds io_timeout_;
  std::set<std::string> capabilities_;
  std::string tag_prefix_;
  unsigned tag_count_ = 0;
  // Until our first answer, the rest of a line may come whose beginning libcurl has read with the
  // log-in's OK: such a line is dropped. Later it would mean that the stream is out of step.
  bool in_step_ = false;
  bool alive_ = false;
};

}  // namespace meldaan::net
