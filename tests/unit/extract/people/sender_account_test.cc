#include "extract/people/sender_account.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::sender_account_test {
namespace {

const Address kKindergarten{"Groep 1-2 De Brug", "kleuters@debrug.nl"};

TEST(SenderAccount, WhoeverSignsIsOneOfThoseWhoWrite) {
  expect({
      {"Wij willen allebei naar Rekenen.\n\nGroetjes,\nMarieke Jansen en Soraya Benali",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "Soraya Benali: rekenen"}},
      {"Wij willen allebei naar Rekenen.\n\nGroetjes,\nJanneke Mulder\nSoraya Benali",
       kKindergarten,
       {"Janneke Mulder <kleuters@debrug.nl>: rekenen",
        "Soraya Benali <kleuters@debrug.nl>: rekenen"}},
  });
}

TEST(SenderAccount, IsSharedByAllWhoSignWhereItIsNobodysOwn) {
  expect({
      {"Wij, Tessa Bruggink en Emine Kaya, doen mee met IKC.\n\nGroeten,\nTessa en Emine",
       kKindergarten,
       {"Tessa Bruggink <kleuters@debrug.nl>: ikc", "Emine Kaya <kleuters@debrug.nl>: ikc"}},
      {"Wij, Tessa Bruggink en Emine Kaya, doen mee met IKC.\n\nGroeten,\nhet secretariaat",
       kSecretary,
       {"Tessa Bruggink: ikc", "Emine Kaya: ikc"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::sender_account_test
