// Waiting lists: what somebody reads who has found a group full, and when a place has come free.
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "unit/render/render_fixture.h"
#include "unit/render/snapshot.h"

namespace meldaan::render::waiting_snapshot_test {
namespace {

constexpr const char* kTaal = "werkgroep/taal";
constexpr const char* kMobiel = "plg/mobiel-leren";

struct Shape {
  const char* name;
  std::function<Reply()> reply;
  const char* language = "nl";
};

Registration confirmed(const std::string& ref, Person person) {
  Registration result = registration(ref, std::move(person));
  result.state = RegistrationState::kConfirmed;
  return result;
}

Reply reply_of(ReplyKind kind, std::vector<Registration> registrations) {
  Reply reply;
  reply.kind = kind;
  reply.to = {"Marieke Jansen", "m.jansen@consent-voorbeeld.nl"};
  reply.registrations = std::move(registrations);
  return reply;
}

Registration marieke_for(std::vector<GroupId> groups, std::vector<WaitingPlace> waiting) {
  Person person = marieke();
  person.groups = std::move(groups);
  Registration result = confirmed("KT-7F3K2M", person);
  result.waiting = std::move(waiting);
  return result;
}

Registration colleague_for(std::vector<GroupId> groups, std::vector<WaitingPlace> waiting) {
  Person person = piet();
  person.email.clear();
  person.groups = std::move(groups);
  Registration result = confirmed("KT-9Q2W4Z", person);
  result.waiting = std::move(waiting);
  return result;
}

Reply only_waits() {
  return reply_of(ReplyKind::kConfirmation, {marieke_for({kTaal}, {{kTaal, 2}})});
}

Reply waits_for_one_of_two() {
  return reply_of(ReplyKind::kConfirmation, {marieke_for({kMobiel, kTaal}, {{kTaal, 1}})});
}

Reply waits_for_both() {
  return reply_of(ReplyKind::kConfirmation,
                  {marieke_for({kMobiel, kTaal}, {{kMobiel, 3}, {kTaal, 1}})});
}

Reply one_of_two_waits() {
  return reply_of(ReplyKind::kConfirmation,
                  {marieke_for({kTaal}, {}), colleague_for({kTaal}, {{kTaal, 1}})});
}

Reply both_of_two_wait() {
  return reply_of(ReplyKind::kConfirmation,
                  {marieke_for({kTaal}, {{kTaal, 1}}), colleague_for({kTaal}, {{kTaal, 2}})});
}

Reply changed_into_a_full_group() {
  Reply reply = reply_of(ReplyKind::kChanged, {marieke_for({kTaal}, {{kTaal, 4}})});
  reply.before = {marieke_for({kMobiel}, {})};
  return reply;
}

Reply moved_up() {
  Reply reply = reply_of(ReplyKind::kMovedUp, {marieke_for({kTaal}, {})});
  reply.before = {marieke_for({kTaal}, {{kTaal, 1}})};
  return reply;
}

Reply moved_up_and_still_waits() {
  Reply reply = reply_of(ReplyKind::kMovedUp, {marieke_for({kMobiel, kTaal}, {{kMobiel, 2}})});
  reply.before = {marieke_for({kMobiel, kTaal}, {{kMobiel, 2}, {kTaal, 1}})};
  return reply;
}

Reply a_colleague_moved_up() {
  Reply reply = reply_of(ReplyKind::kMovedUp, {colleague_for({kTaal}, {})});
  reply.before = {colleague_for({kTaal}, {{kTaal, 1}})};
  return reply;
}

Reply two_moved_up() {
  Reply reply =
      reply_of(ReplyKind::kMovedUp, {marieke_for({kTaal}, {}), colleague_for({kTaal}, {})});
  reply.before = {marieke_for({kTaal}, {{kTaal, 1}}), colleague_for({kTaal}, {{kTaal, 2}})};
  return reply;
}

const Shape kShapes[] = {
    {"waiting-only", only_waits},
    {"waiting-for-one-of-two-groups", waits_for_one_of_two},
    {"waiting-for-both-groups", waits_for_both},
    {"waiting-one-of-two-people", one_of_two_waits},
    {"waiting-both-of-two-people", both_of_two_wait},
    {"waiting-after-a-change", changed_into_a_full_group},
    {"moved-up", moved_up},
    {"moved-up-and-still-waiting", moved_up_and_still_waits},
    {"moved-up-of-a-colleague", a_colleague_moved_up},
    {"moved-up-of-two", two_moved_up},
    {"en-waiting-only", only_waits, "en"},
    {"en-waiting-for-both-groups", waits_for_both, "en"},
    {"en-waiting-both-of-two-people", both_of_two_wait, "en"},
    {"en-moved-up", moved_up, "en"},
    {"en-moved-up-of-two", two_moved_up, "en"},
    {"de-waiting-only", only_waits, "de"},
    {"de-waiting-for-both-groups", waits_for_both, "de"},
    {"de-waiting-both-of-two-people", both_of_two_wait, "de"},
    {"de-moved-up", moved_up, "de"},
    {"de-moved-up-of-two", two_moved_up, "de"},
};

class WaitingSnapshot : public testing::TestWithParam<Shape> {};

TEST_P(WaitingSnapshot, ReadsAsAPersonApprovedIt) {
  Reply reply = GetParam().reply();
  reply.language = GetParam().language;
  expect_snapshot(GetParam().name, reply, renderer_of_small_event(), at("2018-09-11T08:41"));
}

INSTANTIATE_TEST_SUITE_P(Shape, WaitingSnapshot, testing::ValuesIn(kShapes),
                         [](const auto& shape) { return test_name(shape.param.name); });

}  // namespace
}  // namespace meldaan::render::waiting_snapshot_test
