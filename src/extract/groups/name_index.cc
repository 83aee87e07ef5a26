#include "extract/groups/name_index.h"

#include <algorithm>

#include "extract/text/edit_distance.h"
#include "extract/text/sound.h"

namespace meldaan::extract {
namespace {

// Shorter ones sound like too many other words: "IKC", "ik".
constexpr std::size_t kShortestSound = 5;
// "a.s." is no "academische school".
constexpr std::size_t kShortestAbbreviation = 3;
// Below this even behind a kind word no letter may be wrong: "werkgroep IB", "werkgroep in".
constexpr std::size_t kShortestMisspelt = 4;

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

void NameIndex::put(Glimpses& glimpses, std::string_view key, const Glimpse& glimpse) {
  if (!key.empty()) glimpses[first_letter(key)].put(glimpse);
}

void NameIndex::OfLetter::put(const Glimpse& glimpse) {
  const auto shorter = [](const Glimpse& a, const Glimpse& b) { return a.length < b.length; };
  names.insert(std::upper_bound(names.begin(), names.end(), glimpse, shorter), glimpse);
  begins.clear();
  for (std::uint16_t number = 0; number < names.size(); ++number)
    begins.resize(names[number].length + 1U, number);
}

void SpeltName::clear() {
  key.clear();
  sound.clear();
  words.clear();
  letters = sound_letters = 0;
  abbreviated = false;
}

void SpeltName::add(const NameWord& word, std::string_view word_sound) {
  key += word.text;
  letters |= letters_in(word.text);
  sound += word_sound;
  sound_letters |= letters_in(word_sound);
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
  if (const Name* known = find_exactly(name.key, letters_in(name.key)); known != nullptr)
    return known->topic;
  most_words_ = std::max(most_words_, words.size() + 2);  // "weten schap en tech niek"
  const auto glimpse_of = [&](std::string_view key) {
    return Glimpse{letters_in(key), static_cast<std::uint32_t>(names_.size()),
                   static_cast<std::uint16_t>(key.size()), static_cast<std::uint8_t>(words.size()),
                   static_cast<std::uint8_t>(allowed_errors(key.size()))};
  };
  put(by_key_, name.key, glimpse_of(name.key));
  put(by_sound_, name.sound, glimpse_of(name.sound));
  names_.push_back(std::move(name));
  return topic;
}

bool NameIndex::may_become(const SpeltName& spelt, bool lenient) const {
  const auto any = [](const std::vector<Glimpse>& names, std::size_t length, std::uint32_t letters,
                      std::size_t extra) {
    return std::any_of(names.begin(), names.end(), [=](const Glimpse& name) {
      const std::size_t forgiven = name.forgiven + extra;
      return length <= name.length + forgiven && are_at_most(letters & ~name.letters, forgiven);
    });
  };
  if (spelt.key.empty() || spelt.sound.empty()) return true;
  return any(by_key_[first_letter(spelt.key)].names, spelt.key.size(), spelt.letters,
             lenient ? 1 : 0) ||
         any(by_sound_[first_letter(spelt.sound)].names, spelt.sound.size(), spelt.sound_letters,
             0);
}

bool NameIndex::find(const SpeltName& spelt, bool lenient, NameHit& hit) const {
  if (const Name* name = find_exactly(spelt.key, spelt.letters); name != nullptr) {
    hit = {name->topic, 0, name->words.size()};
    return true;
  }
  return find_near(spelt, lenient, false, hit) ||
         (spelt.sound.size() >= kShortestSound && find_near(spelt, false, true, hit)) ||
         (spelt.abbreviated && find_abbreviated(spelt, lenient, hit));
}

const NameIndex::Name* NameIndex::find_exactly(std::string_view key, std::uint32_t letters) const {
  if (key.empty()) return nullptr;
  for (const Glimpse& glimpse : by_key_[first_letter(key)].from_length(key.size())) {
    if (glimpse.length != key.size()) break;
    if (glimpse.letters == letters && names_[glimpse.number].key == key)
      return &names_[glimpse.number];
  }
  return nullptr;
}

bool NameIndex::find_near(const SpeltName& spelt, bool lenient, bool by_sound, NameHit& hit) const {
  const std::string& key = by_sound ? spelt.sound : spelt.key;
  // Behind a kind word it is the name's length that counts: letters may well be missing ("rekne").
  const std::size_t extra = lenient && key.size() >= kShortestMisspelt ? 1 : 0;
  const std::size_t reach = allowed_errors(key.size() + 2 * extra) + extra;
  if (reach == 0 && !by_sound) return false;
  EditDistance distance_to_key(key);
  const std::uint32_t letters = by_sound ? spelt.sound_letters : spelt.letters;
  const std::size_t words = spelt.words.size();
  bool found = false;
  std::size_t errors = reach + 1;
  // The first letter is hardly ever wrong, and most near words ("tekenen", "rekenen") differ there.
  const OfLetter& names = (by_sound ? by_sound_ : by_key_)[first_letter(key)];
  std::size_t length = std::max(key.size() - std::min(reach, key.size()),
                                by_sound ? kShortestSound : kShortestMisspelt);
  for (const Glimpse& glimpse : names.from_length(length)) {
    if (glimpse.length > key.size() + reach) break;
    if (glimpse.length > length && errors == 1 && !by_sound) break;
    length = glimpse.length;
    const bool as_many_words = glimpse.words <= words + 1 && words <= glimpse.words + 1U;
    const std::size_t limit = std::min(errors - 1, glimpse.forgiven + extra);
    if (!as_many_words || !may_be_near(letters, glimpse.letters, limit)) continue;
    const Name& name = names_[glimpse.number];
    const std::string& other = by_sound ? name.sound : name.key;
    if (other.front() != key.front()) continue;
    const std::size_t distance = distance_to_key.to(other, limit);
    if (distance > limit) continue;
    // One error may be where it will; more have to be few for the word they stand in.
    const std::size_t rest = letters_apart(name.words, name.key, key);
    if (!by_sound && distance > 1 && rest > 1 && distance > allowed_errors(rest) + extra) continue;
    found = true;
    errors = distance;
    hit = {name.topic, by_sound ? distance + 1 : distance, name.words.size()};
    if (errors == 0) return true;
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
  const std::size_t words = spelt.words.size();
  if (initials || (words == 1 && !lenient)) return false;
  bool found = false;
  for (const Glimpse& glimpse : by_key_[first_letter(spelt.key)].names) {
    if (glimpse.words != words) continue;
    const Name& name = names_[glimpse.number];
    if (name.key.front() != spelt.key.front()) continue;
    if (!std::equal(spelt.words.begin(), spelt.words.end(), name.words.begin(), fits)) continue;
    if (found && hit.topic != name.topic) return false;
    hit = {name.topic, 1, name.words.size()};
    found = true;
  }
  return found;
}

}  // namespace meldaan::extract
