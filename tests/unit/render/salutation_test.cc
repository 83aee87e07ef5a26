#include "render/salutation.h"

#include <gtest/gtest.h>

#include "unit/render/render_fixture.h"

namespace meldaan::render::salutation_test {
namespace {

class SalutationTest : public testing::Test {
 protected:
  void SetUp() override {
    std::vector<Problem> problems;
    words_ = load_words(kTemplates / "nl" / "words.txt", problems);
    ASSERT_TRUE(words_) << to_string(problems.front());
  }
  void expect(const char* name, const char* greeted) {
    EXPECT_EQ(greeting_name(name, *words_), greeted) << name;
  }
  std::optional<Words> words_;
};

TEST_F(SalutationTest, AKnownFirstNameIsUsed) {
  expect("Marieke Jansen", "Marieke");
  expect("Marieke", "Marieke");
  expect("Anne-Marie van den Berg", "Anne-Marie");
  expect("José Ñuñez", "José");
  expect("  Jan   de  Vries ", "Jan");
}

TEST_F(SalutationTest, ANameTurnedRoundIsTurnedBack) {
  expect("Jansen, Marieke", "Marieke");
  expect("Berg, Els van den (OBS De Regenboog)", "Els");
  expect("\"Jansen, Marieke\"", "Marieke");
}

TEST_F(SalutationTest, TitlesAndBracketsAreNoPartOfTheName) {
  expect("drs. Marieke Jansen", "Marieke");
  expect("prof. dr. Cathy van Tuijl", "Cathy");
  expect("Mevrouw Els Smit", "Els");
  expect("Marieke Jansen (IB'er)", "Marieke");
}

TEST_F(SalutationTest, WhatHoldsSignsOfNoNameGreetsNobody) {
  expect("=HYPERLINK(\"http://example.nl\")", "");
  expect("=1+1", "");
  expect("<b>Marieke</b>", "");
  expect("Marieke_Jansen", "");
  expect("Jan & Marieke", "Jan");
  expect("D'Arcy O’Neill", "D'Arcy");
}

TEST_F(SalutationTest, InitialsAreGreetedWithTheWholeName) {
  expect("J. de Vries", "J. de Vries");
  expect("J.M. de Vries", "J.M. de Vries");
  expect("JM de Vries", "JM de Vries");
  expect("drs. J. de Vries", "J. de Vries");
  expect("Vries, J. de", "J. de Vries");
  expect("J.", "");
}

TEST_F(SalutationTest, CapitalsAreToned) {
  expect("MARIEKE JANSEN", "Marieke");
  expect("JANSEN, MARIEKE", "Marieke");
  expect("ANNE-MARIE SMIT", "Anne-Marie");
  expect("J. DE VRIES", "J. de Vries");
  expect("J.M. VAN 'T HOF", "J.M. van 't Hof");
  expect("IJSBRAND BAKKER", "IJsbrand");
  expect("ÉLISE SMIT", "Élise");
}

TEST_F(SalutationTest, SmallLettersAreRaised) {
  expect("marieke jansen", "Marieke");
  expect("ijsbrand de vries", "IJsbrand");
}

TEST_F(SalutationTest, WhatIsNoPersonIsNotGreetedByName) {
  expect("", "");
  expect("   ", "");
  expect("mjansen", "");
  expect("m.jansen@voorbeeld.nl", "");
  expect("Secretariaat OBS De Regenboog", "");
  expect("Administratie", "");
  expect("Basisschool Bonifatius", "");
  expect("jansen01", "");
  expect("drs.", "");
}

TEST_F(SalutationTest, PunctuationAloneGreetsNobody) {
  for (const char* name : {",", "((((", "))", "-", "\"\"", "."}) expect(name, "");
}

}  // namespace
}  // namespace meldaan::render::salutation_test
