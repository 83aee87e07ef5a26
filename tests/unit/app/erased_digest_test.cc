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

class ErasedDigestTest : public EraserTest {};

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

}  // namespace
}  // namespace meldaan::app
