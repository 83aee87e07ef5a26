#include "extract/places/list_heads.h"

#include <algorithm>

#include "extract/text/name_parts.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestListHead = 9;  // tokens, its town included

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

std::size_t first_word(const Document& document, const Range& range) {
  std::size_t first = range.begin;
  while (first < range.end && document[first].kind == TokenKind::kPunctuation &&
         !document.is_mark(first, '\''))
    ++first;
  return first;
}

// The colon behind a line's first few words, which may be a school's name; the line's end where
// there is none.
std::size_t colon_of(const Document& document, const Cues& cues, const Line& line,
                     std::size_t& first) {
  first = first_word(document, {line.first, line.last});
  std::size_t at = first;
  bool named = false;
  while (at < line.last && at - first < kLongestListHead && is_head_word(document, cues, at)) {
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

// A label's, or a group's.
bool is_known(const Range& head, const std::vector<Field>& fields,
              const std::vector<Mention>& mentions) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const Field& field) { return field.label.overlaps(head); }) ||
         std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
           return mention.errors == 0 && mention.name.overlaps(head);
         });
}

// "Karin Vos – Taal", with a bullet before it or not.
bool is_persons_line(const Document& document, const Cues& cues,
                     const std::vector<Mention>& mentions, const Line& line) {
  std::size_t first = first_word(document, {line.first, line.last});
  if (first < line.last && document[first].kind == TokenKind::kNumber)
    first = first_word(document, {first + 1, line.last});
  if (first + 1 >= line.last || !cues.at(List::kFirstName, first) || !document[first].capital)
    return false;
  const auto mention = first_from(mentions, first);
  return mention != mentions.end() && mention->name.end <= line.last &&
         mention->name.begin > first + 1;
}

// "De Vlieger", alone in its line, and right below it a line for each of its people.
std::vector<Range> heads_above(const Document& document, const Cues& cues,
                               const std::vector<Field>& fields,
                               const std::vector<Mention>& mentions) {
  std::vector<Range> heads;
  const auto& lines = document.lines();
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.empty() || !is_own(document[line.first].zone)) continue;
    Range head{first_word(document, {line.first, line.last}), line.last};
    if (!head.empty() && document.is_mark(head.end - 1, ':')) --head.end;
    if (head.empty() || head.size() >= kLongestListHead || cues.at(List::kFirstName, head.begin) ||
        is_known(head, fields, mentions))
      continue;
    bool named = false;
    std::size_t at = head.begin;
    for (; at < head.end && is_head_word(document, cues, at); ++at)
      named = named || (document.is_word(at) && document[at].capital);
    if (at < head.end || !named || cues.at(List::kGreeting, head.begin) ||
        cues.at(List::kClosing, head.begin) || document.is_mark(head.end - 1, ',') ||
        document.is_mark(head.end - 1, '.'))
      continue;
    std::size_t next = i + 1;
    while (next < lines.size() && lines[next].empty()) ++next;
    if (next < lines.size() && is_persons_line(document, cues, mentions, lines[next]))
      heads.push_back(head);
  }
  if (heads.size() < 2) heads.clear();
  return heads;
}

}  // namespace

std::vector<Range> find_list_heads(const Document& document, const Cues& cues,
                                   const std::vector<Field>& fields,
                                   const std::vector<Mention>& mentions) {
  std::vector<Range> heads = heads_above(document, cues, fields, mentions);
  for (const Line& line : document.lines()) {
    if (line.empty() || !is_own(document[line.first].zone)) continue;
    std::size_t first = line.first;
    const std::size_t colon = colon_of(document, cues, line, first);
    if (colon == line.last) continue;
    const Range head{first, colon};
    if (!is_known(head, fields, mentions) && heads_people(document, cues, head, line.last))
      heads.push_back(head);
  }
  if (heads.size() < 2) heads.clear();
  return heads;
}

}  // namespace meldaan::extract
