#include "extract/people/people_links.h"

#include <gtest/gtest.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::people_links_test {
namespace {

// The tokens between the first and the last one, which are the two people.
Range between_ends(const Part& part) {
  return {1, part.document().size() - 1};
}

TEST(PeopleLinks, LinkThoseWhoAreNamedSideBySide) {
  for (const auto& [text, linked] : {std::pair{"Petra en Joep", true},
                                     {"Petra, mijn collega Joep", true},
                                     {"Petra gaat met Joep", false},
                                     {"Petra kan niet en Joep", false}}) {
    const Body body(text);
    EXPECT_EQ(links_people(body.part, between_ends(body.part)), linked) << text;
  }
}

TEST(PeopleLinks, PartWhatIsSaidOfTheOneFromWhatIsSaidOfTheOther) {
  for (const auto& [text, parted] : {std::pair{"Petra kan niet, Joep", true},
                                     {"Petra kan niet want Joep", true},
                                     {"Petra kan niet en Joep", true},
                                     {"Petra vervangt Joep", false}}) {
    const Body body(text);
    EXPECT_EQ(parted_at(body.part, between_ends(body.part)).has_value(), parted) << text;
  }
}

TEST(PeopleLinks, BeginAnewBehindACommaWithAVerbOfOne) {
  for (const auto& [text, anew] : {std::pair{"Petra, Joep komt", true},
                                   {"Petra, Joep komen", false},
                                   {"Petra en Joep komt", false}}) {
    const Body body(text);
    EXPECT_EQ(begins_anew(body.part, {1, 2}, 3), anew) << text;
  }
}

}  // namespace
}  // namespace meldaan::extract::people_links_test
