#include "render/words.h"

#include <algorithm>
#include <array>

#include "util/file.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

struct ListRule {
  const char* name;
  std::vector<std::string> Words::*list;
  std::size_t count;  // 0: any, but not none
};
constexpr std::array<ListRule, 6> kRules = {{
    {"weekdays", &Words::weekdays, 7},
    {"months", &Words::months, 12},
    {"kinds", &Words::kinds, 3},
    {"titles", &Words::titles, 0},
    {"particles", &Words::particles, 0},
    {"no_first_names", &Words::no_first_names, 0},
}};

std::vector<std::string> read_list(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ',')) {
    if (!trim(word).empty()) words.emplace_back(trim(word));
  }
  return words;
}

}  // namespace

const std::string& Words::kind(GroupKind kind) const {
  return kinds.at(static_cast<std::size_t>(kind));
}

std::optional<Words> load_words(const std::filesystem::path& file, std::vector<Problem>& problems) {
  const Result<std::string> source = read_file(file);
  if (!source) {
    problems.push_back({file, 0, source.error().text});
    return std::nullopt;
  }
  const std::size_t problems_before = problems.size();
  Words words;
  std::vector<std::string> seen;
  int line_number = 0;
  for (const std::string_view line : split_lines(*source)) {
    ++line_number;
    if (trim(line).empty() || trim(line).front() == '#') continue;
    const std::size_t colon = line.find(':');
    const std::string name(trim(line.substr(0, colon)));
    const auto rule = std::find_if(kRules.begin(), kRules.end(),
                                   [&name](const ListRule& r) { return name == r.name; });
    if (colon == std::string_view::npos || rule == kRules.end()) {
      problems.push_back({file, line_number, "no word list '" + name + "'"});
      continue;
    }
    seen.push_back(name);
    std::vector<std::string>& list = words.*(rule->list);
    list = read_list(line.substr(colon + 1));
    if (rule->count != 0 && list.size() != rule->count) {
      problems.push_back({file, line_number,
                          "'" + name + "' needs " + std::to_string(rule->count) + " words, not " +
                              std::to_string(list.size())});
    }
  }
  for (const ListRule& rule : kRules) {
    if (std::find(seen.begin(), seen.end(), rule.name) == seen.end()) {
      problems.push_back({file, 0, "the word list '" + std::string(rule.name) + "' is missing"});
    }
  }
  if (problems.size() > problems_before) return std::nullopt;
  return words;
}

}  // namespace meldaan::render
