#include "extract/layout/quoting.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::quoting_test {
namespace {

// One letter a line: o own words, h head, q quoted, f forwarded; a dot for a blank line.
std::string zones_of(const std::string& text, bool subject_says_forwarded = false) {
  const Cued cued(text);
  const auto zones = quoted_lines(cued.document, cued.cues, subject_says_forwarded);
  std::string letters;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    switch (zones[i]) {
      case Zone::kOwn:
        letters += 'o';
        break;
      case Zone::kQuoteHead:
        letters += 'h';
        break;
      case Zone::kQuoted:
        letters += 'q';
        break;
      case Zone::kForwarded:
        letters += 'f';
        break;
      default:
        letters += '?';
    }
    if (cued.document.lines()[i].empty()) letters.back() = '.';
  }
  return letters;
}

struct Case {
  const char* program;
  const char* text;
  const char* zones;
};

constexpr Case kHeads[] = {
    {"Outlook, Dutch",
     "Graag naar Taal.\n\nVan: Kennisnetwerk Twente <info@lerendeleraren.nl>\nVerzonden: maandag 3 "
     "september 2018 10:12\nAan: Marieke Jansen\nOnderwerp: Kennisnetwerken\n\nBeste "
     "collega,\nMeld "
     "je aan.",
     "o.hhhh.qq"},
    {"Outlook with Cc and attachments",
     "Ja\nVan: Jan\nVerzonden: 3-9-2018\nAan: alle leerkrachten\nCC: directie\nOnderwerp: "
     "Fwd\nBijlagen: flyer.pdf\nBeste",
     "ohhhhhhq"},
    {"Outlook on the web: bold labels",
     "Ja\n*Van:* Jan\n*Verzonden:* maandag 3 september 2018\n*Aan:* Piet\n*Onderwerp:* "
     "Netwerk\n\nDag",
     "ohhhh.q"},
    {"Outlook, English",
     "Yes\nFrom: Kennisnetwerk\nSent: Monday, 3 September 2018 10:12\nTo: Ann\nSubject: "
     "Networks\n\nDear",
     "ohhhh.q"},
    {"Outlook, German",
     "Ja\nVon: Kennisnetwerk\nGesendet: Montag, 3. September 2018 10:12\nAn: Uwe\nBetreff: "
     "Netzwerk\n\nHallo",
     "ohhhh.q"},
    {"Outlook for the Mac: the date for the time of sending",
     "Ja\nVan: Jan <jan@voorbeeld.nl>\nDatum: maandag 3 september 2018 om 10:12\nAan: "
     "Piet\nOnderwerp: Netwerk\n\nDag",
     "ohhhh.q"},
    {"the old marker, Dutch",
     "Ja\n-----Oorspronkelijk bericht-----\nVan: Jan\nVerzonden: 3 september\nAan: "
     "Piet\nOnderwerp: "
     "Netwerk\n\nDag",
     "ohhhhh.q"},
    {"the old marker, English", "Yes\n-----Original Message-----\nDear all", "ohq"},
    {"the old marker, German", "Ja\n-----Ursprüngliche Nachricht-----\nHallo", "ohq"},
    {"Gmail, Dutch",
     "Ja graag\n\nOp ma 3 sep. 2018 om 10:12 schreef Kennisnetwerk Twente "
     "<info@lerendeleraren.nl>:\n\n> Beste collega,\n> Meld je aan",
     "o.h.qq"},
    {"Gmail, wrapped before the address",
     "Ja graag\n\nOp ma 3 sep. 2018 om 10:12 schreef Kennisnetwerk Twente "
     "<\ninfo@lerendeleraren.nl>:\n\n> Beste collega",
     "o.hh.q"},
    {"Gmail, English",
     "Yes\nOn Mon, 3 Sep 2018 at 10:12, Kennisnetwerk <info@lerendeleraren.nl> wrote:\n> Dear",
     "ohq"},
    {"Gmail, German",
     "Ja\nAm Mo., 3. Sept. 2018 um 10:12 Uhr schrieb Netzwerk <info@lerendeleraren.nl>:\n> Hallo",
     "ohq"},
    {"Apple Mail, Dutch",
     "Ja\n\nOp 3 sep. 2018, om 10:12 heeft Kennisnetwerk <info@lerendeleraren.nl> het volgende "
     "geschreven:\n\n> Beste",
     "o.h.q"},
    {"Apple Mail, English",
     "Yes\nOn 3 Sep 2018, at 10:12, Kennisnetwerk <info@lerendeleraren.nl> wrote:\n\n> Dear",
     "oh.q"},
    {"Apple Mail, German",
     "Ja\nAm 03.09.2018 um 10:12 schrieb Netzwerk <info@lerendeleraren.nl>:\n\n> Hallo", "oh.q"},
    {"iOS, a time first",
     "Ja\n\nOp 3 sep. 2018 om 10:12 heeft Netwerk <info@lerendeleraren.nl> het volgende "
     "geschreven:\n\n> Beste\n> Dag",
     "o.h.qq"},
    {"Thunderbird, Dutch", "Ja\nOp 3-9-2018 om 10:12 schreef Kennisnetwerk Twente:\n> Beste",
     "ohq"},
    {"Thunderbird, English", "Yes\nOn 03/09/2018 10:12, Kennisnetwerk Twente wrote:\n> Dear",
     "ohq"},
    {"Thunderbird, German", "Ja\nAm 03.09.2018 um 10:12 schrieb Kennisnetwerk Twente:\n> Hallo",
     "ohq"},
    {"Yahoo, Dutch",
     "Ja\n\nOp maandag 3 september 2018 10:12:55 CEST schreef Kennisnetwerk "
     "<info@lerendeleraren.nl>:\n\nBeste collega",
     "o.h.q"},
    {"Samsung, Dutch",
     "Ja\n\n-------- Oorspronkelijk bericht --------\nVan: Netwerk "
     "<info@lerendeleraren.nl>\nDatum: "
     "03-09-18 10:12 (GMT+01:00)\nAan: piet@voorbeeld.nl\nOnderwerp: Netwerk\n\nBeste",
     "o.hhhhh.q"},
    {"Samsung, English",
     "Yes\n-------- Original message --------\nFrom: Netwerk\nDate: 03/09/2018 10:12 "
     "(GMT+01:00)\nTo: piet@voorbeeld.nl\nSubject: Netwerk\n\nDear",
     "ohhhhh.q"},
};

