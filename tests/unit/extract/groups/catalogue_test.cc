#include "extract/groups/catalogue.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "unit/extract/desk_reader.h"
#include "util/text.h"

namespace meldaan::extract::catalogue_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Catalogue& catalogue() {
  return desk().knowledge.catalogue;
}

std::vector<Mention> mentions_in(const std::string& text) {
  const Cued cued(text);
  return catalogue().find(cued.document, cued.cues);
}

// The topics that a text names, in order.
std::vector<std::string> topics_in(const std::string& text) {
  std::vector<std::string> topics;
  for (const Mention& mention : mentions_in(text))
    topics.push_back(catalogue().topics()[mention.topic].id);
  return topics;
}

void expect_topic(const std::string& text, std::string_view topic) {
  EXPECT_THAT(topics_in(text), ElementsAre(std::string(topic))) << "'" << text << "'";
}

// Every name and alias in the event file, with its topic.
std::vector<std::pair<std::string, std::string>> all_names() {
  std::vector<std::pair<std::string, std::string>> names;
  for (const Group& group : desk().event.groups) {
    names.emplace_back(group.name, topic_of(group.id));
    for (const std::string& alias : group.aliases) names.emplace_back(alias, topic_of(group.id));
  }
  return names;
}

TEST(Catalogue, HoldsTheInvitationsGroups) {
  EXPECT_EQ(desk().event.groups.size(), 23u);
  EXPECT_EQ(catalogue().topics().size(), 21u) << "W&T stands in three kinds";
  const auto three = std::find_if(catalogue().topics().begin(), catalogue().topics().end(),
                                  [](const Topic& topic) { return topic.groups.size() > 1; });
  ASSERT_NE(three, catalogue().topics().end());
  EXPECT_EQ(three->id, "wetenschap-en-techniek");
  EXPECT_EQ(three->groups.size(), 3u);
}

TEST(Catalogue, FindsEveryGroupByItsNameAndEachAlias) {
  for (const auto& [name, topic] : all_names()) {
    const auto mentions = mentions_in(name);
    ASSERT_EQ(mentions.size(), 1u) << name;
    EXPECT_EQ(catalogue().topics()[mentions[0].topic].id, topic) << name;
    EXPECT_EQ(mentions[0].errors, 0u) << name;
  }
}

TEST(Catalogue, FindsThemWithinASentence) {
  for (const auto& [name, topic] : all_names())
    expect_topic("Ik sluit graag aan bij " + name + " deze middag.", topic);
}

TEST(Catalogue, FindsThemInAnyCase) {
  for (const auto& [name, topic] : all_names()) {
    expect_topic(upper(name), topic);
    expect_topic(lower(name), topic);
  }
}

TEST(Catalogue, FindsThemWithoutDiacritics) {
  for (const auto& [name, topic] : all_names()) expect_topic(fold(name), topic);
}

TEST(Catalogue, FindsThemWithOtherSignsForAnd) {
  std::size_t tried = 0;
  for (const auto& [name, topic] : all_names()) {
    for (const char* sign : {" & ", " + ", "&"}) {
      const std::string other = replace_all(name, " en ", sign);
      if (other == name) continue;
      expect_topic(other, topic);
      ++tried;
    }
  }
  EXPECT_GT(tried, 20u);
}

TEST(Catalogue, FindsThemWrittenAsOneWord) {
  for (const auto& [name, topic] : all_names()) {
    expect_topic(replace_all(name, " ", "-"), topic);
    const std::set<std::string_view> conjunctions = {"en", "and", "und"};
    const auto words = split(name, ' ');
    // "wetenschapentechniek" is nobody's spelling.
    if (std::none_of(words.begin(), words.end(),
                     [&](std::string_view word) { return conjunctions.contains(word); })) {
      expect_topic(replace_all(name, " ", ""), topic);
    }
  }
}

