// Mails that were handled, read again after the operator has taught the program something: a
// school register, or another name of a group.
#include "app/reread.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "intake_fixture.h"

namespace meldaan::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Says everything but the foundation, which the register knows.
std::string mail_without_foundation(const std::string& person) {
  return mail_of(person,
                 "Naam: " + person + "\r\nSchool: OBS De Zilvermeeuw\r\nGroep: werkgroep Taal\r\n");
}

// Its group is one that the catalogue does not know by that name.
std::string mail_with_unknown_group(const std::string& person) {
  return mail_of(person, "Naam: " + person +
                             "\r\nSchool: OBS De Regenboog\r\nStichting: Consent\r\n"
                             "Groep: Letterkwartet\r\n");
}

// By Marieke; the colleague's address is the first name at school.example.
std::string mail_signing_up_colleague(const std::string& name, const std::string& school) {
  return mail_of("Marieke Jansen",
                 "Hierbij meld ik mijn collega " + name + " (" + name.substr(0, name.find(' ')) +
                     "@school.example) aan voor de werkgroep Taal. Hij werkt bij " + school +
                     ".\r\n");
}

class RereadTest : public IntakeTest {
 protected:
  void learn_schools() {
    read_anew({{"Openbare Basisschool De Zilvermeeuw", "ALMELO", "ALMELO",
                "www.zilvermeeuw.example", "90001", "De Veerkracht"}});
  }
  void learn_that_letterkwartet_is_taal() {
    taal().aliases.push_back("Letterkwartet");
    read_anew();
  }
  void forget_taal() {
    std::erase_if(settings_.event.groups, [](const Group& g) { return g.id == "werkgroep/taal"; });
    read_anew();
  }
  Group& taal() {
    return *std::find_if(settings_.event.groups.begin(), settings_.event.groups.end(),
                         [](const Group& group) { return group.id == "werkgroep/taal"; });
  }

  void handle(const std::string& mail, Seconds after = Seconds(0)) {
    mailbox_.deliver(mail, kNow + after);
    sweep();
  }
  // As if an earlier program had handled it so.
  store::MailId commit(const std::string& raw, Fate fate, std::vector<Person> people) {
    const IncomingMail mail = mime::parse(raw);
    store::HandledMail handled;
    handled.key = {"imap", 1, next_uid_++};
    handled.arrived = kNow;
    handled.now = kNow;
    handled.hashes = {"hash " + std::to_string(next_uid_), ""};
    handled.sender = mail.sender().address;
    handled.raw = raw;
    handled.fate = fate;
    for (Person& person : people) {
      Registration registration;
      registration.ref = make_reference(randomness_);
      registration.person = std::move(person);
      registration.submitted_by = handled.sender;
      registration.state = is_complete(registration.person) ? RegistrationState::kConfirmed
                                                            : RegistrationState::kIncomplete;
      handled.registrations.push_back(std::move(registration));
    }
    return store_->commit(handled).value();
  }

  RereadReport reread_mails(bool apply) {
    findings_.clear();
    const Result<RereadReport> report =
        reread({*reader_, clock_, settings_.event.closes, *store_, apply},
               [this](const RereadFinding& finding) { findings_.push_back(finding); });
    EXPECT_TRUE(report) << report.error().text;
    return report ? *report : RereadReport{};
  }
  RereadReport look() { return reread_mails(false); }
  RereadReport apply() { return reread_mails(true); }
  // Nothing but a mail that is left alone; says why.
  std::string why_left_alone() {
    const std::vector<Registration> before = registrations();
    const RereadReport report = apply();
    EXPECT_EQ(report.left_alone, 1);
    EXPECT_EQ(report.differing, 0);
    const std::vector<Registration> after = registrations();
    EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin(), after.end(),
                           [](const Registration& a, const Registration& b) {
                             return a.person == b.person && a.state == b.state;
                           }));
    return findings_.size() == 1 ? findings_.front().left_alone : "not one finding";
  }
  std::vector<std::string> events_of(const Registration& registration) {
    std::vector<std::string> events;
    for (const auto& entry : store_->history(registration.id).value()) {
      events.push_back(entry.event);
    }
    return events;
  }

  std::vector<RereadFinding> findings_;
  std::uint64_t next_uid_ = 1000;
};

