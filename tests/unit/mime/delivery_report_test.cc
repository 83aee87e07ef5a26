#include "mime/delivery_report.h"

#include <gtest/gtest.h>

#include "mime/limits.h"
#include "mime/parse.h"

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

// As Exim and qmail write it to people.
std::string report_in_text(const std::string& head, const std::string& says,
                           const std::string& copy_begins) {
  return head + "From: Mail Delivery System <Mailer-Daemon@srv.example>\nSubject: failed\n\n" +
         says + "\n\n<els@a.nl>:\nNo such user here\n\n" + copy_begins +
         "\n\nReturn-path: <info@b.nl>\nFrom: info@b.nl\nMessage-ID: <kt.1@b.nl>\n\nBeste Els\n";
}

constexpr const char* kEximCopy =
    "------ This is a copy of the message, including all the headers. ------";
constexpr const char* kPermanent =
    "A message that you sent could not be delivered to one or more of its\nrecipients. This is a "
    "permanent error. The following address(es) failed:";

TEST(DeliveryReport, OneInPlainTextCountsWhereTheServerHasGivenUp) {
  for (const char* copy : {kEximCopy, "--- Below this line is a copy of the message."}) {
    const IncomingMail mail = parse(report_in_text("Return-Path: <>\n", kPermanent, copy));
    EXPECT_EQ(mail.returned_message_id, "kt.1@b.nl");
    ASSERT_EQ(mail.delivery_statuses.size(), 1u);
    EXPECT_EQ(mail.delivery_statuses[0].final_recipient, "els@a.nl");
    EXPECT_EQ(mail.delivery_statuses[0].action, "failed");
    EXPECT_EQ(mail.delivery_statuses[0].status, "5.0.0");
  }
  const IncomingMail named = parse(
      report_in_text("Return-Path: <>\nX-Failed-Recipients: jan@a.nl\n", kPermanent, kEximCopy));
  ASSERT_EQ(named.delivery_statuses.size(), 1u);
  EXPECT_EQ(named.delivery_statuses[0].final_recipient, "jan@a.nl");
}

TEST(DeliveryReport, OneInPlainTextSaysNothingWhereItIsStillTriedOrAPersonSendsIt) {
  const std::string delayed =
      report_in_text("Return-Path: <>\n", "Your message has not yet been delivered.", kEximCopy);
  EXPECT_TRUE(parse(delayed).delivery_statuses.empty());
  EXPECT_EQ(parse(delayed).returned_message_id, "");
  const std::string forwarded =
      "From: Els <els@a.nl>\n" + report_in_text("", kPermanent, kEximCopy)
                                     .substr(std::string("From: Mail Delivery System "
                                                         "<Mailer-Daemon@srv.example>\n")
                                                 .size());
  EXPECT_TRUE(parse(forwarded).delivery_statuses.empty());
}

}  // namespace
}  // namespace meldaan::mime::delivery_report_test
