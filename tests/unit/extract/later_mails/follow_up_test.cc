#include "extract/later_mails/follow_up.h"

#include <gtest/gtest.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::follow_up_test {
namespace {

constexpr std::int64_t kKarin = 1;
constexpr std::int64_t kJoost = 2;

Acquaintance known(std::int64_t registration, const char* name, std::vector<GroupId> groups,
                   const char* school) {
  Acquaintance one;
  one.registration = registration;
  one.person.name = name;
  one.person.school = school;
  one.person.groups = std::move(groups);
  one.is_writer = registration == kKarin;
  if (one.is_writer) one.person.email = "karin@school-voorbeeld.nl";
  one.in_thread = true;
  return one;
}

std::vector<Acquaintance> karin_alone() {
  return {known(kKarin, "Karin de Boer", {"werkgroep/taal", "werkgroep/rekenen"}, "obs De Eshof")};
}

std::vector<Acquaintance> karin_and_joost() {
  std::vector<Acquaintance> both = karin_alone();
  both.push_back(
      known(kJoost, "Joost Wiefferink", {"werkgroep/interne-begeleiders"}, "obs De Eshof"));
  return both;
}

Reading read_later(const std::string& text, const std::vector<Acquaintance>& who) {
  Expectation expected;
  for (const Acquaintance& one : who) {
    expected.people.push_back(one.person);
    expected.registrations.push_back(one.registration);
  }
  const IncomingMail mail = mail_with(text, "Re: Je aanmelding voor 4 oktober",
                                      {"Karin de Boer", "karin@school-voorbeeld.nl"});
  return desk().reader.read(mail, &expected, who);
}

// "Joost leaves", "new Els Prins for 2", "Karin =werkgroep/taal": what becomes of each.
std::string told(const std::string& text, const std::vector<Acquaintance>& who) {
  const Reading reading = read_later(text, who);
  if (!reading.follows_up) return name_of(reading.intent);
  std::string all;
  for (const PersonReading& person : reading.people) {
    if (!all.empty()) all += ", ";
    all += person.registration == kKarin   ? "Karin"
           : person.registration == kJoost ? "Joost"
                                           : "new " + value_of(person.name);
    if (person.move == Move::kLeaves) all += " leaves";
    if (person.move == Move::kReturns) all += " returns";
    if (person.takes_place_of) all += " for " + std::to_string(*person.takes_place_of);
    for (const GroupId& group : values_of(person.groups))
      all += (person.adds_groups ? " +" : " =") + group;
    for (const GroupId& group : person.declined_groups) all += " -" + group;
    if (person.registration && person.name) all += " is " + person.name->value;
    if (person.registration && person.school) all += " at " + person.school->value;
  }
  return all;
}

bool withdraws(const std::string& text) {
  const std::string found = told(text, karin_alone());
  return found == "Karin leaves" || found == name_of(Intent::kCancel);
}

TEST(FollowUp, WhoWithdrawsDoesSoInManyWords) {
  for (const char* text : {
           "Helaas moet ik laten weten dat ik op 4 oktober niet kan komen.",
           "Ik ben bang dat ik niet kan komen.",
           "Ik vrees dat het niet gaat lukken de 4e.",
           "Door ziekte moet ik voor de klas blijven, dus ik ben er helaas niet.",
           "Door ziekte van een collega kan ik niet komen.",
           "Er is iets tussengekomen, waardoor ik er niet bij kan zijn.",
           "Jullie moeten het zonder mij doen.",
           "Wat jammer, het gaat toch niet door voor mij.",
           "Wil je me eraf halen?",
           "Haalt u mij van de lijst?",
           "Wilt u mij zo snel mogelijk afmelden?",
           "Mijn plek mag naar iemand anders.",
           "Geef mijn plaats maar aan een ander.",
           "Ik trek me terug.",
           "Toch maar niet, ik heb het te druk.",
           "Er staat een studiedag gepland, dus ik ben niet beschikbaar.",
           "Ik krijg geen vervanging, dus ik kan niet weg.",
           "Ik ben dan op vakantie, vergeten!",
           "Ik heb mij vergist in de datum, ik heb dan al iets anders.",
           "Ik zal er niet zijn.",
           "Ik moet passen.",
           "Ik kan niet komen, misschien volgend jaar weer!",
           "Ik kan niet komen, als er een verslag komt ontvang ik dat graag.",
           "I'll have to pass this time.",
           "Sorry, I won't be there on the 4th.",
       })
    EXPECT_TRUE(withdraws(text)) << text << "\n" << told(text, karin_alone());
}

TEST(FollowUp, NobodyWithdrawsWhoMayStillCome) {
  for (const char* text : {
           "Het kan zijn dat ik verhinderd ben. Misschien kan een collega mij vervangen?",
           "Het kan zijn dat ik er niet bij kan zijn.",
           "Wellicht kan mijn adjunct mij vervangen?",
           "Ik ben waarschijnlijk verhinderd.",
           "Het zou kunnen dat ik moet afzeggen.",
           "Ik moet mogelijk afzeggen, vrijdag weet ik meer.",
           "Er is een kans dat ik niet kan komen.",
           "Als ik geen vervanging krijg, kan ik niet komen.",
           "Ik kom niet, tenzij ik vervanging vind.",
           "Vermoedelijk red ik het niet.",
           "Mijn collega Els Prins komt in mijn plaats als ik ziek word.",
           "Els Prins komt eventueel in mijn plaats, maar voorlopig kom ik gewoon zelf.",
           "I may have to cancel, I will know on Friday.",
       })
    EXPECT_EQ(told(text, karin_alone()), "other") << text;
}

TEST(FollowUp, AColleagueWithdraws) {
  for (const char* text : {
           "Joost moet afhaken helaas. Ik kom alleen.",
           "Joost heeft laten weten dat hij die middag een gesprek heeft dat hij niet kan "
           "verzetten. "
           "Haalt u hem van de lijst?",
           "Joost bleek al een andere afspraak te hebben.",
           "Joost is met verlof.",
           "Joost heeft geen vrij gekregen en kan niet mee.",
           "Joost can't join us.",
           "Joost won't be with us on the 4th.",
       })
    EXPECT_EQ(told(text, karin_and_joost()), "Joost leaves") << text;
}

TEST(FollowUp, OneComesInTheOthersPlace) {
  for (const char* text : {
           "Joost is er niet bij. Daarvoor in de plaats stuurt onze directeur Els Prins.",
           "Joost is ziek. Els Prins neemt zijn plek over.",
           "Joost is verhinderd, Els Prins zal hem vervangen.",
           "Joost is ziek en Els Prins komt in zijn plaats.",
           "Joost heeft griep. Kan Els Prins zijn plek innemen?",
           "Joost is ill and can't join us. Could Els Prins take his spot?",
       })
    EXPECT_EQ(told(text, karin_and_joost()), "Joost leaves, new Els Prins for 2") << text;
}

TEST(FollowUp, WhoTakesAPlaceMayLeaveAGroup) {
  EXPECT_EQ(told("Joost gaat in plaats van mij naar Rekenen en laat IB schieten. Ik kom niet.",
                 karin_and_joost()),
            "Karin leaves, Joost for 1 =werkgroep/rekenen -werkgroep/interne-begeleiders");
}

TEST(FollowUp, AnUnknownNameIsNotTheWriter) {
  for (const char* text : {"Priyanka komt niet.", "Priyanka would rather go to behaviour."}) {
    const std::string found = told(text, karin_and_joost());
    EXPECT_EQ(found.find("Karin"), std::string::npos) << text << "\n" << found;
    EXPECT_NE(found, "cancel") << text;
  }
}

TEST(FollowUp, NamesAreMended) {
  EXPECT_EQ(told("Voor Joost nog even dit: hij heet Joost Wiefkerink, ik had zijn achternaam niet "
                 "goed overgenomen.",
                 karin_and_joost()),
            "Joost is Joost Wiefkerink");
  EXPECT_EQ(told("De voornaam van Joost is Johannes.", karin_and_joost()),
            "Joost is Johannes Wiefferink");
}

TEST(FollowUp, AMailAnswersAndSaysMore) {
  std::vector<Acquaintance> asked = karin_alone();
  asked.front().person.school.clear();
  for (const auto& [text, wanted] : std::vector<std::pair<const char*, const char*>>{
           {"De Springplank. Mijn collega Els Prins komt ook, voor Gedrag.",
            "new Els Prins +werkgroep/gedrag, Karin at De Springplank"},
           {"OBS De Springplank. Kan ik ook nog bij Gedrag aansluiten?",
            "Karin +werkgroep/gedrag at OBS De Springplank"},
           {"De Springplank. Doe mij trouwens ook maar Gedrag.",
            "Karin +werkgroep/gedrag at De Springplank"},
       })
    EXPECT_EQ(told(text, asked), wanted) << text;
  EXPECT_EQ(told("Mijn collega Els Prins van De Bron komt ook, voor Gedrag.", asked),
            "new Els Prins +werkgroep/gedrag");
}

TEST(FollowUp, PeopleWhoAreThereAreListedByTheirFirstNames) {
  EXPECT_EQ(told("Karin en Joost: ook Gedrag. Joost: Taal i.p.v. IB.", karin_and_joost()),
            "Karin +werkgroep/gedrag, Joost +werkgroep/gedrag +werkgroep/taal "
            "-werkgroep/interne-begeleiders");
  EXPECT_EQ(told("Joost: ook Taal, Karin: Gedrag i.p.v. Taal", karin_and_joost()),
            "Karin =werkgroep/gedrag -werkgroep/taal, Joost +werkgroep/taal");
}

TEST(FollowUp, WhatIsSaidBeforeAColleagueIsNamedIsTheWriters) {
  EXPECT_EQ(told("Graag ook HRM, en mijn collega Els Prins komt voor Taal.", karin_alone()),
            "Karin +werkgroep/hrm, new Els Prins =werkgroep/taal");
  EXPECT_EQ(told("Rekenen hoeft niet meer, en Joost wil ook graag naar Taal.", karin_and_joost()),
            "Karin -werkgroep/rekenen, Joost +werkgroep/taal");
}

TEST(FollowUp, EverybodyButOne) {
  EXPECT_EQ(told("Iedereen behalve Joost wil ook Gedrag.", karin_and_joost()),
            "Karin +werkgroep/gedrag");
  EXPECT_EQ(
      told("Behalve Karin komt niemand, we zijn allemaal ziek.", karin_and_joost()).find("Karin"),
      std::string::npos);
}

TEST(FollowUp, WhatIsKeptBesideWhatIsGivenUp) {
  EXPECT_EQ(told("Ik wil Rekenen houden en Taal niet.", karin_alone()),
            "Karin =werkgroep/rekenen -werkgroep/taal");
}

TEST(FollowUp, ASighWithdrawsNobody) {
  for (const char* text : {"O nee!", "Hmm nee", "Pff, nee.", "O nee! Dat was niet de bedoeling."})
    EXPECT_FALSE(withdraws(text)) << text;
  EXPECT_TRUE(withdraws("Karin niet."));
  EXPECT_TRUE(withdraws("Ik niet."));
}

TEST(FollowUp, ANegationThatAsksForMoreDeclinesNothing) {
  EXPECT_EQ(told("Mag ik niet ook naar HRM?", karin_alone()), "Karin +werkgroep/hrm");
}

TEST(FollowUp, OneGroupIsChangedIntoAnother) {
  for (const char* text :
       {"Verander Taal in HRM", "Taal graag wijzigen in HRM.", "Wijzig de werkgroep Taal in HRM."})
    EXPECT_EQ(told(text, karin_alone()), "Karin =werkgroep/hrm -werkgroep/taal") << text;
}

TEST(FollowUp, WhatIsToGoGladlyGoes) {
  for (const char* text :
       {"Taal graag schrappen en HRM toevoegen.", "Taal graag eraf en HRM erbij"})
    EXPECT_EQ(told(text, karin_alone()), "Karin +werkgroep/hrm -werkgroep/taal") << text;
}

TEST(FollowUp, OneTakesOverTheGroupOfWhoDoesNotCome) {
  EXPECT_EQ(told("Joost kan niet. Els Prins neemt zijn groep over.", karin_and_joost()),
            "Joost leaves, new Els Prins for 2");
  // Nobody says that he stays away.
  EXPECT_EQ(told("Els Prins neemt de groep van Joost over.", karin_and_joost()).find("leaves"),
            std::string::npos);
}

TEST(FollowUp, OneOfTheGroupsIsChosenByItsPlace) {
  EXPECT_EQ(told("Toch alleen de eerste graag.", karin_alone()), "Karin -werkgroep/rekenen");
  EXPECT_EQ(told("Doe maar alleen de tweede groep.", karin_alone()), "Karin -werkgroep/taal");
  EXPECT_EQ(told("Ik kan alleen het eerste uur.", karin_alone()).find("-werkgroep"),
            std::string::npos);
}

TEST(FollowUp, WhatIsTheSameForAColleagueWhoWasAskedAbout) {
  std::vector<Acquaintance> both = karin_and_joost();
  both.back().person.school.clear();
  both.back().person.groups.clear();
  for (const char* text : {"Zelfde als ik", "Zelfde school en zelfde groepen als ik."})
    EXPECT_EQ(told(text, both), "Joost =werkgroep/taal =werkgroep/rekenen at obs De Eshof") << text;
  EXPECT_EQ(told("Dezelfde groepen als ik", both), "Joost =werkgroep/taal =werkgroep/rekenen");
}

}  // namespace
}  // namespace meldaan::extract::follow_up_test
