#include "extract/wishes/unknown_groups.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::unknown_groups_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

PersonReading marieke_of(const std::string& text) {
  const Reading reading = read_of_marieke(text);
  return reading.people.size() == 1 ? reading.people.front() : PersonReading{};
}

TEST(UnknownGroups, AreAskedAboutInTheWritersWords) {
  const PersonReading one =
      marieke_of("Ik kom naar Rekenen en naar de groep over hoogbegaafdheid.");
  EXPECT_THAT(values_of(one.groups), ElementsAre("werkgroep/rekenen"));
  ASSERT_THAT(values_of(one.unclear_groups), ElementsAre("de groep over hoogbegaafdheid"));
  EXPECT_LT(one.unclear_groups.front().confidence, kSure);
  EXPECT_THAT(values_of(marieke_of("Graag naar Rekenen en die werkgroep waarin jullie het "
                                   "over schooltijden hebben.")
                            .unclear_groups),
              ElementsAre("die werkgroep waarin jullie het over schooltijden hebben"));
}

TEST(UnknownGroups, AreNoneWhereAGroupAnswersToTheWords) {
  for (const char* text : {"Ik kom naar Rekenen en naar de groep over pesten.",
                           "Ik kom naar Rekenen, de groep met de lector.",
                           "Ik kom naar Rekenen en niet naar de groep over hoogbegaafdheid.",
                           "Rekenen doe ik al jaren. Zet mij dus bij de groep die daarover gaat.",
                           "Ik geef les aan de groep van mijn duo en kom graag naar Rekenen."}) {
    EXPECT_THAT(values_of(marieke_of(text).unclear_groups), IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace meldaan::extract::unknown_groups_test
