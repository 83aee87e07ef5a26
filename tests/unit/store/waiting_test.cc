// Who has a place in a group that is limited, and who waits.
#include <functional>

#include "unit/store/store_fixture.h"

namespace meldaan::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kTaal = "werkgroep/taal";
constexpr const char* kRekenen = "plg/rekenen";

class WaitingTest : public StoreTest {
 protected:
  // As the intake does it: what is told is foreseen.
  Result<MailId> handle(HandledMail mail) {
    mail.capacities = capacities_;
    auto foreseen = store_.foresee(mail.registrations, capacities_, mail.now);
    if (!foreseen) return foreseen.error();
    mail.registrations = *std::move(foreseen);
    return store_.commit(mail);
  }

  static Registration wanting(const Reference& ref, const std::vector<GroupId>& groups) {
    Person person = anja();
    person.name = ref;
    person.email = ref + "@school.example";
    person.groups = groups;
    person.unclear_groups.clear();
    return registration_of(ref, person);
  }

  HandledMail mail_with(const std::vector<Registration>& registrations) {
    HandledMail mail = mail_of(++uid_, Fate::kRegistered);
    mail.registrations = registrations;
    mail.now = at(60 * static_cast<int>(uid_));
    return mail;
  }

  void sign_up(const Reference& ref, const std::vector<GroupId>& groups = {kTaal}) {
    ASSERT_OK(handle(mail_with({wanting(ref, groups)})));
  }

  Registration known(const Reference& ref) {
    return store_.standings(std::vector<Reference>{ref})->front().registration;
  }

  void alter(const Reference& ref, const std::function<void(Registration&)>& change) {
    Registration registration = known(ref);
    change(registration);
    ASSERT_OK(handle(mail_with({registration})));
  }

  void withdraw(const Reference& ref) {
    alter(ref, [](Registration& one) { one.state = RegistrationState::kCancelled; });
  }

  void move_up_all() {
    ASSERT_OK(store_.move_up(store_.moves_due(capacities_).value(), capacities_, std::nullopt,
                             at(60 * static_cast<int>(++uid_))));
  }

  std::vector<WaitingPlace> waiting(const Reference& ref) { return known(ref).waiting; }
  static WaitingPlace place(const GroupId& group, int number) { return {group, number}; }

  Store store_ = open();
  Capacities capacities_{{kTaal, 1}, {kRekenen, 0}};
  std::uint64_t uid_ = 0;
};

TEST_F(WaitingTest, whoever_comes_when_the_group_is_full_waits_in_order_of_arrival) {
  sign_up("KT-000001", {kTaal, kRekenen});
  sign_up("KT-000002", {kTaal, kRekenen});
  sign_up("KT-000003");
  EXPECT_THAT(waiting("KT-000001"), IsEmpty());
  EXPECT_THAT(waiting("KT-000002"), ElementsAre(place(kTaal, 1)));
  EXPECT_THAT(waiting("KT-000003"), ElementsAre(place(kTaal, 2)));
  EXPECT_EQ(store_.counts()->waiting, 2);
  EXPECT_THAT(*store_.moves_due(capacities_), IsEmpty());
}

TEST_F(WaitingTest, of_one_mail_the_first_named_has_the_last_place) {
  ASSERT_OK(handle(mail_with({wanting("KT-000001", {kTaal}), wanting("KT-000002", {kTaal})})));
  EXPECT_THAT(waiting("KT-000001"), IsEmpty());
  EXPECT_THAT(waiting("KT-000002"), ElementsAre(place(kTaal, 1)));
}

TEST_F(WaitingTest, foreseeing_leaves_nothing_behind) {
  const auto foreseen = store_.foresee(
      {wanting("KT-000001", {kTaal}), wanting("KT-000002", {kTaal})}, capacities_, at(0));
  ASSERT_OK(foreseen);
  EXPECT_THAT(foreseen->at(1).waiting, ElementsAre(place(kTaal, 1)));
  EXPECT_EQ(foreseen->at(1).id, 0);
  EXPECT_THAT(*store_.registrations(), IsEmpty());
}

TEST_F(WaitingTest, what_is_told_and_holds_no_longer_is_not_stored) {
  HandledMail told_of_a_place = mail_with({wanting("KT-000002", {kTaal})});
  told_of_a_place.capacities = capacities_;
  sign_up("KT-000001");
  EXPECT_FAILS(store_.commit(told_of_a_place), Errc::kRefused, Retry::kTransient);
  EXPECT_EQ(store_.registrations()->size(), 1u);
  ASSERT_OK(handle(told_of_a_place));
  EXPECT_THAT(waiting("KT-000002"), ElementsAre(place(kTaal, 1)));
}

