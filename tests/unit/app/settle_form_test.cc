#include "app/settle_form.h"

#include <gmock/gmock.h>

#include "app/settle_corrections.h"
#include "unit/app/intake_fixture.h"

namespace meldaan::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const config::Settings& settings() {
  static const config::Settings loaded = example_settings();
  return loaded;
}

const extract::Reader& reader() {
  static const extract::Reader made = make_reader(settings()).value();
  return made;
}

Form read(std::string_view words) {
  return read_form(words, settings().lexicons);
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

TEST(SettleForm, ItsOwnHelpIsNobodysWord) {
  const Form form = read(write_form({Person{}}, settings().event, true));
  EXPECT_EQ(form.rest, "");
  ASSERT_EQ(form.people.size(), 1u);
  EXPECT_EQ(form.people[0].name, "");
}

TEST(SettleForm, EveryGroupIsReadBackAsItIsWritten) {
  for (const Group& group : settings().event.groups) {
    Person person;
    person.name = "Sanne Bakker";
    person.groups = {group.id};
    person.proposed_groups = {"muziek"};
    const Form form = read(write_form({person}, settings().event, true));
    const Corrections made = correct({reader(), settings().event, "sanne@school.example"},
                                     {{std::nullopt, Person{}}}, form);
    ASSERT_EQ(made.people.size(), 1u);
    EXPECT_THAT(made.people[0].person.groups, ElementsAre(group.id)) << group.title;
  }
}

TEST(SettleCorrections, AGroupThatNobodyKnowsIsSaidAndNotDropped) {
  Form form;
  form.people.emplace_back().groups = "Werkgroep Taal; ???";
  const Corrections made = correct({reader(), settings().event, "sanne@school.example"},
                                   {{std::nullopt, Person{}}}, form);
  EXPECT_THAT(made.unclear_lines, ElementsAre("Groepen: ???"));
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
    const Corrections made = correct({reader(), settings().event, "sanne@school.example"},
                                     {{std::int64_t{7}, known}}, form);
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

TEST(RulingWords, AreAllThatAMailSays) {
  const render::Renderer& renderer = example_renderer();
  EXPECT_EQ(renderer.ruling_of("Negeren graag.\n"), Ruling::kIgnore);
  EXPECT_EQ(renderer.ruling_of("AKKOORD!"), Ruling::kAccept);
  EXPECT_EQ(renderer.ruling_of("- afmelden\n\nDank je wel"), Ruling::kCancel);
  EXPECT_EQ(renderer.ruling_of("please cancel"), Ruling::kCancel);
  EXPECT_EQ(renderer.ruling_of("niet afmelden"), std::nullopt);
  EXPECT_EQ(renderer.ruling_of("akkoord, maar dan bij Taal"), std::nullopt);
  EXPECT_EQ(renderer.ruling_of("graag"), std::nullopt);
  EXPECT_EQ(renderer.ruling_of(""), std::nullopt);
}

}  // namespace
}  // namespace meldaan::app
