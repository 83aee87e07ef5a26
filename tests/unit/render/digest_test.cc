// The organisers' daily mail, as they read it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/reasons.h"
#include "render/digest_fields.h"
#include "unit/render/render_fixture.h"
#include "unit/render/snapshot.h"

namespace meldaan::render::digest_test {
namespace {

using testing::HasSubstr;
using testing::Not;

Registration numbered(std::int64_t id, const std::string& ref, Person person) {
  Registration result = registration(ref, std::move(person));
  result.id = id;
  result.state =
      is_complete(result.person) ? RegistrationState::kConfirmed : RegistrationState::kIncomplete;
  return result;
}

void expect_digest(const std::string& name, const Report& report) {
  const Renderer::Loaded& loaded = renderer_of_small_event();
  for (const Problem& problem : loaded.problems) ADD_FAILURE() << to_string(problem);
  ASSERT_TRUE(loaded.renderer);
  const OutgoingMail mail = loaded.renderer->digest(report, report.until);
  expect_file(name + ".txt", "Subject: " + mail.subject + "\n\n" + mail.text);
  expect_file(name + ".html", mail.html);
}

Report at_zero() {
  Report report = compare(small_event(), {}, {});
  report.since = at("2018-09-10T07:00");
  report.until = at("2018-09-11T07:00");
  report.fitness.last_poll = at("2018-09-11T06:59");
  return report;
}

OpenItem item(ItemKind kind, const char* reason, const char* arrived) {
  OpenItem open;
  open.kind = kind;
  open.id = 12;
  open.sender = "p.devries@twente-voorbeeld.nl";
  open.subject = "Vraag over 4 oktober";
  open.reason = reason;
  open.excerpt = "Hoe laat begint de koffie, en is er plaats om te parkeren?";
  open.arrived = at(arrived);
  return open;
}

Report full_day() {
  const Registration marieke_before = numbered(1, "KT-7F3K2M", marieke());
  Registration marieke_now = marieke_before;
  marieke_now.person.groups = {"werkgroep/taal"};
  Registration leaving = numbered(2, "KT-9Q2W4Z", piet());
  Registration left = leaving;
  left.state = RegistrationState::kCancelled;
  Person anna = piet();
  anna.name = "Anna Smit";
  anna.email = "a.smit@consent-voorbeeld.nl";
  anna.groups.clear();
  anna.proposed_groups = {"Muziek in de klas"};
  Person initials = marieke();
  initials.name = "M. Jansen";
  initials.email = "mjansen@thuis-voorbeeld.nl";
  initials.proposed_groups = {"muziek in de klas"};
  Registration late = numbered(5, "KT-5555AA", marieke());
  late.person.name = "Kees Laatkomer";
  late.state = RegistrationState::kLate;
  Report report = compare(small_event(), {marieke_before, leaving},
                          {marieke_now, left, numbered(3, "KT-0A1B2C", anna),
                           numbered(4, "KT-4444BB", initials), late});
  report.since = at("2018-09-10T07:00");
  report.until = at("2018-09-11T07:00");
  OpenItem unsettled = item(ItemKind::kUnsettled, reasons::kTwoQuestions, "2018-09-10T21:15");
  unsettled.ref = "KT-0A1B2C";
  unsettled.person = anna;
  unsettled.reply_link =
      "mailto:info@lerendeleraren.nl?subject=Re%3A%20KT-0A1B2C&body=Groep%3A%20%0D%0A";
  report.open = {item(ItemKind::kReview, reasons::kNoRegistration, "2018-09-04T12:00"),
                 item(ItemKind::kSetAside, reasons::kUnreadable, "2018-09-11T06:30"), unsettled};
  report.read_unanswered = {2, report.until - std::chrono::days(4)};
  report.fitness.last_poll = at("2018-09-11T06:59");
  report.fitness.courier_error = "smtp.example.nl refuses the log-in";
  report.fitness.unsent = 3;
  report.fitness.oldest_unsent = at("2018-09-10T22:04");
  return report;
}

TEST(DigestTest, ReadsAsAPersonApprovedItAtZero) {
  expect_digest("digest-at-zero", at_zero());
}

TEST(DigestTest, ReadsAsAPersonApprovedItAfterTheRetention) {
  Report report = at_zero();
  report.totals = {112, 34, 6, 109, 3, 9, 2};
  report.purge = Purge{false, true, true, 123};
  expect_digest("digest-after-the-retention", report);
}

TEST(DigestTest, AnEarlyErasureIsToldAndEndsNothing) {
  Report report = at_zero();
  report.purge = Purge{false, false, false, 1};
  const OutgoingMail mail = renderer_of_small_event().renderer->digest(report, report.until);
  EXPECT_THAT(mail.text, HasSubstr("Alle persoonsgegevens zijn gewist: 1 aanmelding, met"));
  EXPECT_THAT(mail.text, HasSubstr("Nog niet alles is weg"));
  EXPECT_THAT(mail.text, HasSubstr("In het Excel-bestand hierbij"));
  EXPECT_THAT(mail.text, Not(HasSubstr("laatste")));
}

TEST(DigestTest, ReadsAsAPersonApprovedIt) {
  expect_digest("digest-full", full_day());
}

TEST(DigestTest, IsAMailOfAMachine) {
  const OutgoingMail mail = renderer_of_small_event().renderer->digest(at_zero(), at("2018-09-11"));
  EXPECT_EQ(mail.auto_submitted, "auto-generated");
  EXPECT_EQ(mail.from, (Address{"Kennisnetwerk Twente", "info@lerendeleraren.nl"}));
}

TEST(DigestTest, WhatAMailSaysIsHarmless) {
  Report report = full_day();
  report.open[0].excerpt = "<script>alert(1)</script>";
  const OutgoingMail mail = renderer_of_small_event().renderer->digest(report, report.until);
  EXPECT_THAT(mail.html, Not(HasSubstr("<script")));
}

TEST(DigestTest, AThousandRegistrationsStayBelowWhatMailProgramsCutOff) {
  const Event event = small_event();
  std::vector<Registration> many;
  for (int i = 1; i <= 1000; ++i) {
    Person person = marieke();
    person.name = "Deelnemer met een lange naam nummer " + std::string(1 + i / 26, 'a') +
                  static_cast<char>('a' + i % 26);
    person.school = "Openbare Basisschool De Lange Naam " + std::to_string(i);
    person.proposed_groups = {"voorstel " + std::to_string(i)};
    many.push_back(numbered(i, "KT-" + std::to_string(100000 + i), person));
  }
  Report report = compare(event, {}, many);
  report.until = at("2018-09-11T07:00");
  for (int i = 0; i < 200; ++i) {
    report.open.push_back(item(ItemKind::kReview, reasons::kNoRegistration, "2018-09-10T12:00"));
    report.open.back().excerpt = std::string(400, 'x');
    report.open.back().reply_link = "mailto:" + std::string(1790, 'x');
  }
  const OutgoingMail mail = renderer_of_small_event().renderer->digest(report, report.until);
  EXPECT_LT(mail.html.size(), 102'000u);
  EXPECT_LT(mail.html.size() + mail.text.size(), 175'000u);  // encoded below 200 kB
  EXPECT_THAT(mail.text, HasSubstr("Nieuwe aanmeldingen (1000)"));
  EXPECT_THAT(mail.text, HasSubstr("En nog 960 (hier weggelaten)."));
}

TEST(DigestTest, CountsPlacesAsOneSaysThem) {
  struct Case {
    int people, capacity, placed, waiting;
    const char* words;
  };
  for (const Case& one :
       {Case{0, 1, 0, 0, "(de ene plaats is nog vrij)"},
        Case{1, 1, 1, 0, "(de ene plaats is bezet)"},
        Case{3, 1, 2, 1,
             "(2 plaatsen bezet, meer dan de ene die er nu is, 1 op de "
             "wachtlijst)"},
        Case{0, 20, 0, 0, "(alle 20 plaatsen nog vrij)"},
        Case{1, 20, 1, 0, "(1 van de 20 plaatsen bezet)"},
        Case{4, 20, 2, 0,
             "(2 van de 20 plaatsen bezet, 2 nog zonder plaats omdat er iets "
             "ontbreekt)"},
        Case{12, 10, 12, 0, "(12 plaatsen bezet, meer dan de 10 die er nu zijn)"}}) {
    Report report = at_zero();
    GroupCount& taal = report.groups[3];
    taal.people = one.people;
    taal.capacity = one.capacity;
    taal.placed = one.placed;
    taal.waiting = one.waiting;
    const OutgoingMail mail = renderer_of_small_event().renderer->digest(report, report.until);
    EXPECT_THAT(mail.text, HasSubstr(one.words));
  }
}

TEST(DigestTest, TellsForWhomAPlaceCameFree) {
  Report report = at_zero();
  Registration after;
  after.ref = "KT-7F3K2M";
  after.state = RegistrationState::kConfirmed;
  after.person.name = "Marieke Jansen";
  after.person.groups = {"werkgroep/taal"};
  Registration before = after;
  before.waiting = {{"werkgroep/taal", 1}};
  report.changed = {{before, after}};
  const Renderer::Loaded& loaded = renderer_of_small_event();
  ASSERT_TRUE(loaded.renderer);
  const OutgoingMail mail = loaded.renderer->digest(report, report.until);
  EXPECT_THAT(mail.text,
              HasSubstr("Gewijzigd (1)\n- Marieke Jansen (KT-7F3K2M); van de wachtlijst: "
                        "Werkgroep Taal\n"));
  EXPECT_THAT(mail.html, HasSubstr("van de wachtlijst: Werkgroep Taal"));
  EXPECT_THAT(mail.text, Not(HasSubstr("niet gemaild")));
  report.changed.front().is_reachable = false;
  EXPECT_THAT(loaded.renderer->digest(report, report.until).text,
              HasSubstr("van de wachtlijst: Werkgroep Taal – niet gemaild, want er is geen"));
}

TEST(DigestTest, AGroupWithACapacitySaysHowManyPlacesAreTakenAndHowManyWait) {
  Report report = at_zero();
  GroupCount& taal = report.groups[3];
  taal.people = 17;
  taal.capacity = taal.placed = 15;
  taal.waiting = 2;
  report.groups[0].capacity = 20;
  const Renderer::Loaded& loaded = renderer_of_small_event();
  ASSERT_TRUE(loaded.renderer);
  const OutgoingMail mail = loaded.renderer->digest(report, report.until);
  EXPECT_THAT(mail.text, HasSubstr("- Taal: 17 #################### (alle 15 plaatsen bezet, 2 op "
                                   "de wachtlijst)\n"));
  EXPECT_THAT(mail.text, HasSubstr("- Mobiel leren: 0 (alle 20 plaatsen nog vrij)\n"));
  EXPECT_THAT(mail.html, HasSubstr("Taal<br><small>alle 15 plaatsen bezet, 2 op de wachtlijst"));
}

}  // namespace
}  // namespace meldaan::render::digest_test
