#include "util/log.h"

#include <gtest/gtest.h>

namespace meldaan {
namespace {

TEST(LogLine, IsEventAndFields) {
  EXPECT_EQ(log::format("mail.handled", {{"mail", 7}, {"fate", "registered"}}),
            "mail.handled mail=7 fate=registered");
}

TEST(LogLine, QuotesValuesAndKeepsToOneLine) {
  EXPECT_EQ(log::format("x", {{"text", "two words"}, {"empty", ""}}),
            "x text=\"two words\" empty=\"\"");
  EXPECT_EQ(log::format("x", {{"text", "a\nb\"c"}}), "x text=\"a?b\\\"c\"");
}

}  // namespace
}  // namespace meldaan
