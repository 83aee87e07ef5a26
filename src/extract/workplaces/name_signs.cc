#include "extract/workplaces/name_signs.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace meldaan::extract {
namespace {

// What is looked at; part of each sign, so that "school" behind a word is another than before it.
enum class Look : std::uint32_t {
  kAlways,
  kGram,
  kBeginning,
  kEnding,
  kLongEnding,
  kPhrase,
  kPhraseOfForm,
  kPhraseBefore,
  kPhraseTwoBefore,
  kPhraseBehind,
  kZone,
  kZoneOfForm,
  kOpensLine,
  kFormThatOpens,
  kZoneThatOpens,
  kClosesLine,
  kPlaceInLine,
  kLineBegins,
  kLineBeginsForForm,
  kLabel,
  kLabelForForm,
  kLineLength,
  kLineAboveIsEmpty,
  kLineAboveBegins,
  kLineAboveLabel,
  kLineAboveForm,
  kNamedAgain,
};

constexpr std::uint32_t mixed(std::uint32_t sign, std::uint32_t piece) {
  std::uint64_t bits = (std::uint64_t{sign} << 32 | piece) + 0x9E3779B97F4A7C15;
  bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9;
  bits = (bits ^ bits >> 27) * 0x94D049BB133111EB;
  return static_cast<std::uint32_t>(bits ^ bits >> 31);
}

constexpr std::uint32_t sign_of(Look look, std::initializer_list<std::uint32_t> pieces) {
  auto sign = static_cast<std::uint32_t>(look);
  for (const std::uint32_t piece : pieces) sign = mixed(sign, piece);
  return sign;
}

// What the lists say there, for each list: most signs of a token are these.
using OfLists = std::array<std::uint32_t, kListCount>;
constexpr OfLists of_lists(Look look) {
  OfLists signs{};
  for (std::uint32_t list = 0; list < kListCount; ++list) signs[list] = sign_of(look, {list});
  return signs;
}
constexpr OfLists kOfPhrase = of_lists(Look::kPhrase);
constexpr OfLists kOfPhraseBefore = of_lists(Look::kPhraseBefore);
constexpr OfLists kOfPhraseTwoBefore = of_lists(Look::kPhraseTwoBefore);
constexpr OfLists kOfPhraseBehind = of_lists(Look::kPhraseBehind);

// Words and forms that are looked at together, by how far they stand from the token.
struct Gram {
  std::array<std::ptrdiff_t, 3> words;
  std::array<std::ptrdiff_t, 3> forms;
};
constexpr std::ptrdiff_t kNone = 99;

constexpr Gram words(std::ptrdiff_t a, std::ptrdiff_t b = kNone, std::ptrdiff_t c = kNone) {
  return {{a, b, c}, {kNone, kNone, kNone}};
}
constexpr Gram forms(std::ptrdiff_t a, std::ptrdiff_t b = kNone, std::ptrdiff_t c = kNone) {
  return {{kNone, kNone, kNone}, {a, b, c}};
}
constexpr Gram both(const Gram& words, const Gram& forms) {
  return {words.words, forms.forms};
}

constexpr std::size_t kGramReach = 3;  // so far from the token any of them stands

constexpr Gram kGrams[] = {
    words(0),
    words(-1),
    words(1),
    words(-2),
    words(2),
    words(-3),
    words(-1, 0),
    words(0, 1),
    words(-2, -1),
    words(1, 2),
    words(-3, -2, -1),
    forms(0),
    forms(-1, 0),
    forms(0, 1),
    forms(-1, 0, 1),
    both(words(-1), forms(0)),
    both(words(1), forms(0)),
    both(words(-2), forms(-1, 0)),
};

// How a word is written.
enum class Form : std::uint32_t {
  kLower,
  kMixed,  // "iPad"
  kInitial,
  kCapital,
  kCapitals,
  kShortCapitals,
  kInnerCapital,  // "ROOS-school", "McDonald"
  kNumber,
  kAddress,
  kUrl,
  kOutside,
  kMark,  // and behind it the character
};

Form written_as(const Token& token, std::string_view word) {
  constexpr std::size_t kShort = 4;
  switch (token.kind) {
    case TokenKind::kNumber:
      return Form::kNumber;
    case TokenKind::kAddress:
      return Form::kAddress;
    case TokenKind::kUrl:
      return Form::kUrl;
    default:
      break;
  }
  const auto in = [&](char from, char to) {
    return std::any_of(word.begin() + 1, word.end(), [&](char c) { return from <= c && c <= to; });
  };
  const bool upper = in('A', 'Z');
  if (!token.capital) return upper ? Form::kMixed : Form::kLower;
  if (!upper) return word.size() == 1 ? Form::kInitial : Form::kCapital;
  if (in('a', 'z')) return Form::kInnerCapital;
  return word.size() <= kShort ? Form::kShortCapitals : Form::kCapitals;
}

bool is_capital(std::uint32_t form) {
  return form >= static_cast<std::uint32_t>(Form::kInitial) &&
         form <= static_cast<std::uint32_t>(Form::kInnerCapital);
}

// Names of people and groups stand for all names of their kind.
enum class Class : std::uint32_t { kOutside = 1, kNumber, kAddress, kGroup, kFirstName };

constexpr std::array kLineLabels = {List::kLabelName,  List::kLabelSchool, List::kLabelFoundation,
                                    List::kLabelGroup, List::kLabelEmail,  List::kLabelOther,
                                    List::kHeadName,   List::kHeadSchool,  List::kHeadGroup};

// What somebody else wrote, or a machine, tells nothing.
bool is_tagged(Zone zone) {
  return zone != Zone::kInvitation && zone != Zone::kDisclaimer && zone != Zone::kDeviceLine &&
         zone != Zone::kQuoteHead;
}

class NameSigns {
 public:
  explicit NameSigns(const Part& part)
      : part_(part),
        document_(part.document()),
        words_(document_.size() + 2 * kGramReach, static_cast<std::uint32_t>(Class::kOutside)),
        forms_(document_.size() + 2 * kGramReach, static_cast<std::uint32_t>(Form::kOutside)),
        of_group_(document_.size(), false) {
    for (const Mention& mention : part_.mentions()) {
      for (std::size_t i = mention.name.begin; i < mention.name.end; ++i) of_group_[i] = true;
    }
    // A quoted invitation is most of a mail: of what is not tagged only what stands near is read.
    std::size_t read = 0;
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (document_.is_word(i) && document_[i].capital) named_.push_back(word_of(i));
      if (!is_tagged(document_[i].zone)) continue;
      const std::size_t end = std::min(i + kGramReach + 1, document_.size());
      for (read = std::max(read, i - std::min(i, kGramReach)); read < end; ++read) {
        words_[kGramReach + read] = word_of(read);
        forms_[kGramReach + read] = form_of(read);
      }
    }
    std::sort(named_.begin(), named_.end());
    find_phrases();
  }

