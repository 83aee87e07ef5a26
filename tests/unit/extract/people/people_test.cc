#include "extract/people/people.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::people_test {
namespace {

using testing::ElementsAreArray;

TEST(People, WhoWritesForHerselfIsTheSender) {
  expect({
      {"Graag naar Taal.", kMarieke, {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen-de Boer\nOBS De Brug",
       kMarieke,
       {"Marieke Jansen-de Boer <m.jansen@v.nl> OBS De Brug: taal"}},
      {"Graag naar Taal.\n\nGroet,\nMarieke", {"", "m.jansen@v.nl"}, {"? <m.jansen@v.nl>: taal"}},
      {"Graag naar Taal.\n\nGroet,\nMarieke Jansen",
       kSecretary,
       {"Marieke Jansen <info@debrug.nl>: taal"}},
      {"Mijn naam is Marieke Jansen en ik kom graag naar Taal.",
       {"", "m.jansen@v.nl"},
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Naam: Marieke Jansen\nSchool: De Brug\nGroep: Taal",
       {"", "m.jansen@v.nl"},
       {"Marieke Jansen <m.jansen@v.nl> De Brug: taal"}},
      {"Graag naar Taal.",
       {"Jansen, Marieke", "m.jansen@v.nl"},
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"graag naar taal. groetjes annemiek brookhuis",
       {"A. Brookhuis", "a.brookhuis@v.nl"},
       {"Annemiek Brookhuis <a.brookhuis@v.nl>: taal"}},
  });
}

TEST(People, AColleagueMayBeSignedUpAlone) {
  expect({
      {"Hierbij meld ik mijn collega Piet Bakker aan voor Rekenen. Zelf kan ik helaas niet.",
       kMarieke,
       {"Piet Bakker: rekenen"}},
      {"Graag Piet Bakker inschrijven voor de werkgroep Rekenen.",
       kSecretary,
       {"Piet Bakker: rekenen"}},
  });
}

TEST(People, BehindAnAccountThatIsNobodysSayWhoTheyAre) {
  expect({
      {"Ik kom voor Taal.\n\nMarc Bakker, groep 7 van obs De Brug.\n\nGroet, Marc",
       {"fam. Bakker", "fambakker@v.nl"},
       {"Marc Bakker <fambakker@v.nl> obs De Brug: taal"}},
      {"Ik kom graag naar Taal.\n\nGroeten van juf uit groep 2!",
       {"Onderbouw Claus", "onderbouw.claus@v.nl"},
       {"? <onderbouw.claus@v.nl>: taal"}},
      {"Ik kom graag naar Taal.\n\nGroet,\nJoep van Alst",
       {"Meester Joep", "meesterjoep@v.nl"},
       {"Joep van Alst <meesterjoep@v.nl>: taal"}},
  });
}

TEST(People, OfAnEnumerationAreSpokenOfTogether) {
  expect({
      {"Ik kies daarom voor de PLG van Marleen Hutten en Jeroen van der Wal over mobiel leren.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: mobiel-leren"}},
      {"Ik hoorde van Sanna Pot over de groep Taal en wil graag meedoen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

TEST(People, SpokenOfAsTheyAreAll) {
  expect({
      {"Hierbij twee aanmeldingen: Ans Prins gaat naar Taal en Paul Vos naar Rekenen. Zij werken "
       "op obs De Brug.",
       kMarieke,
       {"Ans Prins obs De Brug: taal", "Paul Vos obs De Brug: rekenen"}},
  });
}

TEST(People, WhoAsksToBeSignedUpNeedNotBeTheWriter) {
  expect({
      {"Mijn collega Tjerk Wolbers vroeg mij hem aan te melden voor Rekenen.",
       kMarieke,
       {"Tjerk Wolbers: rekenen"}},
      {"Tjerk Wolbers, onze rekencoördinator, wil graag naar de werkgroep Rekenen.",
       kMarieke,
       {"Tjerk Wolbers: rekenen"}},
  });
}

TEST(People, WhoWritesFromAnothersAccountSaysWhoSheIs) {
  expect({
      {"Ik mail via mijn vader. Ik ben Jisca Oonk en wil graag naar Taal.\n\nGroetjes Jisca",
       {"Henk Oonk", "h.oonk@v.nl"},
       {"Jisca Oonk <h.oonk@v.nl>: taal"}},
      {"Dit is niet Henk maar Sanna Pot; ik zit op zijn laptop. Ik wil graag naar Taal. Antwoord "
       "naar "
       "s.pot@v.nl.\n\nGroet, Sanna",
       {"Henk Oonk", "h.oonk@v.nl"},
       {"Sanna Pot <s.pot@v.nl>: taal"}},
      {"Graag naar Taal.\n\nGroet,\nde ib'er van obs Ada Lovelace",
       {"Ada Lovelace", "info@obsada.nl"},
       {"? <info@obsada.nl> obs Ada Lovelace: taal"}},
      {"Graag naar Taal.\n\nGroet,\nGerard Nijmeer MME",
       {"", "g.nijmeer@v.nl"},
       {"Gerard Nijmeer <g.nijmeer@v.nl>: taal"}},
  });
}

TEST(People, GroupsInBracketsBelongToWhoStandsBesideThem) {
  expect({
      {"Graag meld ik aan: Taal (Ans Prins) en Rekenen (Paul Vos).",
       kSecretary,
       {"Ans Prins: taal", "Paul Vos: rekenen"}},
  });
}

TEST(People, ASenderIsNamedByWhatHerAddressSpells) {
  expect({
      {"noteer mij voor taal. groetjes famke zwiers van obs de lijster",
       {"Famke", "famkezwiers@v.nl"},
       {"Famke Zwiers <famkezwiers@v.nl> obs de lijster: taal"}},
      {"Graag naar Taal. Groetjes Sefanja Zwiers obs De Lijster",
       {"", "sefanja.zwiers@v.nl"},
       {"Sefanja Zwiers <sefanja.zwiers@v.nl> obs De Lijster: taal"}},
      {"Graag naar Taal.\n\nMet vriendelijke groet,\n\nSefanja Zwiers",
       {"Administratie De Brug", "info@debrug.nl"},
       {"Sefanja Zwiers <info@debrug.nl>: taal"}},
      {"Graag naar Taal.", {"Beatrixschool Goor", "info@debrug.nl"}, {"? <info@debrug.nl>: taal"}},
      {"Graag naar Taal.", {"De Regenboog", "info@debrug.nl"}, {"? <info@debrug.nl>: taal"}},
  });
}

TEST(People, NeedNoKnownFirstName) {
  expect({
      {"Van onze school komen Sefanja Zwiers en Ubbo Mulder naar de werkgroep "
       "Taal.\n\nGroet,\nMarieke "
       "Jansen",
       kMarieke,
       {"Sefanja Zwiers: taal", "Ubbo Mulder: taal"}},
      {"Wij, Sefanja Zwiers (s.zwiers@v.nl) en Marieke Jansen, melden ons aan voor Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Sefanja Zwiers <s.zwiers@v.nl>: taal"}},
      {"Graag naar Taal.\n\nP.S. Ik kom iets later.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Graag naar Taal.", {"Nur Zwiers", "nur@v.nl"}, {"Nur Zwiers <nur@v.nl>: taal"}},
      {"Graag naar Taal.\n\nMw. J.H. Zwiers-ten Dam, IB",
       {"J.H. Zwiers-ten Dam", "jh@v.nl"},
       {"J.H. Zwiers-ten Dam <jh@v.nl>: taal"}},
  });
}

TEST(People, OneWhoIsPassedOnIsReachedWhereHerMailCameFrom) {
  expect({
      {"Hieronder de aanmelding van Piet Bakker van onze school.\n\nGroet, Marieke\n\n"
       "Van: Piet Bakker <p.bakker@v.nl>\nVerzonden: maandag 3 september 2018 10:12\n"
       "Aan: Marieke Jansen\nOnderwerp: 4 oktober\n\nHoi, ik doe graag mee. De groep volgt nog.\n",
       kMarieke,
       {"Piet Bakker <p.bakker@v.nl>:"}},
  });
}

TEST(People, WhoSignsUpAnotherNeedsWordsOfHerOwn) {
  expect({
      {"Namens Anja de Vries wil ik haar inschrijven voor Taal.",
       kMarieke,
       {"Anja de Vries: taal"}},
      {"Anja de Vries heeft mij gevraagd haar op te geven. Zij komt graag naar Taal. Voor mij "
       "hoeft er "
       "geen stoel klaar te staan.",
       kMarieke,
       {"Anja de Vries: taal"}},
      {"Namens ons nemen deel: ondergetekende (Taal) en Anja de Vries (Rekenen).",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Anja de Vries: rekenen"}},
      {"Mw. Anja de Vries-Zwart komt naar Taal. Mw. De Vries wil bovendien naar Rekenen.",
       kSecretary,
       {"Anja de Vries-Zwart: taal rekenen"}},
  });
}

TEST(People, OfAShortenedSurnameSayItInFull) {
  expect({
      {"graag naar taal. ik ben sefanja van den berg en werk op obs de brug",
       {"sefanja v.d.b.", "sefanja@v.nl"},
       {"Sefanja van den Berg <sefanja@v.nl> obs de brug: taal"}},
      {"Graag naar Taal. Groet, Sefanja Kuiper",
       {"Sefanja K.", "sefanja@v.nl"},
       {"Sefanja Kuiper <sefanja@v.nl>: taal"}},
      {"Graag naar Taal.", {"Sefanja K.", "sefanja@v.nl"}, {"? <sefanja@v.nl>: taal"}},
      {"Graag naar Taal.", {"Wil School", "wil@v.nl"}, {"Wil School <wil@v.nl>: taal"}},
  });
}

TEST(People, AreKnownByWhatStandsBesideTheirNames) {
  expect({
      {"Voor Taal: Marieke Jansen. Voor Rekenen: Sefanja Zwiers. Dat was het.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Sefanja Zwiers: rekenen"}},
      {"Graag een plek voor onze gedragsspecialist Ubbo Zwiers bij de werkgroep Gedrag.",
       kMarieke,
       {"Ubbo Zwiers: gedrag"}},
      {"Ik meld mij aan voor Taal, mede namens Anja de Vries, die naar dezelfde groep wil.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Anja de Vries: taal"}},
      {"Ik meld mij aan voor Taal. Vorig jaar was Anja de Vries bij jullie, ik neem het stokje "
       "over.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Graag naar de werkgroep Taal.\n\nMarieke Jansen\nobs De Brug, Goor",
       {"Directie De Brug", "directie@debrug.nl"},
       {"Marieke Jansen <directie@debrug.nl> obs De Brug: taal"}},
  });
}

TEST(People, OfAnyNameMayStandBesideTheWriter) {
  expect({
      {"Met veel plezier meld ik Ubbo Zwiers en mijzelf aan voor de werkgroep Gedrag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "Ubbo Zwiers: gedrag"}},
      {"Hierbij onze keuze. Ik: Rekenen.\nUbbo Zwiers: Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "Ubbo Zwiers: taal"}},
      {"Wilt u mij en mijn collega Ubbo Zwiers inschrijven voor Taal?",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Ubbo Zwiers: taal"}},
      {"zet me op de lijst voor taal. ik ben sefanja van dalen",
       {"Sefanja van D.", "sefanja@v.nl"},
       {"Sefanja van Dalen <sefanja@v.nl>: taal"}},
  });
}

TEST(People, OfAMailThatIsPassedOnAreThoseOfTheMailInside) {
  expect({
      {"Zie onder.\n\nVan: Piet Bakker <p.bakker@v.nl>\nVerzonden: maandag 3 september 2018 "
       "10:12\nAan: "
       "Marieke Jansen\nOnderwerp: Netwerk\n\nIk kom graag naar de werkgroep Taal.\n\nGroet,\nPiet "
       "Bakker\nOBS De Brug",
       kMarieke,
       {"Piet Bakker <p.bakker@v.nl> OBS De Brug: taal"}},
  });
}

TEST(People, OfAMachineThereAreNone) {
  IncomingMail mail = mail_with("Marieke Jansen komt graag naar Taal.");
  mail.headers.push_back({"auto-submitted", "auto-replied"});
  EXPECT_TRUE(read(mail).people.empty());
}

TEST(People, ThatAreSignedUpChooseWithAnyVerb) {
  expect({
      {"Graag zou ik u twee leerkrachten willen opgeven. Juf Sanna Pot heeft zin in Mobiel leren. "
       "Meester Tjerk Wolbers (t.wolbers@v.nl) vindt Gedrag wel wat. Ikzelf zou normaal naar Taal "
       "gaan, maar ik moet weg en meld mij daarom niet aan.",
       kMarieke,
       {"Sanna Pot: mobiel-leren", "Tjerk Wolbers <t.wolbers@v.nl>: gedrag"}},
      {"Tjerk Wolbers en ik komen voor Rekenen, en Tjerk neemt Mobiel leren er nog bij.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "Tjerk Wolbers: rekenen mobiel-leren"}},
      {"Naar HRM gaat Tjerk Wolbers en ikzelf ga naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Tjerk Wolbers: hrm"}},
      {"Ik meld me aan voor Taal. Hetzelfde geldt voor Tjerk Wolbers.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Tjerk Wolbers: taal"}},
  });
}

TEST(People, NeedNotWantWhatAnotherWants) {
  expect({
      {"Mijn collega Sanna Pot en ik komen samen. Rekenen doen we samen. Zelf wil ik bovendien "
       "naar "
       "Internationalisering, dat hoeft Sanna niet.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen internationalisering", "Sanna Pot: rekenen"}},
      {"Sanna Pot gaat naar Interne begeleiders. Die taak heeft zij van mij overgenomen, ik hoef "
       "daar "
       "zelf niet meer heen.",
       kMarieke,
       {"Sanna Pot: interne-begeleiders"}},
      {"Samen met mijn collega Sanna Pot kom ik langs. Gedrag willen we samen volgen; meer hoeft "
       "voor "
       "mij niet.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "Sanna Pot: gedrag"}},
  });
}

TEST(People, AreNotAllAddedToWhatOneAdds) {
  expect({
      {"Wij komen met z'n tweeën, Sanna Pot en ik. Taal doen we samen, en voor mij mag HRM er nog "
       "bij.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal hrm", "Sanna Pot: taal"}},
      {"Onze directeur Tjerk had liever gezien dat ik naar HRM ging. Ik kom voor Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Two things caught my eye: the teacher shortage and the working group on behaviour. Please "
       "register me for both.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: lerarentekort gedrag"}},
  });
}

TEST(People, MayStandBehindTheirGroup) {
  expect({
      {"Graag aanmelden voor de projectgroep Zij-instroom: mevrouw Sanna Pot. En voor "
       "Stagecoördinatoren de heer Tjerk Wolbers.",
       kSecretary,
       {"Sanna Pot: zij-instroom", "Tjerk Wolbers: stagecoordinatoren"}},
      {"Ik geef op: Sanna Pot voor IKC, Tjerk Wolbers voor Mobiel leren. Zelf ga ik naar Gedrag.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "Sanna Pot: ikc", "Tjerk Wolbers: mobiel-leren"}},
  });
}

TEST(People, MayShareASchoolInBrackets) {
  expect({
      {"Tjerk Wolbers en ik (obs De Kikker) komen naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Kikker: taal", "Tjerk Wolbers obs De Kikker: taal"}},
      {"Tjerk Wolbers (cbs De Reiger) en ik (obs De Kikker) komen naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Kikker: taal", "Tjerk Wolbers cbs De Reiger: taal"}},
  });
}

TEST(People, MayStandInTheSubjectAlone) {
  const auto of = [](const char* subject, const Address& from) {
    std::vector<std::string> people;
    for (const PersonReading& person : read(mail_with("", subject, from)).people)
      people.push_back(shown(person));
    return people;
  };
  EXPECT_THAT(of("Inschrijven Tjerk Wolbers / obs De Kikker Goor / Gedrag + HRM",
                 {"T Wolbers", "twolbers@v.nl"}),
              ElementsAreArray({"Tjerk Wolbers <twolbers@v.nl> obs De Kikker Goor: gedrag hrm"}));
  EXPECT_THAT(of("Aanmelding mevrouw Sanna Pot, obs De Kikker, voor Taal", kSecretary),
              ElementsAreArray({"Sanna Pot obs De Kikker: taal"}));
  EXPECT_THAT(
      of("Opgave Tjerk Wolbers en Sanna Pot, obs De Kikker, Taal", kSecretary),
      ElementsAreArray({"Tjerk Wolbers obs De Kikker: taal", "Sanna Pot obs De Kikker: taal"}));
}

TEST(People, OfWhomAnOfficeWithdrawsOneAreNamed) {
  const Reading reading = read(mail_with(
      "Van de deelnemers die ik doorgaf valt er helaas een af: Tjerk Wolbers heeft een andere baan "
      "en komt dus niet meer naar de HRM-groep. De anderen komen gewoon.",
      "wijziging deelnemers", kSecretary));
  EXPECT_EQ(reading.intent, Intent::kCancel);
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_EQ(reading.people.front().name->value, "Tjerk Wolbers");
}

TEST(People, OfAMailPassedOnAreNotWhoOnlyPassesItOn) {
  expect(
      {{"Ik wil u verzoeken onderstaande leerkracht in te schrijven. Zelf ben ik verhinderd.\n\n"
        "Marieke Jansen\ndirecteur De Brug\n\n-------- Doorgestuurd bericht --------\nOnderwerp: "
        "netwerk?\nDatum: Tue, 18 Sep 2018 19:26:10 +0200\nVan: Sanna Pot <s.pot@v.nl>\nAan: "
        "m.jansen@v.nl\n\nDag Marieke,\n\nIk wil graag naar de werkgroep Taal. Meld jij me "
        "aan?\n\nSanna Pot",
        kMarieke,
        {"Sanna Pot <s.pot@v.nl> De Brug: taal"},
        "Doorgestuurd: netwerk?"}});
}

TEST(People, WhoAreTwoWritersAreReachedEachByTheirOwn) {
  expect({
      {"Marieke Jansen en Sanna Pot hier, van obs De Kikker. We komen samen naar "
       "Taal. Marieke "
       "typt "
       "nu, Sanna is te bereiken op s.pot@v.nl.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Kikker: taal",
        "Sanna Pot <s.pot@v.nl> obs De Kikker: taal"}},
  });
}

TEST(People, MayChangeByWhatAnOfficeSaysOfThem) {
  const auto changed = [](const char* text) {
    std::vector<std::string> people;
    for (const PersonReading& person : read(mail_with(text, "wijziging", kMarieke)).people)
      people.push_back(shown(person));
    return people;
  };
  EXPECT_THAT(changed("In mijn opgave van vorige week moet iets veranderen. Tjerra Wolbers komt "
                      "niet naar Rekenen maar naar Mobiel leren. Voor de andere collega's blijft "
                      "alles hetzelfde."),
              ElementsAreArray({"Tjerra Wolbers: mobiel-leren"}));
  EXPECT_THAT(changed("Een wijziging: Tjerra Wolbers wil niet naar Rekenen maar naar Taal. De "
                      "anderen blijven staan."),
              ElementsAreArray({"Tjerra Wolbers: taal"}));
}

TEST(People, WhoSignedUpThemselvesAreNotSignedUpAgain) {
  expect({
      {"Ik kom graag naar Taal. Ik zie net dat onze rekencoördinator zich ook al voor Rekenen "
       "heeft "
       "aangemeld.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
      {"Ik kom graag naar Taal. Mijn collega heeft zich daar eerder al opgegeven.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal"}},
  });
}

TEST(People, MayWantWhatAnotherWants) {
  expect({
      {"Ik wil naar Gedrag en HRM, Jorinde Bos kiest precies hetzelfde als ik.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag hrm", "Jorinde Bos: gedrag hrm"}},
      {"Hierbij meld ik aan: Sanna Pot voor Taal. Jorinde Bos wil hetzelfde als Sanna.",
       kSecretary,
       {"Sanna Pot: taal", "Jorinde Bos: taal"}},
      {"Ik kom naar Gedrag en HRM. Jorinde Bos gaat voor dezelfde groepen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag hrm", "Jorinde Bos: gedrag hrm"}},
      {"Ik ga naar Gedrag en HRM. Jorinde Bos wil dezelfde twee groepen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag hrm", "Jorinde Bos: gedrag hrm"}},
      {"Sanna Pot gaat naar Gedrag en Anja de Vries maakt dezelfde keuze.",
       kSecretary,
       {"Sanna Pot: gedrag", "Anja de Vries: gedrag"}},
      {"Ik ga naar Gedrag. Jorinde Bos: idem.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: gedrag", "Jorinde Bos: gedrag"}},
      {"Sanna Pot komt naar Taal, idem voor Jorinde Bos.",
       kSecretary,
       {"Sanna Pot: taal", "Jorinde Bos: taal"}},
  });
}

