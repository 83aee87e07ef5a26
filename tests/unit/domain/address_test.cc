#include "domain/address.h"

#include <gtest/gtest.h>

namespace meldaan {
namespace {

TEST(Address, IsComparedWithoutCase) {
  EXPECT_EQ(comparable_address(" M.Jansen@Consent.NL "), "m.jansen@consent.nl");
  EXPECT_EQ(domain_of("m.jansen@Consent.NL"), "consent.nl");
  EXPECT_EQ(domain_of("nobody"), "");
}

TEST(Address, IsPlausibleOnlyWhereItCanBeAnswered) {
  for (const char* good : {"m.jansen@consent.nl", "o'brien+ict@school.example", "a@localhost",
                           "józef@szkoła.example"}) {
    EXPECT_TRUE(is_plausible_address(good)) << good;
  }
  for (const char* bad : {"", "@b.nl", "a@", "a@b", "a b@c.nl", "a@b.nl\r\nBcc: x@y.nl", "a@b..nl",
                          "<a@b.nl>", "a@.nl", "a@b.nl,c@d.nl", "a@b@c.nl"}) {
    EXPECT_FALSE(is_plausible_address(bad)) << bad;
  }
}

}  // namespace
}  // namespace meldaan
