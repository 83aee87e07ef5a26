#include <algorithm>
#include <nlohmann/json.hpp>

#include "extract/workplaces/workplace.h"
#include "learn/examples.h"
#include "learn/labelled.h"
#include "learn/mention_sets.h"
#include "util/text.h"

namespace meldaan::learn {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Whether one of those signed up works there, by one of the spellings in the label.
bool is_theirs(const json& people, const std::string& name) {
  const std::string words = fold(collapse_spaces(name));
  const auto spelt_so = [&](const json& spelling) {
    const std::string other = fold(collapse_spaces(spelling.get<std::string>()));
    return other.find(words) != std::string::npos || words.find(other) != std::string::npos;
  };
  return std::any_of(people.begin(), people.end(), [&](const json& person) {
    for (const char* key : {"school", "foundation"}) {
      const json spellings = person.value(key, json());
      if (spellings.is_array() && std::any_of(spellings.begin(), spellings.end(), spelt_so))
        return true;
    }
    return false;
  });
}

Result<std::vector<Example>> workplaces_in_mail(const fs::path& file,
                                                const extract::Reader& reader) {
  const Result<json> label = label_of(file, {"intent", "people"});
  if (!label) return label.error();
  std::vector<Example> examples;
  if ((*label)["intent"] != "register") return examples;
  const Result<IncomingMail> mail = read_mail(file);
  if (!mail) return mail.error();
  for (extract::WorkplaceExample& found : extract::workplace_examples(reader, *mail)) {
    const bool theirs = is_theirs((*label)["people"], found.name);
    examples.push_back({std::move(found.signs), theirs ? extract::kTheirsClass : 0});
  }
  return examples;
}

Result<std::vector<Example>> workplaces_in_texts(const fs::path& file,
                                                 const extract::Reader& reader) {
  std::vector<Example> examples;
  for (const MarkedText& line : marked_texts(file)) {
    const IncomingMail mail = mail_of("", line.text);
    for (extract::WorkplaceExample& found : extract::workplace_examples(reader, mail)) {
      const Mark* mark = line.mark_over(found.begin, found.end);
      if (mark == nullptr) continue;
      examples.push_back(
          text_example(std::move(found.signs), mark->yes ? extract::kTheirsClass : 0));
    }
  }
  return examples;
}

}  // namespace

Result<std::vector<Set>> read_workplace_sets(const std::vector<fs::path>& paths,
                                             const extract::Reader& reader) {
  return read_mention_sets(paths, reader, workplaces_in_mail, workplaces_in_texts);
}

}  // namespace meldaan::learn
