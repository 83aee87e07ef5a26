#include "domain/event.h"

#include <gtest/gtest.h>

namespace meldaan {
namespace {

TEST(Event, FindsGroupsByIdAndByTopic) {
  Event event;
  event.groups = {{"plg/wetenschap-en-techniek", GroupKind::kPlg, "", "", {}, {}},
                  {"werkgroep/taal", GroupKind::kWerkgroep, "", "", {}, {}},
                  {"werkgroep/wetenschap-en-techniek", GroupKind::kWerkgroep, "", "", {}, {}}};
  ASSERT_NE(event.find("werkgroep/taal"), nullptr);
  EXPECT_EQ(event.find("plg/taal"), nullptr);
  const auto found = event.with_topic("wetenschap-en-techniek");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0]->id, "plg/wetenschap-en-techniek");
  EXPECT_EQ(found[1]->id, "werkgroep/wetenschap-en-techniek");
}

TEST(GroupKind, HasANameThatReadsBack) {
  for (const auto kind : {GroupKind::kPlg, GroupKind::kWerkgroep, GroupKind::kProjectgroep}) {
    EXPECT_EQ(group_kind_of(name_of(kind)), kind);
  }
  EXPECT_FALSE(group_kind_of("PLG"));
  EXPECT_EQ(topic_of("werkgroep/taal"), "taal");
}

}  // namespace
}  // namespace meldaan
