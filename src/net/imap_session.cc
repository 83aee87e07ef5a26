#include "net/imap_session.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "util/hash.h"
#include "util/log.h"

namespace meldaan::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// A large answer may take longer than one deadline as long as it keeps coming: every so many bytes
// start the deadline anew. A server that trickles one byte a minute gains nothing.
constexpr std::size_t kProgressBytes = 64 * 1024;
// How long LOGOUT may take; nobody waits for its answer.
constexpr milliseconds kLogoutPatience{2000};

int poll_timeout(steady_clock::time_point until) {
  const auto left = std::chrono::ceil<milliseconds>(until - steady_clock::now());
  constexpr std::int64_t kMost = 24 * 60 * 60 * 1000;
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, kMost));
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
  // Connect, secure and log in, and nothing more (design: measured facts about libcurl).
  if (!curl->set(CURLOPT_CONNECT_ONLY, 1L)) {
    return permanent(Errc::kConfig, "libcurl refuses CONNECT_ONLY");
  }
  if (const CURLcode code = curl->perform(); code != CURLE_OK) return curl->error_of(code);
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

Error ImapSession::timed_out() const {
  return transient(Errc::kTimeout, curl_.address().url() + " did not answer in time");
}

Error ImapSession::refused(const ImapResponse& answer, std::string_view command) const {
  const std::string_view verb = command.substr(0, command.find(' '));
  const Errc code = answer.name == "NO" ? Errc::kRefused : Errc::kProtocol;
  std::string text = curl_.address().url() + " answers " + answer.name + " to " + std::string(verb);
  if (!answer.code.empty()) text += " [" + answer.code + "]";
  return transient(code, text + ": " + answer.text);
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
    if (code != CURLE_AGAIN) {
      alive_ = false;
      return curl_.error_of(code);
    }
    if (wait_ready(POLLOUT, until, nullptr) == Ready::kTime) {
      alive_ = false;
      return timed_out();
    }
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
    if (code != CURLE_OK || count == 0) {
      alive_ = false;
      if (code != CURLE_OK) return curl_.error_of(code);
      return transient(Errc::kUnreachable, curl_.address().url() + " closed the connection");
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
    if (wait_ready(POLLIN, patience.until, nullptr) == Ready::kTime) {
      alive_ = false;
      return timed_out();
    }
  }
}

Result<void> ImapSession::check_untagged(const ImapResponse& response) const {
  if (response.is_untagged("BYE")) {
    return transient(Errc::kUnreachable,
                     curl_.address().url() + " says good-bye: " + response.text);
  }
  if (response.kind == ImapResponse::Kind::kForeign && in_step_) {
    return transient(Errc::kProtocol, curl_.address().url() + " says what is no IMAP");
  }
  return {};
}

Result<ImapResponse> ImapSession::read_to_tagged(const std::string& tag,
                                                 const OnUntagged& on_untagged) {
  for (;;) {
    Result<ImapResponse> response = read();
    if (!response) return response;
    if (response->kind == ImapResponse::Kind::kTagged) {
      if (response->tag == tag) return response;
      // libcurl's own commands are answered before ours; any other tag is out of step.
      if (!in_step_) continue;
      alive_ = false;
      return transient(Errc::kProtocol,
                       curl_.address().url() + " answers a command that was not given");
    }
    if (Result<void> checked = check_untagged(*response); !checked) {
      alive_ = false;
      return checked.error();
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

Result<ImapSession::Woken> ImapSession::watch(
    Deadline until, const Wakeup& wakeup, const std::function<bool(const ImapResponse&)>& is_news) {
  for (;;) {
    std::size_t received = 0;
    Result<std::optional<ImapResponse>> response = read_waiting(received);
    if (!response) return response.error();
    if (*response) {
      if (Result<void> checked = check_untagged(**response); !checked) {
        alive_ = false;
        return checked.error();
      }
      if (is_news(**response)) return Woken::kNews;
      continue;
    }
    switch (wait_ready(POLLIN, until, &wakeup)) {
      case Ready::kTime:
        return Woken::kTime;
      case Ready::kWakeup:
        wakeup.take();
        return Woken::kCalled;
      case Ready::kSocket:
        break;
    }
  }
}

Result<ImapSession::Woken> ImapSession::idle(
    Deadline until, const Wakeup& wakeup, const std::function<bool(const ImapResponse&)>& is_news) {
  const std::string tag = next_tag();
  if (Result<void> written = write(tag + " IDLE\r\n"); !written) return written.error();
  bool news = false;
  const OnUntagged note = [&](ImapResponse& response) { news = news || is_news(response); };
  for (;;) {
    Result<ImapResponse> response = read();
    if (!response) return response.error();
    if (response->kind == ImapResponse::Kind::kContinuation) break;
    if (response->kind == ImapResponse::Kind::kTagged) return refused(*response, "IDLE");
    if (Result<void> checked = check_untagged(*response); !checked) {
      alive_ = false;
      return checked.error();
    }
    note(*response);
  }
  Result<Woken> woken = news ? Result<Woken>(Woken::kNews) : watch(until, wakeup, is_news);
  if (!woken) return woken;
  if (Result<void> written = write("DONE\r\n"); !written) return written.error();
  const Result<ImapResponse> answer = read_to_tagged(tag, note);
  if (!answer) return answer.error();
  if (!answer->ok()) return refused(*answer, "IDLE");
  return news ? Result<Woken>(Woken::kNews) : woken;
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
