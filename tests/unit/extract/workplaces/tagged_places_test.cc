#include "extract/workplaces/tagged_places.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "extract/workplaces/name_signs.h"
#include "unit/extract/desk_reader.h"

namespace meldaan::extract::tagged_places_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Name {
  std::string words;
  Tag kind;
};

// A model that takes these words of the text for such names, by a sign that no other word has.
SequenceModel model_of(const Part& part, const std::vector<Name>& names) {
  const TokensToTag text = tokens_to_tag(part);
  std::map<std::uint32_t, int> counts;
  for (const TokenSigns& signs : text.signs) {
    for (const std::uint32_t sign : signs) ++counts[sign];
  }
  Transitions mostly_none{};
  for (OfTags& tags : mostly_none) tags[static_cast<std::size_t>(Tag::kNone)] = 5;
  std::vector<TagWeights> weights;
  for (const Name& name : names) {
    const std::size_t begin = part.document().text().find(name.words);
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
      const Token& token = part.document()[text.tokens[i]];
      if (token.begin < begin || token.end > begin + name.words.size()) continue;
      const auto own = std::find_if(text.signs[i].begin(), text.signs[i].end(),
                                    [&](std::uint32_t sign) { return counts[sign] == 1; });
      TagWeights& entry = weights.emplace_back(TagWeights{*own, {}});
      entry.weights[static_cast<std::size_t>(name.kind) + (token.begin == begin ? 0 : 1)] = 20000;
    }
  }
  return {weights, mostly_none};
}

// "school De Brug" for each.
std::vector<std::string> told(const Part& part, const std::vector<Name>& names) {
  std::vector<std::string> places;
  for (const Place& place : with_tagged_places(model_of(part, names), part, part.places())) {
    if (place.score >= kSure)
      places.push_back((place.is_school ? "school " : "foundation ") + place.name);
  }
  return places;
}

TEST(TaggedPlaces, AreThoseOfTheRulesWhereTheModelTellsNone) {
  EXPECT_THAT(told(Body("Ik werk op obs De Esch in Enter.\n").part, {}),
              ElementsAre("school obs De Esch"));
}

TEST(TaggedPlaces, LoseTheWordThatBeginsTheSentenceBeforeThem) {
  const Body body("Zelfde Kindcentrum Het Startblok, graag Taal.\n");
  EXPECT_THAT(told(body.part, {{"Kindcentrum Het Startblok", Tag::kSchool}}),
              ElementsAre("school Kindcentrum Het Startblok"));
}

TEST(TaggedPlaces, KeepTheirArticleAndTown) {
  const Body body("Ik werk op de Theresiaschool in Beuningen.\n");
  const std::vector<std::string> before = told(body.part, {});
  EXPECT_EQ(told(body.part, {{"Theresiaschool", Tag::kSchool}}), before);
}

TEST(TaggedPlaces, LoseTheWordThatBeginsTheNextSentence) {
  const Body body("Ik werk bij Stichting Keender Ik kom graag naar Taal.\n");
  EXPECT_THAT(told(body.part, {{"Stichting Keender", Tag::kFoundation}}),
              ElementsAre("foundation Stichting Keender"));
}

TEST(TaggedPlaces, KeepWhatTheModelHasNeverSeen) {
  const Body labelled("School: De Grote Wielewaal 609\nGroep: Taal\n");
  EXPECT_THAT(told(labelled.part, {{"De Grote", Tag::kSchool}}),
              ElementsAre("school De Grote Wielewaal 609"));
  const Body told_by("Ik werk op obs De Grote Wielewaal.\n");
  EXPECT_THAT(told(told_by.part, {{"obs De Grote", Tag::kSchool}}),
              ElementsAre("school obs De Grote Wielewaal"));
}

TEST(TaggedPlaces, AreAddedWhereTheRulesFoundNoneOfTheirKind) {
  const Body body("Ik kom graag naar Taal. Dat zei ook Hofstede.\n");
  EXPECT_THAT(told(body.part, {{"Hofstede", Tag::kSchool}}), ElementsAre("school Hofstede"));
}

TEST(TaggedPlaces, AreNotAddedBesideASureOne) {
  const Body body("Ik werk op obs De Esch. De kaart lag bij de Hofstede.\n");
  EXPECT_THAT(told(body.part, {{"Hofstede", Tag::kSchool}}), ElementsAre("school obs De Esch"));
}

TEST(TaggedPlaces, OfWhatSomebodyElseWroteAreNotAdded) {
  const Body body("Graag Taal.\n\n> wij zijn van de Hofstede\n");
  EXPECT_THAT(told(body.part, {{"Hofstede", Tag::kSchool}}), IsEmpty());
}

TEST(TaggedPlaces, LoseTheSchoolOfABoardsOfficeWhereItBearsNoName) {
  const Body body("Stichting Archipel\nSchool: bestuursbureau\nGroep: Taal\n");
  EXPECT_THAT(told(body.part, {}), ElementsAre("foundation Stichting Archipel"));
}

}  // namespace
}  // namespace meldaan::extract::tagged_places_test
