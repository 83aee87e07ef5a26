// The style sheets within a mail, as far as they hide text or colour it: rules for elements,
// classes and ids, also within others ("table.form td.leeg"). What depends on the screen or on the
// mouse is left out.
//
// Immutable but for its budget; belongs to one conversion.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mime/style.h"

namespace meldaan::mime {

// An element as selectors see it.
struct StyledElement {
  std::string_view tag;
  std::string_view id;
  std::vector<std::string_view> classes;
};

class StyleSheet {
 public:
  explicit StyleSheet(std::string_view css);

  bool empty() const { return rules_.empty(); }
  // What the sheets and then its own `style` say of the last element of `path`, in the order in
  // which it weighs. `path` runs from the root.
  std::vector<Declaration> declared(const std::vector<StyledElement>& path,
                                    std::string_view style) const;

 private:
  struct Compound {
    std::string tag;
    std::string id;
    std::vector<std::string> classes;
    bool child = false;  // of the compound before it, and no deeper
  };
  struct Rule {
    std::vector<Compound> selector;
    std::size_t weight = 0;
    std::vector<Declaration> declarations;
  };

  void read(std::string_view css);
  void add(std::string_view selectors, std::string_view body);
  static bool parse(std::string_view selector, Rule& rule);
  static bool fits(const Compound& compound, const StyledElement& element);
  bool matches(const Rule& rule, const std::vector<StyledElement>& path) const;
  void collect(const std::string& key, const std::vector<StyledElement>& path,
               std::vector<std::size_t>& found) const;

  std::vector<Rule> rules_;
  // By what the last compound must have: ".class", "#id", "tag" or "*".
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
  mutable std::size_t steps_ = 0;
};

}  // namespace meldaan::mime
