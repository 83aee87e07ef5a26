#include "extract/origin.h"

#include <gtest/gtest.h>

#include <functional>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::origin_test {
namespace {

const std::string kWish = "Beste organisatie,\n\nGraag meld ik mij aan voor de werkgroep Taal.";

// A registration with one thing changed.
IncomingMail registration(const std::function<void(IncomingMail&)>& change) {
  IncomingMail mail = mail_with(kWish);
  change(mail);
  return mail;
}

IncomingMail with_header(const std::string& name, const std::string& value) {
  return registration([&](IncomingMail& mail) { mail.headers.push_back({name, value}); });
}

IncomingMail from(const std::string& address) {
  return registration([&](IncomingMail& mail) { mail.from[0].address = address; });
}

struct Case {
  const char* sign;
  IncomingMail mail;
  Origin origin;
};

void expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const Reading reading = read(c.mail);
    EXPECT_STREQ(name_of(reading.origin), name_of(c.origin))
        << c.sign << " (" << reading.origin_why << ")";
    EXPECT_EQ(reading.origin_why.empty(), c.origin == Origin::kHuman) << c.sign;
    if (c.origin != Origin::kHuman) {
      EXPECT_TRUE(reading.people.empty()) << c.sign << ": a machine registers nobody";
    }
  }
}

TEST(Origin, ARegistrationIsHuman) {
  expect({{"nothing special", mail_with(kWish), Origin::kHuman}});
  EXPECT_EQ(read(kWish).people.size(), 1u);
}

TEST(Origin, OurOwnAddressIsOurselves) {
  expect({{"as configured", from("info@lerendeleraren.nl"), Origin::kOurselves},
          {"in capitals", from("Info@LerendeLeraren.NL"), Origin::kOurselves},
          {"another of the domain", from("janet@lerendeleraren.nl"), Origin::kHuman}});
}

TEST(Origin, TheNullEnvelopeSenderIsNobody) {
  expect({{"Return-Path: <>", registration([](IncomingMail& m) { m.return_path = ""; }),
           Origin::kBounce},
          {"no Return-Path", registration([](IncomingMail& m) { m.return_path.reset(); }),
           Origin::kHuman},
          {"a Return-Path",
           registration([](IncomingMail& m) { m.return_path = "m.jansen@school-voorbeeld.nl"; }),
           Origin::kHuman}});
}

TEST(Origin, AutoSubmittedTellsAMachineButForNo) {
  expect({{"auto-replied", with_header("auto-submitted", "auto-replied"), Origin::kAutoReply},
          {"auto-generated", with_header("auto-submitted", "auto-generated"), Origin::kAutoReply},
          {"auto-notified", with_header("auto-submitted", "Auto-Notified; owner=x"),
           Origin::kAutoReply},
          {"no", with_header("auto-submitted", "no"), Origin::kHuman},
          {"No (a comment)", with_header("auto-submitted", "No (by hand)"), Origin::kHuman},
          {"no; a parameter", with_header("auto-submitted", "no; x=y"), Origin::kHuman}});
}

TEST(Origin, PrecedenceTellsALot) {
  expect({{"bulk", with_header("precedence", "bulk"), Origin::kBulk},
          {"list", with_header("precedence", "list"), Origin::kBulk},
          {"junk", with_header("precedence", "Junk"), Origin::kBulk},
          {"auto_reply", with_header("precedence", "auto_reply"), Origin::kAutoReply},
          {"first-class", with_header("precedence", "first-class"), Origin::kHuman},
          {"normal", with_header("precedence", "normal"), Origin::kHuman}});
}

TEST(Origin, AListsHeaderTellsALotButForOurOwnList) {
  expect({{"List-Id", with_header("list-id", "<nieuws.voorbeeld.nl>"), Origin::kBulk},
          {"List-Unsubscribe", with_header("list-unsubscribe", "<https://voorbeeld.nl/uit>"),
           Origin::kBulk},
          {"List-Post", with_header("list-post", "<mailto:lijst@voorbeeld.nl>"), Origin::kBulk},
          {"our own list", registration([](IncomingMail& m) {
             m.headers = {{"list-id", "Netwerk <netwerk.lerendeleraren.nl>"},
                          {"list-unsubscribe", "<mailto:x@lerendeleraren.nl>"},
                          {"precedence", "list"}};
           }),
           Origin::kHuman}});
}

