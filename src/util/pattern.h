// Regular expressions that cannot blow up (RE2: time linear in the text), hidden behind one type.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "util/result.h"

namespace meldaan {

// Immutable after making; any thread may match.
class Pattern {
 public:
  enum class Case { kExact, kIgnore };

  // kInvalid with RE2's own words where the expression is wrong. UTF-8, multi-line off: "(?m)"
  // turns it on.
  static Result<Pattern> compile(std::string_view expression, Case how = Case::kExact);
  // For expressions that stand in our own code: aborts where it is wrong, since that is a defect.
  static Pattern literal(std::string_view expression, Case how = Case::kExact);

  struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
    // Group 0 is the whole match; a group that took no part is empty with data() == nullptr.
    std::vector<std::string_view> groups;
  };

  bool matches_all(std::string_view text) const;
  bool found_in(std::string_view text) const;
  // The first match at or after `from`; false where there is none.
  bool find(std::string_view text, std::size_t from, Match& match) const;

 private:
  struct Impl;
  explicit Pattern(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<const Impl> impl_;
};

}  // namespace meldaan
