// The words by which mail is understood: data, read from config/lexicon.*.toml, one file a
// language.
//
// A lexicon is lists of phrases under names ("closing", "greeting", "negation", …). Which lists
// there are is `extract`'s business: it names those it needs, and refuses a lexicon that lacks one.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace meldaan {

struct Lexicon {
  std::string language;  // "nl"
  std::string file;      // where it was read, for messages
  struct Phrase {
    std::string text;
    int line = 0;
  };
  std::map<std::string, std::vector<Phrase>, std::less<>> lists;

  // An empty list where there is none of that name.
  const std::vector<Phrase>& list(std::string_view name) const;
};

}  // namespace meldaan
