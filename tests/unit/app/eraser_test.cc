// Erasing a person leaves no trace of them, waits for what it cannot have yet, and knows a mailbox
// again that was restored from a backup.
#include "app/eraser.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "app/digest.h"
#include "mime/parse.h"
#include "unit/app/intake_fixture.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return ascii_lower(out.str());
}

class EraserTest : public IntakeTest {
 protected:
  std::filesystem::path database() const { return folder_.path() / "meldaan.db"; }
  store::ErasureBook book() const { return store::ErasureBook::open(database()).value(); }
  Eraser eraser() {
    return Eraser({settings_, clock_, store_->secret(randomness_).value(), mailbox_, book()});
  }
  // As `meldaan forget` asks for it.
  ErasureReport forget(const std::string& address) {
    store::ErasureRequest request;
    request.addresses = {address};
    for (const Registration& one : store_->registrations_of(address).value()) {
      if (one.person.email == address) request.registrations.push_back(one.id);
    }
    EXPECT_TRUE(book().request(request, clock_.now()));
    const auto pending = book().pending(std::nullopt).value();
    EXPECT_THAT(pending, SizeIs(1));
    const Result<ErasureReport> report = eraser().carry_out(pending.front());
    EXPECT_TRUE(report) << report.error().text;
    return report ? *report : ErasureReport{};
  }
  void send_all() {
    for (;;) {
      const auto reply = store_->claim(clock_.now()).value();
      if (!reply) return;
      ASSERT_TRUE(store_->mark_sent(reply->id, clock_.now()));
    }
  }
  DigestParts digest_parts() {
    return {settings_, reader_, example_renderer(), randomness_, *store_};
  }
  bool queue_due_digest() {
    return queue_digest(digest_parts(), {clock_.now(), "", "", 0}, clock_.now(),
                        clock_.now() + Seconds(1))
        .value();
  }
  // Of all that the outbox remembers; empty where only that it went out is known.
  std::vector<std::string> stored_digests() const {
    std::vector<std::string> found;
    EXPECT_TRUE(book().each_reply([&](const store::StoredBytes& reply) {
      if (reply.kind == ReplyKind::kDigest) found.emplace_back(reply.bytes);
    }));
    return found;
  }
  // In every table, in the bytes of the file and of its WAL, and in the mailbox.
  void expect_no_trace_of(const std::string& word) {
    EXPECT_THAT(book().tables_with(word).value(), IsEmpty());
    EXPECT_THAT(bytes_of(database()), Not(HasSubstr(ascii_lower(word))));
    EXPECT_THAT(bytes_of(database().string() + "-wal"), Not(HasSubstr(ascii_lower(word))));
    for (const auto& [uid, mail] : mailbox_.inbox) EXPECT_THAT(mail.bytes, Not(HasSubstr(word)));
    for (const std::string& mail : mailbox_.handled) EXPECT_THAT(mail, Not(HasSubstr(word)));
    for (const auto& copy : mailbox_.saved) EXPECT_THAT(copy.message, Not(HasSubstr(word)));
  }
};

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

TEST_F(EraserTest, digests_that_are_out_lose_all_that_they_said) {
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

TEST_F(EraserTest, a_digest_that_is_not_out_yet_is_made_anew) {
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

TEST_F(EraserTest, a_digest_that_some_have_had_is_waited_for) {
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

TEST_F(EraserTest, a_digest_in_our_own_mailbox_goes_with_its_content) {
  settings_.digest.to = {settings_.courier.from.address};
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  ASSERT_TRUE(queue_due_digest());
  mailbox_.handled.push_back(stored_digests().front());
  send_all();
  EXPECT_EQ(forget("Anja@school.example").waiting_for, "");
  EXPECT_THAT(mailbox_.handled, IsEmpty());
}

TEST_F(EraserTest, a_digest_that_was_gathered_before_the_erasure_is_not_kept) {
  mailbox_.deliver(complete_mail("Anja Bakker"), kNow);
  sweep();
  const Report report = make_report(digest_parts(), {}, Instant{}, clock_.now()).value();
  const store::DigestDay day{"2018-09-11", Instant{}, clock_.now(), report.erasures};
  ASSERT_EQ(forget("Anja@school.example").waiting_for, "");
  EXPECT_FALSE(store_->keep_digest(day, {}, clock_.now()).value());
  EXPECT_EQ(store_->last_digest().value(), std::nullopt);
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
  EXPECT_TRUE(mailbox_.inbox.contains(question)) << "what was left to people stays theirs";
  for (const char* word : {"Anja Bakker", "Anja@school.example", "Kees Mol"}) {
    expect_no_trace_of(word);
  }
  EXPECT_THAT(bytes_of(database()), Not(HasSubstr("loes")));
  const auto totals = book().totals(totals_name(settings_)).value();
  EXPECT_THAT(totals, testing::IsSupersetOf(std::vector<std::pair<std::string, std::int64_t>>{
                          {"registrations confirmed", 2},
                          {"group werkgroep/taal", 2},
                          {"schools", 1},
                          {"foundations", 1},
                          {"mails", 3},
                          {"replies", 2}}));
  EXPECT_FALSE(book().has_personal_data().value());
}

}  // namespace
}  // namespace meldaan::app
