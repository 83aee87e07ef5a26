#include "app/settle_statements.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/address.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

using Member = std::optional<std::string> FormPerson::*;

// A shorter word before a full stop is an abbreviation.
constexpr std::size_t kLeastBeforeStop = 3;
constexpr std::size_t kLeastAlone = 5;
// "de juiste school is", "het nieuwe adres is"
constexpr std::size_t kMostLead = 2;
// Whoever writes more than that tells a story; and it bounds the time that looking takes.
constexpr std::size_t kLongestStatement = 500;
constexpr std::string_view kMarks = ".,;:!\"'()";

struct Label {
  const char* list;  // of the lexicon
  Member member;
};
constexpr std::array<Label, 6> kLabels = {{
    {"label_name", &FormPerson::name},
    {"label_school", &FormPerson::school},
    {"label_foundation", &FormPerson::foundation},
    {"label_group", &FormPerson::groups},
    {"label_email", &FormPerson::email},
    {"label_other", nullptr},  // "adres" has a mail address behind it, or none that is kept
}};

// With these a value goes on to say something else, or says that there is none.
constexpr std::array<const char*, 5> kNoValue = {"question", "negation", "first_person",
                                                 "third_person", "undecided"};

// What says that somebody leaves or stays away.
constexpr std::array<const char*, 4> kLeaving = {"cancel", "not_coming", "absent", "erasure"};

// Verbs that no place is called by; somebody may be called Wil.
constexpr std::array<const char*, 3> kNoPlace = {"wish", "auxiliary", "comes"};

// A name may begin with such a small word; with any other ("eerst OBS De Esch") it is no plain one.
constexpr std::array<const char*, 4> kBegins = {"article", "school_type", "foundation_type",
                                                "organisation_type"};

bool has_capital_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_upper(c) || (is_word(c) && !is_letter(c))) return true;
  }
  return false;
}

bool is_lower(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (!is_letter(c) || is_upper(c)) return false;
  }
  return !word.empty();
}

std::string_view bare(std::string_view word) {
  const std::size_t begin = word.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  return word.substr(begin, word.find_last_not_of(kMarks) - begin + 1);
}

