#include "extract/phrases.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/edit_distance.h"
#include "extract/sound.h"

namespace meldaan::extract {
namespace {

// Beginnings and endings shorter than this would fit half the language.
constexpr std::size_t kShortestAffix = 3;
constexpr std::size_t kLongestAffix = 16;

// One letter more, fewer or other makes another word of a short one.
constexpr std::size_t kShortestForgiven = 5;
constexpr std::size_t kLongestForgiven = 24;

// What people want, and what they call it: the words on which a mail's sense hangs.
constexpr std::array kForgiving = {
    List::kRegister,   List::kSelfRegister,  List::kWish,          List::kCancel,
    List::kChange,     List::kLabelName,     List::kLabelSchool,   List::kLabelFoundation,
    List::kLabelGroup, List::kLabelEmail,    List::kKindWerkgroep, List::kKindProjectgroep,
    List::kSchoolType, List::kFoundationType};

// A long word is hardly a name that happens to be one letter from it: "Stichtng Weidegaard".
constexpr std::size_t kLongWord = 8;

std::uint32_t bucket_of(char first, std::size_t length) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(first)) << 8 |
         static_cast<std::uint32_t>(length);
}

std::string place_of(const Lexicon& lexicon, const Lexicon::Phrase& phrase) {
  return lexicon.file + ":" + std::to_string(phrase.line) + ": ";
}

// A space bar hit twice parts no phrase; a column does.
constexpr std::size_t kColumn = 3;

// "…": no word of a text has this symbol.
constexpr std::uint32_t kBridge = 1;

bool is_bridge(const Document& phrase, std::size_t token) {
  return phrase.original(token) == "\u2026";
}

bool ends_bridge(const Document& document, std::size_t token) {
  for (const char mark : {'!', '?', ';', ':'}) {
    if (document.is_mark(token, mark)) return true;
  }
  // "Schrijf mij s.v.p. in": the stop of an abbreviation ends nothing.
  return document.is_mark(token, '.') &&
         (token + 1 == document.size() || document[token + 1].capital);
}

}  // namespace

const Cue* Cues::first(List list, const Range& range) const {
  const auto& cues = of(list);
  auto at =
      std::lower_bound(cues.begin(), cues.end(), range.begin,
                       [](const Cue& cue, std::size_t token) { return cue.range.begin < token; });
  for (; at != cues.end() && at->range.begin < range.end; ++at) {
    if (at->range.end <= range.end) return &*at;
  }
  return nullptr;
}

std::vector<Range> Cues::all(List list, const Range& range) const {
  std::vector<Range> found;
  const auto& cues = of(list);
  auto at =
      std::lower_bound(cues.begin(), cues.end(), range.begin,
                       [](const Cue& cue, std::size_t token) { return cue.range.begin < token; });
  for (; at != cues.end() && at->range.begin < range.end; ++at) {
    if (at->range.end <= range.end) found.push_back(at->range);
  }
  return found;
}

std::size_t Cues::end_at(List list, std::size_t token) const {
  if (!at(list, token)) return token;
  const auto& cues = of(list);
  const auto found =
      std::lower_bound(cues.begin(), cues.end(), token,
                       [](const Cue& cue, std::size_t wanted) { return cue.range.begin < wanted; });
  return found != cues.end() && found->range.begin == token ? found->range.end : token;
}

void Cues::add(const Cue& cue) {
  for (std::size_t i = cue.range.begin; i < cue.range.end; ++i) {
    covered_[i].set(static_cast<std::size_t>(cue.list));
  }
  known_[cue.range.begin] = known_[cue.range.end - 1] = true;
  auto& cues = by_list_[static_cast<std::size_t>(cue.list)];
  if (!cues.empty()) {
    Cue& before = cues.back();
    if (before.range.begin == cue.range.begin && before.range.end <= cue.range.end) {
      before = cue;
      return;
    }
    if (before.range.end >= cue.range.end) return;
  }
  cues.push_back(cue);
  starting_[cue.range.begin].set(static_cast<std::size_t>(cue.list));
}

