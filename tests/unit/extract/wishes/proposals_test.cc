#include "extract/wishes/proposals.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::proposals_test {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;

// What the sender is registered for, by the letter alone.
PersonReading sender_of(const std::string& text) {
  const Reading reading = read(text);
  return reading.people.empty() ? PersonReading{} : reading.people.front();
}

TEST(Proposals, AreGroupsThatTheInvitationLacks) {
  const std::pair<const char*, const char*> cases[] = {
      {"Ik zou graag een werkgroep over hoogbegaafdheid willen starten.", "hoogbegaafdheid"},
      {"Wij missen een groep over bewegend leren.", "bewegend leren"},
      {"Graag een werkgroep 'Passend onderwijs' oprichten.", "Passend onderwijs"},
      {"Ik wil een PLG over natuur en milieu beginnen.", "natuur en milieu"},
      {"Ik wil een werkgroep hoogbegaafdheid starten en kom graag.", "hoogbegaafdheid"},
      {"Ik kom graag: ik stel een groep Ouderbetrokkenheid voor.", "Ouderbetrokkenheid"},
      {"Ik kom graag. Ik mis iets over programmeren met kleuters.", "programmeren met kleuters"},
      {"Ik wil graag een groep over burgerschap oprichten.", "burgerschap"},
  };
  for (const auto& [text, topic] : cases) {
    EXPECT_THAT(values_of(sender_of(text).proposed_groups), ElementsAre(topic)) << text;
  }
}

TEST(Proposals, AreNoGroupThatTheirTopicDescribes) {
  const std::pair<const char*, const char*> cases[] = {
      {"Ik miste een groep rond burgerschap. Die zou ik graag opzetten.", "burgerschap"},
      {"Ik zou een groep over het jonge kind beginnen. Als die groep er komt, ben ik de eerste.",
       "het jonge kind"},
  };
  for (const auto& [text, topic] : cases) {
    EXPECT_THAT(values_of(sender_of(text).proposed_groups), ElementsAre(topic)) << text;
    EXPECT_THAT(values_of(sender_of(text).groups), IsEmpty()) << text;
  }
}

TEST(Proposals, AreFoundWhereverTheirTopicStands) {
  const std::pair<const char*, const char*> cases[] = {
      {"Ik zou graag een groep willen starten over prikkels.", "prikkels"},
      {"Er is ruimte voor andere groepen. Ik zou er graag een beginnen over bosklassen.",
       "bosklassen"},
      {"Mooi zou zijn als er een groep kwam over zingen in de klas.", "zingen in de klas"},
      {"Over meertaligheid zou ik graag een groep beginnen.", "meertaligheid"},
      {"Ik wil graag een nieuwe PLG voorstellen: digitale geletterdheid.",
       "digitale geletterdheid"},
      {"Ik mis hoogbegaafdheid in de lijst. Daar wil ik over meepraten.", "hoogbegaafdheid"},
      {"Eén onderwerp ontbreekt: rouwverwerking. Daar zou ik een groep over willen opzetten.",
       "rouwverwerking"},
      {"Voor onderwijs aan nieuwkomers bestaat nog geen groep. Die wil ik graag oprichten.",
       "onderwijs aan nieuwkomers"},
      {"Daarom stel ik een nieuwe groep voor: de overstap naar de brugklas.",
       "overstap naar de brugklas"},
      {"Ik wil best een groepje op poten zetten, noem het mediawijsheid.", "mediawijsheid"},
      {"Ik neem graag het voortouw voor zo'n groep ambulante hulp.", "ambulante hulp"},
      {"Over muziekonderwijs zag ik niks. Samen met anderen wil ik daar een groepje voor "
       "oprichten.",
       "muziekonderwijs"},
  };
  for (const auto& [text, topic] : cases) {
    EXPECT_THAT(values_of(sender_of(text).proposed_groups), ElementsAre(topic)) << text;
  }
}

