#include "mime/address_list.h"

#include <algorithm>

#include "mime/ascii.h"
#include "mime/encoded_word.h"
#include "mime/limits.h"
#include "util/charset.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// A display name as people read it; `raw` is a phrase with its quotes resolved.
std::string shown_name(std::string_view raw) {
  const std::string decoded = collapse_spaces(decode_header_text(raw));
  std::string_view name = decoded;
  // Outlook puts single quotes around names that it took from an address, and encoded names keep
  // the quotes of the phrase they were made from.
  while (name.size() >= 2 && name.front() == name.back() &&
         (name.front() == '\'' || name.front() == '"')) {
    name = trim(name.substr(1, name.size() - 2));
  }
  return std::string(name);
}

// An addr-spec without blanks, source route ("@relay,@relay:") and mailto.
std::string bare_address(std::string_view raw) {
  std::string_view spec = trim(raw);
  if (starts_with_ignoring_case(spec, "mailto:")) spec.remove_prefix(7);
  if (!spec.empty() && spec.front() == '@') {
    const std::size_t colon = spec.find(':');
    if (colon != std::string_view::npos) spec.remove_prefix(colon + 1);
  }
  std::string address;
  bool quoted = false;
  for (const char c : spec) {
    if (c == '"') quoted = !quoted;
    if (is_control(c) || c == '<' || c == '>' || (is_blank(c) && !quoted)) continue;
    address += c;
  }
  return address;
}

class ListParser {
 public:
  explicit ListParser(std::string_view raw) : raw_(raw) {}

  std::vector<Address> run() {
    while (at_ < raw_.size() && list_.size() < kMaxAddresses) step();
    finish_entry();
    if (!pending_name_.empty()) add(pending_name_, "");
    return std::move(list_);
  }

 private:
  void step() {
    const char c = raw_[at_];
    if (c == '"') {
      read_quoted();
    } else if (c == '(') {
      read_comment();
    } else if (c == '<') {
      read_angle();
    } else if (c == ',' || c == ';') {
      finish_entry();
      ++at_;
    } else if (c == ':' && literal_.find('@') == std::string::npos && !has_angle_) {
      // The end of a group's name.
      phrase_.clear();
      literal_.clear();
      pending_name_.clear();
      ++at_;
    } else if (const std::size_t word = encoded_word_length(raw_.substr(at_)); word > 0) {
      append(raw_.substr(at_, word));
      at_ += word;
    } else {
      append(raw_.substr(at_, 1));
      ++at_;
    }
  }

  void append(std::string_view text) {
    phrase_ += text;
    literal_ += text;
  }

  void read_quoted() {
    const std::size_t begin = at_++;
    while (at_ < raw_.size() && raw_[at_] != '"') {
      if (raw_[at_] == '\\' && at_ + 1 < raw_.size()) ++at_;
      phrase_ += raw_[at_++];
    }
    if (at_ < raw_.size()) ++at_;
    literal_ += raw_.substr(begin, at_ - begin);
  }

  void read_comment() {
    int depth = 0;
    std::string text;
    for (; at_ < raw_.size(); ++at_) {
      char c = raw_[at_];
      if (c == '\\' && at_ + 1 < raw_.size()) {
        c = raw_[++at_];
      } else if (c == '(') {
        if (depth++ == 0) continue;
      } else if (c == ')') {
        if (--depth == 0) break;
      }
      text += c;
    }
    if (at_ < raw_.size()) ++at_;
    if (comment_.empty()) comment_ = std::move(text);
    append(" ");
  }

  // Up to '>'; where that is missing, up to the end of the entry.
  void read_angle() {
    const std::size_t begin = ++at_;
    bool quoted = false;
    while (at_ < raw_.size() && (quoted || raw_[at_] != '>')) {
      const bool route = raw_[begin] == '@';
      if (!quoted && !route && (raw_[at_] == ',' || raw_[at_] == ';')) break;
      if (raw_[at_] == '"') quoted = !quoted;
      ++at_;
    }
    const std::string spec = bare_address(raw_.substr(begin, at_ - begin));
    if (at_ < raw_.size() && raw_[at_] == '>') ++at_;
    // "Jan <jan@…> <jan@…>" happens; the first that is an address counts.
    if (!has_angle_ || angle_.find('@') == std::string::npos) angle_ = spec;
    has_angle_ = true;
  }

