// tests/mails/mime/NN-why.eml, each with what a person expects of it in NN-why.json; with LF and
// with CRLF.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "mime/parse.h"
#include "util/text.h"

namespace meldaan::mime::mail_cases_test {
namespace {

using nlohmann::json;

std::filesystem::path folder() {
  return std::filesystem::path(MELDAAN_SOURCE_DIR) / "tests/mails/mime";
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

json addresses(const std::vector<Address>& list) {
  json out = json::array();
  for (const Address& a : list) out.push_back({{"name", a.name}, {"address", a.address}});
  return out;
}

json statuses(const std::vector<DeliveryStatus>& list) {
  json out = json::array();
  for (const DeliveryStatus& s : list) {
    out.push_back(
        {{"final_recipient", s.final_recipient}, {"action", s.action}, {"status", s.status}});
  }
  return out;
}

json headers(const IncomingMail& mail) {
  json out = json::object();
  for (const Header& header : mail.headers) out[header.name] = header.value;
  return out;
}

// What the mail says of `key`, in the form of the expectations.
json actual(const IncomingMail& mail, const std::string& key) {
  if (key == "from") return addresses(mail.from);
  if (key == "to") return addresses(mail.to);
  if (key == "cc") return addresses(mail.cc);
  if (key == "reply_to") return addresses(mail.reply_to);
  if (key == "subject") return mail.subject;
  if (key == "date") return mail.date ? json(format_utc(*mail.date)) : json();
  if (key == "message_id") return mail.message_id;
  if (key == "in_reply_to") return mail.in_reply_to;
  if (key == "references") return mail.references;
  if (key == "return_path") return mail.return_path ? json(*mail.return_path) : json();
  if (key == "media_type") return mail.media_type;
  if (key == "report_type") return mail.report_type;
  if (key == "text_from_html") return mail.text_from_html;
  if (key == "delivery_statuses") return statuses(mail.delivery_statuses);
  if (key == "returned_message_id") return mail.returned_message_id;
  if (key == "has_calendar") return mail.has_calendar;
  if (key == "calendar_method") return mail.calendar_method;
  if (key == "defects") return mail.defects;
  if (key == "headers") return headers(mail);
  if (key == "text") {
    json lines = json::array();
    for (const std::string_view line : split(mail.text, '\n')) lines.push_back(std::string(line));
    return lines;
  }
  ADD_FAILURE() << "an expectation that this test does not know: " << key;
  return {};
}

void check_attachments(const IncomingMail& mail, const json& expected) {
  ASSERT_EQ(mail.attachments.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Attachment& attachment = mail.attachments[i];
    EXPECT_EQ(attachment.filename, expected[i].at("filename").get<std::string>());
    EXPECT_EQ(attachment.media_type, expected[i].at("media_type").get<std::string>());
    EXPECT_EQ(attachment.text, expected[i].value("text", ""));
    if (expected[i].contains("size")) {
      EXPECT_EQ(attachment.size, expected[i]["size"].get<std::uint64_t>());
    }
  }
}

void check(const IncomingMail& mail, const json& expected) {
  for (const auto& [key, value] : expected.items()) {
    if (key == "attachments") {
      check_attachments(mail, value);
    } else if (key == "attached_mails") {
      ASSERT_EQ(mail.attached_mails.size(), value.size());
      for (std::size_t i = 0; i < value.size(); ++i) check(mail.attached_mails[i], value[i]);
    } else {
      EXPECT_EQ(actual(mail, key).dump(2), value.dump(2)) << key;
    }
  }
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder())) {
    if (entry.path().extension() == ".eml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class MailCase : public testing::TestWithParam<std::string> {
 protected:
  std::string lf() const {
    return replace_all(contents(folder() / (GetParam() + ".eml")), "\r\n", "\n");
  }
  json expected() const { return json::parse(contents(folder() / (GetParam() + ".json"))); }
};

TEST_P(MailCase, IsReadAsExpectedWithLf) {
  check(parse(lf()), expected());
}

TEST_P(MailCase, IsReadAsExpectedWithCrlf) {
  check(parse(replace_all(lf(), "\n", "\r\n")), expected());
}

INSTANTIATE_TEST_SUITE_P(Mime, MailCase, testing::ValuesIn(case_names()), [](const auto& tested) {
  std::string name = tested.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(MailCases, AreThere) {
  EXPECT_GE(case_names().size(), 50u);
}

}  // namespace
}  // namespace meldaan::mime::mail_cases_test
