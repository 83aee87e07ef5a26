// A libcurl easy handle that is set up for one Endpoint and can't leak: what IMAP and SMTP share.
//
// Internal to net: curl's header stays inside this module. A handle belongs to the thread that uses
// it, and may move. Settings that hold for every handle: TLS 1.2 or newer with verified
// certificates; STARTTLS required on imap:// and smtp:// unless the endpoint is plaintext (loopback
// only); no signals, no proxy or .netrc from the environment; the endpoint's time limits.
#pragma once

#include <curl/curl.h>

#include <array>
#include <memory>
#include <string>

#include "net/endpoint.h"
#include "util/result.h"

namespace meldaan::net {

// What a URL names once it has been checked; never a user or password.
struct ServerAddress {
  std::string scheme;  // "imaps", "imap", "smtps" or "smtp"
  std::string host;    // an IPv6 address without its brackets
  std::string port;    // empty where the URL names none
  bool implicit_tls = false;

  // "imaps://host:993" without a path; what is not named is left out.
  std::string url() const;
};

// kConfig where the URL is no server's, holds a user or password, or wants plaintext off loopback.
Result<ServerAddress> parse_server_address(const Endpoint& endpoint);

class CurlHandle {
 public:
  // Connects nothing yet. kConfig as above.
  static Result<CurlHandle> make(const Endpoint& endpoint);

  CURL* get() const { return easy_.get(); }
  const ServerAddress& address() const { return address_; }

  // curl_easy_setopt, for options beyond those of the endpoint. False where libcurl refuses it.
  template <class Value>
  bool set(CURLoption option, Value value) {
    return curl_easy_setopt(easy_.get(), option, value) == CURLE_OK;
  }
  // curl_easy_perform; error_text() belongs to this call.
  CURLcode perform();

  // What a code means to an operator, with libcurl's own reason. Always transient: wrong passwords
  // get corrected and certificates renewed while the daemon runs (design: reliability contract).
  Error error_of(CURLcode code) const;
  // libcurl's words for the last perform(); the code's general words where it gave none.
  std::string error_text(CURLcode code) const;
  // The last reply code of an SMTP server; 0 where none came.
  long response_code() const;

 private:
  struct Cleanup {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  };
  using ErrorText = std::array<char, CURL_ERROR_SIZE>;

  CurlHandle(ServerAddress address, std::string tls_ca);
  Result<void> configure(const Endpoint& endpoint);

  ServerAddress address_;
  std::string tls_ca_;
  // Declared before the handle, which writes into it until its cleanup is over.
  std::unique_ptr<ErrorText> error_text_;
  std::unique_ptr<CURL, Cleanup> easy_;
};

}  // namespace meldaan::net
