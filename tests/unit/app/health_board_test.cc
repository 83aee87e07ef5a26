#include "app/health_board.h"

#include <gtest/gtest.h>

namespace meldaan::app {
namespace {

using std::chrono::milliseconds;
using Worker = HealthBoard::Worker;

TEST(HealthBoard, AnOverdueWorkerCountsAsHung) {
  HealthBoard board;
  EXPECT_TRUE(board.all_alive());
  board.expect(Worker::kIntake, std::chrono::hours(1));
  board.expect(Worker::kDispatcher, milliseconds(-1));
  EXPECT_FALSE(board.all_alive());
  board.finished(Worker::kDispatcher);
  EXPECT_TRUE(board.all_alive());
}

TEST(HealthBoard, TheLineSaysWhatIsWrongFirst) {
  HealthBoard board;
  EXPECT_EQ(board.line(), "not polled yet");
  board.polled(Instant{Seconds(0)}, 0);
  EXPECT_EQ(board.line(), "last good poll 1970-01-01T00:00:00Z");
  board.mailbox_failed("log-in refused");
  EXPECT_EQ(board.line(), "mailbox: log-in refused; last good poll 1970-01-01T00:00:00Z");
  board.polled(Instant{Seconds(60)}, 3);
  EXPECT_EQ(board.line(),
            "last good poll 1970-01-01T00:01:00Z; 3 older mails left alone (see meldaan check)");
}

TEST(HealthBoard, WhatTheCourierSaidLastIsKnownAfterARestart) {
  HealthBoard board;
  board.restore({Instant{Seconds(0)}, "away", "log-in refused", 3});
  EXPECT_EQ(board.health().courier_error, "log-in refused");
  // The mailbox is looked into before anything is told of it.
  EXPECT_EQ(board.health().mailbox_error, "");
  board.courier_ok();
  EXPECT_EQ(board.health().courier_error, "");
}

}  // namespace
}  // namespace meldaan::app
