// From a template's source to what the mustache library is given: partials put in place, comments
// taken out, each tag known with its file and line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/template.h"

namespace meldaan::render {

// One tag of a template, closing tags and partials aside.
struct Tag {
  enum class Kind { kVariable, kSection, kInverted };
  Kind kind = Kind::kVariable;
  std::string name;
  std::filesystem::path file;
  int line = 0;
};

// Each name in `text` is replaced by its index in `tags` ("{{#persons}}" becomes "{{#17}}"): the
// library hands nothing but the name to a lookup, and by the index a lookup knows which tag of
// which line it serves.
struct IndexedSource {
  std::string text;
  std::vector<Tag> tags;
};

// White space inside `text`. The library makes each space a node of its own, and drops an empty
// line behind a section's end; so it must see neither spaces nor line ends. We take the lines of
// standalone tags out ourselves (mustache(5)), and give the white space back after rendering.
inline constexpr char kLineEnd = '\x1e';  // RECORD SEPARATOR; Fields holds no control characters
inline constexpr char kSpace = '\x1f';    // UNIT SEPARATOR

std::optional<IndexedSource> index_source(const PartialSource& source, const Partials& partials,
                                          std::vector<Problem>& problems);

}  // namespace meldaan::render
