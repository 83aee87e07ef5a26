// Conversations of tests/conversations from the participants' SMTP server to their mailboxes: each
// mail comes by SMTP, is read by IMAP, and what is said goes out by SMTP. Those that differ most;
// on a Maildir and a folder all of them are held (tests/unit/app/conversation_test.cc).
#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "desk_home.h"
#include "mime/parse.h"
#include "support/conversations/player.h"
#include "support/servers.h"

namespace meldaan::test::conversation_test {
namespace {

constexpr std::array kConversations = {
    "02-two-and-five",
    "06-between-quoted-lines",
    "11-english-from-question-to-withdrawal",
    "20-reminder-after-72-hours",
    "41-piet-cannot-anja-comes",
    "44-the-same-mail-the-same-wish",
    "47-three-of-whom-two-are-incomplete",
    "49-she-changes-a-colleague",
    "54-dmarc-failure",
    "57-bounce-of-our-question",
    "58-a-human-answered-her-question",
    "61-erasure",
    "65-cap-of-an-address",
    "80-a-mail-is-completed-by-lines",
    "121-cannot-come-after-all",
    "83-a-registration-by-a-sentence",
    "89-a-stranger-with-a-token",
    "93-a-used-token",
    "96-a-held-reply-is-released",
    "99-an-address-that-bounced-is-mended",
    "102-a-mail-that-is-too-large-is-completed",
    "111-moved-up-on-withdrawal",
};

// The event is the shipped one of 2018, and so is the clock's time.
DeskOptions options_of_2018() {
  DeskOptions options;
  options.is_event_moved = false;
  return options;
}

class ServerStage : public Stage {
 public:
  void configure(const std::string& key, const nlohmann::json& value) override {
    if (key == "replies_per_address_per_day") {
      home_.replace("meldaan.toml", "[limits]\n", "[limits]\n" + key + " = " + value.dump() + "\n");
    } else if (key == "authserv_id") {
      home_.replace("meldaan.toml", "[mailbox]\n", key + " = " + value.dump() + "\n[mailbox]\n");
    } else if (key == "organisers") {
      home_.replace("meldaan.toml", "[mailbox]\n", key + " = " + value.dump() + "\n[mailbox]\n");
    } else if (key == "digest_to") {
      home_.write("meldaan.toml",
                  home_.configuration() + "[digest]\nto = [" + value.dump() + "]\n");
    } else if (key == "before_event_days") {
      home_.write("meldaan.toml",
                  home_.configuration() + "[reminders]\n" + key + " = " + value.dump() + "\n");
    } else if (key == "mail_bytes" || key == "replies_per_hour") {
      home_.replace("meldaan.toml", "[limits]\n", "[limits]\n" + key + " = " + value.dump() + "\n");
    } else if (key == "capacity") {
      for (const auto& [id, capacity] : value.items()) {
        const std::size_t slash = id.find('/');
        const std::string group =
            "kind = \"" + id.substr(0, slash) + "\"\ntopic = \"" + id.substr(slash + 1) + "\"\n";
        home_.replace("event.toml", group, group + key + " = " + capacity.dump() + "\n");
      }
    } else if (key == "closes") {
      home_.replace("event.toml", "contact = ", key + " = " + value.dump() + "\ncontact = ");
    } else {
      ADD_FAILURE() << "no such configuration: " << key;
    }
  }

  void deliver(const std::string& mail, Instant at) override {
    const IncomingMail parsed = mime::parse(mail);
    // What names its envelope sender, as a bounce does, is sent by it.
    servers_.submit(parsed.return_path.value_or(parsed.sender().address), mail, at);
  }

  std::vector<Posted> work(Instant at) override {
    const Finished ran = home_.meldaan({"run", "--once", "--now", format_utc(at)});
    EXPECT_EQ(ran.status, 0) << ran.all();
    servers_.drain_smtp();
    std::vector<Posted> posted;
    for (const std::string& address : servers_.addresses()) {
      if (address == MailServers::kDesk) continue;
      for (const StoredMail& mail : servers_.mails(address)) {
        const auto known = std::make_pair(address, mime::parse(mail.bytes).message_id);
        if (seen_.insert(known).second) posted.push_back({address, mail.bytes});
      }
    }
    return posted;
  }

  std::filesystem::path database() const override { return home_.database(); }

 private:
  // The time of arrival is the file's (MailServers::submit): not kept from when it was delivered.
  MailServers servers_{MELDAAN_SOURCE_DIR,
                       {"mail_never_cache_fields = imap.envelope date.received"}};
  DeskHome home_{servers_, options_of_2018()};
  std::set<std::pair<std::string, std::string>> seen_;  // recipient and Message-ID
};

class OnServers : public testing::TestWithParam<const char*> {};

TEST_P(OnServers, IsHeldAsWritten) {
  ServerStage stage;
  play(stage, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Conversations, OnServers, testing::ValuesIn(kConversations),
                         [](const testing::TestParamInfo<const char*>& conversation) {
                           return test_name_of(conversation.param);
                         });

}  // namespace
}  // namespace meldaan::test::conversation_test
