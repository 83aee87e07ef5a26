#include "mime/compose.h"

#include <gtest/gtest.h>

#include "mime/encoded_word.h"
#include "mime/parse.h"
#include "util/text.h"

namespace meldaan::mime::compose_test {
namespace {

TimeZone amsterdam() {
  return TimeZone::find("Europe/Amsterdam").value();
}

OutgoingMail sample() {
  OutgoingMail mail;
  mail.from = {"Kennisnetwerk Twente", "info@lerendeleraren.nl"};
  mail.to = {{"Jan Jansen", "jan@school.example"}};
  mail.subject = "Je aanmelding KT-7F3K2M";
  mail.date = Instant(Seconds(1536919548));  // 14 September 2018, 10:05:48 UTC
  mail.message_id = "kt.1@lerendeleraren.nl";
  mail.text = "Dag Jan,\n\ntot de vierde!";
  return mail;
}

std::string composed(const OutgoingMail& mail) {
  return compose(mail, amsterdam());
}

// The names of the fields in the head, in order, as a strict reader sees them.
std::vector<std::string> field_names(const std::string& bytes) {
  std::vector<std::string> names;
  const std::size_t end = bytes.find("\r\n\r\n");
  for (const std::string_view line : split_lines(std::string_view(bytes).substr(0, end))) {
    if (line.empty() || line[0] == ' ') continue;
    names.emplace_back(line.substr(0, line.find(':')));
  }
  return names;
}

TEST(Compose, WritesAPlainMailAsAnyoneWouldByHand) {
  EXPECT_EQ(composed(sample()),
            "Date: Fri, 14 Sep 2018 12:05:48 +0200\r\n"
            "From: Kennisnetwerk Twente <info@lerendeleraren.nl>\r\n"
            "To: Jan Jansen <jan@school.example>\r\n"
            "Subject: Je aanmelding KT-7F3K2M\r\n"
            "Message-ID: <kt.1@lerendeleraren.nl>\r\n"
            "Auto-Submitted: auto-replied\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: 7bit\r\n"
            "\r\n"
            "Dag Jan,\r\n\r\ntot de vierde!\r\n");
}

TEST(Compose, ComesBackFromParse) {
  OutgoingMail mail = sample();
  mail.from = {"Kennisnetwerk, Twente (\u00E9\u00E9n)", "info@lerendeleraren.nl"};
  mail.to = {{"Zo\u00EB \"de\" IJsbrand-\u00D6zt\u00FCrk \U0001F600", "zoe@a.example"},
             {"O'Brien, J.", "j@b.example"},
             {"", "kaal@c.example"}};
  mail.cc = {
      {"Fran\u00E7oise van der Lange-Achternaam tot Twickel en nog veel meer", "f@d.example"}};
  mail.subject = "Re: Aanmelding voor de stageco\u00F6rdinatoren, \U0001F44D\U0001F44D " +
                 std::string(30, 'x') + " en een heel lang onderwerp dat niet op een regel past";
  mail.in_reply_to = "x@school.example";
  mail.references = {"w@school.example", "x@school.example"};
  mail.text = "Dag Zo\u00EB,\n\nFrom hier\n.\n  ingesprongen = goed \nlang " +
              std::string(200, 'a') + " \u20AC\n> citaat";
  mail.html = "<p>Dag Zo\u00EB, <b>goed</b></p>";
  mail.attachments = {
      {"kennisnetwerk.ics", "text/calendar; method=PUBLISH; charset=utf-8", "BEGIN:VCALENDAR\r\n"},
      {"overzicht co\u00F6rdinatoren \u2013 een heel lange naam voor een bestand \u20AC.xlsx",
       "application/octet-stream", std::string("\0\xFF\r\n\x80", 5)}};
  const IncomingMail back = parse(composed(mail));
  EXPECT_EQ(back.from, (std::vector<Address>{mail.from}));
  EXPECT_EQ(back.to, mail.to);
  EXPECT_EQ(back.cc, mail.cc);
  EXPECT_EQ(back.subject, mail.subject);
  EXPECT_EQ(back.date, mail.date);
  EXPECT_EQ(back.message_id, mail.message_id);
  EXPECT_EQ(back.in_reply_to, (std::vector<std::string>{mail.in_reply_to}));
  EXPECT_EQ(back.references, mail.references);
  EXPECT_EQ(*back.header("auto-submitted"), "auto-replied");
  EXPECT_EQ(back.text, mail.text);
  EXPECT_EQ(back.media_type, "multipart/mixed");
  EXPECT_EQ(back.calendar_method, "PUBLISH");
  ASSERT_EQ(back.attachments.size(), 2u);
  EXPECT_EQ(back.attachments[0].filename, mail.attachments[0].filename);
  EXPECT_EQ(back.attachments[1].filename, mail.attachments[1].filename);
  EXPECT_EQ(back.attachments[1].size, 5u);
  EXPECT_TRUE(back.defects.empty());
}

TEST(Compose, NoLineIsTooLongAndAllEndInCrlf) {
  OutgoingMail mail = sample();
  mail.subject = std::string(3000, 'a') + " " + std::string(300, 'b');
  mail.to.assign(40, {"Zo\u00EB van der Berg-J\u00F8rgensen", "zoe@school.example"});
  mail.references.assign(60, "een-nogal-lange-message-id-van-exchange@outlook.example");
  mail.cc = {{"Jansen, " + std::string(100, 'j'), "j@school.example"}};
  mail.text = std::string(5000, 'x');
  mail.html = "<p>" + std::string(5000, 'y') + "</p>";
  mail.attachments = {{std::string(400, 'z') + "\u00E9.pdf", "application/pdf", "%PDF"}};
  const std::string bytes = composed(mail);
  for (const std::string_view line : split(bytes, '\n')) {
    if (line.empty()) continue;
    EXPECT_EQ(line.back(), '\r');
    EXPECT_LE(line.size(), 77u) << line;  // 76 and the CR
  }
  EXPECT_EQ(parse(bytes).subject, mail.subject);
  EXPECT_EQ(parse(bytes).to, mail.to);
  EXPECT_EQ(parse(bytes).cc, mail.cc);
  EXPECT_EQ(parse(bytes).references.size(), 60u);
}

TEST(Compose, EncodedWordsAreShortAndCutNoCharacter) {
  OutgoingMail mail = sample();
  mail.subject = "";
  for (int i = 0; i < 60; ++i) mail.subject += "\U0001F600\u00E9";
  const std::string bytes = composed(mail);
  int words = 0;
  for (std::size_t at = bytes.find("=?utf-8?"); at != std::string::npos;
       at = bytes.find("=?utf-8?", at + 1)) {
    const std::string word = bytes.substr(at, encoded_word_length(bytes.substr(at)));
    EXPECT_LE(word.size(), 75u);
    const IncomingMail alone = parse("Subject: " + word + "\r\n\r\n");
    // A character that was cut is no UTF-8, and is read as windows-1252.
    for (std::size_t i = 0; i < alone.subject.size();) {
      const char32_t c = next_code_point(alone.subject, i);
      EXPECT_TRUE(c == U'\U0001F600' || c == U'\u00E9') << word;
    }
    ++words;
  }
  EXPECT_GT(words, 5);
  EXPECT_EQ(parse(bytes).subject, mail.subject);
}

TEST(Compose, NothingCanAddAHeader) {
  const std::vector<std::string> expected = field_names(composed([] {
    OutgoingMail mail = sample();
    mail.in_reply_to = "a@b";
    mail.references = {"a@b"};
    mail.cc = {{"A", "a@b.example"}};
    return mail;
  }()));
  for (const std::string& breaks :
       {std::string("\r\n"), std::string("\n"), std::string("\r"), std::string("\0\n", 2),
        std::string("\u2028"), std::string("\u0085"), std::string("\r\n\r\n")}) {
    const std::string evil = "x" + breaks + "Bcc: evil@example.com" + breaks + " y>, <z@q>";
    OutgoingMail mail = sample();
    mail.from = {evil, "info@lerendeleraren.nl" + evil};
    mail.to = {{evil, evil}};
    mail.cc = {{"", evil + "@example.com"}};
    mail.subject = evil;
    mail.message_id = evil;
    mail.in_reply_to = evil;
    mail.references = {evil};
    mail.auto_submitted = "auto-replied" + breaks + "Bcc: evil@example.com";
    const std::string bytes = composed(mail);
    EXPECT_EQ(field_names(bytes), expected);
    const IncomingMail back = parse(bytes);
    EXPECT_EQ(back.header("bcc"), nullptr);
    EXPECT_EQ(back.from.size(), 1u);
    EXPECT_EQ(back.to.size(), 1u);
    EXPECT_EQ(back.cc.size(), 1u);
    EXPECT_EQ(back.text, mail.text);
  }
}

TEST(Compose, AHostileFileNameStaysAName) {
  OutgoingMail mail = sample();
  mail.attachments = {
      {"a\"; filename=\"b.exe\r\nX-Evil: 1/../\\c.pdf", "text/x\r\nX-Evil: 2", "inhoud"}};
  const std::string bytes = composed(mail);
  EXPECT_EQ(bytes.find("\r\nX-Evil"), std::string::npos);
  const IncomingMail back = parse(bytes);
  ASSERT_EQ(back.attachments.size(), 1u);
  EXPECT_EQ(back.attachments[0].filename, "a\"; filename=\"b.exe X-Evil: 1_..__c.pdf");
}

TEST(Compose, AFileNameHasAPlainFallback) {
  OutgoingMail mail = sample();
  mail.attachments = {{"caf\u00E9.pdf", "application/pdf", "x"}};
  EXPECT_NE(composed(mail).find("Content-Disposition: attachment; filename=\"caf_.pdf\";\r\n"
                                " filename*=utf-8''caf%C3%A9.pdf\r\n"),
            std::string::npos)
      << composed(mail);
}

TEST(Compose, TextThatLooksEncodedComesBackAsItIs) {
  OutgoingMail mail = sample();
  mail.subject = "=?utf-8?Q?geen?= woord";
  mail.from.name = "=?utf-8?Q?geen?=";
  const IncomingMail back = parse(composed(mail));
  EXPECT_EQ(back.subject, mail.subject);
  EXPECT_EQ(back.from.at(0).name, mail.from.name);
}

TEST(Compose, ABoundaryInTheTextEndsNoPart) {
  OutgoingMail mail = sample();
  mail.html = "<p>x</p>";
  const std::string first = composed(mail);
  const std::size_t at = first.find("boundary=\"") + 10;
  const std::string mark = first.substr(at, first.find('"', at) - at);
  mail.text = "--" + mark + "--\nna de grens";
  EXPECT_EQ(parse(composed(mail)).text, mail.text);
}

TEST(Compose, IsTheSameEachTime) {
  OutgoingMail mail = sample();
  mail.html = "<p>x</p>";
  EXPECT_EQ(composed(mail), composed(mail));
}

}  // namespace
}  // namespace meldaan::mime::compose_test
