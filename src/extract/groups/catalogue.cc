#include "extract/groups/catalogue.h"

#include <algorithm>
#include <utility>

#include "extract/groups/demonstrated.h"
#include "extract/groups/kind_headings.h"
#include "extract/text/name_parts.h"
#include "extract/text/sentences.h"
#include "extract/text/sound.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// So many spaces part two cells.
constexpr std::size_t kGroupColumn = 4;
// There are 23 groups; who names one more often than this pasted a list.
constexpr std::size_t kMostMentions = 200;

// Names are not looked for where others speak of all groups, or of none.
bool is_read(Zone zone) {
  return zone != Zone::kInvitation && zone != Zone::kQuoteHead && zone != Zone::kDisclaimer;
}

std::vector<std::string> name_parts_of(std::string_view text) {
  const Document document{std::string(text)};
  std::vector<std::string> words;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (is_name_part(document, i)) words.emplace_back(name_part(document, i));
  }
  return words;
}

// "de werkgroep rekne": a word that names a kind stands before it.
bool is_behind_kind(const Document& document, const Cues& cues, std::size_t token) {
  for (std::size_t back = 1; back <= 2 && back <= token; ++back) {
    const std::size_t at = token - back;
    if (document.breaks_after(at)) return false;
    for (const auto& [list, kind] : kNamedKinds) {
      if (cues.covers(list, at)) return true;
    }
    if (!cues.covers(List::kParticle, at) && !cues.covers(List::kAbout, at)) return false;
  }
  return false;
}

// "rekencoördinator en" is not "rekencoördinatoren".
bool is_small_word(const Document& document, const Cues& cues, std::size_t token) {
  return document.folded(token).size() <= 3 && cues.at(List::kCommon, token);
}

bool begins_with_kind(const Cues& cues, std::size_t token) {
  return std::any_of(std::begin(kKindLists), std::end(kKindLists),
                     [&](List list) { return cues.at(list, token); });
}

// Whether so many words and letters may be a name: most lines have more of them.
bool is_short_enough(const Document& document, const Range& range, std::size_t most_words) {
  std::size_t letters = 0;
  std::size_t words = 0;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (!is_name_part(document, at)) continue;
    letters += name_part(document, at).size();
    if (++words > most_words || letters > kLongestKey) return false;
  }
  return true;
}

// "op mij rekenen", "in gewone taal": a phrase of several words in which the name is no name.
bool means_something_else(const Document& document, const Cues& cues, const Range& name) {
  if (!cues.covers(List::kNotATypo, name.begin)) return false;
  // "de werkgroep rekenen op 4 oktober"
  if (name.begin > 0 && begins_with_kind(cues, name.begin - 1)) return false;
  const std::size_t line = document[name.begin].line;
  for (std::size_t back = 0; back <= kMostBridged + 1 && back <= name.begin; ++back) {
    const std::size_t at = name.begin - back;
    if (line > document[at].line + 1) return false;
    const std::size_t end = cues.end_at(List::kNotATypo, at);
    if (end < name.end || end == at || end - at <= name.size()) continue;
    // "Taal en Rekenen op 4 oktober", "op de 4e"
    const std::size_t day = cues.at(List::kArticle, end) ? end + 1 : end;
    const bool date = day < document.size() &&
                      (is_digit(document.folded(day).front()) || cues.at(List::kDateWord, day));
    if (at == name.begin && end == name.end + 1 && date) continue;
    const bool bridged = end - at > 3 && at + 1 < name.begin;  // "Reken op mij bij rekenen"
    if (bridged && cues.covers(List::kAbout, name.begin - 1)) continue;
    if (at == name.begin || end == name.end) return true;
  }
  return false;
}

}  // namespace

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
    for (const std::string& phrase : kept.about)
      catalogue.descriptions_.add(name_parts_of(phrase), number);
  }
  return catalogue;
}

