#include "learn/examples.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "extract/learned.h"
#include "mime/parse.h"
#include "util/file.h"

namespace meldaan::learn {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uint64_t kMostBytes = 32u << 20;

Error broken(const fs::path& file, const std::string& what) {
  return {Errc::kConfig, file.string() + ": " + what};
}

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
  // Counts in full, as what rules say does: it is no word of the text.
  signs.push_back(std::string(extract::kRuleSign) + "an example text");
  return signs;
}

std::vector<fs::path> files_of(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

IncomingMail mail_of(std::string subject, std::string text) {
  IncomingMail mail;
  mail.from.push_back({"", "iemand@voorbeeld.example"});
  mail.subject = std::move(subject);
  mail.text = std::move(text);
  return mail;
}

Result<void> read_mails(const fs::path& folder, const extract::Reader& reader, Set& set) {
  for (const fs::path& file : files_of(folder, ".eml")) {
    const Result<std::string> bytes = read_file(file, kMostBytes);
    if (!bytes) return bytes.error();
    fs::path label = file;
    std::ifstream stream(label.replace_extension(".json"));
    const json parsed = json::parse(stream, nullptr, false);
    const auto intent = parsed.is_object() ? intent_of(parsed.value("intent", "")) : std::nullopt;
    if (!intent || !parsed.contains("outcome")) return broken(label, "is no label");
    const bool machine = parsed["outcome"] == "ignore";
    const IncomingMail mail = mime::parse(*bytes);
    set.examples.push_back(
        {reader.purpose_signs(mail), machine ? extract::kMachineClass : *intent});
    if (!machine)
      set.questions.push_back({reader.question_signs(mail), parsed.value("has_question", false)});
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
    const IncomingMail mail = mail_of(parsed.value("subject", ""), parsed.value("text", ""));
    const bool machine = parsed.value("machine", false);
    set.examples.push_back(
        {of_text(reader.purpose_signs(mail)), machine ? extract::kMachineClass : *intent});
    if (!machine)
      set.questions.push_back(
          {of_text(reader.question_signs(mail)), parsed.value("question", false)});
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

}  // namespace meldaan::learn
