// Two programs do not work in one mailbox at once.
#include "app/desk_lock.h"

#include <gmock/gmock.h>

#include <thread>

#include "support/temporary_folder.h"

namespace meldaan::app {
namespace {

using namespace std::chrono_literals;

class DeskLockTest : public testing::Test {
 protected:
  bool can_take(std::chrono::milliseconds patience, const std::atomic<bool>* stop = nullptr) const {
    const auto lock = DeskLock::take(database(), patience, stop);
    EXPECT_TRUE(lock) << lock.error().text;
    return lock && lock->has_value();
  }
  std::filesystem::path database() const { return folder_.path() / "meldaan.db"; }
  test::TemporaryFolder folder_;
};

TEST_F(DeskLockTest, OneHasItAtATime) {
  {
    const auto first = DeskLock::take(database(), 0ms);
    ASSERT_TRUE(first && *first);
    EXPECT_FALSE(can_take(0ms));
  }
  EXPECT_TRUE(can_take(0ms));
}

TEST_F(DeskLockTest, WhoWaitsGetsItWhenItIsGivenBack) {
  auto first = DeskLock::take(database(), 0ms).value();
  std::thread other([&] { first.reset(); });
  EXPECT_TRUE(can_take(60s));
  other.join();
}

TEST_F(DeskLockTest, AStopEndsTheWait) {
  const auto first = DeskLock::take(database(), 0ms);
  const std::atomic<bool> stop = true;
  EXPECT_FALSE(can_take(1h, &stop));
}

TEST_F(DeskLockTest, AFolderThatIsNotThereIsAnError) {
  const auto lock = DeskLock::take(folder_.path() / "none" / "meldaan.db", 0ms);
  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().retry, Retry::kTransient);
}

}  // namespace
}  // namespace meldaan::app
