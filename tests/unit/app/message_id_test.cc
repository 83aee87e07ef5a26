#include "app/message_id.h"

#include <gtest/gtest.h>

namespace meldaan::app {
namespace {

TEST(MessageId, IsStableAndTellsRepliesApart) {
  EXPECT_EQ(make_message_id("key", "mail 1 confirmation", "lerendeleraren.nl"),
            make_message_id("key", "mail 1 confirmation", "lerendeleraren.nl"));
  EXPECT_NE(make_message_id("key", "mail 1 confirmation", "lerendeleraren.nl"),
            make_message_id("key", "mail 2 confirmation", "lerendeleraren.nl"));
}

TEST(MessageId, CannotBeMadeUp) {
  const std::string own = make_message_id("key", "mail 1", "lerendeleraren.nl");
  EXPECT_TRUE(is_own_message_id("key", own));
  EXPECT_FALSE(is_own_message_id("another key", own));
  std::string forged = own;
  forged[8] = forged[8] == 'a' ? 'b' : 'a';
  EXPECT_FALSE(is_own_message_id("key", forged));
  for (const char* other : {"", "meldaan.", "meldaan.x@y", "meldaan.a.b@c", "CAF@mail.gmail.com"}) {
    EXPECT_FALSE(is_own_message_id("key", other)) << other;
  }
}

}  // namespace
}  // namespace meldaan::app
