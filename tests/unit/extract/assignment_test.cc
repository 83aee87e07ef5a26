#include "extract/assignment.h"

#include "people_cases.h"

namespace meldaan::extract {
namespace {

TEST(Assignment, GivesWhatIsToldOfOneToHerAlone) {
  expect({
      {"Mijn collega Jan de Boer en ik komen. Jan sluit aan bij Academische school, ik niet. Ik ga "
       "naar Taal.\n\nGroet,\nMarieke Jansen\nobs De Brug",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Brug: taal",
        "Jan de Boer obs De Brug: academische-school"}},
      {"Anke Vos en ik komen allebei naar Taal. Anke doet ook Rekenen, ik niet.\n\nGroet,\n"
       "Marieke Jansen\nobs De Brug",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> obs De Brug: taal", "Anke Vos obs De Brug: taal rekenen"}},
  });
}

TEST(Assignment, KeepsTheFullestSpellingOfASchool) {
  const Reading reading = read(
      mail_with("Graag naar Taal.\n\nGroet,\nMarieke Jansen\nleerkracht Koningin Emmaschool Goor",
                "Aanmelding Emmaschool", kMarieke));
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_EQ(shown(reading.people.front()),
            "Marieke Jansen <m.jansen@v.nl> Koningin Emmaschool: taal");
}

TEST(Assignment, TakesNoBoardOfTheSubjectForASchool) {
  const Reading reading =
      read(mail_with("Graag naar Taal.\n\nGroet,\nMarieke Jansen | Stichting Keender | Goor",
                     "inschrijving namens Keender", kMarieke));
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_EQ(shown(reading.people.front()), "Marieke Jansen <m.jansen@v.nl>: taal");
}

TEST(Assignment, DescribesNoGroupByWhatIsProposed) {
  const Reading reading = read(mail_with(
      "Mijn voorstel: een werkgroep burgerschap, die wil ik wel opzetten.\n\nGroet,\nMarieke "
      "Jansen\nobs De Brug",
      "Groep over burgerschap", kMarieke));
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_EQ(shown(reading.people.front()), "Marieke Jansen <m.jansen@v.nl> obs De Brug:");
}

TEST(Assignment, HearsNoGroupInASurname) {
  const Reading reading =
      read(mail_with("Graag naar Taal.\n\nGroet,\nG. Starters\nobs De Brug",
                     "Aanmelding G. Starters", Address{"Starters, Gijs", "g.starters@v.nl"}));
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_EQ(shown(reading.people.front()), "G. Starters <g.starters@v.nl> obs De Brug: taal");
}

}  // namespace
}  // namespace meldaan::extract