  TokenSigns of(std::size_t token) {
    constexpr std::size_t kHardlyMore = 64;  // has a token
    signs_.clear();
    signs_.reserve(kHardlyMore);
    signs_.push_back(sign_of(Look::kAlways, {}));
    add_grams(token);
    add_spelling(token);
    add_phrases(token);
    add_line(token);
    const auto zone = static_cast<std::uint32_t>(document_[token].zone);
    add(Look::kZone, {zone});
    add(Look::kZoneOfForm, {zone, form(token)});
    if (is_capital(form(token)) && is_named_again(word(token))) add(Look::kNamedAgain, {});
    return std::move(signs_);
  }

 private:
  void add(Look look, std::initializer_list<std::uint32_t> pieces) {
    signs_.push_back(sign_of(look, pieces));
  }

  std::uint32_t word_of(std::size_t token) const {
    const Token& read = document_[token];
    if (read.kind == TokenKind::kNumber) return static_cast<std::uint32_t>(Class::kNumber);
    if (read.kind == TokenKind::kAddress) return static_cast<std::uint32_t>(Class::kAddress);
    if (of_group_[token]) return static_cast<std::uint32_t>(Class::kGroup);
    if (read.capital && part_.cues().covers(List::kFirstName, token))
      return static_cast<std::uint32_t>(Class::kFirstName);
    return read.hash;
  }

