#include "extract/people/headed_rows.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestRowHead = 10;  // tokens before the colon, or of a heading's line

const Place* place_in(const Part& part, const Range& range) {
  for (const Place& place : part.places()) {
    if (place.is_school && range.holds(place.range)) return &place;
  }
  return nullptr;
}

// The colon behind a school at the line's beginning; the line's end where there is none.
std::size_t behind_school(const Part& part, const Line& line) {
  const Document& document = part.document();
  for (std::size_t at = line.first; at < line.last && at - line.first < kLongestRowHead; ++at) {
    if (!document.is_mark(at, ':')) continue;
    const Place* place = place_in(part, {line.first, at});
    return place != nullptr && place->range.begin <= line.first + 2 ? at : line.last;
  }
  return line.last;
}

// The people of a line, each with what stands up to the next one's name.
std::vector<Row> people_of(const Part& part, std::size_t begin, std::size_t end) {
  const Document& document = part.document();
  std::vector<Row> found;
  for (std::size_t at = begin; at < end; ++at) {
    const bool begins = at == begin || document.is_mark(at - 1, ',') ||
                        document.is_mark(at - 1, ';') || part.cues().covers(List::kAnd, at - 1);
    const auto name = begins ? person_at(part, at, true) : std::nullopt;
    if (!name || name->words < 2 || name->range.end > end) continue;
    if (!found.empty()) found.back().range.end = at;
    found.push_back({{at, end}, *name, false});
    at = name->range.end - 1;
  }
  // "Joke Olthof en Rik Siemerink (gedrag)": what is said behind the last holds for both.
  for (std::size_t i = found.size(); i-- > 1;) {
    Row& before = found[i - 1];
    const bool bare = before.name.range.end + 1 >= before.range.end;
    if (bare) before.range.end = found[i].range.end;
  }
  return found;
}

}  // namespace

std::vector<Row> find_headed_rows(const Part& part) {
  const Document& document = part.document();
  std::vector<Row> rows;
  std::size_t headed = 0;
  bool several = false;
  for (const Line& line : document.lines()) {
    if (line.empty() || !is_own(document[line.first].zone)) continue;
    const std::size_t colon = behind_school(part, line);
    if (colon == line.last || colon + 1 >= line.last) continue;
    const std::vector<Row> people = people_of(part, colon + 1, line.last);
    if (people.empty()) continue;
    ++headed;
    several = several || people.size() > 1;
    for (const Row& person : people) {
      rows.push_back(person);
      rows.push_back(person);
      rows.back().range = {line.first, colon};
    }
  }
  if (headed < 2) rows.clear();
  return rows;
}

void add_headings(const Part& part, std::vector<Row>& rows) {
  const Document& document = part.document();
  std::vector<Range> headings;
  for (const Line& line : document.lines()) {
    if (line.empty() || !is_own(document[line.first].zone) ||
        line.last - line.first > kLongestRowHead)
      continue;
    const Range whole{line.first, line.last};
    const Place* place = place_in(part, whole);
    const bool in_row = std::any_of(rows.begin(), rows.end(),
                                    [&](const Row& row) { return row.range.overlaps(whole); });
    if (place != nullptr && !in_row && place->range.begin <= line.first + 3 &&
        !part.names_group(whole))
      headings.push_back(whole);
  }
  const auto heading_of = [&](const Row& row) {
    return std::find_if(headings.rbegin(), headings.rend(),
                        [&](const Range& heading) { return heading.end <= row.range.begin; });
  };
  std::size_t used = 0;
  for (const Range& heading : headings) {
    used += std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      const auto above = heading_of(row);
      return above != headings.rend() && *above == heading;
    });
  }
  if (used < 2) return;
  const std::size_t count = rows.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto above = heading_of(rows[i]);
    if (above == headings.rend()) continue;
    Row headed = rows[i];
    headed.range = *above;
    rows.push_back(std::move(headed));
  }
}

bool is_item_beside(const Document& document, const Line& line, std::size_t row) {
  const auto indentation = [&](const Line& of) { return document[of.first].begin - of.begin; };
  return document[line.first].kind == TokenKind::kPunctuation &&
         document.folded(line.first) == document.folded(row) &&
         indentation(line) <= indentation(document.lines()[document[row].line]);
}

}  // namespace meldaan::extract
