#include "extract/later_mails/spelling.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "extract/text/edit_distance.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// Right before a name they say that it is one that was wrong.
constexpr std::array kPutsRight = {
    List::kThatIs, List::kCorrection, List::kRenames, List::kSelfIntroduction, List::kCalled,
};
constexpr std::size_t kShortestSpelt = 3;
// "Vos" is one letter away from many names, "Thijssen" two from its own spellings only.
constexpr std::size_t kFewLettersSpelt = 4;

class Spellings {
 public:
  Spellings(const Part& body, const std::vector<Acquaintance>& known)
      : body_(body), known_(known), document_(body.document()), cues_(body.cues()) {}

  std::vector<Respelt> find() const {
    std::vector<Respelt> found;
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (document_[i].zone != Zone::kOwn || !document_.is_word(i) || !is_put_right(i)) continue;
      if (auto respelt = respelt_at(i)) found.push_back(std::move(*respelt));
    }
    return found;
  }

 private:
  bool is_put_right(std::size_t token) const {
    if (spells(body_.sentences().of(token).range)) return true;
    if (!document_[token].capital || token == 0) return false;
    // "Het moet Sanne Backer zijn": behind a first name that stays.
    std::size_t before = token - 1;
    while (before > 0 && document_[before].capital && is_known(document_.folded(before))) --before;
    return std::any_of(kPutsRight.begin(), kPutsRight.end(),
                       [&](List list) { return cues_.covers(list, before); });
  }

  // "Met één s", "with a K", "met ck": words that are followed by letters.
  bool spells(const Range& sentence) const {
    const std::vector<Range> found = cues_.all(List::kSpelling, sentence);
    return std::any_of(found.begin(), found.end(), [&](const Range& cue) {
      return cue.end < sentence.end && is_letters(document_.folded(cue.end));
    });
  }

  static bool is_letters(std::string_view word) {
    constexpr std::size_t kMost = 3;
    constexpr std::string_view kVowels = "aeiou";
    const bool plural = word.size() > 1 && word[1] == '\'';  // "twee n'en"
    if (word.size() == 1 || plural) return word.front() >= 'a' && word.front() <= 'z';
    return word == "ij" ||
           (word.size() <= kMost && word.find_first_of(kVowels) == std::string_view::npos);
  }

  bool is_known(std::string_view word) const {
    return std::any_of(known_.begin(), known_.end(), [&](const Acquaintance& one) {
      const std::vector<std::string_view> words = split(one.person.name, ' ');
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view name) { return fold(name) == word; });
    });
  }

  std::optional<Respelt> respelt_at(std::size_t token) const {
    const std::string_view word = document_.folded(token);
    const bool small = !document_[token].capital;
    if (word.size() < kShortestSpelt || is_known(word) || (small && cues_.at(List::kCommon, token)))
      return std::nullopt;
    std::optional<Respelt> found;
    for (std::size_t who = 0; who < known_.size(); ++who) {
      const std::vector<std::string_view> parts = split(known_[who].person.name, ' ');
      std::vector<std::string> words(parts.begin(), parts.end());
      for (std::string& name : words) {
        const std::string was = fold(name);
        if (was.size() < kShortestSpelt || !are_alike(was, word)) continue;
        if (found) return std::nullopt;
        name = as_name(document_.original(token));
        found = Respelt{who, join(words, " "), {token, token + 1}};
        break;
      }
    }
    return found;
  }

  static bool are_alike(const std::string& was, std::string_view word) {
    const std::size_t limit = std::min(was.size(), word.size()) <= kFewLettersSpelt ? 1 : 2;
    return EditDistance(was).to(word, limit) <= limit;
  }

  static std::string as_name(std::string_view word) {
    return ascii_upper(word.substr(0, 1)) + std::string(word.substr(1));
  }

  const Part& body_;
  const std::vector<Acquaintance>& known_;
  const Document& document_;
  const Cues& cues_;
};

}  // namespace

std::vector<Respelt> respelt_names(const Part& body, const std::vector<Acquaintance>& known) {
  return Spellings(body, known).find();
}

}  // namespace meldaan::extract
