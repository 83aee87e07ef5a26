#include "extract/text/document.h"

#include <gmock/gmock.h>

#include <cstdint>

namespace meldaan::extract::document_test {
namespace {

using testing::ElementsAre;

std::vector<std::string> folded(const std::string& text) {
  const Document document(text);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < document.size(); ++i) words.emplace_back(document.folded(i));
  return words;
}

std::vector<TokenKind> kinds(const std::string& text) {
  const Document document(text);
  std::vector<TokenKind> found;
  for (const Token& token : document.tokens()) found.push_back(token.kind);
  return found;
}

TEST(Document, PartsWordsFromPunctuation) {
  EXPECT_THAT(folded("Graag naar Taal, Rekenen."),
              ElementsAre("graag", "naar", "taal", ",", "rekenen", "."));
  EXPECT_THAT(folded("W&T/IKC (PLG)"), ElementsAre("w", "&", "t", "/", "ikc", "(", "plg", ")"));
}

TEST(Document, FoldsCaseAndDiacriticsAndKeepsTheOriginal) {
  const Document document("COÖRDINATOR Zoë");
  EXPECT_EQ(document.folded(0), "coordinator");
  EXPECT_EQ(document.original(0), "COÖRDINATOR");
  EXPECT_EQ(document.folded(1), "zoe");
  EXPECT_EQ(document.original(1), "Zoë");
}

TEST(Document, AnApostropheInsideAWordBelongsToIt) {
  EXPECT_THAT(folded("IB'er"), ElementsAre("ib'er"));
  EXPECT_THAT(folded("collega\u2019s"), ElementsAre("collega's"));
  EXPECT_THAT(folded("PLG\u2018s"), ElementsAre("plg's"));
}

TEST(Document, AQuotationMarkIsNoPartOfTheWord) {
  EXPECT_THAT(folded("'Taal'"), ElementsAre("'", "taal", "'"));
  EXPECT_THAT(folded("\u201eTaal\u201c"), ElementsAre("\"", "taal", "\""));
  EXPECT_THAT(folded("\u00abTaal\u00bb"), ElementsAre("\"", "taal", "\""));
}

TEST(Document, TheShortenedArticlesAreWords) {
  EXPECT_THAT(folded("op 't Hof"), ElementsAre("op", "'t", "hof"));
  EXPECT_THAT(folded("\u2019t Hof"), ElementsAre("'t", "hof"));
  EXPECT_THAT(folded("'s-Hertogenbosch"), ElementsAre("'s", "-", "hertogenbosch"));
}

TEST(Document, DashesAndBulletsHaveOneSpelling) {
  EXPECT_THAT(folded("Taal \u2013 Rekenen \u2014 HRM"),
              ElementsAre("taal", "-", "rekenen", "-", "hrm"));
  EXPECT_THAT(folded("\u2022 Taal\n\u00b7 HRM"), ElementsAre("*", "taal", "*", "hrm"));
  EXPECT_THAT(folded("\u2714 Taal"), ElementsAre("\u2713", "taal"));
}

TEST(Document, AnAddressIsOneTokenWithoutTheFullStopBehindIt) {
  const Document document("Mail aan j.van-der.berg+plg@obs-de-brug.nl.");
  ASSERT_EQ(document.size(), 4u);
  EXPECT_EQ(document[2].kind, TokenKind::kAddress);
  EXPECT_EQ(document.original(2), "j.van-der.berg+plg@obs-de-brug.nl");
  EXPECT_TRUE(document.is_mark(3, '.'));
  EXPECT_THAT(kinds("<a@b.nl>"),
              ElementsAre(TokenKind::kPunctuation, TokenKind::kAddress, TokenKind::kPunctuation));
}

TEST(Document, AnAtSignAloneIsNoAddress) {
  EXPECT_THAT(kinds("taal @ hrm"),
              ElementsAre(TokenKind::kWord, TokenKind::kPunctuation, TokenKind::kWord));
  EXPECT_THAT(kinds("taal@"), ElementsAre(TokenKind::kWord, TokenKind::kPunctuation));
}

TEST(Document, AUrlIsOneToken) {
  for (const char* url : {"https://www.obs-voorbeeld.nl/team?groep=3&x=1", "www.voorbeeld.nl",
                          "HTTP://VOORBEELD.NL", "mailto:info@voorbeeld.nl"}) {
    const Document document(std::string("zie ") + url + " daar");
    ASSERT_EQ(document.size(), 3u) << url;
    EXPECT_EQ(document[1].kind, TokenKind::kUrl) << url;
    EXPECT_EQ(document.original(1), url);
  }
}

TEST(Document, DigitsAloneAreANumber) {
  EXPECT_THAT(kinds("groep 4 en 4e"), ElementsAre(TokenKind::kWord, TokenKind::kNumber,
                                                  TokenKind::kWord, TokenKind::kWord));
  EXPECT_THAT(folded("15.00"), ElementsAre("15", ".", "00"));
}

TEST(Document, TellsCapitalsAndWhatIsGlued) {
  const Document document("Élise komt, HRM");
  EXPECT_TRUE(document[0].capital);
  EXPECT_FALSE(document[1].capital);
  EXPECT_TRUE(document[2].glued);
  EXPECT_FALSE(document[1].glued);
  EXPECT_TRUE(document[3].capital);
}

TEST(Document, WhoWritesAllInCapitalsMarksNoNames) {
  const Document shouted("HALLO, IK WIL GRAAG NAAR DE WERKGROEP TAAL EN IK WERK OP DE DORPSSCHOOL");
  for (const Token& token : shouted.tokens()) EXPECT_FALSE(token.capital);
  const Document heading("AANMELDING NETWERKMIDDAG\nIk kom graag naar de werkgroep Taal met Jan");
  EXPECT_TRUE(heading[0].capital);
}

TEST(Document, KnowsLinesAndTheirQuoteDepth) {
  const Document document("Ja.\n> Kom je?\n>> Groet\n> > Jan\n\nDag");
  ASSERT_EQ(document.lines().size(), 6u);
  EXPECT_EQ(document.lines()[0].quote_depth, 0);
  EXPECT_EQ(document.lines()[1].quote_depth, 1);
  EXPECT_EQ(document.lines()[2].quote_depth, 2);
  EXPECT_EQ(document.lines()[3].quote_depth, 2);
  EXPECT_TRUE(document.lines()[4].empty());
  EXPECT_EQ(document.folded(document.lines()[3].first), "jan") << "quote marks are no tokens";
  EXPECT_EQ(document.text().substr(document.lines()[5].begin), "Dag");
}

TEST(Document, AWrappedLineIsNoBreakAndAShortOneIs) {
  // 75 columns, and the next word would have made it 83.
  const std::string wrapped =
      "Graag meld ik mij aan voor de werkgroep Begeleiding van starters en voor de\n"
      "werkgroep Taal.";
  const Document long_line(wrapped);
  EXPECT_TRUE(long_line.lines()[0].wrapped);
  EXPECT_FALSE(long_line.breaks_after(long_line.lines()[0].last - 1));

  const Document short_line("Marieke Jansen\nOBS De Brug");
  EXPECT_FALSE(short_line.lines()[0].wrapped);
  EXPECT_TRUE(short_line.breaks_after(1));
  EXPECT_FALSE(short_line.breaks_after(0));
}

TEST(Document, ABlankLineAndTheEndAreBreaks) {
  const Document document("Taal\n\nRekenen");
  EXPECT_TRUE(document.breaks_after(0));
  EXPECT_TRUE(document.breaks_after(1));
}

TEST(Document, LongCellsOfASignatureAreNotWrapped) {
  const Document document(
      "docent Nederlands | Academie Pedagogiek en Onderwijs | Hogeschool Voorbeeld\nEnschede");
  EXPECT_FALSE(document.lines()[0].wrapped);
}

TEST(Document, ATabPartsCells) {
  const Document document("Jan Jansen\tTaal");
  EXPECT_FALSE(document.breaks_after(0));
  EXPECT_TRUE(document.breaks_after(1));
}

TEST(Document, GivesTheOriginalOfARangeInOneLine) {
  const Document document("obs  De\n Brug, Goor");
  EXPECT_EQ(document.original(Range{0, 3}), "obs De Brug");
  EXPECT_EQ(document.original(Range{2, 2}), "");
}

TEST(Document, EvidencePointsToBytesOfTheOriginal) {
  const Document document("Naam: Zoë Öztürk, Goor");
  const Evidence evidence = document.evidence({2, 4}, "a label");
  EXPECT_EQ(document.text().substr(evidence.begin, evidence.end - evidence.begin), "Zoë Öztürk");
  EXPECT_EQ(evidence.why, "a label");
  const Evidence none = document.evidence({4, 4}, "nothing");
  EXPECT_EQ(none.begin, none.end);
}

TEST(Document, ReadsNoMoreThanItsLimitAndKeepsTheLines) {
  std::string text;
  for (std::size_t i = 0; i < kMaxTokens + 5000; ++i) text += "a\n";
  const Document document(text);
  EXPECT_EQ(document.size(), kMaxTokens);
  EXPECT_EQ(document.lines().size(), kMaxTokens + 5001);
}

TEST(Document, AnEmptyTextHasOneEmptyLine) {
  const Document document("");
  EXPECT_EQ(document.size(), 0u);
  ASSERT_EQ(document.lines().size(), 1u);
  EXPECT_TRUE(document.lines()[0].empty());
}

// Bytes from a fixed linear congruential generator: the same in every run.
std::string arbitrary(std::uint32_t seed, std::size_t length, std::string_view alphabet) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    seed = seed * 1664525 + 1013904223;
    text +=
        alphabet.empty() ? static_cast<char>(seed >> 24) : alphabet[(seed >> 16) % alphabet.size()];
  }
  return text;
}

