#include "extract/places/place_labels.h"

#include <gmock/gmock.h>

#include "unit/extract/place_cases.h"

namespace meldaan::extract::place_labels_test {
namespace {

TEST(PlaceLabels, MakeSchoolsAndFoundationsKnown) {
  const PlaceCase cases[] = {
      {"Naam: Jan Jansen\nSchool: De Brug\nStichting: Consent", {"De Brug", "Consent"}},
      {"School/stichting: De Brug / Consent", {"De Brug", "Consent"}},
      {"Stichting/school: Consent / De Brug", {"De Brug", "Consent"}},
      {"School/bestuur: De Brug (Scholen Oost)", {"De Brug", "Scholen Oost"}},
      {"School: De Brug\nBestuur onbekend (ik ben pas begonnen)", {"De Brug", ""}},
      {"School: obs De Brug (Stichting Consent)", {"obs De Brug", "Stichting Consent"}},
      {"School: De Brug, maar we verhuizen binnenkort", {"De Brug", ""}},
      {"School: de brug\nBestuur: tof onderwijs", {"de brug", "tof onderwijs"}},
      {"Hallo, ik kom naar Taal. School: de lijster in Losser. Bestuur: Keender. Tot dan",
       {"de lijster in Losser", "Keender"}},
      {"Bestuur: dat is bij ons Keender", {"", "Keender"}},
      {"School: cbs De Lijster, Larense Allee 18, Lochem", {"cbs De Lijster", ""}},
      {"Stichting: geen, wij zijn de vereniging Kinderen Oost", {"", "vereniging Kinderen Oost"}},
      {"School waar ik werk: De Lijster\nStichting waar die onder valt: Keender",
       {"De Lijster", "Keender"}},
      {"en werk op\tobs De Lijster\nvan de stichting\tWind & Weer",
       {"obs De Lijster", "Wind & Weer"}},
      {"Organisatie: Gemeente Almelo", {"", "Gemeente Almelo"}},
      {"Organisatie: obs De Lijster, Goor\nBestuur: Keender", {"obs De Lijster, Goor", "Keender"}},
      {"School: Eschcollege, loc. Noord\nBestuur: Keender", {"Eschcollege, loc. Noord", "Keender"}},
      {"School: r.k. basisschool De Lijster, Goor\nOrganisatie: Keender",
       {"r.k. basisschool De Lijster, Goor", "Keender"}},
  };
  expect_places(cases);
}

TEST(PlaceLabels, MayHoldTheBoardBehindTheSchool) {
  const PlaceCase cases[] = {
      {"School: Dr. Lijsterschool, Ommen, van de stichting Keender",
       {"Dr. Lijsterschool, Ommen", "Keender"}},
      {"School: De Lijster (valt onder Keender)", {"De Lijster", "Keender"}},
      {"School: De Lijster, onderdeel van Stichting Keender", {"De Lijster", "Stichting Keender"}},
      {"School: De Lijster\nBestuur: Keender, geloof ik", {"De Lijster", "Keender"}},
  };
  expect_places(cases);
}

}  // namespace
}  // namespace meldaan::extract::place_labels_test
