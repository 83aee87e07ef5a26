#include "render/roster.h"

#include <gmock/gmock.h>

#include "unit/render/roster_fixture.h"
#include "unit/render/temporary_templates.h"
#include "util/text.h"

namespace meldaan::render::roster_test {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts_of(const Roster::Row& row) {
  std::vector<std::string> texts;
  for (const RosterCell& cell : row.cells) {
    if (const auto* text = std::get_if<std::string>(&cell)) texts.push_back(*text);
  }
  return texts;
}

std::vector<std::string> names_of(const SignInList& list) {
  std::vector<std::string> names;
  for (const SignInList::Line& line : list.lines) names.push_back(line.name);
  return names;
}

TEST(Roster, EveryColumnSaysWhatTheRegistrationSays) {
  const Roster roster = make_roster(five_people(), small_event(), dutch_roster_words());
  ASSERT_EQ(roster.rows.size(), 5u);
  EXPECT_EQ(roster.heading.size(), roster.rows[0].cells.size());
  EXPECT_THAT(
      texts_of(roster.rows[0]),
      ElementsAre("KT-7F3K2M", "bevestigd", "Marieke Jansen", "m.jansen@consent-voorbeeld.nl",
                  "OBS De Regenboog", "Stichting Consent", "de mail",
                  "PLG Mobiel leren, Werkgroep Taal", "", "", "m.jansen@consent-voorbeeld.nl"));
  EXPECT_THAT(texts_of(roster.rows[2]),
              ElementsAre("KT-0A1B2C", "nog niet compleet", "", "zoe@school.example", "",
                          "STICHTING CONSENT", "het scholenregister", "",
                          "PLG Wetenschap en Techniek of Werkgroep Wetenschap en Techniek of "
                          "Projectgroep Wetenschap en Techniek",
                          "Muziek, Dans", "m.jansen@consent-voorbeeld.nl"));
  EXPECT_EQ(std::get<Instant>(roster.rows[0].cells[11]), at("2018-09-11T08:41"));
  EXPECT_EQ(roster.rows[3].state, RegistrationState::kCancelled);
}

TEST(Roster, WhoStoodTwiceIsNotCalledWithdrawn) {
  Registration twice = registration("KT-7F3K2M", piet());
  twice.state = RegistrationState::kCancelled;
  twice.merged = true;
  const Roster roster = make_roster({twice}, small_event(), dutch_roster_words());
  EXPECT_EQ(std::get<std::string>(roster.rows[0].cells[1]), "stond dubbel");
  EXPECT_EQ(make_totals({twice}, small_event(), dutch_roster_words()).totals.cancelled, 0);
}

TEST(Roster, AGroupThatTheEventNoLongerHasKeepsItsId) {
  Person person = piet();
  person.groups = {"plg/opgeheven"};
  const Roster roster =
      make_roster({registration("KT-7F3K2M", person)}, small_event(), dutch_roster_words());
  EXPECT_EQ(std::get<std::string>(roster.rows[0].cells[7]), "plg/opgeheven");
}

TEST(Roster, ASignInListHasEverybodyOfItsGroupButWhoWithdrew) {
  const auto lists = make_sign_in_lists(five_people(), small_event(), dutch_roster_words());
  ASSERT_EQ(lists.size(), 7u);  // the six groups of the event, and who is in none
  EXPECT_EQ(lists[0].title, "PLG Mobiel leren");
  EXPECT_THAT(names_of(lists[0]), ElementsAre("Marieke Jansen"));
  EXPECT_EQ(lists[3].title, "Werkgroep Taal");
  EXPECT_THAT(names_of(lists[3]), ElementsAre("Émile Zwart", "Marieke Jansen"));
  EXPECT_EQ(lists[3].lines[0].remark, "te laat");
  EXPECT_EQ(lists[3].lines[1].remark, "");
  EXPECT_EQ(lists[3].lines[1].school, "OBS De Regenboog");
  EXPECT_THAT(names_of(lists[4]), ElementsAre());
  EXPECT_EQ(lists[6].title, "Nog geen groep");
  EXPECT_THAT(names_of(lists[6]), ElementsAre("zoe@school.example"));
  EXPECT_EQ(lists[6].lines[0].school, "STICHTING CONSENT");
}

TEST(Roster, WhoWaitsStandsBelowThoseWhoHaveAPlaceAndIsMarked) {
  std::vector<Registration> people = five_people();
  people[0].waiting = {{"werkgroep/taal", 2}};
  Registration first = people[1];
  first.person.name = "Zeno de Wit";
  first.person.groups = {"werkgroep/taal"};
  first.waiting = {{"werkgroep/taal", 1}};
  people.push_back(first);
  const auto lists = make_sign_in_lists(people, small_event(), dutch_roster_words());
  EXPECT_THAT(names_of(lists[3]), ElementsAre("Émile Zwart", "Zeno de Wit", "Marieke Jansen"));
  EXPECT_EQ(lists[3].lines[1].remark, "wachtlijst 1");
  EXPECT_EQ(lists[3].lines[2].remark, "wachtlijst 2");
  EXPECT_EQ(lists[0].lines[0].remark, "") << "of another group";

  const Roster roster = make_roster(people, small_event(), dutch_roster_words());
  EXPECT_EQ(roster.heading[8], "Op de wachtlijst voor");
  EXPECT_EQ(roster.heading.size(), roster.rows[0].cells.size());
  EXPECT_EQ(std::get<std::string>(roster.rows[0].cells[8]), "Werkgroep Taal (2)");
  EXPECT_EQ(std::get<std::string>(roster.rows[1].cells[8]), "");
}

TEST(Roster, ThereIsNoListOfThoseInNoGroupWhereEverybodyIsInOne) {
  const auto lists = make_sign_in_lists({registration("KT-7F3K2M", marieke())}, small_event(),
                                        dutch_roster_words());
  EXPECT_EQ(lists.size(), small_event().groups.size());
}

TEST(Roster, TheTotalsCountWhoComes) {
  const RosterTotals found = make_totals(five_people(), small_event(), dutch_roster_words());
  EXPECT_EQ(found.totals.people, 3);
  EXPECT_EQ(found.totals.confirmed, 2);
  EXPECT_EQ(found.totals.incomplete, 1);
  EXPECT_EQ(found.totals.cancelled, 1);
  EXPECT_EQ(found.totals.late, 1);
  EXPECT_EQ(found.totals.schools, 1);
  EXPECT_EQ(found.totals.foundations, 1);
  ASSERT_EQ(found.groups.size(), 6u);
  EXPECT_EQ(found.groups[0].confirmed, 1u);
  EXPECT_EQ(found.groups[3].people(), 1u);
  EXPECT_EQ(found.groups[5].people(), 0u);
  ASSERT_EQ(found.foundations.size(), 2u);
  EXPECT_EQ(found.foundations[0].name, "Stichting Consent");  // the first spelling
  EXPECT_EQ(found.foundations[0].confirmed, 1u);
  EXPECT_EQ(found.foundations[0].incomplete, 1u);
  EXPECT_EQ(found.foundations[1].name, "(niet bekend)");
  EXPECT_EQ(found.foundations[1].people(), 1u);
}

TEST(Roster, ACellIsOneLineOfWhatXmlAndExcelCanHold) {
  EXPECT_EQ(cell_text("a\r\n b\x01\tc"), "a b c");
  EXPECT_EQ(cell_text("a\xEF\xBF\xBF\xEF\xBF\xBE"
                      "b"),
            "a b");
  EXPECT_EQ(cell_text("\xff"), "\xEF\xBF\xBD");
  const std::string longest = cell_text(std::string(100'000, 'x'));
  EXPECT_LT(longest.size(), 32'767u);
  EXPECT_TRUE(longest.ends_with("x…"));
}

TEST(RosterWords, AnUnknownAnEmptyAndAMissingWordAreReported) {
  const TemporaryTemplates templates;
  const std::string text = *read_file(templates.dutch() / "roster.txt");
  templates.write("roster.txt", "frob: x\nor:\n" + replace_all(text, "column.name: Naam\n", ""));
  std::vector<Problem> problems;
  EXPECT_FALSE(RosterWords::load(templates.folder(), problems));
  std::string said;
  for (const Problem& problem : problems) said += to_string(problem) + "\n";
  const std::string file = (templates.dutch() / "roster.txt").string();
  EXPECT_EQ(said, file + ":1: no word 'frob'\n" + file + ":2: 'or' is empty\n" + file +
                      ": the word 'column.name' is missing\n");
}

}  // namespace
}  // namespace meldaan::render::roster_test
