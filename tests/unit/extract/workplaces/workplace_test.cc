#include "extract/workplaces/workplace.h"

#include <gmock/gmock.h>

#include "unit/extract/place_cases.h"

namespace meldaan::extract::workplace_test {
namespace {

using testing::Contains;
using testing::Not;
using testing::SizeIs;

const char* const kTwoSchools =
    "Ik werk op obs De Esch in Enter. De poster hing bij basisschool De Ark.\n";

TEST(WorkplaceSigns, TellWhatStandsAroundThePlace) {
  const Part part(desk().knowledge, kTwoSchools, Source::kText, {});
  ASSERT_THAT(part.places(), SizeIs(2));
  const WorkplaceSigns signs(part);
  EXPECT_THAT(signs.of(part.places()[0]).distinct(), Not(Contains("s:poster")));
  EXPECT_THAT(signs.of(part.places()[1]).distinct(), Contains("s:poster"));
  EXPECT_THAT(signs.of(part.places()[1]).distinct(), Contains("is:beside another"));
}

TEST(WeighedPlaces, AreAllOfThemWithoutAModel) {
  const Part part(desk().knowledge, kTwoSchools, Source::kText, {});
  EXPECT_THAT(weighed_places({}, part), SizeIs(2));
}

TEST(WeighedPlaces, LeaveOutWhatTheModelFindsUnlikely) {
  const Part part(desk().knowledge, kTwoSchools, Source::kText, {});
  const LinearModel no_poster({0, 2}, {{"rule:in a field", {0, 1}}, {"s:poster", {90, 0}}});
  const std::vector<Place> places = weighed_places({&no_poster, nullptr}, part);
  ASSERT_THAT(places, SizeIs(1));
  EXPECT_EQ(places.front().name, part.places().front().name);
}

TEST(WeighedPlaces, KeepWhatTheRulesDoubtAsItIs) {
  const Part part(desk().knowledge, "Na mijn studie begon ik op obs De Wal.\n", Source::kText, {});
  const LinearModel never({9, 0}, {});
  const std::vector<Place> places = weighed_places({&never, nullptr}, part);
  ASSERT_THAT(places, SizeIs(1));
  EXPECT_EQ(places.front().score, part.places().front().score);
}

TEST(WeighedPlaces, AreNotSureWhereTheModelDoubts) {
  const Part part(desk().knowledge, kTwoSchools, Source::kText, {});
  const LinearModel in_doubt({0, 0}, {});
  for (const Place& place : weighed_places({&in_doubt, nullptr}, part))
    EXPECT_LT(place.score, kSure);
}

}  // namespace
}  // namespace meldaan::extract::workplace_test