Result<PhraseBook> PhraseBook::compile(const std::vector<Lexicon>& lexicons) {
  PhraseBook book;
  book.last_symbol_ = kBridge;
  std::bitset<kListCount> seen;
  for (std::size_t language = 0; language < lexicons.size(); ++language) {
    for (const auto& [name, phrases] : lexicons[language].lists) {
      if (const auto list = list_of(name)) seen.set(static_cast<std::size_t>(*list));
    }
    const auto added = book.add_all(static_cast<std::uint8_t>(language), lexicons[language]);
    if (!added) return added.error();
  }
  book.from_root_.resize(book.last_symbol_ + 1);
  for (Symbol symbol = 0; symbol <= book.last_symbol_; ++symbol) {
    if (const auto edge = book.edges_.find(symbol); edge != book.edges_.end())
      book.from_root_[symbol] = edge->second;
  }
  book.bridges_.resize(book.ends_.size());
  for (Node node = 0; node < book.bridges_.size(); ++node) {
    const auto edge = book.edges_.find((static_cast<std::uint64_t>(node) << 32) | kBridge);
    if (edge != book.edges_.end()) book.bridges_[node] = edge->second;
  }
  for (std::size_t list = 0; list < kListCount; ++list) {
    if (seen.test(list)) continue;
    const std::string file = lexicons.empty() ? "lexicon" : lexicons.front().file;
    return permanent(Errc::kConfig, file + ": lists." +
                                        std::string(name_of(static_cast<List>(list))) +
                                        ": this list is missing");
  }
  return book;
}

Result<void> PhraseBook::add_all(std::uint8_t language, const Lexicon& lexicon) {
  const auto verbs = VerbForms::make(lexicon.list(name_of(List::kIrregularVerb)),
                                     lexicon.list(name_of(List::kWordClass)));
  if (!verbs) return permanent(Errc::kConfig, lexicon.file + ": " + verbs.error().text);
  for (const auto& [name, phrases] : lexicon.lists) {
    const auto list = list_of(name);
    if (!list) {
      const int line = phrases.empty() ? 0 : phrases.front().line;
      return permanent(Errc::kConfig, lexicon.file + ":" + std::to_string(line) + ": lists." +
                                          name + ": there is no list of that name");
    }
    if (*list == List::kIrregularVerb || *list == List::kWordClass) continue;
    std::uint16_t entry = 0;
    for (const Lexicon::Phrase& phrase : phrases) {
      const std::vector<std::string> forms = verbs->expand(phrase.text);
      if (forms.empty()) {
        return permanent(Errc::kConfig,
                         place_of(lexicon, phrase) + "no such class of words, or no such verb");
      }
      for (const std::string& form : forms) {
        const auto added = add({*list, language, entry}, lexicon, {form, phrase.line});
        if (!added) return added;
      }
      ++entry;
    }
  }
  return {};
}

PhraseBook::Symbol PhraseBook::symbol_for(Vocabulary& vocabulary, std::string_view word) {
  const auto found = vocabulary.find(word);
  if (found != vocabulary.end()) return found->second;
  vocabulary.emplace(word, ++last_symbol_);
  return last_symbol_;
}

PhraseBook::Node PhraseBook::child(Node parent, Symbol symbol) {
  const std::uint64_t edge = (static_cast<std::uint64_t>(parent) << 32) | symbol;
  const auto [at, fresh] = edges_.emplace(edge, static_cast<Node>(ends_.size()));
  if (fresh) ends_.emplace_back();
  return at->second;
}

