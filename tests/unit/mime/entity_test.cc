#include "mime/entity.h"

#include <gtest/gtest.h>

#include "mime/limits.h"

namespace meldaan::mime::entity_test {
namespace {

Entity split(const std::string& bytes, std::vector<std::string>& defects) {
  int parts = kMaxParts;
  return split_entity(bytes, parts, defects);
}

TEST(Entity, PartsLoseTheLineEndBeforeTheirBoundary) {
  std::vector<std::string> defects;
  const std::string mail =
      "Content-Type: multipart/mixed; boundary=b\r\n\r\nvoor\r\n--b\r\n\r\neen\r\n\r\n--b  \r\n"
      "Content-Type: text/html\r\n\r\n\r\n--b--\r\nna\r\n";
  const Entity root = split(mail, defects);
  ASSERT_EQ(root.parts.size(), 2u);
  EXPECT_EQ(root.parts[0].body, "een\r\n");
  EXPECT_EQ(root.parts[1].body, "");
  EXPECT_EQ(root.parts[1].type.value, "text/html");
  EXPECT_TRUE(defects.empty());
}

TEST(Entity, EmptyPartsAreParts) {
  std::vector<std::string> defects;
  const std::string mail = "Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\n\nx\n--b--";
  const Entity root = split(mail, defects);
  ASSERT_EQ(root.parts.size(), 2u);
  EXPECT_EQ(root.parts[0].body, "");
  EXPECT_EQ(root.parts[1].body, "x");
}

TEST(Entity, PartsOfADigestAreMails) {
  std::vector<std::string> defects;
  const std::string mail =
      "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\ny\n--b--\n";
  EXPECT_EQ(split(mail, defects).parts.at(0).type.value, "message/rfc822");
}

TEST(Entity, ATypeThatCannotBeReadIsPlainText) {
  std::vector<std::string> defects;
  EXPECT_EQ(split("Content-Type: text\n\nx", defects).type.value, "text/plain");
  EXPECT_EQ(split("Content-Type: ; charset=utf-8\n\nx", defects).type.value, "text/plain");
}

TEST(Entity, NestsNoDeeperThanTheLimit) {
  std::string mail = "From: a@b.nl\n";
  for (int i = 0; i < 20000; ++i) {
    const std::string mark = "b" + std::to_string(i);
    mail += "Content-Type: multipart/mixed; boundary=" + mark + "\n\n--" + mark + "\n";
  }
  std::vector<std::string> defects;
  const Entity root = split(mail, defects);
  int depth = 0;
  for (const Entity* entity = &root; !entity->parts.empty(); entity = &entity->parts[0]) ++depth;
  EXPECT_EQ(depth, kMaxMultipartDepth);
  EXPECT_NE(std::find(defects.begin(), defects.end(),
                      "multiparts nested too deeply; the inner ones were left unread"),
            defects.end());
}

TEST(Entity, HasNoMorePartsThanTheLimit) {
  std::string mail = "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 3 * kMaxParts; ++i) mail += "--b\n\nx\n";
  std::vector<std::string> defects;
  EXPECT_EQ(split(mail, defects).parts.size(), static_cast<std::size_t>(kMaxParts));
}

TEST(Entity, ABodyOfDashesIsReadOnce) {
  std::vector<std::string> defects;
  const std::string mail = "Content-Type: multipart/mixed; boundary=" + std::string(1000, '-') +
                           "\n\n" + std::string(1'000'000, '-') + "\n";
  EXPECT_TRUE(split(mail, defects).parts.empty());
}

TEST(Entity, AFileNameHasNoFolders) {
  std::vector<std::string> defects;
  EXPECT_EQ(split("Content-Disposition: attachment; filename=\"../../etc/passwd\"\n\n", defects)
                .filename(),
            "passwd");
  EXPECT_EQ(split("Content-Type: a/b; name=\"C:\\tmp\\x.pdf\"\n\n", defects).filename(), "x.pdf");
}

}  // namespace
}  // namespace meldaan::mime::entity_test
