// An intake between a mailbox in memory and a store on disk, with the configuration, lexicons and
// templates that are shipped.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/intake.h"
#include "app/workshop.h"
#include "config/settings.h"
#include "mime/parse.h"
#include "support/fakes.h"
#include "support/temporary_folder.h"

namespace meldaan::app {

// 10 September 2018, 17:20 UTC: before the event of config/event.toml.
inline constexpr Instant kNow{Seconds(1'536'600'000)};

// A mail of `person`, whose address is their first name at school.example.
inline std::string mail_of(const std::string& person, const std::string& body,
                           const std::string& headers = "") {
  const std::string id = std::to_string(std::hash<std::string>()(person + body));
  return "From: " + person + " <" + person.substr(0, person.find(' ')) +
         "@school.example>\r\n"
         "To: info@lerendeleraren.nl\r\n"
         "Subject: aanmelding\r\n"
         "Date: Mon, 10 Sep 2018 10:00:00 +0200\r\n"
         "Message-ID: <" +
         id + "@school.example>\r\n" + headers + "\r\n" + body;
}

// Everything that a confirmation needs.
inline std::string complete_mail(const std::string& person, const std::string& headers = "") {
  return mail_of(person,
                 "Naam: " + person +
                     "\r\nSchool: OBS De Regenboog\r\nStichting: Consent\r\n"
                     "Groep: werkgroep Taal\r\n",
                 headers);
}

// Written by a human, and no registration.
inline std::string question_mail(const std::string& person) {
  std::string mail = mail_of(person, "Hoe laat begint de koffie?\r\n");
  const std::string usual = "Subject: aanmelding";
  return mail.replace(mail.find(usual), usual.size(), "Subject: vraag");
}

// What is shipped is loaded once: lexicons and templates in three languages take longer than a
// mail.
inline const config::Settings& example_settings() {
  static const config::Settings settings = [] {
    const std::filesystem::path config =
        std::filesystem::path(MELDAAN_SOURCE_DIR) / "config" / "meldaan.toml";
    config::Loaded loaded = config::load(config, config::Secrets::kSkip);
    for (const config::Problem& problem : loaded.problems)
      ADD_FAILURE() << config::to_string(problem);
    return std::move(loaded.settings).value();
  }();
  return settings;
}

inline const extract::Reader& example_reader() {
  static const extract::Reader reader = make_reader(example_settings()).value();
  return reader;
}

inline const render::Renderer& example_renderer() {
  static const std::unique_ptr<render::Renderer> renderer =
      load_renderer(example_settings()).renderer;
  return *renderer;
}

class IntakeTest : public testing::Test {
 protected:
  IntakeTest() {
    settings_.answer_since = Instant{};
    restart();
  }

  // What a new start of the program has: the disk, and nothing that was in memory.
  void restart() {
    intake_.reset();
    store_.reset();
    store_ =
        std::make_unique<store::Store>(store::Store::open(folder_.path() / "meldaan.db").value());
    intake_ =
        std::make_unique<Intake>(Intake::Parts{settings_, *reader_, example_renderer(), clock_,
                                               randomness_, mailbox_, *store_, stop_, [] {},
                                               [this] {
                                                 ++queued_;
                                                 if (on_reply_) on_reply_();
                                               }});
  }

  // From now on mails are read by the settings as they are now.
  void read_anew(std::vector<School> schools = {}) {
    own_reader_ = make_reader(settings_, std::move(schools)).value();
    reader_ = &*own_reader_;
    restart();
  }

  Result<SweepReport> try_sweep() { return intake_->sweep(); }
  SweepReport sweep() {
    const Result<SweepReport> report = try_sweep();
    EXPECT_TRUE(report) << report.error().text;
    return report ? *report : SweepReport{};
  }
  // A pass in which the program dies.
  void crashing_sweep() {
    EXPECT_THROW(static_cast<void>(try_sweep()), test::Crash);
    restart();
  }

  std::vector<Registration> registrations() { return store_->registrations().value(); }
  store::Counts counts() { return store_->counts().value(); }
  // The oldest reply that waits, taken out of the queue.
  store::OutboxMail next_reply() {
    const auto reply = store_->claim(clock_.now());
    EXPECT_TRUE(reply && *reply) << "no reply waits";
    return reply && *reply ? **reply : store::OutboxMail{};
  }

  test::TemporaryFolder folder_;
  config::Settings settings_ = example_settings();
  const extract::Reader* reader_ = &example_reader();
  test::FixedClock clock_{kNow};
  test::CountingRandomness randomness_;
  test::FakeMailbox mailbox_;
  std::unique_ptr<store::Store> store_;
  std::atomic<bool> stop_{false};
  std::function<void()> on_reply_;  // called when a reply was committed
  int queued_ = 0;
  std::optional<extract::Reader> own_reader_;
  std::unique_ptr<Intake> intake_;
};

}  // namespace meldaan::app
