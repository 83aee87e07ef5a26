#include "extract/purpose.h"

#include <gtest/gtest.h>

#include "desk_reader.h"

namespace meldaan::extract {
namespace {

Intent intent_of(const std::string& subject, const std::string& text) {
  IncomingMail mail = mail_with(text);
  mail.subject = subject;
  return read(mail).intent;
}

// A complaint names groups as a registration does.
TEST(Purpose, OfOneThatOnlyNamesGroupsIsForPeopleToTellWhereItIsNotSure) {
  for (const char* text :
       {"Met al die groepen over gedrag, taal en rekenen vergeten jullie de gymleraar. Jammer.\n\n"
        "Els Wit, vakdocent gym, De Rank",
        "Mijn kleinzoon heeft moeite met rekenen. Weet u een goede juf in de buurt?\n\nP. Kok"}) {
    EXPECT_EQ(intent_of("reactie", text), Intent::kOther) << text;
  }
  for (const char* text : {"Taal en Rekenen!\n\nEls Wit, obs De Rank",
                           "Voor Gedrag.\n\nGroet,\nEls Wit\nobs De Rank"}) {
    EXPECT_EQ(intent_of("4 oktober", text), Intent::kRegister) << text;
  }
}

// A private mail that went to the wrong address registers nobody, whatever the model makes of it.
TEST(Purpose, IsNoneOfOursWhereNothingIsSaidOfIt) {
  EXPECT_EQ(intent_of("Re: zaterdag",
                      "Prima, ik haal de aanhanger om negen uur op en jij regelt de frituur."),
            Intent::kOther);
  EXPECT_EQ(intent_of("", "Ik kom!"), Intent::kRegister);
}

}  // namespace
}  // namespace meldaan::extract
