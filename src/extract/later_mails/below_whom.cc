#include "extract/later_mails/below_whom.h"

#include <algorithm>
#include <string>

#include "util/text.h"

namespace meldaan::extract {
namespace {

// Whether the quoted words of the line hold the whole name.
bool quotes_name(const Document& document, const Line& line, const std::string& name) {
  std::vector<std::string> words;
  for (std::size_t i = line.first; i < line.last; ++i) {
    if (document[i].zone == Zone::kQuoted && document.is_word(i))
      words.emplace_back(document.folded(i));
  }
  const std::vector<std::string> sought = folded_words(name);
  return std::search(words.begin(), words.end(), sought.begin(), sought.end()) != words.end();
}

bool has_zone(const Document& document, const Line& line, Zone zone) {
  for (std::size_t i = line.first; i < line.last; ++i) {
    if (document[i].zone == zone) return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> named_above(const Part& body, const std::vector<Acquaintance>& known,
                                       std::size_t token) {
  const Document& document = body.document();
  const auto& lines = document.lines();
  std::optional<std::size_t> found;
  bool quoted = false;
  for (std::size_t at = document[token].line + std::size_t{1}; at-- > 0;) {
    const Line& line = lines[at];
    if (line.empty()) {
      if (quoted) break;
      continue;
    }
    quoted = quoted || has_zone(document, line, Zone::kQuoted);
    for (std::size_t who = 0; quoted && who < known.size(); ++who) {
      const std::string& name = called(known[who].person);
      if (name.empty() || !quotes_name(document, line, name)) continue;
      if (found && *found != who) return std::nullopt;
      found = who;
    }
    if (found) break;
  }
  return found;
}

}  // namespace meldaan::extract
