#include "net/smtp_envelope.h"

#include <gmock/gmock.h>

namespace meldaan::net::smtp_envelope_test {
namespace {

using testing::ElementsAre;

Result<SmtpEnvelope> to(const std::string& address) {
  return smtp_envelope({"info@example.org", {address}});
}

TEST(SmtpEnvelope, OrdinaryAndOddAddressesPass) {
  for (const char* address :
       {"jan@example.org", "o'brien+les@school.example.nl", "jan..jansen@x.nl", "jan.@x.nl",
        "\"jan jansen\"@x.nl", "jan@x_y.nl"}) {
    const auto checked = to(address);
    ASSERT_TRUE(checked.ok()) << address;
    EXPECT_THAT(checked->to, ElementsAre(address));
    EXPECT_FALSE(checked->needs_smtputf8);
  }
}

TEST(SmtpEnvelope, NoAddressBecomesACommand) {
  for (const char* address :
       {"", "jan", "@x.nl", "jan@", "a@x.nl>\r\nDATA", "a\r\n@x.nl", "a@x.nl\r\nRCPT TO:<b@x.nl>",
        "a>b@x.nl", "a b@x.nl", "\"a\\\"b\"@x.nl", "a@x.nl SIZE=1", "a@[127.0.0.1]", "a@-x..nl",
        "a\x00"
        "b@x.nl",
        "\xff@x.nl"}) {
    const auto checked = to(address);
    ASSERT_FALSE(checked.ok()) << address;
    EXPECT_EQ(checked.error().code, Errc::kInvalid);
    EXPECT_EQ(checked.error().retry, Retry::kPermanent);
  }
  EXPECT_FALSE(to(std::string(65, 'a') + "@x.nl").ok());
  EXPECT_FALSE(smtp_envelope({"a@x.nl>", {"b@x.nl"}}).ok());
  EXPECT_FALSE(smtp_envelope({"a@x.nl", {}}).ok());
}

TEST(SmtpEnvelope, TheNullSenderIsEmpty) {
  const auto checked = smtp_envelope({"", {"b@x.nl"}});
  ASSERT_TRUE(checked.ok());
  EXPECT_EQ(checked->from, "");
}

TEST(SmtpEnvelope, DomainsBecomeALabelsAndLocalPartsAskForSmtputf8) {
  const auto domain = to("jan@bücher.example");
  ASSERT_TRUE(domain.ok());
  EXPECT_THAT(domain->to, ElementsAre("jan@xn--bcher-kva.example"));
  EXPECT_FALSE(domain->needs_smtputf8);
  const auto local = to("josé@example.org");
  ASSERT_TRUE(local.ok());
  EXPECT_TRUE(local->needs_smtputf8);
}

TEST(SmtpEnvelope, EveryLineEndBecomesCrlf) {
  EXPECT_EQ(with_crlf("a\nb\rc\r\nd"), "a\r\nb\r\nc\r\nd\r\n");
  EXPECT_EQ(with_crlf("a\n.\nb"), "a\r\n.\r\nb\r\n");
  EXPECT_EQ(with_crlf("a\r\r\n\n"), "a\r\n\r\n\r\n");
  EXPECT_EQ(with_crlf("a\r\n"), "a\r\n");
}

TEST(SmtpEnvelope, HeloNameIsTheUsersDomain) {
  EXPECT_EQ(helo_name("info@lerendeleraren.nl"), "lerendeleraren.nl");
  EXPECT_EQ(helo_name("info"), "[127.0.0.1]");
  EXPECT_EQ(helo_name("info@evil\r\nMAIL.nl"), "[127.0.0.1]");
}

}  // namespace
}  // namespace meldaan::net::smtp_envelope_test
