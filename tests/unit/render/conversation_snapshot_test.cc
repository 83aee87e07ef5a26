// Replies to what comes after the first mail, and in other languages, as their readers get them.
#include <gtest/gtest.h>

#include "unit/render/render_fixture.h"
#include "unit/render/snapshot.h"

namespace meldaan::render::conversation_snapshot_test {
namespace {

constexpr const char* kPietsRef = "KT-9Q2W4Z";
constexpr const char* kAnjasRef = "KT-0A1B2C";

Registration confirmed(const std::string& ref, Person person) {
  Registration result = registration(ref, std::move(person));
  result.state = RegistrationState::kConfirmed;
  result.counts = true;
  return result;
}

Registration cancelled(Registration result) {
  result.state = RegistrationState::kCancelled;
  result.updated += Seconds(86400);
  return result;
}

Registration mariekes() {
  return confirmed("KT-7F3K2M", marieke());
}

Registration piets() {
  return confirmed(kPietsRef, piet());
}

Registration anjas() {
  Person anja = piet();
  anja.name = "Anja Smit";
  anja.email.clear();
  return confirmed(kAnjasRef, anja);
}

Registration with_other_group(Registration result) {
  result.person.groups = {"werkgroep/beleidsgroep-besturen"};
  return result;
}

Reply about(ReplyKind kind, std::vector<Registration> registrations,
            std::vector<Registration> before = {}, std::vector<Registration> others = {}) {
  Reply reply = reply_about(kind, {});
  reply.registrations = std::move(registrations);
  reply.before = std::move(before);
  reply.others = std::move(others);
  return reply;
}

Reply in_language(const char* language, Reply reply) {
  reply.language = language;
  return reply;
}

Reply first_confirmation() {
  return about(ReplyKind::kConfirmation, {mariekes()});
}

Reply unsure_school() {
  Registration registration = mariekes();
  registration.person.school.clear();
  registration.person.unsure_school = "De Wal";
  return about(ReplyKind::kConfirmation, {registration});
}

Registration called_only(Registration registration, const char* call_name) {
  registration.person.name.clear();
  registration.person.call_name = call_name;
  registration.person.email.clear();
  registration.state = RegistrationState::kIncomplete;
  return registration;
}

Reply surnames_asked() {
  return about(ReplyKind::kQuestion, {called_only(piets(), "Piet"), called_only(anjas(), "Anja")});
}

Reply surname_asked() {
  return about(ReplyKind::kQuestion, {mariekes(), called_only(piets(), "Piet")});
}

Reply names_asked() {
  return about(ReplyKind::kQuestion, {called_only(piets(), ""), called_only(anjas(), "")});
}

Reply doubted_group() {
  Registration registration = mariekes();
  registration.person.groups = {"werkgroep/taal"};
  registration.person.unclear_groups = {"mobiel-leren"};
  registration.state = RegistrationState::kIncomplete;
  return about(ReplyKind::kQuestion, {registration});
}

Reply school_asked() {
  Registration registration = mariekes();
  registration.person.school.clear();
  registration.person.foundation.clear();
  registration.state = RegistrationState::kIncomplete;
  return about(ReplyKind::kQuestion, {registration});
}

Reply late() {
  Registration registration = mariekes();
  registration.state = RegistrationState::kLate;
  return about(ReplyKind::kLate, {registration});
}

Reply from_piet(Reply reply) {
  reply.to = {"Piet Bakker", "p.bakker@consent-voorbeeld.nl"};
  return reply;
}

Reply other_group() {
  return about(ReplyKind::kChanged, {with_other_group(mariekes())}, {mariekes()});
}

Reply every_field() {
  Registration now = mariekes();
  now.person.name = "Marieke de Vries";
  now.person.school = "OBS De Springplank";
  now.person.foundation.clear();
  now.person.groups = {"plg/mobiel-leren", "werkgroep/wetenschap-en-techniek"};
  now.person.proposed_groups = {"muziek in de klas"};
  return about(ReplyKind::kChanged, {now}, {mariekes()});
}

Reply replaced() {
  return about(ReplyKind::kChanged, {cancelled(piets()), anjas()}, {piets()}, {mariekes()});
}

Reply reader_replaced() {
  return about(ReplyKind::kChanged, {cancelled(mariekes()), anjas()}, {mariekes()}, {piets()});
}

Reply replacement_asked() {
  Registration anja = anjas();
  anja.person.groups.clear();
  anja.person.unclear_groups = {"wetenschap-en-techniek"};
  anja.state = RegistrationState::kIncomplete;
  return about(ReplyKind::kChanged, {cancelled(piets()), anja, with_other_group(mariekes())},
               {piets(), mariekes()});
}

Reply replacement_in_question() {
  Registration anja = anjas();
  anja.person.school.clear();
  anja.state = RegistrationState::kIncomplete;
  return about(ReplyKind::kQuestion, {cancelled(piets()), anja}, {piets()}, {mariekes()});
}

Reply nothing_known() {
  Reply reply = about(ReplyKind::kQuestion, {registration("KT-7F3K2M", {})});
  reply.to.name.clear();
  return reply;
}

Reply from_another_address() {
  Reply reply = other_group();
  reply.to = {"Marieke Jansen", "marieke@thuis-voorbeeld.nl"};
  return reply;
}

Reply reader_cancelled() {
  return about(ReplyKind::kCancelled, {cancelled(mariekes())}, {mariekes()});
}

Reply one_of_three_cancelled() {
  return about(ReplyKind::kCancelled, {cancelled(piets())}, {piets()}, {mariekes(), anjas()});
}

Reply one_of_two_cancelled() {
  return about(ReplyKind::kCancelled, {cancelled(piets())}, {piets()}, {mariekes()});
}

Reply all_cancelled() {
  return about(ReplyKind::kCancelled, {cancelled(mariekes()), cancelled(piets())},
               {mariekes(), piets()});
}

Reply returned() {
  return about(ReplyKind::kConfirmation, {mariekes()}, {cancelled(mariekes())});
}

Reply colleague_added() {
  return about(ReplyKind::kConfirmation, {anjas()}, {}, {mariekes(), piets()});
}

Reply second_question() {
  Registration now = mariekes();
  now.state = RegistrationState::kIncomplete;
  now.person.groups.clear();
  Registration before = now;
  before.person.school.clear();
  before.person.foundation.clear();
  return about(ReplyKind::kQuestion, {now}, {before});
}

Reply reminder_of_a_colleague() {
  Registration open = piets();
  open.state = RegistrationState::kIncomplete;
  open.person.groups.clear();
  open.person.unclear_groups = {"wetenschap-en-techniek"};
  return about(ReplyKind::kReminder, {mariekes(), open});
}

Reply reminder() {
  Registration open = mariekes();
  open.state = RegistrationState::kIncomplete;
  open.person.groups.clear();
  return about(ReplyKind::kReminder, {open});
}

Reply before_the_event(std::vector<Registration> registrations) {
  return about(ReplyKind::kEventReminder, std::move(registrations));
}

Reply before_the_event_by_proposal() {
  Registration registration = mariekes();
  registration.person.groups.clear();
  registration.person.proposed_groups = {"muziek in de klas"};
  return before_the_event({registration});
}

Reply unchanged() {
  return about(ReplyKind::kUnchanged, {mariekes()});
}

Reply unchanged_two() {
  Reply reply = about(ReplyKind::kUnchanged, {mariekes(), piets()});
  reply.has_question = true;
  return reply;
}

Reply unchanged_cancelled() {
  return about(ReplyKind::kUnchanged, {cancelled(mariekes())});
}

Reply erasure_check() {
  return about(ReplyKind::kErasureCheck, {mariekes()});
}

Reply erasure_check_two() {
  return about(ReplyKind::kErasureCheck, {mariekes(), anjas()});
}

Reply erased(int colleagues = 0) {
  Reply reply = about(ReplyKind::kErased, {mariekes()});
  reply.colleagues = colleagues;
  return reply;
}

Reply receipt() {
  Registration open = mariekes();
  open.state = RegistrationState::kIncomplete;
  open.person.groups.clear();
  return about(ReplyKind::kReceipt, {open});
}

Reply noticed(Reply reply) {
  reply.kind = ReplyKind::kNotice;
  reply.altered_by = "marieke@thuis-voorbeeld.nl";
  reply.in_reply_to.clear();
  return reply;
}

Reply notice_to_a_colleague() {
  Reply reply = from_piet(noticed(about(ReplyKind::kNotice, {cancelled(piets())}, {piets()})));
  reply.altered_by = "m.jansen@consent-voorbeeld.nl";
  return reply;
}

struct Shape {
  const char* name;
  Reply reply;
};

std::vector<Shape> shapes() {
  return {
      {"changed-group", other_group()},
      {"changed-every-field", every_field()},
      {"changed-replaced", replaced()},
      {"changed-reader-replaced", reader_replaced()},
      {"changed-replacement-asked", replacement_asked()},
      {"changed-from-another-address", from_another_address()},
      {"question-replacement", replacement_in_question()},
      {"question-second", second_question()},
      {"cancelled-reader", reader_cancelled()},
      {"cancelled-one-of-two", one_of_two_cancelled()},
      {"cancelled-one-of-three", one_of_three_cancelled()},
      {"cancelled-all", all_cancelled()},
      {"confirmation-returned", returned()},
      {"confirmation-colleague-added", colleague_added()},
      {"reminder", reminder()},
      {"reminder-colleague", reminder_of_a_colleague()},
      {"event-reminder", before_the_event({mariekes()})},
      {"event-reminder-proposal", before_the_event_by_proposal()},
      {"event-reminder-three", before_the_event({mariekes(), piets(), anjas()})},
      {"event-reminder-colleague", before_the_event({piets()})},
      {"event-reminder-colleagues", before_the_event({piets(), anjas()})},
      {"unchanged", unchanged()},
      {"unchanged-two", unchanged_two()},
      {"unchanged-cancelled", unchanged_cancelled()},
      {"erasure-check", erasure_check()},
      {"erasure-check-two", erasure_check_two()},
      {"erased", erased()},
      {"erased-with-a-colleague", erased(1)},
      {"erased-with-colleagues", erased(2)},
      {"receipt", receipt()},
      {"notice-changed", noticed(other_group())},
      {"notice-cancelled", noticed(reader_cancelled())},
      {"notice-colleague-cancelled", notice_to_a_colleague()},
      {"notice-returned", noticed(returned())},
      {"en-confirmation", in_language("en", returned())},
      {"en-question", in_language("en", nothing_known())},
      {"en-reminder", in_language("en", reminder_of_a_colleague())},
      {"en-event-reminder", in_language("en", before_the_event({mariekes()}))},
      {"en-event-reminder-three",
       in_language("en", before_the_event({mariekes(), piets(), anjas()}))},
      {"en-event-reminder-colleague", in_language("en", before_the_event({piets()}))},
      {"en-changed", in_language("en", every_field())},
      {"en-changed-replaced", in_language("en", replaced())},
      {"en-cancelled", in_language("en", reader_cancelled())},
      {"en-cancelled-one-of-three", in_language("en", one_of_three_cancelled())},
      {"en-unchanged", in_language("en", unchanged_two())},
      {"en-erasure-check", in_language("en", erasure_check())},
      {"en-erased", in_language("en", erased())},
      {"en-erased-with-a-colleague", in_language("en", erased(1))},
      {"en-receipt", in_language("en", receipt())},
      {"de-confirmation", in_language("de", returned())},
      {"de-question", in_language("de", nothing_known())},
      {"de-reminder", in_language("de", reminder_of_a_colleague())},
      {"de-event-reminder", in_language("de", before_the_event({mariekes()}))},
      {"de-event-reminder-three",
       in_language("de", before_the_event({mariekes(), piets(), anjas()}))},
      {"de-event-reminder-colleague", in_language("de", before_the_event({piets()}))},
      {"de-event-reminder-colleagues", in_language("de", before_the_event({piets(), anjas()}))},
      {"de-changed", in_language("de", every_field())},
      {"de-changed-replaced", in_language("de", replaced())},
      {"de-cancelled", in_language("de", reader_cancelled())},
      {"de-cancelled-one-of-three", in_language("de", one_of_three_cancelled())},
      {"de-unchanged", in_language("de", unchanged_two())},
      {"de-erasure-check", in_language("de", erasure_check())},
      {"de-erased", in_language("de", erased())},
      {"de-erased-with-a-colleague", in_language("de", erased(1))},
      {"de-receipt", in_language("de", receipt())},
      {"en-confirmation-first", in_language("en", first_confirmation())},
      {"en-confirmation-unsure-school", in_language("en", unsure_school())},
      {"en-question-own", in_language("en", school_asked())},
      {"en-question-doubted-group", in_language("en", doubted_group())},
      {"en-late", in_language("en", late())},
      {"de-confirmation-first", in_language("de", first_confirmation())},
      {"de-confirmation-unsure-school", in_language("de", unsure_school())},
      {"de-question-own", in_language("de", school_asked())},
      {"de-question-doubted-group", in_language("de", doubted_group())},
      {"de-late", in_language("de", late())},
      {"en-question-surnames", in_language("en", surnames_asked())},
      {"en-question-surname", in_language("en", surname_asked())},
      {"en-question-names", in_language("en", names_asked())},
      {"de-question-surnames", in_language("de", surnames_asked())},
      {"de-question-surname", in_language("de", surname_asked())},
      {"de-question-names", in_language("de", names_asked())},
      {"en-notice", in_language("en", noticed(other_group()))},
      {"de-notice", in_language("de", noticed(other_group()))},
  };
}

class ConversationSnapshot : public testing::TestWithParam<Shape> {};

TEST_P(ConversationSnapshot, ReadsAsAPersonApprovedIt) {
  expect_snapshot(GetParam().name, GetParam().reply, renderer_of_small_event(),
                  at("2018-09-12T08:41"));
}

INSTANTIATE_TEST_SUITE_P(Shape, ConversationSnapshot, testing::ValuesIn(shapes()),
                         [](const auto& shape) { return test_name(shape.param.name); });

}  // namespace
}  // namespace meldaan::render::conversation_snapshot_test
