// Replies to a first mail, as their readers get them.
#include <gtest/gtest.h>

#include <functional>

#include "unit/render/render_fixture.h"
#include "unit/render/snapshot.h"

namespace meldaan::render::snapshot_test {
namespace {

struct Shape {
  const char* name;
  std::function<Reply()> reply;
  std::function<void(Event&)> alter_event;
  const char* now = "2018-09-11T08:41";
};

Person without(Person person, const std::function<void(Person&)>& change) {
  change(person);
  return person;
}

Reply one_complete() {
  return reply_about(ReplyKind::kConfirmation, {marieke()});
}

Reply one_bare() {
  Reply reply = reply_about(ReplyKind::kConfirmation, {without(marieke(), [](Person& p) {
                              p.foundation.clear();
                              p.groups = {"werkgroep/taal"};
                              p.proposed_groups = {"muziek in de klas"};
                            })});
  reply.has_question = true;
  return reply;
}

Reply from_register() {
  return reply_about(ReplyKind::kConfirmation, {without(marieke(), [](Person& p) {
                       p.foundation_source = FoundationSource::kRegister;
                       p.groups.clear();
                       p.proposed_groups = {"muziek", "bewegend leren"};
                     })});
}

Reply unsure_school() {
  return reply_about(ReplyKind::kConfirmation, {without(marieke(), [](Person& p) {
                       p.school.clear();
                       p.unsure_school = "De Wal";
                     })});
}

Reply two_complete() {
  return reply_about(ReplyKind::kConfirmation, {marieke(), piet()});
}

Reply only_a_colleague() {
  return reply_about(ReplyKind::kConfirmation, {piet()});
}

Reply unclear_topic() {
  return reply_about(ReplyKind::kQuestion, {without(marieke(), [](Person& p) {
                       p.groups = {"werkgroep/taal"};
                       p.unclear_groups = {"wetenschap-en-techniek"};
                     })});
}

Reply doubted_group() {
  return reply_about(ReplyKind::kQuestion, {without(marieke(), [](Person& p) {
                       p.groups = {"werkgroep/taal"};
                       p.unclear_groups = {"mobiel-leren"};
                     })});
}

Reply no_groups() {
  return reply_about(ReplyKind::kQuestion,
                     {without(marieke(), [](Person& p) { p.groups.clear(); })});
}

Reply no_affiliation() {
  return reply_about(ReplyKind::kQuestion, {without(marieke(), [](Person& p) {
                       p.school.clear();
                       p.foundation.clear();
                     })});
}

Reply nothing_known() {
  Person person;
  person.email = "m.jansen@consent-voorbeeld.nl";
  Reply reply = reply_about(ReplyKind::kQuestion, {person});
  reply.to.name = "";
  return reply;
}

Reply one_of_two_open() {
  return reply_about(ReplyKind::kQuestion,
                     {marieke(), without(piet(), [](Person& p) { p.groups.clear(); })});
}

Reply two_of_three_open() {
  return reply_about(ReplyKind::kQuestion,
                     {marieke(), without(piet(), [](Person& p) { p.school.clear(); }),
                      without(piet(), [](Person& p) {
                        p.name.clear();
                        p.email = "a.smit@consent-voorbeeld.nl";
                        p.groups.clear();
                        p.unclear_groups = {"wetenschap-en-techniek"};
                      })});
}

Reply before_the_event() {
  return reply_about(ReplyKind::kEventReminder, {marieke()});
}

Reply late() {
  return reply_about(ReplyKind::kLate, {marieke()});
}

const Shape kShapes[] = {
    {"confirmation-one", one_complete, {}},
    {"confirmation-with-venue", one_complete,
     [](Event& event) { event.venue = "Saxion, M.H. Tromplaan 28, Enschede"; }},
    {"confirmation-without-foundation-and-with-a-question", one_bare, {}},
    {"confirmation-foundation-from-register", from_register, {}},
    {"confirmation-unsure-school", unsure_school, {}},
    {"confirmation-two", two_complete, {}},
    {"confirmation-of-a-colleague", only_a_colleague, {}},
    {"event-reminder-with-venue", before_the_event,
     [](Event& event) { event.venue = "Saxion, M.H. Tromplaan 28, Enschede"; }, "2018-09-27T09:00"},
    {"question-unclear-topic", unclear_topic, {}},
    {"question-doubted-group", doubted_group, {}},
    {"question-no-groups", no_groups, {}},
    {"question-no-affiliation", no_affiliation, {}},
    {"question-nothing-known", nothing_known, {}},
    {"question-one-of-two", one_of_two_open, {}},
    {"question-two-of-three", two_of_three_open, {}},
    {"late-closed", late, [](Event& event) { event.closes = at("2018-10-03T18:00"); },
     "2018-10-03T20:00"},
    {"late-over", late, {}, "2018-10-05T09:00"},
};

class Snapshot : public testing::TestWithParam<Shape> {};

TEST_P(Snapshot, ReadsAsAPersonApprovedIt) {
  if (!GetParam().alter_event) {
    return expect_snapshot(GetParam().name, GetParam().reply(), renderer_of_small_event(),
                           at(GetParam().now));
  }
  RendererOptions options = small_options();
  GetParam().alter_event(options.event);
  expect_snapshot(GetParam().name, GetParam().reply(), Renderer::load(options), at(GetParam().now));
}

INSTANTIATE_TEST_SUITE_P(Shape, Snapshot, testing::ValuesIn(kShapes),
                         [](const auto& shape) { return test_name(shape.param.name); });

}  // namespace
}  // namespace meldaan::render::snapshot_test
