#include "mime/style_sheet.h"

#include <algorithm>

#include "mime/ascii.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

// The sheets of Outlook and of newsletters have some 300 rules.
constexpr std::size_t kMaxRules = 2000;
// A page of a thousand elements takes some ten thousand; beyond this somebody means harm, and what
// is left goes unstyled.
constexpr std::size_t kMaxSteps = 4'000'000;

std::string without_css_comments(std::string_view css) {
  std::string out;
  while (!css.empty()) {
    const std::size_t open = std::min(css.find("/*"), css.size());
    out += css.substr(0, open);
    css.remove_prefix(open);
    if (css.empty()) break;
    const std::size_t close = css.find("*/", 2);
    css.remove_prefix(close == std::string_view::npos ? css.size() : close + 2);
  }
  return replace_all(replace_all(std::move(out), "<!--", ""), "-->", "");
}

// The end of the block whose '{' stands at `open`: behind its '}'.
std::size_t block_end(std::string_view css, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < css.size(); ++at) {
    if (css[at] == '{') ++depth;
    if (css[at] == '}' && --depth == 0) return at + 1;
  }
  return css.size();
}

// "@media screen" holds wherever a mail is read; what asks for a width or for paper does not.
bool always_holds(std::string_view at_rule) {
  return at_rule == "@media screen" || at_rule == "@media all" || at_rule == "@media only screen";
}

bool matters(const Declaration& declaration) {
  constexpr std::string_view kProperties[] = {"display",
                                              "mso-hide",
                                              "opacity",
                                              "visibility",
                                              "font-size",
                                              "font",
                                              "max-height",
                                              "height",
                                              "width",
                                              "max-width",
                                              "overflow",
                                              "color",
                                              "background",
                                              "text-indent",
                                              "left",
                                              "right",
                                              "top",
                                              "clip",
                                              "clip-path",
                                              "transform",
                                              "margin-left",
                                              "margin-top",
                                              "white-space",
                                              "background-color",
                                              "background-image",
                                              "text-decoration",
                                              "text-decoration-line"};
  return std::find(std::begin(kProperties), std::end(kProperties), declaration.property) !=
         std::end(kProperties);
}

std::string key_of(std::string_view kind, std::string_view name) {
  return std::string(kind) + std::string(name);
}

}  // namespace

StyleSheet::StyleSheet(std::string_view css) {
  read(ascii_lower(without_css_comments(css)));
}

void StyleSheet::read(std::string_view css) {
  std::size_t at = 0;
  while (at < css.size() && rules_.size() < kMaxRules) {
    const std::size_t stop = css.find_first_of("{;}", at);
    if (stop == std::string_view::npos) return;
    const std::string_view head = trim(css.substr(at, stop - at));
    if (css[stop] != '{') {  // "@import …;", or a brace too many
      at = stop + 1;
      continue;
    }
    at = block_end(css, stop);
    const bool closed = css[at - 1] == '}' && at > stop + 1;
    const std::string_view body = css.substr(stop + 1, at - stop - 1 - (closed ? 1 : 0));
    if (!head.starts_with('@')) {
      add(head, body);
    } else if (always_holds(head)) {
      // One level: a style sheet within a style sheet within a style sheet is nobody's.
      if (body.find('@') == std::string_view::npos) read(body);
    }
  }
}

void StyleSheet::add(std::string_view selectors, std::string_view body) {
  std::vector<Declaration> declarations = declarations_of(body);
  std::erase_if(declarations, [](const Declaration& d) { return !matters(d); });
  if (declarations.empty()) return;
  for (const std::string_view selector : split(selectors, ',')) {
    Rule rule;
    if (rules_.size() >= kMaxRules || !parse(trim(selector), rule)) continue;
    rule.declarations = declarations;
    const Compound& last = rule.selector.back();
    std::string key = "*";
    if (!last.id.empty()) {
      key = key_of("#", last.id);
    } else if (!last.classes.empty()) {
      key = key_of(".", last.classes.front());
    } else if (!last.tag.empty()) {
      key = last.tag;
    }
    by_key_[key].push_back(rules_.size());
    rules_.push_back(std::move(rule));
  }
}

