#include "extract/wishes/proposal_topic.h"

#include <algorithm>

#include "extract/text/name_parts.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestProposal = 6;

// "natuur en milieu": the conjunction joins two nouns, and no second sentence.
bool joins_nouns(const WishContext& c, const Range& topic, std::size_t token, std::size_t stop) {
  if (topic.empty() || !c.cues.covers(List::kAnd, token) || token + 1 >= stop) return false;
  const bool other =
      c.cues.covers(List::kCommon, token + 1) || c.cues.at(List::kProposalBreak, token + 1);
  return c.document.is_word(token + 1) && !other;
}

// "… voor techniekmeesters | van de grond tillen"
bool begins_founding(const WishContext& c, std::size_t token) {
  return c.cues.end_at(List::kProposal, token) > token + 1;
}

// "… programmeren begint", "… volgt zodra": a verb, and no noun that looks like one ("zorg",
// "lezen").
bool is_finite(const WishContext& c, std::size_t token) {
  return c.cues.covers(List::kAuxiliary, token) && c.document.folded(token).ends_with('t');
}

// "passend onderwijs", "lerende organisaties": a verb's form that tells of the noun behind it.
bool describes_noun(const WishContext& c, std::size_t token) {
  const std::string_view word = c.document.folded(token);
  return (word.ends_with("end") || word.ends_with("ende")) && c.document.is_word(token + 1) &&
         !c.document.breaks_after(token);
}

// Where a topic ends before the clause does.
bool ends_topic(const WishContext& c, std::size_t token) {
  return (c.cues.at(List::kProposalBreak, token) && !describes_noun(c, token)) ||
         is_finite(c, token);
}

// A thing that is no group of hers: verbs and small words between "een groep" and "over".
bool is_between(const WishContext& c, std::size_t token) {
  return c.document.is_word(token) &&
         (c.cues.covers(List::kProposalBreak, token) || c.cues.covers(List::kProposal, token) ||
          c.cues.covers(List::kFiller, token) || c.cues.covers(List::kFirstPerson, token) ||
          c.cues.covers(List::kCommon, token));
}

bool is_topic_word(const WishContext& c, std::size_t token) {
  return c.document.is_word(token) && !c.cues.covers(List::kParticle, token) &&
         !c.cues.at(List::kFirstPerson, token);
}

}  // namespace

bool is_bare_topic(const WishContext& c, std::size_t token, std::size_t stop) {
  if (token >= stop || !c.document.is_word(token) || is_finite(c, token)) return false;
  if (c.document[token].capital && !c.cues.at(List::kProposalBreak, token)) return true;
  return !c.cues.at(List::kCommon, token) && !c.cues.covers(List::kProposalBreak, token) &&
         !c.cues.at(List::kProposal, token) && !c.cues.covers(List::kParticle, token);
}

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
    const bool ends = (ends_topic(c, at) && !(introduced && c.cues.covers(List::kAbout, at))) ||
                      begins_founding(c, at);
    if (ends && !joins_nouns(c, topic, at, stop)) break;
    ++topic.end;
  }
  return topic;
}

std::size_t far_about(const WishContext& c, std::size_t token, std::size_t stop) {
  constexpr std::size_t kFurthest = 8;
  for (std::size_t at = token; at < stop && at < token + kFurthest; ++at) {
    const std::size_t end = c.cues.end_at(List::kTopicWord, at);
    if (end > at && end < stop)
      return is_topic_word(c, end) || is_quote(c.document, end) ||
                     c.cues.covers(List::kParticle, end)
                 ? at
                 : stop;
    const bool pause = c.document.is_mark(at, ',') && c.cues.at(List::kTopicWord, at + 1);
    if (!is_between(c, at) && !pause) return stop;
  }
  return stop;
}

Range topic_from(const WishContext& c, std::size_t begin, std::size_t stop) {
  while (begin < stop && (c.cues.covers(List::kParticle, begin) || is_quote(c.document, begin)))
    ++begin;
  Range topic{begin, begin};
  while (topic.end < stop && topic.size() < kLongestProposal) {
    const std::size_t at = topic.end;
    const bool hyphen = c.document.is_mark(at, '-') && c.document[at].glued;
    if (c.document[at].kind == TokenKind::kPunctuation && !hyphen && !c.document.is_mark(at, '&'))
      break;
    const bool inner = at > begin && at + 1 < stop && c.cues.at(List::kInnerWord, at) &&
                       !c.cues.at(List::kFirstPerson, at + 1) &&
                       !c.cues.at(List::kProposalBreak, at + 1);
    if (ends_topic(c, at) && !joins_nouns(c, topic, at, stop) && !inner) break;
    if (at > begin && begins_founding(c, at)) break;
    ++topic.end;
  }
  // "hoogbegaafdheid in jullie lijst"
  for (std::size_t at = topic.begin; at < topic.end; ++at) {
    if (c.cues.at(List::kInTheList, at)) topic.end = at;
  }
  while (!topic.empty() && (c.cues.covers(List::kParticle, topic.end - 1) ||
                            c.cues.covers(List::kAbout, topic.end - 1) ||
                            c.cues.covers(List::kFiller, topic.end - 1)))
    --topic.end;
  return topic;
}

}  // namespace meldaan::extract
