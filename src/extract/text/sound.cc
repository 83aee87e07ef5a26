#include "extract/text/sound.h"

#include <array>
#include <cstdint>
#include <utility>

namespace meldaan::extract {
namespace {

struct Spelling {
  char letter;
  char next;  // the letter behind it; 0: whatever stands there
  std::string_view sound;
};

// The first that fits is taken.
constexpr Spelling kSpellings[] = {
    {'c', 'h', "g"}, {'c', 'k', "k"}, {'c', 'e', "se"}, {'c', 'i', "si"}, {'c', 'y', "sy"},
    {'c', 0, "k"},   {'p', 'h', "f"}, {'t', 'h', "t"},  {'q', 'u', "kw"}, {'x', 0, "ks"},
    {'z', 0, "s"},   {'i', 'j', "y"}, {'e', 'i', "y"},  {'a', 'u', "ou"},
};

// Which of them begin with a letter: those of one letter stand side by side.
constexpr auto kByLetter = [] {
  std::array<std::pair<std::uint8_t, std::uint8_t>, 26> ranges{};
  std::uint8_t number = 0;
  for (const Spelling& spelling : kSpellings) {
    auto& range = ranges[static_cast<std::size_t>(spelling.letter - 'a')];
    if (range.second == 0) range.first = number;
    range.second = ++number;
  }
  return ranges;
}();

// The spelling that the rest of a word begins with; nullptr: its letters say what they are.
const Spelling* spelling_at(std::string_view rest) {
  if (rest.front() < 'a' || rest.front() > 'z') return nullptr;
  const auto& [begin, end] = kByLetter[static_cast<std::size_t>(rest.front() - 'a')];
  for (std::size_t i = begin; i < end; ++i) {
    const char next = kSpellings[i].next;
    if (next == 0 || (rest.size() > 1 && rest[1] == next)) return &kSpellings[i];
  }
  return nullptr;
}

// "directie": a t that is said as s. Not at the beginning ("tien").
bool is_soft_t(std::string_view word, std::size_t at) {
  return at > 0 && at + 2 < word.size() && word[at] == 't' && word[at + 1] == 'i' &&
         (word[at + 2] == 'e' || word[at + 2] == 'o' || word[at + 2] == 'a');
}

}  // namespace

bool is_vowel(char letter) {
  switch (letter) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
      return true;
    default:
      return false;
  }
}

std::string sound_of(std::string_view word) {
  std::string sound;
  sound.reserve(word.size());
  const auto say = [&sound](std::string_view letters) {
    for (const char c : letters) {
      if (is_vowel(c) || sound.empty() || sound.back() != c) sound += c;
    }
  };
  for (std::size_t at = 0; at < word.size();) {
    const std::string_view rest = word.substr(at);
    if (const Spelling* known = spelling_at(rest); known != nullptr) {
      say(known->sound);
      at += known->next == 0 ? 1 : 2;
      continue;
    }
    say(is_soft_t(word, at) ? std::string_view("s") : rest.substr(0, 1));
    ++at;
  }
  if (sound.size() > 2 && sound.back() == 'd') sound.back() = 't';
  if (sound.size() > 2 && sound.ends_with("dt")) sound.erase(sound.size() - 2, 1);
  return sound;
}

}  // namespace meldaan::extract
