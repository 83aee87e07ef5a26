// The outbox as a machine of states, and the caps that look into it.
#include "unit/store/store_fixture.h"

namespace meldaan::store {
namespace {

class OutboxTest : public StoreTest {
 protected:
  // One mail with one reply; gives nothing to the registrations.
  void queue(std::uint64_t uid, int created = 60, const NewOutboxMail* reply = nullptr) {
    HandledMail mail = mail_of(uid);
    mail.now = at(created);
    mail.replies = {reply ? *reply : reply_of("reply-" + std::to_string(uid) + "@x.nl")};
    ASSERT_OK(store_.commit(mail));
  }
  std::string claimed(int now) {
    const auto mail = store_.claim(at(now)).value();
    return mail ? mail->message_id : "nothing";
  }
  std::int64_t claimed_id(int now) { return store_.claim(at(now)).value().value().id; }

  Store store_ = open();
};

TEST_F(OutboxTest, an_empty_outbox_has_nothing_to_send) {
  EXPECT_EQ(claimed(0), "nothing");
  EXPECT_EQ(store_.next_due().value(), std::nullopt);
  EXPECT_EQ(store_.requeue_interrupted().value(), 0);
}

TEST_F(OutboxTest, a_claimed_mail_is_whole) {
  NewOutboxMail reply = reply_of("one@x.nl", "anja@springplank.nl");
  reply.message = std::string("a\0b\r\n\xff", 6);
  queue(1, 60, &reply);
  const OutboxMail mail = store_.claim(at(100)).value().value();
  EXPECT_EQ(mail.message_id, "one@x.nl");
  EXPECT_EQ(mail.recipient, "anja@springplank.nl");
  EXPECT_EQ(mail.envelope_from, "info@lerendeleraren.nl");
  EXPECT_EQ(mail.message, reply.message);
  EXPECT_EQ(mail.attempts, 0);
  EXPECT_EQ(mail.created, at(60));
}

TEST_F(OutboxTest, the_oldest_comes_first_and_none_comes_twice) {
  queue(1);
  queue(2);
  EXPECT_EQ(claimed(100), "reply-1@x.nl");
  EXPECT_EQ(claimed(100), "reply-2@x.nl");
  EXPECT_EQ(claimed(100), "nothing");
}

TEST_F(OutboxTest, a_queued_mail_is_due_though_the_clock_was_set_back) {
  queue(1, 5000);
  EXPECT_EQ(store_.next_due().value(), Instant{});
  EXPECT_EQ(claimed(100), "reply-1@x.nl");
}

TEST_F(OutboxTest, a_deferred_mail_is_due_at_its_time_and_knows_its_attempts) {
  queue(1);
  const std::int64_t id = claimed_id(100);
  EXPECT_EQ(store_.next_due().value(), std::nullopt);
  ASSERT_OK(store_.mark_deferred(id, at(400), "451 try later"));
  EXPECT_EQ(store_.next_due().value(), at(400));
  EXPECT_EQ(claimed(399), "nothing");
  const auto again = store_.claim(at(400)).value();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->id, id);
  EXPECT_EQ(again->message_id, "reply-1@x.nl");
  EXPECT_EQ(again->attempts, 1);
}

TEST_F(OutboxTest, a_deferred_mail_holds_up_no_other) {
  queue(1);
  ASSERT_OK(store_.mark_deferred(claimed_id(100), at(400), "451"));
  queue(2);
  EXPECT_EQ(store_.next_due().value(), Instant{});
  EXPECT_EQ(claimed(200), "reply-2@x.nl");
}

TEST_F(OutboxTest, a_sent_mail_is_not_given_again_and_counts_from_its_moment) {
  queue(1);
  ASSERT_OK(store_.mark_sent(claimed_id(100), at(150)));
  EXPECT_EQ(claimed(9999), "nothing");
  EXPECT_EQ(store_.next_due().value(), std::nullopt);
  EXPECT_EQ(store_.sent_since(at(150)).value(), 1);
  EXPECT_EQ(store_.sent_since(at(151)).value(), 0);
  EXPECT_EQ(store_.counts()->sent, 1);
}

TEST_F(OutboxTest, that_a_reply_waited_for_the_hourly_cap_is_known_afterwards) {
  for (const int sent : {100, 200, 3700}) {
    queue(static_cast<std::uint64_t>(sent), 60);
    ASSERT_OK(store_.mark_sent(claimed_id(sent), at(sent)));
  }
  EXPECT_TRUE(store_.waited_for_hourly_cap(2, at(0), at(5000)).value());
  EXPECT_FALSE(store_.waited_for_hourly_cap(3, at(0), at(5000)).value());
  EXPECT_FALSE(store_.waited_for_hourly_cap(2, at(0), at(3700)).value()) << "not sent yet";
  EXPECT_FALSE(store_.waited_for_hourly_cap(2, at(3701), at(5000)).value()) << "told before";
}

TEST_F(OutboxTest, what_is_written_when_the_cap_has_room_again_has_not_waited_for_it) {
  for (const int sent : {100, 200, 3900}) {
    queue(static_cast<std::uint64_t>(sent), sent == 3900 ? 3800 : 60);
    ASSERT_OK(store_.mark_sent(claimed_id(sent), at(sent)));
  }
  EXPECT_FALSE(store_.waited_for_hourly_cap(2, at(0), at(5000)).value());
}

TEST_F(OutboxTest, a_digest_that_came_back_is_told_by_its_address) {
  NewOutboxMail digest = reply_of("digest@x.nl", "anke@lerendeleraren.nl");
  digest.kind = ReplyKind::kDigest;
  queue(1, 60, &digest);
  ASSERT_OK(store_.mark_sent(claimed_id(100), at(100)));
  HandledMail bounce = mail_of(2);
  bounce.now = at(200);
  bounce.fate = Fate::kFiled;
  bounce.returned_digest = "digest@x.nl";
  ASSERT_OK(store_.commit(bounce));
  const Report report = store_.report(Event{}, at(0), at(300)).value();
  EXPECT_EQ(report.fitness.without_digest, std::vector<std::string>{"anke@lerendeleraren.nl"});
  EXPECT_EQ(report.fitness.failed, 0) << "of replies";
}

TEST_F(OutboxTest, what_was_sent_stays_sent) {
  queue(1);
  const std::int64_t id = claimed_id(100);
  ASSERT_OK(store_.mark_sent(id, at(150)));
  EXPECT_OK(store_.mark_sent(id, at(190)));
  EXPECT_EQ(store_.sent_since(at(151)).value(), 0) << "the first moment stays";
  EXPECT_FAILS(store_.mark_deferred(id, at(500), "451"), Errc::kInvalid, Retry::kPermanent);
  EXPECT_FAILS(store_.mark_failed(id, at(500), "550"), Errc::kInvalid, Retry::kPermanent);
  EXPECT_EQ(store_.counts()->sent, 1);
}

TEST_F(OutboxTest, a_failed_mail_is_given_up) {
  queue(1);
  const std::int64_t id = claimed_id(100);
  ASSERT_OK(store_.mark_failed(id, at(150), "550 no such user"));
  EXPECT_EQ(claimed(9999), "nothing");
  EXPECT_EQ(store_.next_due().value(), std::nullopt);
  EXPECT_EQ(store_.counts()->failed, 1);
  EXPECT_EQ(store_.sent_since(at(0)).value(), 0);
  EXPECT_FAILS(store_.mark_sent(id, at(160)), Errc::kInvalid, Retry::kPermanent);
}

TEST_F(OutboxTest, what_nobody_is_sending_can_be_neither_deferred_nor_failed) {
  queue(1);
  const std::int64_t id = claimed_id(100);
  ASSERT_EQ(store_.requeue_interrupted().value(), 1);
  EXPECT_FAILS(store_.mark_deferred(id, at(500), "451"), Errc::kInvalid, Retry::kPermanent);
  EXPECT_FAILS(store_.mark_failed(id, at(500), "550"), Errc::kInvalid, Retry::kPermanent);
  EXPECT_EQ(claimed(100), "reply-1@x.nl");
}

TEST_F(OutboxTest, an_unknown_id_is_not_found) {
  EXPECT_FAILS(store_.mark_sent(99, at(0)), Errc::kNotFound, Retry::kPermanent);
  EXPECT_FAILS(store_.mark_deferred(99, at(0), ""), Errc::kNotFound, Retry::kPermanent);
  EXPECT_FAILS(store_.mark_failed(99, at(0), ""), Errc::kNotFound, Retry::kPermanent);
}

TEST_F(OutboxTest, what_was_being_sent_at_a_crash_is_queued_again_with_its_message_id) {
  queue(1);
  queue(2);
  queue(3);
  ASSERT_OK(store_.mark_sent(claimed_id(100), at(100)));
  ASSERT_EQ(claimed(100), "reply-2@x.nl");
  store_ = open();
  EXPECT_EQ(store_.requeue_interrupted().value(), 1);
  const auto again = store_.claim(at(100)).value();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->message_id, "reply-2@x.nl");
  EXPECT_EQ(again->attempts, 1);
}

