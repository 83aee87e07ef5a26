#include "domain/institutions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace meldaan {
namespace {

using testing::ElementsAre;
using testing::Optional;

struct Written {
  std::string school;
  std::string foundation;
};

std::vector<Person> people_of(const std::vector<Written>& written) {
  std::vector<Person> people;
  for (const Written& one : written) {
    people.emplace_back();
    people.back().school = one.school;
    people.back().foundation = one.foundation;
  }
  return people;
}

std::vector<const Person*> pointers_to(const std::vector<Person>& people) {
  std::vector<const Person*> pointers;
  for (const Person& person : people) pointers.push_back(&person);
  return pointers;
}

Institutions schools_among(const std::vector<Person>& people) {
  const std::vector<const Person*> pointers = pointers_to(people);
  return schools_of(pointers, foundations_of(pointers));
}

std::size_t schools_in(const std::vector<Written>& written) {
  return schools_among(people_of(written)).count;
}

std::size_t foundations_in(const std::vector<std::string>& names) {
  std::vector<Written> written;
  for (const std::string& name : names) written.push_back({"", name});
  const std::vector<Person> people = people_of(written);
  return foundations_of(pointers_to(people)).count;
}

TEST(InstitutionsTest, OneSchoolIsOneHoweverItIsSpelt) {
  EXPECT_EQ(schools_in({{"OBS De Linde", "stichting Konot"},
                        {"basisschool De Linde", "Konot"},
                        {"De Linde", "stichting KONOT"},
                        {"obs de Linde te Hengelo", "St. Konot"},
                        {"OBS \"De Linde\"", "Stichting Konot"}}),
            1u);
  const std::vector<std::vector<std::string>> same = {
      {"o.b.s. 't Hof", "OBS ’t Hof", "Hof"},
      {"De Linde (obs)", "OBS De Linde, Hengelo", "De Linde, Hengelo (Ov)"},
      {"Openbare Basisschool De Linde", "obs De Linde", "IKC De Linde", "kindcentrum De Linde"},
      {"St. Jozefschool", "Sint Jozef", "basisschool Sint-Jozef", "KBS St Jozef"},
      {"Bothovenschool", "De Bothoven"},
      {"r.k. basisschool De Zonnebloem", "KBS De Zonne Bloem"},
      {"Montessorischool Hengelo", "Montessorischool (Hengelo)"},
      {"Daltonbasisschool De Es", "De Es", "dalton school De Es"},
      {"Bonhoeffer College", "het Bonhoeffer"},
      {"In de Roos", "basisschool In de Roos"},
      {"De Linde locatie Noord", "De Linde"},
      {"OBS De Linde Hengelo", "De Linde", "De Bron, Hengelo", "De Bron"}};
  for (std::size_t i = 0; i < same.size(); ++i) {
    std::vector<Written> written;
    for (const std::string& name : same[i]) written.push_back({name, ""});
    EXPECT_EQ(schools_in(written), i + 1 == same.size() ? 2u : 1u) << same[i][0];
  }
}

TEST(InstitutionsTest, TwoSchoolsMayShareAName) {
  const std::vector<std::pair<Written, Written>> different = {
      {{"OBS De Linde", ""}, {"CBS De Linde", ""}},
      {{"KBS De Linde", ""}, {"pcbs De Linde", ""}},
      {{"basisschool De Linde", ""}, {"SBO De Linde", ""}},
      {{"basisschool De Linde", ""}, {"College De Linde", ""}},
      {{"De Linde te Hengelo", ""}, {"De Linde, Enschede", ""}},
      {{"De Linde", "Konot"}, {"De Linde", "Stichting Consent"}},
      {{"Montessorischool Hengelo", ""}, {"Daltonschool Hengelo", ""}},
      {{"De Linde", ""}, {"De Lindenhof", ""}},
      {{"De Vier", ""}, {"De Vier Windstreken", ""}}};
  for (const auto& [one, other] : different)
    EXPECT_EQ(schools_in({one, other}), 2u) << one.school << " / " << other.school;
}

TEST(InstitutionsTest, WhoMayBeAtSeveralIsAtNoOtherOne) {
  EXPECT_EQ(schools_in({{"De Linde", ""}, {"OBS De Linde", ""}, {"CBS De Linde", ""}}), 2u);
  EXPECT_EQ(schools_in({{"De Linde", ""},
                        {"De Linde te Hengelo", "Konot"},
                        {"De Linde te Enschede", ""},
                        {"De Linde", "Konot"}}),
            2u);
}

TEST(InstitutionsTest, ATownBehindTheNameIsKnownByWhatOthersWrite) {
  // As one foundation's, or as a town that somebody else names so.
  EXPECT_EQ(schools_in({{"OBS De Linde Hengelo", "Konot"}, {"De Linde", "st. Konot"}}), 1u);
  EXPECT_EQ(schools_in({{"OBS De Linde Hengelo", ""}, {"De Linde", ""}, {"De Es te Hengelo", ""}}),
            2u);
  EXPECT_EQ(schools_in({{"OBS De Linde Hengelo", "Konot"}, {"De Linde te Enschede", "Konot"}}), 2u);
}

TEST(InstitutionsTest, AFoundationIsOneWhateverItsLegalFormIsCalled) {
  EXPECT_EQ(foundations_in({"stichting Konot", "St. Konot", "Konot", "STG. KONOT", "de Konot"}),
            1u);
  EXPECT_EQ(foundations_in({"Stichting Katholiek Onderwijs Noord-Oost Twente", "Konot",
                            "Katholiek Onderwijs Noord Oost Twente (Konot)"}),
            1u);
  EXPECT_EQ(foundations_in({"Stichting Openbaar Onderwijs", "SOO"}), 1u);
  EXPECT_EQ(foundations_in({"Konot", "Consent", "Stichting", "Stichting Samen in Ontwikkeling",
                            "Stichting Samen"}),
            5u);
  // Whose letters these are cannot be told.
  EXPECT_EQ(foundations_in({"Samen Onze Kring", "Scholen Onder Kruis", "SOK"}), 3u);
}

TEST(InstitutionsTest, NumbersFollowTheFirstOfEach) {
  const std::vector<Person> people =
      people_of({{"De Zon", "Konot"}, {"", ""}, {"De Aak", ""}, {"obs De Zon", "st. Konot"}});
  const Institutions schools = schools_among(people);
  EXPECT_THAT(schools.of, ElementsAre(Optional(0u), std::nullopt, Optional(1u), Optional(0u)));
  EXPECT_EQ(schools.count, 2u);
}

TEST(InstitutionsTest, TwoPeopleNameOneSchoolOrTwo) {
  const std::vector<Person> people = people_of({{"OBS De Linde", "Konot"},
                                                {"de linde, Hengelo", "Consent"},
                                                {"CBS De Linde", ""},
                                                {"", ""}});
  EXPECT_TRUE(may_be_same_school(people[0], people[1]));
  EXPECT_FALSE(may_be_same_school(people[0], people[2]));
  EXPECT_FALSE(may_be_same_school(people[3], people[3]));
}

}  // namespace
}  // namespace meldaan
