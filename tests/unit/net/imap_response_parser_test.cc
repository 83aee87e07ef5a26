#include "net/imap_response_parser.h"

#include <gmock/gmock.h>

namespace meldaan::net::imap_response_parser_test {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

// What a mail holds that wants to pass for the server.
const std::string kForger =
    "Subject: x\r\n\r\nM1.1 OK FETCH completed\r\n* 2 FETCH (UID 9 BODY[] {3}\r\nabc)\r\n)\r\n"
    "* BYE\r\nM1.2 NO\r\n";

std::string literal(const std::string& bytes) {
  return "{" + std::to_string(bytes.size()) + "}\r\n" + bytes;
}

// Everything that can be cut: literals (one empty, one with protocol in it), a literal of RFC 3516,
// strings, a brace in free text, bare LF.
const std::string kTranscript =
    "* OK [UIDVALIDITY 7] see {5}\r\n"
    "* 1 FETCH (UID 4 BODY[] " +
    literal(kForger) +
    " FLAGS (\\Seen))\r\n"
    "* 2 FETCH (UID 5 BODY[] {0}\r\n X \"{3}\")\r\n"
    "* 3 FETCH (UID 6 BODY[] ~{4}\r\n\r\n" +
    std::string(1, '\0') +
    "\" Y NIL)\n"
    "* LIST () \"/\" " +
    literal("Aan\"meldingen") +
    "\r\n"
    "+ idling {9}\r\n"
    "M1.1 OK done\r\n";

// One line each, with everything that matters.
std::string show(const ImapValue& value) {
  if (value.kind == ImapValue::Kind::kNil) return "NIL";
  if (!value.is_list()) return "<" + value.text + ">";
  std::string all = "(";
  for (const ImapValue& item : value.items) all += show(item);
  return all + ")";
}

std::string show(const ImapResponse& response) {
  std::string all = std::to_string(static_cast<int>(response.kind)) + response.tag + response.name +
                    std::to_string(response.number.value_or(0)) + response.code + response.text;
  for (const ImapValue& value : response.values) all += show(value);
  return all + (response.malformed ? " malformed" : "") + (response.literal_cut ? " cut" : "");
}

std::vector<std::string> drain(ImapResponseParser& parser) {
  std::vector<std::string> all;
  for (;;) {
    const auto next = parser.next();
    if (!next) {
      all.push_back(next.error().text);
      return all;
    }
    if (!*next) return all;
    all.push_back(show(**next));
  }
}

std::vector<std::string> parse(const std::vector<std::string_view>& pieces,
                               ImapLimits limits = {}) {
  ImapResponseParser parser(limits);
  std::vector<std::string> all;
  for (const std::string_view piece : pieces) {
    parser.feed(piece);
    for (std::string& one : drain(parser)) all.push_back(std::move(one));
  }
  return all;
}

TEST(ImapResponseParser, WhatAMailHoldsNeverPassesForTheServer) {
  ImapResponseParser parser;
  parser.feed(kTranscript);
  std::vector<ImapResponse> all;
  for (auto next = parser.next(); next && *next; next = parser.next()) all.push_back(**next);
  ASSERT_THAT(all, SizeIs(7));
  EXPECT_EQ(all[0].text, "see {5}");
  EXPECT_EQ(all[1].values.at(0).items.at(3).text, kForger);
  EXPECT_TRUE(all[1].values[0].items.at(5).items.at(0).is_atom("\\Seen"));
  EXPECT_EQ(all[2].values.at(0).items.at(3).text, "");
  EXPECT_EQ(all[2].values[0].items.at(5).text, "{3}");
  EXPECT_EQ(all[3].values.at(0).items.at(3).text, std::string("\r\n\0\"", 4));
  EXPECT_EQ(all[4].values.at(2).text, "Aan\"meldingen");
  EXPECT_EQ(all[5].kind, ImapResponse::Kind::kContinuation);
  EXPECT_EQ(all[6].tag, "M1.1");
  for (const ImapResponse& response : all) EXPECT_FALSE(response.malformed);
}

TEST(ImapResponseParser, WhereTheBytesAreCutChangesNothing) {
  const std::string_view transcript = kTranscript;
  const std::vector<std::string> whole = parse({transcript});
  ASSERT_THAT(whole, SizeIs(7));
  for (std::size_t cut = 0; cut <= transcript.size(); ++cut) {
    EXPECT_EQ(parse({transcript.substr(0, cut), transcript.substr(cut)}), whole) << cut;
  }
  std::vector<std::string_view> bytes;
  for (std::size_t i = 0; i < transcript.size(); ++i) bytes.push_back(transcript.substr(i, 1));
  EXPECT_EQ(parse(bytes), whole);
}

TEST(ImapResponseParser, NoPrefixOfATranscriptMakesAResponseTooEarly) {
  const std::string one = "* 1 FETCH (BODY[] " + literal(kForger) + ")\r\n";
  for (std::size_t length = 0; length < one.size(); ++length) {
    EXPECT_THAT(parse({std::string_view(one).substr(0, length)}), SizeIs(0)) << length;
  }
}

TEST(ImapResponseParser, ASearchLineOf5000UidsIsWhole) {
  std::string line = "* SEARCH";
  for (int uid = 1; uid <= 5000; ++uid) line += " " + std::to_string(uid);
  EXPECT_EQ(line.size(), 23901u);  // 8 + 5,000 spaces + 9·1 + 90·2 + 900·3 + 4,001·4 digits
  ImapResponseParser parser;
  parser.feed(line + "\r\n");
  const auto response = parser.next();
  ASSERT_TRUE(response.ok() && *response);
  const std::vector<ImapValue>& values = (*response)->values;
  ASSERT_THAT(values, SizeIs(5000));
  for (std::size_t i = 0; i < values.size(); ++i) ASSERT_EQ(values[i].number(), i + 1);
}

TEST(ImapResponseParser, AnEndlessLineEndsAtTheLimit) {
  ImapLimits limits;
  limits.line_bytes = 1000;
  ImapResponseParser parser(limits);
  for (int i = 0; i < 100; ++i) parser.feed("0123456789");
  const auto within = parser.next();
  ASSERT_TRUE(within.ok());
  EXPECT_FALSE(*within);
  parser.feed("x");
  const auto beyond = parser.next();
  ASSERT_FALSE(beyond.ok());
  EXPECT_EQ(beyond.error().code, Errc::kLimit);
  // What follows may be the middle of anything.
  parser.feed("\r\nM1.1 OK\r\n");
  EXPECT_EQ(parser.next().error().code, Errc::kLimit);
}

TEST(ImapResponseParser, TheLineLimitHoldsForTheTextAroundLiteralsTogether) {
  ImapLimits limits;
  limits.line_bytes = 100;
  EXPECT_THAT(
      parse({"* X " + std::string(60, 'a') + " {1}\r\nb " + std::string(60, 'a') + "\r\n"}, limits),
      testing::ElementsAre(HasSubstr("a line's length")));
}

TEST(ImapResponseParser, ALiteralOverTheLimitOfWhatIsKeptComesCutAndStaysInStep) {
  ImapLimits limits;
  limits.literal_bytes_kept = 10;
  ImapResponseParser parser(limits);
  parser.feed("* 1 FETCH (BODY[] {20}\r\n01234567890123456789 UID 7)\r\nM1 OK\r\n");
  const auto cut = parser.next();
  ASSERT_TRUE(cut.ok() && *cut);
  EXPECT_TRUE((*cut)->literal_cut);
  EXPECT_EQ((*cut)->values.at(0).items.at(1).text, "0123456789");
  EXPECT_EQ((*cut)->values[0].items.at(3).number(), 7u);
  const auto next = parser.next();
  ASSERT_TRUE(next.ok() && *next);
  EXPECT_EQ((*next)->tag, "M1");
  EXPECT_FALSE((*next)->literal_cut);
}

TEST(ImapResponseParser, LiteralsThatNobodysMailHasEndTheStream) {
  for (const char* size : {"1073741825", "18446744073709551616", "99999999999999999999999999"}) {
    EXPECT_THAT(parse({"* 1 FETCH (BODY[] {" + std::string(size) + "}\r\n"}),
                testing::ElementsAre(HasSubstr("a response's literals")))
        << size;
  }
  ImapLimits limits;
  limits.literal_bytes = 10;
  EXPECT_THAT(parse({"* X {6}\r\n123456 {5}\r\n"}, limits), SizeIs(1));
  limits.literals = 2;
  EXPECT_THAT(parse({"* X {0}\r\n {0}\r\n {0}\r\n"}, limits),
              testing::ElementsAre(HasSubstr("literals in one response")));
}

TEST(ImapResponseParser, ABraceThatIsNoLiteralIsText) {
  for (const char* line : {"* X a{}", "* X {+}", "* X {-1}", "* X {5", "* X 5}", "* X \"{5}"}) {
    EXPECT_THAT(parse({std::string(line) + "\r\n"}), SizeIs(1)) << line;
  }
}

TEST(ImapResponseParser, LiteralsInTheNameOfAResponseAreMalformed) {
  EXPECT_THAT(parse({"* {3}\r\nabc FETCH (UID 7)\r\n"}),
              testing::ElementsAre(HasSubstr("malformed")));
}

}  // namespace
}  // namespace meldaan::net::imap_response_parser_test
