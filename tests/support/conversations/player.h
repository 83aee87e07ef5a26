// Plays the conversations of tests/conversations (its README explains the files) on a desk, and
// compares after each step what is stored and said. What the desk is made of is the stage's matter:
// a Maildir and a folder, or an IMAP and an SMTP server.
//
// What is not as written is a failure of the running test (gtest). One thread.
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "util/clock.h"

namespace meldaan::test {

// A desk and the ways in and out.
class Stage {
 public:
  // A mail that went out, as its recipient got it.
  struct Posted {
    std::string recipient;
    std::string bytes;
  };

  virtual ~Stage() = default;
  // Before the first mail, and between two calls of work(): a key of "config" with its value.
  virtual void configure(const std::string& key, const nlohmann::json& value) = 0;
  // The mail, whose lines end with CRLF, arrives then.
  virtual void deliver(const std::string& mail, Instant at) = 0;
  // The desk works at that time until it has nothing to do, and what went out is told.
  virtual std::vector<Posted> work(Instant at) = 0;
  // Closed between two calls of work().
  virtual std::filesystem::path database() const = 0;
};

// Their names, without ".json".
std::vector<std::string> all_conversations();
void play(Stage& stage, const std::string& conversation);

// For gtest: only letters, digits and underscores.
std::string test_name_of(const std::string& conversation);

}  // namespace meldaan::test
