#include "extract/parts/language.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

// So many common words are a sentence, and more than a name brings along.
constexpr std::size_t kTellingWords = 4;

}  // namespace

void find_language(const Part& body, const std::vector<std::string>& languages, Reading& reading) {
  std::vector<std::size_t> words(languages.size(), 0);
  for (const Cue& cue : body.cues().of(List::kCommon)) {
    if (is_own(body.document()[cue.range.begin].zone)) ++words[cue.language];
  }
  const auto most = std::max_element(words.begin(), words.end());
  if (most == words.end()) return;
  reading.language =
      *most == 0 ? languages.front() : languages[static_cast<std::size_t>(most - words.begin())];
  reading.language_is_sure = *most >= kTellingWords;
}

}  // namespace meldaan::extract
