// What must hold for every mail, however broken: parse comes back, and says what it could read.
#include "mime/parse.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "mime/limits.h"
#include "util/text.h"

namespace meldaan::mime::parse_test {
namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string mail_case(const std::string& name) {
  return contents(std::filesystem::path(MELDAAN_SOURCE_DIR) / "tests/mails/mime" / (name + ".eml"));
}

void expect_clean(const std::string& text) {
  EXPECT_TRUE(is_utf8(text));
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    ASSERT_FALSE(control || c == 0x7F);
  }
}

// What the rest of the program relies on.
void expect_sound(const IncomingMail& mail) {
  expect_clean(mail.text);
  expect_clean(mail.subject);
  for (const Header& header : mail.headers) expect_clean(header.name + header.value);
  for (const auto* list : {&mail.from, &mail.to, &mail.cc, &mail.reply_to}) {
    for (const Address& address : *list) expect_clean(address.name + address.address);
  }
  for (const Attachment& attachment : mail.attachments) {
    expect_clean(attachment.filename + attachment.media_type + attachment.text);
  }
  for (const DeliveryStatus& status : mail.delivery_statuses) {
    expect_clean(status.final_recipient + status.action + status.status);
  }
  expect_clean(mail.message_id + mail.returned_message_id + mail.media_type + mail.report_type +
               mail.calendar_method);
  for (const IncomingMail& inner : mail.attached_mails) expect_sound(inner);
}

bool has_defect(const IncomingMail& mail, std::string_view beginning) {
  return std::any_of(mail.defects.begin(), mail.defects.end(),
                     [&](const std::string& defect) { return defect.rfind(beginning, 0) == 0; });
}

TEST(Parse, TwentyThousandNestedMultipartsKeepTheirHeaders) {
  std::string bytes = "From: jan@a.example\r\nSubject: diep\r\n";
  for (int i = 0; i < 20000; ++i) {
    const std::string mark = "grens" + std::to_string(i);
    bytes += "Content-Type: multipart/mixed; boundary=\"" + mark + "\"\r\n\r\n--" + mark + "\r\n";
  }
  const IncomingMail mail = parse(bytes + "\r\nhallo\r\n");
  EXPECT_EQ(mail.subject, "diep");
  EXPECT_EQ(mail.sender().address, "jan@a.example");
  EXPECT_TRUE(has_defect(mail, "multiparts nested too deeply"));
}

TEST(Parse, TwentyThousandMailsWithinMailsKeepTheOuterOnes) {
  std::string bytes = "From: jan@a.example\n";
  for (int i = 0; i < 20000; ++i) bytes += "Content-Type: message/rfc822\n\nSubject: x\n";
  const IncomingMail mail = parse(bytes);
  const IncomingMail* inner = &mail;
  int depth = 0;
  for (; !inner->attached_mails.empty(); inner = &inner->attached_mails.front()) ++depth;
  EXPECT_EQ(depth, kMaxAttachedDepth);
  EXPECT_TRUE(has_defect(*inner, "mails nested too deeply"));
}

TEST(Parse, MailsWithinMailsShareOneBudgetOfParts) {
  std::string inner = "Content-Type: multipart/mixed; boundary=i\n\n";
  for (int i = 0; i < kMaxParts; ++i) inner += "--i\n\nx\n";
  std::string bytes = "Content-Type: multipart/mixed; boundary=o\n\n";
  for (int i = 0; i < 5; ++i) bytes += "--o\nContent-Type: message/rfc822\n\n" + inner + "--i--\n";
  const IncomingMail mail = parse(bytes + "--o--\n");
  ASSERT_EQ(mail.attached_mails.size(), 5u);
  EXPECT_TRUE(has_defect(mail.attached_mails.back(), "too many parts"));
}

TEST(Parse, ABodyOfTenMegabytesIsReadWhole) {
  const std::string line = "Ik meld mij aan voor de werkgroep Stagecoördinatoren.\n";
  std::string body;
  while (body.size() < 10'000'000) body += line;
  const IncomingMail mail = parse("From: jan@a.example\n\n" + body);
  EXPECT_EQ(mail.text.size(), body.size() - 1);
}

TEST(Parse, LongHtmlIsReadUpToItsLimit) {
  std::string html = "Content-Type: text/html\n\n<p>begin</p>";
  while (html.size() < 3 * kMaxHtml) html += "<div>nog een regel</div>";
  const IncomingMail mail = parse(html);
  EXPECT_EQ(mail.text.substr(0, 5), "begin");
  EXPECT_TRUE(has_defect(mail, "very long html"));
}

