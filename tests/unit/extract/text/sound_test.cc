#include "extract/text/sound.h"

#include <gtest/gtest.h>

namespace meldaan::extract::sound_test {
namespace {

TEST(Sound, IsTheSameForSpellingsByEar) {
  EXPECT_EQ(sound_of("tegniek"), sound_of("techniek"));
  EXPECT_EQ(sound_of("kultuur"), sound_of("cultuur"));
  EXPECT_EQ(sound_of("gedrach"), sound_of("gedrag"));
  EXPECT_EQ(sound_of("direksie"), sound_of("directie"));
  EXPECT_EQ(sound_of("begelijding"), sound_of("begeleiding"));
  EXPECT_EQ(sound_of("lerarentekord"), sound_of("lerarentekort"));
  EXPECT_EQ(sound_of("mentorentrainners"), sound_of("mentorentrainers"));
  EXPECT_EQ(sound_of("internationalizering"), sound_of("internationalisering"));
}

TEST(Sound, KeepsOtherWordsApart) {
  EXPECT_NE(sound_of("gedraag"), sound_of("gedrag")) << "a long vowel is another word";
  EXPECT_NE(sound_of("tekenen"), sound_of("rekenen"));
  EXPECT_NE(sound_of("zaal"), sound_of("taal"));
  EXPECT_NE(sound_of("partijen"), sound_of("partisen"));
}

TEST(Sound, OfNothingIsNothing) {
  EXPECT_EQ(sound_of(""), "");
}

}  // namespace
}  // namespace meldaan::extract::sound_test
