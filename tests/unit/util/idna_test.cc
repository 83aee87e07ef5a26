#include "util/idna.h"

#include <gtest/gtest.h>

namespace meldaan {
namespace {

TEST(Idna, NamesBecomeALabelsInEveryLocale) {
  EXPECT_EQ(domain_to_ascii("bücher.example"), "xn--bcher-kva.example");
  EXPECT_EQ(domain_to_ascii("school.example"), "school.example");
  EXPECT_EQ(domain_to_ascii("xn--bcher-kva.example"), "xn--bcher-kva.example");
}

TEST(Idna, WhatIsNoNameHasNoLabels) {
  EXPECT_EQ(domain_to_ascii("é..example"), std::nullopt);
  EXPECT_EQ(domain_to_ascii("\xC3(.example"), std::nullopt);
}

}  // namespace
}  // namespace meldaan
