// The cold-start guard, the health, and the counts.
#include "unit/store/store_fixture.h"

namespace meldaan::store {
namespace {

class FactsTest : public StoreTest {
 protected:
  Store store_ = open();
};

TEST_F(FactsTest, the_first_look_at_a_mailbox_is_noted_once) {
  EXPECT_EQ(store_.first_seen(kInbox, 7, at(100)).value(), at(100));
  store_ = open();
  EXPECT_EQ(store_.first_seen(kInbox, 7, at(900)).value(), at(100));
}

TEST_F(FactsTest, another_uidvalidity_and_another_mailbox_are_seen_for_the_first_time) {
  ASSERT_OK(store_.first_seen(kInbox, 7, at(100)));
  EXPECT_EQ(store_.first_seen(kInbox, 8, at(200)).value(), at(200));
  EXPECT_EQ(store_.first_seen("maildir:/mail", 7, at(300)).value(), at(300));
  EXPECT_EQ(store_.first_seen(kInbox, 7, at(400)).value(), at(100));
}

TEST_F(FactsTest, asking_since_when_a_mailbox_is_known_notes_nothing) {
  EXPECT_EQ(store_.seen_since(kInbox, 7).value(), std::nullopt);
  EXPECT_EQ(store_.first_seen(kInbox, 7, at(100)).value(), at(100));
  EXPECT_EQ(store_.seen_since(kInbox, 7).value(), at(100));
  EXPECT_EQ(store_.seen_since(kInbox, 8).value(), std::nullopt);
}

TEST_F(FactsTest, a_release_moves_the_guard_of_that_mailbox_alone) {
  ASSERT_OK(store_.first_seen(kInbox, 7, at(100)));
  ASSERT_OK(store_.first_seen(kInbox, 8, at(100)));
  ASSERT_OK(store_.release(kInbox, 7, at(-86400)));
  EXPECT_EQ(store_.first_seen(kInbox, 7, at(900)).value(), at(-86400));
  EXPECT_EQ(store_.first_seen(kInbox, 8, at(900)).value(), at(100));
}

TEST_F(FactsTest, a_mailbox_can_be_released_before_it_is_seen) {
  ASSERT_OK(store_.release(kInbox, 7, at(50)));
  EXPECT_EQ(store_.first_seen(kInbox, 7, at(900)).value(), at(50));
}

TEST_F(FactsTest, health_is_empty_at_first_and_then_as_it_was_saved_last) {
  EXPECT_EQ(store_.health().value(), Health{});
  Health health;
  health.last_poll = at(100);
  health.mailbox_error = "auth: log-in refused";
  health.courier_error = "unreachable";
  health.guarded = 12;
  ASSERT_OK(store_.save_health(health));
  EXPECT_EQ(store_.health().value(), health);
  ASSERT_OK(store_.save_health(Health{}));
  EXPECT_EQ(store_.health().value(), Health{});
}

TEST_F(FactsTest, an_empty_store_counts_nothing) {
  const Counts counts = store_.counts().value();
  EXPECT_EQ(counts.mails + counts.review + counts.set_aside + counts.confirmed + counts.incomplete +
                counts.cancelled + counts.late + counts.queued + counts.held + counts.failed +
                counts.sent,
            0);
  EXPECT_EQ(counts.oldest_unsent, std::nullopt);
}

TEST_F(FactsTest, mails_and_registrations_are_counted_by_what_became_of_them) {
  HandledMail mail = mail_of(1, Fate::kRegistered);
  const std::vector<RegistrationState> states = {
      RegistrationState::kConfirmed,  RegistrationState::kConfirmed,
      RegistrationState::kConfirmed,  RegistrationState::kConfirmed,
      RegistrationState::kIncomplete, RegistrationState::kIncomplete,
      RegistrationState::kIncomplete, RegistrationState::kCancelled,
      RegistrationState::kCancelled,  RegistrationState::kLate};
  for (const RegistrationState state : states) {
    Registration registration =
        registration_of("KT-00000" + std::to_string(mail.registrations.size()));
    registration.state = state;
    mail.registrations.push_back(registration);
  }
  ASSERT_OK(store_.commit(mail));
  ASSERT_OK(store_.commit(mail_of(2, Fate::kReview)));
  ASSERT_OK(store_.commit(mail_of(3, Fate::kReview)));
  ASSERT_OK(store_.commit(mail_of(4, Fate::kSetAside)));
  ASSERT_OK(store_.commit(mail_of(5, Fate::kIgnored)));

  const Counts counts = store_.counts().value();
  EXPECT_EQ(counts.mails, 5);
  EXPECT_EQ(counts.review, 2);
  EXPECT_EQ(counts.set_aside, 1);
  EXPECT_EQ(counts.confirmed, 4);
  EXPECT_EQ(counts.incomplete, 3);
  EXPECT_EQ(counts.cancelled, 2);
  EXPECT_EQ(counts.late, 1);
}

}  // namespace
}  // namespace meldaan::store
