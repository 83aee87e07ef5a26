#include "extract/assignment/weak_wishes.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::weak_wishes_test {
namespace {

using testing::UnorderedElementsAreArray;

TEST(WeakWishes, YieldToAChoice) {
  const struct {
    const char* text;
    std::vector<std::string> groups;
  } cases[] = {
      {"Rekenen en Taal lijken me allebei leuk. Ik kies voor Taal.", {"werkgroep/taal"}},
      {"Rekenen spreekt me aan, maar mijn keuze valt op Taal.", {"werkgroep/taal"}},
      {"Gedrag vind ik interessant, HRM ook, maar ik ga voor Taal.", {"werkgroep/taal"}},
      {"Ik kies voor Taal. Ook HRM spreekt me aan.", {"werkgroep/taal", "werkgroep/hrm"}},
      {"Ik kies voor Taal en Rekenen, beide spreken me aan.",
       {"werkgroep/taal", "werkgroep/rekenen"}},
      {"Graag naar Gedrag, en HRM lijkt me ook leuk.", {"werkgroep/gedrag", "werkgroep/hrm"}},
      {"Mijn eerste keus is Taal, mijn tweede keus Rekenen.",
       {"werkgroep/taal", "werkgroep/rekenen"}},
  };
  for (const auto& c : cases) {
    const Reading reading = read(c.text);
    ASSERT_EQ(reading.people.size(), 1u) << c.text;
    EXPECT_THAT(values_of(reading.people.front().groups), UnorderedElementsAreArray(c.groups))
        << c.text;
  }
}

}  // namespace
}  // namespace meldaan::extract::weak_wishes_test
