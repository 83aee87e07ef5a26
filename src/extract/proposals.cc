#include "extract/proposals.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

constexpr double kProposed = 0.85;
constexpr std::size_t kLongestProposal = 6;

bool is_group_word(const Cues& cues, std::size_t token, std::size_t& end) {
  end = token;
  for (const List list :
       {List::kKindPlg, List::kKindWerkgroep, List::kKindProjectgroep, List::kKindAny}) {
    end = std::max(end, cues.end_at(list, token));
  }
  return end > token;
}

// "natuur en milieu": the conjunction joins two nouns, and no second sentence.
bool joins_nouns(const WishContext& c, const Range& topic, std::size_t token, std::size_t stop) {
  if (topic.empty() || !c.cues.covers(List::kAnd, token) || token + 1 >= stop) return false;
  const bool other =
      c.cues.covers(List::kCommon, token + 1) || c.cues.at(List::kProposalBreak, token + 1);
  return c.document.is_word(token + 1) && !other;
}

// The topic behind "een groep": over what follows "over", or the capitalised words right behind the
// word.
Range proposed_topic(const WishContext& c, std::size_t token, std::size_t stop) {
  const Document& doc = c.document;
  while (token < stop && c.cues.at(List::kProposal, token))
    token = c.cues.end_at(List::kProposal, token);
  const auto is_quote = [&doc](std::size_t at) {
    return doc.is_mark(at, '"') || doc.is_mark(at, '\'');
  };
  std::size_t about = c.cues.end_at(List::kAbout, token);
  const bool quoted = about < stop && is_quote(about);
  if (about == token && !quoted && !(token < stop && doc[token].capital)) return {token, token};
  if (quoted) {
    Range topic{about + 1, about + 1};
    while (topic.end < stop && !is_quote(topic.end)) ++topic.end;
    return topic;
  }
  Range topic{about, about};
  while (topic.end < stop && topic.size() < kLongestProposal) {
    const std::size_t at = topic.end;
    const bool hyphen = doc.is_mark(at, '-') && doc[at].glued;
    if (doc[at].kind == TokenKind::kPunctuation && !hyphen && !doc.is_mark(at, '&') &&
        !doc.is_mark(at, '"') && !doc.is_mark(at, '\'')) {
      break;
    }
    if (c.cues.at(List::kProposalBreak, at) && !joins_nouns(c, topic, at, stop)) break;
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

}  // namespace

std::vector<Proposal> find_proposals(const WishContext& c, const std::vector<Mention>& mentions) {
  std::vector<Proposal> proposals;
  for (const Sentence& sentence : c.sentences.all()) {
    const Range& range = sentence.range;
    if (range.empty() || !is_own(c.document[range.begin].zone) ||
        !c.cues.any(List::kProposal, range))
      continue;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      std::size_t end = i;
      if (!is_group_word(c.cues, i, end)) continue;
      const Range topic = proposed_topic(c, end, range.end);
      // "een groep voor startende schoolleiders" is more than "schoolleiders".
      const bool known = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
        return m.name.overlaps(topic) && covers(c, m.name, topic);
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
