#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "extract/people/attendance.h"
#include "extract/text/names.h"
#include "learn/examples.h"
#include "learn/labelled.h"
#include "learn/mention_sets.h"
#include "util/text.h"

namespace meldaan::learn {
namespace {

namespace fs = std::filesystem;
using extract::AttendanceExample;
using extract::SpokenAs;
using nlohmann::json;

bool is_unnamed(const json& person) {
  const json names = person.value("name", json());
  return names.is_null() || names.empty();
}

// Whether one of those signed up may be called so.
bool is_called(const json& person, const std::string& name) {
  if (is_unnamed(person)) return false;
  const bool full = name.find(' ') != std::string::npos;
  const json& names = person["name"];
  return std::any_of(names.begin(), names.end(), [&](const json& spelt) {
    const auto other = spelt.get<std::string>();
    return full ? extract::same_person(name, other)
                : extract::call_name(other) == extract::call_name(name);
  });
}

// Those whom nobody names are told by their number: where it says nothing, they are left out.
Result<std::vector<Example>> attendance_in_mail(const fs::path& file,
                                                const extract::Reader& reader) {
  const Result<json> label = label_of(file, {"intent", "people"});
  if (!label) return label.error();
  std::vector<Example> examples;
  if ((*label)["intent"] != "register") return examples;
  const Result<IncomingMail> mail = read_mail(file);
  if (!mail) return mail.error();
  const json& people = (*label)["people"];
  std::vector<AttendanceExample> found = extract::attendance_examples(reader, *mail);
  const auto unnamed = std::count_if(people.begin(), people.end(), is_unnamed);
  const auto nobody = [](const AttendanceExample& one) {
    return one.somebody.as == SpokenAs::kCompanion && one.somebody.name.empty();
  };
  const auto candidates = std::count_if(found.begin(), found.end(), nobody);
  const auto by_rules = std::count_if(found.begin(), found.end(), [&](const auto& one) {
    return nobody(one) && one.somebody.comes;
  });
  const std::string sender = comparable_address(mail->sender().address);
  for (AttendanceExample& one : found) {
    const std::string& name = one.somebody.name;
    bool comes = !name.empty() && std::any_of(people.begin(), people.end(), [&](const json& known) {
      return is_called(known, name);
    });
    if (one.somebody.as == SpokenAs::kWriter) {
      comes = comes || std::any_of(people.begin(), people.end(), [&](const json& known) {
                return known.value("email", json()).is_string() &&
                       comparable_address(known["email"].get<std::string>()) == sender;
              });
    } else if (nobody(one)) {
      const bool told = unnamed == 0 || unnamed == candidates || unnamed == by_rules;
      if (!told) continue;
      comes = unnamed == candidates || (unnamed == by_rules && one.somebody.comes);
    }
    examples.push_back({std::move(one.signs), comes ? extract::kComesClass : 0});
  }
  return examples;
}

Result<std::vector<Example>> attendance_in_texts(const fs::path& file,
                                                 const extract::Reader& reader) {
  std::vector<Example> examples;
  for (const MarkedText& line : marked_texts(file)) {
    if (!line.writer)
      return broken(file, "line " + std::to_string(line.number) + " does not mark the writer");
    const IncomingMail mail = mail_of("", line.text);
    for (AttendanceExample& found : extract::attendance_examples(reader, mail)) {
      std::optional<bool> comes = line.writer;
      if (found.somebody.as != SpokenAs::kWriter) {
        const Mark* mark = line.mark_over(found.begin, found.end);
        comes = mark == nullptr ? std::nullopt : std::optional(mark->yes);
      }
      if (comes)
        examples.push_back(text_example(std::move(found.signs), *comes ? extract::kComesClass : 0));
    }
  }
  return examples;
}

}  // namespace

Result<std::vector<Set>> read_attendance_sets(const std::vector<fs::path>& paths,
                                              const extract::Reader& reader) {
  return read_mention_sets(paths, reader, attendance_in_mail, attendance_in_texts);
}

}  // namespace meldaan::learn