  void finish_entry() {
    if (has_angle_) {
      // "Jansen, Jan <jan@…>": the comma was meant to stand in quotes.
      const std::string name =
          pending_name_.empty() ? phrase_ : pending_name_ + ", " + std::string(trim(phrase_));
      add(trim(name).empty() ? comment_ : name, angle_);
      pending_name_.clear();
    } else if (literal_.find('@') != std::string::npos) {
      if (!pending_name_.empty()) add(pending_name_, "");
      pending_name_.clear();
      add_without_brackets();
    } else if (!trim(phrase_).empty()) {
      if (!pending_name_.empty()) pending_name_ += ", ";
      pending_name_ += trim(phrase_);
    }
    phrase_.clear();
    literal_.clear();
    angle_.clear();
    comment_.clear();
    has_angle_ = false;
  }

  // "jan@…", "Jan Jansen jan@…", "\"jan jansen\"@…"
  void add_without_brackets() {
    const std::string_view entry = trim(literal_);
    if (entry.front() == '"') {
      add(comment_, bare_address(entry));
      return;
    }
    const std::size_t sign = entry.rfind('@');
    std::size_t begin = sign;
    while (begin > 0 && !is_white(entry[begin - 1])) --begin;
    std::size_t end = sign;
    while (end < entry.size() && !is_white(entry[end])) ++end;
    // Blanks around the '@' and the dots are an obsolete form; a name stands before the address
    // only.
    const bool spaced = begin == sign || end == sign + 1;
    const std::string_view name = spaced ? std::string_view() : entry.substr(0, begin);
    add(trim(name).empty() ? std::string_view(comment_) : name,
        bare_address(spaced ? entry : entry.substr(begin, end - begin)));
  }

  void add(std::string_view name, std::string address) {
    Address entry{shown_name(name), std::move(address)};
    if (comparable_address(entry.name) == comparable_address(entry.address)) entry.name.clear();
    if (!entry.name.empty() || !entry.address.empty()) list_.push_back(std::move(entry));
  }

  std::string_view raw_;
  std::size_t at_ = 0;
  std::vector<Address> list_;
  std::string phrase_;   // the entry with its quotes resolved: a name
  std::string literal_;  // the entry as it stands: an address
  std::string angle_;
  std::string comment_;
  std::string pending_name_;  // entries without an address that wait for the one they belong to
  bool has_angle_ = false;
};

bool has_address(const std::vector<Address>& list) {
  return std::any_of(list.begin(), list.end(),
                     [](const Address& a) { return a.address.find('@') != std::string::npos; });
}

}  // namespace

std::vector<Address> parse_address_list(std::string_view raw) {
  // 8-bit bytes become UTF-8 first, so that the parser never meets half a character.
  const std::string text = is_ascii(raw) ? std::string(raw) : decode_charset(raw, "").text;
  std::vector<Address> list = ListParser(text).run();
  if (!has_address(list) && raw.find("=?") != std::string_view::npos) {
    // The whole list in one encoded word, brackets and all.
    const std::string decoded = decode_header_text(raw);
    std::vector<Address> again = ListParser(decoded).run();
    if (has_address(again)) return again;
  }
  return list;
}

std::vector<std::string> parse_message_ids(std::string_view raw) {
  std::vector<std::string> ids;
  const auto add = [&](std::string_view id) {
    std::string clean;
    for (const char c : id) {
      if (!is_white(c) && !is_control(c)) clean += c;
    }
    if (!clean.empty()) ids.push_back(to_valid_utf8(clean));
  };
  for (std::size_t at = raw.find('<'); at != std::string_view::npos && ids.size() < kMaxMessageIds;
       at = raw.find('<', at)) {
    const std::size_t end = raw.find('>', at);
    if (end == std::string_view::npos) break;
    add(raw.substr(at + 1, end - at - 1));
    at = end;
  }
  if (!ids.empty()) return ids;
  for (std::size_t at = 0; at < raw.size() && ids.size() < kMaxMessageIds;) {
    std::size_t end = at;
    while (end < raw.size() && !is_white(raw[end])) ++end;
    std::string_view word = raw.substr(at, end - at);
    while (!word.empty() && (word.front() == '<' || word.front() == '"')) word.remove_prefix(1);
    if (word.find('@') != std::string_view::npos) add(word);
    at = end + 1;
  }
  return ids;
}

}  // namespace meldaan::mime
