#include "learn/examples.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "extract/learned.h"
#include "learn/labelled.h"

namespace meldaan::learn {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::optional<std::size_t> intent_of(const std::string& name) {
  for (const Intent intent :
       {Intent::kRegister, Intent::kChange, Intent::kCancel, Intent::kOther}) {
    if (name == meldaan::name_of(intent)) return static_cast<std::size_t>(intent);
  }
  return std::nullopt;
}

// What the form of a mail says holds for example texts by itself.
bool is_of_form(const std::string& sign) {
  return sign.starts_with("is:") || sign.starts_with("length:") || sign.starts_with("wished:");
}

std::vector<std::string> of_text(std::vector<std::string> signs) {
  for (std::string& sign : signs) {
    if (is_of_form(sign)) sign = "text " + sign;
  }
  signs.push_back(text_sign());
  return signs;
}

Result<void> read_mails(const fs::path& folder, const extract::Reader& reader, Set& set) {
  for (const fs::path& file : mails_in(folder)) {
    const Result<IncomingMail> mail = read_mail(file);
    if (!mail) return mail.error();
    const Result<json> label = label_of(file, {"intent", "outcome"});
    if (!label) return label.error();
    const auto intent = intent_of((*label)["intent"].get<std::string>());
    if (!intent) return broken(file, "its label has no known intent");
    const bool machine = (*label)["outcome"] == "ignore";
    extract::PurposeExample example = extract::purpose_example(reader, *mail);
    set.examples.push_back({std::move(example.signs), machine ? extract::kMachineClass : *intent});
    if (!machine)
      set.questions.push_back(
          {std::move(example.question_signs), label->value("has_question", false)});
  }
  return {};
}

Result<void> read_texts(const fs::path& file, const extract::Reader& reader, Set& set) {
  std::ifstream stream(file);
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    const json parsed = json::parse(line, nullptr, false);
    const auto intent = parsed.is_object() ? intent_of(parsed.value("intent", "")) : std::nullopt;
    if (!intent) return broken(file, "line " + std::to_string(number) + " has no intent");
    const bool machine = parsed.value("machine", false);
    extract::PurposeExample example = extract::purpose_example(
        reader, mail_of(parsed.value("subject", ""), parsed.value("text", "")));
    set.examples.push_back(
        {of_text(std::move(example.signs)), machine ? extract::kMachineClass : *intent});
    if (!machine)
      set.questions.push_back(
          {of_text(std::move(example.question_signs)), parsed.value("question", false)});
  }
  return {};
}

}  // namespace

Result<std::vector<Set>> read_sets(const std::vector<fs::path>& paths,
                                   const extract::Reader& reader) {
  std::vector<Set> sets;
  for (const fs::path& path : paths) {
    const bool of_texts = !fs::is_directory(path);
    Set set{path.filename().string(), of_texts, {}, {}};
    const Result<void> read =
        of_texts ? read_texts(path, reader, set) : read_mails(path, reader, set);
    if (!read) return read.error();
    if (set.examples.empty()) return broken(path, "holds no example");
    sets.push_back(std::move(set));
  }
  return sets;
}

std::vector<Example> also_without(std::string_view rules, std::vector<Example> examples) {
  const std::size_t count = examples.size();
  for (std::size_t i = 0; i < count; ++i) {
    Example again = examples[i];
    std::erase_if(again.signs,
                  [rules](const std::string& sign) { return sign.starts_with(rules); });
    examples.push_back(std::move(again));
  }
  return examples;
}

}  // namespace meldaan::learn
