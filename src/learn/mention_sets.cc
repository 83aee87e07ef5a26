#include "learn/mention_sets.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "learn/labelled.h"

namespace meldaan::learn {
namespace {

namespace fs = std::filesystem;

Result<std::vector<Example>> read_folder(const fs::path& folder, const extract::Reader& reader,
                                         const ReadExamples& of_mail) {
  std::vector<Example> examples;
  for (const fs::path& file : mails_in(folder)) {
    Result<std::vector<Example>> found = of_mail(file, reader);
    if (!found) return found.error();
    std::move(found->begin(), found->end(), std::back_inserter(examples));
  }
  return examples;
}

}  // namespace

Result<std::vector<Set>> read_mention_sets(const std::vector<fs::path>& paths,
                                           const extract::Reader& reader,
                                           const ReadExamples& of_mail,
                                           const ReadExamples& of_texts) {
  std::vector<Set> sets;
  for (const fs::path& path : paths) {
    const bool texts = !fs::is_directory(path);
    Result<std::vector<Example>> found =
        texts ? of_texts(path, reader) : read_folder(path, reader, of_mail);
    if (!found) return found.error();
    if (texts && found->empty()) return broken(path, "holds no example");
    if (!found->empty()) sets.push_back({path.filename().string(), texts, *std::move(found), {}});
  }
  return sets;
}

Example text_example(std::vector<std::string> signs, std::size_t of_class) {
  signs.push_back(text_sign());
  return {std::move(signs), of_class};
}

}  // namespace meldaan::learn
