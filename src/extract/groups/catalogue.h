// The invitation's groups, found in a text however they are spelt: names and aliases folded, words
// joined or split, "&" and "+" for "en", typing errors, spelt by ear, abbreviated, or described;
// and the kind word ("PLG", "werkgroep") that stands beside them.
//
// Immutable after it was made; any thread may search with it.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "extract/groups/descriptions.h"
#include "extract/groups/kinds.h"
#include "extract/groups/name_index.h"
#include "extract/groups/shortened_names.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"
#include "util/result.h"

namespace meldaan::extract {

// A group's name in the text.
struct Mention {
  Range name;                   // the name itself
  Range phrase;                 // with the kind words before it, and those in brackets behind it
  std::size_t topic = 0;        // Catalogue::topics()
  std::size_t errors = 0;       // typing errors in it
  bool everyday = false;        // a common word, such as "taal": says little by itself
  bool has_kind_word = false;   // "groep" included
  bool described = false;       // "de groep over pesten"
  bool kind_alone = false;      // "de PLG", of the topic named before it
  Kinds kinds;                  // those named right before it
  bool kinds_in_doubt = false;  // "de PLG of de werkgroep W&T"
};

// The token before its phrase and the articles of that: "naar | de werkgroep Taal". The phrase must
// not begin the text.
inline std::size_t before_phrase(const Cues& cues, const Mention& mention) {
  std::size_t at = mention.phrase.begin - 1;
  while (at > 0 && cues.at(List::kArticle, at)) --at;
  return at;
}

// The first of these, which stand in order, whose name begins at the token or behind it.
inline std::vector<Mention>::const_iterator first_from(const std::vector<Mention>& mentions,
                                                       std::size_t token) {
  return std::lower_bound(
      mentions.begin(), mentions.end(), token,
      [](const Mention& mention, std::size_t at) { return mention.name.begin < at; });
}

struct Topic {
  std::string id;                    // "wetenschap-en-techniek"
  std::vector<const Group*> groups;  // more than one where it stands in several kinds
};

class Catalogue {
 public:
  // kConfig where two topics claim the same name.
  static Result<Catalogue> make(std::vector<Group> groups);

  const std::vector<Topic>& topics() const { return topics_; }
  // The mentions outside the invitation's own words, in order, none overlapping another.
  std::vector<Mention> find(const Document& document, const Cues& cues) const;
  // The group that a stretch names and nothing beside it, whatever its zone; nullopt where it does
  // not.
  std::optional<Mention> exactly(const Document& document, const Cues& cues,
                                 const Range& range) const;

 private:
  struct Candidate {
    Range range;
    std::size_t topic = 0;
    std::size_t errors = 0;
    std::size_t words = 0;
  };

  Result<void> add_name(std::string_view name, std::size_t topic);
  void candidates_at(const Document& document, const Cues& cues, std::size_t token,
                     const std::vector<std::string>& sounds, SpeltName& spelt,
                     std::vector<Candidate>& found) const;
  void add_shared_heads(const Document& document, const Cues& cues,
                        std::vector<Mention>& mentions) const;
  void add_described(const Document& document, const Cues& cues,
                     std::vector<Mention>& mentions) const;
  void add_namesakes(const Document& document, const Cues& cues,
                     std::vector<Mention>& mentions) const;
  void add_kinds_alone(const Document& document, const Cues& cues,
                       std::vector<Mention>& mentions) const;
  void add_whole_kinds(const Document& document, const Cues& cues,
                       std::vector<Mention>& mentions) const;

  // Heap-allocated so that Topic::groups stay valid when a Catalogue is moved.
  std::vector<std::unique_ptr<Group>> groups_;
  std::vector<Topic> topics_;
  NameIndex names_;
  ShortenedNames shortened_;
  Descriptions descriptions_;
};

}  // namespace meldaan::extract
