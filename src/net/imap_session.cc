#include "net/imap_session.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "util/hash.h"

namespace meldaan::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// A large answer may take longer than one deadline as long as it keeps coming: every so many bytes
// start the deadline anew. A server that trickles one byte a minute gains nothing.
constexpr std::size_t kProgressBytes = 64 * 1024;
// A server may say "* OK still at it" to keep a client waiting; it does so for this many deadlines.
constexpr int kExcuses = 10;
// LITERAL- grants literals up to here without being asked (RFC 7888 section 5).
constexpr std::size_t kShortLiteral = 4096;
// How long LOGOUT may take; nobody waits for its answer.
constexpr milliseconds kLogoutPatience{2000};

int poll_timeout(steady_clock::time_point until) {
  const auto left = std::chrono::ceil<milliseconds>(until - steady_clock::now());
  constexpr std::int64_t kMost = 24 * 60 * 60 * 1000;
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, kMost));
}

// Sees the lines that libcurl sends while it logs in; `asked` is a bool.
int note_authenticate(CURL*, curl_infotype type, char* data, std::size_t size, void* asked) {
  if (type == CURLINFO_HEADER_OUT &&
      std::string_view(data, size).find(" AUTHENTICATE ") != std::string_view::npos) {
    *static_cast<bool*>(asked) = true;
  }
  return 0;
}

}  // namespace

struct ImapSession::Patience {
  explicit Patience(milliseconds each) : limit(each), until(steady_clock::now() + each) {}
  void received(std::size_t bytes) {
    since += bytes;
    if (since < kProgressBytes) return;
    since = 0;
    until = steady_clock::now() + limit;
  }
  milliseconds limit;
  Deadline until;
  std::size_t since = 0;
};

ImapSession::ImapSession(CurlHandle curl, ImapLimits limits, milliseconds io_timeout)
    : curl_(std::move(curl)), parser_(limits), io_timeout_(io_timeout) {
  // curl's own tags are "A001" and so on. Ours are told from them, and no mail can guess them.
  SystemRandomness randomness;
  constexpr std::size_t kTagBytes = 5;
  tag_prefix_ = "M" + to_base32(randomness.bytes(kTagBytes));
}

ImapSession::~ImapSession() = default;

Result<std::unique_ptr<ImapSession>> ImapSession::connect(const Endpoint& endpoint,
                                                          ImapLimits limits) {
  Result<CurlHandle> curl = CurlHandle::make(endpoint);
  if (!curl) return curl.error();
  if (const CURLcode code = log_in(*curl); code != CURLE_OK) return curl->error_of(code);
  auto session =
      std::unique_ptr<ImapSession>(new ImapSession(std::move(*curl), limits, endpoint.io_timeout));
  if (curl_easy_getinfo(session->curl_.get(), CURLINFO_ACTIVESOCKET, &session->socket_) !=
          CURLE_OK ||
      session->socket_ == CURL_SOCKET_BAD) {
    return transient(Errc::kUnreachable, "the connection was lost right after the log-in");
  }
  session->alive_ = true;
  if (Result<void> asked = session->ask_capabilities(); !asked) return asked.error();
  return session;
}

// Connects, secures and logs in, and nothing more (design: measured facts about libcurl).
CURLcode ImapSession::log_in(CurlHandle& curl) {
  bool asked = false;
  // Left to itself libcurl prefers GSSAPI and NTLM, which Exchange offers to everyone and which
  // cannot work with a password file.
  if (!curl.set(CURLOPT_CONNECT_ONLY, 1L) || !curl.set(CURLOPT_SASL_IR, 1L) ||
      !curl.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN") ||
      !curl.set(CURLOPT_DEBUGFUNCTION, &note_authenticate) ||
      !curl.set(CURLOPT_DEBUGDATA, &asked) || !curl.set(CURLOPT_VERBOSE, 1L)) {
    return CURLE_FAILED_INIT;
  }
  CURLcode code = curl.perform();
  // Old servers have neither, but the command LOGIN: libcurl's way down when it may choose itself.
  // (It keeps to LOGINDISABLED.)
  if (code == CURLE_LOGIN_DENIED && !asked && curl.set(CURLOPT_LOGIN_OPTIONS, "AUTH=*")) {
    code = curl.perform();
  }
  curl.set(CURLOPT_VERBOSE, 0L);
  curl.set(CURLOPT_DEBUGDATA, nullptr);
  return code;
}