TEST(People, AreNotWhatTheyAreHeadOf) {
  expect({
      {"Hierbij geef ik door dat mevrouw A.C. van Sonsbeek, afdelingshoofd Maatschappelijke "
       "Ontwikkeling van de gemeente Heuvelrijk, deelneemt aan de Beleidsgroep gemeenten.",
       {"Secretariaat", "secretariaat@v.nl"},
       {"A.C. van Sonsbeek: beleidsgroep-gemeenten"}},
  });
}

TEST(People, OfAFamilyMailboxSignByAFirstName) {
  expect({
      {"Vanaf de huismail. Graag opgeven voor Taal: Margriet Dekker, ib'er op obs De "
       "Kikker.\n\nBij "
       "voorbaat dank,\nMargriet",
       {"Fam. Dekker-Plat", "dekkerplat@v.nl"},
       {"Margriet Dekker <dekkerplat@v.nl> obs De Kikker: taal"}},
  });
}

TEST(People, OfAnAnswerPassedOnIsWhoGaveIt) {
  expect(
      {{"Goedemorgen, hieronder het antwoord van onze leerkracht. Ze kan worden ingeschreven.\n\n"
        "Marieke Jansen, directeur obs De Kikker\n\n---------- Forwarded message ---------\nVan: "
        "Sanna Pot <s.pot@v.nl>\nDate: ma 24 sep. 2018 om 17:40\nSubject: Re: Fwd: netwerk\nTo: "
        "Marieke Jansen <m.jansen@v.nl>\n\nHa Marieke, ik ga er graag heen! Welke groep het wordt "
        "bespreek ik eerst met Ria (die heeft zich zelf al opgegeven, voor taal), daar kom ik op "
        "terug.\nSanna",
        kMarieke,
        {"Sanna Pot <s.pot@v.nl> obs De Kikker:"},
        "Fwd: netwerk"}});
}

