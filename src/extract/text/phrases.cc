#include "extract/text/phrases.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extract/text/names.h"
#include "extract/text/phrase_words.h"
#include "extract/text/verb_forms.h"

namespace meldaan::extract {
namespace {

// What people want, and what they call it: the words on which a mail's sense hangs.
constexpr std::array kForgiving = {
    List::kRegister,     List::kSelfRegister,   List::kWish,          List::kCancel,
    List::kChange,       List::kLabelName,      List::kLabelSchool,   List::kLabelFoundation,
    List::kLabelGroup,   List::kLabelEmail,     List::kKindWerkgroep, List::kKindProjectgroep,
    List::kSchoolType,   List::kFoundationType, List::kClosing,       List::kSettleIgnore,
    List::kSettleAccept, List::kSettleCancel};

// A long word is hardly a name that happens to be one letter from it: "Stichtng Weidegaard".
constexpr std::size_t kLongWord = 8;

std::string place_of(const Lexicon& lexicon, const Lexicon::Phrase& phrase) {
  return lexicon.file + ":" + std::to_string(phrase.line) + ": ";
}

// A space bar hit twice parts no phrase; a column does.
constexpr std::size_t kPhraseColumn = 3;

bool ends_bridge(const Document& document, std::size_t token) {
  if (document[token].kind != TokenKind::kPunctuation) return false;
  for (const char mark : {'!', '?', ';', ':'}) {
    if (document.is_mark(token, mark)) return true;
  }
  // "Schrijf mij s.v.p. in": the stop of an abbreviation ends nothing.
  return document.is_mark(token, '.') &&
         (token + 1 == document.size() || document[token + 1].capital);
}

// A capital may be a name's, but not where a sentence begins and goes on in small letters, nor
// before the mark that makes a word a label.
bool may_be_misspelt(const Document& document, std::size_t token) {
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

}  // namespace

Result<PhraseBook> PhraseBook::compile(const std::vector<Lexicon>& lexicons, Readers readers) {
  PhraseBook book;
  book.readers_ = readers;
  std::bitset<kListCount> seen;
  for (std::size_t language = 0; language < lexicons.size(); ++language) {
    for (const auto& [name, phrases] : lexicons[language].lists) {
      if (const auto list = list_of(name)) seen.set(static_cast<std::size_t>(*list));
    }
    const auto added = book.add_all(static_cast<std::uint8_t>(language), lexicons[language]);
    if (!added) return added.error();
  }
  book.trie_.freeze(book.vocabulary_.last());
  for (std::size_t list = 0; list < kListCount; ++list) {
    if (seen.test(list) || !book.holds(static_cast<List>(list))) continue;
    const std::string file = lexicons.empty() ? "lexicon" : lexicons.front().file;
    return permanent(Errc::kConfig, file + ": lists." +
                                        std::string(name_of(static_cast<List>(list))) +
                                        ": this list is missing");
  }
  return book;
}

bool PhraseBook::holds(List list) const {
  return is_for_answers(list) == (readers_ == Readers::kOfAnswers);
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
    if (*list == List::kIrregularVerb || *list == List::kWordClass || !holds(*list)) continue;
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

Result<void> PhraseBook::add(const PhraseTrie::End& end, const Lexicon& lexicon,
                             const Lexicon::Phrase& phrase) {
  const PhraseWords phrase_words(phrase.text);
  const std::vector<PhraseWord>& words = phrase_words.all();
  if (words.empty()) {
    return permanent(Errc::kConfig, place_of(lexicon, phrase) + "an empty phrase fits everywhere");
  }
  const bool forgiving =
      std::find(kForgiving.begin(), kForgiving.end(), end.list) != kForgiving.end();
  PhraseTrie::Node node = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const PhraseWord& word = words[i];
    if (word.bridge) {
      if (i == 0 || i + 1 == words.size() || words[i - 1].bridge) {
        return permanent(Errc::kConfig,
                         place_of(lexicon, phrase) + "'\u2026' needs words on both its sides");
      }
      node = trie_.grow(node, kBridge);
      continue;
    }
    const bool affix = word.star_before || word.star_behind;
    if (affix && (word.text.size() < kShortestAffix || word.text.size() > kLongestAffix)) {
      return permanent(Errc::kConfig, place_of(lexicon, phrase) + "'*' needs " +
                                          std::to_string(kShortestAffix) + " to " +
                                          std::to_string(kLongestAffix) + " letters beside it");
    }
    const Symbol symbol = word.star_behind   ? vocabulary_.add_beginning(word.text)
                          : word.star_before ? vocabulary_.add_ending(word.text)
                                             : vocabulary_.add_word(word.text);
    node = trie_.grow(node, symbol);
    if (forgiving && !affix) vocabulary_.forgive(word.text);
  }
  trie_.end(node, end);
  return {};
}

std::vector<Symbols> PhraseBook::symbols_of(const Document& document,
                                            const std::vector<bool>& unread) const {
  const auto is_read = [&](std::size_t token) { return unread.empty() || !unread[token]; };
  std::vector<Symbols> symbols(document.size());
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (is_read(i)) vocabulary_.expect(document[i].hash);
  }
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!is_read(i)) continue;
    const std::string_view word = document.folded(i);
    Symbols& found = symbols[i];
    found = vocabulary_.symbols_of(word, document[i].hash);
    if (!may_be_misspelt(document, i)) continue;
    // "bassischool" ends like a school's name, and is none.
    if (found.count > 0 && (word.size() < kLongWord || found.whole)) continue;
    if (const Symbol meant = vocabulary_.misspelt(word); meant != 0) found.push(meant);
  }
  return symbols;
}

