#include "extract/assignment/subjects.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::subjects_test {
namespace {

TEST(Subjects, TogetherAreThoseOfWhomWasSpokenLast) {
  expect({
      {"Ons taakteam komt in zijn geheel: Stef Boom, Naomi Blom en ik. Stef en ik gaan allebei "
       "naar Rekenen, Naomi kiest voor Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "Stef Boom: rekenen", "Naomi Blom: taal"}},
      {"Stef Boom, Naomi Blom en ik komen graag. Stef en ik gaan samen naar Rekenen, Naomi wil "
       "naar Taal.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "Stef Boom: rekenen", "Naomi Blom: taal"}},
      {"Drie aanmeldingen: Stef Boom, Naomi Blom en Kees Hulst. Naomi en Kees willen beiden naar "
       "Gedrag, Stef naar HRM.",
       kSecretary,
       {"Stef Boom: hrm", "Naomi Blom: gedrag", "Kees Hulst: gedrag"}},
      {"Stef Boom en ik willen allebei naar Rekenen.",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl>: rekenen", "Stef Boom: rekenen"}},
  });
}

TEST(Subjects, WithoutNamesHaveEachTheirShare) {
  expect({
      {"Wilt u alvast twee plaatsen reserveren voor leerkrachten: één bij Rekenen en één bij "
       "Gedrag.",
       kMarieke,
       {"?: rekenen", "?: gedrag"}},
      {"Er komen drie collega's, twee naar Taal en de ander naar Gedrag. Zelf kom ik niet.",
       kMarieke,
       {"?: taal", "?: taal", "?: gedrag"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::subjects_test