TEST_F(WaitingTest, a_free_place_is_not_a_newcomers_while_somebody_waits) {
  sign_up("KT-000001");
  sign_up("KT-000002");
  withdraw("KT-000001");
  sign_up("KT-000003");
  EXPECT_THAT(waiting("KT-000003"), ElementsAre(place(kTaal, 2)));
  const std::vector<Move> due = store_.moves_due(capacities_).value();
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(due[0].registration, known("KT-000002").id);
  EXPECT_EQ(due[0].group, kTaal);
}

TEST_F(WaitingTest, moving_up_and_the_mail_about_it_are_stored_together_and_once) {
  sign_up("KT-000001");
  sign_up("KT-000002");
  withdraw("KT-000001");
  const std::vector<Move> due = store_.moves_due(capacities_).value();
  NewOutboxMail mail = reply_of("moved@lerendeleraren.nl");
  mail.kind = ReplyKind::kMovedUp;
  mail.about = {"KT-000002"};
  ASSERT_OK(store_.move_up(due, capacities_, mail, at(900)));
  EXPECT_THAT(waiting("KT-000002"), IsEmpty());
  EXPECT_EQ(known("KT-000002").updated, at(900));
  EXPECT_EQ(store_.counts()->queued, 1);
  mail.message_id = "again@lerendeleraren.nl";
  EXPECT_FAILS(store_.move_up(due, capacities_, mail, at(901)), Errc::kRefused, Retry::kTransient);
  EXPECT_EQ(store_.counts()->queued, 1);
}

TEST_F(WaitingTest, a_place_is_not_lost_by_a_capacity_that_is_set_or_lowered_later) {
  capacities_[kTaal] = 0;
  for (const char* ref : {"KT-000001", "KT-000002", "KT-000003"}) sign_up(ref);
  capacities_[kTaal] = 1;
  sign_up("KT-000004");
  alter("KT-000003", [](Registration& one) { one.person.school = "OBS De Eik"; });
  for (const char* ref : {"KT-000001", "KT-000002", "KT-000003"})
    EXPECT_THAT(waiting(ref), IsEmpty()) << ref;
  withdraw("KT-000001");
  withdraw("KT-000002");
  EXPECT_THAT(*store_.moves_due(capacities_), IsEmpty()) << "one is left, and one may";
  withdraw("KT-000003");
  EXPECT_EQ(store_.moves_due(capacities_)->size(), 1u);
}

TEST_F(WaitingTest, a_raised_capacity_makes_room_for_as_many) {
  for (const char* ref : {"KT-000001", "KT-000002", "KT-000003", "KT-000004"}) sign_up(ref);
  capacities_[kTaal] = 3;
  EXPECT_EQ(store_.moves_due(capacities_)->size(), 2u);
  capacities_[kTaal] = 0;
  EXPECT_EQ(store_.moves_due(capacities_)->size(), 3u);
  capacities_.erase(kTaal);
  EXPECT_THAT(*store_.moves_due(capacities_), IsEmpty()) << "the event no longer has the group";
}

TEST_F(WaitingTest, who_is_incomplete_late_or_withdrawn_holds_no_place) {
  for (const auto& [ref, state] : {std::pair("KT-000001", RegistrationState::kIncomplete),
                                   std::pair("KT-000002", RegistrationState::kLate),
                                   std::pair("KT-000003", RegistrationState::kCancelled)}) {
    Registration one = wanting(ref, {kTaal});
    one.state = state;
    ASSERT_OK(handle(mail_with({one})));
    EXPECT_FALSE(known(ref).counts);
  }
  sign_up("KT-000004");
  EXPECT_THAT(waiting("KT-000004"), IsEmpty());
  alter("KT-000001", [](Registration& one) { one.state = RegistrationState::kConfirmed; });
  EXPECT_THAT(waiting("KT-000001"), ElementsAre(place(kTaal, 1)));
}

TEST_F(WaitingTest, a_place_and_a_number_stay_while_something_else_is_asked) {
  sign_up("KT-000001");
  sign_up("KT-000002");
  for (const char* ref : {"KT-000001", "KT-000002"}) {
    alter(ref, [](Registration& one) {
      one.person.unclear_groups = {"wetenschap-en-techniek"};
      one.state = RegistrationState::kIncomplete;
    });
  }
  sign_up("KT-000003");
  EXPECT_THAT(waiting("KT-000001"), IsEmpty());
  EXPECT_THAT(waiting("KT-000002"), ElementsAre(place(kTaal, 1)));
  EXPECT_THAT(waiting("KT-000003"), ElementsAre(place(kTaal, 2)));
}

