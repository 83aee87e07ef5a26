#include "extract/wishes/take_ups.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::take_ups_test {
namespace {

TEST(TakeUps, PassAWishOn) {
  const Reading reading =
      read("Op 4 oktober kom ik samen met Bas Reef. Bas gaat naar HRM. Daar ga ik ook heen.");
  ASSERT_EQ(reading.people.size(), 2U);
  for (const PersonReading& person : reading.people)
    EXPECT_THAT(values_of(person.groups), testing::ElementsAre("werkgroep/hrm"));
}

}  // namespace
}  // namespace meldaan::extract::take_ups_test