  std::uint32_t form_of(std::size_t token) const {
    if (document_[token].kind == TokenKind::kPunctuation)
      return mixed(static_cast<std::uint32_t>(Form::kMark), document_[token].hash);
    return static_cast<std::uint32_t>(written_as(document_[token], document_.original(token)));
  }

  bool is_named_again(std::uint32_t word) const {
    const auto [first, last] = std::equal_range(named_.begin(), named_.end(), word);
    return last - first > 1;
  }

  // Whose words tell nothing of a name.
  static bool is_idle(List list) {
    return list == List::kWordClass || list == List::kCommon || list == List::kObjection ||
           list == List::kErases || list >= List::kLastOfAll || is_for_answers(list);
  }

  // For each token of a phrase its list, once, the lists in order.
  template <class Take>
  void each_phrase(Take take) const {
    for (std::uint32_t number = 0; number < kListCount; ++number) {
      const auto list = static_cast<List>(number);
      if (is_idle(list)) continue;
      std::size_t next = 0;
      for (const Cue& cue : part_.cues().of(list)) {
        for (std::size_t i = std::max(cue.range.begin, next); i < cue.range.end; ++i)
          take(i, number);
        next = std::max(cue.range.end, next);
      }
    }
  }

  void find_phrases() {
    begins_.assign(document_.size() + 1, 0);
    each_phrase([&](std::size_t token, std::uint32_t) { ++begins_[token + 1]; });
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    phrases_.resize(begins_.back());
    std::vector<std::uint32_t> next = begins_;
    each_phrase([&](std::size_t token, std::uint32_t list) { phrases_[next[token]++] = list; });
  }

  std::span<const std::uint32_t> phrases(std::size_t token) const {
    return {phrases_.data() + begins_[token], phrases_.data() + begins_[token + 1]};
  }
  std::uint32_t word(std::size_t token) const { return words_[kGramReach + token]; }
  std::uint32_t form(std::size_t token) const { return forms_[kGramReach + token]; }

  void add_grams(std::size_t token) {
    const std::uint32_t* const words_near = words_.data() + kGramReach + token;
    const std::uint32_t* const forms_near = forms_.data() + kGramReach + token;
    std::uint32_t number = 0;
    for (const Gram& gram : kGrams) {
      std::uint32_t sign = sign_of(Look::kGram, {number++});
      for (const std::ptrdiff_t offset : gram.words) {
        if (offset != kNone) sign = mixed(sign, words_near[offset]);
      }
      for (const std::ptrdiff_t offset : gram.forms) {
        if (offset != kNone) sign = mixed(sign, forms_near[offset]);
      }
      signs_.push_back(sign);
    }
  }

  void add_spelling(std::size_t token) {
    constexpr std::size_t kPiece = 3;
    constexpr std::size_t kLongPiece = 5;
    const std::string_view letters = document_.folded(token);
    if (letters.size() <= kPiece || word(token) <= static_cast<std::uint32_t>(Class::kFirstName))
      return;
    add(Look::kBeginning, {hash_of(letters.substr(0, kPiece))});
    add(Look::kEnding, {hash_of(letters.substr(letters.size() - kPiece))});
    if (letters.size() > kLongPiece)
      add(Look::kLongEnding, {hash_of(letters.substr(letters.size() - kLongPiece))});
  }

