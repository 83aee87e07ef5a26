#include "net/smtp_courier.h"

#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <utility>

namespace meldaan::net {
namespace {

using Stage = SmtpDialogue::Stage;
using std::chrono::milliseconds;

// RFC 5321 section 4.5.3.2.6 gives a server ten minutes to answer the message's final dot, because
// who gives up earlier sends the mail twice. Five times the usual patience is five minutes by
// default.
constexpr int kFinalReplyPatience = 5;
// Of a whole mail: log-in, envelope and upload may each use up their waits, and then the final
// reply.
constexpr int kMailPatience = 10;
// QUIT is a courtesy.
constexpr milliseconds kFarewellTimeout{2000};

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using StringList = std::unique_ptr<curl_slist, FreeList>;

// Null where memory ran out.
StringList make_list(const std::vector<std::string>& items) {
  StringList list;
  for (const auto& item : items) {
    curl_slist* longer = curl_slist_append(list.get(), item.c_str());
    if (longer == nullptr) return nullptr;
    static_cast<void>(list.release());  // curl_slist_append has returned the same list's head
    list.reset(longer);
  }
  return list;
}

std::string url_escaped(CURL* easy, const std::string& text) {
  char* escaped = curl_easy_escape(easy, text.data(), static_cast<int>(text.size()));
  if (escaped == nullptr) return {};
  std::string copy = escaped;
  curl_free(escaped);
  return copy;
}

std::size_t discard(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

// libcurl 7.88 takes some limits in whole seconds, and 0 for none.
long in_seconds(milliseconds duration) {
  return static_cast<long>(std::chrono::ceil<std::chrono::seconds>(duration).count());
}

}  // namespace

SmtpCourier::SmtpCourier(CurlHandle curl, const Endpoint& endpoint)
    : endpoint_(endpoint), curl_(std::move(curl)) {}

Result<std::unique_ptr<SmtpCourier>> SmtpCourier::make(const Endpoint& endpoint) {
  auto curl = CurlHandle::make(endpoint);
  if (!curl) return curl.error();
  if (!curl->address().scheme.starts_with("smtp")) {
    return permanent(Errc::kConfig, "the courier's URL is no SMTP server's");
  }
  std::unique_ptr<SmtpCourier> courier(new SmtpCourier(std::move(*curl), endpoint));
  if (!courier->configure()) {
    return permanent(Errc::kConfig, "libcurl refuses a setting of " + endpoint.url);
  }
  return courier;
}

bool SmtpCourier::configure() {
  // libcurl takes the EHLO name from the URL's path.
  const std::string url =
      curl_.address().url() + "/" + url_escaped(curl_.get(), helo_name(endpoint_.user));
  return curl_.set(CURLOPT_URL, url.c_str()) &&
         // Everything else is either no secret-keeper (CRAM-MD5 and NTLM, inside TLS) or tried by
         // libcurl first although it can't work here (GSSAPI, which Exchange offers to everyone).
         curl_.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN") &&
         curl_.set(CURLOPT_SASL_IR, 1L) && curl_.set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 0L) &&
         curl_.set(CURLOPT_VERBOSE, 1L) && curl_.set(CURLOPT_DEBUGFUNCTION, &on_debug) &&
         curl_.set(CURLOPT_DEBUGDATA, this) &&
         curl_.set(CURLOPT_OPENSOCKETFUNCTION, &on_open_socket) &&
         curl_.set(CURLOPT_OPENSOCKETDATA, this) && curl_.set(CURLOPT_READFUNCTION, &on_read) &&
         curl_.set(CURLOPT_READDATA, this) && curl_.set(CURLOPT_WRITEFUNCTION, &discard);
}

Result<void> SmtpCourier::send(const Envelope& envelope, std::string_view message) {
  auto checked = smtp_envelope(envelope);
  if (!checked) return checked.error();
  if (message.empty()) return permanent(Errc::kInvalid, "the message is empty");
  if (checked->needs_smtputf8) {
    if (auto offered = require_smtputf8(); !offered) return offered;
  }
  const std::string lines = with_crlf(message);
  const unsigned connections_before = dialogue_.connections();
  CURLcode code = transmit(*checked, lines);
  if (code != CURLE_OK && may_repeat(code, connections_before)) code = transmit(*checked, lines);
  if (code != CURLE_OK) return error_of(code);
  return {};
}

Result<void> SmtpCourier::probe() {
  close();
  const CURLcode code = greet();
  if (code != CURLE_OK) return error_of(code);
  const bool logged_in = dialogue_.logged_in();
  close();
  // libcurl goes on without a log-in where a server offers none at all.
  if (!endpoint_.user.empty() && !logged_in) {
    return transient(Errc::kAuth, curl_.address().url() + " offers no log-in, but a user is set");
  }
  return {};
}

void SmtpCourier::close() {
  if (socket() == CURL_SOCKET_BAD) return;
  // Forbidding reuse makes libcurl say QUIT at the end of this NOOP, under the time limits set
  // here. At the handle's own end it would wait for the answer for two minutes, whatever we set.
  closing_ = true;
  curl_.set(CURLOPT_FORBID_REUSE, 1L);
  greet();
  curl_.set(CURLOPT_FORBID_REUSE, 0L);
  closing_ = false;
}

// The kept connection turned out to be closed: a server drops idle ones after some minutes, at
// worst in the very moment in which we speak again. Only what failed before the server said 354 is
// repeated: until then no byte of the message has left, so it can't have been accepted. After
// 354 the dot may have arrived although its answer has not, and the mail goes back to the outbox.
// A new connection that fails is the server's trouble, and a timeout has cost enough already.
bool SmtpCourier::may_repeat(CURLcode code, unsigned connections_before) const {
  const bool kept_connection = dialogue_.connections() == connections_before;
  const bool before_message = dialogue_.stage() != Stage::kMessage;
  const bool closed =
      dialogue_.code() == 421 ||
      (dialogue_.code() == 0 &&
       (code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING));
  return kept_connection && before_message && closed;
}

CURLcode SmtpCourier::transmit(const SmtpEnvelope& envelope, std::string_view message) {
  const StringList recipients = make_list(envelope.to);
  unsent_ = message;
  const bool ready = recipients && curl_.set(CURLOPT_UPLOAD, 1L) &&
                     curl_.set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size())) &&
                     curl_.set(CURLOPT_MAIL_FROM, envelope.from.c_str()) &&
                     curl_.set(CURLOPT_MAIL_RCPT, recipients.get()) &&
                     curl_.set(CURLOPT_LOW_SPEED_LIMIT, 1L) &&
                     curl_.set(CURLOPT_LOW_SPEED_TIME, in_seconds(endpoint_.io_timeout));
  const CURLcode code = ready ? perform() : CURLE_OUT_OF_MEMORY;
  unsent_ = {};
  curl_.set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));  // libcurl copies no list
  return code;
}