Result<void> Catalogue::add_name(std::string_view text, std::size_t topic) {
  const std::vector<std::string> words = name_parts_of(text);
  std::size_t letters = 0;
  for (const std::string& word : words) letters += word.size();
  if (letters == 0 || letters > kLongestKey) {
    return permanent(Errc::kConfig,
                     "event: the group name '" + std::string(text) + "' cannot be looked for");
  }
  if (words.size() == 1) shortened_.add(words.front(), topic);
  const std::size_t known = names_.add(words, topic);
  if (known == topic) return {};
  return permanent(Errc::kConfig, "event: '" + std::string(text) + "' names two groups, " +
                                      topics_[known].id + " and " + topics_[topic].id);
}

void Catalogue::candidates_at(const Document& document, const Cues& cues, std::size_t token,
                              const std::vector<std::string>& sounds, SpeltName& spelt,
                              std::vector<Candidate>& found) const {
  spelt.clear();
  const bool lenient = is_behind_kind(document, cues, token) && !cues.at(List::kCommon, token);
  for (std::size_t at = token; at < document.size() && spelt.words.size() < names_.most_words() &&
                               spelt.key.size() <= kLongestKey;
       ++at) {
    if (document[at].zone != document[token].zone) return;
    if (at > token && (document.breaks_after(at - 1) || document.gap_before(at, kGroupColumn)))
      return;
    if (!is_name_part(document, at)) {
      if (at == token || !is_joiner(document, at)) return;
      continue;
    }
    const bool abbreviated = at + 1 < document.size() && document.is_mark(at + 1, '.') &&
                             document[at + 1].glued && document[at].kind == TokenKind::kWord;
    // "beg. v. starters"
    const bool van = abbreviated && at > token && document.folded(at) == "v";
    spelt.add({van ? "van" : name_part(document, at), abbreviated && !van}, sounds[at]);
    const bool shortened = abbreviated && at == token;
    if (!shortened && !names_.may_become(spelt, lenient)) return;
    NameHit hit;
    const bool found_whole = names_.find(spelt, lenient, hit);
    const bool found_short =
        !found_whole && shortened && shortened_.find(document, cues, token, hit);
    if (!found_whole && !found_short) continue;
    const std::size_t other = cues.end_at(List::kNotATypo, token);
    const bool other_word = hit.errors > 0 && other == at + 1;
    if (hit.words < spelt.words.size() && is_small_word(document, cues, at)) continue;
    if (!other_word && !means_something_else(document, cues, {token, at + 1}))
      found.push_back({{token, at + 1}, hit.topic, hit.errors, hit.words});
  }
}

std::vector<Mention> Catalogue::find(const Document& document, const Cues& cues) const {
  std::vector<std::string> sounds(document.size());
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (is_read(document[i].zone) && is_name_part(document, i))
      sounds[i] = sound_of(name_part(document, i));
  }
  std::vector<Candidate> candidates;
  SpeltName spelt;  // one for all, which keeps its memory
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (is_read(document[i].zone) && is_name_part(document, i))
      candidates_at(document, cues, i, sounds, spelt, candidates);
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
    mention.everyday = candidate.words == 1 && cues.at(List::kEveryday, range.begin);
    mentions.push_back(mention);
  }
  add_shared_heads(document, cues, mentions);
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.name.begin < b.name.begin; });
  if (mentions.size() > kMostMentions) mentions.resize(kMostMentions);
  std::size_t furthest = 0;
  for (Mention& mention : mentions) {
    const KindRun run = kinds_before(document, cues, mention.name.begin, furthest);
    mention.kinds = run.kinds;
    mention.kinds_in_doubt = run.in_doubt;
    mention.has_kind_word = run.any_word;
    mention.phrase = {run.begin, bracketed_kind_end(document, cues, mention.name.end)};
    furthest = mention.name.end;
  }
  add_headed_kinds(document, cues, mentions);
  add_described(document, cues, mentions);
  add_whole_kinds(document, cues, mentions);
  add_namesakes(document, cues, mentions);
  add_kinds_alone(document, cues, mentions);
  const auto in_order = [](const Mention& a, const Mention& b) {
    return a.name.begin < b.name.begin;
  };
  std::stable_sort(mentions.begin(), mentions.end(), in_order);
  const auto pointed = demonstrated_groups(document, cues, topics_, mentions);
  mentions.insert(mentions.end(), pointed.begin(), pointed.end());
  std::stable_sort(mentions.begin(), mentions.end(), in_order);
  return mentions;
}

