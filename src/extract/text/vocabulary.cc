#include "extract/text/vocabulary.h"

#include <algorithm>

#include "extract/text/edit_distance.h"
#include "extract/text/sound.h"

namespace meldaan::extract {
namespace {

// One letter more, fewer or other makes another word of a short one.
constexpr std::size_t kShortestForgiven = 5;
constexpr std::size_t kLongestForgiven = 24;

std::size_t first_letter(std::string_view word) {
  return static_cast<unsigned char>(word.front()) % 32;
}

// The first of the forgiven words that is so long or longer.
template <class Words>
auto from_length(Words& words, std::size_t length) {
  return std::lower_bound(
      words.begin(), words.end(), length,
      [](const auto& word, std::size_t wanted) { return word.length < wanted; });
}

// Of kShortestAffix letters.
std::size_t glimpse_of(std::string_view letters) {
  std::size_t glimpse = 0;
  for (const char c : letters) glimpse = glimpse << 5 | (static_cast<unsigned char>(c) & 31u);
  return glimpse;
}

std::size_t begins_with(std::string_view word) {
  return glimpse_of(word.substr(0, kShortestAffix));
}

std::size_t ends_with(std::string_view word) {
  return glimpse_of(word.substr(word.size() - kShortestAffix));
}

// "passend" is no slip for "passen", but its present participle.
bool is_participle_of(std::string_view word, std::string_view verb) {
  return verb.ends_with("en") && word.size() == verb.size() + 1 && word.starts_with(verb) &&
         word.back() == 'd';
}

}  // namespace

Vocabulary::Vocabulary() {
  texts_.resize(kBridge + 1);
}

Symbol Vocabulary::find(const HashIndex& index, std::string_view text, std::uint32_t hash) const {
  const Symbol symbol = index.find(hash, [&](Symbol known) { return texts_[known] == text; });
  return symbol == HashIndex::kNone ? 0 : symbol;
}

Symbol Vocabulary::add(HashIndex& index, std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  if (const Symbol known = find(index, text, hash); known != 0) return known;
  texts_.emplace_back(text);
  index.add(hash, last());
  return last();
}

Symbol Vocabulary::add_word(std::string_view word) {
  return add(words_, word);
}

Symbol Vocabulary::add_beginning(std::string_view affix) {
  beginnings_.lengths |= 1u << affix.size();
  beginnings_.outermost.set(begins_with(affix));
  return add(beginnings_.symbols, affix);
}

Symbol Vocabulary::add_ending(std::string_view affix) {
  endings_.lengths |= 1u << affix.size();
  endings_.outermost.set(ends_with(affix));
  return add(endings_.symbols, affix);
}

void Vocabulary::forgive(std::string_view word) {
  if (word.size() < kShortestForgiven || word.size() > kLongestForgiven) return;
  std::vector<Forgiven>& bucket = forgiven_by_letter_[first_letter(word)];
  const bool known = std::any_of(bucket.begin(), bucket.end(), [&](const Forgiven& forgiven) {
    return forgiven_[forgiven.number] == word;
  });
  if (known) return;
  bucket.insert(from_length(bucket, word.size() + 1),
                {letters_in(word), static_cast<std::uint32_t>(forgiven_.size()), word.size()});
  forgiven_.emplace_back(word);
}

// An affix is a real part: "*school" is not the word "school" itself.
Symbols Vocabulary::symbols_of(std::string_view word, std::uint32_t hash) const {
  Symbols symbols;
  if (const Symbol known = find(words_, word, hash); known != 0) {
    symbols.push(known);
    symbols.whole = true;
  }
  if (word.size() <= kShortestAffix) return symbols;
  const auto look_up = [&](const Affixes& affixes, auto part) {
    for (std::size_t n = kShortestAffix; n < word.size() && n <= kLongestAffix; ++n) {
      if ((affixes.lengths >> n & 1u) == 0) continue;
      const std::string_view affix = part(n);
      if (const Symbol known = find(affixes.symbols, affix, hash_of(affix)); known != 0)
        symbols.push(known);
    }
  };
  if (beginnings_.outermost.test(begins_with(word)))
    look_up(beginnings_, [word](std::size_t n) { return word.substr(0, n); });
  if (endings_.outermost.test(ends_with(word)))
    look_up(endings_, [word](std::size_t n) { return word.substr(word.size() - n); });
  return symbols;
}

Symbol Vocabulary::misspelt(std::string_view word) const {
  if (word.size() < kShortestForgiven || word.size() > kLongestForgiven) return 0;
  EditDistance distance(word);
  const std::uint32_t letters = letters_in(word);
  const std::string* nearest = nullptr;
  std::size_t least = allowed_errors(kLongestForgiven) + 1;
  const std::vector<Forgiven>& bucket = forgiven_by_letter_[first_letter(word)];
  for (auto forgiven = from_length(bucket, word.size() - 1);
       forgiven != bucket.end() && forgiven->length <= word.size() + 1; ++forgiven) {
    const std::size_t limit = allowed_errors(std::max(forgiven->length, word.size()));
    if (limit == 0 || !may_be_near(letters, forgiven->letters, limit)) continue;
    const std::string& known = forgiven_[forgiven->number];
    if (known.front() != word.front() || is_participle_of(word, known)) continue;
    const std::size_t errors = distance.to(known, limit);
    if (errors > limit || errors > least) continue;
    if (errors == least && nearest != nullptr) {
      // "stichting", "stigting": two spellings of one word.
      if (sound_of(known) != sound_of(*nearest)) return 0;
      continue;
    }
    least = errors;
    nearest = &known;
  }
  return nearest == nullptr ? 0 : find(words_, *nearest, hash_of(*nearest));
}

}  // namespace meldaan::extract