TEST(Catalogue, FindsThemSplitWhereTheWordsMeet) {
  expect_topic("cultuur educatie", "cultuureducatie");
  expect_topic("leraren opleiders", "lerarenopleiders");
  expect_topic("mentoren trainers", "mentorentrainers");
  expect_topic("mentor trainers", "mentorentrainers");
  expect_topic("school directie", "schooldirectie");
  expect_topic("stage coördinatoren", "stagecoordinatoren");
  expect_topic("zij instroom", "zij-instroom");
  expect_topic("leraren-tekort", "lerarentekort");
  expect_topic("I.K.C.", "ikc");
  expect_topic("H.R.M.", "hrm");
}

// Deletes, doubles and swaps each letter but the first.
std::vector<std::string> misspelt(const std::string& name) {
  std::vector<std::string> spellings;
  const std::string plain = fold(name);
  for (std::size_t i = 1; i < plain.size(); ++i) {
    if (plain[i] == ' ' || plain[i] == '-') continue;
    std::string without = plain;
    without.erase(i, 1);
    spellings.push_back(without);
    std::string doubled = plain;
    doubled.insert(i, 1, plain[i]);
    spellings.push_back(doubled);
    if (i + 1 < plain.size() && plain[i + 1] != plain[i] && plain[i + 1] != ' ' &&
        plain[i + 1] != '-') {
      std::string swapped = plain;
      std::swap(swapped[i], swapped[i + 1]);
      spellings.push_back(swapped);
    }
  }
  return spellings;
}

TEST(Catalogue, FindsEveryNameOfSevenLettersAndMoreWithOneTypingError) {
  constexpr std::size_t kShortest = 7;  // "rekenen"
  const std::set<std::string> other_words = {"reken", "rekene"};
  for (const Group& group : desk().event.groups) {
    if (group.name.size() < kShortest) continue;
    for (const std::string& spelling : misspelt(group.name)) {
      if (!other_words.contains(spelling)) expect_topic(spelling, topic_of(group.id));
    }
  }
  expect_topic("gedrga", "gedrag");
}

TEST(Catalogue, FindsUsualMisspellings) {
  expect_topic("gepersonaliceerd leren", "gepersonaliseerd-leren");
  expect_topic("gepersonliseerd leren", "gepersonaliseerd-leren");
  expect_topic("internationalizering", "internationalisering");
  expect_topic("cultuur-educatie", "cultuureducatie");
  expect_topic("cultureducatie", "cultuureducatie");
  expect_topic("stagecordinatoren", "stagecoordinatoren");
  expect_topic("stagecoordinatoren", "stagecoordinatoren");
  expect_topic("wetenschap en tegniek", "wetenschap-en-techniek");
  expect_topic("wetenchap en techniek", "wetenschap-en-techniek");
  expect_topic("mobile leren", "mobiel-leren");
  expect_topic("lerarentekord", "lerarentekort");
  expect_topic("academishe school", "academische-school");
  expect_topic("beleidsgroep gemeentes", "beleidsgroep-gemeenten");
  expect_topic("shooldirectie", "schooldirectie");
}

TEST(Catalogue, FindsNamesSpeltByEar) {
  expect_topic("wetenchap en tegniek", "wetenschap-en-techniek");
  expect_topic("kultuur educatie", "cultuureducatie");
  expect_topic("begelijding van starters", "begeleiding-van-starters");
  expect_topic("internasionalisering", "internationalisering");
  EXPECT_THAT(topics_in("het gaat regenen"), IsEmpty()) << "no 'Rechnen'";
  EXPECT_THAT(topics_in("ik"), IsEmpty()) << "no 'IKC'";
}

TEST(Catalogue, ForgivesMoreBehindAKindWord) {
  expect_topic("de werkgroep rekne", "rekenen");
  expect_topic("de wergroep gedrach", "gedrag");
  EXPECT_THAT(topics_in("ik rekne"), IsEmpty());
  EXPECT_THAT(topics_in("de werkgroep in Almelo"), IsEmpty()) << "no 'IB'";
}

