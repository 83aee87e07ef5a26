#include "extract/wishes/stance.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::stance_test {
namespace {

using testing::UnorderedElementsAreArray;

using Ids = std::vector<std::string>;

void expect(const std::vector<std::pair<const char*, Ids>>& cases) {
  for (const auto& [text, groups] : cases) {
    SCOPED_TRACE(text);
    const Reading reading = read(text);
    const PersonReading person = reading.people.empty() ? PersonReading{} : reading.people.front();
    EXPECT_THAT(values_of(person.groups), UnorderedElementsAreArray(groups));
  }
}

TEST(Stance, IsWhatTakesAGroupUpAgain) {
  expect({
      {"In Schooldirectie gaat het over grote scholen; die sla ik dus over. Ik kom voor IKC.",
       {"werkgroep/ikc"}},
      {"Over de IB-groep hoor ik veel goeds. Die wil ik ook wel eens meemaken.",
       {"werkgroep/interne-begeleiders"}},
      {"Is er nog plek bij Mentorentrainers? Dan hou ik me aanbevolen.",
       {"werkgroep/mentorentrainers"}},
      {"Kan ik nog bij de lerarenopleiders terecht? Zo ja, schrijf me er dan bij.",
       {"werkgroep/lerarenopleiders"}},
      {"Ik heb altijd al wat gehad met rekenen. Teken me daarvoor op.", {"werkgroep/rekenen"}},
      {"Voor het lerarentekort hebben wij een eigen commissie; van die groep zie ik dus af. "
       "Ik kom naar HRM.",
       {"werkgroep/hrm"}},
  });
}

TEST(Stance, OfARefusalInAllItsForms) {
  expect({
      {"Ik laat HRM dit jaar schieten en kom voor Schooldirectie.", {"werkgroep/schooldirectie"}},
      {"Mobiel leren heb ik laten vallen. Het wordt Taal.", {"werkgroep/taal"}},
      {"Graag naar HRM en Taal. PS ik zie dat HRM voor grote scholen is, streep die maar door.",
       {"werkgroep/taal"}},
      {"Aan de groep Schooldirectie neem ik geen deel; ik kom naar Taal.", {"werkgroep/taal"}},
      {"Ik kom naar Taal en naar de groep van de intern begeleiders, al ben ik geen ib maar "
       "remedial teacher.",
       {"werkgroep/taal", "werkgroep/interne-begeleiders"}},
      {"Ik pas voor Gedrag. Wel kom ik af op Internationalisering.", {"plg/internationalisering"}},
      {"- wel: Stagecoördinatoren\n- niet: Academische school, hoe leuk ook",
       {"werkgroep/stagecoordinatoren"}},
      {"Taal sla ik over, Rekenen ook. Zet mij bij HRM.", {"werkgroep/hrm"}},
      {"Verder twijfelde ik over Taal, maar dat doe ik maar niet. Wat ik wel doe: Gedrag.",
       {"werkgroep/gedrag"}},
      {"Ik stap dit jaar over van Gedrag naar Taal.", {"werkgroep/taal"}},
      {"Op 4 oktober kom ik. PLG Mobiel leren en verder niets.", {"plg/mobiel-leren"}},
  });
}

TEST(Stance, OfWhatIsSetAgainstARefusal) {
  expect({{"Rekenen is niets voor mij, taal des te meer!", {"werkgroep/taal"}}});
}

TEST(Stance, OfWorkIsNone) {
  expect({
      {"Ik begeleid de starters, ik doe de coördinatie van de stages en geef rekenen. Op 4 oktober "
       "wil ik iets anders: cultuureducatie.",
       {"werkgroep/cultuureducatie"}},
      {"Ik begeleid starters, en geef mij op voor Taal.", {"werkgroep/taal"}},
  });
}

TEST(Stance, OfOthersThoughtsIsNone) {
  expect({
      {"Mijn directeur vond dat rekenen goed voor mij zou zijn. Ik kom voor Taal.",
       {"werkgroep/taal"}},
      {"Mijn zus is weg van mobiel leren. Zij zei dat ik me daarvoor moest opgeven. Ik kom voor "
       "IKC.",
       {"werkgroep/ikc"}},
      {"Onze zoon zit tot over zijn oren in het lerarentekort. Zelf kom ik voor IKC.",
       {"werkgroep/ikc"}},
      {"Als stagecoördinator zou je mij bij de stagecoördinatoren verwachten, maar ik ga naar HRM.",
       {"werkgroep/hrm"}},
  });
}

TEST(Stance, OfATaleThatGoesOnIsThatOfItsBeginning) {
  expect({
      {"Wij werken dit jaar aan gedrag, aan cultuureducatie en aan een nieuw rooster. Ik kom voor "
       "IKC.",
       {"werkgroep/ikc"}},
      {"Graag naar IKC. En als het even kan ook Taal, want dat leeft hier.",
       {"werkgroep/ikc", "werkgroep/taal"}},
      {"Ik wil graag naar de groep Schooldirectie. Is het echt alleen voor directeuren of mag een "
       "adjunct ook mee?",
       {"werkgroep/schooldirectie"}},
      {"Zet mij bij de gedragsgroep. En doe de projectgroep Zij-instroom er maar bij.",
       {"werkgroep/gedrag", "projectgroep/zij-instroom"}},
      {"Reken op mij bij rekenen.", {"werkgroep/rekenen"}},
      {"Ik wil naar Gedrag. Voor Taal heb ik geen tijd.", {"werkgroep/gedrag"}},
  });
}

TEST(Stance, OfWhatWouldHaveBeenIsNone) {
  expect({
      {"Internationalisering had mijn voorkeur gehad, als ik niet al weg moest. Nu doe ik Rekenen.",
       {"werkgroep/rekenen"}},
      {"Had ik de tijd, dan deed ik ook Taal. Nu alleen Rekenen.", {"werkgroep/rekenen"}},
  });
}

TEST(Stance, OfOneThatIsOnlyToldOfGivesWay) {
  expect({
      {"Jullie groep Taal is vast gezellig, toch ga ik voor Rekenen.", {"werkgroep/rekenen"}},
      {"Aangezien alleen mijn naam met taal te maken heeft kies ik voor Gedrag.",
       {"werkgroep/gedrag"}},
      {"Graag naar HRM en, als het kan, ook naar mobiel leren.",
       {"werkgroep/hrm", "plg/mobiel-leren"}},
  });
}

TEST(Stance, IsARefusalWhereWhatItTakesIsLacking) {
  expect({
      {"Graag naar de Beleidsgroep gemeenten. Voor deelname aan de PLG Internationalisering is bij "
       "ons dit jaar geen enkele ruimte.",
       {"werkgroep/beleidsgroep-gemeenten"}},
      {"HRM zag ik ook, maar daar heb ik het te druk voor. Wel graag IKC.", {"werkgroep/ikc"}},
      {"Voor Rekenen ontbreken ons de uren. Zet me bij Gedrag.", {"werkgroep/gedrag"}},
      {"Laat Taal maar zitten. Ik ga voor de zij-instroom.", {"projectgroep/zij-instroom"}},
      {"Ik las over de PLG Mobiel leren. Niets voor mij. Ik wil naar Taal.", {"werkgroep/taal"}},
      {"Niet nodig: HRM. Graag: IKC.", {"werkgroep/ikc"}},
  });
}

TEST(Stance, IsOpenWhereSomebodyStillDoubts) {
  expect({
      {"Ik twijfel over HRM, daar horen jullie nog van. Gedrag staat vast.", {"werkgroep/gedrag"}},
      {"Graag had ik ook Rekenen gedaan, maar dat lukt niet. Taal dus.", {"werkgroep/taal"}},
  });
}

TEST(Stance, OfWhatIsTakenUpAgainIsThatOfTheLaterClause) {
  expect({
      {"Ik heb lang getwijfeld tussen HRM en Gedrag en ben eruit: de laatste.",
       {"werkgroep/gedrag"}},
      {"Sinds een jaar zit ik al in de PLG Mobiel leren en blijf daarin.", {"plg/mobiel-leren"}},
      {"HRM en IKC sla ik over, de rest ook, behalve Taal.", {"werkgroep/taal"}},
      {"Het mag over pesten en veiligheid gaan, dus zet mij bij die werkgroep.",
       {"werkgroep/gedrag"}},
      {"Ik kan kiezen tussen HRM en IKC. Doe de tweede maar.", {"werkgroep/ikc"}},
      {"HRM: nee. IKC: ook niet. Taal: vooruit dan maar.", {"werkgroep/taal"}},
      {"Graag IKC. Jammer van HRM, dat had ik ook leuk gevonden.", {"werkgroep/ikc"}},
  });
}

TEST(Stance, MayBeAnswered) {
  expect({
      {"Ik kom. Taal? Nee. Rekenen? Graag!", {"werkgroep/rekenen"}},
      {"Ik kom graag. HRM: ja. IKC: nee, dank je.", {"werkgroep/hrm"}},
      {"HRM ja, Taal ja, Gedrag een andere keer.", {"werkgroep/hrm", "werkgroep/taal"}},
  });
}

TEST(Stance, AShortLetterThatOnlyNamesAGroupMeansIt) {
  expect({{"Mijn gegevens staan hieronder, Mobiel leren dus.", {"plg/mobiel-leren"}}});
  for (const PersonReading& person :
       read("In jullie uitnodiging staat een fout bij de werkgroep Taal.").people) {
    for (const auto& group : person.groups) EXPECT_LT(group.confidence, kSure);
  }
}

TEST(Stance, IsNotAnsweredOnTheNextLine) {
  const Reading reading = read("Welke groep?\tTaal\nAllergie?\tnee\n\nAnne Bos");
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_EQ(values_of(reading.people[0].groups), std::vector<std::string>{"werkgroep/taal"});
}

TEST(Stance, OfAGroupBehindAnotherWithItsKindInBrackets) {
  const Reading reading = read("Mijn groepen: Rekenen (werkgroep) en Lerarentekort\n(PLG).");
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_EQ(values_of(reading.people[0].groups),
            (std::vector<std::string>{"werkgroep/rekenen", "plg/lerarentekort"}));
}

TEST(Stance, OfAFirstThoughtIsNoWish) {
  expect({
      {"In eerste instantie ging mijn voorkeur uit naar Taal, maar nu toch Rekenen.",
       {"werkgroep/rekenen"}},
      {"Eerst aarzelde ik tussen Taal en Gedrag. Het is Gedrag geworden.", {"werkgroep/gedrag"}},
      {"Eerst bleef ik hangen bij Taal, maar ik kies toch voor Rekenen.", {"werkgroep/rekenen"}},
      {"In eerste instantie graag Taal en Rekenen.", {"werkgroep/taal", "werkgroep/rekenen"}},
      {"Mijn oog bleef hangen bij Taal. Zet me daar maar bij.", {"werkgroep/taal"}},
  });
}

TEST(Stance, OfAGroupThatSomebodySignsUpForApart) {
  for (const char* apart :
       {"Onze HR-adviseur meldt zich separaat bij u aan voor de groep HRM.",
        "Onze IB'er schrijft zich zelf in voor HRM.", "Onze adjunct geeft zich nog op voor HRM."}) {
    const Reading reading = read("Ik kom naar Taal. " + std::string(apart));
    ASSERT_EQ(reading.people.size(), 1U) << apart;
    EXPECT_THAT(values_of(reading.people.front().groups), testing::ElementsAre("werkgroep/taal"))
        << apart;
  }
}

TEST(Stance, WhoMustNotBeMissingComes) {
  expect({
      {"Als rekenspecialist kan ik natuurlijk niet ontbreken bij de werkgroep\nRekenen.",
       {"werkgroep/rekenen"}},
      {"Bij Rekenen mag ik niet ontbreken.", {"werkgroep/rekenen"}},
      {"Ik zal bij Taal ontbreken, maar kom wel naar Rekenen.", {"werkgroep/rekenen"}},
      {"Om de collega's van andere besturen te leren kennen schuif ik aan bij de werkgroep HRM.",
       {"werkgroep/hrm"}},
  });
}

TEST(Stance, OfAFirstThoughtIsNotAskedAbout) {
  for (const char* text :
       {"Aanvankelijk had ik mijn zinnen gezet op HRM. Het wordt toch IKC.",
        "Eerst wilde ik graag naar Taal en Gedrag. Bij nader inzien kies ik voor Rekenen.",
        "In eerste instantie viel mijn keuze op Taal. Nu ga ik voor Mobiel leren."}) {
    const Reading reading = read(text);
    ASSERT_EQ(reading.people.size(), 1U) << text;
    for (const auto& group : reading.people.front().groups)
      EXPECT_GE(group.confidence, kSure) << text;
    EXPECT_TRUE(reading.people.front().unclear_groups.empty()) << text;
  }
}

// Said of herself, in whatever order.
TEST(Stance, OfWhatWouldHaveBeenIsNoWish) {
  expect({
      {"Graag naar Taal. Ik had mezelf ook graag bij Schooldirectie gezet, maar dan werk ik.",
       {"werkgroep/taal"}},
      {"Graag naar Taal. Zelf was ik ook graag naar Rekenen gegaan, maar dat lukt niet.",
       {"werkgroep/taal"}},
  });
}

TEST(Stance, OfAJobDeclinesNothing) {
  expect(
      {{"Graag naar de werkgroep Stageco\u00f6rdinatoren. Ik ben stageco\u00f6rdinator en hoor "
        "niet "
        "bij een school.",
        {"werkgroep/stagecoordinatoren"}}});
}

}  // namespace
}  // namespace meldaan::extract::stance_test