TEST(Proposals, MayBeAskedForOrTakenOnLater) {
  const std::pair<const char*, const char*> cases[] = {
      {"Ik wil een nieuwe groep voorstellen, over toneel in de klas.", "toneel in de klas"},
      {"Ik zou graag met andere dorpsscholen (tot 60 kinderen) om tafel: laten we daar een groep "
       "van maken.",
       "dorpsscholen"},
      {"Zouden jullie ruimte hebben voor een nieuw clubje: bosklassen? Daar kom ik voor.",
       "bosklassen"},
      {"In jullie lijst ontbreekt passend onderwijs. Daar zou ik graag een werkgroep voor vormen.",
       "passend onderwijs"},
      {"Graag zou ik een intervisiegroep voor gymdocenten van de grond tillen.", "gymdocenten"},
      {"Is er animo voor een werkgroep tuinieren? Dan start ik hem, ik kom graag.", "tuinieren"},
      {"Ik mis een groep over combinatieklassen en wil die wel trekken. Voor de andere groepen kom "
       "ik niet.",
       "combinatieklassen"},
  };
  for (const auto& [text, topic] : cases) {
    EXPECT_THAT(values_of(sender_of(text).proposed_groups), ElementsAre(topic)) << text;
  }
}

TEST(Proposals, EndBeforeTheVerbAndAreNoVerbThemselves) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"Ik kom naar Taal, en als iemand ooit een PLG programmeren begint: bel mij. Ik begin hem "
       "desnoods zelf.",
       {"programmeren"}},
      {"Is het de bedoeling dat je het hele jaar aan een groep vastzit? Ik kom bij Rekenen.", {}},
      {"Kun je bij twee groepen langs? Ik meld me aan voor Taal.", {}},
      {"Ik kom graag. Mijn keuze voor een groep volgt zodra de agenda's bekend zijn.", {}},
      {"Ik kom naar Taal. Voor de bestaande werkgroep HRM hoeft u mij niet te noteren; mijn "
       "voorstel is een groep Verzuim.",
       {"Verzuim"}},
      {"Ik kom naar Taal. Wat ontbreekt is dyslexie, daar wil ik een groepje voor opzetten.",
       {"dyslexie"}},
      {"Ik kom naar Taal. Zelf zou ik ook wel een groep willen over zorg op maat.",
       {"zorg op maat"}},
  };
  for (const auto& [text, topics] : cases) {
    EXPECT_THAT(values_of(sender_of(text).proposed_groups), ElementsAreArray(topics)) << text;
  }
}

TEST(Proposals, AKnownGroupIsNone) {
  for (const char* text : {"Ik wil graag meedenken in een werkgroep over taal.",
                           "Graag wil ik met de werkgroep Rekenen starten.",
                           "Zet mij graag op de lijst van een werkgroep, liefst Taal."}) {
    EXPECT_THAT(values_of(sender_of(text).proposed_groups), IsEmpty()) << text;
  }
}

TEST(Proposals, AreNoneWhereNoGroupsAreSpokenOf) {
  for (const char* text :
       {"Ik kom naar Gedrag. Dat is een thema waarover ik graag meepraat.",
        "Ik kom naar Gedrag. Het is een onderwerp waar ik graag met mensen uit het veld over "
        "doorpraat.",
        "Ik kom naar Gedrag. Sinds kort ben ik ib'er en ik mis het praten met anderen.",
        "Ik kom naar Gedrag. U schrijft dat nieuwe groepen welkom zijn, leuk!",
        "Ik kom naar Gedrag. Toos komt ook, maar is er nog niet uit.",
        "Ik had dit natuurlijk voor de zomer al op touw moeten zetten. Ik kom naar Gedrag."}) {
    EXPECT_THAT(values_of(sender_of(text).proposed_groups), IsEmpty()) << text;
  }
}