TEST(People, OfAMailThatTheWriterReceivedAreNotSignedUp) {
  expect(
      {{"Hoi, via mijn directeur kreeg ik dit (zie onder). Ik geef me op voor Gedrag.\n\nMarieke "
        "Jansen\nobs De Kikker\n\nVan: Dick Wassenaar <d.wassenaar@v.nl>\nVerzonden: donderdag 6 "
        "september 2018 17:05\nAan: Team\nOnderwerp: Netwerkmiddag, wie gaat er?\n\nBeste "
        "allemaal,\n\nZie de uitnodiging hieronder. Ik ga zelf naar Schooldirectie en IKC.\n\nDick",
        kMarieke,
        {"Marieke Jansen <m.jansen@v.nl> obs De Kikker: gedrag"},
        "FW: Netwerkmiddag, wie gaat er?"}});
}

TEST(People, WhoAskHerWhoPassesItOnAreSignedUp) {
  expect(
      {{"Van een van onze leerkrachten, ter verwerking.\n\nMarieke "
        "Jansen\nclusterdirecteur\n\nVan: "
        "Sanna Pot <s.pot@v.nl>\nVerzonden: woensdag 19 september 2018 21:08\nAan: Marieke Jansen "
        "<m.jansen@v.nl>\nOnderwerp: netwerk\n\nHoi Marieke,\n\nDe taalgroep lijkt me echt wat "
        "voor "
        "mij. Kun jij me opgeven of moet ik dat zelf doen?\n\nGr Sanna\nobs De Kikker",
        kMarieke,
        {"Sanna Pot <s.pot@v.nl> obs De Kikker: taal"},
        "FW: netwerk"}});
}

