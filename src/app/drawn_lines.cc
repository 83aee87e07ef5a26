#include "app/drawn_lines.h"

#include "util/text.h"

namespace meldaan::app {

bool is_drawn_line(std::string_view line) {
  const std::string_view drawn = trim(line);
  return !drawn.empty() && drawn.find_first_not_of("_-=*") == std::string_view::npos;
}

std::string without_drawn_lines(std::string_view words) {
  std::string kept;
  for (const std::string_view line : split_lines(words)) {
    if (!is_drawn_line(line)) kept += std::string(line) + "\n";
  }
  return kept;
}

}  // namespace meldaan::app
