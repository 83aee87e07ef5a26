#include "extract/purpose/purpose.h"

#include <gtest/gtest.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::purpose_test {
namespace {

Intent intent_of(const std::string& subject, const std::string& text) {
  IncomingMail mail = mail_with(text);
  mail.subject = subject;
  return read(mail).intent;
}

// A complaint names groups as a registration does.
TEST(Purpose, OfOneThatOnlyNamesGroupsIsForPeopleToTellWhereItIsNotSure) {
  for (const char* text :
       {"Met al die groepen over gedrag, taal en rekenen vergeten jullie de gymleraar. Jammer.\n\n"
        "Els Wit, vakdocent gym, De Rank",
        "Mijn kleinzoon heeft moeite met rekenen. Weet u een goede juf in de buurt?\n\nP. Kok"}) {
    EXPECT_EQ(intent_of("reactie", text), Intent::kOther) << text;
  }
  for (const char* text : {"Taal en Rekenen!\n\nEls Wit, obs De Rank",
                           "Voor Gedrag.\n\nGroet,\nEls Wit\nobs De Rank"}) {
    EXPECT_EQ(intent_of("4 oktober", text), Intent::kRegister) << text;
  }
}

// A complaint that is confirmed is worse than a sign-up that a person reads.
TEST(Purpose, OfWhatMayRegisterNobodyIsForPeopleToTell) {
  for (const char* text :
       {"Ik wil geen uitnodigingen meer krijgen, ook niet voor de werkgroep Taal.\n\nEls Wit",
        "Waarom krijg ik deze mail over werkgroepen Taal en Rekenen? Ik werk al jaren niet meer in "
        "het onderwijs.\n\nEls Wit",
        "Heb je gezien dat er een groep Taal is? Iets voor Karin denk ik. Zullen we het er morgen "
        "over hebben?\n\nEls"}) {
    EXPECT_EQ(intent_of("4 oktober", text), Intent::kOther) << text;
  }
}

// Thanks for our confirmation alter nothing.
TEST(Purpose, OfThanksInAnswerToAConfirmationIsNone) {
  for (const char* text : {"Wat leuk dat dat kan! Dank je wel, ik ben er.\nGr. Els",
                           "Fijn, alles klopt. Tot de vierde!\n\nEls Wit"}) {
    EXPECT_EQ(intent_of("Re: Bevestiging aanmelding 4 oktober", text), Intent::kOther) << text;
  }
}

TEST(Purpose, OfWhoLeavesOneOfTwoGroupsIsAChange) {
  for (const char* text : {"Wil je Cultuureducatie eraf halen en Taal laten staan?\n\nEls Wit",
                           "Wil je mij bij Gedrag weghalen? Taal mag blijven staan.\n\nEls Wit",
                           "Taal mag je schrappen, ik hou alleen Rekenen.\n\nEls Wit"}) {
    EXPECT_EQ(intent_of("4 oktober", text), Intent::kChange) << text;
  }
}

TEST(Purpose, OfOneThatAsksFirstIsNoRegistrationYet) {
  for (const char* text :
       {"Onze directeur wil weten of de vervanging vergoed wordt als er iemand van ons naar de "
        "werkgroep Taal of naar Rekenen gaat. Pas als dat duidelijk is kijken we wie er komt.\n\n"
        "Kunt u mij dat laten weten?\n\nEls Wit, obs De Rank",
        "Krijgen wij een rekening als een collega de PLG Mobiel leren bezoekt? Daarna melden we "
        "eventueel iemand aan.\n\nEls Wit, De Rank"}) {
    EXPECT_EQ(intent_of("vraag", text), Intent::kOther) << text;
  }
}

// Praise of a group does not outweigh that nobody is signed up.
TEST(Purpose, OfARefusalIsNoRegistrationHoweverNiceTheGroups) {
  for (const char* text :
       {"Helaas valt het samen met onze studiedag, dus ik geef me dit keer niet op. Mobiel leren "
        "en "
        "Cultuureducatie spreken me wel aan. Kan ik de stukken krijgen?",
        "Mijn directeur moet nog toestemming geven, dus ik meld me nog niet aan, maar Gedrag lijkt "
        "me geweldig.",
        "Is Taal alleen voor de bovenbouw? Aanmelden doe ik me pas als ik dat weet.",
        "Van jullie lijst spreekt Taal me aan, maar ik meld me pas aan als ik weet hoe laat het "
        "is.",
        "Voordat ik mij opgeef voor Gedrag zou ik graag weten of het ook op de vrijdag kan.",
        "De groep Rekenen spreekt me aan maar ik kan die middag niet. Krijg ik de verslagen?"}) {
    EXPECT_EQ(intent_of("netwerkmiddag", std::string(text) + "\n\nGroet,\nEls Wit\nobs De Rank"),
              Intent::kOther)
        << text;
  }
  EXPECT_EQ(
      intent_of("netwerkmiddag",
                "Hierbij:\n\n- Tjerk Wolbers: Rekenen\n- Sanna Pot: Gedrag\n\nIk heb dan les en "
                "meld mij daarom niet aan.\n\nEls Wit\nobs De Rank"),
      Intent::kRegister);
}

// A bare question below a subject of registering is one.
TEST(Purpose, OfABareQuestionIsToBeAnswered) {
  EXPECT_EQ(intent_of("aanmelding", "Is er parkeergelegenheid bij het gebouw?\n\nGroet, Els Wit"),
            Intent::kOther);
}

// A private mail that went to the wrong address registers nobody, whatever the model makes of it.
TEST(Purpose, IsNotToldByWhoElseComesToAPrivateParty) {
  EXPECT_EQ(intent_of("Re: zondag", "Ik neem de taart mee. Oma komt ook nog, tot zo!"),
            Intent::kOther);
}

// Who leaves a list of addresses had not signed up; nor had a child that stays at home.
TEST(Purpose, OfOneWhoLeavesAMailingListIsNoWithdrawal) {
  EXPECT_EQ(intent_of("uitschrijven",
                      "Sinds augustus werk ik niet meer in het onderwijs. Wilt u mijn adres "
                      "verwijderen uit uw adressenlijst?\n\nB. Lohuis"),
            Intent::kOther);
  EXPECT_EQ(intent_of("Afmelden",
                      "Ik had me opgegeven voor Taal maar kan niet. Wilt u mij van de "
                      "lijst halen?\n\nB. Lohuis"),
            Intent::kCancel);
}

TEST(Purpose, OfAParentIsNone) {
  EXPECT_EQ(intent_of("Ziek",
                      "Goedemorgen juf Ellen, Finn is vandaag ziek, hij heeft koorts. Hij "
                      "komt dus niet naar school. Groetjes Mariska (mama van Finn)"),
            Intent::kOther);
}

TEST(Purpose, IsNoneOfOursWhereNothingIsSaidOfIt) {
  EXPECT_EQ(intent_of("Re: zaterdag",
                      "Prima, ik haal de aanhanger om negen uur op en jij regelt de frituur."),
            Intent::kOther);
  EXPECT_EQ(intent_of("", "Ik kom!"), Intent::kRegister);
}

TEST(Purpose, OfWhoWishesAfterTellingWhatSheLeaves) {
  EXPECT_EQ(intent_of("",
                      "Over twee jaar mag ik met pensioen. Ik zou graag aanschuiven bij de "
                      "werkgroep Begeleiding van starters.\n\nEls Wit"),
            Intent::kRegister);
  EXPECT_EQ(intent_of("",
                      "Ja: Mobiel leren\nVolgend jaar misschien: Rekenen\nNee: de rest\n\nEls "
                      "Wit"),
            Intent::kRegister);
  EXPECT_EQ(
      intent_of("", "De werkgroep Taal lijkt me mooi. Maar ik geef me nog niet op.\n\nEls Wit"),
      Intent::kOther);
}

// Above the invitation no more than that it is fine, and until then.
TEST(Purpose, OfWhoAgreesToTheInvitationIsToComeToo) {
  const std::string invitation =
      "\n\nVan: Kennisnetwerk Twente\nVerzonden: maandag 3 september 2018 "
      "10:12\nAan: Els Wit\nOnderwerp: Kennisnetwerken\n\n" +
      desk().invitation;
  EXPECT_EQ(intent_of("Re: Kennisnetwerken", "Prima, tot de vierde!\n\nEls Wit" + invitation),
            Intent::kRegister);
  EXPECT_EQ(intent_of("Re: Kennisnetwerken",
                      "Klinkt goed. Jullie kunnen op mijn komst rekenen." + invitation),
            Intent::kRegister);
  EXPECT_EQ(intent_of("Re: Kennisnetwerken", "Dank!\n\nEls Wit" + invitation), Intent::kOther);
  EXPECT_EQ(intent_of("Re: Kennisnetwerken", "Prima, tot de vierde!\n\nEls Wit"), Intent::kOther)
      << "without the invitation it may answer anything";
}

TEST(Purpose, OfAShortWithdrawalIsNoOther) {
  for (const char* text : {"Hierbij meld ik mij af.", "Graag afmelden.",
                           "Wilt u mij daarom weer uitschrijven voor de netwerkmiddag."}) {
    for (const char* subject : {"4 oktober", "netwerkmiddag"})
      EXPECT_EQ(intent_of(subject, std::string(text) + "\n\nEls Wit"), Intent::kCancel) << text;
  }
}

}  // namespace
}  // namespace meldaan::extract::purpose_test
