#include "support/conversations/player.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "mime/parse.h"
#include "mime/transfer_encoding.h"
#include "store/store.h"
#include "support/conversations/step_mail.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

// Outlook cuts a longer one.
constexpr std::size_t kLongestLink = 1800;

fs::path folder() {
  return fs::path(MELDAAN_SOURCE_DIR) / "tests" / "conversations";
}

std::set<std::string> as_set(const json& list) {
  return list.get<std::set<std::string>>();
}

json as_json(const Registration& one) {
  const auto set = [](const std::vector<std::string>& values) {
    return json(std::set<std::string>(values.begin(), values.end()));
  };
  const Person& person = one.person;
  json waiting = json::object();
  for (const WaitingPlace& place : one.waiting) waiting[place.group] = place.number;
  return {{"name", person.name},
          {"call_name", person.call_name},
          {"waiting", waiting},
          {"email", person.email},
          {"state", name_of(one.state)},
          {"school", person.school},
          {"unsure_school", person.unsure_school},
          {"foundation", person.foundation},
          {"submitted_by", one.submitted_by},
          {"groups", set(person.groups)},
          {"unclear_groups", set(person.unclear_groups)},
          {"proposed_groups", set(person.proposed_groups)}};
}

std::string describe(const std::vector<Registration>& stored) {
  std::string text;
  for (const Registration& one : stored) {
    text += "  " + one.person.name + " <" + one.person.email + "> " + name_of(one.state) + " '" +
            one.person.school + "' '" + one.person.foundation + "'";
    for (const GroupId& group : one.person.groups) text += " " + group;
    for (const std::string& topic : one.person.unclear_groups) text += " " + topic + "?";
    for (const WaitingPlace& place : one.waiting)
      text += " (waits for " + place.group + ", " + std::to_string(place.number) + ")";
    text += "\n";
  }
  return text;
}

void check_words(const json& wanted, const SentMail& mail) {
  if (wanted.contains("asks")) {
    EXPECT_EQ(std::set<std::string>(mail.asks.begin(), mail.asks.end()), as_set(wanted["asks"]));
  }
  if (wanted.contains("subject_has")) {
    for (const std::string& text : as_set(wanted["subject_has"]))
      EXPECT_THAT(mail.mail.subject, HasSubstr(text));
  }
  for (const std::string& text : wanted.value("text_has", std::vector<std::string>()))
    EXPECT_THAT(mail.mail.text, HasSubstr(text));
  for (const std::string& text : wanted.value("text_lacks", std::vector<std::string>()))
    EXPECT_THAT(mail.mail.text, Not(HasSubstr(text)));
}

// What holds of every mail of ours, whatever it says (RFC 3834 sections 3.1.5 to 3.1.7).
void check_headers(const SentMail& sent) {
  const std::string* submitted = sent.mail.header("auto-submitted");
  ASSERT_NE(submitted, nullptr);
  const bool unasked = is_unasked(reply_kind_of(sent.kind).value_or(ReplyKind::kConfirmation));
  EXPECT_EQ(*submitted, unasked ? "auto-generated" : "auto-replied");
  EXPECT_EQ(sent.mail.sender().address, "info@lerendeleraren.nl");
  ASSERT_EQ(sent.mail.to.size(), 1u);
  EXPECT_EQ(sent.mail.to.front().address, sent.recipient);
  EXPECT_FALSE(sent.mail.message_id.empty());
}

// What a reply to a mail says of it (RFC 5322 section 3.6.4), where it goes to who wrote it.
void check_thread(const SentMail& sent, const IncomingMail& answered) {
  const bool replies = sent.mail.header("auto-submitted") != nullptr &&
                       *sent.mail.header("auto-submitted") == "auto-replied" &&
                       sent.recipient == answered.sender().address;
  if (!replies || sent.kind == "notice" || answered.message_id.empty()) return;
  EXPECT_EQ(sent.mail.in_reply_to, std::vector<std::string>{answered.message_id}) << sent.kind;
  ASSERT_FALSE(sent.mail.references.empty()) << sent.kind;
  EXPECT_EQ(sent.mail.references.back(), answered.message_id);
}

