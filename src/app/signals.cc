#include "app/signals.h"

namespace meldaan::app {
namespace {

std::atomic<bool> g_arrived{false};
std::atomic<const Wakeup*> g_wakeup{nullptr};
static_assert(std::atomic<const Wakeup*>::is_always_lock_free, "a signal handler must not wait");

void on_signal(int) {
  g_arrived = true;
  if (const Wakeup* wakeup = g_wakeup) wakeup->call();
}

}  // namespace

StopSignals::StopSignals() {
  g_arrived = false;
  g_wakeup = &wakeup_;
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTERM, &action, &before_term_);
  sigaction(SIGINT, &action, &before_int_);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, &before_pipe_);
}

StopSignals::~StopSignals() {
  sigaction(SIGTERM, &before_term_, nullptr);
  sigaction(SIGINT, &before_int_, nullptr);
  sigaction(SIGPIPE, &before_pipe_, nullptr);
  g_wakeup = nullptr;
}

const std::atomic<bool>& StopSignals::flag() const {
  return g_arrived;
}

}  // namespace meldaan::app
