#include "app/backoff.h"

#include <gtest/gtest.h>

namespace meldaan::app {
namespace {

using std::chrono::milliseconds;

TEST(Backoff, DoublesUpToItsMostAndStartsOverAfterSuccess) {
  Backoff backoff(milliseconds(2000), milliseconds(9000));
  EXPECT_EQ(backoff.failed(), milliseconds(2000));
  EXPECT_EQ(backoff.failed(), milliseconds(4000));
  EXPECT_EQ(backoff.failed(), milliseconds(8000));
  EXPECT_EQ(backoff.failed(), milliseconds(9000));
  backoff.succeeded();
  EXPECT_EQ(backoff.failed(), milliseconds(2000));
}

TEST(Backoff, NeverOverflows) {
  Backoff backoff(milliseconds(2000), milliseconds(300000));
  for (int i = 0; i < 1000; ++i) EXPECT_LE(backoff.failed(), milliseconds(300000));
}

}  // namespace
}  // namespace meldaan::app
