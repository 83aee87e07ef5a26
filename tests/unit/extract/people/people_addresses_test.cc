#include "extract/people/people_addresses.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::people_addresses_test {
namespace {

std::vector<std::string> people_of(const char* text, std::vector<Address> copied_to) {
  IncomingMail mail = mail_with(text, "Netwerkmiddag", kMarieke);
  mail.cc = std::move(copied_to);
  std::vector<std::string> people;
  for (const PersonReading& person : read(mail).people) people.push_back(shown(person));
  return people;
}

const Address kWilma{"Wilma Jannink", "w.jannink@v.nl"};
const Address kJoke{"Boswinkel, Joke", "j.boswinkel@v.nl"};

TEST(PeopleAddresses, CopiedToTellWhoIsCalledByAFirstName) {
  EXPECT_THAT(people_of("Wilma, Joke (beiden in de cc) en ik komen naar Taal.", {kWilma, kJoke}),
              testing::ElementsAre("Marieke Jansen <m.jansen@v.nl>: taal",
                                   "Wilma Jannink <w.jannink@v.nl>: taal",
                                   "Joke Boswinkel <j.boswinkel@v.nl>: taal"));
}

TEST(PeopleAddresses, CopiedToTellNothingWhereTwoBearTheName) {
  EXPECT_THAT(people_of("Wilma en ik komen naar Taal.", {kWilma, {"Wilma Bos", "w.bos@v.nl"}}),
              testing::ElementsAre("Marieke Jansen <m.jansen@v.nl>: taal", "?: taal"));
}

TEST(PeopleAddresses, WhoIsOnlyCopiedToDoesNotCome) {
  EXPECT_THAT(people_of("Ik kom naar Taal.", {kWilma}),
              testing::ElementsAre("Marieke Jansen <m.jansen@v.nl>: taal"));
}

TEST(PeopleAddresses, WhoHasNotChosenIsAskedThough) {
  EXPECT_THAT(people_of("Wilma en ik komen. Ik ga naar Taal. Wilma heeft haar keuze nog niet "
                        "gemaakt.",
                        {kWilma}),
              testing::ElementsAre("Marieke Jansen <m.jansen@v.nl>: taal",
                                   "Wilma Jannink <w.jannink@v.nl>:"));
}

}  // namespace
}  // namespace meldaan::extract::people_addresses_test