TEST(People, MayWriteOneBehindTheOther) {
  expect({
      {"Ik (Marieke Jansen) kom naar Taal. School: obs De Kikker.\n\nNu geef ik het toetsenbord "
       "door.\n\nDag, Tjerk Wolbers hier, zelfde school! Mijn keuze is Rekenen, en bij HRM schuif "
       "ik ook aan.\n\nGroeten van ons beiden",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Kikker: taal",
        "Tjerk Wolbers obs De Kikker: rekenen hrm"}},
  });
}

TEST(People, OfAnEndlessListAreReadUpToALimit) {
  std::string text = "Hierbij meld ik aan:\n";
  for (int i = 0; i < 200; ++i) {
    text += "- Jan Jansen";
    text += static_cast<char>('a' + i / 26);
    text += static_cast<char>('a' + i % 26);
    text += " (Taal)\n";
  }
  EXPECT_EQ(read(mail_with(text, "Netwerkmiddag", kSecretary)).people.size(), 60u);
}

TEST(People, SignInCapitalsOrWithoutAny) {
  const Address office{"Administratie De Kikker", "administratie@kikker-voorbeeld.nl"};
  const Reading small = read(
      mail_with("Graag naar Rekenen.\n\ngr. yvonne pasman\nobs de kikker", "aanmelding", office));
  ASSERT_EQ(small.people.size(), 1u);
  EXPECT_EQ(value_of(small.people[0].name), "Yvonne Pasman");

  const Reading capitals = read(mail_with(
      "Graag naar Rekenen.\n\nMvg,\n\nYVONNE VAN DEN BERG-PASMAN\nleerkracht\nobs De Kikker",
      "aanmelding", office));
  ASSERT_EQ(capitals.people.size(), 1u);
  EXPECT_EQ(value_of(capitals.people[0].name), "Yvonne van den Berg-Pasman");
  EXPECT_EQ(value_of(capitals.people[0].school), "obs De Kikker");
}

TEST(People, AreTheUndersigned) {
  const Reading reading = read(
      mail_with("Ondergetekende, mw. J.H.M. (Joke) Bergman, meldt zich aan voor Taal.",
                "aanmelding", {"Administratie De Kikker", "administratie@kikker-voorbeeld.nl"}));
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_EQ(value_of(reading.people[0].name), "J.H.M. (Joke) Bergman");
}

TEST(People, AreThoseInWhoseNameOneWritesToo) {
  const Reading reading = read(
      "Ik ben Marieke Jansen en ik schrijf ook namens mijn collega Els Bakker. We willen allebei "
      "naar de werkgroep Taal.");
  ASSERT_EQ(reading.people.size(), 2u);
  EXPECT_EQ(value_of(reading.people[1].name), "Els Bakker");
}

}  // namespace
}  // namespace meldaan::extract::people_test
