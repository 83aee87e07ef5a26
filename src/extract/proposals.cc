#include "extract/proposals.h"

#include <algorithm>

#include "extract/name_parts.h"

namespace meldaan::extract {
namespace {

constexpr double kProposed = 0.85;
constexpr std::size_t kLongestProposal = 6;

// "natuur en milieu": the conjunction joins two nouns, and no second sentence.
bool joins_nouns(const WishContext& c, const Range& topic, std::size_t token, std::size_t stop) {
  if (topic.empty() || !c.cues.covers(List::kAnd, token) || token + 1 >= stop) return false;
  const bool other =
      c.cues.covers(List::kCommon, token + 1) || c.cues.at(List::kProposalBreak, token + 1);
  return c.document.is_word(token + 1) && !other;
}

// "programmeren met kleuters"
bool is_with(const WishContext& c, std::size_t token) {
  return c.cues.covers(List::kAbout, token);
}

bool is_quote(const Document& document, std::size_t token) {
  return document.is_mark(token, '"') || document.is_mark(token, '\'');
}

// "een werkgroep hoogbegaafdheid starten": what stands bare behind the word is its topic where it
// is no everyday word.
bool is_bare_topic(const WishContext& c, std::size_t token, std::size_t stop) {
  if (token >= stop || !c.document.is_word(token)) return false;
  if (c.document[token].capital && !c.cues.at(List::kProposalBreak, token)) return true;
  return !c.cues.at(List::kCommon, token) && !c.cues.covers(List::kProposalBreak, token) &&
         !c.cues.at(List::kProposal, token) && !c.cues.covers(List::kParticle, token);
}

// The topic behind "een groep": what follows "over", or what stands bare behind the word.
Range proposed_topic(const WishContext& c, std::size_t token, std::size_t stop, bool introduced) {
  const Document& doc = c.document;
  while (token < stop && c.cues.at(List::kProposal, token) &&
         c.cues.end_at(List::kProposal, token) <= token + 3)
    token = c.cues.end_at(List::kProposal, token);
  const std::size_t about = introduced ? token : c.cues.end_at(List::kAbout, token);
  const bool quoted = about < stop && is_quote(doc, about);
  if (about == token && !introduced && !quoted && !is_bare_topic(c, token, stop))
    return {token, token};
  if (quoted) {
    Range topic{about + 1, about + 1};
    while (topic.end < stop && !is_quote(doc, topic.end)) ++topic.end;
    return topic;
  }
  Range topic{about, about};
  while (topic.end < stop && topic.size() < kLongestProposal) {
    const std::size_t at = topic.end;
    const bool hyphen = doc.is_mark(at, '-') && doc[at].glued;
    if (doc[at].kind == TokenKind::kPunctuation && !hyphen && !doc.is_mark(at, '&') &&
        !is_quote(doc, at)) {
      break;
    }
    const bool ends = c.cues.at(List::kProposalBreak, at) && !(introduced && is_with(c, at));
    if (ends && !joins_nouns(c, topic, at, stop)) break;
    ++topic.end;
  }
  return topic;
}

// Whether nothing but articles and prepositions of the topic lies outside the name.
bool covers(const WishContext& c, const Range& name, const Range& topic) {
  for (std::size_t i = topic.begin; i < topic.end; ++i) {
    const bool small = c.cues.covers(List::kParticle, i) || c.cues.covers(List::kAbout, i) ||
                       !c.document.is_word(i);
    if (!name.contains(i) && !small) return false;
  }
  return true;
}

// "oprichten", "missen wij"; "een groep over" alone may mean one that exists.
bool founds(const WishContext& c, const Range& sentence) {
  const std::vector<Range> cues = c.cues.all(List::kProposal, sentence);
  return std::any_of(cues.begin(), cues.end(),
                     [&](const Range& cue) { return !c.cues.covers(List::kAbout, cue.end - 1); });
}

}  // namespace

std::vector<Proposal> find_proposals(const WishContext& c, const std::vector<Mention>& mentions) {
  std::vector<Proposal> proposals;
  for (const Sentence& sentence : c.sentences.all()) {
    const Range& range = sentence.range;
    if (range.empty() || !is_own(c.document[range.begin].zone) ||
        !c.cues.any(List::kProposal, range))
      continue;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const std::size_t group = kind_word_end(c.cues, i);
      const std::size_t introduced = c.cues.end_at(List::kProposalTopic, i);
      const std::size_t end = std::max(group, introduced);
      if (end == i) continue;
      const Range topic = proposed_topic(c, end, range.end, introduced > group);
      // "een groep voor startende schoolleiders" is more than "schoolleiders".
      const bool known = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
        return m.name.overlaps(topic) &&
               (m.described ? !founds(c, range) : covers(c, m.name, topic));
      });
      if (!topic.empty() && !known) {
        std::string text = c.document.original(topic);
        text.erase(0, text.find_first_not_of("\"'\u2018\u201c"));
        proposals.push_back({text, {i, topic.end}, kProposed});
      }
      i = std::max(end, topic.end) - 1;
    }
  }
  return proposals;
}

}  // namespace meldaan::extract
