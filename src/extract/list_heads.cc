#include "extract/list_heads.h"

#include <algorithm>

#include "extract/name_parts.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestHead = 9;  // tokens, its town included

bool is_head_word(const Document& document, const Cues& cues, std::size_t token) {
  if (document.is_mark(token, ',') || document.is_mark(token, '(') ||
      document.is_mark(token, ')') || document.is_mark(token, '\'') ||
      document.is_mark(token, '-') || document.is_mark(token, '.'))
    return true;
  if (!document.is_word(token)) return false;
  return document[token].capital || cues.covers(List::kParticle, token) ||
         cues.at(List::kSchoolType, token) || cues.at(List::kLocationWord, token) ||
         cues.at(List::kArticle, token);
}

// The colon behind a line's first few words, which may be a school's name; the line's end where
// there is none.
std::size_t colon_of(const Document& document, const Cues& cues, const Line& line,
                     std::size_t& first) {
  first = line.first;
  while (first < line.last && document[first].kind == TokenKind::kPunctuation &&
         !document.is_mark(first, '\''))
    ++first;
  std::size_t at = first;
  bool named = false;
  while (at < line.last && at - first < kLongestHead && is_head_word(document, cues, at)) {
    named = named || (document.is_word(at) && document[at].capital);
    ++at;
  }
  return named && at > first && at < line.last && document.is_mark(at, ':') ? at : line.last;
}

// No label, no group and nobody's name, and somebody's name behind it.
bool heads_people(const Document& document, const Cues& cues, const Range& head, std::size_t last) {
  for (const List list : {List::kFirstName, List::kGreeting, List::kClosing, List::kTitle,
                          List::kCommon, List::kJob, List::kDateWord}) {
    const bool name_follows = list == List::kCommon && document[head.begin].capital &&
                              cues.at(List::kArticle, head.begin);
    if (cues.at(list, head.begin) && !name_follows) return false;
  }
  for (std::size_t i = head.begin; i < head.end; ++i) {
    if (kind_word_end(cues, i) > i || cues.at(List::kPostscript, i)) return false;
  }
  std::size_t at = head.end + 1;
  if (at + 1 >= last) return false;
  const std::size_t titled = cues.end_at(List::kTitle, at);
  if (titled == at && !document[at].capital) return false;
  at = std::max(titled, at);
  const bool initial = document.is_mark(at + 1, '.') && document[at + 1].glued;
  return titled > head.end + 1 || initial || document[at + 1].capital ||
         cues.at(List::kParticle, at + 1);
}

}  // namespace

std::vector<Range> find_list_heads(const Document& document, const Cues& cues,
                                   const std::vector<Field>& fields,
                                   const std::vector<Mention>& mentions) {
  std::vector<Range> heads;
  for (const Line& line : document.lines()) {
    if (line.empty() || !is_own(document[line.first].zone)) continue;
    std::size_t first = line.first;
    const std::size_t colon = colon_of(document, cues, line, first);
    if (colon == line.last) continue;
    const Range head{first, colon};
    const auto within = [&](const Range& range) { return range.overlaps(head); };
    const bool known = std::any_of(fields.begin(), fields.end(),
                                   [&](const Field& field) { return within(field.label); }) ||
                       std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
                         return mention.errors == 0 && within(mention.name);
                       });
    if (!known && heads_people(document, cues, head, line.last)) heads.push_back(head);
  }
  if (heads.size() < 2) heads.clear();
  return heads;
}

}  // namespace meldaan::extract
