#include "extract/people/shaped_rows.h"

#include <gtest/gtest.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::shaped_rows_test {
namespace {

std::string named_in(const std::string& line) {
  const Body body(line);
  const auto name = shaped_name(body.part, {0, body.part.document().size()});
  return name ? name->text : "";
}

TEST(ShapedRows, HaveANameAndAGroupBehindIt) {
  for (const auto& [line, name] : {std::pair{"Sefanja Zwiers, obs De Brug, Taal", "Sefanja Zwiers"},
                                   {"Sefanja Zwiers: Taal", "Sefanja Zwiers"},
                                   {"Sefanja Zwiers s.zwiers@x.nl Taal", "Sefanja Zwiers"},
                                   {"Sefanja Zwiers doet Taal", "Sefanja Zwiers"},
                                   {"Sefanja Zwiers uit groep 3: Taal", "Sefanja Zwiers"},
                                   {"leerkracht groep 5 Sefanja Zwiers - Taal", "Sefanja Zwiers"}})
    EXPECT_EQ(named_in(line), name) << line;
}

TEST(ShapedRows, AreNoSentencesThatTellSomethingElse) {
  for (const char* line : {"Sefanja Zwiers, obs De Brug", "Sefanja, Taal",
                           "Sefanja Zwiers, door ons opgegeven voor Taal, kan niet komen",
                           "Ik heb Sefanja Zwiers bij Taal gezien",
                           "Sefanja Zwiers gaat naar Taal en Anna Smit naar HRM"})
    EXPECT_EQ(named_in(line), "") << line;
}

}  // namespace
}  // namespace meldaan::extract::shaped_rows_test
