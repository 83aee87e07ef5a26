#include "support/command_line.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "support/temporary_folder.h"
#include "util/file.h"

namespace meldaan::test {
namespace {

void flush() {
  std::cout.flush();
  std::cerr.flush();
  std::fflush(stdout);
  std::fflush(stderr);
}

// One descriptor of the process leads into a file as long as this lives.
class Diverted {
 public:
  Diverted(int descriptor, std::filesystem::path file)
      : descriptor_(descriptor), file_(std::move(file)), before_(::dup(descriptor)) {
    std::FILE* into = std::fopen(file_.c_str(), "we");
    if (!before_ || into == nullptr || ::dup2(::fileno(into), descriptor_) < 0) {
      throw std::runtime_error("cannot divert output into " + file_.string());
    }
    std::fclose(into);
  }
  Diverted(const Diverted&) = delete;
  Diverted& operator=(const Diverted&) = delete;
  ~Diverted() { ::dup2(before_.get(), descriptor_); }
  std::string text() const { return read_file(file_).value(); }

 private:
  int descriptor_;
  std::filesystem::path file_;
  UniqueFd before_;
};

}  // namespace

Said call(int (*program)(int, char**), const std::vector<std::string>& arguments) {
  std::vector<std::string> words{"meldaan"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  const TemporaryFolder folder;
  flush();
  const Diverted output(STDOUT_FILENO, folder.path() / "output");
  const Diverted errors(STDERR_FILENO, folder.path() / "errors");
  Said said;
  said.status = program(static_cast<int>(words.size()), argv.data());
  flush();
  said.output = output.text();
  said.errors = errors.text();
  return said;
}

}  // namespace meldaan::test
