#include "render/sentences.h"

#include "util/file.h"
#include "util/text.h"

namespace meldaan::render {

Sentences load_sentences(const std::filesystem::path& file, std::vector<Problem>& problems) {
  Sentences sentences;
  const Result<std::string> source = read_file(file);
  if (!source) {
    problems.push_back({file, 0, source.error().text});
    return sentences;
  }
  PartialSource* open = nullptr;
  int line_number = 0;
  for (const std::string_view line : split_lines(*source)) {
    ++line_number;
    const std::string_view content = trim(line);
    if (content.starts_with('[') && content.ends_with(']')) {
      const std::string name(trim(content.substr(1, content.size() - 2)));
      const auto [place, is_new] = sentences.try_emplace(name);
      if (!is_new) problems.push_back({file, line_number, "a second sentence '" + name + "'"});
      open = &place->second;
      *open = {file, "", line_number + 1, true};
      continue;
    }
    const bool is_comment = line.starts_with('#');
    if (open != nullptr) {
      // The line of a comment stays, so that what follows keeps its number.
      if (!is_comment) open->source += line;
      open->source += '\n';
    } else if (!is_comment && !content.empty()) {
      problems.push_back({file, line_number, "words that belong to no [sentence]"});
    }
  }
  return sentences;
}

}  // namespace meldaan::render
