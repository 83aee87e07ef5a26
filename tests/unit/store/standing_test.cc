// What is known of a mail before it is read: by its key, and by its content.
#include "unit/store/store_fixture.h"

namespace meldaan::store {
namespace {

using Kind = MailStanding::Kind;

class StandingTest : public StoreTest {
 protected:
  MailStanding standing(const MailKey& key) { return store_.standing(key).value(); }
  MailStanding standing(const MailKey& key, const ContentHashes& hashes) {
    return store_.standing(key, hashes).value();
  }
  MailId commit(const HandledMail& mail) { return store_.commit(mail).value(); }
  void move(const MailKey& key) { ASSERT_OK(store_.mark_moved({key})); }

  Store store_ = open();
};

TEST_F(StandingTest, a_mail_never_met_is_new) {
  const MailStanding standing = this->standing(key_of(1), {"whole-1", "essence-1"});
  EXPECT_EQ(standing.kind, Kind::kNew);
  EXPECT_EQ(standing.id, 0);
  EXPECT_EQ(standing.fate, std::nullopt);
  EXPECT_FALSE(standing.moved);
  EXPECT_EQ(standing.attempts, 0);
}

TEST_F(StandingTest, a_committed_mail_is_handled_and_says_whether_it_was_moved) {
  const MailId id = commit(mail_of(1, Fate::kRegistered));
  EXPECT_EQ(standing(key_of(1)).kind, Kind::kHandled);
  EXPECT_EQ(standing(key_of(1)).id, id);
  EXPECT_EQ(standing(key_of(1)).fate, Fate::kRegistered);
  EXPECT_FALSE(standing(key_of(1)).moved);
  move(key_of(1));
  EXPECT_TRUE(standing(key_of(1)).moved);
  EXPECT_EQ(standing(key_of(1), {"whole-1", "essence-1"}).kind, Kind::kHandled);
}

TEST_F(StandingTest, every_fate_is_remembered_also_of_mail_that_stays) {
  const std::vector<Fate> fates = {Fate::kRegistered, Fate::kReview, Fate::kIgnored,
                                   Fate::kDuplicate, Fate::kSetAside};
  for (std::uint64_t uid = 1; uid <= fates.size(); ++uid) commit(mail_of(uid, fates[uid - 1]));
  for (std::uint64_t uid = 1; uid <= fates.size(); ++uid) {
    EXPECT_EQ(standing(key_of(uid)).kind, Kind::kHandled);
    EXPECT_EQ(standing(key_of(uid)).fate, fates[uid - 1]);
  }
}

TEST_F(StandingTest, a_key_is_mailbox_uidvalidity_and_uid_together) {
  commit(mail_of(1));
  EXPECT_EQ(standing(key_of(2)).kind, Kind::kNew);
  EXPECT_EQ(standing(key_of(1, 8)).kind, Kind::kNew);
  EXPECT_EQ(standing({"maildir:/home/info/Maildir", 7, 1}).kind, Kind::kNew);
}

TEST_F(StandingTest, a_maildirs_uid_of_64_bits_and_the_largest_uidvalidity_come_back_whole) {
  HandledMail mail = mail_of(1);
  mail.key = {"maildir:/home/info/Maildir", 4294967295u, 18446744073709551615u};
  commit(mail);
  EXPECT_EQ(standing(mail.key).kind, Kind::kHandled);
  const auto known = store_.known_uids(mail.key.mailbox, 4294967295u).value();
  ASSERT_EQ(known.size(), 1u);
  EXPECT_EQ(known[0].uid, 18446744073709551615u);
}

TEST_F(StandingTest, the_same_bytes_under_another_uidvalidity_are_renumbered) {
  const MailId id = commit(mail_of(1, Fate::kIgnored));
  const MailStanding standing = this->standing(key_of(41, 8), {"whole-1", "essence-1"});
  EXPECT_EQ(standing.kind, Kind::kRenumbered);
  EXPECT_EQ(standing.id, id);
  EXPECT_EQ(standing.fate, Fate::kIgnored);
  EXPECT_FALSE(standing.moved);
}

TEST_F(StandingTest, a_moved_mail_that_a_restored_mailbox_brings_back_is_renumbered) {
  commit(mail_of(1, Fate::kRegistered));
  move(key_of(1));
  const MailStanding standing = this->standing(key_of(41, 8), {"whole-1", "essence-1"});
  EXPECT_EQ(standing.kind, Kind::kRenumbered);
  EXPECT_TRUE(standing.moved);
}

TEST_F(StandingTest, the_same_bytes_back_after_the_move_were_dragged_back) {
  const MailId id = commit(mail_of(1, Fate::kRegistered));
  move(key_of(1));
  const MailStanding standing = this->standing(key_of(2), {"whole-1", "essence-1"});
  EXPECT_EQ(standing.kind, Kind::kDraggedBack);
  EXPECT_EQ(standing.id, id);
  EXPECT_EQ(standing.fate, Fate::kRegistered);
  EXPECT_TRUE(standing.moved);
}

TEST_F(StandingTest, a_mail_dragged_back_twice_is_noticed_twice) {
  const MailId id = commit(mail_of(1, Fate::kRegistered));
  move(key_of(1));
  ASSERT_OK(store_.note_alias(key_of(2), id, Fate::kReview));
  EXPECT_EQ(standing(key_of(3), {"whole-1", "essence-1"}).kind, Kind::kDraggedBack);
}

TEST_F(StandingTest, a_copy_beside_the_known_mail_is_the_same_again) {
  const MailId id = commit(mail_of(1, Fate::kRegistered));
  const MailStanding standing = this->standing(key_of(2), {"whole-1", "essence-1"});
  EXPECT_EQ(standing.kind, Kind::kSameAgain);
  EXPECT_EQ(standing.id, id);
  EXPECT_FALSE(standing.moved);
}

TEST_F(StandingTest, the_same_bytes_in_another_mailbox_are_the_same_again) {
  commit(mail_of(1, Fate::kRegistered));
  move(key_of(1));
  const MailKey elsewhere = {"imaps://imap.example.nl/Aanmeldingen-oud", 7, 2};
  EXPECT_EQ(standing(elsewhere, {"whole-1", "essence-1"}).kind, Kind::kSameAgain);
}

TEST_F(StandingTest, the_same_essence_in_other_bytes_is_the_same_again) {
  const MailId id = commit(mail_of(1, Fate::kRegistered));
  move(key_of(1));
  for (const MailKey& key : {key_of(2), key_of(2, 8)}) {
    const MailStanding standing = this->standing(key, {"whole-by-another-way", "essence-1"});
    EXPECT_EQ(standing.kind, Kind::kSameAgain);
    EXPECT_EQ(standing.id, id);
    EXPECT_TRUE(standing.moved);
  }
}

TEST_F(StandingTest, mails_without_hashes_are_never_the_same) {
  HandledMail mail = mail_of(1);
  mail.hashes = {};
  commit(mail);
  EXPECT_EQ(standing(key_of(2), {}).kind, Kind::kNew);
  EXPECT_EQ(standing(key_of(2, 8), {"", ""}).kind, Kind::kNew);
}

TEST_F(StandingTest, a_mail_that_lay_twice_is_renumbered_twice_and_then_a_copy) {
  const MailId id = commit(mail_of(1, Fate::kRegistered));
  ASSERT_OK(store_.note_alias(key_of(2), id, Fate::kDuplicate));
  const ContentHashes hashes = {"whole-1", "essence-1"};

  EXPECT_EQ(standing(key_of(51, 8), hashes).kind, Kind::kRenumbered);
  ASSERT_OK(store_.note_alias(key_of(51, 8), id, Fate::kRegistered));
  move(key_of(51, 8));
  EXPECT_EQ(standing(key_of(52, 8), hashes).kind, Kind::kRenumbered);
  ASSERT_OK(store_.note_alias(key_of(52, 8), id, Fate::kDuplicate));
  EXPECT_EQ(standing(key_of(53, 8), hashes).kind, Kind::kDraggedBack);
}

TEST_F(StandingTest, an_alias_is_handled_with_a_fate_of_its_own) {
  const MailId id = commit(mail_of(1, Fate::kRegistered));
  ASSERT_OK(store_.note_alias(key_of(2), id, Fate::kDuplicate));
  EXPECT_EQ(standing(key_of(2)).kind, Kind::kHandled);
  EXPECT_EQ(standing(key_of(2)).id, id);
  EXPECT_EQ(standing(key_of(2)).fate, Fate::kDuplicate);
  EXPECT_EQ(standing(key_of(1)).fate, Fate::kRegistered);
}

TEST_F(StandingTest, an_alias_does_not_change_the_fate_a_key_has) {
  const MailId first = commit(mail_of(1, Fate::kRegistered));
  const MailId second = commit(mail_of(2, Fate::kIgnored));
  ASSERT_OK(store_.note_alias(key_of(1), second, Fate::kReview));
  EXPECT_EQ(standing(key_of(1)).id, first);
  EXPECT_EQ(standing(key_of(1)).fate, Fate::kRegistered);
}

TEST_F(StandingTest, an_alias_of_a_mail_that_is_not_there_is_refused) {
  EXPECT_FAILS(store_.note_alias(key_of(1), 99, Fate::kDuplicate), Errc::kNotFound,
               Retry::kPermanent);
  EXPECT_EQ(standing(key_of(1)).kind, Kind::kNew);
}

TEST_F(StandingTest, marking_an_unknown_mail_moved_is_refused) {
  EXPECT_FAILS(store_.mark_moved({key_of(1)}), Errc::kNotFound, Retry::kPermanent);
}

TEST_F(StandingTest, marking_a_mail_moved_twice_changes_nothing) {
  commit(mail_of(1));
  move(key_of(1));
  move(key_of(1));
  EXPECT_TRUE(standing(key_of(1)).moved);
}

TEST_F(StandingTest, attempts_are_counted_per_key_and_survive_a_restart) {
  EXPECT_EQ(store_.begin_attempt(key_of(1)).value(), 1);
  EXPECT_EQ(store_.begin_attempt(key_of(1)).value(), 2);
  EXPECT_EQ(store_.begin_attempt(key_of(2)).value(), 1);
  store_ = open();
  EXPECT_EQ(standing(key_of(1)).attempts, 2);
  EXPECT_EQ(store_.begin_attempt(key_of(1)).value(), 3);
  EXPECT_EQ(standing(key_of(1), {"whole-1", ""}).kind, Kind::kNew);
  EXPECT_EQ(standing(key_of(1), {"whole-1", ""}).attempts, 3);
}

TEST_F(StandingTest, a_commit_and_an_alias_end_the_attempts_of_their_key) {
  ASSERT_OK(store_.begin_attempt(key_of(1)));
  ASSERT_OK(store_.begin_attempt(key_of(2)));
  ASSERT_OK(store_.begin_attempt(key_of(3)));
  const MailId id = commit(mail_of(1));
  ASSERT_OK(store_.note_alias(key_of(2), id, Fate::kDuplicate));
  EXPECT_EQ(standing(key_of(1)).attempts, 0);
  EXPECT_EQ(standing(key_of(2)).attempts, 0);
  EXPECT_EQ(standing(key_of(3)).attempts, 1);

  ASSERT_OK(store_.begin_attempt(key_of(1)));
  commit(mail_of(1));
  EXPECT_EQ(standing(key_of(1)).attempts, 0) << "committed again";
}

TEST_F(StandingTest, known_uids_are_those_of_this_mailbox_and_uidvalidity_with_their_fate) {
  const MailId id = commit(mail_of(1, Fate::kRegistered));
  move(key_of(1));
  commit(mail_of(2, Fate::kReview));
  ASSERT_OK(store_.note_alias(key_of(5), id, Fate::kDuplicate));
  ASSERT_OK(store_.note_alias(key_of(6, 8), id, Fate::kRegistered));
  ASSERT_OK(store_.begin_attempt(key_of(9)));

  const auto known = store_.known_uids(kInbox, 7).value();
  EXPECT_THAT(known, testing::UnorderedElementsAre(
                         testing::AllOf(testing::Field(&Store::KnownUid::uid, 1),
                                        testing::Field(&Store::KnownUid::fate, Fate::kRegistered),
                                        testing::Field(&Store::KnownUid::moved, true)),
                         testing::AllOf(testing::Field(&Store::KnownUid::uid, 2),
                                        testing::Field(&Store::KnownUid::fate, Fate::kReview),
                                        testing::Field(&Store::KnownUid::moved, false)),
                         testing::AllOf(testing::Field(&Store::KnownUid::uid, 5),
                                        testing::Field(&Store::KnownUid::fate, Fate::kDuplicate),
                                        testing::Field(&Store::KnownUid::moved, false))));
  EXPECT_TRUE(store_.known_uids("maildir:/elsewhere", 7)->empty());
}

constexpr const char* kSecret = "0123456789abcdef0123456789abcdef";

TEST(ContentHashesTest, line_ends_do_not_matter_and_anything_else_in_the_bytes_does) {
  const auto whole = [](std::string_view raw) {
    return content_hashes(kSecret, raw, "", "", "").whole;
  };
  EXPECT_EQ(whole("a\r\nb\r\n"), whole("a\nb\n"));
  EXPECT_NE(whole("a\nb\n"), whole("a\nb"));
  EXPECT_NE(whole(""), whole("a"));
  EXPECT_THAT(whole("a"), testing::MatchesRegex("[0-9a-f]{64}"));
}

TEST(ContentHashesTest, the_essence_is_message_id_date_and_text) {
  const auto essence = [](std::string_view id, std::string_view date, std::string_view text) {
    return content_hashes(kSecret, "raw", id, date, text).essence;
  };
  const std::string known = essence("1@x.nl", "Mon, 10 Sep 2018", "Graag erbij\nzijn");
  EXPECT_EQ(essence("1@x.nl", "Mon, 10 Sep 2018", "Graag erbij zijn\n\n"), known);
  EXPECT_NE(essence("2@x.nl", "Mon, 10 Sep 2018", "Graag erbij zijn"), known);
  EXPECT_NE(essence("1@x.nl", "Tue, 11 Sep 2018", "Graag erbij zijn"), known);
  EXPECT_NE(essence("1@x.nl", "Mon, 10 Sep 2018", "Graag erbij zijn!"), known);
  EXPECT_NE(essence("1@x.nl", "", "2 3"), essence("1@x.nl", "2", "3"));
  EXPECT_EQ(essence("", "Mon, 10 Sep 2018", "Graag erbij zijn"), "");
}

TEST(ContentHashesTest, another_secret_gives_other_hashes) {
  const ContentHashes one = content_hashes("one", "raw", "id", "date", "text");
  const ContentHashes two = content_hashes("two", "raw", "id", "date", "text");
  EXPECT_NE(one.whole, two.whole);
  EXPECT_NE(one.essence, two.essence);
}

}  // namespace
}  // namespace meldaan::store