TEST(Catalogue, FindsAbbreviations) {
  expect_topic("PLG gepers. leren", "gepersonaliseerd-leren");
  expect_topic("interne beg.", "interne-begeleiders");
  expect_topic("W. en T.", "wetenschap-en-techniek");
  EXPECT_THAT(topics_in("4 oktober a.s."), IsEmpty()) << "no 'academische school'";
  EXPECT_THAT(topics_in("de rekencoördinator en ik"), IsEmpty());
}

TEST(Catalogue, FindsNamesOfOneWordThatAreCutShort) {
  expect_topic("voor schooldir.", "schooldirectie");
  expect_topic("lerarenopl.", "lerarenopleiders");
  expect_topic("voor mentortr. graag", "mentorentrainers");
  expect_topic("voor beg. v. starters", "begeleiding-van-starters");
  EXPECT_THAT(topics_in("A. Bos     rek. + taal"), ElementsAre("rekenen", "taal"));
  EXPECT_THAT(topics_in("Ik werk op een school. Ik loop stage. Met kinderen."), IsEmpty());
}

TEST(Catalogue, FindsOneThatIsPointedTo) {
  EXPECT_THAT(topics_in("Hoe vaak komt HRM bijeen? Ik meld me aan voor die groep."),
              ElementsAre("hrm", "hrm"));
  EXPECT_THAT(topics_in("Ik zag HRM staan. Zelf geef ik les aan die groep 4."), ElementsAre("hrm"));
}

TEST(Catalogue, FindsWhatADescriptionMeans) {
  expect_topic("de groep die over pesten en een veilige school gaat", "gedrag");
  expect_topic("het verhaal over de stageplaatsing van stagiairs", "stagecoordinatoren");
  expect_topic("het project voor mensen uit het bedrijfsleven", "zij-instroom");
  EXPECT_THAT(topics_in("bij ons wordt veel gepest, pesten is een probleem"), IsEmpty())
      << "only behind a word for a group";
}

TEST(Catalogue, FindsOneWhereALineWasWrapped) {
  expect_topic(
      "Ik zou mij heel erg graag willen aansluiten bij de groep voor wetenschap\nen techniek.",
      "wetenschap-en-techniek");
}

TEST(Catalogue, DoesNotReadOverABreak) {
  EXPECT_THAT(topics_in("wetenschap\n\nen techniek"), IsEmpty());
  EXPECT_THAT(topics_in("mobiel\nleren"), IsEmpty());
}

TEST(Catalogue, PrefersTheLongestName) {
  EXPECT_THAT(topics_in("kunst en cultuur"), ElementsAre("cultuureducatie"));
  EXPECT_THAT(topics_in("beleidsgroep besturen"), ElementsAre("beleidsgroep-besturen"));
  const auto mentions = mentions_in("de begeleiding van startende leerkrachten");
  ASSERT_EQ(mentions.size(), 1u);
  EXPECT_EQ(mentions[0].name.size(), 4u);
}

TEST(Catalogue, FindsSeveralInOrder) {
  EXPECT_THAT(topics_in("Taal, rekenen & W&T en/of HRM; IKC + gedrag"),
              ElementsAre("taal", "rekenen", "wetenschap-en-techniek", "hrm", "ikc", "gedrag"));
}

