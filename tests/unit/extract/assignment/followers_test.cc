#include "extract/assignment/followers.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::followers_test {
namespace {

TEST(Followers, ChooseWhatAnotherChoseAndMore) {
  expect({
      {"Van ons komen:\nAnja Smit: Taal\nPiet Vos: idem + Gedrag",
       kSecretary,
       {"Anja Smit: taal", "Piet Vos: gedrag taal"}},
      {"Van ons komen:\nAnja Smit: Taal\nPiet Vos: zelfde als Anja, plus Gedrag",
       kSecretary,
       {"Anja Smit: taal", "Piet Vos: gedrag taal"}},
      {"Van ons komen:\nAnja Smit: Taal\nPiet Vos: liever Gedrag dan Taal",
       kSecretary,
       {"Anja Smit: taal", "Piet Vos: gedrag"}},
  });
}

TEST(Followers, ChooseInTurn) {
  expect({{"Anja Smit en Piet Vos willen respectievelijk naar Taal en Gedrag.",
           kSecretary,
           {"Anja Smit: taal", "Piet Vos: gedrag"}}});
}

}  // namespace
}  // namespace meldaan::extract::followers_test
