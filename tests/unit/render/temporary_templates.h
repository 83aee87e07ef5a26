// A copy of the templates that a test may spoil; it vanishes with the test.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "unit/render/render_fixture.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::render {

class TemporaryTemplates {
 public:
  TemporaryTemplates() {
    std::string form = (std::filesystem::temp_directory_path() / "meldaan-render-XXXXXX").string();
    if (::mkdtemp(form.data()) == nullptr) std::abort();
    folder_ = form;
    std::filesystem::copy(kTemplates, folder_, std::filesystem::copy_options::recursive);
  }
  TemporaryTemplates(const TemporaryTemplates&) = delete;
  TemporaryTemplates& operator=(const TemporaryTemplates&) = delete;
  ~TemporaryTemplates() { std::filesystem::remove_all(folder_); }

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path dutch() const { return folder_ / "nl"; }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(dutch() / name) << text;
  }
  void append(const std::string& name, const std::string& text) const {
    std::ofstream(dutch() / name, std::ios::app) << text;
  }
  void rename_sentence(const std::string& from, const std::string& to) const {
    const Result<std::string> text = read_file(dutch() / "sentences.txt");
    write("sentences.txt", replace_all(*text, "[" + from + "]\n", "[" + to + "]\n"));
  }
  int lines(const std::string& name) const {
    const Result<std::string> text = read_file(dutch() / name);
    EXPECT_TRUE(text);
    int count = 0;
    for (const char c : *text) count += c == '\n';
    return count;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace meldaan::render
