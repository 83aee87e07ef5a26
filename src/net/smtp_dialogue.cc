#include "net/smtp_dialogue.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "util/text.h"

namespace meldaan::net {
namespace {

using Stage = SmtpDialogue::Stage;

constexpr std::pair<std::string_view, Stage> kVerbs[] = {
    {"EHLO", Stage::kHello}, {"HELO", Stage::kHello},   {"STARTTLS", Stage::kStartTls},
    {"AUTH", Stage::kLogin}, {"NOOP", Stage::kCommand}, {"MAIL", Stage::kMail},
    {"RCPT", Stage::kRcpt},  {"DATA", Stage::kData},
};

std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of(" \r\n"), text.size()));
}

// RFC 3463: class, subject and detail, "5.1.1"; empty where the word is none.
std::string_view enhanced_code(std::string_view word) {
  const bool shaped =
      word.size() >= 5 && word.size() <= 9 && is_digit(word[0]) && word[1] == '.' &&
      std::count(word.begin(), word.end(), '.') == 2 &&
      std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.'; });
  return shaped ? word : std::string_view();
}

}  // namespace

void SmtpDialogue::begin() {
  const unsigned count = connections_ + 1;
  *this = SmtpDialogue();
  connections_ = count;
}

void SmtpDialogue::sent(std::string_view line) {
  // The answer to a challenge (code 334): base64 that could look like a verb.
  if (leaving_ || (stage_ == Stage::kLogin && code_ == 334)) {
    code_ = leaving_ ? code_ : 0;
    return;
  }
  const std::string_view verb = first_word(line);
  if (verb == "QUIT") {
    leaving_ = true;
    return;
  }
  for (const auto& [known, stage] : kVerbs) {
    if (verb != known) continue;
    stage_ = stage;
    code_ = 0;
    enhanced_code_.clear();
    if (stage == Stage::kHello) keywords_.clear();
    if (stage == Stage::kMail) recipient_ = 0;
    if (stage == Stage::kRcpt) ++recipient_;
    return;
  }
}

void SmtpDialogue::received(std::string_view line) {
  if (leaving_ || line.size() < 3 || !std::all_of(line.begin(), line.begin() + 3, is_digit)) return;
  const int code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
  const bool last = line.size() == 3 || line[3] != '-';
  const std::string_view text = line.size() > 4 ? line.substr(4) : std::string_view();
  if (stage_ == Stage::kHello && code == 250) keywords_.push_back(std::string(first_word(text)));
  if (last) take_reply(code, text);
}

void SmtpDialogue::take_reply(int code, std::string_view text) {
  code_ = code;
  enhanced_code_ = enhanced_code(first_word(text));
  if (stage_ == Stage::kLogin && code == 235) logged_in_ = true;
  if (stage_ == Stage::kData && code == 354) {
    // From here on the next answer is about the message, and until it comes nobody knows its fate.
    stage_ = Stage::kMessage;
    code_ = 0;
  }
}

std::string_view SmtpDialogue::name_of_stage() const {
  switch (stage_) {
    case Stage::kGreeting:
      return "the connection";
    case Stage::kHello:
      return "EHLO";
    case Stage::kStartTls:
      return "STARTTLS";
    case Stage::kLogin:
      return "AUTH";
    case Stage::kCommand:
      return "NOOP";
    case Stage::kMail:
      return "MAIL";
    case Stage::kRcpt:
      return "RCPT";
    case Stage::kData:
      return "DATA";
    case Stage::kMessage:
      return "the message";
  }
  return "";
}

std::string SmtpDialogue::codes() const {
  std::string text = std::to_string(code_);
  if (!enhanced_code_.empty()) text += " " + enhanced_code_;
  return text;
}

bool SmtpDialogue::offers(std::string_view keyword) const {
  return std::any_of(keywords_.begin(), keywords_.end(), [&](const std::string& offered) {
    return equals_ignoring_case(offered, keyword);
  });
}

}  // namespace meldaan::net
