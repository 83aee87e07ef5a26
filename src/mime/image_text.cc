#include "mime/image_text.h"

#include <map>

#include "mime/ascii.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

constexpr std::string_view kMark = "[cid:";
constexpr std::size_t kLongestTag = 4096;
constexpr std::size_t kMostImages = 200;  // a newsletter's

// The value of an attribute in a tag's text; empty where there is none.
std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::string lowered = ascii_lower(tag);
  for (std::size_t at = lowered.find(name); at != std::string::npos;
       at = lowered.find(name, at + 1)) {
    std::size_t value = at + name.size();
    const bool begins = at > 0 && is_white(lowered[at - 1]);
    if (!begins || value >= lowered.size() || lowered[value] != '=') continue;
    if (++value >= tag.size()) return {};
    const char quote = tag[value];
    if (quote != '"' && quote != '\'') {
      return tag.substr(value, tag.find_first_of(" \t\r\n>", value) - value);
    }
    const std::size_t end = tag.find(quote, value + 1);
    return end == std::string_view::npos ? std::string_view()
                                         : tag.substr(value + 1, end - value - 1);
  }
  return {};
}

std::map<std::string, std::string> image_texts(std::string_view html) {
  std::map<std::string, std::string> texts;
  const std::string lowered = ascii_lower(html);
  for (std::size_t at = lowered.find("<img"); at != std::string::npos && texts.size() < kMostImages;
       at = lowered.find("<img", at + 1)) {
    const std::string_view tag = html.substr(at, kLongestTag);
    const std::string_view image = tag.substr(0, tag.find('>'));
    std::string_view source = attribute(image, "src");
    if (!starts_with_ignoring_case(source, "cid:")) continue;
    source.remove_prefix(4);
    texts.emplace(std::string(source), collapse_spaces(attribute(image, "alt")));
  }
  return texts;
}

}  // namespace

std::string with_image_texts(std::string_view plain, std::string_view html) {
  const auto texts = image_texts(html);
  std::string result;
  while (!plain.empty()) {
    const std::size_t mark = plain.find(kMark);
    const std::size_t end = mark == std::string_view::npos ? mark : plain.find(']', mark);
    if (end == std::string_view::npos) break;
    const std::string id(plain.substr(mark + kMark.size(), end - mark - kMark.size()));
    const auto text = texts.find(id);
    result += plain.substr(0, mark);
    if (text != texts.end()) result += text->second;
    plain.remove_prefix(end + 1);
  }
  result += plain;
  return result;
}

}  // namespace meldaan::mime
