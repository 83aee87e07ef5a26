#include "extract/layout/tables.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::tables_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The cells row by row, parted by bars; "-" for an empty one.
std::vector<std::string> rows_of(const std::string& text) {
  const Body body(text);
  std::vector<std::string> rows;
  for (const Table& table : body.part.fields().tables) {
    for (const std::vector<Range>& row : table.rows) {
      std::string shown;
      for (const Range& cell : row) {
        if (!shown.empty()) shown += "|";
        shown += cell.empty() ? "-" : body.part.document().original(cell);
      }
      rows.push_back(shown);
    }
  }
  return rows;
}

TEST(Tables, HaveCellsPartedByBars) {
  EXPECT_THAT(rows_of("Naam | School | Groep\nMarieke Jansen | OBS De Brug | Taal\n"
                      "Piet de Vries | De Esch | Rekenen"),
              ElementsAre("Marieke Jansen|OBS De Brug|Taal", "Piet de Vries|De Esch|Rekenen"));
}

TEST(Tables, AreKnownByTheColumnOfNames) {
  EXPECT_THAT(rows_of("Collega\n\nTaak\n\nGaat naar\n\nTjerk Wolbers\n\nib'er\n\nTaal\nIKC\n\n"
                      "Sanna Pot\n\nconciërge\n\nRekenen\n\nIk kom zelf niet."),
              ElementsAre("Tjerk Wolbers|ib'er|Taal IKC", "Sanna Pot|conciërge|Rekenen"));
}

TEST(Tables, HaveCellsPartedByTabs) {
  EXPECT_THAT(rows_of("Naam\tSchool\tGroep\nMarieke Jansen\tOBS De Brug\tTaal"),
              ElementsAre("Marieke Jansen|OBS De Brug|Taal"));
}

TEST(Tables, HaveCellsPartedByWideGaps) {
  EXPECT_THAT(rows_of("Naam              School         Groep\n"
                      "Marieke Jansen    OBS De Brug    Taal\n"
                      "Piet de Vries     De Esch        Rekenen"),
              ElementsAre("Marieke Jansen|OBS De Brug|Taal", "Piet de Vries|De Esch|Rekenen"));
}

TEST(Tables, MayHaveEachCellOnALineOfItsOwn) {
  EXPECT_THAT(rows_of("Naam\nSchool\nGroep\nMarieke Jansen\nOBS De Brug\nTaal\n"
                      "Piet de Vries\nDe Esch\nRekenen"),
              ElementsAre("Marieke Jansen|OBS De Brug|Taal", "Piet de Vries|De Esch|Rekenen"));
}

TEST(Tables, KeepTheirColumnsWhereACellIsEmpty) {
  EXPECT_THAT(rows_of("Naam | School | Groep\nMarieke Jansen | | Taal"),
              ElementsAre("Marieke Jansen|-|Taal"));
}

TEST(Tables, EndWithTheirRows) {
  EXPECT_THAT(rows_of("Naam | School\nMarieke Jansen | OBS De Brug\n\nTot dan!\nGroet, Piet"),
              ElementsAre("Marieke Jansen|OBS De Brug"));
}

TEST(Tables, MayHaveAParagraphForEachRow) {
  EXPECT_THAT(rows_of("Naam;School;Groep\n\nMarieke Jansen;OBS De Brug;Taal\n\n"
                      "Piet de Vries;De Esch;Rekenen"),
              ElementsAre("Marieke Jansen|OBS De Brug|Taal", "Piet de Vries|De Esch|Rekenen"));
}

TEST(Tables, HaveTheirHeadsSaidInTheLineAbove) {
  const auto rows = ElementsAre("Marieke Jansen|De Brug|Taal", "Piet Vos|De Esch|Rekenen");
  for (const char* head :
       {"Hieronder onze deelnemers (naam, school, groep):",
        "Dit zijn ze. Volgorde: naam; school; groep.",
        "Wij komen met twee, naam/school/groep:", "Onze mensen, met naam, school en groep:"}) {
    EXPECT_THAT(
        rows_of(std::string(head) + "\nMarieke Jansen;De Brug;Taal\nPiet Vos;De Esch;Rekenen"),
        rows)
        << head;
  }
}

TEST(Tables, NeedAHeadOfLabels) {
  EXPECT_THAT(rows_of("Wij komen graag.\nMarieke Jansen | OBS De Brug | Taal"), IsEmpty());
}

