#include "mime/header_fields.h"

#include <algorithm>
#include <array>

#include "mime/ascii.h"
#include "mime/limits.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// The length of the field name that the line begins with; 0 where it does not begin with one.
std::size_t name_length(std::string_view line) {
  std::size_t length = 0;
  while (length < line.size() && line[length] > 32 && line[length] < 127 && line[length] != ':') {
    ++length;
  }
  std::size_t colon = length;
  while (colon < line.size() && is_blank(line[colon])) ++colon;
  return colon < line.size() && line[colon] == ':' ? length : 0;
}

// Takes the line at the front of `rest`, without its LF and the CRs before it.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

void add_field(Head& head, std::string_view line, std::size_t name_size) {
  if (head.fields.size() >= kMaxHeaderFields) {
    head.damaged = true;
    return;
  }
  std::string_view value = line.substr(line.find(':', name_size) + 1);
  if (value.size() > kMaxHeaderValue) {
    value = value.substr(0, kMaxHeaderValue);
    head.damaged = true;
  }
  head.fields.push_back({ascii_lower(line.substr(0, name_size)), std::string(trim(value))});
}

void continue_field(Head& head, std::string_view line) {
  if (head.fields.empty()) return;
  std::string& value = head.fields.back().value;
  if (value.size() + line.size() >= kMaxHeaderValue) {
    head.damaged = true;
    return;
  }
  // The line break goes, the blank after it stays; a tab there only ever meant a space.
  if (!value.empty()) value += ' ';
  if (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  value += line;
}

bool is_field_of_mail(std::string_view name) {
  static constexpr std::array<std::string_view, 27> kNames = {"from",
                                                              "to",
                                                              "cc",
                                                              "bcc",
                                                              "subject",
                                                              "date",
                                                              "message-id",
                                                              "received",
                                                              "return-path",
                                                              "mime-version",
                                                              "reply-to",
                                                              "sender",
                                                              "delivered-to",
                                                              "references",
                                                              "in-reply-to",
                                                              "dkim-signature",
                                                              "importance",
                                                              "priority",
                                                              "precedence",
                                                              "auto-submitted",
                                                              "thread-topic",
                                                              "thread-index",
                                                              "organization",
                                                              "user-agent",
                                                              "errors-to",
                                                              "comments",
                                                              "authentication-results"};
  static constexpr std::array<std::string_view, 5> kFamilies = {"content-", "x-", "list-",
                                                                "resent-", "arc-"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() ||
         std::any_of(kFamilies.begin(), kFamilies.end(),
                     [&](std::string_view family) { return name.rfind(family, 0) == 0; });
}

// mbox files put such a line before each mail, and some tools leave it there.
void skip_mbox_line(std::string_view& rest) {
  if (rest.rfind("From ", 0) == 0 || rest.rfind(">From ", 0) == 0) take_line(rest);
}

}  // namespace

Head split_fields(std::string_view bytes) {
  Head head;
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const std::string_view from_here = rest;
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    if (is_blank(line.front()) && !head.fields.empty()) {
      continue_field(head, line);
    } else if (const std::size_t length = name_length(line); length > 0) {
      add_field(head, line, length);
    } else {
      head.damaged = true;
      std::string_view next = rest;
      if (head.fields.empty() || name_length(take_line(next)) == 0) {
        head.body = from_here;
        return head;
      }
      continue_field(head, line);
    }
  }
  head.body = rest;
  return head;
}

Head split_head(std::string_view bytes) {
  std::string_view rest = bytes;
  skip_mbox_line(rest);
  Head head = split_fields(rest);
  const bool is_mail = std::any_of(head.fields.begin(), head.fields.end(),
                                   [](const Field& field) { return is_field_of_mail(field.name); });
  if (!is_mail && !head.fields.empty()) {
    head.fields.clear();
    head.body = bytes;
    head.damaged = true;
  }
  return head;
}

const std::string* find_field(const std::vector<Field>& fields, std::string_view name) {
  for (const Field& field : fields) {
    if (field.name == name) return &field.value;
  }
  return nullptr;
}

}  // namespace meldaan::mime
