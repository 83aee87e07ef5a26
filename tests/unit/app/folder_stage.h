// A desk between a Maildir and a folder, on which whole conversations are played: the intake, desk,
// store, templates and dispatcher of `meldaan run --once`.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/daemon.h"
#include "mime/parse.h"
#include "support/conversations/player.h"
#include "support/desk_on_folders.h"
#include "unit/app/intake_fixture.h"

namespace meldaan::app {

class FolderStage : public test::Stage {
 public:
  // `address`: under which the desk writes.
  explicit FolderStage(const std::string& address = "info@lerendeleraren.nl")
      : settings_(settings_of(desk_, address)), reader_(reader_of(settings_, address)) {}

  void configure(const std::string& key, const nlohmann::json& value) override {
    if (key == "replies_per_address_per_day") {
      settings_.limits.replies_per_address_per_day = value;
    } else if (key == "replies_per_hour") {
      settings_.limits.replies_per_hour = value;
    } else if (key == "authserv_id") {
      settings_.authserv_id = value;
    } else if (key == "organisers") {
      settings_.organisers = value.get<std::vector<std::string>>();
    } else if (key == "digest_to") {
      settings_.digest.to = {value.get<std::string>()};
    } else if (key == "mail_bytes") {
      settings_.limits.mail_bytes = value;
    } else if (key == "capacity") {
      for (Group& group : settings_.event.groups)
        group.capacity = value.value(group.id, group.capacity);
    } else if (key == "closes") {
      settings_.event.closes = parse_time(value.get<std::string>(), settings_.timezone).value();
    } else if (key == "before_event_days") {
      settings_.reminders.before_event_days = value;
    } else {
      ADD_FAILURE() << "no such configuration: " << key;
    }
  }

  void deliver(const std::string& mail, Instant at) override {
    desk_.deliver("mail-" + std::to_string(++delivered_), mail, at);
  }

  std::vector<Posted> work(Instant at) override {
    clock_.set(at);
    const Result<void> ran =
        run_once({settings_, reader_, example_renderer(), clock_, randomness_, std::nullopt});
    EXPECT_TRUE(ran) << ran.error().text;
    std::vector<Posted> posted;
    for (const auto& [name, bytes] : desk_.replies_by_name()) {
      if (!seen_.emplace(name, bytes).second) continue;
      const IncomingMail mail = mime::parse(bytes);
      posted.push_back({mail.to.empty() ? "" : mail.to.front().address, bytes});
    }
    return posted;
  }

  std::filesystem::path database() const override { return desk_.database(); }

  // A place to come back to, so that the way to it is played once.
  class Saved {
    friend FolderStage;
    test::TemporaryFolder files_;
    std::map<std::string, std::string> seen_;
    test::CountingRandomness randomness_;
    int delivered_ = 0;
  };
  std::unique_ptr<Saved> save() const {
    auto saved = std::make_unique<Saved>();
    desk_.save_to(saved->files_.path());
    saved->seen_ = seen_;
    saved->randomness_ = randomness_;
    saved->delivered_ = delivered_;
    return saved;
  }
  void go_back_to(const Saved& saved) {
    desk_.restore_from(saved.files_.path());
    seen_ = saved.seen_;
    randomness_ = saved.randomness_;
    delivered_ = saved.delivered_;
  }

 private:
  static config::Settings settings_of(const test::DeskOnFolders& desk, const std::string& address) {
    desk.replace("<info@lerendeleraren.nl>\"\n",
                 "<" + address + ">\"\nenvelope_from = \"" + address + "\"\n");
    config::Loaded loaded = config::load(desk.config());
    for (const config::Problem& problem : loaded.problems)
      ADD_FAILURE() << config::to_string(problem);
    return std::move(loaded.settings).value();
  }

  // Made once for each address, the one thing in which desks read differently: it takes longer than
  // a mail to read.
  static const extract::Reader& reader_of(const config::Settings& settings,
                                          const std::string& address) {
    static std::map<std::string, extract::Reader> readers;
    const auto known = readers.find(address);
    if (known != readers.end()) return known->second;
    return readers.emplace(address, make_reader(settings).value()).first->second;
  }

  test::DeskOnFolders desk_;
  config::Settings settings_;
  const extract::Reader& reader_;
  test::FixedClock clock_{kNow};
  test::CountingRandomness randomness_;
  std::map<std::string, std::string> seen_;
  int delivered_ = 0;
};

}  // namespace meldaan::app