// "mobiel + gepersonaliseerd leren": the last word is said once, for both.
void Catalogue::add_shared_heads(const Document& document, const Cues& cues,
                                 std::vector<Mention>& mentions) const {
  std::vector<Mention> shared;
  for (const Mention& mention : mentions) {
    if (mention.name.size() < 2 || mention.name.begin < 2) continue;
    const std::size_t link = mention.name.begin - 1;
    const std::size_t head = mention.name.end - 1;
    if (document.breaks_after(link - 1) || !is_name_part(document, head) ||
        !is_name_part(document, link - 1) ||
        (!cues.covers(List::kAnd, link) && !is_joiner(document, link)))
      continue;
    SpeltName spelt;
    for (const std::size_t at : {link - 1, head})
      spelt.add({name_part(document, at), false}, sound_of(name_part(document, at)));
    NameHit hit;
    if (!names_.find(spelt, false, hit) || hit.errors > 0 || hit.words < 2) continue;
    Mention first;
    first.name = {link - 1, link};
    first.topic = hit.topic;
    shared.push_back(first);
  }
  std::erase_if(shared, [&](const Mention& first) {
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](const Mention& known) { return known.name.overlaps(first.name); });
  });
  mentions.insert(mentions.end(), shared.begin(), shared.end());
}

void Catalogue::add_described(const Document& document, const Cues& cues,
                              std::vector<Mention>& mentions) const {
  std::vector<NamedGroup> named;
  for (const Mention& mention : mentions) named.push_back({mention.phrase, mention.topic});
  for (const Description& description : descriptions_.find(document, cues, named)) {
    if (mentions.size() >= kMostMentions) return;
    Mention mention;
    mention.topic = description.topic;
    mention.name = description.range;
    mention.phrase = {description.anchor, description.range.end};
    mention.has_kind_word = mention.described = true;
    mention.kinds = kinds_before(document, cues, description.anchor + 1, description.anchor).kinds;
    mentions.push_back(mention);
  }
}

// "… de projectgroep W&T. In de PLG met dezelfde naam zit ik al", "het gelijknamige project"
void Catalogue::add_namesakes(const Document& document, const Cues& cues,
                              std::vector<Mention>& mentions) const {
  for (const Cue& same : cues.of(List::kSameName)) {
    if (!is_own(document[same.range.begin].zone) || mentions.size() >= kMostMentions) continue;
    const Mention* named = nullptr;
    for (const Mention& mention : mentions) {
      if (mention.name.end <= same.range.begin && topics_[mention.topic].groups.size() > 1 &&
          (named == nullptr || mention.name.begin > named->name.begin))
        named = &mention;
    }
    if (named == nullptr) continue;
    Mention namesake;
    namesake.topic = named->topic;
    namesake.has_kind_word = true;
    for (const auto& [list, kind] : kNamedKinds) {
      const std::size_t end = cues.end_at(list, same.range.end);
      const std::size_t begin = cue_begin(cues, list, same.range.begin - 1);
      if (end > same.range.end) namesake.name = {same.range.begin, end};
      if (begin < same.range.begin) namesake.name = {begin, same.range.end};
      if (end > same.range.end || begin < same.range.begin) namesake.kinds.add(kind);
    }
    namesake.phrase = namesake.name;
    if (!namesake.kinds.empty()) mentions.push_back(namesake);
  }
}

