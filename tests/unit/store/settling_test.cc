// What is open, and how settling takes it off the list.
#include <gtest/gtest.h>

#include "domain/reasons.h"
#include "store_fixture.h"

namespace meldaan::store {
namespace {

constexpr ItemKey kMail{ItemKind::kReview, 1};
constexpr ItemKey kRegistration{ItemKind::kUnsettled, 1};

class SettlingTest : public StoreTest {
 protected:
  std::vector<std::string> open_now() {
    std::vector<std::string> open;
    const OpenItems found = store_.open_items().value();
    for (const OpenItem& item : found.items)
      open.push_back(std::string(name_of(item.kind)) + " " + name_of(ItemKey{item.kind, item.id}));
    return open;
  }
  // At a shell, unless a mail does it.
  Result<void> settle(const ItemKey& item, Ruling ruling, int when) {
    HandledMail settled;
    settled.now = at(when);
    settled.settlement = Settlement{item, ruling};
    return store_.settle(settled);
  }
  // A registration without a school; its question went out.
  void register_incomplete() {
    HandledMail mail = registering(1, "KT-000001");
    mail.registrations[0].state = RegistrationState::kIncomplete;
    mail.registrations[0].person.school.clear();
    mail.replies[0].kind = ReplyKind::kQuestion;
    mail.replies[0].about = {"KT-000001"};
    ASSERT_OK(store_.commit(mail));
  }
  // Both questions did not help: the receipt went out, and the mail stays for people.
  void ask_in_vain() {
    register_incomplete();
    HandledMail mail = mail_of(2);
    mail.reason = reasons::kTwoQuestions;
    mail.now = at(120);
    mail.replies = {reply_of("receipt@lerendeleraren.nl")};
    mail.replies[0].kind = ReplyKind::kReceipt;
    mail.replies[0].about = {"KT-000001"};
    ASSERT_OK(store_.commit(mail));
  }
  void send_all(int when) {
    while (const auto mail = store_.claim(at(when)).value())
      ASSERT_OK(store_.mark_sent(mail->id, at(when)));
  }
  void write_again(const std::string& message_id, int when) {
    HandledMail mail = mail_of(9, Fate::kRegistered);
    mail.now = at(when);
    mail.replies = {reply_of(message_id)};
    mail.replies[0].about = {"KT-000001"};
    ASSERT_OK(store_.commit(mail));
  }