  void add_phrases(std::size_t token) {
    for (const std::uint32_t list : phrases(token)) {
      signs_.push_back(kOfPhrase[list]);
      add(Look::kPhraseOfForm, {list, form(token)});
    }
    const auto add_near = [&](const OfLists& signs, std::size_t at) {
      for (const std::uint32_t list : phrases(at)) signs_.push_back(signs[list]);
    };
    if (token > 0) add_near(kOfPhraseBefore, token - 1);
    if (token > 1) add_near(kOfPhraseTwoBefore, token - 2);
    if (token + 1 < document_.size()) add_near(kOfPhraseBehind, token + 1);
  }

  void add_line(std::size_t token) {
    constexpr std::size_t kLong = 8;
    const std::uint32_t number = document_[token].line;
    const Line& line = document_.lines()[number];
    const std::uint32_t form = this->form(token);
    const bool first = line.first == token;
    const bool last = line.last == token + 1;
    if (first) {
      add(Look::kOpensLine, {});
      add(Look::kFormThatOpens, {form});
      add(Look::kZoneThatOpens, {static_cast<std::uint32_t>(document_[token].zone)});
    }
    if (last) add(Look::kClosesLine, {});
    add(Look::kPlaceInLine, {(first ? 1u : 0u) + (last ? 2u : 0u), form});
    add(Look::kLineBegins, {word_of(line.first)});
    add(Look::kLineBeginsForForm, {word_of(line.first), form});
    add(Look::kLineLength, {static_cast<std::uint32_t>(std::min(line.last - line.first, kLong))});
    if (number != labelled_line_) find_labels(number);
    for (const std::uint32_t label : labels_) {
      add(Look::kLabel, {label});
      add(Look::kLabelForForm, {label, form});
    }
    if (number > 0) add_line_above(document_.lines()[number - 1], token);
  }

  // Those that the line begins with, and the line above it.
  void find_labels(std::uint32_t line) {
    labelled_line_ = line;
    labels_.clear();
    labels_above_.clear();
    const Cues& cues = part_.cues();
    const std::vector<Line>& lines = document_.lines();
    for (const List label : kLineLabels) {
      const std::size_t first = lines[line].first;
      if (cues.at(label, first) || cues.at(label, first + 1))
        labels_.push_back(static_cast<std::uint32_t>(label));
      if (line > 0 && cues.at(label, lines[line - 1].first))
        labels_above_.push_back(static_cast<std::uint32_t>(label));
    }
  }

  void add_line_above(const Line& above, std::size_t token) {
    if (above.empty()) {
      add(Look::kLineAboveIsEmpty, {});
      return;
    }
    add(Look::kLineAboveBegins, {word_of(above.first)});
    for (const std::uint32_t label : labels_above_) add(Look::kLineAboveLabel, {label});
    add(Look::kLineAboveForm, {form_of(above.first), form_of(above.first + 1),
                               static_cast<std::uint32_t>(document_[token].zone)});
  }

  const Part& part_;
  const Document& document_;
  // Of each token that is tagged or near one, and of kGramReach before and behind all of them.
  std::vector<std::uint32_t> words_;  // a Class, or the hash of the word itself
  std::vector<std::uint32_t> forms_;
  std::vector<bool> of_group_;          // each token whether a group's name holds it
  std::vector<std::uint32_t> phrases_;  // numbers of lists, token by token
  std::vector<std::uint32_t> begins_;   // of each token in these
  std::vector<std::uint32_t> named_;    // words that bear a capital, sorted
  std::optional<std::uint32_t> labelled_line_;
  std::vector<std::uint32_t> labels_;  // of that line
  std::vector<std::uint32_t> labels_above_;
  TokenSigns signs_;
};

}  // namespace

TokensToTag tokens_to_tag(const Part& part) {
  TokensToTag found;
  NameSigns signs(part);
  for (std::size_t i = 0; i < part.document().size(); ++i) {
    if (!is_tagged(part.document()[i].zone)) continue;
    found.tokens.push_back(i);
    found.signs.push_back(signs.of(i));
  }
  return found;
}

}  // namespace meldaan::extract
