// Mail programs break lines wherever the column is: in the middle of a closing, a name, a label.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "mime/parse.h"
#include "unit/extract/desk_reader.h"

namespace meldaan::extract::wrapped_mails_test {
namespace {

// The text with its long lines broken where the column is reached.
std::string wrapped(const std::string& text, std::size_t column) {
  std::string broken = text;
  std::size_t begin = 0;
  std::size_t space = std::string::npos;
  for (std::size_t i = 0; i < broken.size(); ++i) {
    if (broken[i] == '\n') {
      begin = i + 1;
      space = std::string::npos;
    } else if (i - begin >= column && space != std::string::npos) {
      broken[space] = '\n';
      begin = space + 1;
      space = std::string::npos;
    }
    if (broken[i] == ' ') space = i;
  }
  return broken;
}

// Each break falls elsewhere; what is looked for at a line's end must not look beyond it.
TEST(WrappedMails, AreReadWhereverTheirLinesBreak) {
  std::vector<std::filesystem::path> mails;
  for (const char* set : {"corpus/a", "corpus/b", "reading/mails/bn"}) {
    for (const auto& mail : mails_in(set)) mails.push_back(mail);
  }
  ASSERT_GT(mails.size(), 200u);
  std::size_t column = 60;
  for (const auto& file : mails) {
    IncomingMail mail = mime::parse(file_text(file));
    const std::string text = mail.text;
    for (std::size_t n = 0; n < 3; ++n) {
      column = column == 80 ? 60 : column + 1;
      mail.text = wrapped(text, column);
      const Reading reading = read(mail);
      ASSERT_FALSE(reading.zones.empty()) << file << " at " << column;
      EXPECT_EQ(reading.zones.back().end, mail.text.size()) << file << " at " << column;
    }
  }
}

}  // namespace
}  // namespace meldaan::extract::wrapped_mails_test
