// A group that is limited, by the commands of ops: from the key in event.toml to who is listed.
#include <nlohmann/json.hpp>

#include "cli_fixture.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

class WaitingTest : public CliTest {
 protected:
  WaitingTest() {
    limit_to(1);
    desk_.replace(shipped().string(), (desk_.config().parent_path() / "event.toml").string());
  }

  static std::filesystem::path shipped() {
    return std::filesystem::path(MELDAAN_SOURCE_DIR) / "config" / "event.toml";
  }

  void limit_to(int capacity) {
    const std::string group = "kind = \"werkgroep\"\ntopic = \"taal\"\n";
    const std::string event = read_file(shipped()).value();
    ASSERT_THAT(event, HasSubstr(group));
    desk_.write("event.toml",
                replace_all(event, group, group + "capacity = " + std::to_string(capacity) + "\n"));
  }

  void sign_up(const std::string& person) {
    desk_.deliver(person.substr(0, 4), test::sign_up_mail(person));
    const test::Said ran = run_before_the_event();
    ASSERT_EQ(ran.status, 0) << ran.errors;
  }

  static json listed() { return json::parse(meldaan({"list", "--json"}).output); }
};

TEST_F(WaitingTest, WhoWaitsIsListedShownCountedAndExported) {
  sign_up("Marieke Jansen");
  sign_up("Pieter Bos");
  const json list = listed();
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0]["waiting"], json::array());
  EXPECT_EQ(list[1]["waiting"], json::parse(R"([{"group": "werkgroep/taal", "number": 1}])"));
  EXPECT_THAT(meldaan({"list"}).output, HasSubstr("werkgroep/taal (waits, 1)"));
  EXPECT_THAT(meldaan({"show", list[1]["ref"]}).output, HasSubstr("werkgroep/taal, number 1"));
  EXPECT_EQ(json::parse(meldaan({"status", "--json"}).output)["registrations"]["waiting"], 1);
  EXPECT_THAT(meldaan({"status"}).output, HasSubstr("0 late; 1 on a waiting list"));
  const std::filesystem::path file = desk_.config().parent_path() / "people.csv";
  ASSERT_EQ(meldaan({"export", file.string()}).status, 0);
  EXPECT_THAT(read_file(file).value(), AllOf(HasSubstr("Groepen;Op de wachtlijst voor;"),
                                             HasSubstr("Werkgroep Taal;Werkgroep Taal (1);"),
                                             HasSubstr("Werkgroep Taal;;")));
}

TEST_F(WaitingTest, ACapacityThatIsRaisedCountsFromTheNextStartAndIsToldOnce) {
  sign_up("Marieke Jansen");
  sign_up("Pieter Bos");
  ASSERT_EQ(desk_.replies().size(), 2u);
  limit_to(2);
  EXPECT_EQ(run_before_the_event().status, 0);
  EXPECT_EQ(listed()[1]["waiting"], json::array());
  EXPECT_EQ(desk_.replies().size(), 3u);
  EXPECT_EQ(run_before_the_event().status, 0);
  EXPECT_EQ(desk_.replies().size(), 3u);
  EXPECT_THAT(meldaan({"show", listed()[1]["ref"]}).output,
              HasSubstr("our moved-up to pieter@school.example"));
}

TEST_F(WaitingTest, AnErasureAtAShellFreesAPlace) {
  sign_up("Marieke Jansen");
  sign_up("Pieter Bos");
  ASSERT_EQ(meldaan({"forget", "marieke@school.example"}).status, 0);
  ASSERT_EQ(listed().size(), 1u);
  EXPECT_EQ(run_before_the_event().status, 0);
  EXPECT_EQ(listed()[0]["waiting"], json::array());
}

}  // namespace
}  // namespace meldaan::cli
