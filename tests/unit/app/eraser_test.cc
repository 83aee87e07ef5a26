// Erasing a person leaves no trace of them, waits for what it cannot have yet, and knows a mailbox
// again that was restored from a backup.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include "unit/app/eraser_fixture.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const std::string kColleagues =
    "From: Piet Jansen <piet@school.example>\r\nTo: info@lerendeleraren.nl\r\n"
    "Subject: aanmelding\r\nDate: Mon, 10 Sep 2018 10:00:00 +0200\r\n"
    "Message-ID: <samen@school.example>\r\n\r\nHierbij meld ik ons aan.\r\n\r\n"
    "Naam: Piet Jansen\r\nSchool: OBS De Regenboog\r\nStichting: Consent\r\n"
    "Groep: werkgroep Taal\r\n\r\n"
    "Naam: Anja Bakker\r\nE-mail: Anja@school.example\r\nSchool: OBS De Regenboog\r\n"
    "Groep: werkgroep Rekenen\r\n";

TEST_F(EraserTest, whoever_is_forgotten_stands_nowhere_and_others_stay) {
  settings_.mailbox.save_sent = "Verzonden";
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  mailbox_.deliver(complete_mail("Kees Mol"), kNow);
  mailbox_.deliver(question_mail("Anja Bakker"), kNow);
  mailbox_.deliver(kColleagues, kNow);
  sweep();
  send_all();
  ASSERT_TRUE(intake_->copy_sent());
  ASSERT_THAT(bytes_of(database()) + bytes_of(database().string() + "-wal"),
              HasSubstr("anja bakker"));

  const ErasureReport report = forget("Anja@school.example");
  EXPECT_EQ(report.waiting_for, "");
  EXPECT_GE(report.mails, 3u);
  EXPECT_GE(report.mailbox_mails, 3u);
  expect_no_trace_of("Anja Bakker");
  expect_no_trace_of("Anja@school.example");
  std::vector<std::string> names;
  for (const Registration& one : registrations()) names.push_back(one.person.name);
  EXPECT_THAT(names, testing::UnorderedElementsAre("Kees Mol", "Piet Jansen"));
  EXPECT_THAT(mailbox_.handled, testing::Contains(HasSubstr("Kees Mol")));
  EXPECT_EQ(store_->erasures().value().count, 0);
  EXPECT_TRUE(store_->erased_since({"anja@SCHOOL.example", "", kNow, kNow}).value());
  EXPECT_FALSE(store_->erased_since({"Kees@school.example", "", kNow, kNow}).value());
}

TEST_F(EraserTest, a_mailbox_that_is_away_is_waited_for) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  send_all();
  mailbox_.erase_errors = {transient(Errc::kUnreachable, "the line is dead")};
  EXPECT_THAT(forget("Anja@school.example").waiting_for, HasSubstr("the line is dead"));
  EXPECT_THAT(registrations(), IsEmpty());
  const store::PendingErasures pending = store_->erasures().value();
  EXPECT_EQ(pending.count, 1);
  EXPECT_THAT(pending.waiting_for, HasSubstr("the line is dead"));
  // While it waits, the note of whom to look for is no trace of them.
  EXPECT_THAT(book().tables_with("Anja@school.example").value(), IsEmpty());

  ASSERT_TRUE(eraser().carry_out_pending());
  EXPECT_EQ(store_->erasures().value().count, 1) << "it is not due yet";
  clock_.advance(Eraser::kFirstRetry);
  ASSERT_TRUE(eraser().carry_out_pending());
  EXPECT_EQ(store_->erasures().value().count, 0);
  expect_no_trace_of("Anja Bakker");
  expect_no_trace_of("Anja@school.example");
}

TEST_F(EraserTest, what_a_server_does_not_allow_keeps_the_erasure_pending) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  send_all();
  mailbox_.obstacles = {"folder 3 is read-only"};
  EXPECT_EQ(forget("Anja@school.example").waiting_for, "folder 3 is read-only");
  ASSERT_TRUE(eraser().carry_out_pending(true));
  EXPECT_EQ(store_->erasures().value().count, 0);
}

