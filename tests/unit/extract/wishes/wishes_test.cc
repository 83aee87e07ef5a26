#include "extract/wishes/wishes.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::wishes_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

using Ids = std::vector<std::string>;

struct Case {
  const char* text;
  Ids groups;
  Ids unclear = {};
};

// What the sender is registered for, by the letter alone.
PersonReading sender_of(const std::string& text) {
  const Reading reading = read(text);
  return reading.people.empty() ? PersonReading{} : reading.people.front();
}

void expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const Reading reading = read(c.text);
    const PersonReading person = reading.people.empty() ? PersonReading{} : reading.people.front();
    EXPECT_THAT(values_of(person.groups), UnorderedElementsAreArray(c.groups));
    EXPECT_THAT(values_of(person.unclear_groups), UnorderedElementsAreArray(c.unclear));
    for (const auto& group : person.groups) EXPECT_GE(group.confidence, kSure) << group.value;
  }
}

TEST(Wishes, AreWhatAPersonSaysSheWants) {
  expect({
      {"Graag meld ik mij aan voor de werkgroep Taal.", {"werkgroep/taal"}},
      {"Ik kom graag op 4 oktober, naar Rekenen.", {"werkgroep/rekenen"}},
      {"Ik heb interesse in mobiel leren en internationalisering.",
       {"plg/mobiel-leren", "plg/internationalisering"}},
      {"Zet mij maar op de lijst voor de beleidsgroep besturen.",
       {"werkgroep/beleidsgroep-besturen"}},
      {"Mijn voorkeur gaat uit naar de groep over het lerarentekort.", {"plg/lerarentekort"}},
      {"Wil je me opgeven voor gedrag?", {"werkgroep/gedrag"}},
      {"Hierbij mijn aanmelding: IKC.", {"werkgroep/ikc"}},
      {"ik wil graag naar taal en rekenen", {"werkgroep/taal", "werkgroep/rekenen"}},
      {"Ik schuif graag aan bij de IB-groep.", {"werkgroep/interne-begeleiders"}},
      {"Ik kies voor gepersonaliseerd leren (PLG) en HRM.",
       {"plg/gepersonaliseerd-leren", "werkgroep/hrm"}},
      {"Doe mij maar cultuureducatie!", {"werkgroep/cultuureducatie"}},
      {"Ik ben geinteresseerd in de projectgroep zij-instroom.", {"projectgroep/zij-instroom"}},
      {"Ik heb belangstelling voor: taal/rekenen", {"werkgroep/taal", "werkgroep/rekenen"}},
      {"Ik meld me aan voor Taal én Rekenen.", {"werkgroep/taal", "werkgroep/rekenen"}},
      {"Graag Taal + Rekenen & HRM.", {"werkgroep/taal", "werkgroep/rekenen", "werkgroep/hrm"}},
      {"Naast Taal wil ik ook graag naar Rekenen.", {"werkgroep/taal", "werkgroep/rekenen"}},
      {"Graag de PLG internationalisering en, als dat kan, ook IKC.",
       {"plg/internationalisering", "werkgroep/ikc"}},
      {"GRAAG WIL IK NAAR DE WERKGROEP TAAL EN DE PLG MOBIEL LEREN. GROETEN, MARIEKE JANSEN",
       {"werkgroep/taal", "plg/mobiel-leren"}},
      {"Ik wil mij aanmelden voor de werkgroep begeliding van starters en mentorentrainners.",
       {"werkgroep/begeleiding-van-starters", "werkgroep/mentorentrainers"}},
      {"Ik kan niet op 4 oktober, maar wil wel graag op de lijst voor Taal.", {"werkgroep/taal"}},
      {"Toen ik Rekenen zag staan dacht ik: daar wil ik naartoe!", {"werkgroep/rekenen"}},
      {"I would like to join the mobile learning group.", {"plg/mobiel-leren"}},
      {"Ich möchte mich gern für Internationalisierung anmelden.", {"plg/internationalisering"}},
  });
}

