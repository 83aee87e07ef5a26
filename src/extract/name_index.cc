#include "extract/name_index.h"

#include <algorithm>
#include <bit>

#include "extract/edit_distance.h"
#include "extract/sound.h"

namespace meldaan::extract {
namespace {

// Shorter ones sound like too many other words: "IKC", "ik".
constexpr std::size_t kShortestSound = 5;
// "a.s." is no "academische school".
constexpr std::size_t kShortestAbbreviation = 3;
// Below this even behind a kind word no letter may be wrong: "werkgroep IB", "werkgroep in".
constexpr std::size_t kShortestForgiven = 4;

// Which letters occur, one bit each: two texts that differ in more letters than two a typing error
// are no pair.
std::uint32_t letters_in(std::string_view key) {
  std::uint32_t letters = 0;
  for (const char c : key) letters |= 1u << (static_cast<unsigned char>(c) % 32);
  return letters;
}

std::size_t first_letter(std::string_view key) {
  return static_cast<unsigned char>(key.front()) % 32;
}

// How many letters of the name are left when the words are taken off with which both begin or end:
// "muziekonderwijs" has no more of "mobiel onderwijs" than its second word.
std::size_t letters_apart(const std::vector<std::string>& words, std::string_view name,
                          std::string_view key) {
  std::size_t first = 0;
  while (first < words.size() && name.size() > words[first].size() &&
         key.starts_with(words[first])) {
    name.remove_prefix(words[first].size());
    key.remove_prefix(words[first].size());
    ++first;
  }
  for (std::size_t last = words.size(); last > first + 1 && key.ends_with(words[last - 1]);
       --last) {
    name.remove_suffix(words[last - 1].size());
    key.remove_suffix(words[last - 1].size());
  }
  return name.size();
}

}  // namespace

void NameIndex::put(Buckets& buckets, std::string_view key, const Glimpse& glimpse) {
  if (key.empty()) return;
  if (buckets.size() <= key.size()) buckets.resize(key.size() + 1);
  buckets[key.size()][first_letter(key)].push_back(glimpse);
}

void SpeltName::add(const NameWord& word, std::string_view word_sound) {
  key += word.text;
  sound += word_sound;
  words.push_back(word);
  abbreviated = abbreviated || word.abbreviated;
}

std::size_t NameIndex::add(const std::vector<std::string>& words, std::size_t topic) {
  Name name;
  name.topic = topic;
  name.words = words;
  for (const std::string& word : words) {
    name.key += word;
    name.sound += sound_of(word);
  }
  const auto [known, fresh] = by_key_.emplace(name.key, names_.size());
  if (!fresh) return names_[known->second].topic;
  const auto count = static_cast<std::uint32_t>(words.size());
  most_words_ = std::max(most_words_, words.size() + 2);  // "weten schap en tech niek"
  put(by_length_, name.key, {letters_in(name.key), count, names_.size()});
  put(by_sound_length_, name.sound, {letters_in(name.sound), count, names_.size()});
  names_.push_back(std::move(name));
  return topic;
}

bool NameIndex::find(const SpeltName& spelt, bool lenient, NameHit& hit) const {
  // Most words are no name's: to see so costs less than to look them up.
  const std::uint32_t letters = letters_in(spelt.key);
  const bool may_be_known =
      !spelt.key.empty() && spelt.key.size() < by_length_.size() &&
      std::any_of(by_length_[spelt.key.size()][first_letter(spelt.key)].begin(),
                  by_length_[spelt.key.size()][first_letter(spelt.key)].end(),
                  [letters](const Glimpse& glimpse) { return glimpse.letters == letters; });
  if (const auto exact = may_be_known ? by_key_.find(spelt.key) : by_key_.end();
      exact != by_key_.end()) {
    const Name& name = names_[exact->second];
    hit = {name.topic, 0, name.words.size()};
    return true;
  }
  return find_near(spelt, lenient, false, hit) ||
         (spelt.sound.size() >= kShortestSound && find_near(spelt, false, true, hit)) ||
         (spelt.abbreviated && find_abbreviated(spelt, lenient, hit));
}

bool NameIndex::find_near(const SpeltName& spelt, bool lenient, bool by_sound, NameHit& hit) const {
  const std::string& key = by_sound ? spelt.sound : spelt.key;
  const Buckets& buckets = by_sound ? by_sound_length_ : by_length_;
  // Behind a kind word it is the name's length that counts: letters may well be missing ("rekne").
  const std::size_t extra = lenient && key.size() >= kShortestForgiven ? 1 : 0;
  const std::size_t reach = allowed_errors(key.size() + 2 * extra) + extra;
  if (reach == 0 && !by_sound) return false;
  const std::uint32_t letters = letters_in(key);
  bool found = false;
  std::size_t errors = reach + 1;
  for (std::size_t length = key.size() - std::min(reach, key.size());
       length <= key.size() + reach && length < buckets.size() && errors > 0; ++length) {
    if (length < (by_sound ? kShortestSound : kShortestForgiven)) continue;
    // The first letter is hardly ever wrong, and most near words ("tekenen", "rekenen") differ
    // there.
    for (const Glimpse& glimpse : buckets[length][first_letter(key)]) {
      const std::size_t limit = std::min(errors - 1, allowed_errors(length) + extra);
      if (static_cast<std::size_t>(std::popcount(letters ^ glimpse.letters)) > 2 * limit) continue;
      const std::size_t words = spelt.words.size();
      const std::size_t apart =
          glimpse.words > words ? glimpse.words - words : words - glimpse.words;
      const Name& name = names_[glimpse.number];
      const std::string& other = by_sound ? name.sound : name.key;
      if (apart > 1 || other.front() != key.front()) continue;
      const std::size_t distance = edit_distance(key, other, limit);
      if (distance > limit) continue;
      // One error may be where it will; more have to be few for the word they stand in.
      const std::size_t rest = letters_apart(name.words, name.key, key);
      if (!by_sound && distance > 1 && rest > 1 && distance > allowed_errors(rest) + extra)
        continue;
      found = true;
      errors = distance;
      hit = {name.topic, by_sound ? distance + 1 : distance, name.words.size()};
      if (errors == 0) return true;
    }
    if (errors == 1 && !by_sound) break;
  }
  return found;
}

// "interne beg.", "W. en Techn.": each word is a name's word or its beginning. Sure only where all
// names that fit are of one topic.
bool NameIndex::find_abbreviated(const SpeltName& spelt, bool lenient, NameHit& hit) const {
  const auto fits = [](const NameWord& word, const std::string& whole) {
    return word.abbreviated ? whole.starts_with(word.text) : whole == word.text;
  };
  const bool initials =
      std::any_of(spelt.words.begin(), spelt.words.end(), [](const NameWord& word) {
        return word.abbreviated && word.text.size() < kShortestAbbreviation;
      });
  if (initials || (spelt.words.size() == 1 && !lenient)) return false;
  bool found = false;
  for (const Name& name : names_) {
    if (name.words.size() != spelt.words.size() || name.key.front() != spelt.key.front()) continue;
    if (!std::equal(spelt.words.begin(), spelt.words.end(), name.words.begin(), fits)) continue;
    if (found && hit.topic != name.topic) return false;
    hit = {name.topic, 1, name.words.size()};
    found = true;
  }
  return found;
}

}  // namespace meldaan::extract
