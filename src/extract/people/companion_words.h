// The words that speak of somebody who is not fully named: "onze stagecoördinator", "mijn duo",
// "Loes"; whether she takes part is told elsewhere (companions.h).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

#include "extract/people/companions.h"

namespace meldaan::extract {

class CompanionWords {
 public:
  // `is_known` as in companions.h; both outlive this.
  CompanionWords(const Part& body, const std::function<bool(std::string_view)>& is_known)
      : body_(body), document_(body.document()), cues_(body.cues()), is_known_(is_known) {}

  // Whom the words that begin here speak of.
  std::optional<Companion> at(std::size_t token) const;

 private:
  std::size_t head_end(std::size_t token) const;
  std::optional<Companion> described_at(std::size_t token) const;
  bool describes_named(std::size_t begin, std::size_t end) const;
  bool is_told_of_writer(std::size_t token) const;
  bool is_writers_own(std::size_t token) const;
  bool tells_what_somebody_is(std::size_t token) const;
  bool is_adjective(std::size_t token) const;
  bool is_inflected(std::size_t token) const;
  std::optional<Companion> with_name(Companion somebody) const;
  std::size_t behind_attribute(std::size_t token) const;
  std::size_t behind_class(std::size_t token) const;
  std::optional<Companion> called_at(std::size_t token) const;
  bool is_beside_first_name(std::size_t token, std::size_t behind) const;
  bool joins_writer(const Range& range) const;
  std::size_t behind_others(std::size_t token) const;
  bool is_small_word(std::size_t token) const;
  std::size_t behind_small_words(std::size_t token) const;

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const std::function<bool(std::string_view)>& is_known_;
};

}  // namespace meldaan::extract