void expect_valid(const Document& document) {
  std::size_t behind = 0;
  for (std::size_t i = 0; i < document.size(); ++i) {
    const Token& token = document[i];
    ASSERT_LE(behind, token.begin);
    ASSERT_LT(token.begin, token.end);
    ASSERT_LE(token.end, document.text().size());
    ASSERT_LT(token.line, document.lines().size());
    const Line& line = document.lines()[token.line];
    ASSERT_TRUE(line.first <= i && i < line.last);
    ASSERT_TRUE(line.begin <= token.begin && token.end <= line.end);
    behind = token.end;
  }
  std::size_t next = 0;
  std::size_t begin = 0;
  for (const Line& line : document.lines()) {
    ASSERT_EQ(line.begin, begin);
    ASSERT_EQ(line.first, next);
    begin = line.end + 1;
    next = line.last;
  }
  ASSERT_EQ(begin, document.text().size() + 1);
  ASSERT_EQ(next, document.size());
}

TEST(Document, TokensAndLinesAreInOrderWithinAnyText) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    expect_valid(Document(arbitrary(seed, 300, "")));
    expect_valid(Document(arbitrary(seed, 300, "aA1 '>\n\t.,@-:wht/\xC3\xAB\xE2\x80\x99")));
  }
}

}  // namespace
}  // namespace meldaan::extract::document_test