TEST(Catalogue, FindsNoneAmongEverydayWords) {
  const char* const kWords[] = {
      "tekenen",       "zaal",           "maal",           "verhaal",      "betalen",
      "kanaal",        "totaal",         "staal",          "metaal",       "vertaling",
      "bedrag",        "verdrag",        "gedraagt",       "gedragen",     "gezag",
      "rekening",      "rekent",         "berekenen",      "afrekenen",    "onderrekenen",
      "leren",         "leraren",        "leraar",         "lerares",      "leerkracht",
      "leerkrachten",  "leerling",       "tekort",         "tekortkoming", "mobiel",
      "mobieltje",     "mobiliteit",     "telefoon",       "techniek",     "technisch",
      "wetenschap",    "wetenschapper",  "academie",       "academisch",   "school",
      "scholen",       "schoolbord",     "schoolplein",    "schoolreis",   "schoolgids",
      "directeur",     "directrice",     "direct",         "directe",      "directeurs",
      "stage",         "stagiaire",      "stagiair",       "stad",         "coördinator",
      "coördinatie",   "starten",        "starter",        "start",        "begeleiding",
      "begeleider",    "begeleiden",     "bestuur",        "bestuurder",   "gemeente",
      "gemeenschap",   "natuureducatie", "natuur",         "educatie",     "cultureel",
      "culturele",     "mentor",         "mentoren",       "trainer",      "trainers",
      "training",      "opleiding",      "internationale", "nationaal",    "persoonlijk",
      "personeel",     "persoon",        "instroom",       "doorstroom",   "uitstroom",
      "kindcentrum",   "kind",           "kinderen",       "intern",       "interne",
      "extern",        "internet",       "interview",      "muziek",       "gym",
      "lezen",         "spelling",       "schrijven",      "geschiedenis", "aardrijkskunde",
      "biologie",      "vergadering",    "dinsdag",        "donderdag",    "oktober",
      "netwerkmiddag", "aanmelding",     "collega",        "collega's",    "parkeren",
      "koffie",        "vegetarisch",    "dieet"};
  static_assert(std::size(kWords) >= 100);
  for (const char* word : kWords) {
    EXPECT_THAT(topics_in(word), IsEmpty()) << word;
    EXPECT_THAT(topics_in(std::string("met ") + word + " erbij"), IsEmpty()) << word;
  }
}

TEST(Catalogue, FindsNoneInNamesOfSchoolsTownsAndPeople) {
  for (const char* name : {"OBS De Brug",
                           "De Springplank",
                           "CBS De Regenboog",
                           "Sint-Jozefschool",
                           "Het Kompas",
                           "De Wegwijzer",
                           "Basisschool De Klimop",
                           "PCBS De Hoeksteen",
                           "De Talenten",
                           "De Taalent",
                           "Het Talent",
                           "De Rekendam",
                           "Marcellinusschool",
                           "Prinses Beatrixschool",
                           "De Vlindertuin",
                           "Twickelveld College",
                           "Bonhoeffer",
                           "Stichting Consent",
                           "Keender",
                           "Symbio",
                           "Almelo",
                           "Hengelo",
                           "Enschede",
                           "Oldenzaal",
                           "Haaksbergen",
                           "Rijssen",
                           "Jan Jansen",
                           "Gerda Taalman",
                           "Piet Rekers",
                           "Anna Besturinga"}) {
    EXPECT_THAT(topics_in(name), IsEmpty()) << name;
  }
}

// --- exactly ---

TEST(Catalogue, KnowsAStretchThatNamesAGroupAndNothingElse) {
  const auto exact = [](const std::string& text) -> std::string {
    const Cued cued(text);
    const auto mention = catalogue().exactly(cued.document, cued.cues, {0, cued.document.size()});
    return mention ? catalogue().topics()[mention->topic].id : "";
  };
  EXPECT_EQ(exact("Taal"), "taal");
  EXPECT_EQ(exact("Werkgroep Taal"), "taal");
  EXPECT_EQ(exact("PLG Wetenschap en Techniek"), "wetenschap-en-techniek");
  EXPECT_EQ(exact("Stagecordinatoren"), "stagecoordinatoren");
  EXPECT_EQ(exact("Taal vind ik leuk"), "");
  EXPECT_EQ(exact("vooral Taal"), "");
  EXPECT_EQ(exact(""), "");
}

// --- an event that cannot be used ---

Group group(GroupKind kind, const std::string& topic, const std::string& name,
            std::vector<std::string> aliases = {}) {
  return {std::string(name_of(kind)) + "/" + topic, kind, name, name, std::move(aliases), {}};
}

