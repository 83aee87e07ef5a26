// A desk at work for weeks on a Maildir and a folder: the daemon's intake, digest job and outbox,
// hour by hour on a clock that the test sets, with what goes wrong in a month: starts anew at any
// time, hours without power, an SMTP server that is away.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "app/digest.h"
#include "app/dispatcher.h"
#include "app/health_board.h"
#include "net/courier.h"
#include "support/desk_on_folders.h"
#include "unit/app/intake_fixture.h"

namespace meldaan::app {

// The way to the folder, which may be cut; keeps what went through, in order.
class Line : public net::Courier {
 public:
  struct Sent {
    std::string recipient;
    std::string message;
    Instant at{};
  };

  Line(std::unique_ptr<net::Courier> folder, const Clock& clock, const bool& is_cut,
       std::vector<Sent>& sent)
      : folder_(std::move(folder)), clock_(clock), is_cut_(is_cut), sent_(sent) {}

  Result<void> send(const net::Envelope& envelope, std::string_view message) override {
    if (is_cut_) return transient(Errc::kUnreachable, "no route to the SMTP server");
    Result<void> done = folder_->send(envelope, message);
    if (done) sent_.push_back({envelope.to.front(), std::string(message), clock_.now()});
    return done;
  }
  Result<void> probe() override { return folder_->probe(); }
  void close() override { folder_->close(); }

 private:
  std::unique_ptr<net::Courier> folder_;
  const Clock& clock_;
  const bool& is_cut_;
  std::vector<Sent>& sent_;
};

class SeededRandomness : public Randomness {
 public:
  std::string bytes(std::size_t count) override {
    std::string out(count, '\0');
    for (char& byte : out) byte = static_cast<char>(engine_());
    return out;
  }

 private:
  std::mt19937 engine_{2018};
};

inline const char* const kOrganisers = "organisatie@lerendeleraren.nl";

class MonthDesk {
 public:
  MonthDesk()
      : folders_(parent()),
        settings_(settings_of(folders_)),
        reader_(make_reader(settings_).value()) {}

  const config::Settings& settings() const { return settings_; }
  const test::DeskOnFolders& folders() const { return folders_; }
  const std::vector<Line::Sent>& sent() const { return sent_; }

  void deliver(const std::string& mail, Instant at) {
    folders_.deliver("mail-" + std::to_string(++delivered_), mail, at);
  }
  int delivered() const { return delivered_; }
  void cut_line(bool is_cut) { is_cut_ = is_cut; }

  // The power fails; the next look() is a start.
  void stop() {
    dispatcher_.reset();
    intake_.reset();
    line_.reset();
    mailbox_.reset();
    board_.reset();
    store_.reset();
  }

  // The inbox is read.
  void look(Instant now) {
    clock_.set(now);
    if (!store_) start();
    const Result<SweepReport> swept = intake_->sweep();
    ASSERT_TRUE(swept) << swept.error().text;
    board_->polled(clock_.now(), swept->guarded);
  }

  // As the dispatcher's thread does it: what is due is queued, and the outbox goes out.
  bool queue(Instant now) {
    clock_.set(now);
    const Result<bool> queued = queue_digest(
        {settings_, reader_, example_renderer(), randomness_, *store_}, board_->health(), now, now);
    EXPECT_TRUE(queued) << queued.error().text;
    return queued && *queued;
  }
  void drain() {
    const Result<Dispatcher::Drained> drained = dispatcher_->drain();
    EXPECT_TRUE(drained || is_cut_) << drained.error().text;
    drained ? board_->courier_ok() : board_->courier_failed(drained.error().text);
  }

 private:
  // Thousands of commits, each synced: in memory, where there is such a place. What is not synced
  // in time is lost by no test that only drops its objects.
  static std::filesystem::path parent() {
    const std::filesystem::path memory = "/dev/shm";
    return std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
  }

  static config::Settings settings_of(const test::DeskOnFolders& folders) {
    config::Loaded loaded = config::load(folders.config());
    for (const config::Problem& problem : loaded.problems)
      ADD_FAILURE() << config::to_string(problem);
    config::Settings settings = std::move(loaded.settings).value();
    settings.digest.to = settings.organisers = {kOrganisers};
    settings.event.closes = settings.event.start = settings.event.end =
        Instant(Seconds(1'577'836'800));  // 2020
    return settings;
  }

  void start() {
    store_ = std::make_unique<store::Store>(store::Store::open(folders_.database()).value());
    ASSERT_TRUE(store_->requeue_interrupted());
    board_ = std::make_unique<HealthBoard>();
    if (const Result<store::Health> last = store_->health()) board_->restore(*last);
    mailbox_ = make_mailbox(settings_).value();
    line_ = std::make_unique<Line>(make_courier(settings_).value(), clock_, is_cut_, sent_);
    intake_ = std::make_unique<Intake>(Intake::Parts{settings_, reader_, example_renderer(), clock_,
                                                     randomness_, *mailbox_, *store_, never_, [] {},
                                                     [] {}});
    dispatcher_ = std::make_unique<Dispatcher>(Dispatcher::Parts{
        clock_, *line_, *store_, settings_.limits.replies_per_hour, never_, [] {}});
  }

  test::DeskOnFolders folders_;
  config::Settings settings_;
  extract::Reader reader_;
  test::FixedClock clock_{kNow};
  SeededRandomness randomness_;
  const std::atomic<bool> never_{false};
  bool is_cut_ = false;
  int delivered_ = 0;
  std::vector<Line::Sent> sent_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<HealthBoard> board_;
  std::unique_ptr<net::Mailbox> mailbox_;
  std::unique_ptr<Line> line_;
  std::unique_ptr<Intake> intake_;
  std::unique_ptr<Dispatcher> dispatcher_;
};

}  // namespace meldaan::app
