// The names of the groups, looked up by how they are spelt, how they sound, and how they are
// abbreviated.
//
// Immutable once all names were added; any thread may search with it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace meldaan::extract {

// One word of a text as names are compared: folded, "&" for "en".
struct NameWord {
  std::string_view text;
  bool abbreviated = false;  // a full stop follows it directly: "beg."
};

struct NameHit {
  std::size_t topic = 0;
  std::size_t errors = 0;
  std::size_t words = 0;  // of the name, not of the text
};

// Words that stand in a row in a text, growing one by one: what is looked up. The parts are kept
// joined, so that "cultuur educatie" is "cultuureducatie".
struct SpeltName {
  std::string key;
  std::string sound;
  std::uint32_t letters = 0;  // of the key, letters_in(edit_distance.h)
  std::uint32_t sound_letters = 0;
  std::vector<NameWord> words;
  bool abbreviated = false;
  void add(const NameWord& word, std::string_view word_sound);
  void clear();
};

class NameIndex {
 public:
  // The topic that already has this name; `topic` itself where it is new.
  std::size_t add(const std::vector<std::string>& words, std::size_t topic);

  // The name that is meant, if any. `lenient`: a kind word stands before it, so that one error more
  // is forgiven and one short word may be abbreviated.
  bool find(const SpeltName& spelt, bool lenient, NameHit& hit) const;
  // Whether more words may still make a name of it: what has too many letters that no name has will
  // be none.
  bool may_become(const SpeltName& spelt, bool lenient) const;
  std::size_t most_words() const { return most_words_; }

 private:
  struct Name {
    std::vector<std::string> words;
    std::string key;
    std::string sound;
    std::size_t topic = 0;
  };
  // What a name is ruled out by, beside each other in memory: most searches end here.
  struct Glimpse {
    std::uint32_t letters = 0;
    std::uint32_t number = 0;
    std::uint16_t length = 0;
    std::uint8_t words = 0;
    std::uint8_t forgiven = 0;  // how many errors
  };
  // The names that begin with one letter, the shortest first.
  struct OfLetter {
    std::vector<Glimpse> names;
    std::vector<std::uint16_t> begins;  // by length, of those that are so long or longer

    void put(const Glimpse& glimpse);
    std::span<const Glimpse> from_length(std::size_t length) const {
      if (length >= begins.size()) return {};
      return std::span(names).subspan(begins[length]);
    }
  };
  using Glimpses = std::array<OfLetter, 32>;

  static void put(Glimpses& glimpses, std::string_view key, const Glimpse& glimpse);
  const Name* find_exactly(std::string_view key, std::uint32_t letters) const;
  bool find_near(const SpeltName& spelt, bool lenient, bool by_sound, NameHit& hit) const;
  bool find_abbreviated(const SpeltName& spelt, bool lenient, NameHit& hit) const;

  std::vector<Name> names_;
  Glimpses by_key_;
  Glimpses by_sound_;
  std::size_t most_words_ = 1;
};

// No name is longer; what is, is none.
inline constexpr std::size_t kLongestKey = 64;

}  // namespace meldaan::extract
