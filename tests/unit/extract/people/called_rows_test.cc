#include "extract/people/called_rows.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::called_rows_test {
namespace {

std::vector<std::string> called(const std::string& text) {
  const Body body(text);
  std::vector<std::string> names;
  for (const Row& row : find_called_rows(body.part)) names.push_back(row.name.text);
  return names;
}

TEST(CalledRows, AreHeadedByAFirstNameBeforeAGroup) {
  using testing::ElementsAre;
  using testing::IsEmpty;
  EXPECT_THAT(called("- Bregje: Taal\n- Twan: Rekenen\n- Saskia: HRM"),
              ElementsAre("Bregje", "Twan", "Saskia"));
  EXPECT_THAT(called("1. Bregje - Taal\n2. Twan - Rekenen"), ElementsAre("Bregje", "Twan"));
  // one line is no list
  EXPECT_THAT(called("Bregje: Taal"), IsEmpty());
  // labels, and words that nobody is called
  EXPECT_THAT(called("School: Taal\nGroep: Rekenen"), IsEmpty());
  // a line that names no group
  EXPECT_THAT(called("Bregje: graag\nTwan: ook"), IsEmpty());
}

}  // namespace
}  // namespace meldaan::extract::called_rows_test
