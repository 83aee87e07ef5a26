// An erasure leaves nobody in a stored digest, whose workbook no search can read.
#include <gmock/gmock.h>

#include "mime/parse.h"
#include "unit/app/eraser_fixture.h"

namespace meldaan::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class ErasedDigestTest : public EraserTest {
 protected:
  // From herself, and in a question of Karin's that nobody answers.
  void hear_of_anja_twice() {
    mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
    mailbox_.deliver(
        replace_all(question_mail("Karin Pol"), "\r\n\r\n", "\r\n\r\nKomt Anja Bakker ook? "),
        kNow);
    sweep();
  }
};

TEST_F(ErasedDigestTest, digests_that_are_out_lose_all_that_they_said) {
  settings_.digest.to = {"organisatie@lerendeleraren.nl"};
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  mailbox_.deliver(complete_mail("Kees Mol"), kNow);
  sweep();
  ASSERT_TRUE(queue_due_digest());
  send_all();
  ASSERT_THAT(stored_digests(), ElementsAre(HasSubstr(".xlsx")));
  EXPECT_EQ(forget("Anja@school.example").waiting_for, "");
  EXPECT_THAT(stored_digests(), ElementsAre("")) << "a workbook is packed: no search finds a name";
  EXPECT_FALSE(queue_due_digest()) << "that day has had its digest";
}

TEST_F(ErasedDigestTest, a_digest_that_is_not_out_yet_is_made_anew) {
  settings_.digest.to = {"organisatie@lerendeleraren.nl", "bestuur@lerendeleraren.nl"};
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  mailbox_.deliver(complete_mail("Kees Mol"), kNow);
  sweep();
  ASSERT_TRUE(queue_due_digest());
  EXPECT_EQ(forget("Anja@school.example").waiting_for, "");
  EXPECT_THAT(stored_digests(), IsEmpty());
  ASSERT_TRUE(queue_due_digest());
  const std::vector<std::string> anew = stored_digests();
  ASSERT_THAT(anew, SizeIs(2));
  EXPECT_THAT(mime::parse(anew.front()).text, HasSubstr("Kees Mol"));
  EXPECT_THAT(mime::parse(anew.front()).text, Not(HasSubstr("Anja Bakker")));
}

TEST_F(ErasedDigestTest, a_digest_that_some_have_had_is_waited_for) {
  settings_.digest.to = {"organisatie@lerendeleraren.nl", "bestuur@lerendeleraren.nl"};
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  send_all();
  ASSERT_TRUE(queue_due_digest());
  ASSERT_TRUE(store_->mark_sent(next_reply().id, clock_.now()));
  EXPECT_THAT(forget("Anja@school.example").waiting_for, HasSubstr("digest"));
  send_all();
  ASSERT_TRUE(eraser().carry_out_pending(true));
  EXPECT_EQ(store_->erasures().value().count, 0);
  EXPECT_THAT(stored_digests(), ElementsAre("", ""));
}

TEST_F(ErasedDigestTest, a_digest_in_our_own_mailbox_goes_with_its_content) {
  settings_.digest.to = {settings_.courier.from.address};
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  ASSERT_TRUE(queue_due_digest());
  mailbox_.handled.push_back(stored_digests().front());
  send_all();
  EXPECT_EQ(forget("Anja@school.example").waiting_for, "");
  EXPECT_THAT(mailbox_.handled, IsEmpty());
}

TEST_F(ErasedDigestTest, a_digest_that_was_gathered_before_the_erasure_is_not_kept) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  const Report report =
      make_report(digest_parts(), {}, {Instant{}, clock_.now()}, clock_.now()).value();
  const store::DigestDay day{"2018-09-11", Instant{}, clock_.now(), report.erasures};
  ASSERT_EQ(forget("Anja@school.example").waiting_for, "");
  EXPECT_FALSE(store_->keep_digest(day, {}, clock_.now()).value());
  EXPECT_EQ(store_->last_digest().value(), std::nullopt);
}