TEST_F(RereadTest, MailsThatAreReadTheSameAreCountedOnly) {
  handle(complete_mail("Marieke Jansen"));
  handle(question_mail("Piet Vos"));
  const RereadReport report = apply();
  EXPECT_EQ(report.same, 2);
  EXPECT_THAT(findings_, IsEmpty());
  EXPECT_THAT(events_of(registrations()[0]), ElementsAre("registered"));
}

TEST_F(RereadTest, WhatDiffersIsShownAndNotStoredWithoutBeingAsked) {
  handle(mail_without_foundation("Marieke Jansen"));
  learn_schools();
  const RereadReport report = look();
  EXPECT_EQ(report.differing, 1);
  EXPECT_EQ(report.same, 0);
  ASSERT_THAT(findings_, SizeIs(1));
  EXPECT_EQ(findings_[0].mail.sender, "Marieke@school.example");
  EXPECT_EQ(findings_[0].left_alone, "");
  ASSERT_THAT(findings_[0].differences, SizeIs(1));
  const RereadDifference& difference = findings_[0].differences[0];
  EXPECT_EQ(difference.ref, registrations()[0].ref);
  EXPECT_EQ(difference.noted->person.foundation, "");
  EXPECT_EQ(difference.now->person.foundation, "De Veerkracht");
  EXPECT_EQ(difference.now->person.foundation_source, FoundationSource::kRegister);
  EXPECT_EQ(difference.now->state, RegistrationState::kConfirmed);
  EXPECT_EQ(registrations()[0].person.foundation, "");
  EXPECT_THAT(events_of(registrations()[0]), ElementsAre("registered"));
}

TEST_F(RereadTest, ApplyingStoresItAndMailsNobody) {
  handle(mail_without_foundation("Marieke Jansen"));
  const Registration before = registrations()[0];
  learn_schools();
  clock_.advance(Seconds(3600));
  EXPECT_EQ(apply().differing, 1);
  const Registration after = registrations()[0];
  EXPECT_EQ(after.person.foundation, "De Veerkracht");
  EXPECT_EQ(after.person.groups, before.person.groups);
  EXPECT_EQ(after.ref, before.ref);
  EXPECT_EQ(after.submitted_by, before.submitted_by);
  EXPECT_EQ(after.updated, clock_.now());
  EXPECT_THAT(events_of(after), ElementsAre("registered", "reread"));
  EXPECT_EQ(counts().queued, 1) << "the confirmation of the mail itself";
}

TEST_F(RereadTest, ApplyingTwiceIsAsOnceAndAThirdReadingBuildsOnIt) {
  handle(mail_without_foundation("Marieke Jansen"));
  learn_schools();
  apply();
  EXPECT_EQ(apply().same, 1);
  EXPECT_THAT(events_of(registrations()[0]), ElementsAre("registered", "reread"));
  read_anew();
  EXPECT_EQ(apply().differing, 1);
  EXPECT_EQ(registrations()[0].person.foundation, "");
}

TEST_F(RereadTest, AnIncompleteRegistrationIsConfirmedWhereNothingIsMissingAnyMore) {
  handle(mail_with_unknown_group("Marieke Jansen"));
  ASSERT_EQ(registrations()[0].state, RegistrationState::kIncomplete);
  learn_that_letterkwartet_is_taal();
  EXPECT_EQ(apply().differing, 1);
  EXPECT_EQ(registrations()[0].state, RegistrationState::kConfirmed);
  EXPECT_THAT(registrations()[0].person.groups, ElementsAre("werkgroep/taal"));
}