TEST_F(EraserTest, an_open_reader_is_waited_for_and_then_all_is_gone) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  send_all();
  {
    SQLite::Database reader(database().string(), SQLite::OPEN_READWRITE);
    SQLite::Transaction reading(reader);
    SQLite::Statement first(reader, "SELECT count(*) FROM mail");
    ASSERT_TRUE(first.executeStep());
    EXPECT_EQ(forget("Anja@school.example").waiting_for, "another program is reading the database");
    EXPECT_THAT(bytes_of(database().string() + "-wal"), HasSubstr("anja bakker"));
  }
  EXPECT_EQ(store_->erasures().value().count, 1);
  ASSERT_TRUE(eraser().carry_out_pending(true));
  EXPECT_EQ(store_->erasures().value().count, 0);
  expect_no_trace_of("Anja Bakker");
  expect_no_trace_of("Anja@school.example");
}

TEST_F(EraserTest, a_reply_that_waits_is_never_sent_and_one_under_way_is_waited_for) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  EXPECT_EQ(forget("Anja@school.example").waiting_for, "");
  EXPECT_EQ(counts().queued, 0);

  mailbox_.deliver(complete_mail("Kees Mol"), kNow);
  sweep();
  const store::OutboxMail under_way = next_reply();
  EXPECT_THAT(forget("Kees@school.example").waiting_for, HasSubstr("not gone out"));
  ASSERT_TRUE(store_->mark_sent(under_way.id, clock_.now()));
  ASSERT_TRUE(eraser().carry_out_pending(true));
  EXPECT_EQ(store_->erasures().value().count, 0);
  expect_no_trace_of("Kees Mol");
  expect_no_trace_of("Kees@school.example");
}

TEST_F(EraserTest, a_restored_mailbox_signs_nobody_up_and_is_erased_again) {
  const std::string mail = complete_mail("Anja Bakker");
  const std::string never_seen = mail_of("Anja Bakker",
                                         "Naam: Anja Bakker\r\nSchool: OBS De Esch\r\n"
                                         "Groep: werkgroep Rekenen\r\n");
  mailbox_.deliver(mail, kNow);
  sweep();
  send_all();
  ASSERT_EQ(forget("Anja@school.example").waiting_for, "");
  clock_.advance(Seconds(3600));

  for (const std::uint32_t validity : {1u, 2u}) {  // dragged back, and renumbered
    mailbox_.validity = validity;
    mailbox_.inbox.clear();
    mailbox_.deliver(mail, kNow);
    mailbox_.deliver(never_seen, kNow);
    sweep();
    EXPECT_THAT(registrations(), IsEmpty());
    EXPECT_EQ(counts().queued, 0);
    EXPECT_EQ(counts().review, 0);
    ASSERT_TRUE(eraser().carry_out_pending(true));
    EXPECT_EQ(store_->erasures().value().count, 0);
    expect_no_trace_of("Anja Bakker");
    expect_no_trace_of("Anja@school.example");
  }
}

TEST_F(EraserTest, whoever_was_erased_may_sign_up_anew) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  send_all();
  ASSERT_EQ(forget("Anja@school.example").waiting_for, "");
  std::string later = replace_all(complete_mail("Anja Bakker"), "10 Sep 2018", "12 Sep 2018");
  later = replace_all(later, "Message-ID: <", "Message-ID: <anew");
  clock_.advance(Seconds(3 * 24 * 3600));
  mailbox_.deliver(later, clock_.now());
  sweep();
  EXPECT_THAT(registrations(), SizeIs(1));
  EXPECT_EQ(counts().queued, 1);
}

// The server had added the Date; the mail that comes back is as it was written.
TEST_F(EraserTest, a_mail_without_a_date_is_known_again_by_its_id_and_sender) {
  const std::string dated = complete_mail("Anja Bakker");
  const std::string date = "Date: Mon, 10 Sep 2018 10:00:00 +0200\r\n";
  const std::string undated = replace_all(dated, date, "");
  ASSERT_NE(dated, undated);
  mailbox_.deliver(dated, kNow);
  sweep();
  send_all();
  ASSERT_EQ(forget("Anja@school.example").waiting_for, "");
  clock_.advance(Seconds(3600));
  mailbox_.deliver(undated, clock_.now());
  sweep();
  EXPECT_THAT(registrations(), IsEmpty());
  ASSERT_TRUE(eraser().carry_out_pending(true));
  expect_no_trace_of("Anja Bakker");

  mailbox_.deliver(replace_all(undated, "Message-ID: <", "Message-ID: <anew"), clock_.now());
  sweep();
  EXPECT_THAT(registrations(), SizeIs(1));
}

