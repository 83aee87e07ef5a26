// A Courier that hands mail to an SMTP submission server, by libcurl.
//
// smtps:// has TLS from the start; smtp:// requires STARTTLS unless the endpoint is plaintext. It
// logs in where the endpoint names a user. The connection is kept for the next mail; one that the
// server has closed meanwhile is replaced without the caller hearing of it.
//
// Internal to net (curl's header): others use make_courier(). Sources: RFC 5321, 4954 (AUTH), 3207
// (STARTTLS), 1870 (SIZE), 6531 (SMTPUTF8). Measured with libcurl 7.88.1: a refusal makes libcurl
// say QUIT and close, so a refused mail costs the next one a new connection.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "net/courier.h"
#include "net/curl_handle.h"
#include "net/smtp_dialogue.h"
#include "net/smtp_envelope.h"

namespace meldaan::net {

class SmtpCourier : public Courier {
 public:
  // Does not connect. kConfig where the URL is no SMTP server's.
  static Result<std::unique_ptr<SmtpCourier>> make(const Endpoint& endpoint);
  SmtpCourier(const SmtpCourier&) = delete;
  SmtpCourier& operator=(const SmtpCourier&) = delete;
  ~SmtpCourier() override { close(); }

  Result<void> send(const Envelope& envelope, std::string_view message) override;
  // Always on a connection of its own, which it closes again.
  Result<void> probe() override;
  void close() override;

 private:
  SmtpCourier(CurlHandle curl, const Endpoint& endpoint);
  bool configure();

  CURLcode transmit(const SmtpEnvelope& envelope, std::string_view message);
  // Connects where needed, and says NOOP.
  CURLcode greet();
  CURLcode perform();
  Result<void> require_smtputf8();

  curl_socket_t socket() const;
  bool may_repeat(CURLcode code, unsigned connections_before) const;
  Error error_of(CURLcode code) const;
  Error refusal() const;

  static int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* courier);
  static curl_socket_t on_open_socket(void* courier, curlsocktype purpose, curl_sockaddr* address);
  static std::size_t on_read(char* buffer, std::size_t size, std::size_t count, void* courier);

  Endpoint endpoint_;
  SmtpDialogue dialogue_;
  std::string_view unsent_;  // what is left of the message under way
  bool closing_ = false;     // then libcurl must open no new connection
  CurlHandle curl_;          // last: its cleanup still calls back into the members above
};

}  // namespace meldaan::net
