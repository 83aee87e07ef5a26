#include "extract/people/told_groups.h"

#include <gtest/gtest.h>

#include "extract/people/person_at.h"
#include "unit/extract/desk_reader.h"

namespace meldaan::extract::told_groups_test {
namespace {

// The group that the text says Anna Smit takes.
std::string taken_by_anna(const std::string& text, bool of_others = false) {
  const Body body(text);
  const Document& document = body.part.document();
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document.folded(i) != "anna") continue;
    const auto name = person_at(body.part, i, true);
    const Mention* group = name ? ToldGroups(body.part, of_others).of(name->range) : nullptr;
    return group == nullptr ? "" : document.original(group->name);
  }
  return "no Anna";
}

TEST(ToldGroups, AreTakenInWhateverOrder) {
  for (const char* text :
       {"Anna Smit neemt Rekenen.", "Anna Smit, onze directeur, wordt bij Rekenen verwacht.",
        "Anna Smit en Piet Bos gaan naar Rekenen.", "Naar Rekenen gaat Anna Smit.",
        "Voor Rekenen heeft Anna Smit zich gemeld.", "Naar Rekenen stuur ik Anna Smit.",
        "Rekenen is voor Anna Smit.", "Rekenen doen Piet Bos en Anna Smit.",
        "Anna Smit heeft zich bij mij gemeld voor Rekenen."})
    EXPECT_EQ(taken_by_anna(text), "Rekenen") << text;
}

TEST(ToldGroups, AreNotWhatIsToldOfThemBesides) {
  for (const char* text :
       {"Anna Smit gaat niet naar Rekenen.", "Vorig jaar zat Anna Smit bij Rekenen.",
        "Anna Smit heeft mij op Rekenen gewezen.", "Rekenen is bedacht door Anna Smit.",
        "Naar Rekenen ga ik met Anna Smit."})
    EXPECT_EQ(taken_by_anna(text), "") << text;
}

// Who says what she wants herself may only speak of others, unless the mail signs them up.
TEST(ToldGroups, AreOfOthersWhereTheMailIsAboutThem) {
  const std::string text = "Ik wil naar Taal. Anna Smit neemt Rekenen.";
  EXPECT_EQ(taken_by_anna(text), "");
  EXPECT_EQ(taken_by_anna(text, true), "Rekenen");
  EXPECT_EQ(taken_by_anna("Anna Smit neemt Rekenen. Zelf kom ik voor Taal."), "Rekenen");
}

}  // namespace
}  // namespace meldaan::extract::told_groups_test
