#include "net/curl_handle.h"

#include <mutex>
#include <string_view>
#include <utility>

namespace meldaan::net {
namespace {

// curl_global_init is not safe to race on every build of libcurl, so it runs once and first.
bool curl_is_ready() {
  static std::once_flag once;
  static bool ready = false;
  std::call_once(once, [] { ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK; });
  return ready;
}

struct UrlCleanup {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::string url_part(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK || text == nullptr) return {};
  std::string copy = text;
  curl_free(text);
  return copy;
}

// "127.0.0.1.example.nl" is somebody's host.
bool is_loopback(std::string_view host) {
  if (host == "localhost" || host == "::1") return true;
  return host.starts_with("127.") &&
         host.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool is_ipv6(std::string_view host) {
  return host.find(':') != std::string_view::npos;
}

}  // namespace

std::string ServerAddress::url() const {
  std::string text = scheme + "://" + (is_ipv6(host) ? "[" + host + "]" : host);
  if (!port.empty()) text += ":" + port;
  return text;
}

Result<ServerAddress> parse_server_address(const Endpoint& endpoint) {
  std::unique_ptr<CURLU, UrlCleanup> url(curl_url());
  // The URL itself stays out of the message: somebody may have put a password into it.
  if (!url || curl_url_set(url.get(), CURLUPART_URL, endpoint.url.c_str(),
                           CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
    return permanent(Errc::kConfig, "the server's URL is not one");
  }
  ServerAddress address;
  address.scheme = url_part(url.get(), CURLUPART_SCHEME);
  address.host = url_part(url.get(), CURLUPART_HOST);
  address.port = url_part(url.get(), CURLUPART_PORT);
  if (is_ipv6(address.host)) address.host = address.host.substr(1, address.host.size() - 2);

  const bool implicit_tls = address.scheme == "imaps" || address.scheme == "smtps";
  if (!implicit_tls && address.scheme != "imap" && address.scheme != "smtp") {
    return permanent(Errc::kConfig, "the URL's scheme is none of imaps, imap, smtps and smtp");
  }
  address.implicit_tls = implicit_tls;
  if (!url_part(url.get(), CURLUPART_USER).empty() ||
      !url_part(url.get(), CURLUPART_PASSWORD).empty()) {
    return permanent(Errc::kConfig,
                     "user and password do not belong in the URL, but in keys of their own");
  }
  if (const std::string path = url_part(url.get(), CURLUPART_PATH); !path.empty() && path != "/") {
    return permanent(Errc::kConfig,
                     "the server's URL ends behind host and port: folders are named "
                     "by keys of their own");
  }
  if (endpoint.plaintext && !is_loopback(address.host)) {
    return permanent(Errc::kConfig, "tls = \"none\" is accepted for a loopback host only");
  }
  return address;
}

CurlHandle::CurlHandle(ServerAddress address, std::string tls_ca)
    : address_(std::move(address)),
      tls_ca_(std::move(tls_ca)),
      error_text_(std::make_unique<ErrorText>()),
      easy_(curl_easy_init()) {
  error_text_->front() = '\0';
}

Result<CurlHandle> CurlHandle::make(const Endpoint& endpoint) {
  auto address = parse_server_address(endpoint);
  if (!address) return address.error();
  if (!curl_is_ready()) return transient(Errc::kIo, "libcurl could not be initialised");
  CurlHandle handle(std::move(*address), endpoint.tls_ca);
  if (!handle.easy_) return transient(Errc::kIo, "libcurl gave no handle");
  auto configured = handle.configure(endpoint);
  if (!configured) return configured.error();
  return handle;
}

Result<void> CurlHandle::configure(const Endpoint& endpoint) {
  const bool starttls = !address_.implicit_tls && !endpoint.plaintext;
  bool ok = set(CURLOPT_ERRORBUFFER, error_text_->data()) &&
            set(CURLOPT_URL, (address_.url() + "/").c_str()) &&
            set(CURLOPT_PROTOCOLS_STR, "imap,imaps,smtp,smtps") &&
            set(CURLOPT_PROXY, "") &&  // an empty name also shuts out $ALL_PROXY
            set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED)) &&
            // Signals belong to the daemon, and a resolver that hangs must not hold up its end.
            set(CURLOPT_NOSIGNAL, 1L) && set(CURLOPT_QUICK_EXIT, 1L) &&
            // USESSL_ALL refuses to go on without TLS; USESSL_TRY would log in in the clear.
            set(CURLOPT_USE_SSL, static_cast<long>(starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE)) &&
            set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2)) &&
            set(CURLOPT_SSL_VERIFYPEER, 1L) && set(CURLOPT_SSL_VERIFYHOST, 2L) &&
            // Hours of IDLE must outlive the state of a NAT router on the way.
            set(CURLOPT_TCP_KEEPALIVE, 1L) && set(CURLOPT_TCP_KEEPIDLE, 60L) &&
            set(CURLOPT_TCP_KEEPINTVL, 15L) &&
            set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(endpoint.connect_timeout.count())) &&
            set(CURLOPT_SERVER_RESPONSE_TIMEOUT,
                static_cast<long>(std::chrono::ceil<Seconds>(endpoint.io_timeout).count()));
  if (!tls_ca_.empty()) ok = ok && set(CURLOPT_CAINFO, tls_ca_.c_str());
  if (!endpoint.user.empty()) {
    ok = ok && set(CURLOPT_USERNAME, endpoint.user.c_str()) &&
         set(CURLOPT_PASSWORD, endpoint.password.c_str());
  }
  if (!ok) return permanent(Errc::kConfig, "libcurl refuses a setting of " + address_.url());
  return {};
}

CURLcode CurlHandle::perform() {
  error_text_->front() = '\0';
  return curl_easy_perform(easy_.get());
}

std::string CurlHandle::error_text(CURLcode code) const {
  std::string_view text = error_text_->data();
  return std::string(text.empty() ? curl_easy_strerror(code) : text);
}

long CurlHandle::response_code() const {
  long code = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &code);
  return code;
}

Error CurlHandle::error_of(CURLcode code) const {
  const std::string where = address_.url();
  const std::string reason = " (" + error_text(code) + ")";
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return transient(Errc::kUnreachable, "unknown host " + address_.host + reason);
    case CURLE_COULDNT_CONNECT:
      return transient(Errc::kUnreachable, where + " accepts no connection" + reason);
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
      return transient(Errc::kUnreachable, "connection to " + where + " lost" + reason);
    case CURLE_OPERATION_TIMEDOUT:
      return transient(Errc::kTimeout, where + " did not answer in time" + reason);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
      return transient(Errc::kTls, "certificate of " + where + " refused" + reason);
    case CURLE_SSL_CACERT_BADFILE:
      return transient(Errc::kTls, "CA file " + (tls_ca_.empty() ? "of the system" : tls_ca_) +
                                       " is unreadable or holds no certificate" + reason);
    case CURLE_USE_SSL_FAILED:
      return transient(Errc::kTls, where + " offers no STARTTLS, which is required" + reason);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ENGINE_INITFAILED:
      return transient(Errc::kTls, "TLS with " + where + " failed" + reason);
    case CURLE_LOGIN_DENIED:
    case CURLE_AUTH_ERROR:
      return transient(Errc::kAuth,
                       where + " refuses the log-in: user name or password is wrong" + reason);
    case CURLE_WEIRD_SERVER_REPLY:
      return transient(Errc::kProtocol, where + " gave an unexpected answer" + reason);
    default:
      return transient(Errc::kProtocol, "talking to " + where + " failed" + reason);
  }
}

}  // namespace meldaan::net
