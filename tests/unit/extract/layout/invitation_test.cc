#include "extract/layout/invitation.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "unit/extract/desk_reader.h"
#include "util/text.h"

namespace meldaan::extract::invitation_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The words of the text that are the invitation's, in stretches.
std::vector<std::string> covered(const std::string& text) {
  const Document document(text);
  const std::vector<bool> is_known = desk().knowledge.invitation.covered(document);
  std::vector<std::string> stretches;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!is_known[i]) continue;
    std::size_t end = i;
    while (end < document.size() && is_known[end]) ++end;
    stretches.push_back(document.original({i, end}));
    i = end;
  }
  return stretches;
}

std::size_t covered_words(const std::string& text) {
  const Document document(text);
  const std::vector<bool> is_known = desk().knowledge.invitation.covered(document);
  std::size_t words = 0;
  for (std::size_t i = 0; i < document.size(); ++i)
    words += document[i].kind != TokenKind::kPunctuation && is_known[i] ? 1 : 0;
  return words;
}

std::size_t words(const std::string& text) {
  const Document document(text);
  return static_cast<std::size_t>(
      std::count_if(document.tokens().begin(), document.tokens().end(),
                    [](const Token& token) { return token.kind != TokenKind::kPunctuation; }));
}

// One of its paragraphs, as it stands in config/invitation.txt.
const std::string kParagraph =
    "Dit is een bestaande groep die een aantal keren per jaar (ongeveer 4 a 5 keer) samenkomt. "
    "Begeleid jij starters binnen je school of bestuur? Lijkt het je interessant en leerzaam om "
    "ervaringen uit te wisselen en een steentje bij te dragen?";

std::string with_marks(std::string text) {
  return "> " + replace_all(std::move(text), "\n", "\n> ");
}

std::string wrapped_at(const std::string& text, std::size_t column) {
  std::string result;
  std::size_t begin = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (result.size() + word.size() + 1 - begin > column) {
      result += '\n';
      begin = result.size();
    } else if (!result.empty()) {
      result += ' ';
    }
    result += word;
  }
  return result;
}

TEST(Invitation, IsKnownAsAWhole) {
  const std::string text = desk().invitation;
  EXPECT_GT(words(text), 900u);
  // Headings of a word or two are no run of four, but the letter leaves little else.
  EXPECT_GT(covered_words(text), words(text) * 95 / 100);
}

TEST(Invitation, AParagraphIsKnownHoweverItIsQuoted) {
  const std::size_t all = words(kParagraph);
  EXPECT_EQ(covered_words(kParagraph), all);
  EXPECT_EQ(covered_words(with_marks(kParagraph)), all);
  for (const std::size_t column : {30u, 60u, 76u}) {
    EXPECT_EQ(covered_words(wrapped_at(kParagraph, column)), all) << column;
    EXPECT_EQ(covered_words(with_marks(wrapped_at(kParagraph, column))), all) << column;
  }
  EXPECT_EQ(covered_words(upper(kParagraph)), all);
  EXPECT_EQ(covered_words(replace_all(kParagraph, "?", " ...")), all);
}

TEST(Invitation, WordsThatWereAddedAreNotIts) {
  EXPECT_THAT(covered("Een PLG is een leer- en ontwikkelgroep die kennis vergaart, deelt, vergoot "
                      "en omzet in een beroepsproduct. "
                      "DIT WIL IK OOK! Een werkgroep is een groep met specifieke deskundigheid die "
                      "professionele kennis en ervaring deelt"),
              ElementsAre("Een PLG is een leer- en ontwikkelgroep die kennis vergaart, deelt, "
                          "vergoot en omzet in een beroepsproduct",
                          "Een werkgroep is een groep met specifieke deskundigheid die "
                          "professionele kennis en ervaring deelt"));
}

