// Whole conversations, as tests/conversations/README.md describes them: through the real intake,
// desk, store, templates and dispatcher.
#include "app/conversation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "app/dispatcher.h"
#include "mime/parse.h"
#include "unit/app/intake_fixture.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path folder() {
  return fs::path(MELDAAN_SOURCE_DIR) / "tests" / "conversations";
}

std::vector<std::string> all_conversations() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

struct SentMail {
  std::string recipient;
  IncomingMail mail;
  std::string kind;
  std::vector<std::string> asks;
};

std::string crlf(const std::string& text) {
  return replace_all(replace_all(text, "\r\n", "\n"), "\n", "\r\n");
}

std::string quoted(const std::string& text) {
  std::string result;
  for (const std::string_view line : split_lines(text)) result += "> " + std::string(line) + "\n";
  return result;
}

class ConversationTest : public IntakeTest, public testing::WithParamInterface<std::string> {
 protected:
  Instant time(const std::string& text) {
    const auto parsed = parse_time(text, settings_.timezone);
    EXPECT_TRUE(parsed) << text;
    return parsed.value_or(Instant{});
  }

  void configure(const json& config) {
    for (const auto& [key, value] : config.items()) {
      if (key == "replies_per_address_per_day") {
        settings_.limits.replies_per_address_per_day = value;
      } else if (key == "authserv_id") {
        settings_.authserv_id = value;
      } else if (key == "closes") {
        settings_.event.closes = time(value);
      } else {
        ADD_FAILURE() << "no such configuration: " << key;
      }
    }
    restart();
  }

  std::string subject_of(const json& step) const {
    if (step.contains("subject")) return step["subject"];
    if (step.contains("answers")) return "Re: " + sent(step["answers"]).mail.subject;
    return "";
  }

  const SentMail& sent(std::size_t number) const { return sent_.at(number - 1); }

  std::string body_of(const json& step) const {
    std::string text = step.value("text", "");
    if (step.contains("answers") && step.contains("quotes")) {
      const std::string ours = quoted(sent(step["answers"]).mail.text);
      if (step["quotes"] == "inline") {
        text = replace_all(text, "{{quote}}", ours);
      } else if (step["quotes"] == true) {
        text +=
            "\nOp ma 10 sep. 2018 om 10:12 schreef Kennisnetwerk Twente "
            "<info@lerendeleraren.nl>:\n\n" +
            ours;
      }
    }
    if (step.contains("forwards")) {
      const IncomingMail mail = mime::parse(mails_.at(step["forwards"].get<std::size_t>() - 1));
      text += "\n---------- Doorgestuurd bericht ----------\nVan: " + mail.sender().name + " <" +
              mail.sender().address +
              ">\nDatum: ma 10 sep. 2018 om 10:12\nOnderwerp: " + mail.subject +
              "\nAan: info@lerendeleraren.nl\n\n" + mail.text;
    }
    return text;
  }

  std::string mail_of_step(const json& step, std::size_t number) {
    if (step.contains("repeats")) return mails_.at(step["repeats"].get<std::size_t>() - 1);
    std::string subject = subject_of(step);
    if (step.contains("reference_of")) {
      for (const Reference& ref : references_in(sent(step["reference_of"]).mail.subject))
        subject += " [" + ref + "]";
    }
    std::string headers = step.value("headers", "");
    if (!headers.empty() && headers.back() != '\n') headers += "\n";
    std::string mail = headers + "From: " + step["from"].get<std::string>() +
                       "\nTo: info@lerendeleraren.nl\nSubject: " + subject +
                       "\nDate: " + format_rfc5322(time(step["at"]), settings_.timezone) + "\n";
    if (headers.find("Message-ID:") == std::string::npos)
      mail += "Message-ID: <step-" + std::to_string(number) + "@deelnemer-voorbeeld.nl>\n";
    if (step.contains("answers")) {
      const std::string id = sent(step["answers"]).mail.message_id;
      mail += "In-Reply-To: <" + id + ">\nReferences: <" + id + ">\n";
    }
    if (headers.find("Content-Type:") == std::string::npos)
      mail += "Content-Type: text/plain; charset=utf-8\n";
    return crlf(mail + "\n" + body_of(step));
  }

  void play(const json& step, std::size_t number) {
    clock_.set(time(step["at"]));
    if (step.contains("from") || step.contains("repeats")) {
      mails_.push_back(mail_of_step(step, number));
      mailbox_.deliver(mails_.back(), clock_.now());
    } else {
      mails_.emplace_back();
    }
    sweep();
    const std::size_t before = courier_.sent.size();
    Dispatcher dispatcher({clock_, courier_, *store_, 1000, stop_, [] {}});
    ASSERT_TRUE(dispatcher.drain());
    for (std::size_t i = before; i < courier_.sent.size(); ++i) take_sent(courier_.sent[i]);
    check_registrations(step);
    check_replies(step, before);
    if (step.contains("fate")) check_fate(step["fate"]);
  }