TEST_F(RereadTest, ALateRegistrationStaysLateWhateverTheClosingTimeIsToday) {
  settings_.event.closes = kNow - Seconds(1);
  handle(mail_without_foundation("Marieke Jansen"));
  ASSERT_EQ(registrations()[0].state, RegistrationState::kLate);
  settings_.event.closes = kNow + Seconds(1);
  learn_schools();
  EXPECT_EQ(apply().differing, 1);
  EXPECT_EQ(registrations()[0].state, RegistrationState::kLate);
  EXPECT_EQ(registrations()[0].person.foundation, "De Veerkracht");
}

TEST_F(RereadTest, AConfirmationIsNotTakenBack) {
  handle(complete_mail("Marieke Jansen"));
  forget_taal();
  EXPECT_EQ(why_left_alone(), "it was confirmed, and would no longer be complete");
}

TEST_F(RereadTest, WhatAnotherMailHasAlteredStays) {
  handle(mail_without_foundation("Marieke Jansen"));
  Registration corrected = registrations()[0];
  corrected.person.school = "OBS De Zilvermeeuw (noord)";
  store::HandledMail by_organiser;
  by_organiser.key = {"imap", 1, next_uid_++};
  by_organiser.hashes = {"organiser", ""};
  by_organiser.arrived = by_organiser.now = kNow;
  by_organiser.sender = "organisatie@lerendeleraren.nl";
  by_organiser.fate = Fate::kRegistered;
  by_organiser.registrations = {corrected};
  ASSERT_TRUE(store_->commit(by_organiser));
  learn_schools();
  EXPECT_EQ(why_left_alone(), "another mail has altered the registration");
}

TEST_F(RereadTest, WhoHasWrittenAgainIsLeftAlone) {
  handle(mail_without_foundation("Marieke Jansen"));
  handle(mail_of("Marieke Jansen", "Ik kom toch liever niet.\r\n"), Seconds(60));
  learn_schools();
  EXPECT_EQ(why_left_alone(), "its sender has written again since");
}

TEST_F(RereadTest, AColleagueWhoHasWrittenSinceIsLeftAlone) {
  Person tim;
  tim.name = "Tim van Ommen";
  tim.email = "Tim@school.example";
  tim.school = "OBS De Regenboog";
  tim.groups = {"werkgroep/taal"};
  commit(mail_signing_up_colleague("Tim van Ommen", "OBS De Zilvermeeuw"), Fate::kRegistered,
         {tim});
  ASSERT_EQ(look().differing, 1) << "another school";
  handle(mail_of("Tim van Ommen", "Ik kom toch liever niet.\r\n"), Seconds(60));
  EXPECT_EQ(why_left_alone(), registrations()[0].ref + " has written since");
}

TEST_F(RereadTest, WhatAPersonMovedBackIsLeftAlone) {
  const std::string mail = mail_without_foundation("Marieke Jansen");
  handle(mail);
  handle(mail);
  ASSERT_EQ(counts().review, 1);
  learn_schools();
  EXPECT_EQ(why_left_alone(), "a person has moved the mail back into the inbox");
}

TEST_F(RereadTest, SomebodyMoreIsShownAndNotRegistered) {
  Person marieke;
  marieke.name = "Marieke Jansen";
  marieke.email = "Marieke@school.example";
  marieke.school = "OBS De Regenboog";
  marieke.groups = {"werkgroep/taal"};
  commit(mail_of("Marieke Jansen",
                 "Hierbij meld ik twee collega's van OBS De Regenboog aan:\r\n\r\n"
                 "- Merel Brouwer, werkgroep Taal\r\n- Tim van Ommen, werkgroep IKC\r\n"),
         Fate::kRegistered, {marieke});
  why_left_alone();
  const std::vector<RereadDifference>& differences = findings_.at(0).differences;
  EXPECT_EQ(std::count_if(differences.begin(), differences.end(),
                          [](const RereadDifference& one) { return one.ref.empty(); }),
            2);
  EXPECT_THAT(registrations(), SizeIs(1));
}

