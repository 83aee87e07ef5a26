#include "extract/later_mails/stays_on.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::stays_on_test {
namespace {

// Of the first words of leaving in a text of one sentence.
bool stays(const std::string& text) {
  const Part part(desk().knowledge, text, Source::kText, {});
  const Range all{0, part.document().size()};
  for (std::size_t i = 0; i < all.end; ++i) {
    if (part.cues().at(List::kDropsOut, i) || part.cues().at(List::kCancel, i))
      return stays_on(part, i, all);
  }
  ADD_FAILURE() << "no words of leaving: " << text;
  return false;
}

TEST(StaysOn, WhoCannotComeOnAnotherDay) {
  EXPECT_TRUE(stays("3 oktober kan ik niet."));
  EXPECT_TRUE(stays("Op woensdag kan ik niet."));
  EXPECT_TRUE(stays("Volgende week kan ik niet."));
  EXPECT_FALSE(stays("4 oktober kan ik niet."));
  EXPECT_FALSE(stays("Donderdag kan ik niet."));
}

TEST(StaysOn, WhoCannotComeAtThatHour) {
  EXPECT_TRUE(stays("Om 3 uur kan ik niet."));
  EXPECT_FALSE(stays("Ik kan niet, want ik heb om 3 uur overleg."));
}

TEST(StaysOn, WhoTakesItBackInTheSameBreath) {
  EXPECT_TRUE(stays("Ik kan niet eerder komen dan half vier, maar ik kom gewoon."));
  EXPECT_TRUE(stays("Toen kon ik niet, ik moest afzeggen, nu wel."));
  EXPECT_FALSE(stays("Vorige keer was ik er wel, nu kan ik niet."));
  EXPECT_FALSE(stays("Ik meld me af, verwijder mij maar."));
}

TEST(StaysOn, WhoLeavesAMailingList) {
  EXPECT_TRUE(stays("Ik meld me af van de nieuwsbrief."));
  EXPECT_FALSE(stays("Ik meld me af, stuur het verslag naar mijn mailadres."));
  EXPECT_FALSE(stays("Schrijf me uit voor 4 oktober en voor de nieuwsbrief."));
}

TEST(StaysOn, WhoSpeaksOfSomebodyElse) {
  EXPECT_TRUE(stays("Mijn directeur kan niet."));
  EXPECT_FALSE(stays("Ik kan niet van mijn directeur."));
}

}  // namespace
}  // namespace meldaan::extract::stays_on_test
