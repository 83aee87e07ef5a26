#include "net/imap_response.h"

#include <gmock/gmock.h>

namespace meldaan::net::imap_response_test {
namespace {

using Kind = ImapResponse::Kind;
using testing::ElementsAre;
using testing::SizeIs;

ImapResponse parse(std::string_view text) {
  return parse_imap_response(text, {});
}

std::vector<std::string> texts(const std::vector<ImapValue>& values) {
  std::vector<std::string> all;
  for (const ImapValue& value : values) {
    all.push_back(value.kind == ImapValue::Kind::kNil ? "NIL" : value.text);
  }
  return all;
}

TEST(ImapResponse, NumberAndNameOfAnUntaggedResponse) {
  const ImapResponse exists = parse("* 12 EXISTS");
  EXPECT_TRUE(exists.is_untagged("EXISTS"));
  EXPECT_EQ(exists.number, 12u);
  EXPECT_FALSE(exists.malformed);
  EXPECT_TRUE(parse("* 3 expunge").is_untagged("EXPUNGE"));
}

TEST(ImapResponse, TaggedAnswerWithItsCode) {
  const ImapResponse answer = parse("M1.4 NO [TRYCREATE] no such folder");
  EXPECT_EQ(answer.kind, Kind::kTagged);
  EXPECT_EQ(answer.tag, "M1.4");
  EXPECT_EQ(answer.name, "NO");
  EXPECT_FALSE(answer.ok());
  EXPECT_EQ(answer.code, "TRYCREATE");
  EXPECT_EQ(answer.text, "no such folder");
}

TEST(ImapResponse, ValuesOfACodeAndTextBehindIt) {
  const ImapResponse flags = parse("* OK [PERMANENTFLAGS (\\Seen \\*)] Flags permitted.");
  EXPECT_EQ(flags.code, "PERMANENTFLAGS");
  ASSERT_THAT(flags.code_values, SizeIs(1));
  EXPECT_THAT(texts(flags.code_values[0].items), ElementsAre("\\Seen", "\\*"));
  const ImapResponse validity = parse("* OK [UIDVALIDITY 4294967295] UIDs valid");
  EXPECT_EQ(validity.code_values.at(0).number(), 4294967295u);
}

TEST(ImapResponse, ABracketInsideAQuotedStringDoesNotEndTheCode) {
  const ImapResponse answer = parse("* OK [BADCHARSET (\"a]b\")] as said");
  EXPECT_EQ(answer.code, "BADCHARSET");
  EXPECT_EQ(answer.text, "as said");
}

TEST(ImapResponse, ACodeWithoutAnEndIsText) {
  const ImapResponse answer = parse("* OK [UIDVALIDITY 7");
  EXPECT_TRUE(answer.malformed);
  EXPECT_EQ(answer.code, "");
  EXPECT_EQ(answer.text, "[UIDVALIDITY 7");
}

TEST(ImapResponse, StatusWordsEndInFreeText) {
  EXPECT_EQ(parse("* BYE (quotes \" and (brackets").text, "(quotes \" and (brackets");
  EXPECT_FALSE(parse("* BYE (quotes \" and (brackets").malformed);
  EXPECT_TRUE(ends_in_free_text("* ok see {5}"));
  EXPECT_TRUE(ends_in_free_text("A1 OK see {5}"));
  EXPECT_TRUE(ends_in_free_text("+ see {5}"));
  EXPECT_FALSE(ends_in_free_text("* 1 FETCH (BODY[] {5}"));
  EXPECT_FALSE(ends_in_free_text("* OKAY {5}"));
}

TEST(ImapResponse, NilQuotedStringsAndEscapes) {
  const ImapResponse answer = parse("* LIST (\\HasNoChildren) NIL \"a \\\"b\\\" \\\\c\"");
  ASSERT_THAT(answer.values, SizeIs(3));
  EXPECT_EQ(answer.values[1].kind, ImapValue::Kind::kNil);
  EXPECT_EQ(answer.values[1].string(), nullptr);
  EXPECT_EQ(*answer.values[2].string(), "a \"b\" \\c");
  // Only as an atom: this is a folder of that name.
  EXPECT_EQ(*parse("* LIST () NIL \"NIL\"").values[2].string(), "NIL");
}

TEST(ImapResponse, ListsOfListsWithoutSpacesBetween) {
  const ImapResponse answer = parse("* NAMESPACE ((\"INBOX.\" \".\")(\"#a/\" \"/\")) NIL NIL");
  EXPECT_FALSE(answer.malformed);
  ASSERT_THAT(answer.values, SizeIs(3));
  ASSERT_THAT(answer.values[0].items, SizeIs(2));
  EXPECT_THAT(texts(answer.values[0].items[1].items), ElementsAre("#a/", "/"));
}

TEST(ImapResponse, ASectionWithSpacesIsOneAtom) {
  const ImapResponse answer = parse("* 1 FETCH (BODY[HEADER.FIELDS (DATE FROM)]<0> \"x\" UID 7)");
  ASSERT_THAT(answer.values, SizeIs(1));
  EXPECT_THAT(texts(answer.values[0].items),
              ElementsAre("BODY[HEADER.FIELDS (DATE FROM)]<0>", "x", "UID", "7"));
}

TEST(ImapResponse, KeywordsMayHoldQuotesBracketsAndBraces) {
  const ImapResponse answer = parse("* 1 FETCH (FLAGS ($Label{5} a\"b [gmail] x]) UID 7)");
  EXPECT_FALSE(answer.malformed);
  EXPECT_THAT(texts(answer.values.at(0).items.at(1).items),
              ElementsAre("$Label{5}", "a\"b", "[gmail]", "x]"));
}

TEST(ImapResponse, LiteralsStandWhereTheyWereTakenOut) {
  const std::string text = "* 1 FETCH (BODY[]  UID 7)";
  const ImapResponse answer = parse_imap_response(text, {{18, "a) \"(\r\n"}});
  EXPECT_FALSE(answer.malformed);
  EXPECT_THAT(texts(answer.values.at(0).items), ElementsAre("BODY[]", "a) \"(\r\n", "UID", "7"));
  EXPECT_EQ(answer.values[0].items[1].kind, ImapValue::Kind::kString);
}

TEST(ImapResponse, WhatIsNoResponseIsForeign) {
  for (const char* text : {"", " ", "hello", "HTTP/1.1 200 OK", "-ERR", "M1 MAYBE", "* ", "OK"}) {
    const ImapResponse answer = parse(text);
    EXPECT_TRUE(answer.kind == Kind::kForeign ||
                (answer.kind == Kind::kUntagged && answer.name.empty()))
        << text;
  }
}

TEST(ImapResponse, BrokenValuesAreMalformedAndKeepWhatCameBefore) {
  for (const char* text : {"* 1 FETCH (UID 7", "* 1 FETCH (UID 7))", "* 1 FETCH (UID 7 \"open)",
                           "* 1 FETCH (UID 7 a(b))", "* 1 FETCH (UID 7 \"a\"b)"}) {
    const ImapResponse answer = parse(text);
    EXPECT_TRUE(answer.malformed) << text;
    EXPECT_EQ(answer.values.at(0).items.at(1).number(), 7u) << text;
  }
}

TEST(ImapResponse, NestingIsBounded) {
  const std::string deep = "* X " + std::string(100000, '(') + std::string(100000, ')');
  EXPECT_TRUE(parse(deep).malformed);
  const std::string allowed = "* X " + std::string(kImapMaxDepth, '(') +
                              std::string(static_cast<std::size_t>(kImapMaxDepth), ')');
  EXPECT_FALSE(parse(allowed).malformed);
}

TEST(ImapResponse, NumbersAreExactOrNone) {
  EXPECT_EQ(parse("* SEARCH 18446744073709551615").values.at(0).number(), 18446744073709551615u);
  EXPECT_EQ(parse("* SEARCH 18446744073709551616").values.at(0).number(), std::nullopt);
  EXPECT_EQ(parse("* SEARCH 7x").values.at(0).number(), std::nullopt);
  EXPECT_EQ(parse("* SEARCH -7").values.at(0).number(), std::nullopt);
}

TEST(ImapResponse, WordsForTheLogHoldNoAddressAndNoControlCharacter) {
  EXPECT_EQ(loggable("no user jan@example.org here"), "no user (address) here");
  EXPECT_EQ(loggable("a\x1b[31mb\xc3\xa9"), "a?[31mb??");
  EXPECT_EQ(loggable(std::string(5000, 'x')), std::string(120, 'x'));
}

}  // namespace
}  // namespace meldaan::net::imap_response_test