TEST_F(RereadTest, SomebodyWhoIsNoLongerFoundStaysRegistered) {
  Person marieke;
  marieke.name = "Marieke Jansen";
  marieke.email = "Marieke@school.example";
  marieke.school = "OBS De Regenboog";
  marieke.foundation = "Consent";
  marieke.groups = {"werkgroep/taal"};
  Person nobody;
  nobody.name = "Geachte Organisatie";
  commit(complete_mail("Marieke Jansen"), Fate::kRegistered, {marieke, nobody});
  EXPECT_EQ(why_left_alone(), "somebody is no longer found in it");
  ASSERT_THAT(findings_.at(0).differences, SizeIs(1));
  EXPECT_FALSE(findings_[0].differences[0].now);
  EXPECT_EQ(findings_[0].differences[0].noted->person.name, "Geachte Organisatie");
}

TEST_F(RereadTest, WhatIsNoRegistrationTodayStaysOne) {
  Person piet;
  piet.email = "Piet@school.example";
  commit(question_mail("Piet Vos"), Fate::kRegistered, {piet});
  EXPECT_THAT(why_left_alone(), HasSubstr("it would no longer be read as a registration: "));
}

TEST_F(RereadTest, ARegistrationThatWasGivenToPeopleIsOnlyShown) {
  commit(complete_mail("Marieke Jansen"), Fate::kReview, {});
  EXPECT_EQ(why_left_alone(), "it was given to people, and would now be a registration");
  ASSERT_THAT(findings_.at(0).differences, SizeIs(1));
  EXPECT_FALSE(findings_[0].differences[0].noted);
  EXPECT_EQ(findings_[0].differences[0].now->person.name, "Marieke Jansen");
  EXPECT_THAT(registrations(), IsEmpty());
}

TEST_F(RereadTest, ARegistrationThatWasIgnoredIsOnlyShownWithWhatItsSenderHas) {
  settings_.own_lists = {};
  handle(complete_mail("Marieke Jansen", "List-Id: <desk.lerendeleraren.nl>\r\n"));
  handle(mail_of("Marieke Jansen", "Ik meld mij graag aan.\r\n"), Seconds(60));
  ASSERT_THAT(registrations(), SizeIs(1));
  settings_.own_lists = {"desk.lerendeleraren.nl"};
  read_anew();
  EXPECT_EQ(why_left_alone(), "it was ignored, and would now be a registration; its sender has " +
                                  registrations()[0].ref);
}

TEST_F(RereadTest, AnswersAndWhatWasSetAsideAreNotCompared) {
  handle(mail_with_unknown_group("Marieke Jansen"));
  handle(complete_mail("Marieke Jansen"), Seconds(60));
  ASSERT_THAT(events_of(registrations()[0]), ElementsAre("registered", "completed"));
  commit(complete_mail("Piet Vos"), Fate::kSetAside, {});
  const RereadReport report = apply();
  EXPECT_EQ(report.same, 1);
  EXPECT_EQ(report.not_compared, 2);
  EXPECT_THAT(findings_, IsEmpty());
}

TEST_F(RereadTest, AnAddressThatAnotherRegistrationHasIsNotGivenTwice) {
  handle(complete_mail("Tim Ommen"));
  Person tim;
  tim.name = "Tim Ommen";
  tim.school = "OBS De Regenboog";
  tim.groups = {"werkgroep/taal"};
  commit(mail_signing_up_colleague("Tim Ommen", "OBS De Regenboog"), Fate::kRegistered, {tim});
  EXPECT_EQ(why_left_alone(), registrations()[0].ref + " has that address already");
}

TEST_F(RereadTest, AFailingDatabaseEndsItWithAnError) {
  handle(mail_without_foundation("Marieke Jansen"));
  learn_schools();
  *store_ = store::Store::open_read_only(folder_.path() / "meldaan.db").value();
  const Result<RereadReport> report =
      reread({*reader_, clock_, settings_.event.closes, *store_, true}, [](const auto&) {});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Errc::kIo);
}

}  // namespace
}  // namespace meldaan::app
