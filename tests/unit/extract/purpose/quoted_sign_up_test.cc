#include "extract/purpose/quoted_sign_up.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::quoted_sign_up_test {
namespace {

std::string above(const std::string& words, const std::string& writer) {
  return words + "\n\nMarieke Jansen\n\nOp do 13 sep. 2018 om 15:02 schreef " + writer +
         ":\n> Hallo,\n>\n> Ik meld mij aan voor Taal.\n>\n> Marieke Jansen\n";
}

TEST(QuotedSignUp, IsTheSendersOwnWhereHerAddressHeadsIt) {
  const std::string mail =
      above("Donderdag ben ik er niet.", "Marieke Jansen <m.jansen@school-voorbeeld.nl>");
  EXPECT_TRUE(quotes_own_sign_up(Body(mail).part, "M.Jansen@school-voorbeeld.nl"));
  EXPECT_FALSE(quotes_own_sign_up(Body(mail).part, "p.bakker@school-voorbeeld.nl"));
}

TEST(QuotedSignUp, IsWithdrawnByWhoIsNotThere) {
  const Reading reading = read(
      mail_with(above("Donderdag ben ik er niet.", "Marieke Jansen <m.jansen@school-voorbeeld.nl>"),
                "Re: aanmelding"));
  EXPECT_EQ(reading.intent, Intent::kCancel);
}

}  // namespace
}  // namespace meldaan::extract::quoted_sign_up_test