  void take_sent(const test::FakeCourier::Sent& sent) {
    SentMail mail;
    mail.recipient = sent.envelope.to.front();
    mail.mail = mime::parse(sent.message);
    const auto reply = store_->sent_reply(mail.mail.message_id);
    ASSERT_TRUE(reply && *reply);
    mail.kind = name_of((*reply)->kind);
    const auto standings = store_->standings((*reply)->registrations);
    ASSERT_TRUE(standings);
    if (!standings->empty()) {
      for (const Gap& gap : gaps_of(standings->front().registration.person))
        mail.asks.push_back(gap);
    }
    sent_.push_back(std::move(mail));
  }

  static std::set<std::string> as_set(const json& list) {
    return list.get<std::set<std::string>>();
  }

  void check_registrations(const json& step) {
    if (step.contains("registrations")) expected_ = step["registrations"];
    const std::vector<Registration> stored = registrations();
    ASSERT_EQ(stored.size(), expected_.size()) << describe(stored);
    for (std::size_t i = 0; i < stored.size(); ++i) {
      const json actual = as_json(stored[i]);
      for (const auto& [key, value] : expected_[i].items()) {
        const json wanted = value.is_array() ? json(as_set(value)) : value;
        EXPECT_EQ(actual.value(key, json()), wanted) << key << ":\n" << describe(stored);
      }
    }
  }

  static json as_json(const Registration& one) {
    const auto set = [](const std::vector<std::string>& values) {
      return json(std::set<std::string>(values.begin(), values.end()));
    };
    const Person& person = one.person;
    return {{"name", person.name},
            {"email", person.email},
            {"state", name_of(one.state)},
            {"school", person.school},
            {"foundation", person.foundation},
            {"submitted_by", one.submitted_by},
            {"groups", set(person.groups)},
            {"unclear_groups", set(person.unclear_groups)},
            {"proposed_groups", set(person.proposed_groups)}};
  }

  static std::string describe(const std::vector<Registration>& stored) {
    std::string text;
    for (const Registration& one : stored) {
      text += "  " + one.person.name + " <" + one.person.email + "> " + name_of(one.state) + " '" +
              one.person.school + "' '" + one.person.foundation + "'";
      for (const GroupId& group : one.person.groups) text += " " + group;
      for (const std::string& topic : one.person.unclear_groups) text += " " + topic + "?";
      text += "\n";
    }
    return text;
  }

  // Exactly these mails, in any order.
  void check_replies(const json& step, std::size_t before) {
    std::vector<SentMail> left(sent_.begin() + static_cast<std::ptrdiff_t>(before), sent_.end());
    for (const json& wanted : step.value("replies", json::array())) {
      const auto found = std::find_if(left.begin(), left.end(), [&](const SentMail& mail) {
        return mail.recipient == wanted["to"] && mail.kind == wanted["kind"];
      });
      if (found == left.end()) {
        ADD_FAILURE() << "no " << wanted["kind"] << " to " << wanted["to"];
        continue;
      }
      check_words(wanted, *found);
      left.erase(found);
    }
    for (const SentMail& mail : left)
      ADD_FAILURE() << "a " << mail.kind << " to " << mail.recipient << " that nobody expects:\n"
                    << mail.mail.text;
  }

  static void check_words(const json& wanted, const SentMail& mail) {
    if (wanted.contains("asks")) {
      EXPECT_EQ(std::set<std::string>(mail.asks.begin(), mail.asks.end()), as_set(wanted["asks"]));
    }
    if (wanted.contains("subject_has")) {
      for (const std::string& text : as_set(wanted["subject_has"]))
        EXPECT_THAT(mail.mail.subject, testing::HasSubstr(text));
    }
    for (const std::string& text : wanted.value("text_has", std::vector<std::string>()))
      EXPECT_THAT(mail.mail.text, testing::HasSubstr(text));
    for (const std::string& text : wanted.value("text_lacks", std::vector<std::string>()))
      EXPECT_THAT(mail.mail.text, testing::Not(testing::HasSubstr(text)));
  }

  void check_fate(const std::string& fate) {
    const auto mails = store_->mails();
    ASSERT_TRUE(mails && !mails->empty());
    if (fate == "duplicate") return;  // has no row of its own; that no reply went out is checked
    const auto newest = std::max_element(mails->begin(), mails->end(),
                                         [](const auto& a, const auto& b) { return a.id < b.id; });
    EXPECT_EQ(name_of(newest->fate), fate) << newest->reason;
  }

  test::FakeCourier courier_;
  std::vector<SentMail> sent_;
  std::vector<std::string> mails_;
  json expected_ = json::array();
};

TEST_P(ConversationTest, IsHeldAsWritten) {
  const json conversation = json::parse(read_file(folder() / (GetParam() + ".json")).value());
  configure(conversation.value("config", json::object()));
  std::size_t number = 0;
  for (const json& step : conversation["steps"]) {
    SCOPED_TRACE("step " + std::to_string(++number));
    play(step, number);
    if (HasFatalFailure()) return;
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& conversation) {
  std::string name = conversation.param;
  std::replace_if(
      name.begin(), name.end(),
      [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, ConversationTest, testing::ValuesIn(all_conversations()), test_name);

}  // namespace
}  // namespace meldaan::app