CURLcode SmtpCourier::greet() {
  const bool ready = curl_.set(CURLOPT_UPLOAD, 0L) && curl_.set(CURLOPT_NOBODY, 1L) &&
                     curl_.set(CURLOPT_CUSTOMREQUEST, "NOOP") &&
                     curl_.set(CURLOPT_LOW_SPEED_TIME, 0L);
  return ready ? perform() : CURLE_OUT_OF_MEMORY;
}

CURLcode SmtpCourier::perform() {
  const milliseconds reply = closing_ ? kFarewellTimeout : endpoint_.io_timeout;
  const milliseconds whole =
      closing_ ? kFarewellTimeout : endpoint_.connect_timeout + kMailPatience * reply;
  if (!curl_.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, in_seconds(reply)) ||
      !curl_.set(CURLOPT_TIMEOUT_MS, static_cast<long>(whole.count()))) {
    return CURLE_OUT_OF_MEMORY;
  }
  const CURLcode code = curl_.perform();
  // A connection on which something went wrong is out of step: an answer that comes late would pass
  // for the answer to the next command. Where libcurl has kept it, it now finds it dead.
  if (code != CURLE_OK && socket() != CURL_SOCKET_BAD) ::shutdown(socket(), SHUT_RDWR);
  return code;
}

Result<void> SmtpCourier::require_smtputf8() {
  if (socket() == CURL_SOCKET_BAD) {
    if (const CURLcode code = greet(); code != CURLE_OK) return error_of(code);
  }
  if (dialogue_.offers("SMTPUTF8")) return {};
  return permanent(Errc::kRefused, "an address has other than ASCII letters before its @, and " +
                                       curl_.address().url() + " does not offer SMTPUTF8");
}