TEST(Parse, AHundredThousandNestedDivsKeepTheirText) {
  std::string html = "Content-Type: text/html\n\n";
  for (int i = 0; i < 100000; ++i) html += "<div>";
  EXPECT_EQ(parse(html + "diep").text, "diep");
}

TEST(Parse, HostileHeadersAreBounded) {
  std::string words = "Subject: ";
  for (int i = 0; i < 200000; ++i) words += "=?u?q?";
  EXPECT_LE(parse(words + "\n\n").subject.size(), kMaxHeaderValue);
  EXPECT_LE(parse("From: " + std::string(1'000'000, '(') + "\n\n").from.size(), 1u);
  EXPECT_LE(parse("References: " + std::string(1'000'000, '<') + "\n\n").references.size(), 1u);
}

TEST(Parse, ACutOffCharacterDoesNotChangeTheCharset) {
  ParseOptions truncated;
  truncated.truncated = true;
  const IncomingMail mail =
      parse("Content-Type: text/plain; charset=utf-8\n\nZo\u00EB en co\xC3", truncated);
  EXPECT_EQ(mail.text, "Zo\u00EB en co");
  EXPECT_TRUE(mail.truncated);
}

TEST(Parse, EveryBeginningOfAMailIsSound) {
  for (const char* name :
       {"17-character-split-between-encoded-words", "26-mixed-related-alternative",
        "32-delivery-report", "38-html-hidden-text", "48-filenames", "49-word-document"}) {
    const std::string bytes = replace_all(mail_case(name), "\n", "\r\n");
    ASSERT_FALSE(bytes.empty());
    for (std::size_t length = 0; length <= bytes.size(); ++length) {
      expect_sound(parse(std::string_view(bytes).substr(0, length)));
    }
  }
}

// Fixed seeds: a failure can be repeated.
TEST(Parse, RandomBytesAreSound) {
  std::mt19937 random(20181004);
  for (int round = 0; round < 300; ++round) {
    std::string bytes(random() % 2000, '\0');
    for (char& c : bytes) c = static_cast<char>(random() & 0xFF);
    expect_sound(parse(bytes));
    expect_sound(parse("Content-Type: text/html\n\n" + bytes));
    expect_sound(parse("Subject: =?utf-8?B?" + bytes + "?=\n\n" + bytes));
  }
}

TEST(Parse, RandomPiecesOfMailAreSound) {
  static constexpr std::string_view kPieces[] = {"Content-Type: ",
                                                 "multipart/mixed",
                                                 "multipart/alternative",
                                                 "message/rfc822",
                                                 "text/html",
                                                 "; boundary=",
                                                 "b",
                                                 "--b",
                                                 "--b--",
                                                 "\r\n",
                                                 "\n",
                                                 "\n\n",
                                                 "\n\n",
                                                 ": ",
                                                 "From",
                                                 "Subject",
                                                 "=?",
                                                 "?=",
                                                 "?Q?",
                                                 "?B?",
                                                 "utf-8",
                                                 "=C3",
                                                 "\xC3",
                                                 "\xAB",
                                                 "\"",
                                                 "<",
                                                 ">",
                                                 "(",
                                                 ")",
                                                 ",",
                                                 ";",
                                                 "@",
                                                 "a",
                                                 " ",
                                                 "\t",
                                                 "Content-Transfer-Encoding: base64",
                                                 "quoted-printable",
                                                 "<div>",
                                                 "</div>",
                                                 "<table>",
                                                 "<tr>",
                                                 "<td>",
                                                 "<blockquote>",
                                                 "<style>",
                                                 "<!--",
                                                 "-->",
                                                 "&nbsp;",
                                                 "&#x",
                                                 "filename*0*=",
                                                 "%C3",
                                                 "'",
                                                 "format=flowed",
                                                 "charset=utf-16",
                                                 "\0",
                                                 "> "};
  std::mt19937 random(4102018);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (auto pieces = random() % 120; pieces > 0; --pieces) {
      bytes += kPieces[random() % std::size(kPieces)];
    }
    expect_sound(parse(bytes));
  }
}

TEST(Parse, TheOpenCorpusIsReadWithoutADefect) {
  const auto folder = std::filesystem::path(MELDAAN_SOURCE_DIR) / "tests/corpus/a";
  int mails = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".eml") continue;
    ++mails;
    const IncomingMail mail = parse(contents(entry.path()));
    expect_sound(mail);
    EXPECT_TRUE(mail.defects.empty()) << entry.path() << ": " << mail.defects.front();
    EXPECT_TRUE(is_plausible_address(mail.sender().address)) << entry.path();
  }
  EXPECT_GE(mails, 70);
}

}  // namespace
}  // namespace meldaan::mime::parse_test