// "Joke Bos: werkgroep/taal werkgroep/gedrag, De Brug"
std::vector<std::string> people_of(const std::string& text) {
  std::vector<std::string> people;
  for (const PersonReading& person : read(text).people) {
    std::string shown = value_of(person.name) + ":";
    std::vector<std::string> groups = values_of(person.groups);
    std::sort(groups.begin(), groups.end());
    for (const std::string& group : groups) shown += " " + group;
    if (person.school) shown += ", " + person.school->value;
    people.push_back(shown);
  }
  return people;
}

TEST(Tables, LeaveWhatIsSaidBeforeTheirHeads) {
  const auto people = read(
                          "Namens Stichting De Linde. Volgorde: achternaam; voornaam; groep.\n\n"
                          "Vos; Carla; Taal\n\nvan der Wal; Sietske; Rekenen\n\nGroet, Els Bos")
                          .people;
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(value_of(people[1].name), "Sietske van der Wal");
  EXPECT_EQ(value_of(people[1].foundation), "Stichting De Linde");
}

TEST(Tables, MayBeGridsOfCrosses) {
  EXPECT_THAT(
      people_of("Van ons komen:\n\n\tTaal\tRekenen\tGedrag\nJoke Bos\tx\t\tx\nPiet "
                "Vos\t\tx\t\n\nGroet,\nMarieke Jansen"),
      ElementsAre("Joke Bos: werkgroep/gedrag werkgroep/taal", "Piet Vos: werkgroep/rekenen"));
  EXPECT_THAT(
      people_of("Van ons komen:\n\n| Naam | Taal | HRM |\n|---|---|---|\n| Joke Bos | ja | nee "
                "|\n| Piet Vos | nee | ja |\n\nGroet,\nMarieke Jansen"),
      ElementsAre("Joke Bos: werkgroep/taal", "Piet Vos: werkgroep/hrm"));
}

TEST(Tables, MayStandTheOtherWayRound) {
  EXPECT_THAT(people_of("Van ons komen:\n\n\tJoke Bos\tPiet Vos\nTaal\tx\t\nHRM\t\tx\nGedrag\tx"
                        "\tx\n\nGroet,\nMarieke Jansen"),
              ElementsAre("Joke Bos: werkgroep/gedrag werkgroep/taal",
                          "Piet Vos: werkgroep/gedrag werkgroep/hrm"));
  EXPECT_THAT(people_of("Van ons komen:\n\nNaam\tJoke Bos\tPiet Vos\nSchool\tDe Brug\tDe "
                        "Esch\nGroep\tTaal\tHRM\n\nGroet,\nMarieke Jansen"),
              ElementsAre("Joke Bos: werkgroep/taal, De Brug", "Piet Vos: werkgroep/hrm, De Esch"));
}

TEST(Tables, RepeatTheCellAboveADitto) {
  EXPECT_THAT(
      people_of("Van ons komen:\n\nSchool\tNaam\tGroep\nDe Brug\tJoke Bos\tTaal\nidem\tPiet "
                "Vos\tHRM\nDe Esch\tAns Pol\tidem\n\nGroet,\nMarieke Jansen"),
      ElementsAre("Joke Bos: werkgroep/taal, De Brug", "Piet Vos: werkgroep/hrm, De Brug",
                  "Ans Pol: werkgroep/hrm, De Esch"));
}

TEST(Tables, MayBeListsBelowTheirGroups) {
  EXPECT_THAT(
      people_of("Van OBS De Brug komen naar Taal:\n- Joke Bos\n- Ans Pol\nen naar "
                "Rekenen:\n- Piet Vos\n- ikzelf\n\nGroet,\nMarieke Jansen"),
      ElementsAre("Joke Bos: werkgroep/taal, OBS De Brug", "Ans Pol: werkgroep/taal, OBS De Brug",
                  "Piet Vos: werkgroep/rekenen, OBS De Brug",
                  "Marieke Jansen: werkgroep/rekenen, OBS De Brug"));
}

// A row whose last cell is empty ends no table, and takes no group from the row below it.
TEST(Tables, MayLeaveACellEmpty) {
  for (const char* row : {"Bart Wonink\t", "Bart Wonink"}) {
    EXPECT_THAT(
        people_of("Dit is onze lijst van OBS De Brug:\n\nWie\tGroep\nMarieke "
                  "Jansen\tTaal\n" +
                  std::string(row) + "\nAnna Reimert\tHRM\n\nGroet,\nMarieke Jansen"),
        ElementsAre("Marieke Jansen: werkgroep/taal, OBS De Brug", "Bart Wonink:, OBS De Brug",
                    "Anna Reimert: werkgroep/hrm, OBS De Brug"))
        << row;
  }
}

}  // namespace
}  // namespace meldaan::extract::tables_test