TEST(Wishes, MayStandInALabelledLine) {
  expect({
      {"Naam: Marieke Jansen\nSchool: OBS De Brug\nGroep: Taal", {"werkgroep/taal"}},
      {"Naam: Marieke Jansen\nGroepen:\n- Taal\n- Mobiel leren",
       {"werkgroep/taal", "plg/mobiel-leren"}},
      {"1e keuze: HRM\n2e keuze: IKC", {"werkgroep/hrm", "werkgroep/ikc"}},
      {"Werkgroep: Gedrag", {"werkgroep/gedrag"}},
      {"Interesse: taal, rekenen, gedrag",
       {"werkgroep/taal", "werkgroep/rekenen", "werkgroep/gedrag"}},
  });
}

TEST(Wishes, MayStandInAListOfTheirOwn) {
  expect({
      {"Ik wil graag aansluiten bij:\n- Taal\n- Rekenen", {"werkgroep/taal", "werkgroep/rekenen"}},
      {"Graag meld ik mij aan voor:\n\n* werkgroep Gedrag\n* PLG Mobiel leren",
       {"werkgroep/gedrag", "plg/mobiel-leren"}},
      {"Ik kom graag.\n\nTaal\nRekenen", {"werkgroep/taal", "werkgroep/rekenen"}},
  });
}

TEST(Wishes, ADeclinedGroupIsNone) {
  expect({
      {"Graag naar Taal, niet naar Rekenen.", {"werkgroep/taal"}},
      {"Ik kom graag naar Taal maar niet naar Rekenen.", {"werkgroep/taal"}},
      {"Niet naar HRM, wel naar IKC graag.", {"werkgroep/ikc"}},
      {"Ik wil niet naar Gedrag maar naar Taal.", {"werkgroep/taal"}},
      {"Ik meld me aan voor alles over Taal, behalve Rekenen.", {"werkgroep/taal"}},
      {"Graag naar Taal. Voor HRM hoef ik niet op de lijst.", {"werkgroep/taal"}},
      {"Ik wil naar Taal, Rekenen hoeft niet.", {"werkgroep/taal"}},
      {"Ik kom graag, niet voor Taal maar voor Rekenen.", {"werkgroep/rekenen"}},
      {"Wel Taal, geen Rekenen graag.", {"werkgroep/taal"}},
      {"Ik heb geen interesse in Taal maar wel in Rekenen.", {"werkgroep/rekenen"}},
      {"Graag Taal en Rekenen, maar HRM liever niet.", {"werkgroep/taal", "werkgroep/rekenen"}},
      {"I'm interested in mobile learning, not in maths.", {"plg/mobiel-leren"}},
      {"Ik meld me aan voor gedrag, geen taal en rekenen.", {"werkgroep/gedrag"}},
  });
}

TEST(Wishes, NotEveryNotDeclines) {
  expect({
      {"Graag naar Taal en, niet te vergeten, Rekenen.", {"werkgroep/taal", "werkgroep/rekenen"}},
      {"Ik kom graag naar Taal, geen probleem.", {"werkgroep/taal"}},
      {"Ik was er nog niet eerder, maar kom graag naar Taal.", {"werkgroep/taal"}},
      {"Ik kan niet alleen op taal letten; graag naar Gedrag.", {"werkgroep/gedrag"}},
      {"Ik eet geen vlees. Graag naar Taal.", {"werkgroep/taal"}},
  });
}

TEST(Wishes, WhatIsPreferredToItIsNoWish) {
  expect({
      {"Ik ga liever naar Taal dan naar Rekenen.", {"werkgroep/taal"}},
      {"Graag liever taal dan rekenen.", {"werkgroep/taal"}},
      {"Ik wil graag naar Taal in plaats van Rekenen.", {"werkgroep/taal"}},
      {"Ik kom graag naar IKC i.p.v. HRM.", {"werkgroep/ikc"}},
      {"In plaats van Gedrag wil ik graag naar Taal.", {"werkgroep/taal"}},
  });
}

TEST(Wishes, AreNotMadeOfWhatIsOnlySaid) {
  for (const char* text :
       {"Ik wil absoluut niet naar HRM.", "Taal is belangrijk op onze school."}) {
    for (const PersonReading& person : read(text).people)
      EXPECT_THAT(person.groups, IsEmpty()) << text;
  }
}

