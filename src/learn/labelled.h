// What examples are made of: labelled mails (tests/corpus/README.md) and example texts, as they lie
// in files.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/incoming_mail.h"
#include "util/result.h"

namespace meldaan::learn {

Error broken(const std::filesystem::path& file, const std::string& what);

// FOLDER/*.eml, in order of their names.
std::vector<std::filesystem::path> mails_in(const std::filesystem::path& folder);
Result<IncomingMail> read_mail(const std::filesystem::path& file);
// The label beside a mail; kConfig where it lacks one of these keys.
Result<nlohmann::json> label_of(std::filesystem::path mail, const std::vector<const char*>& keys);

// A text as the mail of somebody.
IncomingMail mail_of(std::string subject, std::string text);
// A stretch of an example text that is marked "[… +]" or "[… -]", without the marks.
struct Mark {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  bool yes = false;
};
// A line of a file of example texts, without the marks.
struct MarkedText {
  std::size_t number = 0;      // its line, from 1
  std::optional<bool> writer;  // what "(+)" or "(-)" in front says
  std::string text;
  std::vector<Mark> marks;

  // The mark that lies over these bytes; null: none does.
  const Mark* mark_over(std::size_t begin, std::size_t end) const;
};
// "(+)Ik wil naar [Taal+]" a line; " | " is a new line.
std::vector<MarkedText> marked_texts(const std::filesystem::path& file);
// The sign that each example text bears. It counts in full: it is no word of the text.
std::string text_sign();

}  // namespace meldaan::learn
