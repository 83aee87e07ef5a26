#include "extract/groups/descriptions.h"

#include <algorithm>

#include "extract/text/name_parts.h"

namespace meldaan::extract {
namespace {

// "de groep die … gaat over": so far behind its noun a description may reach.
constexpr std::size_t kLongestDescription = 20;
// So far before "de groep die daarover gaat" its topic may have been spoken of.
constexpr std::size_t kFurthestBefore = 90;

bool ends_description(const Document& document, std::size_t token) {
  return document.is_mark(token, ';') || document.is_mark(token, '!') ||
         document.is_mark(token, '?') || (document.is_mark(token, '.') && document[token].glued);
}

// "Er zijn twee groepen … De andere is die voor taalcoördinatoren": the end of what stands for a
// group named not long before.
std::size_t end_of_that_one(const Document& document, const Cues& cues, std::size_t token) {
  constexpr std::size_t kFurthestSpoken = 40;
  if (!cues.at(List::kDemonstrative, token) || !cues.at(List::kAbout, token + 1)) return token;
  for (std::size_t back = 1; back <= kFurthestSpoken && back <= token; ++back) {
    if (!is_own(document[token - back].zone)) return token;
    if (kind_word_end(cues, token - back) > token - back) return token + 1;
  }
  return token;
}

// "de groep rond de beroepsstandaard van schoolleiders": where the description goes on to a name,
// the name says which group is meant.
bool leads_to_another(const Document& document, const Cues& cues,
                      const std::vector<NamedGroup>& named, const Description& description) {
  const auto next = std::find_if(named.begin(), named.end(), [&](const NamedGroup& group) {
    return group.phrase.begin >= description.range.end;
  });
  if (next == named.end() || next->topic == description.topic ||
      kind_word_end(cues, next->phrase.begin) > next->phrase.begin)
    return false;
  const Range between{description.range.end, next->phrase.begin};
  for (std::size_t i = between.begin; i < between.end; ++i) {
    if (!document.is_word(i) || document.breaks_after(i - 1)) return false;
  }
  return !cues.any(List::kAnd, between) && !cues.any(List::kOr, between);
}

}  // namespace

void Descriptions::add(const std::vector<std::string>& words, std::size_t topic) {
  std::string key;
  for (const std::string& word : words) key += word + ' ';
  auto& topics = topics_of_[key];
  if (std::find(topics.begin(), topics.end(), topic) == topics.end()) topics.push_back(topic);
  most_words_ = std::max(most_words_, words.size());
}

// "onderwijsambtenaren", "personeelskant": a compound says what its first or its last part says.
const std::vector<std::size_t>* Descriptions::topics_of_compound(std::string_view word) const {
  constexpr std::size_t kShortestPart = 6;
  constexpr std::size_t kShortestRest = 3;
  for (std::size_t size = word.size(); size-- > kShortestPart;) {
    if (word.size() - size < kShortestRest) continue;
    for (const std::string_view part : {word.substr(word.size() - size), word.substr(0, size)}) {
      const auto known = topics_of_.find(std::string(part) + ' ');
      if (known != topics_of_.end()) return &known->second;
    }
  }
  return nullptr;
}

std::size_t Descriptions::longest_at(const Document& document, std::size_t token, std::size_t stop,
                                     const std::vector<std::size_t>*& topics) const {
  std::string key;
  std::size_t words = 0;
  std::size_t end = token;
  for (std::size_t at = token; at < stop && words < most_words_; ++at) {
    if (!is_name_part(document, at)) {
      if (at == token || !is_joiner(document, at)) break;
      continue;
    }
    key += name_part(document, at);
    key += ' ';
    ++words;
    const auto known = topics_of_.find(key);
    if (known == topics_of_.end()) continue;
    topics = &known->second;
    end = at + 1;
  }
  if (topics != nullptr || !is_name_part(document, token)) return end;
  topics = topics_of_compound(document.folded(token));
  return topics != nullptr ? token + 1 : end;
}

bool Descriptions::describe(const Document& document, const Range& range, std::size_t anchor,
                            Description& found) const {
  struct Score {
    std::size_t topic;
    std::size_t phrases;
  };
  std::vector<Score> scores;
  for (std::size_t at = range.begin; at < range.end;) {
    const std::vector<std::size_t>* topics = nullptr;
    const std::size_t end = longest_at(document, at, range.end, topics);
    if (topics == nullptr) {
      ++at;
      continue;
    }
    for (const std::size_t topic : *topics) {
      const auto known = std::find_if(scores.begin(), scores.end(),
                                      [topic](const Score& score) { return score.topic == topic; });
      if (known == scores.end()) {
        scores.push_back({topic, 1});
      } else {
        ++known->phrases;
      }
    }
    if (found.range.empty()) found.range.begin = at;
    found.range.end = end;
    at = end;
  }
  if (scores.empty()) return false;
  std::stable_sort(scores.begin(), scores.end(),
                   [](const Score& a, const Score& b) { return a.phrases > b.phrases; });
  if (scores.size() > 1 && scores[0].phrases == scores[1].phrases) return false;
  found.topic = scores.front().topic;
  found.anchor = anchor;
  return true;
}

// "Ik praat graag over pesten op school, dus die groep": what stands before the group that it takes
// up.
bool Descriptions::describe_before(const Document& document, const Cues& cues,
                                   const std::vector<bool>& taken, std::size_t token,
                                   Description& found) const {
  const std::size_t end = kind_word_end(cues, token);
  const bool plural = document.folded(token).ends_with("en");
  const bool goes_on =
      end < document.size() && (cues.at(List::kAbout, end) || cues.at(List::kDescribes, end));
  if (token == 0 || end == token || plural || goes_on || !cues.at(List::kDemonstrative, token - 1))
    return false;
  Range range{token - 1, token - 1};
  while (range.begin > 0 && range.size() < kLongestDescription && !taken[range.begin - 1] &&
         document[range.begin - 1].zone == document[token].zone &&
         !ends_description(document, range.begin - 1) && !document.is_mark(range.begin - 1, '.') &&
         kind_word_end(cues, range.begin - 1) == range.begin - 1)
    --range.begin;
  if (range.begin > 0 && taken[range.begin - 1]) return false;
  if (!describe(document, range, token, found)) return false;
  found.anchor = found.range.begin;
  return true;
}

// "Ik begeleid onze beginnende collega's. … de groep die daarover gaat": the one topic that the
// writer's sentences before it speak for.
bool Descriptions::describe_earlier(const Document& document, const Cues& cues,
                                    const std::vector<bool>& taken, const Range& group,
                                    Description& found) const {
  constexpr std::size_t kFurthestAnaphor = 2;
  bool takes_up = false;
  for (std::size_t at = group.end; at < document.size() && at <= group.end + kFurthestAnaphor; ++at)
    takes_up = takes_up || cues.at(List::kAnaphor, at);
  if (!takes_up) return false;
  for (Range range{group.begin, group.begin}; range.begin > 0 && !taken[range.begin - 1];) {
    --range.begin;
    const Zone zone = document[range.begin].zone;
    if (!is_own(zone) || group.begin - range.begin > kFurthestBefore) break;
    const bool begins = range.begin == 0 || document.is_mark(range.begin - 1, '.') ||
                        ends_description(document, range.begin - 1);
    if (!begins) continue;
    Description told;
    const bool own = cues.any(List::kFirstPerson, range) || cues.any(List::kEveryone, range) ||
                     cues.any(List::kPossessive, range);
    if (own && describe(document, range, group.begin, told)) {
      if (!found.range.empty() && told.topic != found.topic) return false;
      found = told;
    }
    range.end = range.begin;
  }
  if (found.range.empty()) return false;
  found.range = group;
  return true;
}

std::vector<Description> Descriptions::find(const Document& document, const Cues& cues,
                                            const std::vector<NamedGroup>& named) const {
  std::vector<Description> descriptions;
  std::vector<bool> taken(document.size(), false);
  for (const NamedGroup& group : named) {
    for (std::size_t i = group.phrase.begin; i < group.phrase.end; ++i) taken[i] = true;
  }
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!is_own(document[i].zone) || taken[i]) continue;
    std::size_t end = std::max({kind_word_end(cues, i), cues.end_at(List::kDescribedThing, i),
                                end_of_that_one(document, cues, i)});
    Description found;
    if (describe_before(document, cues, taken, i, found)) {
      descriptions.push_back(found);
      continue;
    }
    if (end == i || end >= document.size()) continue;
    // "dat ik in de groep kom waar het over de kunstvakken gaat"
    const bool verb = end + 1 < document.size() && document.is_word(end) &&
                      !cues.at(List::kDescribes, end) && !cues.at(List::kAbout, end) &&
                      cues.at(List::kAuxiliary, end) && cues.at(List::kDescribes, end + 1);
    if (verb) ++end;
    const bool goes_on = cues.at(List::kDescribes, end) || cues.at(List::kAbout, end);
    if (!goes_on || document.breaks_after(end - 1)) continue;
    Range range{end, end};
    while (range.end < document.size() && range.size() < kLongestDescription && !taken[range.end] &&
           document[range.end].zone == document[i].zone && !ends_description(document, range.end) &&
           (range.end == end || kind_word_end(cues, range.end) == range.end)) {
      ++range.end;
      if (document.breaks_after(range.end - 1)) break;
    }
    if (describe(document, range, i, found) ||
        describe_earlier(document, cues, taken, {i, end}, found))
      descriptions.push_back(found);
    i = range.end - 1;
  }
  std::erase_if(descriptions, [&](const Description& description) {
    return leads_to_another(document, cues, named, description);
  });
  return descriptions;
}

}  // namespace meldaan::extract