// The calendar files of a mail, unfolded (RFC 5545 section 3.1) and with LF alone; some ways of
// delivery leave mails no other line ends.
std::vector<std::string> calendars_in(const std::string& bytes) {
  const std::string mail = replace_all(bytes, "\r\n", "\n");
  std::vector<std::string> files;
  for (std::size_t at = mail.find("Content-Type: text/calendar"); at != std::string::npos;
       at = mail.find("Content-Type: text/calendar", at + 1)) {
    const std::size_t begin = mail.find("\n\n", at) + 2;
    EXPECT_NE(mail.substr(at, begin - at).find("base64"), std::string::npos);
    const std::string body = mail.substr(begin, mail.find("\n--", begin) - begin);
    const std::string file = replace_all(mime::decode_base64(body), "\r\n", "\n");
    files.push_back(replace_all(file, "\n ", ""));
  }
  return files;
}

std::string value_of(const std::string& calendar, const std::string& property) {
  const std::size_t at = calendar.find("\n" + property + ":");
  if (at == std::string::npos) return "";
  const std::size_t begin = at + property.size() + 2;
  return calendar.substr(begin, calendar.find('\n', begin) - begin);
}

class Player {
 public:
  explicit Player(Stage& stage) : stage_(stage) {}

  void play(const json& conversation) {
    const json config = conversation.value("config", json::object());
    for (const auto& [key, value] : config.items()) stage_.configure(key, value);
    int number = 0;
    for (const json& step : conversation["steps"]) {
      SCOPED_TRACE("step " + std::to_string(++number));
      play_step(step, number);
      if (testing::Test::HasFatalFailure()) return;
    }
  }

 private:
  void play_step(const json& step, int number) {
    const json config = step.value("config", json::object());
    for (const auto& [key, value] : config.items()) stage_.configure(key, value);
    const Instant at = time_of(step["at"]);
    mails_.push_back(mail_of_step(step, number, {mails_, sent_, links_}));
    if (!mails_.back().empty()) stage_.deliver(mails_.back(), at);
    const std::vector<Stage::Posted> posted = stage_.work(at);
    Result<store::Store> store = store::Store::open_read_only(stage_.database());
    ASSERT_TRUE(store) << store.error().text;
    std::vector<SentMail> fresh;
    std::map<std::string, std::string> offered;
    for (const Stage::Posted& one : posted) {
      take(*store, one, fresh);
      for (const std::string& calendar : calendars_in(one.bytes)) check_calendar(*store, calendar);
    }
    take_digests(step, fresh, offered);
    for (const SentMail& mail : fresh) check_thread(mail, mime::parse(mails_.back()));
    check_open(*store, step, offered);
    check_registrations(*store, step);
    check_replies(step, std::move(fresh));
    if (step.contains("fate")) check_fate(*store, step["fate"]);
  }

  static void take(store::Store& store, const Stage::Posted& posted, std::vector<SentMail>& fresh) {
    SentMail sent;
    sent.recipient = posted.recipient;
    sent.mail = mime::parse(posted.bytes);
    const auto reply = store.sent_reply(sent.mail.message_id);
    ASSERT_TRUE(reply && *reply) << "a mail that is not in the outbox:\n" << posted.bytes;
    sent.kind = name_of((*reply)->kind);
    const auto standings = store.standings((*reply)->registrations);
    ASSERT_TRUE(standings);
    if (!standings->empty()) sent.asks = gaps_of(standings->front().registration.person);
    check_headers(sent);
    fresh.push_back(std::move(sent));
  }

  // One entry a person, the same one throughout, which never goes back to an earlier state, and in
  // which nobody else stands.
  void check_calendar(store::Store& store, const std::string& calendar) {
    EXPECT_EQ(value_of(calendar, "METHOD"), "PUBLISH");
    EXPECT_THAT(calendar, HasSubstr("TZID:Europe/Amsterdam"));
    EXPECT_THAT(calendar, HasSubstr("\nORGANIZER"));
    const std::string uid = value_of(calendar, "UID");
    const Reference ref = uid.substr(0, uid.find('@'));
    const auto own = store.standings({ref}).value();
    ASSERT_EQ(own.size(), 1u) << calendar;
    const Registration& registration = own.front().registration;
    const bool cancelled = registration.state == RegistrationState::kCancelled;
    const std::string status = value_of(calendar, "STATUS");
    EXPECT_EQ(status == "CANCELLED", cancelled) << calendar;
    EXPECT_EQ(status == "TENTATIVE", !cancelled && only_waits(registration)) << calendar;
    const int sequence = std::stoi(value_of(calendar, "SEQUENCE"));
    const auto [known, is_new] = sequences_.try_emplace(uid, sequence, status);
    if (!is_new) {
      EXPECT_GE(sequence, known->second.first) << uid;
      if (known->second.second != status) {
        EXPECT_GT(sequence, known->second.first) << uid;
      }
      known->second = {sequence, status};
    }
    for (const Registration& other : store.registrations().value()) {
      if (other.ref == ref || other.person.email.empty()) continue;
      EXPECT_THAT(calendar, Not(HasSubstr(other.person.email)));
    }
  }

