#include "extract/people/call_names.h"

#include <gtest/gtest.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::call_names_test {
namespace {

std::string signed_by(const std::string& text, const std::string& address,
                      bool nobodys_own = false) {
  const Body body(text);
  const Address from{"", address};
  SenderHeader sender{from};
  sender.nobodys_own = nobodys_own;
  return value_of(signed_call_name(body.part, sender));
}

TEST(CallNames, AreSignedBelowTheLetter) {
  struct Case {
    const char* text;
    const char* address;
    const char* name;
  };
  for (const Case& one : {
           Case{"Ik kom graag naar Taal.\n\nGroetjes,\nBregje", "b77@x.nl", "Bregje"},
           Case{"Ik kom graag naar Taal.\n\nGroetjes, Petra", "x@x.nl", "Petra"},
           // no first name that we know, but what her address begins with
           Case{"Ik kom graag naar Taal.\n\nGroet,\nZwaantjelien", "zwaantjelien77@x.nl",
                "Zwaantjelien"},
           Case{"Ik kom graag naar Taal.\n\nGroet,\nZwaantjelien", "info@x.nl", ""},
           Case{"Ik kom graag naar Taal.", "petra@x.nl", ""},
       })
    EXPECT_EQ(signed_by(one.text, one.address), one.name) << one.text << " " << one.address;
}

TEST(CallNames, AreNoneInAnAccountThatIsNobodysOwn) {
  EXPECT_EQ(signed_by("Ik kom graag naar Taal.\n\nGroetjes,\nBregje", "info@x.nl", true), "");
}

TEST(CallNames, StandAsTheyAreWritten) {
  const Body body("Ik kom met Anne-Wil en met twan naar Taal.");
  EXPECT_EQ(call_name_as_written(body.part, "twan"), "Twan");
  EXPECT_EQ(call_name_as_written(body.part, "piet"), "");
  EXPECT_EQ(call_name_as_written(body.part, ""), "");
}

}  // namespace
}  // namespace meldaan::extract::call_names_test
