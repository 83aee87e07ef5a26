#include "extract/catalogue.h"

#include <algorithm>
#include <bit>

#include "extract/edit_distance.h"

namespace meldaan::extract {
namespace {

// Words that may stand between a kind word and the name: "de groep over het lerarentekort".
constexpr std::size_t kMostBetween = 3;
constexpr std::size_t kLongestKey = 64;
// There are 23 groups; who names one more often than this pasted a list.
constexpr std::size_t kMostMentions = 200;

bool is_and(std::string_view word) {
  return word == "en" || word == "&" || word == "+" || word == "and" || word == "und";
}

// Hyphens, apostrophes and full stops inside a name do not count ("zij-instroom", "i.b.").
bool is_joiner(const Document& document, std::size_t token) {
  return document.is_mark(token, '-') || document.is_mark(token, '\'') ||
         (document.is_mark(token, '.') && document[token].glued);
}

bool is_name_part(const Document& document, std::size_t token) {
  return document[token].kind == TokenKind::kWord || document.is_mark(token, '&') ||
         document.is_mark(token, '+');
}

// Which letters occur, one bit each: two texts that differ in more letters than two a typing error
// are no pair.
std::uint32_t letters_in(std::string_view key) {
  std::uint32_t letters = 0;
  for (const char c : key) letters |= 1u << (static_cast<unsigned char>(c) % 32);
  return letters;
}

std::string_view key_part(const Document& document, std::size_t token) {
  const std::string_view word = document.folded(token);
  return is_and(word) ? std::string_view("&") : word;
}

// Where a cue of the list begins that ends with this token; behind the token where none does.
std::size_t cue_begin(const Cues& cues, List list, std::size_t last) {
  constexpr std::size_t kLongestKindWord = 3;
  for (std::size_t n = 0; n < kLongestKindWord && n <= last; ++n) {
    if (cues.end_at(list, last - n) == last + 1) return last - n;
  }
  return last + 1;
}

bool is_quote(const Document& document, std::size_t token) {
  return document.is_mark(token, '\'') || document.is_mark(token, '"');
}

}  // namespace

Kinds Kinds::all() {
  Kinds kinds;
  for (const GroupKind kind : {GroupKind::kPlg, GroupKind::kWerkgroep, GroupKind::kProjectgroep})
    kinds.add(kind);
  return kinds;
}

Result<Catalogue> Catalogue::make(std::vector<Group> groups) {
  Catalogue catalogue;
  for (Group& group : groups) {
    catalogue.groups_.push_back(std::make_unique<Group>(std::move(group)));
    const Group& kept = *catalogue.groups_.back();
    const std::string_view id = topic_of(kept.id);
    auto topic = std::find_if(catalogue.topics_.begin(), catalogue.topics_.end(),
                              [id](const Topic& known) { return known.id == id; });
    if (topic == catalogue.topics_.end()) {
      catalogue.topics_.push_back({std::string(id), {}});
      topic = std::prev(catalogue.topics_.end());
    }
    topic->groups.push_back(&kept);
    const auto number = static_cast<std::size_t>(topic - catalogue.topics_.begin());
    if (const auto added = catalogue.add_name(kept.name, number); !added) return added.error();
    for (const std::string& alias : kept.aliases) {
      if (const auto added = catalogue.add_name(alias, number); !added) return added.error();
    }
  }
  return catalogue;
}

Result<void> Catalogue::add_name(std::string_view text, std::size_t topic) {
  const Document document{std::string(text)};
  Name name;
  name.topic = topic;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!is_name_part(document, i)) continue;
    name.key += key_part(document, i);
    ++name.words;
  }
  if (name.key.empty() || name.key.size() > kLongestKey) {
    return permanent(Errc::kConfig,
                     "event: the group name '" + std::string(text) + "' cannot be looked for");
  }
  const auto [known, fresh] = by_key_.emplace(name.key, names_.size());
  if (!fresh) {
    if (names_[known->second].topic == topic) return {};
    return permanent(Errc::kConfig, "event: '" + std::string(text) + "' names two groups, " +
                                        topics_[names_[known->second].topic].id + " and " +
                                        topics_[topic].id);
  }
  name.letters = letters_in(name.key);
  most_words_ = std::max(most_words_, name.words + 1);
  if (by_length_.size() <= name.key.size()) by_length_.resize(name.key.size() + 1);
  by_length_[name.key.size()].push_back(names_.size());
  names_.push_back(std::move(name));
  return {};
}

const Catalogue::Name* Catalogue::nearest(const std::string& key, std::size_t words,
                                          std::size_t& errors) const {
  if (const auto exact = by_key_.find(key); exact != by_key_.end()) {
    errors = 0;
    return &names_[exact->second];
  }
  const Name* best = nullptr;
  errors = allowed_errors(key.size()) + 1;
  const std::size_t reach = errors - 1;
  const std::uint32_t letters = letters_in(key);
  for (std::size_t length = key.size() - std::min(reach, key.size()); length <= key.size() + reach;
       ++length) {
    if (reach == 0 || length >= by_length_.size()) break;
    for (const std::size_t number : by_length_[length]) {
      const Name& name = names_[number];
      const std::size_t apart = name.words > words ? name.words - words : words - name.words;
      // The first letter is hardly ever wrong, and most near words ("tekenen", "rekenen") differ
      // there.
      if (apart > 1 || name.key.front() != key.front()) continue;
      const std::size_t limit = std::min(errors - 1, allowed_errors(name.key.size()));
      if (static_cast<std::size_t>(std::popcount(letters ^ name.letters)) > 2 * limit) continue;
      const std::size_t distance = edit_distance(key, name.key, limit);
      if (distance > limit) continue;
      best = &name;
      errors = distance;
      if (errors == 0) return best;
    }
    if (errors == 1) break;
  }
  return best;
}