Result<void> PhraseBook::add(const End& end, const Lexicon& lexicon,
                             const Lexicon::Phrase& phrase) {
  const Document words(phrase.text);
  if (words.size() == 0) {
    return permanent(Errc::kConfig, place_of(lexicon, phrase) + "an empty phrase fits everywhere");
  }
  Node node = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words.folded(i);
    const bool star_before = i > 0 && words[i].glued && words.is_mark(i - 1, '*');
    const bool star_behind =
        i + 1 < words.size() && words[i + 1].glued && words.is_mark(i + 1, '*');
    if (words.is_mark(i, '*') && words.size() > 1) continue;
    if (is_bridge(words, i)) {
      if (i == 0 || i + 1 == words.size() || is_bridge(words, i - 1)) {
        return permanent(Errc::kConfig,
                         place_of(lexicon, phrase) + "'\u2026' needs words on both its sides");
      }
      node = child(node, kBridge);
      continue;
    }
    if ((star_before || star_behind) &&
        (word.size() < kShortestAffix || word.size() > kLongestAffix)) {
      return permanent(Errc::kConfig, place_of(lexicon, phrase) + "'*' needs " +
                                          std::to_string(kShortestAffix) + " to " +
                                          std::to_string(kLongestAffix) + " letters beside it");
    }
    Vocabulary& vocabulary = star_behind ? beginnings_ : star_before ? endings_ : words_;
    if (star_behind) beginning_lengths_ |= 1u << word.size();
    if (star_before && !star_behind) ending_lengths_ |= 1u << word.size();
    node = child(node, symbol_for(vocabulary, word));
    const bool forgiving =
        std::find(kForgiving.begin(), kForgiving.end(), end.list) != kForgiving.end();
    if (forgiving && &vocabulary == &words_) forgive(word);
  }
  ends_[node].push_back(end);
  return {};
}

void PhraseBook::forgive(std::string_view word) {
  if (word.size() < kShortestForgiven || word.size() > kLongestForgiven) return;
  std::vector<std::string>& bucket = forgiven_[bucket_of(word.front(), word.size())];
  if (std::find(bucket.begin(), bucket.end(), word) == bucket.end()) bucket.emplace_back(word);
}

// "inscrijven", "aanmeding": the one known word that a slip of the finger makes of it.
PhraseBook::Symbol PhraseBook::misspelt(std::string_view word) const {
  if (word.size() < kShortestForgiven || word.size() > kLongestForgiven) return 0;
  const std::string* nearest = nullptr;
  std::size_t least = allowed_errors(kLongestForgiven) + 1;
  for (std::size_t length = word.size() - 1; length <= word.size() + 1; ++length) {
    const std::size_t limit = allowed_errors(std::max(length, word.size()));
    const auto bucket = forgiven_.find(bucket_of(word.front(), length));
    if (limit == 0 || bucket == forgiven_.end()) continue;
    for (const std::string& known : bucket->second) {
      const std::size_t errors = edit_distance(word, known, limit);
      if (errors > limit || errors > least) continue;
      if (errors == least && nearest != nullptr) {
        // "stichting", "stigting": two spellings of one word.
        if (sound_of(known) != sound_of(*nearest)) return 0;
        continue;
      }
      least = errors;
      nearest = &known;
    }
  }
  return nearest == nullptr ? 0 : words_.find(*nearest)->second;
}

PhraseBook::Symbols PhraseBook::symbols_of(std::string_view word) const {
  Symbols symbols;
  if (const auto found = words_.find(word); found != words_.end()) symbols.push(found->second);
  // An affix is a real part: "*school" is not the word "school" itself.
  const auto look_up = [&](const Vocabulary& affixes, std::uint32_t lengths, auto part) {
    for (std::size_t n = kShortestAffix; n < word.size() && n <= kLongestAffix; ++n) {
      if ((lengths >> n & 1u) == 0) continue;
      if (const auto found = affixes.find(part(n)); found != affixes.end())
        symbols.push(found->second);
    }
  };
  look_up(beginnings_, beginning_lengths_, [word](std::size_t n) { return word.substr(0, n); });
  look_up(endings_, ending_lengths_,
          [word](std::size_t n) { return word.substr(word.size() - n); });
  return symbols;
}

