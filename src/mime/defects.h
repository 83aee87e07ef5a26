// What had to be guessed while a mail was read: each kind once, and not without end.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "mime/limits.h"

namespace meldaan::mime {

inline void note_defect(std::vector<std::string>& defects, std::string_view defect) {
  if (defects.size() < kMaxDefects &&
      std::find(defects.begin(), defects.end(), defect) == defects.end()) {
    defects.emplace_back(defect);
  }
}

}  // namespace meldaan::mime
