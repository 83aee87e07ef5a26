#include "mime/address_list.h"

#include <gtest/gtest.h>

#include "mime/limits.h"

namespace meldaan::mime::address_list_test {
namespace {

using List = std::vector<Address>;

TEST(AddressList, TakesNamesAndAddressesApart) {
  EXPECT_EQ(parse_address_list("Jan Jansen <jan@a.nl>, \"B., Els\" <els@a.nl>,piet@a.nl"),
            (List{{"Jan Jansen", "jan@a.nl"}, {"B., Els", "els@a.nl"}, {"", "piet@a.nl"}}));
}

// RFC 5322 appendix A.1.3 and A.5.
TEST(AddressList, FlattensGroupsAndDropsComments) {
  EXPECT_EQ(parse_address_list("A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;"),
            (List{{"Ed Jones", "c@a.test"}, {"", "joe@where.test"}, {"John", "jdoe@one.test"}}));
  EXPECT_EQ(parse_address_list("Undisclosed recipients:;"), List{});
  EXPECT_EQ(parse_address_list("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>")
                .at(0)
                .name,
            "Pete");
}

TEST(AddressList, TakesACommentForTheNameWhereThereIsNoOther) {
  EXPECT_EQ(parse_address_list("jan@a.nl (Jan Jansen)"), (List{{"Jan Jansen", "jan@a.nl"}}));
}

TEST(AddressList, ForgivesABareCommaInAName) {
  EXPECT_EQ(parse_address_list("Jansen, J. <jan@a.nl>, Els <els@a.nl>"),
            (List{{"Jansen, J.", "jan@a.nl"}, {"Els", "els@a.nl"}}));
}

TEST(AddressList, ForgivesMissingBrackets) {
  EXPECT_EQ(parse_address_list("Jan Jansen jan@a.nl"), (List{{"Jan Jansen", "jan@a.nl"}}));
  EXPECT_EQ(parse_address_list("Jan <jan@a.nl, Els <els@a.nl>"),
            (List{{"Jan", "jan@a.nl"}, {"Els", "els@a.nl"}}));
  EXPECT_EQ(parse_address_list("<mailto:jan@a.nl>"), (List{{"", "jan@a.nl"}}));
}

TEST(AddressList, KnowsQuotedLocalPartsAndSourceRoutes) {
  EXPECT_EQ(parse_address_list("\"jan jansen\"@a.nl"), (List{{"", "\"jan jansen\"@a.nl"}}));
  EXPECT_EQ(parse_address_list("Jan <@x.nl,@y.nl:jan@a.nl>"), (List{{"Jan", "jan@a.nl"}}));
}

TEST(AddressList, AnEncodedWordKeepsItsCommas) {
  EXPECT_EQ(parse_address_list("=?utf-8?Q?Zo=C3=AB,_T.?= <z@a.nl>"),
            (List{{"Zo\xC3\xAB, T.", "z@a.nl"}}));
}

TEST(AddressList, ANameThatOnlyRepeatsTheAddressIsNone) {
  EXPECT_EQ(parse_address_list("\"'Jan@a.nl'\" <jan@a.nl>"), (List{{"", "jan@a.nl"}}));
}

TEST(AddressList, ANameAloneStaysAName) {
  EXPECT_EQ(parse_address_list("Jan Jansen"), (List{{"Jan Jansen", ""}}));
}

TEST(AddressList, AnythingElseIsRead) {
  for (const char* text : {"", "<", ">", "\"", "(", "((", "@", "<>", ",,;:", "\\", "\"\\", "(\\",
                           "a@", "@ @ @", "<@", "<@:>", "=?", ": : <a>"}) {
    EXPECT_LE(parse_address_list(text).size(), 2u) << text;
  }
}

TEST(AddressList, IsBounded) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "a@b.nl,";
  EXPECT_LE(parse_address_list(many).size(), kMaxAddresses + 1);
}

TEST(MessageIds, StandBetweenBrackets) {
  EXPECT_EQ(parse_message_ids("<a@b> (comment) <c@\r\n d>"),
            (std::vector<std::string>{"a@b", "c@d"}));
  EXPECT_EQ(parse_message_ids("a@b"), (std::vector<std::string>{"a@b"}));
  EXPECT_EQ(parse_message_ids("Uw bericht van maandag"), std::vector<std::string>{});
  EXPECT_EQ(parse_message_ids("<a@b"), (std::vector<std::string>{"a@b"}));
}

}  // namespace
}  // namespace meldaan::mime::address_list_test