TEST(Quoting, KnowsEachProgramsWayToAnswer) {
  for (const Case& c : kHeads) EXPECT_EQ(zones_of(c.text), c.zones) << c.program;
}

constexpr Case kForwards[] = {
    {"Gmail",
     "Zie onder\n---------- Forwarded message ---------\nVan: Jan <jan@voorbeeld.nl>\nDate: ma 3 "
     "sep. "
     "2018 om 10:12\nSubject: Aanmelding\nTo: <info@voorbeeld.nl>\n\nIk kom graag",
     "ohhhhh.f"},
    {"Apple Mail, Dutch",
     "Zie onder\nBegin doorgestuurd bericht:\n\nVan: Jan <jan@voorbeeld.nl>\nOnderwerp: "
     "Aanmelding\nDatum: 3 september 2018\nAan: directie@voorbeeld.nl\n\nIk kom graag",
     "oh.hhhh.f"},
    {"Apple Mail, English",
     "See below\nBegin forwarded message:\n\nFrom: Jan\nSubject: Sign-up\nDate: 3 September "
     "2018\nTo: me\n\nI would like to come",
     "oh.hhhh.f"},
    {"Apple Mail, German",
     "Siehe unten\nAnfang der weitergeleiteten Nachricht:\n\nVon: Jan\nBetreff: Anmeldung\nDatum: "
     "3. "
     "September 2018\nAn: mich\n\nIch komme gern",
     "oh.hhhh.f"},
};

TEST(Quoting, TellsWhatIsPassedOnFromWhatIsAnswered) {
  for (const Case& c : kForwards) EXPECT_EQ(zones_of(c.text), c.zones) << c.program;
}