// What holds before the log-in may not hold after it (RFC 9051 section 6.2), so it is asked for
// anew.
Result<void> ImapSession::ask_capabilities() {
  const auto collect = [this](ImapResponse& response) {
    if (!response.is_untagged("CAPABILITY")) return;
    capabilities_.clear();
    for (const ImapValue& value : response.values) {
      if (const std::string* name = value.string()) {
        std::string upper_name = *name;
        std::transform(upper_name.begin(), upper_name.end(), upper_name.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        capabilities_.insert(std::move(upper_name));
      }
    }
  };
  const Result<ImapResponse> answer = command_ok("CAPABILITY", collect);
  if (!answer) return answer.error();
  in_step_ = true;
  return {};
}

std::string ImapSession::next_tag() {
  return tag_prefix_ + "." + std::to_string(++tag_count_);
}

Error ImapSession::dead(Error error) {
  alive_ = false;
  return error;
}

Error ImapSession::timed_out() {
  return dead(transient(Errc::kTimeout, curl_.address().url() + " did not answer in time"));
}

Error ImapSession::refused(const ImapResponse& answer, std::string_view command) const {
  const std::string_view verb = command.substr(0, command.find(' '));
  const Errc code = answer.name == "NO" ? Errc::kRefused : Errc::kProtocol;
  std::string text = curl_.address().url() + " answers " + answer.name + " to " + std::string(verb);
  if (!answer.code.empty()) text += " [" + answer.code + "]";
  return transient(code, text + ": " + loggable(answer.text));
}

ImapSession::Ready ImapSession::wait_ready(short events, Deadline until,
                                           const Wakeup* wakeup) const {
  for (;;) {
    std::array<pollfd, 2> items{pollfd{socket_, events, 0},
                                pollfd{wakeup != nullptr ? wakeup->fd() : -1, POLLIN, 0}};
    const int ready = ::poll(items.data(), items.size(), poll_timeout(until));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return Ready::kTime;
    if (items[1].revents != 0) return Ready::kWakeup;
    return Ready::kSocket;
  }
}

Result<void> ImapSession::write(std::string_view bytes) {
  if (!alive_) return transient(Errc::kUnreachable, "the IMAP session is over");
  const Deadline until = steady_clock::now() + io_timeout_;
  while (!bytes.empty()) {
    std::size_t sent = 0;
    const CURLcode code = curl_easy_send(curl_.get(), bytes.data(), bytes.size(), &sent);
    bytes.remove_prefix(sent);
    if (code == CURLE_OK) continue;
    if (code != CURLE_AGAIN) return dead(curl_.error_of(code));
    if (wait_ready(POLLOUT, until, nullptr) == Ready::kTime) return timed_out();
  }
  return {};
}

Result<std::optional<ImapResponse>> ImapSession::read_waiting(std::size_t& received) {
  received = 0;
  for (;;) {
    Result<std::optional<ImapResponse>> next = parser_.next();
    if (!next) alive_ = false;
    if (!next || *next) return next;
    std::array<char, 65536> buffer;
    std::size_t count = 0;
    const CURLcode code = curl_easy_recv(curl_.get(), buffer.data(), buffer.size(), &count);
    if (code == CURLE_AGAIN) return std::optional<ImapResponse>();
    if (code != CURLE_OK) return dead(curl_.error_of(code));
    if (count == 0) {
      return dead(transient(Errc::kUnreachable, curl_.address().url() + " closed the connection"));
    }
    received += count;
    parser_.feed({buffer.data(), count});
  }
}

Result<ImapResponse> ImapSession::read() {
  if (!alive_) return transient(Errc::kUnreachable, "the IMAP session is over");
  Patience patience(io_timeout_);
  for (;;) {
    // Over TLS bytes may wait in libcurl while the socket is silent: it is asked before the socket.
    std::size_t received = 0;
    Result<std::optional<ImapResponse>> response = read_waiting(received);
    if (!response) return response.error();
    if (*response) return std::move(**response);
    patience.received(received);
    if (wait_ready(POLLIN, patience.until, nullptr) == Ready::kTime) return timed_out();
  }
}

Result<void> ImapSession::take_note(const ImapResponse& response) {
  if (response.is_untagged("BYE")) {
    return dead(transient(Errc::kUnreachable,
                          curl_.address().url() + " says good-bye: " + loggable(response.text)));
  }
  if (response.kind == ImapResponse::Kind::kForeign && in_step_) {
    return dead(transient(Errc::kProtocol, curl_.address().url() + " says what is no IMAP"));
  }
  // Counted, because some servers repeat EXISTS where nothing has come: then there is no news.
  if (response.is_untagged("EXISTS") && response.number) {
    has_news_ = has_news_ || *response.number > mails_;
    mails_ = *response.number;
  }
  if (response.is_untagged("EXPUNGE") && mails_ > 0) --mails_;
  return {};
}

Result<ImapResponse> ImapSession::read_to_tagged(const std::string& tag,
                                                 const OnUntagged& on_untagged,
                                                 bool or_continuation) {
  Deadline excuses_until = steady_clock::now() + kExcuses * io_timeout_;
  for (;;) {
    Result<ImapResponse> response = read();
    if (!response) return response;
    if (response->kind == ImapResponse::Kind::kTagged) {
      if (response->tag == tag) return response;
      // libcurl's own commands are answered before ours; any other tag is out of step.
      if (!in_step_) continue;
      return dead(transient(Errc::kProtocol,
                            curl_.address().url() + " answers a command that was not given"));
    }
    if (or_continuation && response->kind == ImapResponse::Kind::kContinuation) return response;
    if (Result<void> noted = take_note(*response); !noted) return noted.error();
    if (!response->is_untagged("OK")) {
      excuses_until = steady_clock::now() + kExcuses * io_timeout_;
    } else if (steady_clock::now() > excuses_until) {
      return timed_out();
    }
    if (response->kind == ImapResponse::Kind::kUntagged && on_untagged) on_untagged(*response);
  }
}

Result<ImapResponse> ImapSession::command(std::string_view text, const OnUntagged& on_untagged) {
  const std::string tag = next_tag();
  if (Result<void> written = write(tag + " " + std::string(text) + "\r\n"); !written) {
    return written.error();
  }
  return read_to_tagged(tag, on_untagged);
}

Result<ImapResponse> ImapSession::command_ok(std::string_view text, const OnUntagged& on_untagged) {
  Result<ImapResponse> answer = command(text, on_untagged);
  if (!answer || answer->ok()) return answer;
  if (answer->name == "BAD") alive_ = false;
  return refused(*answer, text);
}

Result<ImapResponse> ImapSession::command_with_literal(std::string_view text,
                                                       std::string_view bytes,
                                                       const OnUntagged& on_untagged) {
  const bool unasked = can("LITERAL+") || (can("LITERAL-") && bytes.size() <= kShortLiteral);
  const std::string tag = next_tag();
  const std::string line = tag + " " + std::string(text) + " {" + std::to_string(bytes.size()) +
                           (unasked ? "+}\r\n" : "}\r\n");
  if (Result<void> written = write(line); !written) return written.error();
  if (!unasked) {
    Result<ImapResponse> asked = read_to_tagged(tag, {}, true);
    // OK for a literal that nobody has sent must not pass for success.
    if (asked && asked->kind == ImapResponse::Kind::kTagged && asked->name != "NO") {
      return dead(refused(*asked, text));
    }
    if (!asked || asked->kind == ImapResponse::Kind::kTagged) return asked;
  }
  for (const std::string_view part : {bytes, std::string_view("\r\n")}) {
    if (Result<void> written = write(part); !written) return written.error();
  }
  return read_to_tagged(tag, on_untagged);
}

Result<void> ImapSession::watch(Deadline until, const Wakeup& wakeup) {
  while (!has_news_) {
    std::size_t received = 0;
    Result<std::optional<ImapResponse>> response = read_waiting(received);
    if (!response) return response.error();
    if (*response) {
      // Only DONE ends IDLE: a server that ends it has lost its way.
      if ((*response)->kind == ImapResponse::Kind::kTagged)
        return dead(refused(**response, "IDLE"));
      if (Result<void> noted = take_note(**response); !noted) return noted;
      continue;
    }
    const Ready ready = wait_ready(POLLIN, until, &wakeup);
    if (ready == Ready::kWakeup) wakeup.take();
    if (ready != Ready::kSocket) break;
  }
  return {};
}

Result<void> ImapSession::idle(Deadline until, const Wakeup& wakeup) {
  const std::string tag = next_tag();
  if (Result<void> written = write(tag + " IDLE\r\n"); !written) return written;
  const Result<ImapResponse> begun = read_to_tagged(tag, {}, true);
  if (!begun) return begun.error();
  if (begun->kind == ImapResponse::Kind::kTagged) {
    return begun->name == "NO" ? refused(*begun, "IDLE") : dead(refused(*begun, "IDLE"));
  }
  if (Result<void> watched = watch(until, wakeup); !watched) return watched;
  if (Result<void> written = write("DONE\r\n"); !written) return written;
  const Result<ImapResponse> answer = read_to_tagged(tag, {});
  if (!answer) return answer.error();
  if (!answer->ok()) return dead(refused(*answer, "IDLE"));
  return {};
}

void ImapSession::logout() {
  if (!alive_) return;
  io_timeout_ = std::min(io_timeout_, kLogoutPatience);
  const std::string tag = next_tag();
  if (!write(tag + " LOGOUT\r\n")) return;
  // BYE comes first and is no error here.
  while (true) {
    const Result<ImapResponse> response = read();
    if (!response || response->kind == ImapResponse::Kind::kTagged) break;
  }
  alive_ = false;
}

}  // namespace meldaan::net