TEST(Wishes, TheLastWordCounts) {
  expect({
      {"Graag naar Gedrag.\n\nGroet,\nMarieke\n\nPS: ik bedoel IKC in plaats van Gedrag.",
       {"werkgroep/ikc"}},
  });
}

TEST(Wishes, WhatWasIsNoWish) {
  expect({
      {"Vorig jaar zat ik bij Rekenen, nu wil ik graag naar Taal.", {"werkgroep/taal"}},
      {"Ik zat vorig jaar in de werkgroep Gedrag. Dit jaar graag HRM.", {"werkgroep/hrm"}},
      {"De werkgroep Rekenen was leuk. Graag nu naar Taal.", {"werkgroep/taal"}},
  });
}

TEST(Wishes, APostIsNoWish) {
  expect({
      {"Ik ben intern begeleider op OBS De Brug en kom graag naar Taal.", {"werkgroep/taal"}},
      {"Als rekencoördinator wil ik graag naar Gedrag.", {"werkgroep/gedrag"}},
      {"Ik ben starter in het onderwijs en wil graag naar Rekenen.", {"werkgroep/rekenen"}},
      {"Ik ga met de directeur mee naar de werkgroep Taal.", {"werkgroep/taal"}},
      {"Tekenen doe ik graag, maar ik kom voor Rekenen.", {"werkgroep/rekenen"}},
      {"Ik werk bij de gemeente Almelo. Graag naar de beleidsgroep gemeenten.",
       {"werkgroep/beleidsgroep-gemeenten"}},
      {"Ik ben stagecoördinator. Graag naar de werkgroep Mentorentrainers.",
       {"werkgroep/mentorentrainers"}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen\nHR-adviseur", {"werkgroep/taal"}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen\nDirecteur IKC De Brug", {"werkgroep/taal"}},
  });
}

TEST(Wishes, ASchoolsNameIsNone) {
  expect({
      {"Ik werk op IKC De Brug en kom graag naar Taal.", {"werkgroep/taal"}},
      {"Ik werk op de Taalschool in Almelo en wil naar Rekenen.", {"werkgroep/rekenen"}},
  });
}

TEST(Wishes, WhatIsAskedAboutIsNone) {
  expect({
      {"Graag naar Taal. Gaat de werkgroep Rekenen ook door?", {"werkgroep/taal"}},
      {"Ik kom naar Gedrag. Wie zit er in HRM?", {"werkgroep/gedrag"}},
  });
}

TEST(Wishes, WhatOthersWroteIsNone) {
  expect({
      {"Graag naar Taal.\n\nOp 3 sep. 2018 om 10:12 schreef Jan <jan@voorbeeld.nl>:\n> Ik ga naar "
       "Rekenen. Jij ook?",
       {"werkgroep/taal"}},
  });
}

TEST(Wishes, ATopicOfSeveralKindsIsClearOnlyWithItsKind) {
  expect({
      {"Graag naar de PLG Wetenschap en Techniek.", {"plg/wetenschap-en-techniek"}},
      {"Graag naar de werkgroep W&T.", {"werkgroep/wetenschap-en-techniek"}},
      {"Graag naar het project wetenschap en techniek.", {"projectgroep/wetenschap-en-techniek"}},
      {"Mijn keuze: PLG: Wetenschap en Techniek", {"plg/wetenschap-en-techniek"}},
      {"Ik geef me op voor PLG W&T en werkgroep HRM.",
       {"plg/wetenschap-en-techniek", "werkgroep/hrm"}},
      {"Graag naar W&T (de PLG).", {"plg/wetenschap-en-techniek"}},
      {"Graag naar Wetenschap en Techniek.", {}, {"wetenschap-en-techniek"}},
      {"Graag naar de groep W&T.", {}, {"wetenschap-en-techniek"}},
      {"Graag naar de PLG of de werkgroep W&T.", {}, {"wetenschap-en-techniek"}},
      {"Graag naar de PLG en de werkgroep W&T.",
       {"plg/wetenschap-en-techniek", "werkgroep/wetenschap-en-techniek"}},
      {"Graag naar W&T, alle drie de groepen.",
       {"plg/wetenschap-en-techniek", "werkgroep/wetenschap-en-techniek",
        "projectgroep/wetenschap-en-techniek"}},
      {"Graag naar W&T. Het gaat mij om de werkgroep.", {"werkgroep/wetenschap-en-techniek"}},
      {"Graag naar de werkgroep Taal en W&T.", {"werkgroep/taal"}, {"wetenschap-en-techniek"}},
      {"Graag naar de PLG's Mobiel leren en W&T.",
       {"plg/mobiel-leren", "plg/wetenschap-en-techniek"}},
      {"Graag naar de werkgroepen Taal, Gedrag en W&T.",
       {"werkgroep/taal", "werkgroep/gedrag", "werkgroep/wetenschap-en-techniek"}},
      {"Ik word graag lid van het IB-netwerk.", {"werkgroep/interne-begeleiders"}},
      {"Wij hebben op Taal ons oog laten vallen.", {"werkgroep/taal"}},
  });
}