TEST(Catalogue, RefusesANameOfTwoTopics) {
  const auto made = Catalogue::make({group(GroupKind::kPlg, "taal", "Taal"),
                                     group(GroupKind::kWerkgroep, "lezen", "Lezen", {"TAAL"})});
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().code, Errc::kConfig);
  EXPECT_THAT(made.error().text, HasSubstr("TAAL"));
  EXPECT_THAT(made.error().text, HasSubstr("taal and lezen"));
}

TEST(Catalogue, AllowsOneTopicInSeveralKinds) {
  const auto made = Catalogue::make(
      {group(GroupKind::kPlg, "wt", "W&T"), group(GroupKind::kWerkgroep, "wt", "W en T", {"W+T"})});
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->topics().size(), 1u);
}

TEST(Catalogue, RefusesANameThatCannotBeLookedFor) {
  EXPECT_FALSE(Catalogue::make({group(GroupKind::kPlg, "x", "...")}).ok());
  EXPECT_FALSE(Catalogue::make({group(GroupKind::kPlg, "x", std::string(65, 'a'))}).ok());
}

// What a compound shares with a name of two words says nothing of its other word.
TEST(Catalogue, TakesNoOtherWordForATypingError) {
  EXPECT_THAT(topics_in("een PLG Muziekonderwijs"), IsEmpty());
  EXPECT_THAT(topics_in("de PLG mobilonderwijs"), ElementsAre("mobiel-leren"));
}

TEST(Catalogue, FindsNamesThatAreTornApart) {
  EXPECT_THAT(topics_in("weten schap en tech niek"), ElementsAre("wetenschap-en-techniek"));
  EXPECT_THAT(topics_in("wetens schap /techniek"), ElementsAre("wetenschap-en-techniek"));
}

TEST(Catalogue, ANameBehindItsKindIsNoOtherPhrase) {
  EXPECT_THAT(topics_in("Ik wil naar de werkgroep rekenen op 4 oktober."), ElementsAre("rekenen"));
  EXPECT_THAT(topics_in("U kunt op mij rekenen op 4 oktober."), IsEmpty());
  EXPECT_THAT(topics_in("Genoeg redenen om te komen."), IsEmpty());
  EXPECT_THAT(topics_in("I train primary school teachers."), IsEmpty());
}

// "die voor …" is a group where groups were spoken of.
TEST(Catalogue, KnowsTheGroupThatIsPointedToAndDescribed) {
  const Reading reading = read(
      "Er zijn twee groepen waar ik warm van word. De ene is de groep over cultuur. De andere is "
      "die "
      "voor taalco\u00f6rdinatoren.\n\nMarieke Jansen\nobs De Klimop");
  ASSERT_EQ(reading.people.size(), 1u);
  EXPECT_THAT(values_of(reading.people[0].groups),
              testing::UnorderedElementsAre("werkgroep/cultuureducatie", "werkgroep/taal"));
}

// "Reken op mij" names no group, a day behind the name does not unname it.
TEST(Catalogue, KnowsAGroupBeforeTheDay) {
  for (const char* text :
       {"Ik kom graag naar Rekenen op de 4e.", "Ik kom graag naar Rekenen op 4 oktober."}) {
    const Reading reading = read(text);
    ASSERT_EQ(reading.people.size(), 1u) << text;
    EXPECT_THAT(values_of(reading.people[0].groups), testing::ElementsAre("werkgroep/rekenen"))
        << text;
  }
}

TEST(Catalogue, KnowsGroupsThatShareTheirLastWord) {
  for (const char* text : {"Graag naar de PLG's mobiel + gepersonaliseerd leren.",
                           "Graag naar gepersonaliseerd en mobiel leren."}) {
    const Reading reading = read(text);
    ASSERT_EQ(reading.people.size(), 1u) << text;
    EXPECT_THAT(values_of(reading.people[0].groups),
                testing::UnorderedElementsAre("plg/mobiel-leren", "plg/gepersonaliseerd-leren"))
        << text;
  }
}

}  // namespace
}  // namespace meldaan::extract::catalogue_test
