#include <gmock/gmock.h>

#include "net/curl_handle.h"
#include "net/endpoint.h"

namespace meldaan::net::server_address_test {
namespace {

Result<ServerAddress> parse(const std::string& url, bool plaintext = false) {
  Endpoint endpoint;
  endpoint.url = url;
  endpoint.plaintext = plaintext;
  return parse_server_address(endpoint);
}

TEST(ServerAddress, SchemeHostAndPort) {
  const auto address = parse("imaps://imap.example.org:1993/");
  ASSERT_TRUE(address.ok());
  EXPECT_EQ(address->host, "imap.example.org");
  EXPECT_EQ(address->port, "1993");
  EXPECT_TRUE(address->implicit_tls);
  EXPECT_EQ(address->url(), "imaps://imap.example.org:1993");
  EXPECT_FALSE(parse("smtp://smtp.example.org")->implicit_tls);
  EXPECT_EQ(parse("imaps://[::1]:99")->url(), "imaps://[::1]:99");
}

TEST(ServerAddress, PlaintextIsForLoopbackAlone) {
  for (const char* host : {"localhost", "127.0.0.1", "127.5.6.7", "[::1]"}) {
    EXPECT_TRUE(parse("imap://" + std::string(host), true).ok()) << host;
  }
  for (const char* host : {"example.org", "127.0.0.1.example.org", "127.x", "10.0.0.1", "[::2]",
                           "localhost.example.org"}) {
    const auto address = parse("imap://" + std::string(host), true);
    ASSERT_FALSE(address.ok()) << host;
    EXPECT_EQ(address.error().code, Errc::kConfig);
  }
}

TEST(ServerAddress, WhatIsNoServersUrlIsAConfigurationError) {
  for (const char* url :
       {"", "imap", "http://example.org", "imaps://", "imaps://u:geheim@example.org",
        "imaps://geheim@example.org", "imaps://example.org/Archief"}) {
    const auto address = parse(url);
    ASSERT_FALSE(address.ok()) << url;
    EXPECT_EQ(address.error().code, Errc::kConfig);
    EXPECT_EQ(address.error().retry, Retry::kPermanent);
    EXPECT_THAT(address.error().text, testing::Not(testing::HasSubstr("geheim")));
  }
}

TEST(MakeMailboxAndCourier, ChooseByTheScheme) {
  MailboxOptions mailbox;
  mailbox.endpoint.url = "maildir:/var/mail/info";
  ASSERT_TRUE(make_mailbox(mailbox).ok());
  EXPECT_EQ((*make_mailbox(mailbox))->name(), "maildir:/var/mail/info");
  mailbox.endpoint.url = "pop3://example.org";
  EXPECT_EQ(make_mailbox(mailbox).error().code, Errc::kConfig);
  Endpoint courier;
  for (const char* url : {"smtps://example.org", "smtp://example.org", "folder:/tmp"}) {
    courier.url = url;
    EXPECT_TRUE(make_courier(courier).ok()) << url;
  }
  for (const char* url : {"", "folder:", "http://example.org", "smtp://"}) {
    courier.url = url;
    EXPECT_EQ(make_courier(courier).error().code, Errc::kConfig) << url;
  }
}

}  // namespace
}  // namespace meldaan::net::server_address_test
