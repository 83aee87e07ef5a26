// The words of a language that the program itself must know: templates/<language>/words.txt.
//
// Lines `name: word, word, …`, and `label.name: words` for what stands before a value; '#' opens a
// comment. Every name below must be there, and no other.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "render/renderer.h"

namespace meldaan::render {

inline constexpr std::array kLabels = {"name",   "email",    "school",    "foundation", "group",
                                       "groups", "proposal", "proposals", "reference",  "what",
                                       "when",   "where",    "before",    "after"};

struct Words {
  std::vector<std::string> weekdays;  // from Sunday, as LocalTime counts
  std::vector<std::string> months;
  std::vector<std::string> kinds;           // headings of the catalogue, in GroupKind's order
  std::vector<std::string> titles;          // before a name, no part of it: "drs", "mevrouw"
  std::vector<std::string> particles;       // within a name in lower case: "van", "der"
  std::vector<std::string> no_first_names;  // a sender's name that holds one of them is no person's
  std::map<std::string, std::string> labels;  // one for each of kLabels

  const std::string& kind(GroupKind kind) const;
};

std::optional<Words> load_words(const std::filesystem::path& file, std::vector<Problem>& problems);

}  // namespace meldaan::render
