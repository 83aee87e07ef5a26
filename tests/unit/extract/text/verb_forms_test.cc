#include "extract/text/verb_forms.h"

#include <gmock/gmock.h>

namespace meldaan::extract::verb_forms_test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

VerbForms forms() {
  return VerbForms::make({{"slaan sla slaat sloeg sloegen geslagen", 1},
                          {"laten laat laat liet lieten gelaten", 2}},
                         {{"mij: mij me", 3}, {"collega: duo duo-collega onze_ib'er", 4}})
      .value();
}

TEST(VerbForms, APhraseWithoutMarksStandsForItself) {
  EXPECT_THAT(forms().expand("meld … aan"), ElementsAre("meld … aan"));
}

TEST(VerbForms, AVerbThatPartsStandsInAllItsOrders) {
  const std::vector<std::string> now = forms().expand("~over/slaan");
  for (const char* form : {"sla … over", "slaat … over", "slaan … over", "oversla", "overslaat",
                           "overslaan", "over slaan", "over te slaan", "overgeslagen"})
    EXPECT_THAT(now, Contains(form));
  EXPECT_THAT(now, Not(Contains("sloeg … over")));
  const std::vector<std::string> past = forms().expand("<over/slaan");
  for (const char* form : {"sloeg … over", "oversloegen", "heb … overgeslagen"})
    EXPECT_THAT(past, Contains(form));
  EXPECT_THAT(past, Not(Contains("sla … over")));
}

TEST(VerbForms, TheRegularOnesAreSpeltByRule) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"~maken", {"maak", "maakt", "maken", "gemaakt"}},
      {"~melden", {"meld", "meldt", "melden", "gemeld"}},
      {"~zetten", {"zet", "zetten", "gezet"}},
      {"~reizen", {"reis", "reist", "reizen", "gereisd"}},
      {"~verhuizen", {"verhuis", "verhuist", "verhuizen", "verhuisd"}},
      {"~rekenen", {"reken", "rekent", "rekenen", "gerekend"}},
      {"~noteren", {"noteer", "noteert", "noteren", "genoteerd"}},
  };
  for (const auto& [phrase, expected] : cases)
    EXPECT_THAT(forms().expand(phrase), testing::UnorderedElementsAreArray(expected)) << phrase;
  EXPECT_THAT(forms().expand("<melden"), ElementsAre("meldde", "meldden"));
  EXPECT_THAT(forms().expand("<zetten"), ElementsAre("zette", "zetten"));
}

TEST(VerbForms, WordsStandBehindAVerbOrBetweenItsParts) {
  EXPECT_THAT(forms().expand("~laten … schieten"),
              UnorderedElementsAre("laat … schieten", "laten … schieten", "gelaten … schieten"));
  EXPECT_THAT(forms().expand("~op/geven {mij}"), Contains("geef … me … op"));
}

TEST(VerbForms, AClassStandsForItsWords) {
  EXPECT_THAT(forms().expand("doet {collega}"),
              ElementsAre("doet duo", "doet duo-collega", "doet onze ib'er"));
  EXPECT_THAT(forms().expand("doet {nobody}"), IsEmpty());
  EXPECT_THAT(forms().expand("doet {collega"), IsEmpty());
  EXPECT_THAT(forms().expand("wij ~over/slaan"), IsEmpty()) << "nothing stands before its verb";
}

TEST(VerbForms, DataThatIsNoneIsRefused) {
  EXPECT_EQ(VerbForms::make({{"slaan sla", 7}}, {}).error().code, Errc::kConfig);
  EXPECT_EQ(VerbForms::make({}, {{"mij me", 7}}).error().code, Errc::kConfig);
}

}  // namespace
}  // namespace meldaan::extract::verb_forms_test
