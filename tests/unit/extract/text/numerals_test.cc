#include "extract/text/numerals.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::numerals_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The numbers in it, in digits, that may name a line of a list.
std::vector<std::string> of_lines(const std::string& text) {
  const Part part(desk().knowledge, text, Source::kText, {});
  const Document& document = part.document();
  std::vector<std::string> found;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document[i].kind == TokenKind::kNumber &&
        !names_no_line(document, part.cues(), part.sentences(), i))
      found.emplace_back(document.folded(i));
  }
  return found;
}

TEST(Numerals, ThatCountNameNoLine) {
  EXPECT_THAT(of_lines("2 groepen: HRM en IKC"), IsEmpty());
  EXPECT_THAT(of_lines("1 of 2 collega's"), IsEmpty());
  EXPECT_THAT(of_lines("een stuk of 3: 4, 7 en 10"), ElementsAre("4", "7", "10"));
}

TEST(Numerals, OfChildrenNameNoLine) {
  EXPECT_THAT(of_lines("Ik geef les aan groep 3 en 4, dus doe maar 20"), ElementsAre("20"));
  EXPECT_THAT(of_lines("Ik ben juf van groep 7/8"), IsEmpty());
  EXPECT_THAT(of_lines("Ik ben juf van groep 5. Graag groep 14"), ElementsAre("14"));
}

TEST(Numerals, AloneNameLines) {
  EXPECT_THAT(of_lines("2, 5 en groep 4 graag"), ElementsAre("2", "5", "4"));
}

}  // namespace
}  // namespace meldaan::extract::numerals_test
