#include "util/hash.h"

#include <gtest/gtest.h>

namespace meldaan {
namespace {

TEST(Sha256, MatchesTheStandardsExample) {
  // FIPS 180-2 appendix B.1
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(HmacSha256, MatchesRfc4231TestCaseTwo) {
  EXPECT_EQ(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Alphabets, WriteBytesWithoutLoss) {
  EXPECT_EQ(to_hex("\x01\xab"), "01ab");
  EXPECT_EQ(to_base32("foobar"), "CSQPYRK1E8");  // RFC 4648's MZXW6YTBOI in Crockford's letters
  EXPECT_EQ(to_base64url("fo\xff"), "Zm__");
  EXPECT_EQ(to_base64url("f"), "Zg");
}

TEST(EqualInConstantTime, ComparesContentAndLength) {
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
}

TEST(SystemRandomness, GivesWhatIsAskedAndNeverTheSame) {
  SystemRandomness randomness;
  EXPECT_EQ(randomness.bytes(32).size(), 32u);
  EXPECT_NE(randomness.bytes(32), randomness.bytes(32));
}

}  // namespace
}  // namespace meldaan
