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

// "label.name" → "name"; nullopt where there is no such label.
std::optional<std::string> label_of(std::string_view name) {
  constexpr std::string_view kPrefix = "label.";
  if (!name.starts_with(kPrefix)) return std::nullopt;
  name.remove_prefix(kPrefix.size());
  if (std::find(kLabels.begin(), kLabels.end(), name) == kLabels.end()) return std::nullopt;
  return std::string(name);
}

// One line `name: words` into its place; what is wrong with it, or an empty text.
std::string read_line(const std::string& name, std::string_view value, Words& words) {
  if (const std::optional<std::string> label = label_of(name)) {
    words.labels[*label] = trim(value);
    return trim(value).empty() ? "'" + name + "' is empty" : "";
  }
  const auto rule = std::find_if(kRules.begin(), kRules.end(),
                                 [&name](const ListRule& r) { return name == r.name; });
  if (rule == kRules.end()) return "no word list '" + name + "'";
  std::vector<std::string>& list = words.*(rule->list);
  list = read_list(value);
  if (rule->count == 0 || list.size() == rule->count) return "";
  return "'" + name + "' needs " + std::to_string(rule->count) + " words, not " +
         std::to_string(list.size());
}

std::vector<std::string> required_names() {
  std::vector<std::string> names;
  for (const ListRule& rule : kRules) names.emplace_back(rule.name);
  for (const char* label : kLabels) names.push_back("label." + std::string(label));
  return names;
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
    if (colon == std::string_view::npos) {
      problems.push_back({file, line_number, "no word list '" + name + "'"});
      continue;
    }
    seen.push_back(name);
    std::string wrong = read_line(name, line.substr(colon + 1), words);
    if (!wrong.empty()) problems.push_back({file, line_number, std::move(wrong)});
  }
  for (const std::string& name : required_names()) {
    if (std::find(seen.begin(), seen.end(), name) == seen.end()) {
      problems.push_back({file, 0, "the word list '" + name + "' is missing"});
    }
  }
  if (problems.size() > problems_before) return std::nullopt;
  return words;
}

}  // namespace meldaan::render