TEST(Wishes, TheKindOfAnyOtherGroupDoesNotMatter) {
  expect({
      {"Graag naar de PLG Taal.", {"werkgroep/taal"}},
      {"Graag naar de werkgroep Mobiel leren.", {"plg/mobiel-leren"}},
      {"Graag naar de werkgroep Zij-instroom.", {"projectgroep/zij-instroom"}},
  });
}

TEST(Wishes, ANegationReachesItsEnumeration) {
  expect({
      {"Ik kom graag. Het wordt IKC en dus niet HRM.", {"werkgroep/ikc"}},
      {"Zet mij op de lijst. Bij Taal hoeven jullie me niet in te delen, bij Gedrag graag wel.",
       {"werkgroep/gedrag"}},
      {"Niet Gedrag dus, maar Begeleiding van starters moet het zijn. Ik kom!",
       {"werkgroep/begeleiding-van-starters"}},
      {"Niet voor Taal, Rekenen of Gedrag, maar voor Cultuureducatie kom ik graag.",
       {"werkgroep/cultuureducatie"}},
      {"Ik meld me aan voor Taal en niet, zoals anders, voor Rekenen.", {"werkgroep/taal"}},
      {"Ik sla Taal over en kom voor Gedrag.", {"werkgroep/gedrag"}},
      {"Ik kom voor Taal en eet geen vlees.", {"werkgroep/taal"}},
      {"Taal: ja\nRekenen: nee\nIk kom graag.", {"werkgroep/taal"}},
      {"Mobiel leren trekt me meer dan Internationalisering, dus graag.", {"plg/mobiel-leren"}},
  });
}

TEST(Wishes, WhatIsSomebodyElsesIsNone) {
  expect({
      {"Graag naar HRM. Gedrag is meer iets voor Bas.", {"werkgroep/hrm"}},
      {"Graag naar HRM. Rekenen en taal laat ik graag aan de jeugd over.", {"werkgroep/hrm"}},
      {"Graag naar HRM. Taal is voor mijn duo, die meldt zich apart.", {"werkgroep/hrm"}},
  });
}

TEST(Wishes, ACorrectionReplaces) {
  expect({
      {"Doe mij maar Taal. Of nee, toch Rekenen.", {"werkgroep/rekenen"}},
      {"Ik kom graag naar Taal, sorry, ik bedoel Rekenen.", {"werkgroep/rekenen"}},
      {"Graag Taal en IKC.\n\nGroet,\nMarieke\n\nPS: in plaats van Taal had daar Rekenen moeten "
       "staan.",
       {"werkgroep/ikc", "werkgroep/rekenen"}},
      {"Eigenlijk wilde ik naar HRM, maar het wordt toch Gedrag.", {"werkgroep/gedrag"}},
  });
}

TEST(Wishes, ADoubtConcernsItsClause) {
  expect({
      {"Jullie kennen ons misschien van de fusie, en ik wil graag naar Gedrag.",
       {"werkgroep/gedrag"}},
      {"Ik twijfel tussen Taal en Rekenen, maar het wordt Rekenen. Ik kom!", {"werkgroep/rekenen"}},
      {"Ik kom zeker. Op mij kunnen jullie rekenen. De groep kies ik later.", {}},
  });
}

