#include "support/scripted_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <thread>

#include "util/file.h"
#include "util/wakeup.h"

namespace meldaan::test {
namespace {

// Far above anything a passing test needs; it only keeps a broken one from hanging.
constexpr int kPatienceMs = 10000;

struct ScriptFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

UniqueFd listen_on_loopback(std::uint16_t& port) {
  UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (!fd || ::bind(fd.get(), generic, size) != 0 || ::listen(fd.get(), 16) != 0 ||
      ::getsockname(fd.get(), generic, &size) != 0) {
    throw std::runtime_error(std::string("scripted server: ") + std::strerror(errno));
  }
  port = ntohs(address.sin_port);
  return fd;
}

bool readable(int fd, int timeout_ms) {
  pollfd entry{fd, POLLIN, 0};
  return ::poll(&entry, 1, timeout_ms) == 1;
}

}  // namespace

struct ScriptedServer::State {
  std::uint16_t port = 0;
  UniqueFd listener;
  Wakeup stop;
  std::vector<Script> scripts;
  std::vector<std::string> failures;  // read after the thread has ended
  std::thread thread;

  // False where the test is over and nobody has connected.
  bool connection_came() {
    pollfd entries[2] = {{listener.get(), POLLIN, 0}, {stop.fd(), POLLIN, 0}};
    while (::poll(entries, 2, -1) < 0 && errno == EINTR) {
    }
    return (entries[0].revents & POLLIN) != 0;
  }
};

ScriptedServer::ScriptedServer(std::vector<Script> scripts) : state_(std::make_unique<State>()) {
  state_->listener = listen_on_loopback(state_->port);
  state_->scripts = std::move(scripts);
  state_->thread = std::thread([this] {
    for (std::size_t i = 0; i < state_->scripts.size(); ++i) {
      const std::string number = "connection " + std::to_string(i + 1) + ": ";
      if (!state_->connection_came()) {
        state_->failures.push_back(number + "never came");
        return;
      }
      const int fd = ::accept4(state_->listener.get(), nullptr, nullptr, SOCK_CLOEXEC);
      const int on = 1;
      ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
      Session session(*this, fd);
      try {
        state_->scripts[i](session);
      } catch (const ScriptFailed& failed) {
        state_->failures.push_back(number + failed.what());
      }
      session.hang_up();
    }
  });
}

ScriptedServer::~ScriptedServer() {
  state_->stop.call();
  state_->thread.join();
  for (const auto& failure : state_->failures) ADD_FAILURE() << "scripted server, " << failure;
}

std::uint16_t ScriptedServer::port() const {
  return state_->port;
}

std::string ScriptedServer::url(std::string_view scheme) const {
  return std::string(scheme) + "://127.0.0.1:" + std::to_string(state_->port);
}

void ScriptedServer::Session::fail(const std::string& reason) {
  throw ScriptFailed(reason);
}

void ScriptedServer::Session::send(std::string_view bytes, const std::vector<std::size_t>& cuts) {
  std::size_t begin = 0;
  auto write_to = [&](std::size_t end) {
    while (begin < end) {
      const ssize_t written = ::send(fd_, bytes.data() + begin, end - begin, MSG_NOSIGNAL);
      if (written <= 0) return;
      begin += static_cast<std::size_t>(written);
    }
  };
  for (const std::size_t cut : cuts) write_to(std::min(cut, bytes.size()));
  write_to(bytes.size());
}

bool ScriptedServer::Session::fill() {
  if (!readable(fd_, kPatienceMs)) fail("the client is silent; unread so far: " + unread_);
  char buffer[16384];
  const ssize_t count = ::recv(fd_, buffer, sizeof(buffer), 0);
  if (count <= 0) return false;
  unread_.append(buffer, static_cast<std::size_t>(count));
  return true;
}

std::string ScriptedServer::Session::take_line() {
  std::size_t end = 0;
  while ((end = unread_.find("\r\n")) == std::string::npos) {
    if (!fill()) fail("the client has gone; unread: " + unread_);
  }
  std::string line = unread_.substr(0, end);
  unread_.erase(0, end + 2);
  return line;
}

std::string ScriptedServer::Session::expect(const testing::Matcher<const std::string&>& line) {
  std::string got;
  try {
    got = take_line();
  } catch (const ScriptFailed& failed) {
    fail("expected a line that " + testing::DescribeMatcher<const std::string&>(line) + ", but " +
         failed.what());
  }
  if (!line.Matches(got)) {
    fail("expected a line that " + testing::DescribeMatcher<const std::string&>(line) +
         ", but got: " + got);
  }
  return got;
}

std::string ScriptedServer::Session::expect_bytes(std::size_t count) {
  while (unread_.size() < count) {
    if (!fill()) fail("the client has gone in the middle of " + std::to_string(count) + " bytes");
  }
  std::string bytes = unread_.substr(0, count);
  unread_.erase(0, count);
  return bytes;
}

std::string ScriptedServer::Session::expect_until(std::string_view end) {
  std::string lines;
  for (std::string line = take_line(); line != end; line = take_line()) lines += line + "\r\n";
  return lines;
}

void ScriptedServer::Session::expect_close() {
  while (fill()) unread_.clear();
}

bool ScriptedServer::Session::closes_within(std::chrono::milliseconds pause) {
  return readable(fd_, static_cast<int>(pause.count())) && !fill();
}

void ScriptedServer::Session::hang_up(bool reset) {
  if (fd_ < 0) return;
  if (reset) {
    const linger abort{1, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &abort, sizeof(abort));
  }
  ::close(fd_);
  fd_ = -1;
}

}  // namespace meldaan::test
