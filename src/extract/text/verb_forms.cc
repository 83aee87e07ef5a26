#include "extract/text/verb_forms.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace meldaan::extract {
namespace {

constexpr std::string_view kOpen = " \u2026 ";

std::vector<std::string> spaced_words(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

bool is_vowel(char letter) {
  return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

// "meld" of "melden", "maak" of "maken", "schrijf" of "schrijven", "zeg" of "zeggen".
std::string stem_of(std::string_view base) {
  std::string stem(base);
  const std::size_t n = stem.size();
  if (n < 2) return stem;
  if (!is_vowel(stem[n - 1]) && stem[n - 1] == stem[n - 2]) {
    stem.pop_back();
    return stem;
  }
  const bool open = n >= 3 && !is_vowel(stem[n - 1]) && is_vowel(stem[n - 2]) &&
                    stem[n - 2] != 'i' && !is_vowel(stem[n - 3]);
  // "teken", "twijfel": the last syllable has no stress.
  const bool toneless = open && stem[n - 2] == 'e' &&
                        std::string_view("lnm").find(stem[n - 1]) != std::string_view::npos &&
                        std::any_of(stem.begin(), stem.end() - 2, is_vowel);
  if (open && !toneless) stem.insert(n - 1, 1, stem[n - 2]);
  if (stem.back() == 'v') stem.back() = 'f';
  if (stem.back() == 'z') stem.back() = 's';
  return stem;
}

bool takes_no_ge(std::string_view verb) {
  constexpr std::array<std::string_view, 5> kPrefixes = {"be", "ver", "ont", "her", "er"};
  return std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](std::string_view prefix) {
    return verb.size() > prefix.size() + 3 && verb.starts_with(prefix);
  });
}

}  // namespace

Result<VerbForms> VerbForms::make(const std::vector<Lexicon::Phrase>& irregular,
                                  const std::vector<Lexicon::Phrase>& classes) {
  VerbForms made;
  for (const Lexicon::Phrase& phrase : irregular) {
    const std::vector<std::string> words = spaced_words(phrase.text);
    if (words.size() != 6) {
      return permanent(Errc::kConfig, "line " + std::to_string(phrase.line) +
                                          ": a verb needs six forms: " + phrase.text);
    }
    made.irregular_[words[0]] = {words[0], words[1], words[2], words[3], words[4], words[5]};
  }
  for (const Lexicon::Phrase& phrase : classes) {
    const std::size_t colon = phrase.text.find(':');
    if (colon == 0 || colon == std::string::npos) {
      return permanent(Errc::kConfig, "line " + std::to_string(phrase.line) +
                                          ": a class needs its name and a colon: " + phrase.text);
    }
    std::vector<std::string>& words = made.classes_[phrase.text.substr(0, colon)];
    for (std::string& word : spaced_words(phrase.text.substr(colon + 1))) {
      std::replace(word.begin(), word.end(), '_', ' ');
      words.push_back(word);
    }
  }
  return made;
}

VerbForms::Forms VerbForms::forms_of(const std::string& infinitive) const {
  if (const auto known = irregular_.find(infinitive); known != irregular_.end())
    return known->second;
  const std::string base = infinitive.ends_with("en") ? infinitive.substr(0, infinitive.size() - 2)
                                                      : infinitive.substr(0, infinitive.size() - 1);
  const std::string stem = stem_of(base);
  const bool hard =
      base.ends_with("ch") ||
      (!base.empty() && std::string_view("tkfspx").find(base.back()) != std::string_view::npos);
  const std::string ending = hard ? "t" : "d";
  const bool has_ending = stem.ends_with('t') || stem.ends_with('d');
  return {infinitive,
          stem,
          stem.ends_with('t') ? stem : stem + "t",
          stem + ending + "e",
          stem + ending + "en",
          (takes_no_ge(infinitive) ? "" : "ge") + stem + (has_ending ? "" : ending)};
}

std::vector<std::string> VerbForms::unfold_classes(const std::string& phrase) const {
  const std::size_t open = phrase.find('{');
  if (open == std::string::npos) return {phrase};
  const std::size_t close = phrase.find('}', open);
  if (close == std::string::npos) return {};
  const auto known = classes_.find(phrase.substr(open + 1, close - open - 1));
  if (known == classes_.end()) return {};
  const std::vector<std::string> rests = unfold_classes(phrase.substr(close + 1));
  std::vector<std::string> all;
  all.reserve(known->second.size() * rests.size());
  for (const std::string& word : known->second) {
    const std::string begin = phrase.substr(0, open) + word;
    for (const std::string& rest : rests) all.push_back(begin + rest);
  }
  return all;
}

std::vector<std::string> VerbForms::conjugate(const std::string& phrase) const {
  const std::size_t mark = phrase.find_first_of("~<");
  if (mark == std::string::npos) return {phrase};
  const bool past = phrase[mark] == '<';
  const std::size_t end = std::min(phrase.find(' ', mark), phrase.size());
  const std::string verb = phrase.substr(mark + 1, end - mark - 1);
  const std::string before = phrase.substr(0, mark);
  const std::string behind = phrase.substr(end);
  const std::size_t slash = verb.find('/');
  const Forms forms = forms_of(slash == std::string::npos ? verb : verb.substr(slash + 1));
  const std::vector<std::string> finite =
      past ? std::vector<std::string>{forms.past, forms.past_plural}
           : std::vector<std::string>{forms.stem, forms.third, forms.infinitive};
  std::vector<std::string> all;
  if (slash == std::string::npos) {
    for (const std::string& form : finite) all.push_back(before + form + behind);
    if (!past) all.push_back(before + forms.participle + behind);
    return all;
  }
  // What stands beside a verb that parts stands between the two.
  if (!before.empty()) return {};
  const std::string between = behind.empty() ? "" : behind.substr(1);
  const std::string particle = verb.substr(0, slash);
  const std::string bridge(kOpen);
  const std::string object = between.empty() ? bridge : bridge + between + bridge;
  const std::string lead = between.empty() ? "" : between + bridge;
  for (const std::string& form : finite) {
    all.push_back(form + object + particle);
    all.push_back(lead + particle + form);
    all.push_back(lead + particle + " " + form);
  }
  if (past) {
    for (const char* has : {"heb", "heeft", "hebben", "had", "hadden", "ben", "is", "was", "waren"})
      all.push_back(has + object + particle + forms.participle);
  } else {
    all.push_back(lead + particle + " te " + forms.infinitive);
    all.push_back(lead + particle + forms.participle);
    all.push_back(lead + particle + " " + forms.participle);
  }
  return all;
}

std::vector<std::string> VerbForms::expand(const std::string& phrase) const {
  if (phrase.find_first_of("~<{") == std::string::npos) return {phrase};
  std::vector<std::string> all;
  for (const std::string& unfolded : unfold_classes(phrase)) {
    // Two forms of one verb may be the same; those of other words differ.
    const auto forms_before = static_cast<std::ptrdiff_t>(all.size());
    for (std::string& form : conjugate(unfolded)) {
      if (std::find(all.begin() + forms_before, all.end(), form) == all.end())
        all.push_back(std::move(form));
    }
  }
  return all;
}

}  // namespace meldaan::extract
