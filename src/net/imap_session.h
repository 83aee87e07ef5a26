// One IMAP connection: libcurl opens, secures and authenticates it, then this class speaks the
// protocol.
//
// Why not libcurl all the way: its IMAP gives up the middle of long lines, and reads the content of
// a custom FETCH as protocol, so that a mail could end its own transfer. After a CONNECT_ONLY
// connection the line is ours: commands, responses, deadlines, IDLE and LOGOUT.
//
// One thread owns a session. After an error of kUnreachable, kTimeout, kLimit or kProtocol from any
// call the session is dead and may only be destroyed. Each read and write has the endpoint's
// io_timeout; a server that keeps saying it is at it gets a multiple of that, and no more.
#pragma once

#include <chrono>
#include <cstdint>
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

  // Connects, logs in and asks for the capabilities that hold after log-in. SASL PLAIN and LOGIN
  // where the server has them, else the command LOGIN.
  static Result<std::unique_ptr<ImapSession>> connect(const Endpoint& endpoint, ImapLimits limits);
  ~ImapSession();

  // False after an error that ended the session.
  bool alive() const { return alive_; }
  // "MOVE", "UIDPLUS"; in upper case.
  bool can(const std::string& capability) const { return capabilities_.contains(capability); }

  // Sends one command and reads up to its tagged answer, which may be OK, NO or BAD.
  Result<ImapResponse> command(std::string_view text, const OnUntagged& on_untagged = {});
  // The same, with NO as kRefused and BAD as kProtocol.
  Result<ImapResponse> command_ok(std::string_view text, const OnUntagged& on_untagged = {});
  // A command that ends in a literal, such as APPEND (RFC 3501 section 4.3): sent once the server
  // has asked for it, or at once where it has LITERAL+ or LITERAL- (RFC 7888). The bytes must hold
  // no NUL. The answer is OK, NO (also to the announcement alone) or BAD.
  Result<ImapResponse> command_with_literal(std::string_view text, std::string_view bytes,
                                            const OnUntagged& on_untagged = {});

  // Whether the selected mailbox has grown since the last forget_news(). A server may tell of new
  // mail in the middle of any command, and does not tell it again.
  bool has_news() const { return has_news_; }
  void forget_news() { has_news_ = false; }
  // For who comes back from another folder, whose mails were counted meanwhile, and has found news.
  void tell_news() { has_news_ = true; }
  // Mails in the selected mailbox, as far as the server has told.
  std::uint64_t mails() const { return mails_; }

  // IDLE (RFC 2177) until has_news(), `wakeup` is called (and taken), or `until` has come. The
  // session is out of IDLE again when this returns. kRefused where the server will not idle now.
  Result<void> idle(Deadline until, const Wakeup& wakeup);

  // LOGOUT, within a short deadline; what goes wrong with it does not matter any more.
  void logout();

 private:
  // How far the deadline of a read is pushed on by what comes: see kProgressBytes.
  struct Patience;
  enum class Ready { kSocket, kWakeup, kTime };

  ImapSession(CurlHandle curl, ImapLimits limits, std::chrono::milliseconds io_timeout);
  static CURLcode log_in(CurlHandle& curl);
  Result<void> ask_capabilities();

  std::string next_tag();
  Result<void> write(std::string_view bytes);
  // The next response, from the socket where the parser has none.
  Result<ImapResponse> read();
  // What has come so far; nullopt where a response is not whole yet and nothing waits to be read.
  Result<std::optional<ImapResponse>> read_waiting(std::size_t& received);
  Result<ImapResponse> read_to_tagged(const std::string& tag, const OnUntagged& on_untagged,
                                      bool or_continuation = false);
  Result<void> watch(Deadline until, const Wakeup& wakeup);
  Ready wait_ready(short events, Deadline until, const Wakeup* wakeup) const;
  // Counts the mails that an untagged response tells of; an error where it says BYE, or is none.
  Result<void> take_note(const ImapResponse& response);
  // Ends the session.
  Error dead(Error error);
  Error timed_out();
  Error refused(const ImapResponse& answer, std::string_view command) const;

  CurlHandle curl_;
  curl_socket_t socket_ = CURL_SOCKET_BAD;
  ImapResponseParser parser_;
  std::chrono::milliseconds io_timeout_;
  std::set<std::string> capabilities_;
  std::uint64_t mails_ = 0;  // in the selected mailbox, by EXISTS and EXPUNGE
  bool has_news_ = false;
  std::string tag_prefix_;
  unsigned tag_count_ = 0;
  // Until our first answer, the rest of a line may come whose beginning libcurl has read with the
  // log-in's OK: such a line is dropped. Later it would mean that the stream is out of step.
  bool in_step_ = false;
  bool alive_ = false;
};

}  // namespace meldaan::net
