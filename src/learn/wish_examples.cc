#include <algorithm>
#include <nlohmann/json.hpp>

#include "domain/event.h"
#include "extract/assignment/second_opinion.h"
#include "extract/assignment/wish_signs.h"
#include "learn/examples.h"
#include "learn/labelled.h"
#include "learn/mention_sets.h"

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
Result<std::vector<Example>> wishes_in_mail(const fs::path& file, const extract::Reader& reader) {
  const Result<json> label = label_of(file, {"intent", "people"});
  if (!label) return label.error();
  std::vector<Example> examples;
  const auto intent = (*label)["intent"].get<std::string>();
  if (intent != "register" && intent != "change") return examples;
  const Result<IncomingMail> mail = read_mail(file);
  if (!mail) return mail.error();
  for (extract::WishExample& found : extract::wish_examples(reader, *mail)) {
    const std::size_t of_class = wishes(*label, found.groups) ? extract::kWishedClass : 0;
    examples.push_back({std::move(found.signs), of_class});
  }
  return examples;
}

Result<std::vector<Example>> wishes_in_texts(const fs::path& file, const extract::Reader& reader) {
  std::vector<Example> examples;
  for (const MarkedText& line : marked_texts(file)) {
    if (line.marks.empty())
      return broken(file, "line " + std::to_string(line.number) + " marks no group");
    for (extract::WishExample& found : extract::wish_examples(reader, mail_of("", line.text))) {
      const Mark* mark = line.mark_over(found.begin, found.end);
      if (mark == nullptr) continue;
      examples.push_back(
          text_example(std::move(found.signs), mark->yes ? extract::kWishedClass : 0));
    }
  }
  return examples;
}

}  // namespace

Result<std::vector<Set>> read_wish_sets(const std::vector<fs::path>& paths,
                                        const extract::Reader& reader) {
  return read_mention_sets(paths, reader, wishes_in_mail, wishes_in_texts);
}

}  // namespace meldaan::learn