TEST_F(WaitingTest, who_gives_a_place_up_stands_at_the_end_when_coming_back) {
  sign_up("KT-000001");
  sign_up("KT-000002");
  withdraw("KT-000001");
  move_up_all();
  sign_up("KT-000003");
  alter("KT-000001", [](Registration& one) { one.state = RegistrationState::kConfirmed; });
  EXPECT_THAT(waiting("KT-000001"), ElementsAre(place(kTaal, 2)));
}

TEST_F(WaitingTest, who_comes_in_somebodys_place_has_it_or_waits_there) {
  sign_up("KT-000001");
  sign_up("KT-000002");
  sign_up("KT-000003");
  for (const auto& [leaving, coming] :
       {std::pair("KT-000001", "KT-00000A"), std::pair("KT-000002", "KT-00000B")}) {
    Registration left = known(leaving);
    left.state = RegistrationState::kCancelled;
    Registration instead = wanting(coming, {kTaal});
    instead.takes_over_from = left.id;
    ASSERT_OK(handle(mail_with({left, instead})));
  }
  EXPECT_THAT(waiting("KT-00000A"), IsEmpty());
  EXPECT_THAT(waiting("KT-00000B"), ElementsAre(place(kTaal, 1)));
  EXPECT_THAT(waiting("KT-000003"), ElementsAre(place(kTaal, 2)));
  EXPECT_THAT(*store_.moves_due(capacities_), IsEmpty());
}

TEST_F(WaitingTest, an_erasure_makes_the_line_shorter_and_frees_a_place) {
  for (const char* ref : {"KT-000001", "KT-000002", "KT-000003"}) sign_up(ref);
  HandledMail erasing = mail_with({});
  erasing.erased = {known("KT-000001").id, known("KT-000002").id};
  ASSERT_OK(store_.commit(erasing));
  EXPECT_THAT(waiting("KT-000003"), ElementsAre(place(kTaal, 1)));
  EXPECT_EQ(store_.moves_due(capacities_)->size(), 1u);
}

TEST_F(WaitingTest,
       a_rereading_takes_nothing_that_was_told_and_gives_new_wishes_the_end_of_the_line) {
  sign_up("KT-000001");
  sign_up("KT-000002");
  sign_up("KT-000003", {kRekenen});
  const auto reread = [&](MailId mail, const Reference& ref, const GroupId& group) {
    const Registration before = known(ref);
    Registration after = before;
    after.person.groups = {group};
    EXPECT_OK(store_.revise(mail, {{before, after}}, capacities_, at(600)));
  };
  reread(1, "KT-000001", kRekenen);
  move_up_all();
  reread(1, "KT-000001", kTaal);
  EXPECT_THAT(waiting("KT-000001"), IsEmpty()) << "she was told that she has a place";
  reread(3, "KT-000003", kTaal);
  EXPECT_THAT(waiting("KT-000003"), ElementsAre(place(kTaal, 1)));
  reread(3, "KT-000003", kRekenen);
  sign_up("KT-000004");
  reread(3, "KT-000003", kTaal);
  EXPECT_THAT(waiting("KT-000003"), ElementsAre(place(kTaal, 1))) << "as before";
  EXPECT_THAT(waiting("KT-000004"), ElementsAre(place(kTaal, 2)));
}

TEST_F(WaitingTest, a_report_tells_of_the_line_as_it_stood) {
  sign_up("KT-000001");
  sign_up("KT-000002");
  sign_up("KT-000003");
  withdraw("KT-000001");
  move_up_all();
  Event event;
  event.groups = {{kTaal, GroupKind::kWerkgroep, "Taal", "Werkgroep Taal", {}, {}, 1}};
  const auto counted = [&](int minutes) {
    return store_.report(event, Instant{}, at(60 * minutes + 1))->groups.front();
  };
  EXPECT_EQ(counted(3).placed, 1);
  EXPECT_EQ(counted(3).waiting, 2);
  EXPECT_EQ(counted(4).placed, 0) << "the place is free, and nobody has moved up";
  EXPECT_EQ(counted(4).waiting, 2);
  EXPECT_EQ(counted(5).placed, 1);
  EXPECT_EQ(counted(5).waiting, 1);
  const auto is_reachable = [&] {
    const Report report = store_.report(event, at(60 * 4 + 1), at(60 * 5 + 1)).value();
    return report.changed.size() == 1 && report.changed.front().is_reachable;
  };
  EXPECT_TRUE(is_reachable());
  ASSERT_OK(store_.mark({"KT-000002"}, Mark::kUndeliverable));
  EXPECT_FALSE(is_reachable());
  EXPECT_EQ(counted(5).capacity, 1);
}

}  // namespace
}  // namespace meldaan::store
