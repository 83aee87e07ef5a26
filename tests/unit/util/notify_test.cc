// Plays the service manager's side of $NOTIFY_SOCKET.
#include "util/notify.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

#include "util/file.h"

namespace meldaan {
namespace {

class Manager : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = "/tmp/meldaan-notify-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    const std::string path = folder_ + "/socket";
    socket_ = UniqueFd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(socket_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
  }
  void TearDown() override {
    ::unsetenv("NOTIFY_SOCKET");
    std::filesystem::remove_all(folder_);
  }
  std::string heard() {
    char buffer[512];
    const ssize_t size = ::recv(socket_.get(), buffer, sizeof buffer, MSG_DONTWAIT);
    return size < 0 ? "" : std::string(buffer, static_cast<std::size_t>(size));
  }
  std::string folder_;
  UniqueFd socket_;
};

TEST_F(Manager, HearsEachNotification) {
  notify::ready();
  EXPECT_EQ(heard(), "READY=1");
  notify::status("two\nlines");
  EXPECT_EQ(heard(), "STATUS=two lines");
  notify::watchdog();
  EXPECT_EQ(heard(), "WATCHDOG=1");
  notify::stopping();
  EXPECT_EQ(heard(), "STOPPING=1");
}

TEST_F(Manager, AsksForAWatchdogOrNot) {
  EXPECT_FALSE(notify::watchdog_interval());
  ::setenv("WATCHDOG_USEC", "3000000", 1);
  ::setenv("WATCHDOG_PID", std::to_string(::getpid()).c_str(), 1);
  EXPECT_EQ(notify::watchdog_interval(), std::chrono::milliseconds(3000));
  ::unsetenv("WATCHDOG_USEC");
  ::unsetenv("WATCHDOG_PID");
}

}  // namespace
}  // namespace meldaan
