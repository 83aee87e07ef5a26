#include "extract/wish_kinds.h"

#include <gmock/gmock.h>

#include "desk_reader.h"

namespace meldaan::extract {
namespace {

// What the sender is registered for.
struct Case {
  const char* text;
  std::vector<std::string> groups;
  std::vector<std::string> unclear = {};
};

TEST(WishKinds, MayBeNamedLaterThanTheirTopic) {
  for (const Case& c : std::vector<Case>{
           {"Wetenschap en Techniek, daar gaat het mij om. Zet me zowel bij de projectgroep als "
            "bij de "
            "PLG. De werkgroep hoeft niet.",
            {"projectgroep/wetenschap-en-techniek", "plg/wetenschap-en-techniek"}},
           {"W&T spreekt ons aan. Ik zou in de projectgroep willen, de PLG en de werkgroep zijn "
            "mij te "
            "veel.",
            {"projectgroep/wetenschap-en-techniek"}},
           {"Graag W&T. De PLG niet.", {}, {"wetenschap-en-techniek"}},
           {"Graag W&T. Of het de PLG of de werkgroep wordt weet ik nog niet.",
            {},
            {"wetenschap-en-techniek"}},
       }) {
    SCOPED_TRACE(c.text);
    const Reading reading = read(c.text);
    ASSERT_EQ(reading.people.size(), 1U);
    const PersonReading& person = reading.people.front();
    EXPECT_THAT(values_of(person.groups), testing::UnorderedElementsAreArray(c.groups));
    EXPECT_THAT(values_of(person.unclear_groups), testing::UnorderedElementsAreArray(c.unclear));
  }
}

}  // namespace
}  // namespace meldaan::extract