  using Names = std::vector<std::string>;
  Store store_ = open();
};

TEST_F(SettlingTest, an_ignored_mail_stays_in_the_inbox_as_an_ordinary_one) {
  ASSERT_OK(store_.commit(mail_of(1)));
  EXPECT_EQ(open_now(), Names{"review mail-1"});
  ASSERT_OK(settle(kMail, Ruling::kIgnore, 90));
  EXPECT_EQ(open_now(), Names{});
  EXPECT_EQ(store_.item(kMail).value()->open_as, std::nullopt);
  EXPECT_EQ(store_.item(kMail).value()->times_settled, 1);
  EXPECT_EQ(store_.known_uids(kInbox, 7)->at(0).fate, Fate::kIgnored);
}

TEST_F(SettlingTest, a_mail_that_came_to_something_is_to_be_moved) {
  HandledMail mail = mail_of(1);
  mail.fate = Fate::kSetAside;
  ASSERT_OK(store_.commit(mail));
  EXPECT_EQ(open_now(), Names{"set-aside mail-1"});
  EXPECT_EQ(store_.item(kMail).value()->open_as, ItemKind::kSetAside);
  ASSERT_OK(settle(kMail, Ruling::kCorrect, 90));
  EXPECT_EQ(store_.known_uids(kInbox, 7)->at(0).fate, Fate::kRegistered);
}

TEST_F(SettlingTest, what_is_settled_is_not_settled_again) {
  ASSERT_OK(store_.commit(mail_of(1)));
  ASSERT_OK(settle(kMail, Ruling::kIgnore, 90));
  EXPECT_FAILS(settle(kMail, Ruling::kIgnore, 91), Errc::kRefused, Retry::kTransient);
  EXPECT_EQ(store_.item({ItemKind::kReview, 7}).value(), std::nullopt);
}

TEST_F(SettlingTest, a_registration_left_as_it_is_comes_back_when_it_changes) {
  ask_in_vain();
  EXPECT_EQ(open_now(), Names{"unsettled registration-1"}) << "and not its mail";
  ASSERT_OK(settle(kRegistration, Ruling::kIgnore, 300));
  EXPECT_EQ(open_now(), Names{});
  EXPECT_EQ(store_.known_uids(kInbox, 7)->at(1).fate, Fate::kIgnored) << "its mail goes with it";

  HandledMail mail = mail_of(3, Fate::kRegistered);
  mail.now = at(400);
  mail.registrations = store_.registrations().value();
  mail.registrations[0].person.proposed_groups = {"Drama"};
  ASSERT_OK(store_.commit(mail));
  EXPECT_EQ(open_now(), Names{"unsettled registration-1"});
}

TEST_F(SettlingTest, a_question_that_is_still_open_can_be_settled_although_it_is_not_listed) {
  register_incomplete();
  EXPECT_EQ(open_now(), Names{});
  EXPECT_EQ(store_.item(kRegistration).value()->open_as, ItemKind::kUnsettled);
}

TEST_F(SettlingTest, an_address_left_as_it_is_comes_back_with_the_next_mail_that_does) {
  register_incomplete();
  send_all(61);
  ASSERT_OK(store_.mark({"KT-000001"}, Mark::kUndeliverable));
  EXPECT_EQ(open_now(), Names{"bounced registration-1"});
  EXPECT_EQ(store_.item(kRegistration).value()->open_as, ItemKind::kBounced);
  ASSERT_OK(settle({ItemKind::kBounced, 1}, Ruling::kIgnore, 300));
  EXPECT_EQ(open_now(), Names{});
  EXPECT_TRUE(store_.standings(std::vector<std::int64_t>{1})->at(0).undeliverable)
      << "nobody is reminded at an address that is known to be wrong";
  write_again("again@lerendeleraren.nl", 400);
  EXPECT_EQ(open_now(), Names{"bounced registration-1"});
}

TEST_F(SettlingTest, a_mail_that_was_refused_is_left_until_the_next_one_is) {
  register_incomplete();
  const auto refused = store_.claim(at(61)).value();
  ASSERT_OK(store_.mark_failed(refused->id, at(62), "550 no such user"));
  EXPECT_EQ(open_now(), Names{"bounced registration-1"});
  ASSERT_OK(settle({ItemKind::kBounced, 1}, Ruling::kAccept, 300));
  EXPECT_EQ(open_now(), Names{});
}

TEST_F(SettlingTest, a_held_reply_goes_or_is_dropped) {
  HandledMail mail = mail_of(1, Fate::kRegistered);
  mail.replies = {reply_of("first@x.nl"), reply_of("second@x.nl"), reply_of("third@x.nl")};
  for (NewOutboxMail& reply : mail.replies) reply.held = true;
  ASSERT_OK(store_.commit(mail));
  EXPECT_EQ(open_now(), (Names{"held reply-1", "held reply-2", "held reply-3"}));
  EXPECT_EQ(store_.item({ItemKind::kHeld, 1}).value()->written, at(60));
  ASSERT_OK(settle({ItemKind::kHeld, 1}, Ruling::kAccept, 90));
  ASSERT_OK(settle({ItemKind::kHeld, 2}, Ruling::kIgnore, 90));
  HandledMail overtaken;
  overtaken.now = at(90);
  overtaken.settlement = Settlement{{ItemKind::kHeld, 3}, Ruling::kAccept, false, true};
  ASSERT_OK(store_.settle(overtaken));
  EXPECT_EQ(store_.claim(at(100)).value()->message_id, "first@x.nl");
  EXPECT_EQ(store_.claim(at(100)).value(), std::nullopt);
  EXPECT_EQ(store_.item({ItemKind::kHeld, 2}).value()->open_as, std::nullopt)
      << "its settlement is all that is left of it";
}

TEST_F(SettlingTest, what_a_person_settled_is_told_with_the_registration) {
  ask_in_vain();
  HandledMail mail = mail_of(5, Fate::kSettled);
  mail.now = at(300);
  mail.registrations = store_.registrations().value();
  mail.registrations[0].person.school = "OBS De Esch";
  mail.registrations[0].state = RegistrationState::kConfirmed;
  mail.settlement = Settlement{kRegistration, Ruling::kCorrect};
  const MailId by = store_.commit(mail).value();
  const auto settled = store_.settlements_about(1).value();
  ASSERT_EQ(settled.size(), 1u);
  EXPECT_EQ(settled[0].item, "registration-1");
  EXPECT_EQ(settled[0].ruling, Ruling::kCorrect);
  EXPECT_EQ(settled[0].by, by);
  EXPECT_EQ(store_.noted(1).value().at(0).touched, Touch::kAnotherMail) << "no reread changes it";
}

}  // namespace
}  // namespace meldaan::store
