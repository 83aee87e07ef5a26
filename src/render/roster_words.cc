#include "render/roster_words.h"

#include <algorithm>

#include "util/file.h"
#include "util/text.h"

namespace meldaan::render {

std::optional<RosterWords> RosterWords::load(const std::filesystem::path& templates,
                                             std::vector<Problem>& problems) {
  const std::filesystem::path file = templates / "nl" / "roster.txt";
  const Result<std::string> source = read_file(file);
  if (!source) {
    problems.push_back({file, 0, source.error().text});
    return std::nullopt;
  }
  const std::size_t problems_before = problems.size();
  RosterWords words;
  int line_number = 0;
  for (const std::string_view line : split_lines(*source)) {
    ++line_number;
    if (trim(line).empty() || trim(line).front() == '#') continue;
    const std::size_t colon = line.find(':');
    const std::string name(trim(line.substr(0, colon)));
    if (colon == std::string_view::npos ||
        std::find(kRosterWords.begin(), kRosterWords.end(), name) == kRosterWords.end()) {
      problems.push_back({file, line_number, "no word '" + name + "'"});
      continue;
    }
    const std::string value = collapse_spaces(to_valid_utf8(line.substr(colon + 1)));
    if (value.empty()) problems.push_back({file, line_number, "'" + name + "' is empty"});
    words.words_[name] = value;
  }
  for (const char* name : kRosterWords) {
    if (words.words_.find(name) == words.words_.end()) {
      problems.push_back({file, 0, "the word '" + std::string(name) + "' is missing"});
    }
  }
  if (problems.size() > problems_before) return std::nullopt;
  return words;
}

const std::string& RosterWords::operator()(std::string_view name) const {
  static const std::string kNone;
  const auto found = words_.find(name);
  return found == words_.end() ? kNone : found->second;
}

}  // namespace meldaan::render
