#include "extract/marks.h"

#include <gmock/gmock.h>

#include "desk_reader.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

using testing::UnorderedElementsAre;

std::vector<std::string> groups_of(const std::string& text) {
  const Reading reading = read(text);
  return reading.people.empty() ? std::vector<std::string>()
                                : values_of(reading.people.front().groups);
}

TEST(Marks, BesideAGroupChooseIt) {
  EXPECT_THAT(groups_of("Hierbij mijn keuze:\n\nTaal x\nRekenen\nGedrag x\nHRM"),
              UnorderedElementsAre("werkgroep/taal", "werkgroep/gedrag"));
}

TEST(Marks, MayBeNumbersOrLettersOfAList) {
  EXPECT_THAT(groups_of("Ik kies nr. 2 en 3\n\n1. Taal\n2. Rekenen\n3. Gedrag\n4. HRM"),
              UnorderedElementsAre("werkgroep/rekenen", "werkgroep/gedrag"));
  EXPECT_THAT(groups_of("De lijst:\n\na. Taal\nb. Rekenen\nc. Gedrag\nd. HRM\n\nMijn keuze: b "
                        "en d."),
              UnorderedElementsAre("werkgroep/rekenen", "werkgroep/hrm"));
}

TEST(Marks, HaveTheSayInAFieldToo) {
  EXPECT_THAT(groups_of("Ik kom.\n\nPLG's\n[ ] Mobiel leren\n[x] Wetenschap en "
                        "Techniek\n\nWerkgroepen\n[ ] Taal\n[x] HRM\n[ ] Wetenschap en Techniek"),
              UnorderedElementsAre("plg/wetenschap-en-techniek", "werkgroep/hrm"));
}

TEST(Marks, MayBeArrowsBesideTheInvitationsHeadings) {
  const std::string text = replace_all(desk().invitation, "· Rekenen", "· Rekenen <<<<< ik");
  ASSERT_NE(text, desk().invitation);
  EXPECT_THAT(
      groups_of("Ik heb een pijl gezet.\n\nGroet,\nMarieke Jansen\n\nVan: Kennisnetwerk Twente\n"
                "Verzonden: maandag 3 september 2018 10:12\nAan: Kennisnetwerk Twente\n"
                "Onderwerp: Kennisnetwerken\n\n" +
                text),
      UnorderedElementsAre("werkgroep/rekenen"));
}

TEST(Marks, MayBePlusSignsAmongMinusSigns) {
  EXPECT_THAT(
      groups_of("Ik kom. Waar een + staat wil ik heen:\n\nWerkgroepen\n- Taal\n+ Rekenen\n- "
                "Gedrag\n+ HRM"),
      UnorderedElementsAre("werkgroep/rekenen", "werkgroep/hrm"));
}

TEST(Marks, MayBeLettersInARow) {
  EXPECT_THAT(groups_of("De lijst:\n\na. Taal\nb. Rekenen\nc. W&T (de PLG)\nd. HRM\n\nIk heb zelf "
                        "gekozen voor a en c."),
              UnorderedElementsAre("werkgroep/taal", "plg/wetenschap-en-techniek"));
}

TEST(Marks, BeforeTheInvitationsHeadingsAreNoAnswersToTheHeadingAbove) {
  const std::string text = replace_all(desk().invitation, "· HRM", "[x] · HRM");
  ASSERT_NE(text, desk().invitation);
  EXPECT_THAT(groups_of("Ik heb een kruisje gezet.\n\nGroet,\nMarieke Jansen\n\n"
                        "Op 3-9-2018 om 10:12 schreef Kennisnetwerk Twente:\n> " +
                        replace_all(text, "\n", "\n> ")),
              UnorderedElementsAre("werkgroep/hrm"));
}

}  // namespace
}  // namespace meldaan::extract
