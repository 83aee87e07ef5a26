#include "net/header_fields.h"

#include <algorithm>
#include <array>

#include "net/mailbox.h"
#include "util/text.h"

namespace meldaan::net {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"message-id", "in-reply-to", "references",
                                                    "from", "auto-submitted"};
constexpr std::size_t kFieldBytes = kHeaderBytes / 4;
constexpr std::string_view kLineEnd = "\r\n";

// Space before the colon is obsolete and still met (RFC 5322 section 4.5).
bool is_wanted(std::string_view line) {
  return std::any_of(kNames.begin(), kNames.end(), [line](std::string_view name) {
    if (!starts_with_ignoring_case(line, name)) return false;
    const std::size_t colon = line.find_first_not_of(" \t", name.size());
    return colon != std::string_view::npos && line[colon] == ':';
  });
}

}  // namespace

std::string thread_fields(std::string_view mail) {
  std::string fields;
  std::size_t room = 0;  // of the current field; 0 where it is not wanted, or full
  while (!mail.empty()) {
    const std::size_t end = std::min(mail.find('\n'), mail.size());
    std::string_view line = mail.substr(0, end);
    mail.remove_prefix(std::min(end + 1, mail.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    const bool continued = line.front() == ' ' || line.front() == '\t';
    if (!continued) room = is_wanted(line) ? kFieldBytes : 0;
    room = std::min(room, kHeaderBytes - fields.size());
    if (room <= kLineEnd.size()) {
      room = 0;
      continue;
    }
    line = line.substr(0, room - kLineEnd.size());
    fields += line;
    fields += kLineEnd;
    room -= line.size() + kLineEnd.size();
  }
  return fields;
}

}  // namespace meldaan::net
