// The names of those whom a later mail may speak of, word by word.
//
// Belongs to one reading.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/document.h"

namespace meldaan::extract {

class KnownNames {
 public:
  // Returns the name's number.
  std::size_t add(std::string_view name);
  // Whether the token stands in one of them that is alone on its line: who writes signs so.
  bool sign_line(const Document& document, std::size_t token) const;
  // The numbers of those whose first name the folded word is; where there are none, of those whose
  // surname.
  std::vector<std::size_t> called_so(std::string_view word) const;
  // The same of "petra's" and "petras".
  std::vector<std::size_t> owners_by(std::string_view word) const;

 private:
  std::vector<std::vector<std::string>> names_;
};

}  // namespace meldaan::extract
