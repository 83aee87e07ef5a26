#include "extract/people/named_instead.h"

#include <gtest/gtest.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::named_instead_test {
namespace {

std::string instead_of(const std::string& was, const std::string& text) {
  const Body body(text);
  const std::vector<Range> names = named_instead(body.part, was);
  return names.empty() ? "" : body.part.document().original(names.front());
}

TEST(NamedInstead, IsWhatTheContrastPutsInAnothersPlace) {
  struct Case {
    const char* was;
    const char* text;
    const char* name;
  };
  for (const Case& one : {
           Case{"Vos", "Sorry, het is Dalman, niet Vos.", "Dalman"},
           Case{"Vos", "Niet Vos maar Dalman!", "Dalman"},
           Case{"Vos", "Dalman i.p.v. Vos, sorry", "Dalman"},
           Case{"de Wit", "Petra de With moet het zijn, niet de Wit.", "Petra de With"},
           Case{"De Troubadour", "De school is niet De Troubadour maar De Bongerd.", "De Bongerd"},
           Case{"Vos", "Niet Vosman maar Dalman.", ""},
           Case{"Vos", "Het is Vos, niet Dalman.", ""},
           Case{"", "Niet Vos maar Dalman.", ""},
       })
    EXPECT_EQ(instead_of(one.was, one.text), one.name) << one.text;
}

TEST(NamedInstead, ASurnameIsAllButTheFirstWord) {
  EXPECT_EQ(surname_of("Petra de Wit"), "de Wit");
  EXPECT_EQ(surname_of("Petra"), "");
}

}  // namespace
}  // namespace meldaan::extract::named_instead_test