TEST(Wishes, WhatIsOnlyDescribedIsNone) {
  expect({
      {"Als mentorentrainer zou Rekenen voor de hand liggen; toch kom ik graag voor IKC.",
       {"werkgroep/ikc"}},
      {"Wij zijn sinds kort academische school. Ik kom graag naar Gedrag.", {"werkgroep/gedrag"}},
      {"Rekenen ligt dus voor de hand, maar ik meld mij aan voor Gedrag.", {"werkgroep/gedrag"}},
      {"Je zou Rekenen verwachten, maar ik kies voor Taal.", {"werkgroep/taal"}},
      {"Graag Taal. Rekenen is mijn collega Sabine.", {"werkgroep/taal"}},
      {"Ik ga naar Taal. Jij gaat toch naar Schooldirectie?", {"werkgroep/taal"}},
      {"Graag:\n1. Taal\n2. Rekenen (onder voorbehoud)", {"werkgroep/taal", "werkgroep/rekenen"}},
      {"Graag naar Gedrag, want ons team worstelt met rekenen.", {"werkgroep/gedrag"}},
      {"Ons team worstelt met rekenen, daar wil ik dus graag naartoe.", {"werkgroep/rekenen"}},
  });
}

TEST(Wishes, NeedNoCueInAMailThatRegisters) {
  expect({
      {"Leuk dat er weer iets met de mentorentrainers gebeurt. Ik ben er bij!",
       {"werkgroep/mentorentrainers"}},
      {"Zowel de PLG Lerarentekort als de werkgroep HRM heeft iets. Ik neem deel.",
       {"plg/lerarentekort", "werkgroep/hrm"}},
      {"Mobiel leren dus, en niks anders. Tot dan, ik kom.", {"plg/mobiel-leren"}},
  });
  EXPECT_THAT(
      sender_of("Leuke middag. Een werkgroep Taal bestaat bij ons op school al jaren.").groups,
      IsEmpty());
}

TEST(Wishes, MayBeAllGroupsOfAKind) {
  expect({
      {"Zet me gerust bij alle vijf de PLG's neer.",
       {"plg/internationalisering", "plg/lerarentekort", "plg/gepersonaliseerd-leren",
        "plg/mobiel-leren", "plg/wetenschap-en-techniek"}},
      {"Alle werkgroepen over taal interesseren me, ik kom.", {"werkgroep/taal"}},
  });
}

TEST(Wishes, AreReadInTheSubject) {
  IncomingMail mail =
      mail_with("Ik kom graag.\n\nGroet, Marieke Jansen", "Aanmelding werkgroep Taal");
  const Reading reading = read(mail);
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_THAT(values_of(reading.people[0].groups), ElementsAre("werkgroep/taal"));
  EXPECT_EQ(reading.people[0].groups[0].evidence.source, Source::kSubject);

  mail.subject = "Re: Aanmelding werkgroep Taal";
  EXPECT_THAT(values_of(read(mail).people.at(0).groups), IsEmpty())
      << "an answer's subject is the earlier mail's";
}

TEST(Wishes, ComeWithWhereTheyWereReadAndWhy) {
  const std::string text = "Beste organisatie,\n\nGraag naar de werkgroep Taal.";
  const PersonReading person = sender_of(text);
  ASSERT_EQ(person.groups.size(), 1u);
  const Evidence& evidence = person.groups[0].evidence;
  EXPECT_EQ(text.substr(evidence.begin, evidence.end - evidence.begin), "werkgroep Taal");
  EXPECT_EQ(evidence.zone, Zone::kOwn);
  EXPECT_FALSE(evidence.why.empty());
}

TEST(Wishes, MayBeRefusedInALaterClause) {
  expect({
      {"Ik kom voor HRM. Het thema Taal heeft onze aandacht, maar daar neem ik niet aan deel.",
       {"werkgroep/hrm"}},
      {"Graag HRM. Bij Taal, waar ik vorig jaar zat, hoeft u mij niet meer te noteren.",
       {"werkgroep/hrm"}},
      {"Wat er al is (Taal, Rekenen en Gedrag) hoef ik niet; zet mij bij HRM.", {"werkgroep/hrm"}},
      {"Voor IKC zijn wij te klein. Academische school past bij mij.",
       {"werkgroep/academische-school"}},
      {"Aan Gedrag heb ik geen behoefte, wel aan Cultuureducatie.", {"werkgroep/cultuureducatie"}},
      {"Rekenen en taal laat ik graag aan de jeugd over. Ik kom voor HRM.", {"werkgroep/hrm"}},
      {"Ik kom graag. Mobiel leren wint het van Rekenen.", {"plg/mobiel-leren"}},
      {"Ik kies voor HRM. Gedrag vond ik ook leuk, maar dat kan helaas niet.", {"werkgroep/hrm"}},
  });
}

