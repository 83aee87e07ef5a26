#include "render/words.h"

#include <gtest/gtest.h>

#include "unit/render/render_fixture.h"
#include "unit/render/temporary_templates.h"

namespace meldaan::render::words_test {
namespace {

TEST(WordsTest, TheDutchWordsAreRead) {
  std::vector<Problem> problems;
  const std::optional<Words> words = load_words(kTemplates / "nl" / "words.txt", problems);
  ASSERT_TRUE(words);
  EXPECT_EQ(words->weekdays[0], "zondag");
  EXPECT_EQ(words->weekdays[4], "donderdag");
  EXPECT_EQ(words->months[9], "oktober");
  EXPECT_EQ(words->labels.at("name"), "Naam");
  EXPECT_EQ(words->kind(GroupKind::kPlg), "PLG's");
  EXPECT_EQ(words->kind(GroupKind::kProjectgroep), "Projectgroepen");
}

TEST(WordsTest, AWrongCountAnUnknownNameAndAMissingListAreReported) {
  const TemporaryTemplates templates;
  std::string labels;
  for (const char* label : kLabels) labels += "label." + std::string(label) + ": x\n";
  templates.write(
      "words.txt",
      "# words\nweekdays: zondag, maandag\nmnths: januari\nmonths: 1,2,3,4,5,6,7,8,9,10,11,12\n"
      "kinds: a, b, c\ntitles: dr\nno_first_names: info\nlabel.nmae: Naam\n" +
          labels);
  std::vector<Problem> problems;
  EXPECT_FALSE(load_words(templates.dutch() / "words.txt", problems));
  std::string said;
  for (const Problem& problem : problems) said += to_string(problem) + "\n";
  const std::string file = (templates.dutch() / "words.txt").string();
  EXPECT_EQ(said, file + ":2: 'weekdays' needs 7 words, not 2\n" + file +
                      ":3: no word list 'mnths'\n" + file + ":8: no word list 'label.nmae'\n" +
                      file + ": the word list 'particles' is missing\n");
}

}  // namespace
}  // namespace meldaan::render::words_test