TEST(Invitation, AMarkBetweenItsLinesIsNotIts) {
  const auto stretches = covered(
      "· Waaraan zie je de onderzoekende houding bij leerlingen, leiding, leraren en "
      "lerarenopleiders?\n"
      "x\n"
      "· Wat kunnen studenten verwachten als ze stage gaan lopen?");
  ASSERT_EQ(stretches.size(), 2u);
  EXPECT_EQ(stretches[1], "Wat kunnen studenten verwachten als ze stage gaan lopen");
}

TEST(Invitation, WhatWasLeftOutOfItMayStandThere) {
  const std::string text =
      "Leraren tekort\nEen verkenning met Jan Jansen (OBS De Brug) over het dreigende leraren "
      "tekort. "
      "Wat zijn de mogelijkheden in de regio";
  EXPECT_THAT(covered(text), ElementsAre(collapse_spaces(text)));
}

TEST(Invitation, AFewOfItsWordsInASentenceAreTheWritersOwn) {
  for (const char* text : {
           "Ik meld me aan voor de werkgroep \u2018Begeleiding van startende leerkrachten\u2019.",
           "Graag wil ik naar de werkgroep voor het begeleiden van startende leerkrachten.",
           "Ik kom graag op 4 oktober kennismaken met de groep Mobiel leren.",
           "Meld je nu aan!",
           "Ik wil meedoen met de PLG Wetenschap en Techniek en de werkgroep Academische school.",
       }) {
    EXPECT_THAT(covered(text), IsEmpty()) << text;
  }
}

TEST(Invitation, ItsShortestParagraphIsKnownOnALineOfItsOwn) {
  EXPECT_EQ(
      covered("Onderwerpen van gesprek kunnen zijn:\nEn alles wat meer ter tafel komt.").size(),
      1u);
  EXPECT_THAT(covered("Ik hoor graag over alles wat meer ter tafel komt, dank."), IsEmpty());
}

TEST(Invitation, NoneIsKnownWhereThereIsNone) {
  const Document document(kParagraph);
  for (const bool known : InvitationText().covered(document)) EXPECT_FALSE(known);
  for (const bool known : InvitationText("Drie woorden maar").covered(document))
    EXPECT_FALSE(known);
}

TEST(Invitation, IsItsOwnZoneQuotedOrNot) {
  for (const std::string& text : {kParagraph, with_marks(kParagraph)}) {
    const Body body("Graag naar Taal.\n\n" + text);
    EXPECT_EQ(body.part.document()[0].zone, Zone::kOwn);
    EXPECT_EQ(body.part.document().tokens().back().zone == Zone::kInvitation ||
                  body.part.document()[body.part.document().size() - 2].zone == Zone::kInvitation,
              true);
  }
}

TEST(Invitation, ItsWordsAreNobodysWish) {
  const Reading reading = read("Zie hieronder.\n\n" + with_marks(desk().invitation));
  for (const PersonReading& person : reading.people) {
    EXPECT_THAT(person.groups, IsEmpty());
    EXPECT_THAT(person.unclear_groups, IsEmpty());
  }
}

// What it tells of its groups needs no search; its headings and its last lines may be answered.
TEST(Invitation, ItsProseIsApartFromItsHeadingsAndItsEnd) {
  const Document document(desk().invitation);
  const auto covered = desk().knowledge.invitation.covered(document);
  const std::vector<bool> prose = prose_of(document, covered);
  const auto in_prose = [&](const std::string& words) {
    const std::size_t at = document.text().find(words);
    EXPECT_NE(at, std::string::npos) << words;
    std::size_t token = 0;
    while (document[token].begin < at) ++token;
    return prose.at(token);
  };
  EXPECT_TRUE(in_prose("Kinderen van vandaag groeien op"));
  EXPECT_FALSE(in_prose("Internationalisering"));
  EXPECT_FALSE(in_prose("Vermeld hierin je naam"));

  const Document answered(desk().invitation + "\n\nKinderen van vandaag? Graag!");
  const std::vector<bool> own = prose_of(answered, desk().knowledge.invitation.covered(answered));
  EXPECT_FALSE(own.back()) << "the writer's own words are no prose of it";
}

}  // namespace
}  // namespace meldaan::extract::invitation_test
