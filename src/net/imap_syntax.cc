#include "net/imap_syntax.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "util/text.h"

namespace meldaan::net {
namespace {

// Base 64 with ',' for '/', unpadded.
void append_base64(std::string& out, std::string_view bytes) {
  static constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = (bits << 8 | static_cast<unsigned char>(c)) & 0xFFFF;
    for (count += 8; count >= 6; count -= 6) out += kAlphabet[bits >> (count - 6) & 63];
  }
  if (count > 0) out += kAlphabet[bits << (6 - count) & 63];
}

void append_utf16be(std::string& out, char32_t c) {
  auto unit = [&out](std::uint32_t value) {
    out += static_cast<char>(value >> 8 & 0xFF);
    out += static_cast<char>(value & 0xFF);
  };
  if (c < 0x10000) return unit(c);
  unit(0xD800 + ((c - 0x10000) >> 10));
  unit(0xDC00 + ((c - 0x10000) & 0x3FF));
}

bool is_printable_ascii(char32_t c) {
  return c >= 0x20 && c <= 0x7E;
}

// The number of exactly these digits; nullopt otherwise.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int number = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<unsigned> month_number(std::string_view name) {
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (equals_ignoring_case(name, kMonths[i])) return i + 1;
  }
  return std::nullopt;
}

constexpr Instant kFirst = std::chrono::sys_days(std::chrono::year(1970) / 1 / 1);
constexpr Instant kLast =
    std::chrono::sys_days(std::chrono::year(10000) / 1 / 1) - std::chrono::seconds(1);

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// "-Oct-2018"
std::string month_and_year(const std::chrono::year_month_day& date) {
  return "-" + std::string(kMonths[static_cast<unsigned>(date.month()) - 1]) + "-" +
         std::to_string(static_cast<int>(date.year()));
}

// "+0130" in seconds.
std::optional<int> zone_offset(std::string_view text) {
  const auto hours = digits(text, 1, 2);
  const auto minutes = digits(text, 3, 2);
  if (text.size() != 5 || !hours || !minutes || *minutes > 59) return std::nullopt;
  const int seconds = (*hours * 60 + *minutes) * 60;
  if (text[0] == '+') return seconds;
  if (text[0] == '-') return -seconds;
  return std::nullopt;
}

}  // namespace

std::string to_modified_utf7(std::string_view utf8) {
  std::string out;
  std::string pending;  // UTF-16 that waits for its base 64
  auto flush = [&] {
    if (pending.empty()) return;
    out += '&';
    append_base64(out, pending);
    out += '-';
    pending.clear();
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if (!is_printable_ascii(c)) {
      append_utf16be(pending, c);
      continue;
    }
    flush();
    out += static_cast<char>(c);
    if (c == U'&') out += '-';
  }
  flush();
  return out;
}

std::optional<std::string> to_quoted(std::string_view ascii) {
  std::string quoted = "\"";
  for (const char c : ascii) {
    if (!is_printable_ascii(static_cast<unsigned char>(c))) return std::nullopt;
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::vector<std::string> to_uid_sets(std::vector<std::uint64_t> uids, std::size_t bytes) {
  std::sort(uids.begin(), uids.end());
  uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
  std::vector<std::string> sets;
  for (std::size_t first = 0; first < uids.size();) {
    std::size_t last = first;
    while (last + 1 < uids.size() && uids[last + 1] == uids[last] + 1) ++last;
    std::string range = std::to_string(uids[first]);
    if (last > first) range += ":" + std::to_string(uids[last]);
    if (sets.empty() || sets.back().size() + 1 + range.size() > bytes) {
      sets.push_back(range);
    } else {
      sets.back() += "," + range;
    }
    first = last + 1;
  }
  return sets;
}

std::optional<Instant> parse_internal_date(std::string_view text) {
  text = trim(text);
  std::string padded;
  if (text.size() > 1 && text[1] == '-') padded = "0";
  padded += text;
  if (padded.size() != 26) return std::nullopt;
  const std::string_view date = padded;
  const auto day = digits(date, 0, 2);
  const auto month = month_number(date.substr(3, 3));
  const auto year = digits(date, 7, 4);
  const auto hour = digits(date, 12, 2);
  const auto minute = digits(date, 15, 2);
  const auto second = digits(date, 18, 2);
  const auto offset = zone_offset(date.substr(21));
  if (!day || !month || !year || !hour || !minute || !second || !offset) return std::nullopt;
  if (date[2] != '-' || date[6] != '-' || date[11] != ' ' || date[14] != ':' || date[17] != ':' ||
      date[20] != ' ' || *hour > 23 || *minute > 59 || *second > 60) {
    return std::nullopt;
  }
  const std::chrono::year_month_day when{std::chrono::year(*year), std::chrono::month(*month),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!when.ok()) return std::nullopt;
  return std::chrono::sys_days(when) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         std::chrono::seconds(*second - *offset);
}

std::string to_internal_date(Instant when) {
  when = std::clamp(when, kFirst, kLast);
  const auto day = std::chrono::floor<std::chrono::days>(when);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(when - day);
  return two_digits(static_cast<unsigned>(date.day())) + month_and_year(date) + " " +
         two_digits(static_cast<unsigned>(time.hours().count())) + ":" +
         two_digits(static_cast<unsigned>(time.minutes().count())) + ":" +
         two_digits(static_cast<unsigned>(time.seconds().count())) + " +0000";
}

std::string to_search_day(Instant when) {
  when = std::clamp(when, kFirst + std::chrono::days(1), kLast);
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(when) -
                                         std::chrono::days(1));
  return std::to_string(static_cast<unsigned>(date.day())) + month_and_year(date);
}

}  // namespace meldaan::net
