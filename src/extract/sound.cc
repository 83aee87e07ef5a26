#include "extract/sound.h"

#include <array>
#include <cstdint>
#include <utility>

namespace meldaan::extract {
namespace {

struct Spelling {
  std::string_view letters;
  std::string_view sound;
};

// The first that fits is taken.
constexpr Spelling kSpellings[] = {
    {"ch", "g"}, {"ck", "k"},  {"ce", "se"}, {"ci", "si"}, {"cy", "sy"}, {"c", "k"},  {"ph", "f"},
    {"th", "t"}, {"qu", "kw"}, {"x", "ks"},  {"z", "s"},   {"ij", "y"},  {"ei", "y"}, {"au", "ou"},
};

// Which of them begin with a letter: those of one letter stand side by side.
constexpr auto kByLetter = [] {
  std::array<std::pair<std::uint8_t, std::uint8_t>, 26> ranges{};
  std::uint8_t number = 0;
  for (const Spelling& spelling : kSpellings) {
    auto& range = ranges[static_cast<std::size_t>(spelling.letters.front() - 'a')];
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
    if (rest.starts_with(kSpellings[i].letters)) return &kSpellings[i];
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
  return std::string_view("aeiouy").find(letter) != std::string_view::npos;
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
      at += known->letters.size();
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
