#include "extract/tables.h"

#include <gmock/gmock.h>

#include "desk_reader.h"

namespace meldaan::extract {
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

TEST(Tables, NeedAHeadOfLabels) {
  EXPECT_THAT(rows_of("Wij komen graag.\nMarieke Jansen | OBS De Brug | Taal"), IsEmpty());
}

}  // namespace
}  // namespace meldaan::extract
