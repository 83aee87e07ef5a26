// The lines that mail programs draw: between what was written and what is quoted, above signatures.
#pragma once

#include <string>
#include <string_view>

namespace meldaan::app {

// "________________", "-----", "=====", "*****"; no empty line is one.
bool is_drawn_line(std::string_view line);
std::string without_drawn_lines(std::string_view words);

}  // namespace meldaan::app
