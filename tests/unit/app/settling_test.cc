// What conversations (tests/conversations/80…) do not show: pins, races, links.
#include "app/settling.h"

#include <gmock/gmock.h>

#include "domain/reasons.h"
#include "mime/parse.h"
#include "unit/app/intake_fixture.h"

namespace meldaan::app {
namespace {

using testing::HasSubstr;

class SettlingTest : public IntakeTest {
 protected:
  SettlingTest() { settings_.organisers = {"anke@school.example"}; }

  template <class Work>
  auto with_settling(Work&& work) {
    const std::string secret = store_->secret(randomness_).value();
    Secretary secretary({settings_, example_renderer(), randomness_, *store_, secret});
    Settling settling({settings_, *reader_, *store_, secretary, secret, clock_.now()});
    return work(settling);
  }
  Result<SettlingReport> by_hand(const ItemKey& item, const Say& said) {
    return with_settling([&](Settling& settling) { return settling.by_hand(item, said); });
  }
  std::string link(const ItemKey& item) {
    return with_settling([&](Settling& settling) { return settling.link(item).value().url; });
  }
  std::string subject(const ItemKey& item) {
    return "Re: " + make_settle_token(store_->secret(randomness_).value(), item, 0, clock_.now());
  }
  void write_as_organiser(const ItemKey& item, const std::string& text) {
    std::string mail = mail_of("Anke Smit", text);
    mail.replace(mail.find("Subject: aanmelding"), 19, "Subject: " + subject(item));
    mailbox_.deliver(mail, clock_.now());
    sweep();
  }
  void register_without_school() {
    mailbox_.deliver(mail_of("Sanne Bakker",
                             "Graag meld ik mij aan voor de werkgroep Taal.\r\n\r\n"
                             "Sanne Bakker\r\n"),
                     clock_.now());
    sweep();
    ASSERT_EQ(registrations().size(), 1u);
    ASSERT_EQ(registrations()[0].state, RegistrationState::kIncomplete);
    clock_.advance(Seconds(3600));
  }
  static Say school(const std::string& name) {
    Say said;
    said.form.people.emplace_back().school = name;
    return said;
  }

