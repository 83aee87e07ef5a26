// What one mail leaves behind: everything or nothing, and once.
#include <random>

#include "unit/store/store_fixture.h"

namespace meldaan::store {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;

class CommitTest : public StoreTest {
 protected:
  // Every count, in one string that a failure shows.
  std::string contents() {
    const Counts counts = store_.counts().value();
    return "mails " + std::to_string(counts.mails) + ", registrations " +
           std::to_string(store_.registrations()->size()) + ", replies " +
           std::to_string(counts.queued + counts.held);
  }

  Store store_ = open();
};

TEST_F(CommitTest, a_mail_its_registrations_and_its_replies_are_stored_together) {
  HandledMail mail = registering(1, "KT-000001");
  Person piet;
  piet.name = "Piet";
  mail.registrations.push_back(registration_of("KT-000002", piet));
  mail.registrations[1].state = RegistrationState::kIncomplete;
  mail.replies.push_back(reply_of("second@lerendeleraren.nl"));
  const MailId id = store_.commit(mail).value();

  EXPECT_GT(id, 0);
  EXPECT_EQ(contents(), "mails 1, registrations 2, replies 2");
  const auto found = store_.registrations().value();
  EXPECT_EQ(found[0].ref, "KT-000001");
  EXPECT_EQ(found[0].state, RegistrationState::kConfirmed);
  EXPECT_EQ(found[0].person, anja());
  EXPECT_EQ(found[0].submitted_by, "anja@springplank.nl");
  EXPECT_EQ(found[0].created, at(60));
  EXPECT_EQ(found[0].updated, at(60));
  EXPECT_EQ(found[1].ref, "KT-000002");
  EXPECT_EQ(found[1].state, RegistrationState::kIncomplete);
  EXPECT_EQ(found[1].person, piet);
}

TEST_F(CommitTest, where_a_foundation_comes_from_is_kept) {
  HandledMail mail = registering(1, "KT-000001");
  mail.registrations[0].person.foundation_source = FoundationSource::kRegister;
  ASSERT_OK(store_.commit(mail));
  EXPECT_EQ(store_.registrations()->front().person.foundation_source, FoundationSource::kRegister);
}

TEST_F(CommitTest, by_what_somebody_is_called_is_kept_until_the_name_is_known) {
  HandledMail mail = registering(1, "KT-000001");
  mail.registrations[0].person.name.clear();
  mail.registrations[0].person.call_name = "Bregje";
  ASSERT_OK(store_.commit(mail));
  Registration known = store_.registrations()->front();
  EXPECT_EQ(known.person.name, "");
  EXPECT_EQ(known.person.call_name, "Bregje");
  known.person.name = "Bregje Jansen";
  known.person.call_name.clear();
  HandledMail later = mail_of(2, Fate::kRegistered);
  later.registrations.push_back(known);
  ASSERT_OK(store_.commit(later));
  EXPECT_EQ(store_.registrations()->front().person, known.person);
}

TEST_F(CommitTest, the_bytes_of_a_mail_come_back_as_they_came_in) {
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) every_byte.push_back(static_cast<char>(byte));
  std::mt19937 random(1);
  std::string large;
  for (int i = 0; i < 3'000'000; ++i) large.push_back(static_cast<char>(random()));
  const std::vector<std::string> mails = {"", every_byte, large};
  for (std::uint64_t uid = 1; uid <= mails.size(); ++uid) {
    HandledMail mail = mail_of(uid);
    mail.raw = mails[uid - 1];
    const MailId id = store_.commit(mail).value();
    EXPECT_TRUE(store_.raw_mail(id).value() == mails[uid - 1]) << "mail " << uid;
  }
  EXPECT_FAILS(store_.raw_mail(99), Errc::kNotFound, Retry::kPermanent);
}

TEST_F(CommitTest, the_same_key_again_stores_nothing_and_gives_the_known_id) {
  const MailId id = store_.commit(registering(1, "KT-000001")).value();
  HandledMail again = registering(1, "KT-000002");
  again.replies[0].message_id = "another@lerendeleraren.nl";
  again.fate = Fate::kReview;
  EXPECT_EQ(store_.commit(again).value(), id);
  EXPECT_EQ(contents(), "mails 1, registrations 1, replies 1");
  EXPECT_EQ(store_.standing(key_of(1))->fate, Fate::kRegistered);
}

