#include "extract/people/called_rows.h"

#include <algorithm>
#include <optional>
#include <string>

#include "extract/wishes/list_numbers.h"

namespace meldaan::extract {
namespace {

bool labels_field(const Part& part, std::size_t token) {
  return std::any_of(part.fields().all.begin(), part.fields().all.end(),
                     [token](const Field& field) { return field.label.contains(token); });
}

// Where the one capitalised word stands that the line is headed by.
std::optional<std::size_t> heading_name(const Part& part, const Line& line) {
  const Document& document = part.document();
  const Range words{line.first, line.last};
  std::size_t token = ordinal_of(part, words).empty() ? line.first : behind_ordinal(part, words);
  while (token < line.last && document[token].kind == TokenKind::kPunctuation) ++token;
  const std::size_t next = token + 1;
  const bool heads = next < line.last && document.is_word(token) && document[token].capital &&
                     document[next].kind == TokenKind::kPunctuation &&
                     part.names_group({next, line.last});
  if (!heads || part.cues().at(List::kCommon, token) || part.is_of_group(token, true) ||
      labels_field(part, token))
    return std::nullopt;
  return token;
}

}  // namespace

std::vector<Row> find_called_rows(const Part& part) {
  const Document& document = part.document();
  std::vector<Row> rows;
  bool any_known = false;
  for (const Line& line : document.lines()) {
    if (line.empty() || !is_own(document[line.first].zone)) continue;
    const std::optional<std::size_t> name = heading_name(part, line);
    if (!name) continue;
    any_known = any_known || part.cues().at(List::kFirstName, *name);
    const Range words{*name, *name + 1};
    rows.push_back({{line.first, line.last}, {document.original(words), words, 1, false}, false});
  }
  return rows.size() > 1 && any_known ? rows : std::vector<Row>();
}

}  // namespace meldaan::extract