// The phrases that begin at one token after the other.
class PhraseBook::Search {
 public:
  Search(const PhraseTrie& trie, const Document& document, std::vector<Symbols> symbols,
         const Document* somebody)
      : trie_(trie),
        document_(document),
        symbols_(std::move(symbols)),
        somebody_(somebody),
        cues_(document.size()) {
    glimpses_.reserve(symbols_.size());
    for (const Symbols& of_token : symbols_) glimpses_.push_back(PhraseTrie::glimpse_of(of_token));
  }

  Cues run() {
    for (begin_ = 0; begin_ < document_.size(); ++begin_) {
      expect(begin_ + kAhead);
      if (symbols_[begin_].count > 0) read_on();
      if (somebody_ != nullptr && is_named(begin_))
        cues_.add({List::kFirstName, {begin_, begin_ + 1}, 0, 0, 0, 0});
    }
    cues_.close();
    return std::move(cues_);
  }

 private:
  // So many tokens before they are read, the nodes that are looked at for them are on their way.
  static constexpr std::size_t kAhead = 6;

  // All phrases that begin here.
  void read_on() {
    next_.clear();
    reach({}, begin_);
    // Bounded by the longest phrase: the trie has no deeper node. "Naam | School", in two cells
    // or on two lines, is not "naam school".
    for (std::size_t at = begin_ + 1; at < document_.size() && !next_.empty(); ++at) {
      if (document_.breaks_after(at - 1) || document_.gap_before(at, kPhraseColumn)) break;
      std::swap(here_, next_);
      step(at);
    }
  }

  void expect(std::size_t token) const {
    if (token >= document_.size()) return;
    const Symbols& symbols = symbols_[token];
    for (int s = 0; s < symbols.count; ++s) trie_.expect(symbols.items[s]);
  }

  // How far a phrase has come.
  struct State {
    PhraseTrie::Node node = 0;
    bool bridging = false;
    std::uint8_t bridged = 0;  // words skipped so far
    bool parted = false;       // by words that were skipped
    std::uint8_t head = 0;     // words of the phrase before the first of these
    std::uint8_t tail = 0;     // and behind the last
  };

  // Whether their name stands here, in more than one word.
  bool is_named(std::size_t token) const {
    return somebody_->size() > 1 && document_[token].hash == (*somebody_)[0].hash &&
           document_.is_word(token) && name_stands_at(document_, token, *somebody_);
  }

  // Where the phrases that have come as far as `here_` stand behind this token.
  void step(std::size_t token) {
    next_.clear();
    for (const State& state : here_) {
      const bool followed = reach(state, token);
      // The nearest word that goes on with the phrase is meant.
      if (followed || !state.bridging || state.bridged == kMostBridged ||
          ends_bridge(document_, token)) {
        continue;
      }
      // "meld ik mijn collega Tim van Ommen (tim@…) aan": what only tells how to reach him is no
      // word.
      const bool counts = document_[token].kind != TokenKind::kAddress &&
                          !document_.is_mark(token, '(') && !document_.is_mark(token, ')');
      const auto bridged = static_cast<std::uint8_t>(state.bridged + (counts ? 1 : 0));
      next_.push_back({state.node, true, bridged, true, state.head, 0});
    }
  }

  // Goes on with the token from where a phrase has come. True where a phrase ends with it: "laat ik
  // … aan anderen" must not end the search for "laat ik … over".
  bool reach(const State& state, std::size_t token) {
    bool ended = false;
    if (!trie_.leads_on(state.node, glimpses_[token])) return ended;
    const Symbols& symbols = symbols_[token];
    for (int s = 0; s < symbols.count; ++s) {
      const PhraseTrie::Node child = trie_.follow(state.node, symbols.items[s]);
      if (child == 0) continue;
      State onto{child, false, 0, state.parted, state.head, state.tail};
      ++(onto.parted ? onto.tail : onto.head);
      const std::uint8_t head = onto.parted ? onto.head : std::uint8_t{0};
      for (const PhraseTrie::End& end : trie_.ends(child)) {
        cues_.add({end.list, {begin_, token + 1}, end.language, end.entry, head, onto.tail});
        ended = true;
      }
      if (!trie_.goes_on(child)) continue;
      next_.push_back(onto);
      if (trie_.bridge(child) == 0) continue;
      onto.node = trie_.bridge(child);
      onto.bridging = true;
      next_.push_back(onto);
    }
    return ended;
  }

  const PhraseTrie& trie_;
  const Document& document_;
  const std::vector<Symbols> symbols_;         // of each token
  std::vector<PhraseTrie::Glimpse> glimpses_;  // of these
  const Document* somebody_;
  Cues cues_;
  std::size_t begin_ = 0;  // where the phrases begin
  std::vector<State> here_;
  std::vector<State> next_;
};

Cues PhraseBook::find(const Document& document, const Document* somebody,
                      const std::vector<bool>& unread) const {
  return Search(trie_, document, symbols_of(document, unread), somebody).run();
}

}  // namespace meldaan::extract
