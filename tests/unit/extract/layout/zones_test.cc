#include "extract/layout/zones.h"

#include <gmock/gmock.h>

#include "mime/parse.h"
#include "unit/extract/desk_reader.h"
#include "util/text.h"

namespace meldaan::extract::zones_test {
namespace {

using testing::ElementsAre;

struct Stretch {
  Zone zone;
  std::string text;
  bool operator==(const Stretch&) const = default;
};
void PrintTo(const Stretch& stretch, std::ostream* out) {
  *out << name_of(stretch.zone) << " '" << stretch.text << "'";
}

// The text, zone by zone, white space collapsed.
std::vector<Stretch> zones_of(const std::string& text, const std::string& from = "") {
  const Body body(text, from);
  std::vector<Stretch> stretches;
  for (const ZoneSpan& span : zone_spans(body.part.document())) {
    const std::string_view bytes = std::string_view(text).substr(span.begin, span.end - span.begin);
    stretches.push_back({span.zone, collapse_spaces(bytes)});
  }
  return stretches;
}

// The zone that a phrase of the text lies in.
Zone zone_at(const std::string& text, const std::string& phrase, const std::string& from = "") {
  const std::size_t at = text.find(phrase);
  EXPECT_NE(at, std::string::npos) << phrase;
  const Body body(text, from);
  for (const ZoneSpan& span : zone_spans(body.part.document())) {
    if (span.begin <= at && at < span.end) return span.zone;
  }
  ADD_FAILURE() << "no zone holds '" << phrase << "'";
  return Zone::kOwn;
}

TEST(Zones, ALetterHasGreetingOwnWordsClosingAndSignature) {
  EXPECT_THAT(
      zones_of("Beste organisatie,\n\nGraag naar Taal.\n\nMet vriendelijke groet,\n\nMarieke "
               "Jansen\nOBS De Brug"),
      ElementsAre(Stretch{Zone::kGreeting, "Beste organisatie,"},
                  Stretch{Zone::kOwn, "Graag naar Taal."},
                  Stretch{Zone::kClosing, "Met vriendelijke groet"},
                  Stretch{Zone::kSignature, ", Marieke Jansen OBS De Brug"}));
}

TEST(Zones, TheLetterMayGoOnBehindItsGreeting) {
  EXPECT_THAT(zones_of("Hoi Janet, ik kom graag naar Taal."),
              ElementsAre(Stretch{Zone::kGreeting, "Hoi Janet,"},
                          Stretch{Zone::kOwn, "ik kom graag naar Taal."}));
  EXPECT_THAT(zones_of("hoi ik wil graag naar de werkgroep taal"),
              ElementsAre(Stretch{Zone::kGreeting, "hoi"},
                          Stretch{Zone::kOwn, "ik wil graag naar de werkgroep taal"}));
}

TEST(Zones, GreetingsOfOtherLanguagesAreKnown) {
  for (const char* greeting : {"Dear organisers,", "Sehr geehrte Damen und Herren,", "Hallo!",
                               "Geachte heer/mevrouw,", "Goedemorgen,", "L.S.,", "Dag allemaal,"}) {
    EXPECT_EQ(zone_at(std::string(greeting) + "\n\nIk kom graag.", greeting), Zone::kGreeting)
        << greeting;
  }
}

TEST(Zones, OnlyTheFirstWordsGreet) {
  EXPECT_EQ(zone_at("Ik kom graag.\nBeste groep vind ik Taal.", "Beste"), Zone::kOwn);
}

TEST(Zones, AClosingMayStandBehindASentenceWithTheName) {
  const std::string text = "Graag naar Taal. Groetjes Marieke Jansen";
  EXPECT_EQ(zone_at(text, "Graag"), Zone::kOwn);
  EXPECT_EQ(zone_at(text, "Groetjes"), Zone::kClosing);
  EXPECT_EQ(zone_at(text, "Marieke"), Zone::kSignature);
}

TEST(Zones, EveryLanguagesFormulaCloses) {
  for (const char* closing : {"Met vriendelijke groet,", "Mvg,", "Hartelijke groeten", "Groetjes,",
                              "M.v.g.", "Hoogachtend,", "Kind regards,", "Best wishes,",
                              "Mit freundlichen Grüßen", "Viele Grüße,"}) {
    const std::string text = std::string("Ik kom graag.\n\n") + closing + "\nMarieke";
    EXPECT_EQ(zone_at(text, closing), Zone::kClosing) << closing;
    EXPECT_EQ(zone_at(text, "Marieke"), Zone::kSignature) << closing;
  }
}

TEST(Zones, ASentenceWithTheWordGreetIsNoClosing) {
  const std::string text = "Doe de groeten aan Janet, ik kom graag naar de werkgroep Taal.";
  EXPECT_EQ(zone_at(text, "werkgroep"), Zone::kOwn);
}

TEST(Zones, DashesOpenASignature) {
  for (const char* dashes : {"-- ", "--"}) {
    const std::string text = std::string("Ik kom graag.\n") + dashes + "\nOBS De Brug\nGoor";
    EXPECT_EQ(zone_at(text, "OBS"), Zone::kSignature);
    EXPECT_EQ(zone_at(text, "Goor"), Zone::kSignature);
  }
}

TEST(Zones, ABlockThatBeginsWithTheSendersNameIsASignature) {
  const std::string text = "Ik kom graag naar Taal.\n\nMarieke Jansen\nOBS De Brug";
  EXPECT_EQ(zone_at(text, "OBS", "Marieke Jansen"), Zone::kSignature);
  EXPECT_EQ(zone_at(text, "OBS", ""), Zone::kOwn);
  EXPECT_EQ(zone_at(text, "OBS", "Piet Bakker"), Zone::kOwn);
}

TEST(Zones, AFormIsNoSignature) {
  EXPECT_EQ(zone_at("Naam: Marieke Jansen\nGroep: Taal", "Marieke", "Marieke Jansen"), Zone::kOwn);
}

TEST(Zones, AListOfPeopleIsNoSignature) {
  EXPECT_EQ(
      zone_at("Deze collega's komen:\nMarieke Jansen\nPiet Bakker", "Marieke", "Marieke Jansen"),
      Zone::kOwn);
}

TEST(Zones, WhatAPhoneAddsIsADeviceLine) {
  for (const char* line :
       {"Verstuurd vanaf mijn iPhone", "Verzonden met Outlook voor Android", "Sent from my iPad",
        "Von meinem iPhone gesendet", "Download Outlook voor iOS"}) {
    EXPECT_EQ(zone_at(std::string("Ik kom graag.\n\n") + line, line), Zone::kDeviceLine) << line;
  }
}

TEST(Zones, ADisclaimerReachesToTheNextBlankLine) {
  const std::string text =
      "Ik kom graag.\n\nMvg\nMarieke\n\nDisclaimer\nDe informatie in dit bericht is "
      "vertrouwelijk.\nAan "
      "fouten kunnen geen rechten worden ontleend.\n\nOBS De Brug";
  EXPECT_EQ(zone_at(text, "vertrouwelijk"), Zone::kDisclaimer);
  EXPECT_EQ(zone_at(text, "fouten"), Zone::kDisclaimer);
  EXPECT_EQ(zone_at(text, "OBS"), Zone::kSignature);
}

TEST(Zones, APostscriptReopensTheLetter) {
  const std::string text = "Ik kom graag naar Taal.\n\nGroet,\nMarieke\n\nPS: ook graag naar HRM";
  EXPECT_EQ(zone_at(text, "Marieke"), Zone::kSignature);
  EXPECT_EQ(zone_at(text, "HRM"), Zone::kOwn);
}

TEST(Zones, AWishBelowTheNameIsStillTheWritersOwn) {
  const std::string text = "Groet,\nMarieke\nIk wil graag naar de werkgroep Taal.";
  EXPECT_EQ(zone_at(text, "Taal"), Zone::kOwn);
}

TEST(Zones, AQuotedMailIsNotTheWritersOwn) {
  const std::string text =
      "Ja, graag.\n\nOp ma 3 sep. 2018 om 10:12 schreef Jan <jan@voorbeeld.nl>:\n> Beste "
      "Marieke,\n> "
      "Ga je naar HRM?\n> Groet,\n> Jan";
  EXPECT_EQ(zone_at(text, "Op ma"), Zone::kQuoteHead);
  EXPECT_EQ(zone_at(text, "HRM"), Zone::kQuoted);
  EXPECT_EQ(zone_at(text, "Groet"), Zone::kQuoted) << "a quoted closing closes nothing";
}

TEST(Zones, AnAnswerBelowAQuotedLineIsTheWritersOwn) {
  const std::string text = "> Groet,\n> Jan\nIk kom graag naar Taal";
  EXPECT_EQ(zone_at(text, "Taal"), Zone::kOwn);
}

TEST(Zones, AnEmptyTextHasOneEmptyZone) {
  const Document document("");
  const auto spans = zone_spans(document);
  ASSERT_EQ(spans.size(), 1u);
  EXPECT_EQ(spans[0].begin, 0u);
  EXPECT_EQ(spans[0].end, 0u);
}

// --- zones partition the text, whatever it is ---

void expect_partition(const Reading& reading) {
  ASSERT_FALSE(reading.zones.empty());
  std::size_t behind = 0;
  for (const ZoneSpan& span : reading.zones) {
    ASSERT_EQ(span.begin, behind);
    ASSERT_LE(span.begin, span.end);
    behind = span.end;
  }
  ASSERT_EQ(behind, reading.text.size());
}

TEST(Zones, PartitionEveryMailOfTheCorpus) {
  const auto files = mails_in("corpus/a");
  ASSERT_GE(files.size(), 50u);
  for (const auto& file : files) {
    SCOPED_TRACE(file.filename());
    expect_partition(read(mime::parse(file_text(file))));
  }
}

// Beginnings and ends cut off at odd places: a half letter is a letter as well.
TEST(Zones, PartitionEveryPartOfAMail) {
  const auto files = mails_in("corpus/a");
  ASSERT_GE(files.size(), 50u);
  for (std::size_t i = 0; i < files.size(); i += 7) {
    SCOPED_TRACE(files[i].filename());
    IncomingMail mail = mime::parse(file_text(files[i]));
    const std::string whole = mail.text;
    for (std::size_t cut = 0; cut < whole.size(); cut += 97) {
      mail.text = whole.substr(utf8_prefix(whole, cut));
      expect_partition(read(mail));
      mail.text = whole.substr(0, utf8_prefix(whole, cut));
      expect_partition(read(mail));
    }
  }
}

// Below the invitation's request, in a text that is forwarded without quote marks.
TEST(Zones, AnswersBelowTheRequestAreTheWriters) {
  const std::string head =
      "Zie onderaan.\n\nVan: Kennisnetwerk Twente\nVerzonden: maandag 3 september 2018 10:12\nAan: "
      "Anne Bos\nOnderwerp: Kennisnetwerken\n\n";
  const std::string ask = "Vermeld hierin je naam, school, stichting/organisatie";
  std::string text = desk().invitation;
  const std::size_t line = text.find('\n', text.find(ask));
  ASSERT_NE(text.find(ask), std::string::npos);
  text.insert(line + 1, "Anne Bos / obs De Brug / taal\n");
  EXPECT_EQ(zone_at(head + text, "obs De Brug"), Zone::kOwn);
  EXPECT_NE(zone_at(head + desk().invitation, "Vermeld hierin"), Zone::kOwn);
}

TEST(Zones, AMailOfTwoSentencesThatBeginsWithTheNameIsNoSignature) {
  const std::string text =
      "Anne Bos, leerkracht op obs De Brug. Belangstelling voor de PLG "
      "Internationalisering.\n\nAnne";
  const Body body(text, "Anne Bos");
  EXPECT_EQ(body.part.document()[0].zone, Zone::kOwn);
}

TEST(Zones, AClosingMayRunOnIntoTheNextLine) {
  EXPECT_EQ(zone_at("Ik val dit jaar in op allerlei scholen, door heel Twente. Graag Taal. Tot 4\n"
                    "oktober!\n\nLatoya Burleson",
                    "Burleson"),
            Zone::kSignature);
}

TEST(Zones, AQuestionBehindAClosingIsTheWriters) {
  EXPECT_EQ(zone_at("Graag Taal.\n\nTot dan. Moet ik me beneden melden?\n\nGerard", "Moet"),
            Zone::kOwn);
}

TEST(Zones, TheClassThatIsTaughtBeginsNoChoice) {
  EXPECT_EQ(
      zone_at("Graag Taal.\n\nMirjam Hulsink\ngroep 1/2, obs De Beek\n", "groep", "Mirjam Hulsink"),
      Zone::kSignature);
}

}  // namespace
}  // namespace meldaan::extract::zones_test
