#include "net/header_fields.h"

#include <gmock/gmock.h>

#include "net/mailbox.h"

namespace meldaan::net::header_fields_test {
namespace {

using testing::EndsWith;
using testing::StartsWith;

TEST(HeaderFields, KeepsTheFieldsOfAThreadAndNoOthers) {
  EXPECT_EQ(thread_fields("Received: from a\r\n by b\r\nMESSAGE-id: <1@x>\r\nSubject: hoi\r\n"
                          "In-Reply-To : <0@x>\r\nReferences:\r\n <a@x>\r\n\t<b@x>\r\nTo: c@x\r\n"
                          "From: Jan <jan@x>\r\nAuto-Submitted: no\r\nFromage: brie\r\n\r\n"
                          "From: the body\r\n"),
            "MESSAGE-id: <1@x>\r\nIn-Reply-To : <0@x>\r\nReferences:\r\n <a@x>\r\n\t<b@x>\r\n"
            "From: Jan <jan@x>\r\nAuto-Submitted: no\r\n");
}

TEST(HeaderFields, LinesMayEndWithLfAloneOrWithNothing) {
  EXPECT_EQ(thread_fields("Message-ID: <1@x>\nTo: y\nFrom: z"), "Message-ID: <1@x>\r\nFrom: z\r\n");
}

TEST(HeaderFields, BytesOfAnyKindGiveNoMoreThanTheBound) {
  EXPECT_EQ(thread_fields(""), "");
  EXPECT_EQ(thread_fields("\r\nFrom: z\r\n"), "");
  EXPECT_EQ(thread_fields(std::string("From\0: z\nFrom\nfrom \t: \0\xff", 24)),
            std::string("from \t: \0\xff\r\n", 12));
  std::string all;
  for (int i = 0; i < 20000; ++i) all += "From: " + std::string(i % 97, char(i)) + "\n";
  EXPECT_LE(thread_fields(all).size(), kHeaderBytes);
}

TEST(HeaderFields, EndlessReferencesCrowdOutNothing) {
  std::string references = "References:";
  while (references.size() < 1'000'000) references += " <0123456789@example.org>";
  std::string folded = "References:";
  while (folded.size() < 1'000'000) folded += "\r\n <0123456789@example.org>";
  for (const std::string& endless : {references, folded}) {
    const std::string fields =
        thread_fields("Message-ID: <1@x>\r\n" + endless + "\r\nFrom: z\r\n\r\n");
    EXPECT_THAT(fields, StartsWith("Message-ID: <1@x>\r\nReferences:"));
    EXPECT_THAT(fields, EndsWith("\r\nFrom: z\r\n"));
    EXPECT_LE(fields.size(), kHeaderBytes / 4 + 100);
    EXPECT_GE(fields.size(), kHeaderBytes / 4 - 100);
  }
}

}  // namespace
}  // namespace meldaan::net::header_fields_test