TEST_F(CommitTest, a_reference_given_out_twice_stores_nothing_of_the_mail) {
  ASSERT_OK(store_.commit(registering(1, "KT-00000A")));
  HandledMail mail = registering(2, "KT-000002");
  mail.registrations.push_back(registration_of("kt-00000a"));
  ASSERT_OK(store_.begin_attempt(mail.key));
  EXPECT_FAILS(store_.commit(mail), Errc::kInvalid, Retry::kPermanent);
  EXPECT_EQ(contents(), "mails 1, registrations 1, replies 1");
  EXPECT_EQ(store_.standing(mail.key)->kind, MailStanding::Kind::kNew);
  EXPECT_EQ(store_.standing(mail.key)->attempts, 1);
}

TEST_F(CommitTest, a_message_id_given_out_twice_stores_nothing_of_the_mail) {
  ASSERT_OK(store_.commit(registering(1, "KT-000001")));
  HandledMail mail = registering(2, "KT-000002");
  mail.replies.push_back(reply_of("reply-1@lerendeleraren.nl"));
  EXPECT_FAILS(store_.commit(mail), Errc::kInvalid, Retry::kPermanent);
  EXPECT_EQ(contents(), "mails 1, registrations 1, replies 1");
}

TEST_F(CommitTest, a_new_registration_without_reference_stores_nothing_of_the_mail) {
  HandledMail mail = registering(1, "KT-000001");
  mail.registrations.push_back(registration_of(""));
  EXPECT_FAILS(store_.commit(mail), Errc::kInvalid, Retry::kPermanent);
  EXPECT_EQ(contents(), "mails 0, registrations 0, replies 0");
}

TEST_F(CommitTest, an_update_of_a_registration_that_is_not_there_stores_nothing_of_the_mail) {
  HandledMail mail = registering(1, "KT-000001");
  mail.registrations.push_back(registration_of("KT-000002"));
  mail.registrations[1].id = 99;
  EXPECT_FAILS(store_.commit(mail), Errc::kNotFound, Retry::kPermanent);
  EXPECT_EQ(contents(), "mails 0, registrations 0, replies 0");
}

TEST_F(CommitTest, the_store_works_on_after_a_refused_mail) {
  HandledMail mail = registering(1, "");
  ASSERT_FALSE(store_.commit(mail).ok());
  mail.registrations[0].ref = "KT-000001";
  EXPECT_OK(store_.commit(mail));
  EXPECT_EQ(contents(), "mails 1, registrations 1, replies 1");
}

TEST_F(CommitTest, an_update_changes_the_row_but_not_its_reference_and_creation) {
  ASSERT_OK(store_.commit(registering(1, "KT-000001")));
  Registration changed = store_.registrations()->front();
  changed.ref = "KT-999999";
  changed.person.school = "De Vlinder";
  changed.person.email = "anja@vlinder.nl";
  changed.person.groups = {"plg/rekenen"};
  changed.person.unclear_groups.clear();
  changed.state = RegistrationState::kIncomplete;
  HandledMail mail = mail_of(2, Fate::kRegistered);
  mail.now = at(3600);
  mail.registrations = {changed};
  ASSERT_OK(store_.commit(mail));

  const auto found = store_.registrations().value();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].ref, "KT-000001");
  EXPECT_EQ(found[0].person, changed.person);
  EXPECT_EQ(found[0].state, RegistrationState::kIncomplete);
  EXPECT_EQ(found[0].created, at(60));
  EXPECT_EQ(found[0].updated, at(3600));
  EXPECT_EQ(store_.registrations_of("ANJA@vlinder.nl ")->size(), 1u);
}

TEST_F(CommitTest, the_history_tells_each_change_with_the_person_before_and_after) {
  Person piet;
  piet.name = "Piet \"P.\" Jansen\n";
  HandledMail first = registering(1, "KT-000001");
  first.registrations = {registration_of("KT-000001", piet)};
  first.registrations[0].state = RegistrationState::kIncomplete;
  ASSERT_OK(store_.commit(first));

  Registration now = store_.registrations()->front();
  const std::int64_t id = now.id;
  std::uint64_t uid = 2;
  const auto change = [&](RegistrationState state) {
    now.state = state;
    HandledMail mail = mail_of(uid, Fate::kRegistered);
    mail.now = at(100 * static_cast<int>(uid++));
    mail.registrations = {now};
    ASSERT_OK(store_.commit(mail));
  };
  now.person.groups = {"plg/rekenen"};
  change(RegistrationState::kConfirmed);
  change(RegistrationState::kConfirmed);  // the same again
  now.person.groups = {"plg/rekenen", "werkgroep/taal"};
  change(RegistrationState::kConfirmed);
  change(RegistrationState::kCancelled);
  change(RegistrationState::kConfirmed);

  const auto history = store_.history(id).value();
  EXPECT_THAT(
      history,
      ElementsAre(Field(&HistoryEntry::event, "registered"),
                  Field(&HistoryEntry::event, "completed"), Field(&HistoryEntry::event, "repeated"),
                  Field(&HistoryEntry::event, "updated"), Field(&HistoryEntry::event, "cancelled"),
                  Field(&HistoryEntry::event, "reinstated")));
  EXPECT_EQ(history[0].at, at(60));
  EXPECT_EQ(history[5].at, at(600));
  const std::string bare =
      R"("name":"Piet \"P.\" Jansen\n","email":"","school":"","foundation":"",)"
      R"("foundation_source":"mail","unsure_school":"","call_name":"",)";
  const std::string incomplete = R"({"state":"incomplete",)" + bare +
                                 R"("groups":[],"unclear_groups":[],"proposed_groups":[]})";
  const std::string confirmed =
      R"({"state":"confirmed",)" + bare +
      R"("groups":["plg/rekenen"],"unclear_groups":[],"proposed_groups":[]})";
  EXPECT_EQ(history[0].detail, R"({"before":null,"after":)" + incomplete + "}");
  EXPECT_EQ(history[1].detail, R"({"before":)" + incomplete + R"(,"after":)" + confirmed + "}");
  EXPECT_EQ(history[2].detail, R"({"before":)" + confirmed + R"(,"after":)" + confirmed + "}");
  EXPECT_THAT(history[3].detail, HasSubstr(R"("groups":["plg/rekenen","werkgroep/taal"])"));
  EXPECT_TRUE(store_.history(99)->empty());
}

