// What a stored mail noted, who has touched that since, and what a new reading may overwrite.
#include <SQLiteCpp/SQLiteCpp.h>

#include "unit/store/store_fixture.h"

namespace meldaan::store {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

class RereadingTest : public StoreTest {
 protected:
  MailId commit(const HandledMail& mail) { return store_.commit(mail).value(); }
  // Another mail, which alters the only registration.
  MailId commit_change(std::uint64_t uid, const std::string& school) {
    HandledMail mail = mail_of(uid, Fate::kRegistered);
    mail.now = at(120);
    mail.registrations = {registration()};
    mail.registrations[0].person.school = school;
    return commit(mail);
  }
  Registration registration() { return store_.registrations()->front(); }
  Noted only_noted(MailId mail) {
    const std::vector<Noted> noted = store_.noted(mail).value();
    EXPECT_EQ(noted.size(), 1u);
    return noted.empty() ? Noted{} : noted.front();
  }
  Revision revision(const std::string& school) {
    Revision revision{registration(), registration()};
    revision.after.person.school = school;
    return revision;
  }
  std::vector<std::string> events() {
    std::vector<std::string> events;
    for (const HistoryEntry& entry : store_.history(registration().id).value()) {
      events.push_back(entry.event);
    }
    return events;
  }

  Store store_ = open();
};

TEST_F(RereadingTest, a_mail_knows_whom_it_registered_with_every_value) {
  const MailId mail = commit(registering(1, "KT-000001"));
  const Noted noted = only_noted(mail);
  EXPECT_EQ(noted.current.ref, "KT-000001");
  EXPECT_EQ(noted.person, anja());
  EXPECT_EQ(noted.state, RegistrationState::kConfirmed);
  EXPECT_TRUE(noted.made_by_mail);
  EXPECT_EQ(noted.touched, Touch::kNone);
}

TEST_F(RereadingTest, a_foundation_from_the_register_stays_one) {
  HandledMail mail = registering(1, "KT-000001");
  mail.registrations[0].person.foundation_source = FoundationSource::kRegister;
  EXPECT_EQ(only_noted(commit(mail)).person.foundation_source, FoundationSource::kRegister);
}

TEST_F(RereadingTest, people_come_in_the_order_in_which_they_were_registered) {
  HandledMail mail = registering(1, "KT-000002");
  mail.registrations.push_back(registration_of("KT-000001"));
  const std::vector<Noted> noted = store_.noted(commit(mail)).value();
  ASSERT_EQ(noted.size(), 2u);
  EXPECT_EQ(noted[0].current.ref, "KT-000002");
  EXPECT_EQ(noted[1].current.ref, "KT-000001");
}

TEST_F(RereadingTest, a_mail_without_registrations_noted_nobody) {
  EXPECT_THAT(store_.noted(commit(mail_of(1))).value(), IsEmpty());
}

TEST_F(RereadingTest, what_another_mail_altered_is_told_with_what_each_of_them_left) {
  const MailId first = commit(registering(1, "KT-000001"));
  const MailId second = commit_change(2, "OBS De Vlieger");
  EXPECT_EQ(only_noted(first).touched, Touch::kAnotherMail);
  EXPECT_EQ(only_noted(first).person, anja());
  EXPECT_EQ(only_noted(first).current.person.school, "OBS De Vlieger");
  EXPECT_FALSE(only_noted(second).made_by_mail);
  EXPECT_EQ(only_noted(second).person.school, "OBS De Vlieger");
}

TEST_F(RereadingTest, what_differs_without_a_mail_was_altered_by_hand) {
  const MailId mail = commit(registering(1, "KT-000001"));
  SQLite::Database(path().string(), SQLite::OPEN_READWRITE)
      .exec("UPDATE registration SET school = 'OBS De Vlieger'");
  EXPECT_EQ(only_noted(mail).touched, Touch::kByHand);
}

TEST_F(RereadingTest, what_came_later_under_the_mails_name_was_altered_by_hand) {
  const MailId mail = commit(registering(1, "KT-000001"));
  SQLite::Database(path().string(), SQLite::OPEN_READWRITE)
      .exec(
          "INSERT INTO history (registration_id, mail_id, at, event, detail)"
          " SELECT registration_id, mail_id, at + 60, 'updated', detail FROM history");
  EXPECT_EQ(only_noted(mail).touched, Touch::kByHand);
}

TEST_F(RereadingTest, a_revision_stores_person_and_state_and_says_so_in_the_history) {
  const MailId mail = commit(registering(1, "KT-000001"));
  Revision revised = revision("OBS De Vlieger");
  revised.after.person.groups = {"werkgroep/ikc"};
  revised.after.state = RegistrationState::kIncomplete;
  ASSERT_OK(store_.revise(mail, {revised}, {}, at(300)));
  EXPECT_EQ(registration().person, revised.after.person);
  EXPECT_EQ(registration().state, RegistrationState::kIncomplete);
  EXPECT_EQ(registration().updated, at(300));
  EXPECT_EQ(registration().created, at(60));
  EXPECT_THAT(events(), ElementsAre("registered", "reread"));
  EXPECT_EQ(store_.counts()->queued, 1) << "the mail's own reply and no other";
}

TEST_F(RereadingTest, after_a_revision_the_mail_noted_what_was_revised_and_nobody_touched_it) {
  const MailId mail = commit(registering(1, "KT-000001"));
  ASSERT_OK(store_.revise(mail, {revision("OBS De Vlieger")}, {}, at(300)));
  EXPECT_EQ(only_noted(mail).person.school, "OBS De Vlieger");
  EXPECT_EQ(only_noted(mail).touched, Touch::kNone);
  EXPECT_TRUE(only_noted(mail).made_by_mail);
}

TEST_F(RereadingTest, a_revision_of_what_was_altered_meanwhile_is_refused_for_all_of_the_mail) {
  HandledMail mail = registering(1, "KT-000001");
  mail.registrations.push_back(registration_of("KT-000002"));
  const MailId id = commit(mail);
  const std::vector<Registration> before = store_.registrations().value();
  std::vector<Revision> revisions;
  for (const Registration& one : before) {
    revisions.push_back({one, one});
    revisions.back().after.person.school = "OBS De Vlieger";
  }
  HandledMail meanwhile = mail_of(2, Fate::kRegistered);
  meanwhile.registrations = {before[1]};
  meanwhile.registrations[0].state = RegistrationState::kCancelled;
  commit(meanwhile);
  EXPECT_FAILS(store_.revise(id, revisions, {}, at(300)), Errc::kRefused, Retry::kPermanent);
  EXPECT_EQ(registration().person.school, "OBS De Springplank");
}

TEST_F(RereadingTest, all_mails_are_listed_in_order_of_arrival_and_marked_where_stored_again) {
  HandledMail late = mail_of(1, Fate::kIgnored);
  late.arrived = at(30);
  late.truncated = true;
  HandledMail moved_back = mail_of(3);
  moved_back.hashes = mail_of(2).hashes;
  moved_back.arrived = at(60);
  for (const HandledMail& mail : {late, registering(2, "KT-000001"), moved_back}) commit(mail);
  const std::vector<StoredMail> mails = store_.mails().value();
  EXPECT_THAT(mails, ElementsAre(Field(&StoredMail::fate, Fate::kRegistered),
                                 Field(&StoredMail::fate, Fate::kIgnored),
                                 Field(&StoredMail::fate, Fate::kReview)));
  EXPECT_THAT(mails, ElementsAre(Field(&StoredMail::stored_again, true),
                                 Field(&StoredMail::stored_again, false),
                                 Field(&StoredMail::stored_again, true)));
  EXPECT_THAT(mails,
              ElementsAre(Field(&StoredMail::truncated, false), Field(&StoredMail::truncated, true),
                          Field(&StoredMail::truncated, false)));
}

}  // namespace
}  // namespace meldaan::store
