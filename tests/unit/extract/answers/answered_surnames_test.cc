#include "extract/answers/answered_surnames.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/extract/desk_reader.h"
#include "util/text.h"

namespace meldaan::extract::answered_surnames_test {
namespace {

Person called_by(const std::string& call_name) {
  Person person;
  person.call_name = call_name;
  person.school = "obs De Kei";
  return person;
}

// Jolanda's, Petra's and Esmée's, whom Nel has signed up; "-" for none.
std::string surnames(const std::string& answer, bool alone, bool school_is_known = true) {
  Expectation asked;
  for (const char* name : {"Jolanda", "Petra", "Esmée"}) {
    asked.people.push_back(called_by(name));
    if (!school_is_known) asked.people.back().school.clear();
  }
  asked.writer = {"Nel Grasmeijer", "nel@school-voorbeeld.nl"};
  const Part part(desk().knowledge, answer, Source::kText, {});
  const Surnames found = alone ? surnames_alone(part, asked) : surnames_beside(part, asked);
  std::string told;
  for (const auto& one : found)
    told += (told.empty() ? "" : ", ") + (one ? part.document().original(*one) : "-");
  return told;
}

TEST(SurnamesBeside, BehindTheFirstNameAndAWordOrAMark) {
  EXPECT_EQ(surnames("Jolanda heet Vos.", false), "Vos, -, -");
  EXPECT_EQ(surnames("Petra: de Wit\nEsmée = Smit-Jansen", false), "-, de Wit, Smit-Jansen");
  EXPECT_EQ(surnames("De achternaam van Esmée is van den Berg", false), "-, -, van den Berg");
}

TEST(SurnamesBeside, NoJobNoGroupAndNobodyElse) {
  EXPECT_EQ(surnames("Jolanda is Directeur", false), "-, -, -");
  EXPECT_EQ(surnames("Jolanda: Taal", false), "-, -, -");
  EXPECT_EQ(surnames("Jolanda: Petra", false), "-, -, -");
}

TEST(SurnamesBeside, BehindAMarkOnlyWhereThePlaceIsKnown) {
  EXPECT_EQ(surnames("Jolanda: De Bron", false, false), "-, -, -");
  EXPECT_EQ(surnames("Jolanda heet Vos", false, false), "Vos, -, -");
}

TEST(SurnamesAlone, AsManyAsWereAskedForInTheirOrder) {
  EXPECT_EQ(surnames("Vos, de Wit en Smit", true), "Vos, de Wit, Smit");
  EXPECT_EQ(surnames("Vos\nDe Wit\nSmit\n\nNel", true), "Vos, De Wit, Smit");
  EXPECT_EQ(surnames("De achternamen zijn Vos, De Wit en Smit.", true), "Vos, De Wit, Smit");
  EXPECT_EQ(surnames("Vos en Smit", true), "-, -, -");
}

TEST(SurnamesAlone, NoneBehindASentence) {
  EXPECT_EQ(surnames("Dat vraag ik na, Vos, Smit, Bos", true), "-, -, -");
  EXPECT_EQ(surnames("Vos, Smit, Bos. Ik kom zelf ook!", true), "Vos, Smit, Bos");
}

TEST(SurnamesAlone, NoneWhereThePlaceIsAskedForAsWell) {
  EXPECT_EQ(surnames("Vos, Smit, Bos", true, false), "-, -, -");
}

}  // namespace
}  // namespace meldaan::extract::answered_surnames_test