// "gebeld." and, as a sentence of its own, "Negeren."; neither "St." nor "Esch."
bool ends_sentence(std::string_view word, bool is_first) {
  if (!word.ends_with('.') && !word.ends_with('!')) return false;
  std::string_view letters = bare(word);
  if (letters.size() < (is_first ? kLeastAlone : kLeastBeforeStop)) return false;
  if (is_first && static_cast<unsigned char>(letters.front()) < 0x80) letters.remove_prefix(1);
  return is_lower(letters);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

class Statements {
 public:
  Statements(std::string_view sentence, const std::vector<Lexicon>& lexicons)
      : lexicons_(lexicons), words_(words_of(sentence)) {
    for (const std::string_view word : words_) folded_.push_back(fold(bare(word)));
  }

  std::optional<FormPerson> read() const {
    if (words_.size() == 1 && is_plausible_address(bare(words_[0]))) {
      FormPerson person;
      person.email = std::string(bare(words_[0]));
      return person;
    }
    const std::vector<Head> heads = find_heads();
    if (heads.empty() || heads.front().lead != 0) return std::nullopt;
    FormPerson person;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      const std::size_t end = i + 1 < heads.size() ? heads[i + 1].lead : words_.size();
      if (!put(heads[i].member, heads[i].value, end, person)) return std::nullopt;
    }
    return person;
  }

  // Whether a phrase of the list stands anywhere; not those that are verbs in all their forms.
  bool says(const char* list) const {
    return std::any_of(lexicons_.begin(), lexicons_.end(), [&](const Lexicon& lexicon) {
      const auto& phrases = lexicon.list(list);
      return std::any_of(phrases.begin(), phrases.end(), [&](const Lexicon::Phrase& phrase) {
        return stands_in_order(phrase.text);
      });
    });
  }

 private:
  struct Head {
    std::size_t lead = 0;   // where its words begin, articles and the like included
    std::size_t value = 0;  // where what it says begins
    Member member = nullptr;
  };

  // How many words of the sentence, from `at` on, this phrase covers; 0: it does not stand there.
  std::size_t covers(const std::string& phrase, std::size_t at) const {
    // Folding is dear, and most phrases begin otherwise.
    if (phrase.empty() || folded_[at].empty()) return 0;
    const bool is_plain = phrase.front() >= 'a' && phrase.front() <= 'z';
    if (is_plain && phrase.front() != folded_[at].front()) return 0;
    std::size_t count = 0;
    for (const std::string_view word : words_of(phrase)) {
      if (at + count >= words_.size() || folded_[at + count] != fold(bare(word))) return 0;
      ++count;
    }
    return count;
  }

  // "meld … af": its parts one behind the other.
  bool stands_in_order(const std::string& phrase) const {
    if (phrase.find_first_of("~{*") != std::string::npos) return false;
    const std::string parted = replace_all(phrase, "…", "|");
    std::size_t at = 0;
    for (const std::string_view part : split(parted, '|')) {
      const std::string words = collapse_spaces(part);
      std::size_t count = 0;
      while (at < words_.size() && (count = covers(words, at)) == 0) ++at;
      if (count == 0) return false;
      at += count;
    }
    return true;
  }

  std::size_t longest(const char* list, std::size_t at) const {
    std::size_t most = 0;
    if (at >= words_.size()) return 0;
    for (const Lexicon& lexicon : lexicons_) {
      for (const Lexicon::Phrase& phrase : lexicon.list(list))
        most = std::max(most, covers(phrase.text, at));
    }
    return most;
  }

  bool has_any(const char* list, std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; ++at) {
      const std::size_t count = longest(list, at);
      if (count > 0 && at + count <= end) return true;
    }
    return false;
  }

  bool ends_clause(std::size_t word) const {
    return words_[word].ends_with(',') || words_[word].ends_with(';') ||
           words_[word].ends_with('.');
  }

  std::vector<Head> find_heads() const {
    std::vector<Head> heads;
    for (std::size_t at = 0; at < words_.size();) {
      const std::optional<Head> head = head_at(at);
      if (!head) {
        ++at;
        continue;
      }
      heads.push_back(*head);
      heads.back().lead = lead_of(at, heads.size() > 1 ? heads[heads.size() - 2].value : 0);
      at = head->value;
    }
    return heads;
  }

  std::optional<Head> head_at(std::size_t at) const {
    std::optional<Head> best;
    for (const Label& label : kLabels) {
      const std::size_t count = longest(label.list, at);
      if (count == 0 || longest("question_word", at) > 0) continue;
      const std::size_t behind = at + count;
      const bool colon = words_[behind - 1].ends_with(':');
      const std::size_t verb = colon ? 0 : longest("names_it", behind);
      if (!colon && verb == 0) continue;
      if (!best || behind + verb > best->value) best = Head{at, behind + verb, label.member};
    }
    return best;
  }

  // Back over "en" and "de juiste", not into the value before.
  std::size_t lead_of(std::size_t at, std::size_t least) const {
    std::size_t lead = at;
    while (lead > least && at - lead < kMostLead) {
      const std::size_t before = lead - 1;
      if (longest("and", before) == 1) return before;
      const bool may = is_lower(words_[before]) || (before == 0 && is_lower(folded_[before]));
      if (!may || ends_clause(before) || has_any("question_word", before, lead) ||
          has_any("negation", before, lead))
        break;
      lead = before;
    }
    return lead;
  }

  bool put(Member member, std::size_t begin, std::size_t end, FormPerson& person) const {
    if (begin >= end) return false;
    const char* first = words_[begin].data();
    const std::string_view last = words_[end - 1];
    std::string_view value(first, static_cast<std::size_t>(last.data() + last.size() - first));
    value = value.substr(0, value.find_last_not_of(".,;! ") + 1);
    const bool is_address = is_plausible_address(value);
    if (is_address) member = &FormPerson::email;
    if (member == nullptr || person.*member || value.empty()) return false;
    if (!is_address && (member == &FormPerson::email || !may_be_value(member, value, begin, end)))
      return false;
    person.*member = collapse_spaces(value);
    return true;
  }

  bool may_be_value(Member member, std::string_view value, std::size_t begin,
                    std::size_t end) const {
    const auto stands_there = [&](const char* list) { return has_any(list, begin, end); };
    if (std::any_of(kNoValue.begin(), kNoValue.end(), stands_there)) return false;
    if (member == &FormPerson::groups) return true;  // what is no group is told
    if (member != &FormPerson::name && std::any_of(kNoPlace.begin(), kNoPlace.end(), stands_there))
      return false;
    // "OBS De Esch en de stichting Consent"
    const bool names_more = std::any_of(kLabels.begin(), kLabels.end(), [&](const Label& label) {
      return label.member != member && label.member != nullptr && stands_there(label.list);
    });
    if (names_more) return false;
    return has_capital_or_digit(value) &&
           (!is_lower(words_[begin]) ||
            std::any_of(kBegins.begin(), kBegins.end(),
                        [&](const char* list) { return longest(list, begin) > 0; }));
  }

  const std::vector<Lexicon>& lexicons_;
  std::vector<std::string_view> words_;
  std::vector<std::string> folded_;
};

bool may_state(std::string_view sentence) {
  return sentence.size() <= kLongestStatement && sentence.find('?') == std::string_view::npos;
}

}  // namespace

std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<std::string> sentences;
  bool goes_on = false;
  for (const std::string_view line : split_lines(text)) {
    const std::string spaced = collapse_spaces(line);
    for (const std::string_view word : words_of(spaced)) {
      const bool is_first = !goes_on;
      if (is_first) sentences.emplace_back();
      sentences.back() += (is_first ? "" : " ") + std::string(word);
      goes_on = !ends_sentence(word, is_first);
    }
    goes_on = goes_on && line.size() >= kWrapsFrom;
  }
  return sentences;
}

std::optional<FormPerson> statement_in(std::string_view sentence,
                                       const std::vector<Lexicon>& lexicons) {
  return may_state(sentence) ? Statements(sentence, lexicons).read() : std::nullopt;
}

Heard heard_in(std::string_view sentence, const std::vector<Lexicon>& lexicons) {
  const Statements words(sentence.substr(0, kLongestStatement), lexicons);
  Heard heard;
  if (may_state(sentence)) heard.stated = words.read();
  heard.leaves = std::any_of(kLeaving.begin(), kLeaving.end(),
                             [&](const char* list) { return words.says(list); });
  heard.denies = words.says("negation");
  return heard;
}

}  // namespace meldaan::app
