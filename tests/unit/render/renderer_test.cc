#include "render/renderer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "render/reply_fields.h"
#include "unit/render/render_fixture.h"
#include "unit/render/temporary_templates.h"
#include "util/text.h"

namespace meldaan::render::renderer_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string said(const Renderer::Loaded& loaded) {
  std::string text;
  for (const Problem& problem : loaded.problems) text += to_string(problem) + "\n";
  return text;
}

OutgoingMail render(const Reply& reply, const Renderer::Loaded& loaded) {
  EXPECT_EQ(said(loaded), "");
  return loaded.renderer->reply(reply, at("2018-09-11T08:41"));
}

OutgoingMail render(const Reply& reply) {
  return render(reply, renderer_of_small_event());
}

OutgoingMail render(const Reply& reply, const RendererOptions& options) {
  return render(reply, Renderer::load(options));
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
  reply.language = "fr";
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
  const Renderer::Loaded& loaded = renderer_of_small_event();
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

TEST(RendererTest, EveryoneWhoComesHasACalendarFileOfTheirOwn) {
  Reply reply = reply_about(ReplyKind::kConfirmation, {piet(), marieke()});
  const OutgoingMail own = render(reply);
  ASSERT_EQ(own.attachments.size(), 2u);
  EXPECT_EQ(own.attachments[0].filename, "KT-9Q2W4Z.ics");  // the reader's
  EXPECT_THAT(own.attachments[1].content,
              testing::AllOf(HasSubstr("UID:KT-7F3K2M@"), HasSubstr("kenmerk KT-7F3K2M"),
                             Not(HasSubstr("KT-9Q2W4Z")), Not(HasSubstr("Piet"))));
  EXPECT_THAT(own.text, testing::AllOf(HasSubstr("Open de bijlage KT-9Q2W4Z.ics om"),
                                       HasSubstr("De andere bijlage is voor Piet Bakker;")));
  reply.to = {"", "secretariaat@consent-voorbeeld.nl"};
  const OutgoingMail others = render(reply);
  ASSERT_EQ(others.attachments.size(), 2u);
  EXPECT_THAT(others.text, testing::AllOf(HasSubstr("Voor ieder zit er een bijlage bij"),
                                          Not(HasSubstr("kan Piet Bakker de afspraak"))));
}

Registration cancelled(Registration registration) {
  registration.state = RegistrationState::kCancelled;
  return registration;
}

TEST(RendererTest, AWithdrawalCarriesACancelledEntryUnderTheSameUid) {
  Reply reply = reply_about(ReplyKind::kCancelled, {piet(), marieke()});
  for (Registration& registration : reply.registrations) {
    registration.state = RegistrationState::kCancelled;
    registration.updated = registration.created + Seconds(60);
  }
  const OutgoingMail mail = render(reply);
  ASSERT_EQ(mail.attachments.size(), 2u);
  EXPECT_EQ(mail.attachments[0].filename, "KT-9Q2W4Z.ics");  // the reader's own
  EXPECT_THAT(mail.attachments[0].content,
              testing::AllOf(HasSubstr("METHOD:PUBLISH"), HasSubstr("UID:KT-9Q2W4Z@"),
                             HasSubstr("SEQUENCE:60"), HasSubstr("STATUS:CANCELLED"),
                             Not(HasSubstr("Piet")), Not(HasSubstr("KT-7F3K2M"))));
}

TEST(RendererTest, AChangeCarriesTheReadersEntryAsItStandsNow) {
  Reply reply = reply_about(ReplyKind::kChanged, {piet(), marieke()});
  reply.before = {reply.registrations[1]};
  reply.before[0].counts = true;
  EXPECT_THAT(render(reply).attachments.at(0).content,
              testing::AllOf(HasSubstr("UID:KT-9Q2W4Z@"), HasSubstr("STATUS:CONFIRMED")));
  reply.registrations[1] = cancelled(reply.registrations[1]);
  EXPECT_THAT(render(reply).attachments.at(0).content,
              testing::AllOf(HasSubstr("UID:KT-9Q2W4Z@"), HasSubstr("STATUS:CANCELLED")));
}

TEST(RendererTest, ANoticeOfAWithdrawalCancelsTheEntry) {
  Reply reply = reply_about(ReplyKind::kNotice, {marieke()});
  reply.before = {reply.registrations[0]};
  reply.before[0].counts = true;
  EXPECT_TRUE(render(reply).attachments.empty());
  reply.registrations[0] = cancelled(reply.registrations[0]);
  reply.to.address = marieke().email;
  EXPECT_THAT(render(reply).attachments.at(0).content, HasSubstr("STATUS:CANCELLED"));
}

TEST(RendererTest, WhoWasNeverOnTheListHasNoEntryToRemove) {
  Reply reply = reply_about(ReplyKind::kCancelled, {marieke()});
  reply.before = {reply.registrations[0]};
  reply.before[0].state = RegistrationState::kLate;
  reply.registrations[0] = cancelled(reply.registrations[0]);
  const OutgoingMail mail = render(reply);
  EXPECT_TRUE(mail.attachments.empty());
  EXPECT_THAT(mail.text, Not(HasSubstr("agenda")));
}

TEST(RendererTest, TheMailBeforeTheEventCarriesTheReadersEntryAsItStandsNow) {
  Reply reply = reply_about(ReplyKind::kEventReminder, {piet(), marieke()});
  reply.registrations[1].updated += Seconds(60);
  const OutgoingMail mail = render(reply);
  ASSERT_EQ(mail.attachments.size(), 2u);
  EXPECT_THAT(mail.attachments[0].content,
              testing::AllOf(HasSubstr("METHOD:PUBLISH"), HasSubstr("UID:KT-9Q2W4Z@"),
                             HasSubstr("SEQUENCE:60"), HasSubstr("STATUS:CONFIRMED")));
}

TEST(RendererTest, WhereNoVenueIsKnownTheMailBeforeTheEventPromisesNone) {
  EXPECT_THAT(render(reply_about(ReplyKind::kEventReminder, {marieke()})).text,
              testing::AllOf(HasSubstr("Wanneer: donderdag 4 oktober 2018, 15.00 – 17.00 uur"),
                             HasSubstr("Waar: De plaats is hier nog niet bekend."),
                             Not(HasSubstr("laten we"))));
}

TEST(RendererTest, RemindersNoticesAndErasuresCarryNoFile) {
  for (const ReplyKind kind : {ReplyKind::kReminder, ReplyKind::kNotice, ReplyKind::kErasureCheck,
                               ReplyKind::kErased, ReplyKind::kReceipt}) {
    EXPECT_TRUE(render(reply_about(kind, {marieke()})).attachments.empty()) << name_of(kind);
  }
}

TEST(RendererTest, TheMailAfterAnErasureNamesNobody) {
  Reply reply = reply_about(ReplyKind::kErased, {marieke()});
  reply.others = {registration("KT-9Q2W4Z", piet())};
  const OutgoingMail mail = render(reply);
  EXPECT_THAT(mail.to, ElementsAre(Address{"", "m.jansen@consent-voorbeeld.nl"}));
  for (const std::string* part : {&mail.subject, &mail.text, &mail.html}) {
    for (const char* word : {"Marieke", "Jansen", "KT-7F3K2M", "Regenboog", "Piet"}) {
      EXPECT_THAT(*part, Not(HasSubstr(word)));
    }
  }
  EXPECT_EQ(mail.in_reply_to, "mail-1@consent-voorbeeld.nl");
}

TEST(RendererTest, AReminderAnswersNoMailAndSaysSo) {
  EXPECT_EQ(render(reply_about(ReplyKind::kReminder, {Person()})).auto_submitted, "auto-generated");
  EXPECT_EQ(render(reply_about(ReplyKind::kEventReminder, {marieke()})).auto_submitted,
            "auto-generated");
  EXPECT_EQ(render(reply_about(ReplyKind::kNotice, {marieke()})).auto_submitted, "auto-replied");
}

TEST(RendererTest, ACancelledPersonIsAskedNothingAndMovesNoNumbers) {
  Person open = piet();
  open.unclear_groups = {"wetenschap-en-techniek"};
  Reply reply = reply_about(ReplyKind::kQuestion, {Person(), open});
  reply.registrations[0] = cancelled(reply.registrations[0]);
  const OutgoingMail mail = render(reply);
  EXPECT_THAT(mail.text, HasSubstr("  1. PLG Wetenschap en Techniek\n"));
  EXPECT_THAT(mail.text, Not(HasSubstr("Projectgroepen")));
}

TEST(RendererTest, TheReaderIsKnownByNameWhereTheAddressIsAnother) {
  Reply reply = reply_about(ReplyKind::kCancelled, {marieke()});
  reply.registrations[0] = cancelled(reply.registrations[0]);
  reply.to.address = "marieke@thuis-voorbeeld.nl";
  EXPECT_THAT(render(reply).text, HasSubstr("Je bent afgemeld"));
}

TEST(RendererTest, AnotherOrderOfTheSameGroupsIsNoChange) {
  Reply reply = reply_about(ReplyKind::kChanged, {marieke()});
  reply.before = reply.registrations;
  std::reverse(reply.before[0].person.groups.begin(), reply.before[0].person.groups.end());
  EXPECT_THAT(render(reply).text, Not(HasSubstr("veranderd:")));
}

TEST(RendererTest, ThreadsMayShareARenderer) {
  const Renderer::Loaded& loaded = renderer_of_small_event();
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

// What a mail shows where a condition in a sentence has left a hole.
std::string seam_in(const std::string& text) {
  for (const std::string_view line : split_lines(text)) {
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    const std::string_view words = line.substr(begin);
    for (const char* seam : {"  ", " .", " ,", " ;", " :", " ?", " !", "..", "()", "[]", "{{"}) {
      if (words.find(seam) != std::string_view::npos) return std::string(line);
    }
    if (words == "-" || words.starts_with('.') || words.starts_with(',')) return std::string(line);
    for (const char* formal : {" uw ", "Uw ", " u "}) {
      if (words.find(formal) != std::string_view::npos) return std::string(line);
    }
  }
  return text.find("\n\n\n") == std::string::npos ? "" : "empty lines";
}

// The samples cross every kind with every shape; a desk that keeps to its kinds sends only these.
bool is_sensible(const Reply& reply) {
  const auto any = [&reply](auto wanted) {
    return std::any_of(reply.registrations.begin(), reply.registrations.end(), wanted);
  };
  const auto is_cancelled = [](const Registration& r) {
    return r.state == RegistrationState::kCancelled;
  };
  switch (reply.kind) {
    case ReplyKind::kQuestion:
    case ReplyKind::kReminder:
      return any([&](const auto& r) { return !is_cancelled(r) && !is_complete(r.person); });
    case ReplyKind::kConfirmation:
    case ReplyKind::kEventReminder:
      return std::all_of(reply.registrations.begin(), reply.registrations.end(),
                         [&](const auto& r) { return !is_cancelled(r) && is_complete(r.person); });
    case ReplyKind::kCancelled:
      return any(is_cancelled);
    case ReplyKind::kMovedUp:
      return std::any_of(reply.before.begin(), reply.before.end(),
                         [](const Registration& before) { return !before.waiting.empty(); });
    default:
      return true;
  }
}

TEST(RendererTest, EverySampleOfEveryShapeReadsWellInEveryLanguage) {
  const Renderer::Loaded& loaded = renderer_of_small_event();
  ASSERT_TRUE(loaded.renderer) << said(loaded);
  for (const char* language : {"nl", "en", "de"}) {
    for (Reply reply : sample_replies(small_event())) {
      if (!is_sensible(reply)) continue;
      reply.language = language;
      const OutgoingMail mail = loaded.renderer->reply(reply, at("2018-09-11T08:41"));
      if (!reply.registrations.empty() && reply.kind != ReplyKind::kErased) {
        EXPECT_THAT(mail.subject, HasSubstr("[" + reply.registrations.front().ref + "]"));
      }
      EXPECT_EQ(seam_in(mail.subject), "") << language << ' ' << name_of(reply.kind);
      EXPECT_EQ(seam_in(mail.text), "") << language << ' ' << name_of(reply.kind) << mail.text;
      EXPECT_THAT(mail.html, testing::AllOf(HasSubstr("lang=\"" + std::string(language) + "\""),
                                            Not(HasSubstr("{{")), Not(HasSubstr("></p>"))));
    }
  }
}

TEST(RendererTest, ATypedErrorInAFieldNamesFileLineAndField) {
  const TemporaryTemplates templates;
  const int line = templates.lines("sentences.txt") + 1;
  templates.append("sentences.txt", "{{nmae}}\n");  // goes on with the last sentence
  const Renderer::Loaded loaded = Renderer::load(small_options(templates.folder()));
  EXPECT_FALSE(loaded.renderer);
  const std::string problem = (templates.dutch() / "sentences.txt").string() + ":" +
                              std::to_string(line) + ": no field 'nmae'\n";
  EXPECT_EQ(said(loaded), problem + problem);  // in the text and in the html
}

TEST(RendererTest, ATypedErrorInASectionThatNoSampleOpensIsFound) {
  const TemporaryTemplates templates;
  const std::filesystem::path file = templates.dutch() / "late.html.mustache";
  templates.write(
      "late.html.mustache",
      "\n{{#event.is_over}}{{^event.is_over}}{{vneue}}{{/event.is_over}}{{/event.is_over}}\n");
  const Renderer::Loaded loaded = Renderer::load(small_options(templates.folder()));
  EXPECT_EQ(said(loaded), file.string() + ":2: no field 'vneue'\n");
}

TEST(RendererTest, EveryKindOfMailOfTheShippedTemplatesIsRehearsed) {
  const Renderer::Loaded& loaded = renderer_of_small_event();
  ASSERT_TRUE(loaded.renderer) << said(loaded);
  for (const Problem& problem : loaded.renderer->rehearse()) ADD_FAILURE() << to_string(problem);
}

TEST(RendererTest, EveryMissingFileIsReported) {
  for (const char* name : {"words.txt", "sentences.txt"}) {
    const TemporaryTemplates templates;
    std::filesystem::remove(templates.dutch() / name);
    const Renderer::Loaded loaded = Renderer::load(small_options(templates.folder()));
    EXPECT_FALSE(loaded.renderer);
    const std::string file = (templates.dutch() / name).string();
    EXPECT_THAT(said(loaded), HasSubstr(file + ": cannot open " + file));
  }
  const TemporaryTemplates templates;
  const std::filesystem::path file = templates.folder() / "layout" / "notice.html.mustache";
  std::filesystem::remove(file);
  const Renderer::Loaded loaded = Renderer::load(small_options(templates.folder()));
  EXPECT_FALSE(loaded.renderer);
  EXPECT_THAT(said(loaded), HasSubstr(file.string() + ": there is no such file\n"));
}

TEST(RendererTest, AMissingSentenceIsReportedWhereItIsNamed) {
  const TemporaryTemplates templates;
  templates.rename_sentence("network", "netwrok");
  templates.rename_sentence("late.subject", "late.sbuject");
  const Renderer::Loaded loaded = Renderer::load(small_options(templates.folder()));
  EXPECT_FALSE(loaded.renderer);
  EXPECT_THAT(said(loaded),
              HasSubstr("_signature.txt.mustache:2: there is no partial 'network'\n"));
  EXPECT_THAT(said(loaded), HasSubstr("nl/sentences.txt: there is no [late.subject]\n"));
}

TEST(RendererTest, ALanguagesOwnFileComesBeforeTheSharedOne) {
  const TemporaryTemplates templates;
  templates.write("late.txt.mustache", "{{> greeting}}\n\nTe laat!\n");
  const OutgoingMail mail =
      render(reply_about(ReplyKind::kLate, {marieke()}), small_options(templates.folder()));
  EXPECT_EQ(mail.text, "Beste Marieke,\n\nTe laat!\n");
}

TEST(RendererTest, AFolderWithoutDutchIsReported) {
  const TemporaryTemplates templates;
  std::filesystem::remove_all(templates.dutch());
  EXPECT_EQ(said(Renderer::load(small_options(templates.folder()))),
            templates.dutch().string() + ": there is no such folder\n");
}

}  // namespace
}  // namespace meldaan::render::renderer_test
