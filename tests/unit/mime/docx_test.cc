#include "mime/docx.h"

#include <gtest/gtest.h>
#include <zip.h>

#include "mime/limits.h"

namespace meldaan::mime::docx_test {
namespace {

// A .docx whose word/document.xml is `xml`.
std::string docx_with(const std::string& xml) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  zip_source_t* content = zip_source_buffer(archive, xml.data(), xml.size(), 0);
  EXPECT_GE(zip_file_add(archive, "word/document.xml", content, 0), 0);
  EXPECT_EQ(zip_close(archive), 0);
  std::string bytes;
  zip_source_open(target);
  char chunk[4096];
  for (zip_int64_t n; (n = zip_source_read(target, chunk, sizeof chunk)) > 0;) {
    bytes.append(chunk, static_cast<std::size_t>(n));
  }
  zip_source_close(target);
  zip_source_free(target);
  zip_error_fini(&error);
  return bytes;
}

TEST(Docx, ParagraphsAreLines) {
  EXPECT_EQ(docx_text(docx_with("<w:document><w:body><w:p><w:r><w:t>Naam: </w:t><w:t>Zo\u00EB</w:t>"
                                "</w:r></w:p><w:p/><w:p><w:r><w:t>Taal</w:t></w:r></w:p></w:body>"
                                "</w:document>")),
            "Naam: Zo\u00EB\n\nTaal");
}

TEST(Docx, ThatUnpacksBeyondTheLimitIsLeftUnread) {
  const std::string bomb =
      docx_with("<w:document><w:p><w:t>" + std::string(4 * kMaxDocumentXml, 'a') + "</w:t></w:p>");
  ASSERT_LT(bomb.size(), kMaxDocumentXml / 10);
  EXPECT_EQ(docx_text(bomb), "");
}

TEST(Docx, DeepNestingIsWalkedWithoutAStack) {
  std::string xml = "<w:document>";
  for (int i = 0; i < 200000; ++i) xml += "<w:p>";
  xml += "<w:t>diep</w:t>";
  for (int i = 0; i < 200000; ++i) xml += "</w:p>";
  EXPECT_EQ(docx_text(docx_with(xml + "</w:document>")), "diep");
}

TEST(Docx, AnythingElseIsEmpty) {
  EXPECT_EQ(docx_text(""), "");
  EXPECT_EQ(docx_text("PK\x03\x04 geen archief"), "");
  EXPECT_EQ(docx_text(docx_with("geen xml <<<")), "");
  const std::string whole = docx_with("<w:document><w:p><w:t>x</w:t></w:p></w:document>");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_EQ(docx_text(std::string_view(whole).substr(0, length)), "") << length;
  }
}

}  // namespace
}  // namespace meldaan::mime::docx_test
