#include "support/daemon.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "util/text.h"

namespace meldaan::test {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

int exit_status(int wait_status) {
  return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 128 + WTERMSIG(wait_status);
}

[[noreturn]] void become(const std::vector<std::string>& command, const Environment& environment,
                         int output, int errors) {
  // A test that dies takes its children along.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  for (const std::string& entry : environment) putenv(const_cast<char*>(entry.c_str()));
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

pid_t start(const std::vector<std::string>& command, const Environment& environment, int output,
            int errors) {
  const pid_t pid = fork();
  if (pid < 0) throw std::runtime_error("fork failed");
  if (pid == 0) become(command, environment, output, errors);
  return pid;
}

std::optional<int> wait_for(pid_t pid, Milliseconds limit) {
  int wait_status = 0;
  const bool ended = eventually(limit, [&] { return waitpid(pid, &wait_status, WNOHANG) == pid; });
  if (!ended) return std::nullopt;
  return exit_status(wait_status);
}

// Files instead of pipes: a child may write as much as it likes while nobody reads.
struct TemporaryFile {
  TemporaryFile() : file(std::tmpfile()) {
    if (file == nullptr) throw std::runtime_error("no temporary file");
    fcntl(fileno(file), F_SETFD, FD_CLOEXEC);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::fclose(file); }
  int fd() const { return fileno(file); }
  std::string text() const {
    std::string all;
    std::array<char, 65536> part{};
    ssize_t count = 0;
    lseek(fd(), 0, SEEK_SET);
    while ((count = read(fd(), part.data(), part.size())) > 0) {
      all.append(part.data(), static_cast<std::size_t>(count));
    }
    return all;
  }
  std::FILE* file;
};

}  // namespace

bool eventually(Milliseconds limit, const std::function<bool()>& question) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (!question()) {
    if (std::chrono::steady_clock::now() >= deadline) return question();
    std::this_thread::sleep_for(Milliseconds(5));
  }
  return true;
}

Finished run_program(const std::vector<std::string>& command, Milliseconds limit,
                     const Environment& environment) {
  const TemporaryFile output;
  const TemporaryFile errors;
  const pid_t pid = start(command, environment, output.fd(), errors.fd());
  Finished finished;
  if (const auto status = wait_for(pid, limit)) {
    finished.status = *status;
  } else {
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
  }
  finished.output = output.text();
  finished.errors = errors.text();
  return finished;
}

Daemon::Daemon(const std::vector<std::string>& command, std::filesystem::path log_file,
               const Environment& environment)
    : log_file_(std::move(log_file)) {
  // An abstract name: no file to remove, and no limit of a folder's depth. autobind chooses it
  // (unix(7)).
  notify_socket_.reset(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  socklen_t length = sizeof(sa_family_t);
  if (bind(notify_socket_.get(), reinterpret_cast<sockaddr*>(&address), length) != 0) {
    throw std::runtime_error("no notify socket");
  }
  length = sizeof address;
  getsockname(notify_socket_.get(), reinterpret_cast<sockaddr*>(&address), &length);
  const std::string name(address.sun_path + 1, length - offsetof(sockaddr_un, sun_path) - 1);

  const UniqueFd log(open(log_file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  Environment all = {"NOTIFY_SOCKET=@" + name};
  all.insert(all.end(), environment.begin(), environment.end());
  pid_ = start(command, all, log.get(), log.get());
  listener_ = std::thread([this] { listen(); });
}

Daemon::~Daemon() {
  if (!status_) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  enough_.call();
  listener_.join();
}

// A thread of its own, because the kernel queues few datagrams and a full queue would stop the
// daemon.
void Daemon::listen() {
  std::array<pollfd, 2> waiting = {pollfd{notify_socket_.get(), POLLIN, 0},
                                   pollfd{enough_.fd(), POLLIN, 0}};
  while (true) {
    poll(waiting.data(), waiting.size(), -1);
    if ((waiting[1].revents & POLLIN) != 0) return;
    std::array<char, 4096> message{};
    const ssize_t count = recv(notify_socket_.get(), message.data(), message.size(), 0);
    if (count <= 0) continue;
    const std::lock_guard<std::mutex> lock(mutex_);
    for (const std::string_view line :
         split_lines(std::string_view(message.data(), static_cast<std::size_t>(count)))) {
      notifications_.emplace_back(line);
    }
  }
}

bool Daemon::running() {
  return !wait(Milliseconds(0));
}

void Daemon::signal(int number) {
  kill(pid_, number);
}

std::optional<int> Daemon::wait(Milliseconds limit) {
  if (!status_) status_ = wait_for(pid_, limit);
  return status_;
}

std::optional<int> Daemon::stop(Milliseconds limit) {
  signal(SIGTERM);
  return wait(limit);
}

std::vector<std::string> Daemon::notifications() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return notifications_;
}

bool Daemon::wait_notified(std::string_view beginning, Milliseconds limit) {
  return eventually(limit, [&] {
    const auto entries = notifications();
    return std::any_of(entries.begin(), entries.end(),
                       [&](const std::string& entry) { return entry.starts_with(beginning); });
  });
}

std::string Daemon::log() const {
  return text_of(log_file_);
}

double Daemon::peak_memory_mib() const {
  std::istringstream status(text_of("/proc/" + std::to_string(pid_) + "/status"));
  std::string word;
  double kib = 0;
  while (status >> word) {
    if (word == "VmHWM:" && status >> kib) return kib / 1024;
  }
  throw std::runtime_error("the daemon no longer runs");
}

}  // namespace meldaan::test