  const ItemKey registration_{ItemKind::kUnsettled, 1};
};

TEST_F(SettlingTest, WhatAnOrganiserStoredByMailIsPinned) {
  register_without_school();
  write_as_organiser(registration_, "school is OBS De Esch\r\n");
  EXPECT_EQ(registrations()[0].person.school, "OBS De Esch");
  EXPECT_EQ(store_->noted(1).value().at(0).touched, store::Touch::kAnotherMail);
  EXPECT_EQ(store_->mails(Fate::kSettled).value().size(), 1u);
}

TEST_F(SettlingTest, OfWhomItIsSaidThatSheStaysAwayNothingIsStored) {
  register_without_school();
  write_as_organiser(registration_, "OBS De Esch, maar ze komt niet\r\n");
  EXPECT_EQ(registrations()[0].person.school, "");
  write_as_organiser(registration_, "Niet OBS De Esch, wel CBS De Ark\r\n");
  EXPECT_EQ(registrations()[0].person.school, "");
}

TEST_F(SettlingTest, WhatAPersonStoredAtAShellIsPinned) {
  register_without_school();
  const auto report = by_hand(registration_, school("OBS De Esch"));
  ASSERT_TRUE(report) << report.error().text;
  EXPECT_EQ(report->effect, SettlingReport::Effect::kSettled);
  EXPECT_EQ(registrations()[0].state, RegistrationState::kConfirmed);
  EXPECT_EQ(store_->noted(1).value().at(0).touched, store::Touch::kByHand);
}

TEST_F(SettlingTest, AWordInAnswerToTheDigestIsLeftWithTheReason) {
  const auto left = [this](const char* name, const char* text, ReplyKind answered) {
    Conversation conversation;
    conversation.answered.emplace().kind = answered;
    const IncomingMail mail = mime::parse(mail_of(name, text));
    store::HandledMail handled;
    const std::optional<Decision> decision =
        with_settling([&](Settling& settling) {
          return settling.without_token(mail, conversation, mime::Dmarc::kUnknown, handled);
        }).value();
    // Who is not heard is told so at once.
    const bool is_unheard = decision && decision->reason == reasons::kSettlesWithoutToken;
    EXPECT_EQ(handled.replies.size(), is_unheard ? 1u : 0u) << text;
    return decision ? decision->reason : std::string();
  };
  EXPECT_EQ(left("Anke Smit", "negeren\r\n", ReplyKind::kDigest), reasons::kSettlesWithoutToken);
  EXPECT_EQ(left("Anke Smit", "Lotte Veldhuis wil naar taal\r\n", ReplyKind::kSettling),
            reasons::kSettlesWithoutToken);
  EXPECT_EQ(left("Anke Smit", "Dank, mooi overzicht!\r\n", ReplyKind::kDigest),
            reasons::kNoRegistration);
  EXPECT_EQ(left("Anke Smit", "ja\r\n", ReplyKind::kQuestion), "");
  EXPECT_EQ(left("Piet Vos", "negeren\r\n", ReplyKind::kDigest), "");
}

TEST_F(SettlingTest, WhoComesSecondIsToldSoAndChangesNothing) {
  register_without_school();
  ASSERT_TRUE(by_hand(registration_, school("OBS De Esch")));
  const auto again = by_hand(registration_, school("OBS De Eik"));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, Errc::kRefused);
  write_as_organiser(registration_, "school is OBS De Eik\r\n");
  EXPECT_EQ(registrations()[0].person.school, "OBS De Esch");
}

TEST_F(SettlingTest, AMailOfManyPeopleStillFitsItsLink) {
  std::string body = "Graag meld ik de volgende collega's aan:\r\n\r\n";
  for (int i = 0; i < 12; ++i) {
    body += "Naam: Een Heel Lange Naam Van Iemand " + std::string(1, static_cast<char>('A' + i)) +
            "\r\nSchool: Openbare Basisschool De Allerlangste Naam van Twente\r\nGroep: werkgroep "
            "Taal\r\n\r\n";
  }
  store::HandledMail left;
  left.key = {"elsewhere", 1, 1};
  left.now = left.arrived = clock_.now();
  left.raw = mail_of("Sanne Bakker", body);
  ASSERT_TRUE(store_->commit(left));
  const std::string found = link({ItemKind::kReview, 1});
  EXPECT_LT(found.size(), Settling::kLongestLink);
  EXPECT_THAT(found, HasSubstr("mailto:info@lerendeleraren.nl?subject=Afhandelen%20%5Bmail-1."));
}

TEST_F(SettlingTest, ALinkOfWhatWasErasedSettlesNothingOfItsSuccessor) {
  register_without_school();
  const std::string old_subject = subject(registration_);
  store::HandledMail erasing;
  erasing.key = {"elsewhere", 1, 1};
  erasing.now = erasing.arrived = clock_.now();
  erasing.erased = {1};
  ASSERT_TRUE(store_->commit(erasing));
  clock_.advance(Seconds(2 * 86400));
  mailbox_.deliver(complete_mail("Marieke Jansen"), clock_.now());
  sweep();
  ASSERT_EQ(registrations().at(0).id, 1);
  std::string mail = mail_of("Anke Smit", "afmelden\r\n");
  mail.replace(mail.find("Subject: aanmelding"), 19, "Subject: " + old_subject);
  mailbox_.deliver(mail, clock_.now());
  sweep();
  EXPECT_EQ(registrations().at(0).state, RegistrationState::kConfirmed);
}

TEST_F(SettlingTest, WhatIsNotThereCannotBeSettled) {
  EXPECT_EQ(by_hand({ItemKind::kHeld, 9}, {Ruling::kIgnore, {}}).error().code, Errc::kNotFound);
}

TEST_F(SettlingTest, ASetAsideMailIsSettledLikeAnother) {
  store::HandledMail left;
  left.key = {"elsewhere", 1, 1};
  left.now = left.arrived = clock_.now();
  left.raw = mail_of("Sanne Bakker", "...\r\n");
  left.fate = Fate::kSetAside;
  ASSERT_TRUE(store_->commit(left));
  clock_.advance(Seconds(60));
  write_as_organiser({ItemKind::kReview, 1},
                     "Naam: Sanne Bakker\r\nSchool: OBS De Esch\r\nGroepen: Werkgroep Taal\r\n");
  ASSERT_EQ(registrations().size(), 1u);
  EXPECT_EQ(registrations()[0].state, RegistrationState::kConfirmed);
  EXPECT_EQ(registrations()[0].submitted_by, "sanne@school.example");
  EXPECT_EQ(counts().set_aside, 0);
}

TEST_F(SettlingTest, WhatCouldNotBeReadIsNotReadAgain) {
  store::HandledMail left;
  left.key = {"elsewhere", 1, 1};
  left.now = left.arrived = clock_.now();
  left.raw = complete_mail("Marieke Jansen");
  left.fate = Fate::kSetAside;
  left.reason = reasons::kUnreadable;
  ASSERT_TRUE(store_->commit(left));
  EXPECT_THAT(link({ItemKind::kSetAside, 1}), HasSubstr("body=Naam%3A%20%0D%0A"));
  clock_.advance(Seconds(60));
  write_as_organiser({ItemKind::kReview, 1},
                     "Naam: Sanne Bakker\r\nE-mail: sanne@school.example\r\n"
                     "School: OBS De Esch\r\nGroepen: Werkgroep Taal\r\n");
  ASSERT_EQ(registrations().size(), 1u);
  EXPECT_EQ(registrations()[0].person.name, "Sanne Bakker");
  EXPECT_EQ(registrations()[0].submitted_by, "sanne@school.example");
  EXPECT_EQ(next_reply().recipient, "sanne@school.example");
}

TEST_F(SettlingTest, AReplyThatWasOvertakenIsWrittenAnew) {
  mailbox_.deliver(complete_mail("Sanne Bakker"), clock_.now());
  sweep();
  settings_.limits.replies_per_address_per_day = 0;
  clock_.advance(Seconds(60));
  mailbox_.deliver(mail_of("Sanne Bakker", "Ik kom ook graag naar de werkgroep Gedrag.\r\n"),
                   clock_.now());
  sweep();
  while (store_->claim(clock_.now()).value()) {
  }
  const auto open = store_->open_items().value().items;
  ASSERT_EQ(open.size(), 1u);
  ASSERT_EQ(open[0].kind, ItemKind::kHeld);
  clock_.advance(Seconds(60));
  ASSERT_TRUE(by_hand({ItemKind::kUnsettled, 1}, {Ruling::kCancel, {}}).error().code ==
              Errc::kRefused);
  mailbox_.deliver(mail_of("Sanne Bakker", "Ik kan helaas niet komen.\r\n"), clock_.now());
  sweep();
  ASSERT_EQ(registrations()[0].state, RegistrationState::kCancelled);
  clock_.advance(Seconds(60));
  ASSERT_TRUE(by_hand({ItemKind::kHeld, open[0].id}, {Ruling::kAccept, {}}));
  const auto sent = store_->claim(clock_.now()).value();
  ASSERT_TRUE(sent);
  EXPECT_THAT(mime::parse(sent->message).subject, HasSubstr("afgemeld"));
}

TEST_F(SettlingTest, AnAddressThatBouncedIsMendedAndTold) {
  mailbox_.deliver(complete_mail("Sanne Bakker"), clock_.now());
  sweep();
  ASSERT_TRUE(store_->mark({registrations().at(0).ref}, Mark::kUndeliverable));
  clock_.advance(Seconds(60));
  while (store_->claim(clock_.now()).value()) {
  }
  Say said;
  said.form.people.emplace_back().email = "s.bakker@school.example";
  const auto report = by_hand({ItemKind::kBounced, 1}, said);
  ASSERT_TRUE(report) << report.error().text;
  EXPECT_EQ(registrations()[0].person.email, "s.bakker@school.example");
  EXPECT_FALSE(store_->standings(std::vector<std::int64_t>{1}).value()[0].undeliverable);
  EXPECT_EQ(next_reply().recipient, "s.bakker@school.example");
}

}  // namespace
}  // namespace meldaan::app
