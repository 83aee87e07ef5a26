#include "extract/assignment/doubts.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::doubts_test {
namespace {

std::vector<std::string> doubted_in(const std::string& text) {
  std::vector<std::string> doubted;
  for (const PersonReading& person : read(text).people) {
    for (const auto& group : person.groups) {
      if (group.confidence < kSure) doubted.push_back(group.value);
    }
  }
  return doubted;
}

TEST(Doubts, AreWhoseWishItIsWhereSomebodyUnknownIsNamed) {
  EXPECT_THAT(doubted_in("Ik kom naar Taal. Voor Rekenen is Karin van de klas hiernaast misschien "
                         "iets.\n\nGroet,\nMarieke Jansen\nobs De Brug"),
              testing::ElementsAre("werkgroep/rekenen"));
}

TEST(Doubts, AreNoneOfThoseWhoAreSignedUp) {
  EXPECT_THAT(doubted_in("Ik kom naar Taal en mijn collega Pim Schutte gaat naar Rekenen."
                         "\n\nGroet,\nMarieke Jansen\nobs De Brug"),
              testing::IsEmpty());
}

TEST(Doubts, AreNoneOfWhoSignsWithInitials) {
  EXPECT_THAT(doubted_in("Jet Kunst hier, van De Kring te Holten. Ik kies voor de PLG Mobiel leren."
                         "\n\nGroet,\nJ. Kunst"),
              testing::IsEmpty());
}

}  // namespace
}  // namespace meldaan::extract::doubts_test