// "W&T, daar draait het om. Zet me bij de projectgroep; de PLG hoeft niet": a topic of several
// kinds, named once without its kind.
void Catalogue::add_kinds_alone(const Document& document, const Cues& cues,
                                std::vector<Mention>& mentions) const {
  constexpr std::size_t kFurthest = 60;
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.name.begin < b.name.begin; });
  std::vector<Mention> alone;
  std::size_t next = 0;
  for (std::size_t i = 1; i < document.size(); ++i) {
    while (next < mentions.size() && mentions[next].phrase.begin <= i) ++next;
    if (next == 0 || !is_own(document[i].zone)) continue;
    const Mention& head = mentions[next - 1];
    if (head.phrase.end > i || topics_[head.topic].groups.size() < 2 || !head.kinds.empty() ||
        i > head.name.end + kFurthest || i < behind_bracket(document, head.name.end))
      continue;
    constexpr std::string_view kBeforeKind = ".:,(+/";
    const bool definite = cues.covers(List::kParticle, i - 1) || cues.covers(List::kAnd, i - 1) ||
                          cues.covers(List::kThatIs, i - 1) || cues.at(List::kOr, i - 1) ||
                          std::any_of(kBeforeKind.begin(), kBeforeKind.end(),
                                      [&](char mark) { return document.is_mark(i - 1, mark); });
    for (const auto& [list, kind] : kNamedKinds) {
      const std::size_t end = cues.end_at(list, i);
      if (end == i || !definite || mentions.size() + alone.size() >= kMostMentions) continue;
      Mention mention;
      mention.topic = head.topic;
      mention.name = mention.phrase = {i, end};
      mention.has_kind_word = mention.kind_alone = true;
      mention.kinds.add(kind);
      alone.push_back(mention);
    }
  }
  mentions.insert(mentions.end(), alone.begin(), alone.end());
}

// "alle vijf de PLG's" names each of them.
void Catalogue::add_whole_kinds(const Document& document, const Cues& cues,
                                std::vector<Mention>& mentions) const {
  constexpr std::size_t kMostBetweenEvery = 2;
  for (const Cue& every : cues.of(List::kEvery)) {
    if (!is_own(document[every.range.begin].zone)) continue;
    std::size_t at = every.range.end;
    while (at < document.size() && at < every.range.end + kMostBetweenEvery &&
           cues.covers(List::kParticle, at))
      ++at;
    for (const auto& [list, kind] : kNamedKinds) {
      const std::size_t end = cues.end_at(list, at);
      // "alle werkgroepen over taal" are not all of them.
      if (end == at || cues.at(List::kAbout, end)) continue;
      for (std::size_t topic = 0; topic < topics_.size(); ++topic) {
        const auto& groups = topics_[topic].groups;
        if (std::none_of(groups.begin(), groups.end(),
                         [kind = kind](const Group* group) { return group->kind == kind; }) ||
            mentions.size() >= kMostMentions)
          continue;
        Mention mention;
        mention.topic = topic;
        mention.name = mention.phrase = {every.range.begin, end};
        mention.everyday = true;  // "alle werkgroepen" is said of many things
        mention.kinds.add(kind);
        mentions.push_back(mention);
      }
    }
  }
}

std::optional<Mention> Catalogue::exactly(const Document& document, const Cues& cues,
                                          const Range& range) const {
  const bool behind_kind = begins_with_kind(cues, range.begin);
  for (std::size_t begin = range.begin; begin < range.end; ++begin) {
    if (begin > range.begin && !behind_kind) break;
    const KindRun run = kinds_before(document, cues, begin, range.begin);
    if (run.begin != range.begin ||
        !is_short_enough(document, {begin, range.end}, names_.most_words()))
      continue;
    SpeltName spelt;
    bool possible = true;
    for (std::size_t at = begin; at < range.end && possible; ++at) {
      if (!is_name_part(document, at)) continue;
      const std::string_view word = name_part(document, at);
      spelt.add({word, false}, sound_of(word));
      possible = names_.may_become(spelt, run.any_word);
    }
    NameHit hit;
    if (!possible || spelt.key.empty() || !names_.find(spelt, run.any_word, hit)) continue;
    Mention mention;
    mention.errors = hit.errors;
    mention.name = {begin, range.end};
    mention.phrase = range;
    mention.topic = hit.topic;
    mention.kinds = run.kinds;
    mention.has_kind_word = run.any_word;
    return mention;
  }
  return std::nullopt;
}

}  // namespace meldaan::extract
