// Groups that are described instead of named: "de groep over pesten en een veilige school", "het
// verhaal over het plaatsen van stagiairs".
//
// Immutable once all phrases were added; any thread may search with it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

struct Description {
  std::size_t topic = 0;
  std::size_t anchor = 0;  // the kind word that it hangs on
  Range range;             // from the first to the last word that speaks for the topic
};

struct NamedGroup {
  Range phrase;  // with the words for its kind
  std::size_t topic = 0;
};

class Descriptions {
 public:
  // `words` are folded, "&" for "en". The same phrase may speak for several topics.
  void add(const std::vector<std::string>& words, std::size_t topic);

  // What hangs on the words for "group" in the writer's words, unless one of `named` stands there.
  // One topic must be spoken for more often than any other.
  std::vector<Description> find(const Document& document, const Cues& cues,
                                const std::vector<NamedGroup>& named) const;

 private:
  bool describe(const Document& document, const Range& range, std::size_t anchor,
                Description& found) const;
  bool describe_before(const Document& document, const Cues& cues, const std::vector<bool>& taken,
                       std::size_t token, Description& found) const;
  bool describe_earlier(const Document& document, const Cues& cues, const std::vector<bool>& taken,
                        const Range& group, Description& found) const;
  const std::vector<std::size_t>* topics_of_compound(std::string_view word) const;
  std::size_t longest_at(const Document& document, std::size_t token, std::size_t stop,
                         const std::vector<std::size_t>*& topics) const;

  std::unordered_map<std::string, std::vector<std::size_t>> topics_of_;
  std::size_t most_words_ = 1;
};

}  // namespace meldaan::extract