// What a machine answers to the last mail to somebody who was erased.
TEST_F(EraserTest, an_echo_of_the_erasure_is_erased) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  send_all();
  ASSERT_EQ(forget("Anja@school.example").waiting_for, "");
  clock_.advance(Seconds(3 * 24 * 3600));
  mailbox_.deliver(
      "From: Anja Bakker <Anja@school.example>\r\nTo: info@lerendeleraren.nl\r\n"
      "Subject: Automatisch antwoord: Je gegevens zijn gewist\r\nAuto-Submitted: auto-replied\r\n"
      "Date: Wed, 12 Sep 2018 13:00:00 +0200\r\nMessage-ID: <weg@school.example>\r\n\r\n"
      "Ik ben met vakantie. Anja Bakker\r\n",
      clock_.now());
  mailbox_.deliver(
      "Return-Path: <>\r\nFrom: MAILER-DAEMON@school.example\r\nTo: info@lerendeleraren.nl\r\n"
      "Subject: Undelivered Mail\r\nDate: Wed, 12 Sep 2018 13:00:00 +0200\r\n"
      "Message-ID: <terug@school.example>\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
      "--b\r\n\r\nUnknown.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
      "Reporting-MTA: dns; school.example\r\n\r\nFinal-Recipient: rfc822; Anja@school.example\r\n"
      "Action: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n",
      clock_.now());
  sweep();
  EXPECT_EQ(store_->erasures().value().count, 1);
  ASSERT_TRUE(eraser().carry_out_pending(true));
  EXPECT_EQ(store_->erasures().value().count, 0) << store_->erasures().value().waiting_for;
  EXPECT_THAT(mailbox_.inbox, IsEmpty());
  expect_no_trace_of("Anja Bakker");
  expect_no_trace_of("Anja@school.example");
}

TEST_F(EraserTest, a_sign_up_that_is_stored_in_the_moment_of_the_erasure_goes_too) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  send_all();
  // As if nothing had been stored yet when it was asked for.
  store::ErasureRequest request;
  request.addresses = {"Anja@school.example"};
  ASSERT_TRUE(book().request(request, clock_.now()));
  ASSERT_TRUE(eraser().carry_out_pending());
  EXPECT_THAT(registrations(), IsEmpty());
  EXPECT_EQ(store_->erasures().value().count, 0) << store_->erasures().value().waiting_for;
  expect_no_trace_of("Anja Bakker");
}

TEST_F(EraserTest, the_history_of_others_forgets_a_name_that_was_put_right) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  mailbox_.deliver(complete_mail("Kees Mol"), kNow);
  sweep();
  send_all();
  {
    SQLite::Database raw(database().string(), SQLite::OPEN_READWRITE);
    raw.exec(
        "UPDATE history SET detail = replace(replace(detail, 'Kees Mol', 'ANJA Bakker'),"
        " 'Kees@', 'anja@') WHERE detail LIKE '%Kees%'");
  }
  EXPECT_EQ(forget("Anja@school.example").waiting_for, "");
  expect_no_trace_of("Anja Bakker");
  expect_no_trace_of("Anja@school.example");
  EXPECT_THAT(registrations(), SizeIs(1));
}

TEST_F(EraserTest, mail_about_somebody_of_the_same_name_stays) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  mailbox_.deliver(replace_all(complete_mail("Manja Bakker"), "Consent", "Tof"), kNow);
  sweep();
  send_all();
  ASSERT_EQ(forget("Anja@school.example").waiting_for, "");
  EXPECT_THAT(registrations(), SizeIs(1));
  EXPECT_THAT(mailbox_.handled, ElementsAre(HasSubstr("Manja Bakker")));
}