curl_socket_t SmtpCourier::socket() const {
  curl_socket_t fd = CURL_SOCKET_BAD;
  curl_easy_getinfo(curl_.get(), CURLINFO_ACTIVESOCKET, &fd);
  return fd;
}

Error SmtpCourier::error_of(CURLcode code) const {
  if (dialogue_.code() >= 400) return refusal();
  const bool envelope_begun = dialogue_.stage() >= Stage::kMail;
  if (envelope_begun && dialogue_.code() != 0) {
    return transient(Errc::kProtocol, curl_.address().url() + " answered " + dialogue_.codes() +
                                          " to " + std::string(dialogue_.name_of_stage()));
  }
  Error error = curl_.error_of(code);
  if (dialogue_.stage() == Stage::kMessage) error.text += "; the message may have been accepted";
  return error;
}

// What a code of 400 or more means depends on when it came (RFC 5321 section 4.2.1, RFC 4954).
Error SmtpCourier::refusal() const {
  const int code = dialogue_.code();
  std::string text = curl_.address().url() + " refuses " + std::string(dialogue_.name_of_stage());
  if (dialogue_.stage() == Stage::kRcpt) text += " " + std::to_string(dialogue_.recipient());
  text += " with " + dialogue_.codes();

  if (code == 421) return transient(Errc::kUnreachable, text + ", it is closing the connection");
  switch (dialogue_.stage()) {
    case Stage::kGreeting:
    case Stage::kHello:
    case Stage::kCommand:
      return transient(Errc::kUnreachable, text);
    case Stage::kStartTls:
      return transient(Errc::kTls, text);
    case Stage::kLogin:
      return transient(Errc::kAuth, text + (code < 500 ? "" : ": user name or password is wrong"));
    default:
      break;
  }
  // A relay that wants a log-in speaks of the client, not of this mail.
  const bool not_logged_in = !endpoint_.user.empty() && !dialogue_.logged_in();
  if (code == 530 || (code >= 500 && not_logged_in)) {
    return transient(Errc::kAuth, text + ": there was no log-in");
  }
  return code < 500 ? transient(Errc::kRefused, text) : permanent(Errc::kRefused, text);
}

int SmtpCourier::on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* courier) {
  auto& dialogue = static_cast<SmtpCourier*>(courier)->dialogue_;
  if (type == CURLINFO_HEADER_OUT) dialogue.sent({data, size});
  if (type == CURLINFO_HEADER_IN) dialogue.received({data, size});
  return 0;
}

curl_socket_t SmtpCourier::on_open_socket(void* courier, curlsocktype, curl_sockaddr* address) {
  auto& self = *static_cast<SmtpCourier*>(courier);
  if (self.closing_) return CURL_SOCKET_BAD;
  self.dialogue_.begin();
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t SmtpCourier::on_read(char* buffer, std::size_t size, std::size_t count, void* courier) {
  auto& self = *static_cast<SmtpCourier*>(courier);
  const std::size_t taken = std::min(size * count, self.unsent_.size());
  std::memcpy(buffer, self.unsent_.data(), taken);
  self.unsent_.remove_prefix(taken);
  if (self.unsent_.empty()) {
    // libcurl reads both limits anew for every wait; next is the wait for the answer to the dot.
    self.curl_.set(CURLOPT_LOW_SPEED_TIME, 0L);
    self.curl_.set(CURLOPT_SERVER_RESPONSE_TIMEOUT,
                   in_seconds(kFinalReplyPatience * self.endpoint_.io_timeout));
  }
  return taken;
}

}  // namespace meldaan::net