TEST(Wishes, OthersMayGuessWrong) {
  expect({
      {"Iedereen denkt vast dat ik bij Taal wil. Mis! Ik wil naar HRM.", {"werkgroep/hrm"}},
      {"Als IB'er hoor ik natuurlijk bij de IB-groep, maar ik wil naar Gedrag.",
       {"werkgroep/gedrag"}},
      {"Zij-instroom klinkt mooi maar ik kies voor Lerarentekort.", {"plg/lerarentekort"}},
  });
}

TEST(Wishes, WhatIsOwnedIsNone) {
  expect({
      {"Ik werk op het IKC in Delden en kom voor Cultuureducatie.", {"werkgroep/cultuureducatie"}},
      {"Van het lerarentekort merken wij weinig. Reserveert u een stoel voor mij bij HRM.",
       {"werkgroep/hrm"}},
  });
}

TEST(Wishes, ADoubtMayEndInBoth) {
  expect({
      {"Ik kan niet kiezen tussen Taal en HRM en doe ze daarom maar allebei.",
       {"werkgroep/taal", "werkgroep/hrm"}},
      {"Ik twijfel tussen Taal en Gedrag. Zet me maar bij allebei.",
       {"werkgroep/taal", "werkgroep/gedrag"}},
  });
}

TEST(Wishes, MayNameOneOfThoseEnumerated) {
  expect({{"Van de groepen (Taal, Rekenen, HRM) kies ik HRM.", {"werkgroep/hrm"}}});
}

TEST(Wishes, GoOnWithoutAVerb) {
  expect({
      {"Ik kom voor HRM. En IKC, want dat leeft hier.", {"werkgroep/hrm", "werkgroep/ikc"}},
      {"Ik meld me aan voor HRM. Daarnaast doe ik Rekenen.",
       {"werkgroep/hrm", "werkgroep/rekenen"}},
      {"groep: mentorentrainers , en lerarenopleidres",
       {"werkgroep/mentorentrainers", "werkgroep/lerarenopleiders"}},
  });
}

TEST(Wishes, MayNameANamesake) {
  expect({
      {"Noteer mij voor de projectgroep W&T. Ook kom ik naar de PLG met dezelfde naam.",
       {"projectgroep/wetenschap-en-techniek", "plg/wetenschap-en-techniek"}},
      {"Ik wil naar W&T, zowel de PLG als het project.",
       {"projectgroep/wetenschap-en-techniek", "plg/wetenschap-en-techniek"}},
      {"Graag naar Wetenschap/Techniek.", {}, {"wetenschap-en-techniek"}},
  });
}

TEST(Wishes, OfTheSubjectAreTakenBackByTheLetter) {
  IncomingMail mail =
      mail_with("Ik kom voor Taal. Nee wacht: Taal doet mijn collega. Ik zou Rekenen doen.");
  mail.subject = "Aanmelding Taal";
  const Reading reading = read(mail);
  ASSERT_FALSE(reading.people.empty());
  EXPECT_THAT(values_of(reading.people.front().groups), ElementsAre("werkgroep/rekenen"));
}

TEST(Wishes, MayBeForTheGroupAboutWhatWasTold) {
  expect({
      {"Ik begeleid de beginnende collega's. Vier zijn het er nu. Ik kom graag naar de groep die "
       "daarover gaat.",
       {"werkgroep/begeleiding-van-starters"}},
      {"Op school werken wij veel met ipads. Graag naar de groep die daarmee bezig "
       "is.",
       {"plg/mobiel-leren"}},
      // of two things it is not clear which
      {"Ik geef les met chromebooks. Ik heb veel beginnende collega's. Zet mij bij de groep die "
       "daarover gaat.",
       {}},
  });
}

}  // namespace
}  // namespace meldaan::extract::wishes_test
