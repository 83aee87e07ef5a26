#include "app/settle_form.h"

#include <gmock/gmock.h>

#include "app/settle_corrections.h"
#include "unit/app/intake_fixture.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

CorrectionParts parts() {
  return {example_reader(), example_settings().event, example_settings().lexicons};
}

Form read(std::string_view words) {
  return read_form(words, example_settings().lexicons);
}

Person without_school() {
  Person person;
  person.name = "Sanne Bakker";
  person.groups = {"werkgroep/taal"};
  return person;
}

Corrections corrected(const Person& known, const Form& form) {
  return correct(parts(), {{std::int64_t{7}, known}}, form);
}

TEST(SettleForm, LinesAreReadUnderEveryLabelOfTheLexicon) {
  const Form form = read(
      "- Naam:  Sanne   Bakker\nmailadres: sanne@school.example\nSCHOOL:\n"
      "Organisatie: Consent\nwerkgroep: Taal\n");
  ASSERT_EQ(form.people.size(), 1u);
  EXPECT_EQ(form.people[0].name, "Sanne Bakker");
  EXPECT_EQ(form.people[0].email, "sanne@school.example");
  EXPECT_EQ(form.people[0].school, "");
  EXPECT_EQ(form.people[0].foundation, "Consent");
  EXPECT_EQ(form.people[0].groups, "Taal");
  EXPECT_EQ(form.rest, "");
}

TEST(SettleForm, SeveralLabelsMayShareALine) {
  const Form form = read("school: OBS De Esch, groepen: taal en rekenen\nNaam: Jan\n");
  const Corrections made = corrected(without_school(), form);
  EXPECT_EQ(made.people[0].person.school, "OBS De Esch");
  EXPECT_THAT(made.people[0].person.groups, ElementsAre("werkgroep/taal", "werkgroep/rekenen"));
  EXPECT_EQ(made.people[0].person.name, "Jan");
}

TEST(SettleForm, ASecondNameBeginsAnotherPersonAndASecondGroupDoesNot) {
  const Form form = read("Naam: Sanne\nGroep: Taal\nGroep: Rekenen\nNaam: Piet\n");
  ASSERT_EQ(form.people.size(), 2u);
  EXPECT_EQ(form.people[0].groups, "Taal; Rekenen");
  EXPECT_EQ(form.people[1].name, "Piet");
}

TEST(SettleForm, AWrappedLineGoesOn) {
  const Form form = read(
      "Groepen: Werkgroep Taal; PLG Mobiel leren; Projectgroep Wetenschap\n"
      "en Techniek\n\nBedankt\n");
  ASSERT_EQ(form.people.size(), 1u);
  EXPECT_EQ(form.people[0].groups,
            "Werkgroep Taal; PLG Mobiel leren; Projectgroep Wetenschap en Techniek");
  EXPECT_EQ(form.rest, "Bedankt");
}

TEST(SettleForm, LinesThatAMailProgramJoinedAreReadApart) {
  Person person;
  person.name = "Sanne Bakker";
  person.email = "sanne@school.example";
  person.groups = {"werkgroep/taal"};
  const Form form = read(collapse_spaces(
      replace_all(write_form({person}, example_settings().event, true), "\r\n", " ")));
  EXPECT_EQ(form.rest, "");
  ASSERT_EQ(form.people.size(), 1u);
  EXPECT_EQ(form.people[0], form_of(person, example_settings().event));
}

TEST(SettleForm, ItsOwnHelpIsNobodysWord) {
  const Form form = read(write_form({Person{}}, example_settings().event, true));
  EXPECT_EQ(form.rest, "");
  ASSERT_EQ(form.people.size(), 1u);
  EXPECT_EQ(form.people[0].name, "");
}

TEST(SettleForm, EveryGroupIsReadBackAsItIsWritten) {
  for (const Group& group : example_settings().event.groups) {
    Person person;
    person.name = "Sanne Bakker";
    person.groups = {group.id};
    person.proposed_groups = {"muziek"};
    const Form form = read(write_form({person}, example_settings().event, true));
    const Corrections made = correct(parts(), {{std::nullopt, Person{}}}, form);
    ASSERT_EQ(made.people.size(), 1u);
    EXPECT_THAT(made.people[0].person.groups, ElementsAre(group.id)) << group.title;
  }
}

TEST(SettleCorrections, AGroupThatNobodyKnowsIsSaidAndNotDropped) {
  Form form;
  form.people.emplace_back().groups = "Werkgroep Taal; ???";
  const Corrections made = correct(parts(), {{std::nullopt, Person{}}}, form);
  EXPECT_THAT(made.unclear, ElementsAre("Groepen: ???"));
}

TEST(SettleCorrections, WhatStandsBesideAGroupAndIsNoneIsSaid) {
  for (const auto& [words, unclear] : std::vector<std::pair<std::string, std::string>>{
           {"taal en pannenkoeken bakken", "en pannenkoeken bakken"},
           {"taal, wetenschap en techniek (werkgroep)", ""},
           {"rekenen, taal en hrm", ""}}) {
    Form form;
    form.people.emplace_back().groups = words;
    const Corrections made = corrected(Person{}, form);
    EXPECT_EQ(join(made.unclear, "|"), unclear) << words;
  }
}

TEST(SettleCorrections, UnknownIsNoName) {
  Form form;
  form.people.emplace_back().school = "onbekend";
  EXPECT_EQ(corrected(Person{}, form).people[0].person.school, "");
}

