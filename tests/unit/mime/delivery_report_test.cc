#include "mime/delivery_report.h"

#include <gtest/gtest.h>

#include "mime/limits.h"

namespace meldaan::mime::delivery_report_test {
namespace {

TEST(DeliveryReport, HasABlockPerRecipient) {
  const auto list = parse_delivery_status(
      "Reporting-MTA: dns; mx.nl\r\n\r\nFinal-Recipient: RFC822;jan@a.nl\r\nAction: FAILED\r\n"
      "Status: 5.1.1\r\n\r\n\r\nFinal-Recipient: rfc822; els@a.nl\r\nAction: delayed (nog)\r\n"
      "Status: 4.4.1 (druk)\r\n");
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].final_recipient, "jan@a.nl");
  EXPECT_EQ(list[0].action, "failed");
  EXPECT_EQ(list[0].status, "5.1.1");
  EXPECT_EQ(list[1].final_recipient, "els@a.nl");
  EXPECT_EQ(list[1].action, "delayed");
  EXPECT_EQ(list[1].status, "4.4.1");
}

TEST(DeliveryReport, PassesOverLinesThatAreNoFields) {
  const auto list = parse_delivery_status("rommel\n\nAction: failed\nFinal-Recipient: x@a.nl\n");
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0].final_recipient, "x@a.nl");
}

TEST(DeliveryReport, IsBounded) {
  std::string body;
  for (std::size_t i = 0; i < 3 * kMaxRecipientsInReport; ++i) body += "Action: failed\n\n";
  EXPECT_EQ(parse_delivery_status(body).size(), kMaxRecipientsInReport);
  EXPECT_TRUE(parse_delivery_status(std::string(100000, '\n')).empty());
}

TEST(DeliveryReport, TheReturnedHeadersNameOurMail) {
  EXPECT_EQ(returned_message_id("From: a@b.nl\nMessage-Id:\n <kt.1@a.nl>\n\nbody"), "kt.1@a.nl");
  EXPECT_EQ(returned_message_id("From: a@b.nl\n"), "");
}

}  // namespace
}  // namespace meldaan::mime::delivery_report_test
