#include "extract/layout/answered_mail.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace meldaan::extract::answered_mail_test {
namespace {

const char kOurs[] =
    "Beste Lida,\n\nDank je wel voor je aanmelding! We hebben nog een paar vragen.\n\n"
    "Op welke school werk je?\n\nBij welke groep wil je aansluiten?\n\nSchool: OBS De Bron\nGroep: "
    "Taal\n\n"
    "Hartelijke groet,\nKennisnetwerk Twente\n";

// The zone of each line: o own, q quoted, h the head of a quotation.
std::string zones(const std::string& text, std::vector<Zone> zones) {
  const Document document(text);
  const Document ours(kOurs);
  part_answers(document, words_of_answered(document, ours), zones);
  std::string told;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (document.lines()[i].empty()) continue;
    told += zones[i] == Zone::kOwn ? 'o' : zones[i] == Zone::kQuoteHead ? 'h' : 'q';
  }
  return told;
}

std::vector<Zone> all(const std::string& text, Zone zone) {
  return std::vector<Zone>(Document(text).lines().size(), zone);
}

TEST(AnsweredMail, WhatStandsBetweenItsLinesIsTheWriters) {
  const std::string text =
      "Beste Lida,\nDank je wel voor je aanmelding! We hebben nog een paar vragen.\n"
      "Op welke school werk je?\nOBS De Bron\nBij welke groep wil je aansluiten?\nTaal, zeker\n"
      "School: OBS De Bron\nGroep: Taal\n";
  EXPECT_EQ(zones(text, all(text, Zone::kQuoted)), "qqqoqoqq");
}

TEST(AnsweredMail, ItsLinesAreQuotedBelowNoHead) {
  const std::string text =
      "Op De Bron\nBeste Lida, Dank je wel voor\nje aanmelding! We hebben nog\neen paar vragen.\n"
      "Op welke school werk je?\n";
  EXPECT_EQ(zones(text, all(text, Zone::kOwn)), "oqqqq");
}

TEST(AnsweredMail, FewWordsInCommonAreNoQuotation) {
  const std::string text = "Dank je wel voor je mail.\nOp welke school, vraag je: OBS De Bron.\n";
  EXPECT_EQ(zones(text, all(text, Zone::kOwn)), "oo");
}

TEST(AnsweredMail, BehindItsWordsOnTheirLineIsTheWriters) {
  const std::string text = "We hebben nog een paar vragen.\nOp welke school werk je? De Bron\n";
  const Document document(text);
  const Document ours(kOurs);
  const Range remark = remark_on(document, document.lines()[1], words_of_answered(document, ours));
  EXPECT_EQ(document.original(remark), "De Bron");
}

TEST(AnsweredMail, ALongMailIsComparedAsFarAsItMay) {
  std::string text;
  for (std::size_t i = 0; i < 4 * kMostCompared; ++i) text += "ja ";
  EXPECT_EQ(words_of_answered(Document(text), Document(kOurs)).size(), Document(text).size());
}

}  // namespace
}  // namespace meldaan::extract::answered_mail_test
