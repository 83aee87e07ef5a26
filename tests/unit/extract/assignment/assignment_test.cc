#include "extract/assignment/assignment.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::assignment_test {
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
  expect({{"Graag naar Taal.\n\nGroet,\nMarieke Jansen\nleerkracht Koningin Emmaschool Goor",
           kMarieke,
           {"Marieke Jansen <m.jansen@v.nl> Koningin Emmaschool: taal"},
           "Aanmelding Emmaschool"}});
}

TEST(Assignment, TakesNoBoardOfTheSubjectForASchool) {
  expect({{"Graag naar Taal.\n\nGroet,\nMarieke Jansen | Stichting Keender | Goor",
           kMarieke,
           {"Marieke Jansen <m.jansen@v.nl>: taal"},
           "inschrijving namens Keender"}});
}

TEST(Assignment, DescribesNoGroupByWhatIsProposed) {
  expect(
      {{"Mijn voorstel: een werkgroep burgerschap, die wil ik wel opzetten.\n\nGroet,\nMarieke "
        "Jansen\nobs De Brug",
        kMarieke,
        {"Marieke Jansen <m.jansen@v.nl> obs De Brug:"},
        "Groep over burgerschap"}});
}

TEST(Assignment, HearsNoGroupInASurname) {
  expect({{"Graag naar Taal.\n\nGroet,\nG. Starters\nobs De Brug",
           {"Starters, Gijs", "g.starters@v.nl"},
           {"Gijs Starters <g.starters@v.nl> obs De Brug: taal"},
           "Aanmelding G. Starters"}});
}

}  // namespace
}  // namespace meldaan::extract::assignment_test
