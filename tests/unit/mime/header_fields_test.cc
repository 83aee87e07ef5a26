#include "mime/header_fields.h"

#include <gtest/gtest.h>

#include "mime/limits.h"

namespace meldaan::mime::header_fields_test {
namespace {

TEST(HeaderFields, AreUnfoldedAndNamedInLowerCase) {
  const Head head = split_head("SUBJECT: een\r\n twee\r\n\tdrie\r\nX-Leeg:\r\n\r\nbody\r\n");
  ASSERT_EQ(head.fields.size(), 2u);
  EXPECT_EQ(head.fields[0].name, "subject");
  EXPECT_EQ(head.fields[0].value, "een twee drie");
  EXPECT_EQ(head.fields[1].value, "");
  EXPECT_EQ(head.body, "body\r\n");
  EXPECT_FALSE(head.damaged);
}

TEST(HeaderFields, MayHaveABlankBeforeTheColon) {
  const Head head = split_head("Subject : hoi\n\n");
  ASSERT_EQ(head.fields.size(), 1u);
  EXPECT_EQ(head.fields[0].value, "hoi");
}

TEST(HeaderFields, OfAPartWithoutAnyLeaveTheWholeBody) {
  const Head head = split_head("\r\nHallo\r\n");
  EXPECT_TRUE(head.fields.empty());
  EXPECT_EQ(head.body, "Hallo\r\n");
}

TEST(HeaderFields, ThatMailDoesNotKnowAreBody) {
  const std::string_view text = "Naam: Jan\nSchool: De Klimop\n\nGroet\n";
  const Head head = split_head(text);
  EXPECT_TRUE(head.fields.empty());
  EXPECT_EQ(head.body, text);
  EXPECT_EQ(split_fields(text).fields.size(), 2u);
}

TEST(HeaderFields, KeepTheFirstOfTwo) {
  const Head head = split_head("Subject: een\nSubject: twee\n\n");
  ASSERT_NE(find_field(head.fields, "subject"), nullptr);
  EXPECT_EQ(*find_field(head.fields, "subject"), "een");
  EXPECT_EQ(find_field(head.fields, "from"), nullptr);
}

TEST(HeaderFields, AreBoundedInNumberAndLength) {
  std::string many = "Subject: x\n";
  for (std::size_t i = 0; i < 2 * kMaxHeaderFields; ++i) many += "X-A: b\n";
  many += "\nbody";
  const Head head = split_head(many);
  EXPECT_EQ(head.fields.size(), kMaxHeaderFields);
  EXPECT_TRUE(head.damaged);
  EXPECT_EQ(head.body, "body");

  std::string folded = "Subject: x\n";
  for (std::size_t i = 0; i < kMaxHeaderValue; ++i) folded += " regel\n";
  folded += "\nbody";
  const Head long_head = split_head(folded);
  EXPECT_LE(long_head.fields.at(0).value.size(), kMaxHeaderValue);
  EXPECT_EQ(long_head.body, "body");
}

}  // namespace
}  // namespace meldaan::mime::header_fields_test