// False for what is not read: siblings, attributes, ":hover".
bool StyleSheet::parse(std::string_view selector, Rule& rule) {
  constexpr std::size_t kMaxCompounds = 8;
  std::size_t at = 0;
  bool child = false;
  while (at < selector.size()) {
    if (is_white(selector[at]) || selector[at] == '>') {
      child |= selector[at] == '>';
      ++at;
      continue;
    }
    Compound compound;
    compound.child = child;
    child = false;
    while (at < selector.size() && !is_white(selector[at]) && selector[at] != '>') {
      const char kind = selector[at];
      const bool marked = kind == '.' || kind == '#';
      if (!marked && kind != '*' && !is_alpha(kind)) return false;
      const std::size_t begin = at + (is_alpha(kind) ? 0 : 1);
      at = std::min(selector.find_first_of(".#> \t\r\n\f:[*+~", begin), selector.size());
      const std::string name(selector.substr(begin, at - begin));
      if (marked && name.empty()) return false;
      if (kind == '.') {
        compound.classes.push_back(name);
        rule.weight += 100;
      } else if (kind == '#') {
        compound.id = name;
        rule.weight += 10000;
      } else if (kind != '*') {
        compound.tag = name;
        rule.weight += 1;
      }
    }
    rule.selector.push_back(std::move(compound));
    if (rule.selector.size() > kMaxCompounds) return false;
  }
  return !rule.selector.empty();
}

bool StyleSheet::fits(const Compound& compound, const StyledElement& element) {
  if (!compound.tag.empty() && compound.tag != element.tag) return false;
  if (!compound.id.empty() && !equals_ignoring_case(element.id, compound.id)) return false;
  return std::all_of(compound.classes.begin(), compound.classes.end(), [&](const auto& name) {
    return std::any_of(element.classes.begin(), element.classes.end(),
                       [&](std::string_view c) { return equals_ignoring_case(c, name); });
  });
}

// From the inside outwards, taking the nearest element that fits: that misses a page only where
// ">" stands behind a compound that fits twice.
bool StyleSheet::matches(const Rule& rule, const std::vector<StyledElement>& path) const {
  std::size_t element = path.size();
  bool adjacent = true;
  for (std::size_t i = rule.selector.size(); i-- > 0;) {
    const Compound& compound = rule.selector[i];
    bool found = false;
    while (element > 0 && !found) {
      ++steps_;
      found = fits(compound, path[--element]);
      if (!found && adjacent) return false;
    }
    if (!found) return false;
    adjacent = compound.child;
  }
  return true;
}

void StyleSheet::collect(const std::string& key, const std::vector<StyledElement>& path,
                         std::vector<std::size_t>& found) const {
  const auto rules = by_key_.find(key);
  if (rules == by_key_.end()) return;
  for (const std::size_t rule : rules->second) {
    if (steps_ < kMaxSteps && matches(rules_[rule], path)) found.push_back(rule);
  }
}

std::vector<Declaration> StyleSheet::declared(const std::vector<StyledElement>& path,
                                              std::string_view style) const {
  std::vector<Declaration> result;
  if (!rules_.empty() && !path.empty()) {
    std::vector<std::size_t> found;
    const StyledElement& element = path.back();
    collect("*", path, found);
    collect(std::string(element.tag), path, found);
    for (const std::string_view name : element.classes)
      collect(key_of(".", ascii_lower(name)), path, found);
    if (!element.id.empty()) collect(key_of("#", ascii_lower(element.id)), path, found);
    std::sort(found.begin(), found.end(), [this](std::size_t a, std::size_t b) {
      return std::pair(rules_[a].weight, a) < std::pair(rules_[b].weight, b);
    });
    for (const std::size_t rule : found) {
      const auto& declarations = rules_[rule].declarations;
      result.insert(result.end(), declarations.begin(), declarations.end());
    }
  }
  const std::vector<Declaration> own = declarations_of(style);
  result.insert(result.end(), own.begin(), own.end());
  std::stable_partition(result.begin(), result.end(),
                        [](const Declaration& d) { return !d.important; });
  return result;
}

}  // namespace meldaan::mime
