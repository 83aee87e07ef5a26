#include "extract/people/turned_rows.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::turned_rows_test {
namespace {

TEST(TurnedRows, BeginWithTheSurname) {
  expect({
      {"Van ons komen:\n\nSmit, Anja (Taal)\nVerver, Roel (Gedrag)",
       kSecretary,
       {"Anja Smit: taal", "Roel Verver: gedrag"}},
      {"Van ons komen:\n\n- Vos, Miranda de: Taal\n- Oude Nijhuis, Carla: Gedrag",
       kSecretary,
       {"Miranda de Vos: taal", "Carla Oude Nijhuis: gedrag"}},
      {"Van ons komen:\n\nSmit, A.J.: Taal\nVos, Piet: Gedrag",
       kSecretary,
       {"A.J. Smit: taal", "Piet Vos: gedrag"}},
  });
}

TEST(TurnedRows, ComeWhereTheWriterDoesNot) {
  expect(
      {{"Ik doe zelf niet mee, maar geef deze collega's op:\n\nSmit, Anja (Taal)\nVos, Piet "
        "(Gedrag)",
        kSecretary,
        {"Anja Smit: taal", "Piet Vos: gedrag"}}});
}

}  // namespace
}  // namespace meldaan::extract::turned_rows_test
