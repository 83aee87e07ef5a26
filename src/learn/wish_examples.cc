#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "domain/event.h"
#include "extract/second_opinion.h"
#include "extract/wish_signs.h"
#include "learn/examples.h"
#include "learn/labelled.h"

namespace meldaan::learn {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Whether somebody in the label wishes for one of the groups, or leaves their kind open.
bool wishes(const json& label, const std::vector<GroupId>& groups) {
  for (const json& person : label["people"]) {
    for (const GroupId& group : groups) {
      const auto has = [&](const char* key, std::string_view value) {
        const json list = person.value(key, json::array());
        return std::find(list.begin(), list.end(), value) != list.end();
      };
      if (has("groups", group) || has("unclear_groups", topic_of(group))) return true;
    }
  }
  return false;
}

// Only what registers or changes is weighed.
Result<std::vector<Example>> examples_in(const fs::path& file, const extract::Reader& reader) {
  const Result<json> label = label_of(file, {"intent", "people"});
  if (!label) return label.error();
  std::vector<Example> examples;
  const auto intent = (*label)["intent"].get<std::string>();
  if (intent != "register" && intent != "change") return examples;
  const Result<IncomingMail> mail = read_mail(file);
  if (!mail) return mail.error();
  for (extract::WishExample& found : reader.wish_examples(*mail)) {
    const std::size_t of_class = wishes(*label, found.groups) ? extract::kWishedClass : 0;
    examples.push_back({std::move(found.signs), of_class});
  }
  return examples;
}

struct Mark {
  std::size_t at = 0;  // a byte of the name
  bool wished = false;
};

// Takes the marks out of "Ik wil naar [Taal+]"; " | " is a new line.
std::string plain(const std::string& line, std::vector<Mark>& marks) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool closes = i + 1 < line.size() && line[i + 1] == ']';
    if (line[i] == '[') {
      marks.push_back({text.size(), false});
    } else if (line[i] == '|') {
      text += '\n';
    } else if (closes && (line[i] == '+' || line[i] == '-') && !marks.empty()) {
      marks.back().wished = line[i] == '+';
      ++i;
    } else {
      text += line[i];
    }
  }
  return text;
}

Result<std::vector<Example>> read_texts(const fs::path& file, const extract::Reader& reader) {
  std::vector<Example> examples;
  std::ifstream stream(file);
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    std::vector<Mark> marks;
    const IncomingMail mail = mail_of("", plain(line, marks));
    if (marks.empty()) return broken(file, "line " + std::to_string(number) + " marks no group");
    for (extract::WishExample& found : reader.wish_examples(mail)) {
      const auto mark = std::find_if(marks.begin(), marks.end(), [&](const Mark& known) {
        return found.begin <= known.at && known.at < found.end;
      });
      if (mark == marks.end()) continue;
      found.signs.push_back(text_sign());
      examples.push_back({std::move(found.signs), mark->wished ? extract::kWishedClass : 0});
    }
  }
  if (examples.empty()) return broken(file, "holds no example");
  return examples;
}

Result<std::vector<Example>> read_folder(const fs::path& folder, const extract::Reader& reader) {
  std::vector<Example> examples;
  for (const fs::path& file : mails_in(folder)) {
    Result<std::vector<Example>> found = examples_in(file, reader);
    if (!found) return found.error();
    std::move(found->begin(), found->end(), std::back_inserter(examples));
  }
  return examples;
}

}  // namespace

std::vector<Example> also_without_stance(std::vector<Example> examples) {
  const std::size_t count = examples.size();
  for (std::size_t i = 0; i < count; ++i) {
    Example again = examples[i];
    std::erase_if(again.signs,
                  [](const std::string& sign) { return sign.starts_with(extract::kStanceSign); });
    examples.push_back(std::move(again));
  }
  return examples;
}

Result<std::vector<Set>> read_wish_sets(const std::vector<fs::path>& paths,
                                        const extract::Reader& reader) {
  std::vector<Set> sets;
  for (const fs::path& path : paths) {
    const bool of_texts = !fs::is_directory(path);
    Result<std::vector<Example>> found =
        of_texts ? read_texts(path, reader) : read_folder(path, reader);
    if (!found) return found.error();
    if (!found->empty())
      sets.push_back({path.filename().string(), of_texts, *std::move(found), {}});
  }
  return sets;
}

}  // namespace meldaan::learn
