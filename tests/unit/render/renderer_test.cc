#include "render/renderer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "render/reply_fields.h"
#include "unit/render/render_fixture.h"
#include "unit/render/temporary_templates.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string said(const Renderer::Loaded& loaded) {
  std::string text;
  for (const Problem& problem : loaded.problems) text += to_string(problem) + "\n";
  return text;
}

OutgoingMail render(const Reply& reply, const RendererOptions& options = small_options()) {
  const Renderer::Loaded loaded = Renderer::load(options);
  EXPECT_EQ(said(loaded), "");
  return loaded.renderer->reply(reply, at("2018-09-11T08:41"));
}

TEST(RendererTest, AReplyIsAddressedAndThreaded) {
  Reply reply = reply_about(ReplyKind::kConfirmation, {marieke()});
  reply.references = {"first@consent-voorbeeld.nl"};
  const OutgoingMail mail = render(reply);
  EXPECT_EQ(mail.from, (Address{"Kennisnetwerk Twente", "info@lerendeleraren.nl"}));
  EXPECT_THAT(mail.to, ElementsAre(Address{"Marieke Jansen", "m.jansen@consent-voorbeeld.nl"}));
  EXPECT_TRUE(mail.cc.empty());
  EXPECT_EQ(mail.subject, "Je aanmelding voor 4 oktober [KT-7F3K2M]");
  EXPECT_EQ(mail.date, at("2018-09-11T08:41"));
  EXPECT_EQ(mail.message_id, "");
  EXPECT_EQ(mail.in_reply_to, "mail-1@consent-voorbeeld.nl");
  EXPECT_THAT(mail.references,
              ElementsAre("first@consent-voorbeeld.nl", "mail-1@consent-voorbeeld.nl"));
  EXPECT_EQ(mail.auto_submitted, "auto-replied");
}

TEST(RendererTest, ALongThreadKeepsItsFirstAndItsLastReferences) {
  Reply reply = reply_about(ReplyKind::kConfirmation, {marieke()});
  for (int i = 0; i < 10000; ++i) reply.references.push_back(std::to_string(i) + "@x.nl");
  const OutgoingMail mail = render(reply);
  ASSERT_EQ(mail.references.size(), 20u);
  EXPECT_EQ(mail.references.front(), "0@x.nl");
  EXPECT_EQ(mail.references[1], "9982@x.nl");
  EXPECT_EQ(mail.references.back(), "mail-1@consent-voorbeeld.nl");
}

