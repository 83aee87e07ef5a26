#include "util/wakeup.h"

#include <gtest/gtest.h>

#include <thread>

namespace meldaan {
namespace {

TEST(Wakeup, CallsAddUpToOne) {
  const Wakeup wakeup;
  EXPECT_FALSE(wakeup.take());
  wakeup.call();
  wakeup.call();
  EXPECT_TRUE(wakeup.take());
  EXPECT_FALSE(wakeup.take());
}

TEST(Wakeup, WaitEndsWithACallFromAnotherThread) {
  const Wakeup wakeup;
  std::thread caller([&] { wakeup.call(); });
  EXPECT_TRUE(wakeup.wait(std::chrono::minutes(5)));
  caller.join();
  EXPECT_FALSE(wakeup.wait(std::chrono::milliseconds(0)));
}

}  // namespace
}  // namespace meldaan