TEST_F(EraserTest, after_the_retention_only_numbers_are_left) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  mailbox_.deliver(complete_mail("Kees Mol"), kNow);
  const std::uint64_t question = mailbox_.deliver(question_mail("Loes Prins"), kNow);
  sweep();
  send_all();
  ASSERT_TRUE(eraser().purge_if_due());
  EXPECT_THAT(registrations(), SizeIs(2)) << "the retention is not over";

  clock_.set(end_of_retention(settings_.event));
  ASSERT_TRUE(eraser().purge_if_due());
  ASSERT_TRUE(eraser().carry_out_pending());
  EXPECT_THAT(registrations(), IsEmpty());
  EXPECT_EQ(store_->erasures().value().count, 0) << store_->erasures().value().waiting_for;
  EXPECT_THAT(mailbox_.handled, IsEmpty());
  EXPECT_FALSE(mailbox_.inbox.contains(question)) << "what was left to people is of the event, too";
  for (const char* word : {"Anja Bakker", "Anja@school.example", "Kees Mol", "Loes Prins"}) {
    expect_no_trace_of(word);
  }
  EXPECT_THAT(bytes_of(database()), Not(HasSubstr("loes")));
  const auto totals = book().totals(totals_name(settings_.event)).value();
  EXPECT_THAT(totals, testing::IsSupersetOf(std::vector<std::pair<std::string, std::int64_t>>{
                          {"registrations confirmed", 2},
                          {"group werkgroep/taal", 2},
                          {"schools", 1},
                          {"foundations", 1},
                          {"mails", 3},
                          {"replies", 2}}));
  EXPECT_FALSE(book().has_personal_data(clock_.now()).value());
}

std::string answer_to(const std::string& mail, const std::string& date) {
  return "From: Marloes <marloes@lerendeleraren.nl>\r\nTo: loes@school.example\r\n"
         "Subject: Re: vraag\r\nDate: " +
         date + "\r\nMessage-ID: <antwoord@lerendeleraren.nl>\r\nIn-Reply-To: <" +
         mime::parse(mail).message_id + ">\r\n\r\nOm drie uur, Loes Prins!\r\n";
}

TEST_F(EraserTest, after_the_retention_what_colleagues_answered_is_gone_too) {
  const std::string question = question_mail("Loes Prins");
  mailbox_.deliver(question, kNow);
  sweep();
  mailbox_.handled.push_back(answer_to(question, "Tue, 11 Sep 2018 10:00:00 +0200"));
  mailbox_.handled.push_back(
      "From: a@elders.example\r\nSubject: factuur\r\n"
      "Date: Tue, 11 Sep 2018 10:00:00 +0200\r\n\r\nVoor Loes Prins.\r\n");
  clock_.set(end_of_retention(settings_.event));
  ASSERT_TRUE(eraser().purge_if_due());
  ASSERT_TRUE(eraser().carry_out_pending());
  EXPECT_THAT(mailbox_.handled, ElementsAre(HasSubstr("factuur"))) << "of another matter";
}

TEST_F(EraserTest, mail_that_comes_after_the_retention_is_left_to_people_for_a_while) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  send_all();
  clock_.set(end_of_retention(settings_.event) + Seconds(1));
  const std::string later = replace_all(question_mail("Anja Bakker"), "10 Sep 2018", "10 Sep 2019");
  const std::uint64_t question = mailbox_.deliver(later, clock_.now());
  sweep();
  ASSERT_TRUE(eraser().purge_if_due());
  ASSERT_TRUE(eraser().carry_out_pending());
  EXPECT_THAT(registrations(), IsEmpty());
  EXPECT_EQ(store_->erasures().value().count, 0) << store_->erasures().value().waiting_for;
  EXPECT_TRUE(mailbox_.inbox.contains(question));
  EXPECT_EQ(counts().review, 1);
  EXPECT_EQ(book().kept_mails(kept_from(settings_.event, clock_.now())).value(), 1);

  clock_.advance(std::chrono::hours(24) * 400);
  ASSERT_TRUE(eraser().purge_if_due());
  ASSERT_TRUE(eraser().carry_out_pending());
  EXPECT_FALSE(mailbox_.inbox.contains(question));
  expect_no_trace_of("Anja Bakker");
}

}  // namespace
}  // namespace meldaan::app