TEST(RendererTest, AHostileNameIsHarmlessInHtmlAndUntouchedInText) {
  Person person = marieke();
  person.school = "<script>alert(1)</script>";
  person.name = "Marieke <b>\r\nBcc: all@example.nl";
  const OutgoingMail mail = render(reply_about(ReplyKind::kConfirmation, {person}));
  EXPECT_THAT(mail.html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(mail.html, Not(HasSubstr("<script")));
  EXPECT_THAT(mail.html, HasSubstr("Marieke &lt;b&gt; Bcc: all@example.nl"));
  EXPECT_THAT(mail.text, HasSubstr("School: <script>alert(1)</script>\n"));
  EXPECT_THAT(mail.text, HasSubstr("Naam: Marieke <b> Bcc: all@example.nl\n"));
}

TEST(RendererTest, ALanguageWithoutTemplatesIsAnsweredInDutch) {
  Reply reply = reply_about(ReplyKind::kConfirmation, {marieke()});
  reply.language = "de";
  EXPECT_THAT(render(reply).text, HasSubstr("Beste Marieke,"));
}

TEST(RendererTest, AnUnclearTopicInACataloguesMailKeepsTheCataloguesNumbers) {
  Person unclear = piet();
  unclear.unclear_groups = {"wetenschap-en-techniek"};
  Person without_groups = marieke();
  without_groups.groups.clear();
  const OutgoingMail mail = render(reply_about(ReplyKind::kQuestion, {without_groups, unclear}));
  EXPECT_THAT(mail.text, HasSubstr("  2. PLG Wetenschap en Techniek\n"
                                   "  5. Werkgroep Wetenschap en Techniek\n"
                                   "  6. Projectgroep Wetenschap en Techniek\n"));
  EXPECT_THAT(mail.text, HasSubstr("Werkgroepen\n  3. Beleidsgroep besturen\n"));
}

TEST(RendererTest, AGroupThatLeftTheCatalogueStillHasAName) {
  Person person = marieke();
  person.groups = {"werkgroep/opgeheven"};
  const OutgoingMail mail = render(reply_about(ReplyKind::kConfirmation, {person}));
  EXPECT_THAT(mail.text, HasSubstr("Groep: opgeheven\n"));
}

TEST(RendererTest, TheReadersRegisteredNameComesBeforeTheFromHeader) {
  Reply reply = reply_about(ReplyKind::kConfirmation, {marieke()});
  reply.to.name = "OBS De Regenboog";
  EXPECT_THAT(render(reply).text, testing::StartsWith("Beste Marieke,\n"));
}

TEST(RendererTest, AfterTheRetentionNoPastDateIsPromised) {
  const Renderer::Loaded loaded = Renderer::load(small_options());
  ASSERT_TRUE(loaded.renderer) << said(loaded);
  const OutgoingMail mail =
      loaded.renderer->reply(reply_about(ReplyKind::kLate, {marieke()}), at("2019-03-01T09:00"));
  EXPECT_THAT(mail.text, HasSubstr("Deze gegevens wissen we binnenkort weer.\n"));
  EXPECT_THAT(mail.text, Not(HasSubstr("2 januari 2019")));
}

TEST(RendererTest, OnlyWhatIsConfirmedCarriesACalendarFile) {
  Person open = piet();
  open.groups.clear();
  const OutgoingMail confirmation = render(reply_about(ReplyKind::kConfirmation, {marieke()}));
  ASSERT_EQ(confirmation.attachments.size(), 1u);
  EXPECT_EQ(confirmation.attachments[0].filename, "KT-7F3K2M.ics");
  EXPECT_EQ(confirmation.attachments[0].media_type, "text/calendar; method=PUBLISH; charset=utf-8");
  const OutgoingMail mixed = render(reply_about(ReplyKind::kQuestion, {open, marieke()}));
  ASSERT_EQ(mixed.attachments.size(), 1u);
  EXPECT_EQ(mixed.attachments[0].filename, "KT-9Q2W4Z.ics");
  EXPECT_TRUE(render(reply_about(ReplyKind::kQuestion, {open})).attachments.empty());
  EXPECT_TRUE(render(reply_about(ReplyKind::kLate, {marieke()})).attachments.empty());
}

TEST(RendererTest, ThreadsMayShareARenderer) {
  const Renderer::Loaded loaded = Renderer::load(small_options());
  ASSERT_TRUE(loaded.renderer) << said(loaded);
  const Reply reply = reply_about(ReplyKind::kConfirmation, {marieke(), piet()});
  const OutgoingMail alone = loaded.renderer->reply(reply, at("2018-09-11T08:41"));
  std::vector<std::thread> threads;
  std::atomic<int> equal = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 20; ++n) {
        const OutgoingMail mail = loaded.renderer->reply(reply, alone.date);
        equal += mail.html == alone.html && mail.text == alone.text &&
                 mail.attachments[0].content == alone.attachments[0].content;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(equal, 80);
}

TEST(RendererTest, EverySampleOfEveryShapeRendersWithTheRealTemplates) {
  const Renderer::Loaded loaded = Renderer::load(small_options());
  ASSERT_TRUE(loaded.renderer) << said(loaded);
  for (const Reply& reply : sample_replies(small_event())) {
    const OutgoingMail mail = loaded.renderer->reply(reply, at("2018-09-11T08:41"));
    EXPECT_THAT(mail.subject, HasSubstr("[KT-7F3K2M]"));
    for (const std::string* part : {&mail.subject, &mail.text, &mail.html}) {
      EXPECT_FALSE(part->empty());
      EXPECT_THAT(*part, Not(HasSubstr("{{")));
    }
    EXPECT_THAT(mail.text, Not(HasSubstr("\n\n\n")));
  }
}

TEST(RendererTest, ATypedErrorInAFieldNamesFileLineAndField) {
  const TemporaryTemplates templates;
  const int line = templates.lines("confirmation.txt.mustache") + 1;
  templates.append("confirmation.txt.mustache", "{{nmae}}\n");
  const Renderer::Loaded loaded = Renderer::load(small_options(templates.folder()));
  EXPECT_FALSE(loaded.renderer);
  EXPECT_EQ(said(loaded), (templates.dutch() / "confirmation.txt.mustache").string() + ":" +
                              std::to_string(line) + ": no field 'nmae'\n");
}

TEST(RendererTest, ATypedErrorInASectionThatNoSampleOpensIsFound) {
  const TemporaryTemplates templates;
  const int line = templates.lines("late.html.mustache") + 1;
  templates.append(
      "late.html.mustache",
      "{{#event.is_over}}{{^event.is_over}}{{vneue}}{{/event.is_over}}{{/event.is_over}}\n");
  const Renderer::Loaded loaded = Renderer::load(small_options(templates.folder()));
  EXPECT_EQ(said(loaded), (templates.dutch() / "late.html.mustache").string() + ":" +
                              std::to_string(line) + ": no field 'vneue'\n");
}

TEST(RendererTest, EveryMissingFileIsReported) {
  for (const char* name : {"confirmation.txt.mustache", "question.html.mustache",
                           "late.subject.mustache", "calendar.txt.mustache", "words.txt"}) {
    const TemporaryTemplates templates;
    std::filesystem::remove(templates.dutch() / name);
    const Renderer::Loaded loaded = Renderer::load(small_options(templates.folder()));
    EXPECT_FALSE(loaded.renderer);
    const std::string file = (templates.dutch() / name).string();
    EXPECT_EQ(said(loaded), file + ": cannot open " + file + ": No such file or directory\n");
  }
}

TEST(RendererTest, AMissingPartialIsReportedWhereItIsNamed) {
  const TemporaryTemplates templates;
  std::filesystem::remove(templates.dutch() / "_network.mustache");
  const Renderer::Loaded loaded = Renderer::load(small_options(templates.folder()));
  EXPECT_FALSE(loaded.renderer);
  EXPECT_THAT(said(loaded), HasSubstr("_closing.txt.mustache:6: there is no partial 'network'\n"));
}

TEST(RendererTest, AFolderWithoutDutchIsReported) {
  const TemporaryTemplates templates;
  std::filesystem::remove_all(templates.dutch());
  EXPECT_EQ(said(Renderer::load(small_options(templates.folder()))),
            templates.dutch().string() + ": there is no such folder\n");
}

// templates/README.md has a table row `| field | …` for each.
TEST(TemplatesReadmeTest, ListsExactlyTheFieldsThereAre) {
  std::vector<Problem> problems;
  const std::optional<Words> words = load_words(kTemplates / "nl" / "words.txt", problems);
  ASSERT_TRUE(words);
  const Event event = small_event();
  const TimeZone zone = amsterdam();
  const Address from{"Kennisnetwerk Twente", "info@lerendeleraren.nl"};
  Fields all;
  for (const Reply& sample : sample_replies(event)) {
    all.merge(reply_fields(sample, event.start, {event, zone, *words, from}));
  }
  std::set<std::string> fields;
  for (std::string name : all.names()) {
    // A person and a date are documented once, by the names of the first list and object of their
    // kind.
    if (name.starts_with("confirmed[].") || name.starts_with("asked[].")) continue;
    if (name.starts_with("event.end.") || name.starts_with("event.closes.")) continue;
    if (name.starts_with("erased_on.")) continue;
    fields.insert(std::move(name));
  }
  std::set<std::string> documented;
  const Result<std::string> readme = read_file(kTemplates / "README.md");
  ASSERT_TRUE(readme);
  for (const std::string_view line : split_lines(*readme)) {
    if (!line.starts_with("| `")) continue;
    documented.emplace(line.substr(3, line.find('`', 3) - 3));
  }
  EXPECT_EQ(documented, fields);
}

}  // namespace
}  // namespace meldaan::render