TEST(Proposals, AreNoWordsThatPropose) {
  EXPECT_THAT(values_of(sender_of("Ik kom naar Taal. Daar zou ik best een groepje voor op poten "
                                  "willen zetten, noem het leesplezier.")
                            .proposed_groups),
              ElementsAre("leesplezier"));
}

TEST(Proposals, MayBeWhatTheWriterWorksOn) {
  for (const auto& [text, topic] :
       {std::pair{
            "Wij werken al jaren aan ouderbetrokkenheid en ik zou daar met andere scholen een "
            "netwerk over willen vormen.",
            "ouderbetrokkenheid"},
        {"Wij zijn al jaren bezig met bewegend leren en ik zou daar graag een groep over starten.",
         "bewegend leren"},
        {"Ik kom naar Taal. Daarnaast zou ik het fijn vinden als er een groep komt over krimp.",
         "krimp"},
        {"Ook zou het mooi zijn als er een netwerk ontstaat over krimp.", "krimp"}}) {
    EXPECT_THAT(values_of(sender_of(text).proposed_groups), ElementsAre(topic)) << text;
  }
  EXPECT_THAT(
      values_of(
          sender_of("Op school wordt gepest. Is er een groep die daarover gaat?").proposed_groups),
      IsEmpty());
}

TEST(Proposals, AreNotTheGroupsThatAttract) {
  EXPECT_THAT(
      values_of(sender_of("Twee groepen trekken mij: IKC en Schooldirectie.").proposed_groups),
      IsEmpty());
}

TEST(Proposals, KeepTheVerbThatDescribesTheirNoun) {
  const std::pair<const char*, const char*> cases[] = {
      {"Ik zou een groep over passend onderwijs willen opzetten, voor sbo en regulier samen.",
       "passend onderwijs"},
      {"Ik mis een groep over spelend leren in jullie lijst.", "spelend leren"},
  };
  for (const auto& [text, topic] : cases) {
    EXPECT_THAT(values_of(sender_of(text).proposed_groups), ElementsAre(topic)) << text;
  }
}

TEST(Proposals, AreNotWhoHasYetToChoose) {
  EXPECT_THAT(
      values_of(sender_of("Ik kom graag. Mevrouw Zijlstra heeft nog geen groep gekozen.\n\nMarieke "
                          "Jansen\nobs De Linde")
                    .proposed_groups),
      IsEmpty());
}

TEST(Proposals, AreNoVerbBehindTheirKind) {
  EXPECT_THAT(
      values_of(sender_of("Schrijf mij in. Over de keuze van een groep denk ik dit weekend na.")
                    .proposed_groups),
      IsEmpty());
}

TEST(Proposals, AreMadeOnce) {
  EXPECT_THAT(values_of(sender_of("In jullie overzicht mis ik iets voor leerkrachten met een "
                                  "combinatiegroep. Daarom wil ik een groep over combinatiegroepen "
                                  "beginnen.")
                            .proposed_groups),
              ElementsAre("combinatiegroepen"));
}

TEST(Proposals, MayBeWhatOneDoesNotComeAcross) {
  EXPECT_THAT(
      values_of(sender_of("Wat ik in het overzicht niet tegenkom is ouderbetrokkenheid. Over "
                          "dat onderwerp zou ik graag een nieuwe groep beginnen.")
                    .proposed_groups),
      ElementsAre("ouderbetrokkenheid"));
}

// What is missed is the new group, and not the one before it.
TEST(Proposals, RefuseNoGroupByBeingMissed) {
  const PersonReading sender = sender_of(
      "Wij komen naar de werkgroep Taal. Ook willen we een nieuwe groep over krimp, die missen we "
      "in de lijst.");
  EXPECT_THAT(values_of(sender.groups), ElementsAre("werkgroep/taal"));
  EXPECT_THAT(values_of(sender.proposed_groups), ElementsAre("krimp"));
}

}  // namespace
}  // namespace meldaan::extract::proposals_test
