// What organisers write to settle an item, line by line: tests/settling/README.md explains the
// files.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/conversations/step_mail.h"
#include "unit/app/folder_stage.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* kOrganiser = "Anke de Boer <anke@organisatie-voorbeeld.nl>";

fs::path folder() {
  return fs::path(MELDAAN_SOURCE_DIR) / "tests" / "settling";
}

struct Answer {
  std::string item;
  std::string outcomes;
  std::string words;
};

std::vector<Answer> answers_of(const std::string& file) {
  std::vector<Answer> answers;
  std::istringstream lines(read_file(folder() / file).value());
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    answers.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                       replace_all(line.substr(second + 1), "\\n", "\n")});
  }
  return answers;
}

// One registration's values by name.
using Values = std::map<std::string, std::string>;

Values values_of(const Registration& one) {
  const std::set<std::string> groups(one.person.groups.begin(), one.person.groups.end());
  return {{"name", one.person.name},     {"email", one.person.email},
          {"school", one.person.school}, {"foundation", one.person.foundation},
          {"state", name_of(one.state)}, {"groups", join({groups.begin(), groups.end()}, " ")}};
}

Values values_of(const json& read) {
  Values values = {{"name", ""}, {"email", ""}, {"school", ""}, {"foundation", ""}, {"groups", ""}};
  for (const auto& [key, value] : read.items()) {
    if (value.is_string())
      values[key] = value.get<std::string>();
    else
      values[key] = join(value.get<std::vector<std::string>>(), " ");
  }
  values["state"] = "confirmed";
  return values;
}

struct Outcome {
  bool open = false;
  std::size_t told = 0;  // mails to participants
  std::vector<Values> registrations;
};

std::string describe(const Outcome& outcome) {
  std::string text = outcome.open ? "open" : "closed";
  text += ", mails: " + std::to_string(outcome.told);
  for (const Values& one : outcome.registrations) {
    text += "\n    ";
    for (const auto& [key, value] : one) text += key + "='" + value + "' ";
  }
  return text;
}

class Play {
 public:
  // Up to the digest that shows the item.
  explicit Play(const json& item) : item_(item) {
    for (const auto& [key, value] : item_["config"].items()) stage_.configure(key, value);
    for (const json& step : item_["mails"]) play(step);
    play({{"at", "2018-09-11T07:00"}});
    before_ = registrations();
    asked_ = talk_;
    saved_ = stage_.save();
  }

  // An organiser answers it; every time as if nobody had answered yet.
  Outcome answer(const std::string& words) {
    stage_.go_back_to(*saved_);
    talk_ = asked_;
    const json step = {{"at", "2018-09-11T08:00"},
                       {"settles", item_["item"]},
                       {"from", kOrganiser},
                       {"text", words + "\n"}};
    Outcome outcome;
    outcome.told = play(step);
    outcome.registrations = registrations();
    store::Store store = store::Store::open_read_only(stage_.database()).value();
    const auto standing = store.item(item_key_of(item_["item"].get<std::string>()).value()).value();
    outcome.open = standing && standing->open_as;
    return outcome;
  }