TEST_F(OutboxTest, a_mail_that_was_out_when_it_was_requeued_becomes_sent) {
  queue(1);
  const std::int64_t id = claimed_id(100);
  ASSERT_EQ(store_.requeue_interrupted().value(), 1);
  ASSERT_OK(store_.mark_sent(id, at(150)));
  EXPECT_EQ(claimed(200), "nothing");
}

TEST_F(OutboxTest, a_held_mail_waits_until_it_is_released) {
  NewOutboxMail reply = reply_of("held@x.nl");
  reply.held = true;
  queue(1, 60, &reply);
  EXPECT_EQ(claimed(9999), "nothing");
  EXPECT_EQ(store_.next_due().value(), std::nullopt);
  EXPECT_EQ(store_.counts()->held, 1);
  EXPECT_EQ(store_.counts()->queued, 0);
  EXPECT_EQ(store_.counts()->oldest_unsent, std::nullopt);

  HandledMail settled;
  settled.now = at(80);
  settled.settlement = Settlement{{ItemKind::kHeld, 1}, Ruling::kAccept};
  ASSERT_OK(store_.settle(settled));
  EXPECT_EQ(store_.counts()->held, 0);
  EXPECT_EQ(claimed(100), "held@x.nl");
}

TEST_F(OutboxTest, the_oldest_unsent_counts_whether_queued_sending_or_deferred) {
  queue(1, 60);
  queue(2, 70);
  queue(3, 80);
  const std::int64_t first = claimed_id(100);
  EXPECT_EQ(store_.counts()->queued, 3);
  EXPECT_EQ(store_.counts()->oldest_unsent, at(60));
  ASSERT_OK(store_.mark_deferred(first, at(900), "451"));
  EXPECT_EQ(store_.counts()->queued, 3);
  EXPECT_EQ(store_.counts()->oldest_unsent, at(60));
  ASSERT_OK(store_.mark_sent(first, at(100)));
  EXPECT_EQ(store_.counts()->queued, 2);
  EXPECT_EQ(store_.counts()->oldest_unsent, at(70));
}