void Catalogue::candidates_at(const Document& document, const Cues& cues, std::size_t token,
                              std::vector<Candidate>& found) const {
  std::string key;
  std::size_t words = 0;
  for (std::size_t at = token;
       at < document.size() && words < most_words_ && key.size() <= kLongestKey; ++at) {
    if (document[at].zone != document[token].zone) return;
    if (at > token && document.breaks_after(at - 1)) return;
    if (!is_name_part(document, at)) {
      if (at == token || !is_joiner(document, at)) return;
      continue;
    }
    key += key_part(document, at);
    ++words;
    std::size_t errors = 0;
    const Name* name = nearest(key, words, errors);
    if (name == nullptr) continue;
    const bool other_word = errors > 0 && cues.end_at(List::kNotATypo, token) == at + 1;
    if (!other_word) found.push_back({{token, at + 1}, name->topic, errors, name->words});
  }
}

std::vector<Mention> Catalogue::find(const Document& document, const Cues& cues) const {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < document.size(); ++i) {
    const Zone zone = document[i].zone;
    if (zone == Zone::kInvitation || zone == Zone::kQuoteHead || zone == Zone::kDisclaimer)
      continue;
    if (is_name_part(document, i)) candidates_at(document, cues, i, candidates);
  }
  // Fewest errors first, then the longest: what remains does not overlap a better one.
  std::stable_sort(
      candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.errors != b.errors ? a.errors < b.errors : a.range.size() > b.range.size();
      });
  std::vector<bool> taken(document.size(), false);
  std::vector<Mention> mentions;
  for (const Candidate& candidate : candidates) {
    const Range& range = candidate.range;
    bool free = true;
    for (std::size_t i = range.begin; i < range.end; ++i) free = free && !taken[i];
    if (!free) continue;
    for (std::size_t i = range.begin; i < range.end; ++i) taken[i] = true;
    Mention mention;
    mention.name = range;
    mention.topic = candidate.topic;
    mention.errors = candidate.errors;
    mention.everyday = candidate.words == 1;
    mentions.push_back(mention);
  }
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.name.begin < b.name.begin; });
  if (mentions.size() > kMostMentions) mentions.resize(kMostMentions);
  std::size_t furthest = 0;
  for (Mention& mention : mentions) {
    const KindRun run = kinds_before(document, cues, mention.name.begin, furthest);
    mention.kinds = run.kinds;
    mention.kinds_in_doubt = run.in_doubt;
    mention.has_kind_word = run.any_word;
    mention.phrase = {run.begin, mention.name.end};
    furthest = mention.name.end;
  }
  return mentions;
}

std::optional<Mention> Catalogue::exactly(const Document& document, const Cues& cues,
                                          const Range& range) const {
  for (std::size_t begin = range.begin; begin < range.end; ++begin) {
    const KindRun run = kinds_before(document, cues, begin, range.begin);
    if (run.begin != range.begin) continue;
    std::string key;
    std::size_t words = 0;
    for (std::size_t at = begin; at < range.end && key.size() <= kLongestKey; ++at) {
      if (!is_name_part(document, at)) continue;
      key += key_part(document, at);
      ++words;
    }
    Mention mention;
    const Name* name = nearest(key, words, mention.errors);
    if (name == nullptr) continue;
    mention.name = {begin, range.end};
    mention.phrase = range;
    mention.topic = name->topic;
    mention.kinds = run.kinds;
    mention.has_kind_word = run.any_word;
    return mention;
  }
  return std::nullopt;
}

KindRun kinds_before(const Document& document, const Cues& cues, std::size_t token,
                     std::size_t furthest) {
  struct KindList {
    List list;
    bool is_kind;
    GroupKind kind;
  };
  static constexpr KindList kLists[] = {{List::kKindPlg, true, GroupKind::kPlg},
                                        {List::kKindWerkgroep, true, GroupKind::kWerkgroep},
                                        {List::kKindProjectgroep, true, GroupKind::kProjectgroep},
                                        {List::kKindAny, false, GroupKind::kPlg}};
  KindRun run;
  run.begin = token;
  std::size_t between = 0;
  bool doubt = false;
  for (std::size_t at = token; at > furthest && between <= kMostBetween;) {
    --at;
    if (document[at].zone != document[token].zone || document.breaks_after(at)) break;
    std::size_t start = at;
    const auto kind =
        std::find_if(std::begin(kLists), std::end(kLists), [&](const KindList& known) {
          start = cue_begin(cues, known.list, at);
          return start <= at;
        });
    if (kind != std::end(kLists)) {
      at = start;
      if (kind->is_kind) {
        run.in_doubt = run.in_doubt || (doubt && !run.kinds.empty());
        run.kinds.add(kind->kind);
      }
      run.any_word = true;
      run.begin = at;
      between = 0;
      doubt = false;
      continue;
    }
    doubt = doubt || cues.at(List::kOr, at);
    const bool article = cues.covers(List::kParticle, at) || cues.covers(List::kAbout, at);
    const bool link =
        cues.covers(List::kAnd, at) || cues.at(List::kOr, at) || document.is_mark(at, ',');
    // Conjunctions only link kind words to each other: "taal en werkgroep rekenen" is no run.
    if (!article && !is_quote(document, at) && !(link && run.any_word)) break;
    ++between;
  }
  return run;
}

}  // namespace meldaan::extract
