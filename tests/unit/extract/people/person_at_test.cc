#include "extract/people/person_at.h"

#include <gmock/gmock.h>

#include "unit/extract/people_cases.h"

namespace meldaan::extract::person_at_test {
namespace {

TEST(PersonAt, MayBeCalledAsAnEverydayWord) {
  expect({
      {"Ik kom naar Taal. Ben Hietbrink komt ook naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal", "Ben Hietbrink: taal"}},
      {"Van ons komen:\n- Ben Hietbrink: Gedrag\n- Elke ten Bos: Taal\n\nZelf kom ik niet.",
       kMarieke,
       {"Ben Hietbrink: gedrag", "Elke ten Bos: taal"}},
  });
}

TEST(PersonAt, IsNotAVerbBeforeANameOrAGroup) {
  expect({
      {"Ben Marieke Jansen en kom naar Taal. Wil Rekenen ook wel doen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: taal rekenen"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::person_at_test