TEST(Origin, SendersThatNobodyReadsAreMachines) {
  expect({{"noreply", from("noreply@voorbeeld.nl"), Origin::kBulk},
          {"no-reply", from("no-reply@voorbeeld.nl"), Origin::kBulk},
          {"No_Reply", from("No_Reply@voorbeeld.nl"), Origin::kBulk},
          {"do-not-reply", from("do-not-reply@voorbeeld.nl"), Origin::kBulk},
          {"niet-beantwoorden", from("niet-beantwoorden@voorbeeld.nl"), Origin::kBulk},
          {"bounces", from("bounces+123@voorbeeld.nl"), Origin::kBulk},
          {"mailer-daemon", from("MAILER-DAEMON@mail.voorbeeld.nl"), Origin::kBounce},
          {"postmaster", from("postmaster@voorbeeld.nl"), Origin::kBounce},
          {"a teacher called Noor", from("noor.eply@voorbeeld.nl"), Origin::kHuman},
          {"a post office box", from("post@voorbeeld.nl"), Origin::kHuman}});
}

TEST(Origin, ReportsAreNoMail) {
  expect({{"a delivery report", registration([](IncomingMail& m) {
             m.media_type = "multipart/report";
             m.report_type = "delivery-status";
           }),
           Origin::kBounce},
          {"a read report", registration([](IncomingMail& m) {
             m.media_type = "multipart/report";
             m.report_type = "disposition-notification";
           }),
           Origin::kBounce},
          {"a delivery status alone", registration([](IncomingMail& m) {
             m.delivery_statuses.push_back({"a@b.nl", "failed", "5.1.1"});
           }),
           Origin::kBounce},
          {"Exchange's read receipt",
           registration([](IncomingMail& m) { m.subject = "Gelezen: Aanmelding bevestigd"; }),
           Origin::kBounce},
          {"Exchange's non-delivery",
           registration([](IncomingMail& m) { m.subject = "Onbestelbaar: Aanmelding bevestigd"; }),
           Origin::kBounce}});
}

TEST(Origin, CalendarTrafficIsNoRegistration) {
  expect({{"an answer", registration([](IncomingMail& m) {
             m.has_calendar = true;
             m.calendar_method = "REPLY";
           }),
           Origin::kCalendar},
          {"an invitation", registration([](IncomingMail& m) {
             m.has_calendar = true;
             m.calendar_method = "REQUEST";
           }),
           Origin::kCalendar},
          {"its subject",
           registration([](IncomingMail& m) { m.subject = "Geaccepteerd: Kennisnetwerken"; }),
           Origin::kCalendar},
          {"our own entry sent back", registration([](IncomingMail& m) {
             m.has_calendar = true;
             m.calendar_method = "PUBLISH";
           }),
           Origin::kHuman}});
}

TEST(Origin, HeadersOfAutoresponders) {
  expect({{"X-Autoreply", with_header("x-autoreply", "yes"), Origin::kAutoReply},
          {"X-Autorespond", with_header("x-autorespond", ""), Origin::kAutoReply},
          {"X-Spam-Flag", with_header("x-spam-flag", "YES"), Origin::kBulk},
          {"X-Spam-Flag: no", with_header("x-spam-flag", "NO"), Origin::kHuman}});
}

TEST(Origin, ExchangesSuppressHeaderAloneProvesNothing) {
  expect({{"All", with_header("x-auto-response-suppress", "All"), Origin::kHuman},
          {"DR, RN, NRN", with_header("x-auto-response-suppress", "DR, RN, NRN, OOF, AutoReply"),
           Origin::kHuman}});
}

TEST(Origin, AnOutOfOfficeNeedsASecondSignBesideItsSubject) {
  expect(
      {{"Dutch",
        mail_with("Ik ben met verlof en lees mijn mail niet.", "Automatisch antwoord: Aanmelding"),
        Origin::kAutoReply},
       {"Dutch, absent",
        mail_with("Van 1 tot 8 oktober ben ik afwezig. Bij spoed kunt u terecht bij de directie.",
                  "Afwezig"),
        Origin::kAutoReply},
       {"English",
        mail_with("I am out of the office and will return on 8 October.",
                  "Out of office: Aanmelding"),
        Origin::kAutoReply},
       {"German",
        mail_with("Ich bin bis zum 8. Oktober nicht im Büro.", "Automatische Antwort: Anmeldung"),
        Origin::kAutoReply},
       {"not there until",
        mail_with("Ik ben er niet tot 1 november.", "Automatisch antwoord: Aanmelding"),
        Origin::kAutoReply},
       {"behind Re:",
        mail_with("Ik ben afwezig tot 8 oktober.", "RE: Automatisch antwoord: Aanmelding"),
        Origin::kAutoReply}});
}