TEST_F(CommitTest, sending_the_same_again_leaves_the_time_of_the_last_change) {
  ASSERT_OK(store_.commit(registering(1, "KT-000001")));
  HandledMail mail = mail_of(2, Fate::kRegistered);
  mail.now = at(3600);
  mail.registrations = {store_.registrations()->front()};
  ASSERT_OK(store_.commit(mail));
  EXPECT_EQ(store_.registrations()->front().updated, at(60));
}

TEST_F(CommitTest, registrations_of_an_address_are_its_own_and_those_it_sent_in) {
  Person piet;
  piet.name = "Piet";
  Person kim;
  kim.name = "Kim";
  kim.email = "kim@vlinder.nl";
  HandledMail mail = registering(1, "KT-000001");
  mail.registrations = {registration_of("KT-000001"), registration_of("KT-000002", piet),
                        registration_of("KT-000003", kim)};
  ASSERT_OK(store_.commit(mail));

  const auto refs = [&](const std::string& address) {
    std::vector<Reference> found;
    const auto registrations = store_.registrations_of(address).value();
    for (const Registration& registration : registrations) {
      found.push_back(registration.ref);
    }
    return found;
  };
  EXPECT_THAT(refs(" Anja@SpringPlank.NL"), ElementsAre("KT-000001", "KT-000002", "KT-000003"));
  EXPECT_THAT(refs("kim@vlinder.nl"), ElementsAre("KT-000003"));
  EXPECT_THAT(refs("anja@springplank.n"), ElementsAre());
  EXPECT_THAT(refs(""), ElementsAre()) << "Piet has no address, and so is nobody's";
}

TEST_F(CommitTest, a_reference_is_taken_in_either_case_of_its_letters) {
  ASSERT_OK(store_.commit(registering(1, "KT-7F3K2M")));
  EXPECT_TRUE(store_.has_reference("KT-7F3K2M").value());
  EXPECT_TRUE(store_.has_reference("kt-7f3k2m").value());
  EXPECT_FALSE(store_.has_reference("KT-7F3K2N").value());
}

TEST_F(CommitTest, mails_of_a_fate_are_listed_by_arrival_and_count_once) {
  HandledMail late = mail_of(1, Fate::kReview);
  late.arrived = at(500);
  const MailId first = store_.commit(late).value();
  const MailId second = store_.commit(mail_of(2, Fate::kReview)).value();
  const MailId third = store_.commit(mail_of(3, Fate::kRegistered)).value();
  ASSERT_OK(store_.note_alias(key_of(4), first, Fate::kReview));

  auto review = store_.mails(Fate::kReview).value();
  ASSERT_THAT(review, ElementsAre(Field(&StoredMail::id, second), Field(&StoredMail::id, first)));
  EXPECT_EQ(review[0].arrived, at(0));
  EXPECT_EQ(review[0].sender, "anja@springplank.nl");
  EXPECT_EQ(review[0].subject, "Aanmelding");
  EXPECT_EQ(review[0].reason, "no group named");
  EXPECT_EQ(store_.counts()->review, 2);

  ASSERT_OK(store_.note_alias(key_of(5), third, Fate::kReview));
  EXPECT_EQ(store_.mails(Fate::kReview)->size(), 3u) << "dragged back by a human";
  EXPECT_EQ(store_.counts()->review, 3);
}

}  // namespace
}  // namespace meldaan::store