PhraseBook::Node PhraseBook::follow(Node node, Symbol symbol) const {
  if (node == 0) return from_root_[symbol];
  const auto edge = edges_.find((static_cast<std::uint64_t>(node) << 32) | symbol);
  return edge == edges_.end() ? 0 : edge->second;
}

struct PhraseBook::State {
  Node node = 0;
  bool bridging = false;
  std::uint8_t bridged = 0;  // words skipped so far
};

// Where the phrases that have come as far as `here` stand behind this token.
void PhraseBook::step(const Document& document, const Symbols& symbols, std::size_t token,
                      const std::vector<State>& here, std::vector<State>& next) const {
  next.clear();
  for (const State& state : here) {
    bool followed = false;
    for (int s = 0; s < symbols.count; ++s) {
      const Node child = follow(state.node, symbols.items[s]);
      if (child == 0) continue;
      // "laat ik … aan anderen" must not end the search for "laat ik … over".
      followed = followed || !ends_[child].empty();
      next.push_back({child});
      if (bridges_[child] != 0) next.push_back({bridges_[child], true});
    }
    // The nearest word that goes on with the phrase is meant.
    if (followed || !state.bridging || state.bridged == kMostBridged ||
        ends_bridge(document, token)) {
      continue;
    }
    next.push_back({state.node, true, static_cast<std::uint8_t>(state.bridged + 1)});
  }
}

// A capital may be a name's, but not where a sentence begins and goes on in small letters, nor
// before the mark that makes a word a label.
bool PhraseBook::may_be_misspelt(const Document& document, std::size_t token) {
  if (!document.is_word(token)) return false;
  if (!document[token].capital) return true;
  const std::size_t next = token + 1;
  if (next >= document.size()) return false;
  if (document.is_mark(next, ':') || document.is_mark(next, '=')) return true;
  if (!document.is_word(next) || document.breaks_after(token)) return false;
  const bool begins =
      token == 0 || document.breaks_after(token - 1) ||
      (document[token - 1].kind == TokenKind::kPunctuation && !document[token].glued);
  if (begins && !document[next].capital) return true;
  // "van Stichtng Weidegaard", but "Piet Inschrijver"
  const bool behind_name = !begins && document[token - 1].capital;
  return document.folded(token).size() >= kLongWord && !behind_name && document[next].capital;
}

Cues PhraseBook::find(const Document& document) const {
  std::vector<Symbols> symbols;
  symbols.reserve(document.size());
  for (std::size_t i = 0; i < document.size(); ++i) {
    symbols.push_back(symbols_of(document.folded(i)));
    if (!may_be_misspelt(document, i)) continue;
    // "bassischool" ends like a school's name, and is none.
    const std::string_view word = document.folded(i);
    const bool affixes_only = words_.find(word) == words_.end() && word.size() >= kLongWord;
    if (symbols.back().count > 0 && !affixes_only) continue;
    if (const Symbol meant = misspelt(word); meant != 0) symbols.back().push(meant);
  }
  Cues cues(document.size());
  std::vector<State> here;
  std::vector<State> next;
  for (std::size_t i = 0; i < document.size(); ++i) {
    here.assign(1, {});
    // Bounded by the longest phrase: the trie has no deeper node. "Naam | School", in two cells or
    // on two lines, is not "naam school".
    for (std::size_t at = i; at < document.size() && !here.empty(); ++at) {
      if (at > i && (document.breaks_after(at - 1) || document.gap_before(at, kColumn))) break;
      step(document, symbols[at], at, here, next);
      for (const State& state : next) {
        if (state.bridging) continue;
        for (const End& end : ends_[state.node])
          cues.add({end.list, {i, at + 1}, end.language, end.entry});
      }
      std::swap(here, next);
    }
  }
  return cues;
}

}  // namespace meldaan::extract
