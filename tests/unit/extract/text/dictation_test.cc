#include "extract/text/dictation.h"

#include <gtest/gtest.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::dictation_test {
namespace {

std::string marks_in(const std::string& text) {
  const Cued cued(text);
  std::string marks;
  for (const SpokenMark& mark : spoken_marks(cued.document, cued.cues)) marks += mark.mark;
  return marks;
}

TEST(Dictation, SpokenMarksAreMarks) {
  EXPECT_EQ(marks_in("Dag komma ik kom graag punt is er koffie vraagteken groetjes"), ",.?");
  EXPECT_EQ(marks_in("Beste mensen komma nieuwe regel graag taal dubbele punt"), ",.:");
  EXPECT_EQ(marks_in("Hi there comma I would like to come period"), ",.");
}

TEST(Dictation, WhoTypesMarksSpeaksNone) {
  EXPECT_EQ(marks_in("Het punt is dat ik laat ben. Dat punt, en nog een punt, zie ik in."), "");
  EXPECT_EQ(marks_in("Ik kom graag punt"), "");
  EXPECT_EQ(marks_in("Op punt 3 en punt 4 van de agenda kom ik terug"), "");
}

TEST(Dictation, ASlipIsTakenBack) {
  EXPECT_EQ(marks_in("Ik kom graag vraagteken nee punt en dan naar taal punt"), "..");
}

TEST(Dictation, IsReadAsIfItWereTyped) {
  const Reading reading = read(
      "Dag mensen uitroepteken met Anne Bos komma ik werk op basisschool de Wilg in Losser punt "
      "schrijf mij maar op voor cultuur educatie punt groetjes Anne Bos");
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_EQ(reading.people[0].name->value, "Anne Bos");
  EXPECT_EQ(values_of(reading.people[0].groups),
            std::vector<std::string>{"werkgroep/cultuureducatie"});
}

TEST(Dictation, BeginsWithTheWritersName) {
  for (const char* opening : {"Goedemorgen dit is Sander Wilthuis komma leerkracht op ",
                              "Hallo komma met Sander Wilthuis van "}) {
    IncomingMail mail = mail_with(
        std::string(opening) +
            "basisschool het Baken in Hellendoorn punt ik wil naar de academische school punt",
        "Memo", {"", "swilthuis@icloud-voorbeeld.nl"});
    const Reading reading = read(mail);
    ASSERT_EQ(reading.people.size(), 1u) << opening;
    EXPECT_EQ(value_of(reading.people[0].name), "Sander Wilthuis") << opening;
  }
}

}  // namespace
}  // namespace meldaan::extract::dictation_test
