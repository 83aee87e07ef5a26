#include "extract/wishes/second_thoughts.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::second_thoughts_test {
namespace {

using testing::UnorderedElementsAreArray;

std::vector<std::string> groups_in(const std::string& text) {
  const Reading reading = read(text);
  return reading.people.empty() ? std::vector<std::string>()
                                : values_of(reading.people.front().groups);
}

struct Case {
  const char* text;
  std::vector<std::string> groups;
};

TEST(SecondThoughts, TakeBackWhatWasWishedBefore) {
  for (const Case& c : std::vector<Case>{
           {"Ik kom naar Taal. Dus vergeet Taal maar: alleen HRM.", {"werkgroep/hrm"}},
           {"Zet me bij Rekenen. PS Maak er bij mij toch maar Taal van!", {"werkgroep/taal"}},
           {"Graag Taal en Rekenen. Oeps, maak er maar HRM van, Taal blijft staan.",
            {"werkgroep/hrm", "werkgroep/taal"}},
           {"Graag Taal en Rekenen. Streep Taal maar door.", {"werkgroep/rekenen"}},
           {"Graag Rekenen, en vergeet me niet voor Taal.",
            {"werkgroep/rekenen", "werkgroep/taal"}},
       })
    EXPECT_THAT(groups_in(c.text), UnorderedElementsAreArray(c.groups)) << c.text;
}

TEST(SecondThoughts, ReplaceTheOneOfSeveralThatTheySpeakOf) {
  for (const Case& c : std::vector<Case>{
           {"Graag Taal en HRM. PS: HRM doet een collega al. Maak daar dus maar Gedrag van.",
            {"werkgroep/taal", "werkgroep/gedrag"}},
           {"Zet mij bij Taal en IKC. Wacht, IKC is op een andere locatie. Doe dan liever HRM.",
            {"werkgroep/taal", "werkgroep/hrm"}},
           {"Ik kom naar HRM en Taal. Bij HRM zit al iemand. Laat die maar zitten en maak er "
            "Gedrag "
            "van.",
            {"werkgroep/taal", "werkgroep/gedrag"}},
       })
    EXPECT_THAT(groups_in(c.text), UnorderedElementsAreArray(c.groups)) << c.text;
}

TEST(SecondThoughts, MayBeNoMoreThanANo) {
  for (const Case& c : std::vector<Case>{
           {"Schrijf me in voor HRM nee ik bedoel IKC.", {"werkgroep/ikc"}},
           {"Ik meld mij aan voor Rekenen, nee, Taal.", {"werkgroep/taal"}},
           {"Ik meld mij aan voor de rekengroep nee taal.", {"werkgroep/taal"}},
           {"Ik wil naar de werkgroep Rekenen. Nee, Taal.", {"werkgroep/taal"}},
           {"Ik wil naar de werkgroep Rekenen. Nee, Taal hoeft niet.", {"werkgroep/rekenen"}},
           {"Graag Rekenen, Taal nee.", {"werkgroep/rekenen"}},
           {"Rekenen nee, Taal ja graag.", {"werkgroep/taal"}},
           {"Ik geef me op voor Taal. O nee, doe toch maar Rekenen.", {"werkgroep/rekenen"}},
           {"Graag Gedrag. O nee, ik lees nu pas waar dat over gaat. Dan toch liever Taal en "
            "alleen dat.",
            {"werkgroep/taal"}},
       })
    EXPECT_THAT(groups_in(c.text), UnorderedElementsAreArray(c.groups)) << c.text;
}

}  // namespace
}  // namespace meldaan::extract::second_thoughts_test