// Its writer waits for an answer that nobody can give any more.
TEST_F(ErasedDigestTest, whose_unanswered_mail_went_with_an_erasure_is_told_once) {
  settings_.digest.to = {"organisatie@lerendeleraren.nl"};
  hear_of_anja_twice();
  ASSERT_TRUE(queue_due_digest());
  send_all();
  clock_.advance(std::chrono::hours(20));
  EXPECT_EQ(forget("Anja@school.example").waiting_for, "");
  clock_.advance(std::chrono::hours(4));
  ASSERT_TRUE(queue_due_digest());
  const std::string told = mime::parse(stored_digests().back()).text;
  EXPECT_THAT(told, HasSubstr("Die mail was nog niet beantwoord"));
  EXPECT_THAT(told, HasSubstr("Karin@school.example, mail van "));
  EXPECT_THAT(told, Not(HasSubstr("Anja")));
  send_all();
  for (int day = 0; day < 2; ++day) {
    clock_.advance(std::chrono::hours(24));
    ASSERT_TRUE(queue_due_digest());
    EXPECT_THAT(mime::parse(stored_digests().back()).text, Not(HasSubstr("Karin")));
    send_all();
  }
  EXPECT_EQ(forget("Karin@school.example").waiting_for, "");
  EXPECT_THAT(book().tables_with("karin@school.example").value(), IsEmpty());
}

TEST_F(ErasedDigestTest, whoever_is_erased_before_that_is_told_is_not_named) {
  settings_.digest.to = {"organisatie@lerendeleraren.nl"};
  hear_of_anja_twice();
  EXPECT_EQ(forget("Anja@school.example").waiting_for, "");
  EXPECT_THAT(book().tables_with("karin@school.example").value(), Not(IsEmpty()));
  EXPECT_EQ(forget("Karin@school.example").waiting_for, "");
  expect_no_trace_of("Karin@school.example");
  ASSERT_TRUE(queue_due_digest());
  EXPECT_THAT(mime::parse(stored_digests().back()).text,
              Not(HasSubstr("nog niet beantwoord: willen")));
}

class DigestAfterTheRetention : public EraserTest {
 protected:
  DigestAfterTheRetention() { settings_.digest.to = {"organisatie@lerendeleraren.nl"}; }
  // A day later each time; the text of that day's digest, empty where none is made.
  std::string next_digest() {
    clock_.advance(std::chrono::hours(24));
    if (!queue_due_digest()) return "";
    const IncomingMail mail = mime::parse(stored_digests().back());
    send_all();
    EXPECT_EQ(mail.attachments.size(), has_workbook_ ? 1u : 0u);
    return mail.text;
  }
  // All is in, the last digest before the end is out, and the night's work is done.
  void reach_the_end() {
    mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
    mailbox_.deliver(complete_mail("Kees Mol"), kNow);
    sweep();
    send_all();
    clock_.set(end_of_retention(settings_.event) - std::chrono::hours(24));
    ASSERT_THAT(next_digest(), HasSubstr("Anja Bakker"));
    clock_.advance(std::chrono::hours(1));
    purge();
    has_workbook_ = false;
  }
  void purge() {
    ASSERT_TRUE(eraser().purge_if_due());
    ASSERT_TRUE(eraser().carry_out_pending());
  }
  bool has_workbook_ = true;
};

TEST_F(DigestAfterTheRetention, tells_what_was_erased_and_then_nothing_while_nothing_happens) {
  reach_the_end();
  const std::string last = next_digest();
  EXPECT_THAT(last, HasSubstr("gewist, omdat de bewaartermijn voorbij is: 2 aanmeldingen, met"));
  EXPECT_THAT(last, HasSubstr("Aangemeld\t2"));
  EXPECT_THAT(last, HasSubstr("laatste dagelijkse overzicht"));
  EXPECT_THAT(last, Not(HasSubstr("Anja")));
  EXPECT_EQ(next_digest(), "");
  const auto day = store_->last_digest().value();
  EXPECT_EQ(day->until, clock_.now() + Seconds(1)) << "the day has had its turn";
  EXPECT_EQ(next_digest(), "");
}

TEST_F(DigestAfterTheRetention, comes_again_when_somebody_writes_or_the_mailbox_fails) {
  reach_the_end();
  ASSERT_NE(next_digest(), "");
  ASSERT_EQ(next_digest(), "");
  mailbox_.deliver(question_mail("Loes Prins"), clock_.now());
  sweep();
  const std::string text = next_digest();
  EXPECT_THAT(text, HasSubstr("Dit wacht op jullie (1)"));
  EXPECT_THAT(text, Not(HasSubstr("laatste dagelijkse overzicht")));
}

TEST_F(DigestAfterTheRetention, goes_on_daily_where_the_next_event_is_configured) {
  reach_the_end();
  ASSERT_NE(next_digest(), "");
  settings_.event.start += std::chrono::hours(24 * 365);
  settings_.event.end += std::chrono::hours(24 * 365);
  has_workbook_ = true;
  EXPECT_THAT(next_digest(), Not(HasSubstr("bewaartermijn")));
}

}  // namespace
}  // namespace meldaan::app