  // The organisers' digest is no reply: what it offers is what a step can use later.
  void take_digests(const json& step, std::vector<SentMail>& fresh,
                    std::map<std::string, std::string>& offered) {
    std::string text;
    for (const SentMail& mail : fresh) {
      if (mail.kind != "digest") continue;
      offered.merge(links_in(mail.mail.text));
      text += mail.mail.subject + "\n" + mail.mail.text;
    }
    for (const json& words : step.value("digest_has", json::array()))
      EXPECT_THAT(text, HasSubstr(words.get<std::string>()));
    for (const json& words : step.value("digest_lacks", json::array()))
      EXPECT_THAT(text, Not(HasSubstr(words.get<std::string>())));
    EXPECT_TRUE(!step.contains("digest_lacks") || !text.empty()) << "no digest";
    std::erase_if(fresh, [](const SentMail& mail) { return mail.kind == "digest"; });
    for (const auto& [item, link] : offered) {
      EXPECT_LT(link.size(), kLongestLink) << item;
      links_[item] = link;
    }
  }

  static void check_open(store::Store& store, const json& step,
                         const std::map<std::string, std::string>& offered) {
    if (step.contains("offers")) {
      std::set<std::string> items;
      for (const auto& [item, link] : offered) items.insert(item);
      EXPECT_EQ(items, as_set(step["offers"]));
    }
    const json open = step.value("open", json::object());
    for (const auto& [item, is_open] : open.items()) {
      const auto standing = store.item(item_key_of(item).value());
      ASSERT_TRUE(standing) << standing.error().text;
      EXPECT_EQ(*standing && (*standing)->open_as, is_open.get<bool>()) << item;
    }
  }

  void check_registrations(store::Store& store, const json& step) {
    if (step.contains("registrations")) expected_ = step["registrations"];
    const std::vector<Registration> stored = store.registrations().value();
    ASSERT_EQ(stored.size(), expected_.size()) << describe(stored);
    for (std::size_t i = 0; i < stored.size(); ++i) {
      const json actual = as_json(stored[i]);
      for (const auto& [key, value] : expected_[i].items()) {
        const json wanted = value.is_array() ? json(as_set(value)) : value;
        EXPECT_EQ(actual.value(key, json()), wanted) << key << ":\n" << describe(stored);
      }
    }
  }

  // Exactly these mails; they are counted in the order in which the file names them.
  void check_replies(const json& step, std::vector<SentMail> left) {
    for (const json& wanted : step.value("replies", json::array())) {
      const auto found = std::find_if(left.begin(), left.end(), [&](const SentMail& mail) {
        return mail.recipient == wanted["to"] && mail.kind == wanted["kind"];
      });
      if (found == left.end()) {
        ADD_FAILURE() << "no " << wanted["kind"] << " to " << wanted["to"];
        continue;
      }
      check_words(wanted, *found);
      sent_.push_back(std::move(*found));
      left.erase(found);
    }
    for (SentMail& mail : left) {
      ADD_FAILURE() << "a " << mail.kind << " to " << mail.recipient << " that nobody expects:\n"
                    << mail.mail.text;
    }
  }

  static void check_fate(store::Store& store, const std::string& fate) {
    const auto mails = store.mails();
    ASSERT_TRUE(mails && !mails->empty());
    if (fate == "duplicate") return;  // has no row of its own; that no reply went out is checked
    const auto newest = std::max_element(mails->begin(), mails->end(),
                                         [](const auto& a, const auto& b) { return a.id < b.id; });
    EXPECT_EQ(name_of(newest->fate), fate) << newest->reason;
  }

  Stage& stage_;
  std::vector<std::string> mails_;  // of each step; empty where none came
  std::vector<SentMail> sent_;
  std::map<std::string, std::string> links_;
  std::map<std::string, std::pair<int, std::string>> sequences_;  // with the STATUS, by UID
  json expected_ = json::array();
};

}  // namespace

std::vector<std::string> all_conversations() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

void play(Stage& stage, const std::string& conversation) {
  Player(stage).play(json::parse(read_file(folder() / (conversation + ".json")).value()));
}

std::string test_name_of(const std::string& conversation) {
  std::string name = conversation;
  std::replace_if(
      name.begin(), name.end(),
      [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

}  // namespace meldaan::test
