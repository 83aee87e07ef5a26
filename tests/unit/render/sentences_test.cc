#include "render/sentences.h"

#include <gtest/gtest.h>

#include "unit/render/render_fixture.h"
#include "unit/render/temporary_templates.h"

namespace meldaan::render::sentences_test {
namespace {

class SentencesTest : public testing::Test {
 protected:
  Sentences load(const std::string& text) {
    templates_.write("sentences.txt", text);
    return load_sentences(file(), problems_);
  }
  std::filesystem::path file() const { return templates_.dutch() / "sentences.txt"; }
  std::string said() const {
    std::string text;
    for (const Problem& problem : problems_) text += to_string(problem) + "\n";
    return text;
  }
  std::string render(const Sentences& sentences, const std::string& name) {
    Fields fields;
    fields.set_flag("yes", true);
    fields.set_text("name", "Piet");
    const auto parsed = Template::parse(
        sentences.at(name), Escape::kNone, [](std::string_view) { return PartialSource(); },
        problems_);
    return parsed ? parsed->render(fields, problems_) : "(no template)";
  }

  TemporaryTemplates templates_;
  std::vector<Problem> problems_;
};

TEST_F(SentencesTest, ALineBreakIsASpaceBetweenWordsAndNothingBesideATag) {
  const Sentences sentences = load(
      "# all of them\n\n[one]\nBeste\n  collega\n\n[two]\n"
      "{{#yes}}\n  Dag {{name}}\n{{/yes}}\n{{^yes}}\n  Niemand\n{{/yes}}, welkom\n");
  EXPECT_EQ(render(sentences, "one"), "Beste collega");
  EXPECT_EQ(render(sentences, "two"), "Dag Piet, welkom");
  EXPECT_EQ(said(), "");
}

TEST_F(SentencesTest, AProblemKnowsItsLineBehindCommentsToo) {
  const Sentences sentences = load("[one]\nBeste\n# why\n{{nmae}}\n");
  render(sentences, "one");
  EXPECT_EQ(said(), file().string() + ":4: no field 'nmae'\n");
}

TEST_F(SentencesTest, ASecondSentenceOfANameAndStrayWordsAreReported) {
  load("Beste\n[one]\na\n[one]\nb\n");
  EXPECT_EQ(said(), file().string() + ":1: words that belong to no [sentence]\n" + file().string() +
                        ":4: a second sentence 'one'\n");
}

}  // namespace
}  // namespace meldaan::render::sentences_test
