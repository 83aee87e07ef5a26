#include "learn/examples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "config/settings.h"
#include "extract/assignment/wish_signs.h"
#include "extract/learned.h"
#include "extract/people/attendance.h"
#include "extract/workplaces/workplace.h"
#include "support/temporary_folder.h"

namespace meldaan::learn {
namespace {

bool is_of_text(const Example& example) {
  return std::find(example.signs.begin(), example.signs.end(), "rule:an example text") !=
         example.signs.end();
}

class LearnExamples : public testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const std::string& text) {
    std::ofstream(folder_.path() / name) << text;
    return folder_.path() / name;
  }
  const extract::Reader& reader() {
    static const extract::Reader kReader = [] {
      const config::Loaded loaded =
          config::load(std::filesystem::path(MELDAAN_SOURCE_DIR) / "config/meldaan.toml",
                       config::Secrets::kSkip);
      return extract::Reader::make(loaded.settings->event.groups, loaded.settings->lexicons, {})
          .value();
    }();
    return kReader;
  }

 private:
  test::TemporaryFolder folder_;
};

TEST_F(LearnExamples, TextsAreReadLineByLine) {
  const auto sets = read_sets(
      {write("p.jsonl", R"({"intent": "cancel", "subject": "x", "text": "Ik kom toch niet."})")},
      reader());
  ASSERT_TRUE(sets) << sets.error().text;
  ASSERT_EQ(sets->front().examples.size(), 1u);
  EXPECT_EQ(sets->front().examples[0].of_class, static_cast<std::size_t>(Intent::kCancel));
  EXPECT_TRUE(is_of_text(sets->front().examples[0]));
}

TEST_F(LearnExamples, ATextMayBeAMachines) {
  const auto sets = read_sets(
      {write("p.jsonl", R"({"intent": "other", "machine": true, "text": "Nu met korting!"})")},
      reader());
  ASSERT_TRUE(sets) << sets.error().text;
  EXPECT_EQ(sets->front().examples[0].of_class, extract::kMachineClass);
}

TEST_F(LearnExamples, AnUnknownPurposeIsAnErrorThatNamesTheLine) {
  const auto sets = read_sets({write("p.jsonl", R"({"intent": "dance", "text": "x"})")}, reader());
  ASSERT_FALSE(sets);
  EXPECT_NE(sets.error().text.find("line 1"), std::string::npos);
}

TEST_F(LearnExamples, AnEmptyFileIsAnErrorThatNamesIt) {
  const auto sets = read_sets({write("p.jsonl", "")}, reader());
  ASSERT_FALSE(sets);
  EXPECT_NE(sets.error().text.find("p.jsonl"), std::string::npos);
}

TEST_F(LearnExamples, LabelledMailsBearNoSignOfAnExampleText) {
  const auto sets =
      read_sets({std::filesystem::path(MELDAAN_SOURCE_DIR) / "tests/corpus/a"}, reader());
  ASSERT_TRUE(sets) << sets.error().text;
  EXPECT_TRUE(
      std::none_of(sets->front().examples.begin(), sets->front().examples.end(), is_of_text));
}

TEST_F(LearnExamples, OfWishesAreTheGroupsThatAreMarked) {
  const auto sets = read_wish_sets(
      {write("w.txt", "Ik wil naar [Taal+], bij [Rekenen-] was ik al. | Gedrag laat ik open.")},
      reader());
  ASSERT_TRUE(sets) << sets.error().text;
  const std::vector<Example>& examples = sets->front().examples;
  ASSERT_EQ(examples.size(), 2u);
  EXPECT_EQ(examples[0].of_class, 1u);
  EXPECT_EQ(examples[1].of_class, 0u);
  EXPECT_TRUE(is_of_text(examples[0]));
  EXPECT_EQ(also_without(extract::kStanceSign, examples).size(), 4u);
}

TEST_F(LearnExamples, OfAttendanceAreThoseWhoAreMarked) {
  const auto sets = read_attendance_sets(
      {write("a.txt",
             "(+)Ik kom naar Taal, samen met [Anja Smit+]. [Mijn directeur-] kan niet. | Groet, | "
             "Piet Bakker")},
      reader());
  ASSERT_TRUE(sets) << sets.error().text;
  const std::vector<Example>& examples = sets->front().examples;
  ASSERT_EQ(examples.size(), 3u);
  EXPECT_EQ(examples[0].of_class, extract::kComesClass);
  EXPECT_EQ(examples[1].of_class, 0u);
  EXPECT_EQ(examples[2].of_class, extract::kComesClass);  // the writer
  EXPECT_TRUE(is_of_text(examples[0]));
}

TEST_F(LearnExamples, OfWorkplacesAreThePlacesThatAreMarked) {
  const auto sets = read_workplace_sets(
      {write("p.txt", "Ik werk op [obs De Esch+]. Mijn dochter zit op [basisschool De Ark-].")},
      reader());
  ASSERT_TRUE(sets) << sets.error().text;
  const std::vector<Example>& examples = sets->front().examples;
  ASSERT_EQ(examples.size(), 2u);
  EXPECT_EQ(examples[0].of_class, extract::kTheirsClass);
  EXPECT_EQ(examples[1].of_class, 0u);
}

TEST_F(LearnExamples, OfAttendanceMustMarkTheWriter) {
  const auto sets = read_attendance_sets({write("a.txt", "Ik kom met [Anja Smit+].")}, reader());
  ASSERT_FALSE(sets);
  EXPECT_NE(sets.error().text.find("line 1"), std::string::npos);
}

TEST_F(LearnExamples, ALineWithoutAMarkIsAnErrorThatNamesIt) {
  const auto sets = read_wish_sets({write("w.txt", "Ik wil naar Taal.")}, reader());
  ASSERT_FALSE(sets);
  EXPECT_NE(sets.error().text.find("line 1"), std::string::npos);
}

}  // namespace
}  // namespace meldaan::learn
