// Whole conversations, as tests/conversations/README.md describes them: from a Maildir through the
// real intake, desk, store, templates and dispatcher into a folder.
#include "app/conversation.h"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "app/daemon.h"
#include "mime/parse.h"
#include "support/conversations/player.h"
#include "support/desk_on_folders.h"
#include "unit/app/intake_fixture.h"

namespace meldaan::app {
namespace {

class FolderStage : public test::Stage {
 public:
  void configure(const std::string& key, const nlohmann::json& value) override {
    if (key == "replies_per_address_per_day") {
      settings_.limits.replies_per_address_per_day = value;
    } else if (key == "authserv_id") {
      settings_.authserv_id = value;
    } else if (key == "closes") {
      settings_.event.closes = parse_time(value.get<std::string>(), settings_.timezone).value();
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

 private:
  static config::Settings settings_of(const test::DeskOnFolders& desk) {
    config::Loaded loaded = config::load(desk.config());
    for (const config::Problem& problem : loaded.problems)
      ADD_FAILURE() << config::to_string(problem);
    return std::move(loaded.settings).value();
  }

  test::DeskOnFolders desk_;
  config::Settings settings_ = settings_of(desk_);
  extract::Reader reader_ = make_reader(settings_).value();
  test::FixedClock clock_{kNow};
  test::CountingRandomness randomness_;
  std::map<std::string, std::string> seen_;
  int delivered_ = 0;
};

class ConversationTest : public testing::TestWithParam<std::string> {};

TEST_P(ConversationTest, IsHeldAsWritten) {
  FolderStage stage;
  test::play(stage, GetParam());
}

INSTANTIATE_TEST_SUITE_P(All, ConversationTest, testing::ValuesIn(test::all_conversations()),
                         [](const testing::TestParamInfo<std::string>& conversation) {
                           return test::test_name_of(conversation.param);
                         });

}  // namespace
}  // namespace meldaan::app
