// The kind words that stand beside a group's name.
#include <gtest/gtest.h>

#include <algorithm>

#include "extract/groups/catalogue.h"
#include "unit/extract/desk_reader.h"

namespace meldaan::extract::catalogue_kinds_test {
namespace {

std::vector<Mention> groups_in(const std::string& text) {
  const Cued cued(text);
  return desk().knowledge.catalogue.find(cued.document, cued.cues);
}

struct KindCase {
  const char* text;
  std::vector<GroupKind> kinds;
  bool any_word;
  bool in_doubt;
};

TEST(CatalogueKinds, ReadsTheKindThatStandsBeforeTheName) {
  const KindCase cases[] = {
      {"de PLG Wetenschap en Techniek", {GroupKind::kPlg}, true, false},
      {"PLG: W&T", {}, false, false},
      {"werkgroep W&T", {GroupKind::kWerkgroep}, true, false},
      {"het project W&T", {GroupKind::kProjectgroep}, true, false},
      {"projectgroep 'W&T'", {GroupKind::kProjectgroep}, true, false},
      {"de werkgroep over wetenschap en techniek", {GroupKind::kWerkgroep}, true, false},
      {"de groep W&T", {}, true, false},
      {"W&T", {}, false, false},
      {"de PLG en de werkgroep W&T", {GroupKind::kPlg, GroupKind::kWerkgroep}, true, false},
      {"de PLG of de werkgroep W&T", {GroupKind::kPlg, GroupKind::kWerkgroep}, true, true},
      {"de professionele leergemeenschap W&T", {GroupKind::kPlg}, true, false},
      {"werkgroep Taal en W&T", {}, false, false},
  };
  for (const KindCase& c : cases) {
    const auto mentions = groups_in(c.text);
    ASSERT_FALSE(mentions.empty()) << c.text;
    const Mention& mention = mentions.back();
    for (const GroupKind kind :
         {GroupKind::kPlg, GroupKind::kWerkgroep, GroupKind::kProjectgroep}) {
      const bool wanted = std::find(c.kinds.begin(), c.kinds.end(), kind) != c.kinds.end();
      EXPECT_EQ(mention.kinds.has(kind), wanted) << c.text << ": " << name_of(kind);
    }
    EXPECT_EQ(mention.has_kind_word, c.any_word) << c.text;
    EXPECT_EQ(mention.kinds_in_doubt, c.in_doubt) << c.text;
  }
}

TEST(CatalogueKinds, ThePhraseHoldsTheKindAndTheNameAlone) {
  const Cued cued("graag naar de werkgroep over Taal gaan");
  const auto mentions = desk().knowledge.catalogue.find(cued.document, cued.cues);
  ASSERT_EQ(mentions.size(), 1u);
  EXPECT_EQ(cued.document.original(mentions[0].name), "Taal");
  EXPECT_EQ(cued.document.original(mentions[0].phrase), "werkgroep over Taal");
}

TEST(CatalogueKinds, TellsAnEverydayWordFromANameOfSeveral) {
  EXPECT_TRUE(groups_in("taal").at(0).everyday);
  EXPECT_FALSE(groups_in("mobiel leren").at(0).everyday);
}

}  // namespace
}  // namespace meldaan::extract::catalogue_kinds_test
