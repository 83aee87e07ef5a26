#include "learn/sequence_trainer.h"

#include <gtest/gtest.h>

#include <fstream>

#include "config/settings.h"
#include "support/temporary_folder.h"

namespace meldaan::learn {
namespace {

using extract::Tag;

// The sign 1 stands at a school's first word, 2 at the next; 9 stands everywhere.
std::vector<TaggedText> texts() {
  return std::vector<TaggedText>(
      40, {{{9}, {1, 9}, {2, 9}, {9}}, {Tag::kNone, Tag::kSchool, Tag::kInSchool, Tag::kNone}});
}

std::vector<const TaggedText*> all(const std::vector<TaggedText>& texts) {
  std::vector<const TaggedText*> pointers;
  for (const TaggedText& text : texts) pointers.push_back(&text);
  return pointers;
}

TEST(SequenceTrainer, LearnsWhichWordsAreNames) {
  const auto examples = texts();
  const extract::SequenceModel model = train(all(examples)).model();
  const std::vector<Tag> tags = {Tag::kNone, Tag::kNone, Tag::kSchool, Tag::kInSchool};
  EXPECT_EQ(extract::likeliest(model.likely({{9}, {9}, {1, 9}, {2, 9}})), tags);
}

TEST(SequenceTrainer, TheSameTextsGiveTheSameModel) {
  const auto examples = texts();
  const LearnedSequence first = train(all(examples));
  const LearnedSequence second = train(all(examples));
  EXPECT_EQ(first.transitions, second.transitions);
  ASSERT_EQ(first.weights.size(), second.weights.size());
  for (std::size_t i = 0; i < first.weights.size(); ++i)
    EXPECT_EQ(first.weights[i].weights[1], second.weights[i].weights[1]);
}

class TaggedSets : public testing::Test {
 protected:
  TaggedSets() {
    const config::Loaded loaded = config::load(
        std::filesystem::path(MELDAAN_SOURCE_DIR) / "config/meldaan.toml", config::Secrets::kSkip);
    reader_.emplace(
        extract::Reader::make(loaded.settings->event.groups, loaded.settings->lexicons, {})
            .value());
  }

  void write(const std::string& text, const std::string& label) {
    std::ofstream(folder_.path() / "x.eml")
        << "From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        << text;
    std::ofstream(folder_.path() / "x.json") << label;
  }

  Result<std::vector<TaggedSet>> read() { return read_tagged_sets({folder_.path()}, *reader_); }

 private:
  test::TemporaryFolder folder_;
  std::optional<extract::Reader> reader_;
};

TEST_F(TaggedSets, HoldTheNamesOfTheLabelWithoutTheirTowns) {
  write("Piet Bos, obs De Esch Goor\r\n",
        R"({"outcome": "confirm", "people": [{"name": ["Piet Bos"], "foundation": null,
            "school": ["obs De Esch in Goor", "obs De Esch Goor", "obs De Esch"]}]})");
  const auto sets = read();
  ASSERT_TRUE(sets) << sets.error().text;
  const std::vector<Tag> tags = {Tag::kPerson,   Tag::kInPerson, Tag::kNone, Tag::kSchool,
                                 Tag::kInSchool, Tag::kInSchool, Tag::kNone};
  EXPECT_EQ(sets->front().texts.front().tags, tags);
}

TEST_F(TaggedSets, LeaveOutWhatRegistersNobody) {
  write("Wat kost het?\r\n", R"({"outcome": "review", "people": []})");
  const auto sets = read();
  ASSERT_TRUE(sets) << sets.error().text;
  EXPECT_TRUE(sets->empty());
}

TEST_F(TaggedSets, ABrokenLabelIsAnError) {
  write("Piet Bos\r\n", R"({"people": []})");
  EXPECT_FALSE(read());
}

}  // namespace
}  // namespace meldaan::learn
