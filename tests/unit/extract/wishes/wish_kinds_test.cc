#include "extract/wishes/wish_kinds.h"

#include <gmock/gmock.h>

#include "unit/extract/desk_reader.h"

namespace meldaan::extract::wish_kinds_test {
namespace {

// What the sender is registered for.
struct Case {
  const char* text;
  std::vector<std::string> groups;
  std::vector<std::string> unclear = {};
};

TEST(WishKinds, MayBeNamedLaterThanTheirTopic) {
  for (const Case& c : std::vector<Case>{
           {"Wetenschap en Techniek, daar gaat het mij om. Zet me zowel bij de projectgroep als "
            "bij de "
            "PLG. De werkgroep hoeft niet.",
            {"projectgroep/wetenschap-en-techniek", "plg/wetenschap-en-techniek"}},
           {"W&T spreekt ons aan. Ik zou in de projectgroep willen, de PLG en de werkgroep zijn "
            "mij te "
            "veel.",
            {"projectgroep/wetenschap-en-techniek"}},
           {"W&T komt drie keer voor, vandaar precies: het gaat mij om de projectgroep. Voor de "
            "PLG "
            "en voor de werkgroep met dezelfde naam hoeven jullie mij niet in te schrijven.",
            {"projectgroep/wetenschap-en-techniek"}},
           {"Ik wil meedraaien in de PLG W&T. De werkgroep met dezelfde naam is meer om ideeën op "
            "te doen en het project is me te zwaar, dus die twee laat ik lopen.",
            {"plg/wetenschap-en-techniek"}},
           {"Meld mij maar aan voor alles waar W&T boven staat: PLG, werkgroep en projectgroep.",
            {"plg/wetenschap-en-techniek", "werkgroep/wetenschap-en-techniek",
             "projectgroep/wetenschap-en-techniek"}},
           {"Graag W&T. De PLG niet.", {}, {"wetenschap-en-techniek"}},
           {"Graag W&T. Of het de PLG of de werkgroep wordt weet ik nog niet.",
            {},
            {"wetenschap-en-techniek"}},
           {"Iets met W&T graag. Of dat nu de PLG, de werkgroep of de projectgroep moet zijn weet "
            "ik als nieuweling niet.",
            {},
            {"wetenschap-en-techniek"}},
       }) {
    SCOPED_TRACE(c.text);
    const Reading reading = read(c.text);
    ASSERT_EQ(reading.people.size(), 1U);
    const PersonReading& person = reading.people.front();
    EXPECT_THAT(values_of(person.groups), testing::UnorderedElementsAreArray(c.groups));
    EXPECT_THAT(values_of(person.unclear_groups), testing::UnorderedElementsAreArray(c.unclear));
  }
}

TEST(WishKinds, AreAllWhereAllOfThemAreWanted) {
  for (const auto& [subject, text] : std::vector<std::pair<std::string, std::string>>{
           {"Wetenschap en Techniek x 3",
            "W&T hebben jullie in drie smaken. Ik kan niet kiezen, dus ik wil ze alle drie."},
           {"W&T",
            "W&T staat in alle drie de rijtjes (PLG, werkgroep, projectgroep) en ik wil alle "
            "drie."},
           {"W&T (x3)", "Drie keer graag, dus de PLG, de werkgroep en de projectgroep."}}) {
    const Reading reading = read(mail_with(text + "\n\nGroet, Marieke Jansen", subject));
    ASSERT_EQ(reading.people.size(), 1U) << text;
    EXPECT_EQ(reading.people.front().groups.size(), 3U) << text;
  }
}

TEST(WishKinds, OfTheSubjectsTopicMayStandInTheLetter) {
  const Reading reading =
      read(mail_with("Graag de PLG en het project.\n\nGroet, Marieke Jansen", "Aanmelding W&T"));
  ASSERT_EQ(reading.people.size(), 1U);
  EXPECT_THAT(values_of(reading.people.front().groups),
              testing::UnorderedElementsAre("plg/wetenschap-en-techniek",
                                            "projectgroep/wetenschap-en-techniek"));
}

TEST(WishKinds, OfTheSubjectsTopicAreThoseOfTheLettersWish) {
  for (const char* text :
       {"Collega's van mij zitten al in de PLG W&T. Schrijf mij in voor de werkgroep W&T; de PLG "
        "laat ik aan hen over.\n\nGroet, Marieke Jansen",
        "Ik geef me op voor de werkgroep W&T. De PLG met dezelfde naam bedoel ik niet, en het "
        "project ook niet: één keer W&T is genoeg.\n\nGroet, Marieke Jansen"}) {
    const Reading reading = read(mail_with(text, "W&T, aanmelding"));
    ASSERT_EQ(reading.people.size(), 1U) << text;
    EXPECT_THAT(values_of(reading.people.front().groups),
                testing::ElementsAre("werkgroep/wetenschap-en-techniek"))
        << text;
  }
}

TEST(WishKinds, MayHeadAList) {
  for (const auto& [text, groups] :
       {std::pair<const char*, std::vector<std::string>>{
            "Dit bleef over:\nWerkgroepen\n· Gedrag\nProjectgroepen\n· Wetenschap en Techniek",
            {"werkgroep/gedrag", "projectgroep/wetenschap-en-techniek"}},
        {"Graag:\nPLG\n- Wetenschap en techniek\nWerkgroep\n- Taal",
         {"plg/wetenschap-en-techniek", "werkgroep/taal"}},
        {"Graag:\nPLG:\nW&T\nProjectgroepen:\nW&T",
         {"plg/wetenschap-en-techniek", "projectgroep/wetenschap-en-techniek"}}}) {
    const Reading reading = read(text);
    ASSERT_EQ(reading.people.size(), 1U) << text;
    EXPECT_THAT(values_of(reading.people.front().groups),
                testing::UnorderedElementsAreArray(groups))
        << text;
  }
}

TEST(WishKinds, MayFollowAWordThatSumsUp) {
  const Reading reading = read(
      "Zet mij voor alle drie de groepen rond wetenschap en techniek op de lijst (dus PLG, "
      "werkgroep en projectgroep).");
  ASSERT_EQ(reading.people.size(), 1U);
  EXPECT_EQ(reading.people.front().groups.size(), 3U);
}

TEST(WishKinds, AreUnclearWhereTheWriterAsksWhich) {
  const Reading reading = read(
      "Ik wil me opgeven voor Wetenschap en Techniek. Die staat er drie keer in: als PLG, als "
      "werkgroep en als projectgroep. Welke past het best bij iemand die net begint?");
  ASSERT_EQ(reading.people.size(), 1U);
  EXPECT_TRUE(reading.people.front().groups.empty());
  EXPECT_EQ(reading.people.front().unclear_groups.size(), 1U);
}

}  // namespace
}  // namespace meldaan::extract::wish_kinds_test