TEST(Origin, AWithdrawalThatSaysAbsentIsHuman) {
  expect({{"Afwezig op 4 oktober",
           mail_with("Hoi, ik kan helaas niet komen op 4 oktober. Haal me van de lijst.",
                     "Afwezig op 4 oktober"),
           Origin::kHuman},
          {"niet aanwezig",
           mail_with("Beste organisatie, ik meld me af voor de netwerkmiddag.", "Niet aanwezig"),
           Origin::kHuman}});
}

TEST(Origin, ATextThatSaysTwiceThatNobodyReadsItIsAnOutOfOffice) {
  expect({{"without a telling subject",
           mail_with("Bedankt voor uw bericht. Ik ben met vakantie. Na mijn terugkeer beantwoord "
                     "ik uw mail.",
                     "Re: Kennisnetwerk"),
           Origin::kAutoReply},
          {"a wish beside it",
           mail_with("Ik ben tot maandag met vakantie, maar na mijn terugkeer wil ik graag naar de "
                     "werkgroep Taal. Meld mij dus maar aan!"),
           Origin::kHuman},
          {"a request to us",
           mail_with("Sinds 1 augustus ben ik met pensioen en mijn opvolger krijgt uw post al. "
                     "Verwijder mijn adres daarom uit uw verzendlijst.",
                     "Re: Kennisnetwerk"),
           Origin::kHuman}});
}

TEST(Origin, AdvertisingIsBulk) {
  expect({{"two words of it",
           mail_with("Bovenaan in Google? Vraag nu een vrijblijvende offerte aan met 20% korting!",
                     "Uw website"),
           Origin::kBulk},
          {"one may stand anywhere",
           mail_with("Graag meld ik mij aan voor Mobiel leren. Kunnen jullie een offerte sturen?"),
           Origin::kHuman}});
}

TEST(Origin, AQuotedOutOfOfficeIsNotTheWriters) {
  expect(
      {{"an answer to one",
        mail_with("Ik kom graag naar Taal.\n\nOp 3 sep. 2018 om 10:12 schreef Jan:\n> Ik ben met "
                  "vakantie.\n> Na mijn terugkeer lees ik uw mail.",
                  "Re: Automatisch antwoord: Aanmelding"),
        Origin::kHuman}});
}

TEST(Origin, WhoWantsAGroupIsNoMachineHoweverLongAway) {
  expect({{"on leave",
           mail_with("Ik ben met verlof en lees mijn schoolmail niet. Op 4 oktober ben "
                     "ik weer aanwezig en dan ga ik graag naar Taal."),
           Origin::kHuman}});
}

TEST(Origin, TheButtonOfAnAdvertisementSignsNobodyUp) {
  expect({{"a button",
           mail_with("Beste schooldirecteur,\n\nHeeft u ook last van het lerarentekort? Normaal € "
                     "1.295, nu € 495 voor wie zich deze week opgeeft!\n\nJa, ik wil een plek\n\n"
                     "Geen aanbiedingen meer? Klik hier."),
           Origin::kBulk}});
}

TEST(Origin, WhatAnAutomaticAnswerSaysOfItselfIsNoPersons) {
  for (const char* text :
       {"Ik ben er niet tot en met 14 september. Voor spoed kunt u bellen met de administratie.",
        "Deze mailbox wordt niet gelezen. Neem contact op via de website.",
        "I am out of the office until 12 September and will reply when I am back.",
        "Ich bin derzeit im Urlaub und lese meine Mails erst wieder am 17. September."}) {
    EXPECT_EQ(read(mail_with(text, "Re: Kennisnetwerken op 4 oktober 2018!")).origin,
              Origin::kAutoReply)
        << text;
  }
}

}  // namespace
}  // namespace meldaan::extract::origin_test