TEST(Quoting, ASubjectThatSaysForwardedMakesTheOutlookBlockOne) {
  const std::string text =
      "Zie onder\nVan: Jan\nVerzonden: maandag 3 september 2018\nAan: directie\nOnderwerp: "
      "Aanmelding\n\nIk kom graag";
  EXPECT_EQ(zones_of(text, true), "ohhhh.f");
  EXPECT_EQ(zones_of(text, false), "ohhhh.q");
}

TEST(Quoting, LinesBetweenMarkedOnesAreAnswers) {
  EXPECT_EQ(zones_of("Op 3 sep. 2018 om 10:12 schreef Netwerk:\n> Kom je?\nJa, graag.\n> Welke "
                     "groep?\nTaal."),
            "hqoqo");
}

TEST(Quoting, MarksWithoutAHeadAreAQuotation) {
  EXPECT_EQ(zones_of("> Kom je?\nJa."), "qo");
}

TEST(Quoting, AQuotationWithoutMarksRunsToTheEnd) {
  EXPECT_EQ(zones_of("Ja.\nOn Mon, 3 Sep 2018 at 10:12, Netwerk wrote:\nDear all\n\nCome."),
            "ohq.q");
}

TEST(Quoting, AQuotedHeadStandsBehindItsMarks) {
  EXPECT_EQ(
      zones_of("Ja\n> Van: Jan\n> Verzonden: maandag\n> Aan: Piet\n> Onderwerp: Netwerk\n>\n> Dag"),
      "ohhhh.q");
}

TEST(Quoting, OrdinaryLinesAreNoHead) {
  const char* const kOwn[] = {
      "Op 4 oktober kom ik graag.",
      "Op 4 oktober kom ik graag naar:\nTaal",
      "Van: OBS De Brug",
      "Van: Marieke Jansen\nSchool: OBS De Brug\nGroep: Taal",
      "Aan: de organisatie\nOnderwerp: aanmelding\nIk kom graag.",
      "Het oorspronkelijke bericht heb ik niet ontvangen.",
      "Ik heb het doorgestuurde bericht gelezen",
      "Op de uitnodiging schreef u: welkom",
      "Am 4. Oktober komme ich gern:",
      "On 4 October I would like to come.",
  };
  for (const char* text : kOwn) {
    const std::string zones = zones_of(text);
    EXPECT_EQ(zones, std::string(zones.size(), 'o')) << text;
  }
}

TEST(Quoting, AHeadMayBeGluedToOneLine) {
  EXPECT_EQ(zones_of("Graag naar Taal\n\n----- Doorgestuurd bericht ----- Van: Kennisnetwerk "
                     "<info@lerendeleraren.nl>Aan: \"Anne\" <a@b.nl>Verzonden: maandag 3 september "
                     "2018 10:12:07 CESTOnderwerp: Netwerk\n\nGeachte relatie"),
            "o.h.f");
  EXPECT_EQ(zones_of("Ja\nVan: Jan Verzonden: 3-9-2018 Aan: Piet Onderwerp: Netwerk\nBeste"),
            "ohq");
}

TEST(Quoting, GroupWiseSetsItsHeadBetweenArrows) {
  EXPECT_EQ(
      zones_of("Zet mij daar maar bij.\n\nKlaas\n\n>>> Janny Pot <j.pot@v.nl> 20-9-2018 17:10 "
               ">>>\nKlaas, ik zit bij Taal.\nJanny\n"),
      "o.o.hqq.");
}

TEST(Quoting, ALetterOfOneLineStandsBetweenTwoHeads) {
  EXPECT_EQ(zones_of("Twee aanmeldingen.\n\nVan: Arjen <a@b.nl>\nVerzonden: dinsdag\nAan: "
                     "Secretariaat\n\nIk wil naar Rekenen.\n\nVan: Tineke <t@b.nl>\nVerzonden: "
                     "woensdag\nAan: Secretariaat\n\nIk naar Taal.\n"),
            "o.hhh.q.hhh.q.");
}

}  // namespace
}  // namespace meldaan::extract::quoting_test