// What is no place's name may not become the school that is missing.
TEST(SettleCorrections, WordsThatNameNoPlaceBecomeNone) {
  for (const char* words : {"Accoord dan", "Bevestigen maar", "zie maar", "ja hoor, zo dan",
                            "de groep is vol", "ik bel hem wel"}) {
    Form form;
    form.rest = words;
    const Corrections made = corrected(without_school(), form);
    EXPECT_EQ(made.people[0].person, without_school()) << words;
  }
}

TEST(SettleCorrections, AStatementSaysAllThatItNames) {
  Form form;
  form.rest = "School is OBS De Esch, stichting is Consent en groepen zijn taal en rekenen.";
  const Corrections made = corrected(without_school(), form);
  EXPECT_EQ(made.people[0].person.school, "OBS De Esch");
  EXPECT_EQ(made.people[0].person.foundation, "Consent");
  EXPECT_THAT(made.people[0].person.groups, ElementsAre("werkgroep/taal", "werkgroep/rekenen"));
  EXPECT_THAT(made.unclear, IsEmpty());
}

TEST(SettleCorrections, ASentenceLosesNothingThatItNames) {
  Form form;
  form.rest = "Ze werkt op De Esch, stichting Consent, en wil naar rekenen";
  const Corrections made = corrected(without_school(), form);
  EXPECT_EQ(made.people[0].person.school, "De Esch");
  EXPECT_THAT(made.people[0].person.foundation, HasSubstr("Consent"));
  EXPECT_THAT(made.people[0].person.groups, ElementsAre("werkgroep/taal", "werkgroep/rekenen"));
}

TEST(SettleCorrections, OfSeveralASentenceIsAboutWhomItNames) {
  Person cor = without_school();
  cor.name = "Cor Cas";
  const auto schools = [&cor](const char* words) {
    Form form;
    form.rest = words;
    const Corrections made =
        correct(parts(), {{std::nullopt, without_school()}, {std::nullopt, cor}}, form);
    return made.people[0].person.school + "|" + made.people[1].person.school + "|" +
           join(made.unclear, ";");
  };
  EXPECT_EQ(schools("Cor werkt op OBS De Esch"), "|OBS De Esch|");
  EXPECT_EQ(schools("Ze werken beiden op OBS De Esch"), "OBS De Esch|OBS De Esch|");
  EXPECT_EQ(schools("Cor werkt op OBS De Esch. Sanne werkt op OBS De Bam"),
            "OBS De Bam|OBS De Esch|");
  EXPECT_EQ(schools("Cor werkt op OBS De Esch\nSanne werkt op OBS De Bam"),
            "OBS De Bam|OBS De Esch|");
  EXPECT_EQ(schools("Alleen Sanne komt"), "||Alleen Sanne komt");
}

TEST(SettleCorrections, GroupsAreAddedTakenOffAndReplaced) {
  Person known = without_school();
  known.groups = {"werkgroep/taal", "werkgroep/hrm"};
  for (const auto& [words, groups] : std::vector<std::pair<std::string, std::string>>{
           {"Ze wil ook naar rekenen", "werkgroep/taal werkgroep/hrm werkgroep/rekenen"},
           {"niet HRM", "werkgroep/taal"},
           {"alleen rekenen", "werkgroep/rekenen"},
           {"alleen taal", "werkgroep/taal"},
           {"groep is rekenen", "werkgroep/rekenen"}}) {
    Form form;
    form.rest = words;
    EXPECT_EQ(join(corrected(known, form).people[0].person.groups, " "), groups) << words;
  }
}

TEST(SettleCorrections, ASchoolThatIsKnownCanBeMended) {
  Person known = without_school();
  known.school = "obs De Linde";
  Form form;
  form.rest = "De school is OBS De Bam";
  EXPECT_EQ(corrected(known, form).people[0].person.school, "OBS De Bam");
}

TEST(SettleCorrections, SentencesChangeWhatTheySpeakOf) {
  Person known;
  known.name = "Sanne Bakker";
  known.groups = {"werkgroep/taal"};
  for (const auto& [words, school] : std::vector<std::pair<std::string, std::string>>{
           {"school is OBS De Esch", "OBS De Esch"},
           {"De school is OBS De Esch.", "OBS De Esch"},
           {"OBS De Esch", "OBS De Esch"}}) {
    Form form;
    form.rest = words;
    const Corrections made = correct(parts(), {{std::int64_t{7}, known}}, form);
    ASSERT_EQ(made.people.size(), 1u) << words;
    EXPECT_EQ(made.people[0].person.school, school) << words;
    EXPECT_EQ(made.people[0].person.name, "Sanne Bakker") << words;
    EXPECT_THAT(made.people[0].person.groups, ElementsAre("werkgroep/taal")) << words;
    EXPECT_EQ(made.people[0].registration, 7);
  }
}

TEST(Mailto, EncodesWhatRfc6068Reserves) {
  EXPECT_EQ(mailto("a+b@school.example", "Re: [x]", "Naam: Zoë & co\r\n"),
            "mailto:a%2Bb@school.example?subject=Re%3A%20%5Bx%5D"
            "&body=Naam%3A%20Zo%C3%AB%20%26%20co%0D%0A");
}

}  // namespace
}  // namespace meldaan::app