TEST_F(OutboxTest, the_cap_counts_replies_to_an_address_but_no_first_confirmation_and_no_held) {
  queue(1, 60);
  NewOutboxMail other_spelling = reply_of("b@x.nl", " Anja@Springplank.nl");
  queue(2, 70, &other_spelling);
  NewOutboxMail first = reply_of("c@x.nl");
  first.first_for_registration = true;
  queue(3, 80, &first);
  NewOutboxMail held = reply_of("d@x.nl");
  held.held = true;
  queue(4, 90, &held);
  NewOutboxMail another = reply_of("e@x.nl", "kim@vlinder.nl");
  queue(5, 90, &another);

  EXPECT_EQ(store_.replies_since("anja@springplank.nl", at(0)).value(), 2);
  EXPECT_EQ(store_.replies_since("ANJA@springplank.nl", at(61)).value(), 1);
  EXPECT_EQ(store_.replies_since("anja@springplank.nl", at(71)).value(), 0);
  EXPECT_EQ(store_.replies_since("kim@vlinder.nl", at(0)).value(), 1);
  EXPECT_EQ(store_.replies_since("nobody@vlinder.nl", at(0)).value(), 0);
}

TEST(OutboxStateTest, every_state_has_its_name) {
  EXPECT_STREQ(name_of(OutboxState::kQueued), "queued");
  EXPECT_STREQ(name_of(OutboxState::kSending), "sending");
  EXPECT_STREQ(name_of(OutboxState::kSent), "sent");
  EXPECT_STREQ(name_of(OutboxState::kDeferred), "deferred");
  EXPECT_STREQ(name_of(OutboxState::kFailed), "failed");
  EXPECT_STREQ(name_of(OutboxState::kHeld), "held");
}

TEST_F(OutboxTest, our_mails_about_a_registration_are_told_with_what_became_of_them) {
  HandledMail mail = mail_of(1);
  mail.registrations = {registration_of("KT-7F3K2M")};
  mail.replies = {reply_of("one@x.nl"), reply_of("two@x.nl", "piet@springplank.nl"),
                  reply_of("other@x.nl")};
  mail.replies[0].about = {"KT-7F3K2M"};
  mail.replies[1].about = {"KT-7F3K2M"};
  mail.replies[1].kind = ReplyKind::kNotice;
  const MailId id = store_.commit(mail).value();
  ASSERT_OK(store_.mark_sent(claimed_id(100), at(110)));

  const std::int64_t registration = store_.registrations().value().at(0).id;
  const auto replies = store_.replies_about(registration).value();
  ASSERT_EQ(replies.size(), 2u);
  EXPECT_EQ(replies[0].kind, ReplyKind::kConfirmation);
  EXPECT_EQ(replies[0].state, OutboxState::kSent);
  EXPECT_EQ(replies[0].finished, at(110));
  EXPECT_EQ(replies[1].kind, ReplyKind::kNotice);
  EXPECT_EQ(replies[1].recipient, "piet@springplank.nl");
  EXPECT_EQ(replies[1].state, OutboxState::kQueued);
  EXPECT_EQ(replies[1].finished, std::nullopt);
  EXPECT_TRUE(store_.replies_about(99)->empty());

  EXPECT_EQ(store_.history(registration).value().at(0).mail, id);
  EXPECT_EQ(store_.mail(id).value().value().subject, "Aanmelding");
  EXPECT_EQ(store_.mail(99).value().has_value(), false);
}

}  // namespace
}  // namespace meldaan::store
