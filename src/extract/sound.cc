#include "extract/sound.h"

namespace meldaan::extract {
namespace {

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

struct Spelling {
  std::string_view letters;
  std::string_view sound;
};

// The first that fits is taken.
constexpr Spelling kSpellings[] = {
    {"ch", "g"}, {"ck", "k"},  {"ce", "se"}, {"ci", "si"}, {"cy", "sy"}, {"c", "k"},  {"ph", "f"},
    {"th", "t"}, {"qu", "kw"}, {"x", "ks"},  {"z", "s"},   {"ij", "y"},  {"ei", "y"}, {"au", "ou"},
};

// "directie": a t that is said as s. Not at the beginning ("tien").
bool is_soft_t(std::string_view word, std::size_t at) {
  return at > 0 && at + 2 < word.size() && word[at] == 't' && word[at + 1] == 'i' &&
         (word[at + 2] == 'e' || word[at + 2] == 'o' || word[at + 2] == 'a');
}

}  // namespace

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
    const Spelling* known = nullptr;
    for (const Spelling& spelling : kSpellings) {
      if (!rest.starts_with(spelling.letters)) continue;
      known = &spelling;
      break;
    }
    if (known != nullptr) {
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
