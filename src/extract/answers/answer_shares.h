// Which words of an answer are about whom, where it speaks of several in one line: "Piet 17, Lisa
// 20", "Taal voor Lisa, Rekenen voor mij", "Lisa en Ahmed: Taal, de rest Gedrag".
//
// Pure, and total like all reading.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "extract/assignment/assignment.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

struct Share {
  Range range;
  std::vector<bool> of;  // by number of the people
};

class AnswerShares {
 public:
  // `writer`: which of them writes, where that is known. All must outlive the object.
  AnswerShares(const Part& body, const Findings& findings, const Expectation& expectation,
               std::optional<std::int64_t> writer);

  // Of a line: everybody's as a whole where it names nobody. What cannot be told apart is nobody's.
  std::vector<Share> of(const Range& line) const;

 private:
  struct Item {
    enum class Kind { kPeople, kValue, kAsBefore };
    Kind kind = Kind::kValue;
    Range range;
    std::vector<bool> who;
  };

  std::vector<Item> items_in(const Range& line) const;
  std::optional<Item> people_at(std::size_t token, const Range& line) const;
  std::size_t named_at(std::size_t token, std::vector<bool>& who) const;
  bool chooses_at(std::size_t token) const;
  bool is_value(std::size_t token, const Range& line) const;
  bool chooses_in(const Range& line) const;
  bool only_joins(const Range& between) const;
  void join_people(std::vector<Item>& items) const;
  std::vector<Share> shares(const std::vector<Item>& items, const Range& line) const;
  std::vector<Share> led(const std::vector<Item>& items, const Range& line) const;
  std::vector<Share> trailed(const std::vector<Item>& items, const Range& line) const;
  std::vector<Share> by_clause(const Range& line) const;
  std::vector<bool> nobody() const { return std::vector<bool>(expectation_.people.size()); }

  const Part& body_;
  const Findings& findings_;
  const Document& document_;
  const Cues& cues_;
  const Expectation& expectation_;
  std::optional<std::size_t> writer_;
};

}  // namespace meldaan::extract