  // Whether this is what one outcome of the file says.
  bool is(const Outcome& found, const std::string& wanted) const {
    std::vector<std::string> parts;
    for (const std::string_view part : split(wanted, ';')) parts.emplace_back(trim(part));
    const std::string what = parts.front();
    const bool asks = what != "ignore" && item_.value("asks", false);
    const bool stays = what == "open" || what == "part" || asks;
    const bool silent = what == "open" || what == "part" || what == "ignore" ||
                        (what == "cancel" && item_.value("cancels_in_silence", false));
    if (found.open != stays || (found.told == 0) != silent) return false;
    std::vector<Values> expected = expected_by(what);
    for (std::size_t i = 1; i < parts.size(); ++i) put(parts[i], expected);
    while (!expected.empty() && expected.back().count("absent") != 0) expected.pop_back();
    if (expected.size() != found.registrations.size()) return false;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      for (const auto& [key, value] : found.registrations[i]) {
        if (!is_among(value, expected[i][key])) return false;
      }
    }
    return true;
  }

 private:
  // What has been written until now, both ways.
  struct Talk {
    std::vector<std::string> mails;
    std::vector<test::SentMail> sent;
    std::map<std::string, std::string> links;
  };

  std::size_t play(const json& step) {
    const Instant at = test::time_of(step["at"]);
    const int number = static_cast<int>(talk_.mails.size()) + 1;
    talk_.mails.push_back(test::mail_of_step(step, number, {talk_.mails, talk_.sent, talk_.links}));
    if (!talk_.mails.back().empty()) stage_.deliver(talk_.mails.back(), at);
    std::size_t told = 0;
    for (const test::Stage::Posted& one : stage_.work(at)) {
      test::SentMail sent;
      sent.recipient = one.recipient;
      sent.mail = mime::parse(one.bytes);
      for (const auto& [item, link] : test::links_in(sent.mail.text)) talk_.links[item] = link;
      told += sent.recipient != "anke@organisatie-voorbeeld.nl";
      talk_.sent.push_back(std::move(sent));
    }
    return told;
  }

  std::vector<Values> registrations() const {
    std::vector<Values> all;
    store::Store store = store::Store::open_read_only(stage_.database()).value();
    for (const Registration& one : store.registrations().value()) all.push_back(values_of(one));
    return all;
  }

  std::vector<Values> expected_by(const std::string& what) const {
    std::vector<Values> expected = before_;
    if (what == "open" || what == "part" || what == "ignore") return expected;
    const json read = item_.value("read", json::array());
    for (std::size_t i = expected.size(); i < read.size(); ++i)
      expected.push_back(values_of(read[i]));
    if (expected.empty()) expected.push_back(values_of(json::object()));
    if (what == "cancel") expected.front()["state"] = "cancelled";
    if (what == "correct" || what == "accept") {
      for (Values& one : expected) one["state"] = "confirmed";
    }
    return expected;
  }

  // "2.school=OBS De Esch"
  static void put(const std::string& part, std::vector<Values>& expected) {
    const std::size_t equals = part.find('=');
    std::string key = part.substr(0, equals);
    std::string value = part.substr(equals + 1);
    std::size_t number = 0;
    if (key.size() > 2 && key[1] == '.') {
      number = static_cast<std::size_t>(key[0] - '1');
      key = key.substr(2);
    }
    while (expected.size() <= number) expected.push_back(values_of(json::object()));
    if (key == "state" && value == "absent") key = "absent";
    if (key == "groups") value = sorted(value);
    expected[number][key] = value;
  }

  static std::string sorted(const std::string& groups) {
    std::set<std::string> all;
    for (const std::string_view group : split(groups, ' ')) all.emplace(group);
    return join({all.begin(), all.end()}, " ");
  }

  static bool is_among(const std::string& value, const std::string& alternatives) {
    if (value == alternatives) return true;
    for (const std::string_view one : split(alternatives, '|')) {
      if (value == one) return true;
    }
    return false;
  }

  const json& item_;
  FolderStage stage_;
  Talk talk_;
  // As it all stood when the digest had come.
  std::vector<Values> before_;
  Talk asked_;
  std::unique_ptr<FolderStage::Saved> saved_;
};

class SettlingAnswers : public testing::TestWithParam<std::string> {};

TEST_P(SettlingAnswers, DoWhatTheySay) {
  static const json items = json::parse(read_file(folder() / "items.json").value());
  std::map<std::string, Play> plays;
  for (const Answer& answer : answers_of(GetParam() + ".tsv")) {
    Play& play = plays.try_emplace(answer.item, items.at(answer.item)).first->second;
    const Outcome found = play.answer(answer.words);
    bool right = false;
    for (std::string_view rest = answer.outcomes; !right;) {
      const std::size_t end = rest.find(" / ");
      right = play.is(found, std::string(rest.substr(0, end)));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 3);
    }
    EXPECT_TRUE(right) << answer.item << ": " << answer.words << "\n  wanted " << answer.outcomes
                       << "\n  found " << describe(found);
  }
}

std::vector<std::string> all_files() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() == ".tsv") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(All, SettlingAnswers, testing::ValuesIn(all_files()),
                         [](const auto& file) { return test::test_name_of(file.param); });

}  // namespace
}  // namespace meldaan::app
