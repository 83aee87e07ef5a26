#include "learn/labelled.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "extract/models/linear_model.h"
#include "mime/parse.h"
#include "util/file.h"

namespace meldaan::learn {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uint64_t kMostBytes = 32u << 20;

constexpr std::string_view kComes = "(+)";
constexpr std::string_view kStays = "(-)";

MarkedText without_marks(std::string_view line) {
  MarkedText marked;
  if (line.starts_with(kComes) || line.starts_with(kStays)) {
    marked.writer = line.starts_with(kComes);
    line.remove_prefix(kComes.size());
  }
  std::string& text = marked.text;
  std::vector<Mark>& marks = marked.marks;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool closes = i + 1 < line.size() && line[i + 1] == ']';
    if (line[i] == '[') {
      marks.push_back({text.size(), text.size(), false});
    } else if (line[i] == '|') {
      text += '\n';
    } else if (closes && (line[i] == '+' || line[i] == '-') && !marks.empty()) {
      marks.back().end = text.size();
      marks.back().yes = line[i] == '+';
      ++i;
    } else {
      text += line[i];
    }
  }
  return marked;
}

}  // namespace

Error broken(const fs::path& file, const std::string& what) {
  return {Errc::kConfig, file.string() + ": " + what};
}

std::vector<fs::path> mails_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".eml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<IncomingMail> read_mail(const fs::path& file) {
  const Result<std::string> bytes = read_file(file, kMostBytes);
  if (!bytes) return bytes.error();
  return mime::parse(*bytes);
}

Result<json> label_of(fs::path mail, const std::vector<const char*>& keys) {
  std::ifstream stream(mail.replace_extension(".json"));
  json label = json::parse(stream, nullptr, false);
  const bool whole =
      label.is_object() &&
      std::all_of(keys.begin(), keys.end(), [&](const char* key) { return label.contains(key); });
  if (!whole) return broken(mail, "is no label");
  return label;
}

IncomingMail mail_of(std::string subject, std::string text) {
  IncomingMail mail;
  mail.from.push_back({"", "iemand@voorbeeld.example"});
  mail.subject = std::move(subject);
  mail.text = std::move(text);
  return mail;
}

const Mark* MarkedText::mark_over(std::size_t begin, std::size_t end) const {
  const auto mark = std::find_if(marks.begin(), marks.end(), [&](const Mark& known) {
    return begin < known.end && known.begin < end;
  });
  return mark == marks.end() ? nullptr : &*mark;
}

std::vector<MarkedText> marked_texts(const fs::path& file) {
  std::vector<MarkedText> texts;
  std::ifstream stream(file);
  std::string line;
  while (std::getline(stream, line)) {
    texts.push_back(without_marks(line));
    texts.back().number = texts.size();
  }
  return texts;
}

std::string text_sign() {
  return std::string(extract::kRuleSign) + "an example text";
}

}  // namespace meldaan::learn
