#include "extract/people/group_rows.h"

#include <algorithm>

#include "extract/people/shaped_rows.h"

namespace meldaan::extract {
namespace {

class GroupRowFinder {
 public:
  explicit GroupRowFinder(const Part& part)
      : part_(part), document_(part.document()), cues_(part.cues()) {}

  std::vector<Row> find() {
    for (const Line& line : document_.lines()) {
      if (line.empty() || !is_own(document_[line.first].zone)) continue;
      if (reads_below_heading({line.first, line.last})) continue;
      std::size_t last = line.last;
      // A wrapped line goes on below.
      for (std::size_t i = document_[line.first].line;
           i + 1 < document_.lines().size() && document_.lines()[i].wrapped &&
           !document_.lines()[i + 1].empty() &&
           group_end({document_.lines()[i + 1].first, document_.lines()[i + 1].last}) ==
               document_.lines()[i + 1].first;
           ++i) {
        last = document_.lines()[i + 1].last;
      }
      read({line.first, last});
    }
    // One group with a name below it may be a wish and its writer.
    if (bare_headings_ > 1) rows_.insert(rows_.end(), below_bare_.begin(), below_bare_.end());
    const bool named = std::any_of(rows_.begin(), rows_.end(), [](const Row& row) {
      return !row.writer && row.name.words > 1;
    });
    // "Taal: Bregje en Saskia", "HRM: Twan"
    const auto called = std::count_if(rows_.begin(), rows_.end(), [this](const Row& row) {
      return !row.writer && cues_.at(List::kFirstName, row.name.range.begin);
    });
    if (!named && called < 2) rows_.clear();
    return std::move(rows_);
  }

 private:
  // "Voor Taal komen:", and below it a line for each of them; or "Taal" alone, and who chooses it
  // in the next line.
  bool reads_below_heading(const Range& line) {
    constexpr std::size_t kFarthest = 3;  // from the group's name to the colon
    if (document_.is_mark(line.end - 1, ':')) {
      heading_ = {};
      for (auto mention = first_from(part_.mentions(), line.begin);
           mention != part_.mentions().end() && mention->name.begin < line.end; ++mention) {
        const bool near = mention->name.end + kFarthest >= line.end;
        if (mention->name.end > line.end) continue;
        if (near || !heading_.empty())
          heading_ = {heading_.empty() ? mention->name.begin : heading_.begin, mention->name.end};
      }
      bare_ = false;
      return !heading_.empty();
    }
    if (group_end(line) == line.end) {
      heading_ = line;
      bare_ = true;
      filled_ = false;
      last_below_ = document_[line.begin].line;
      return true;
    }
    if (heading_.empty()) return false;
    if (bare_ && document_[line.begin].line > last_below_ + 1) {
      heading_ = {};
      return false;
    }
    Range rest = line;
    while (!rest.empty() && (document_[rest.begin].kind == TokenKind::kPunctuation ||
                             document_[rest.begin].kind == TokenKind::kNumber))
      ++rest.begin;
    std::vector<Row> found;
    if (rest.empty() || people_end(rest.begin, rest.end, found) < rest.end || found.empty()) {
      heading_ = {};
      return false;
    }
    std::vector<Row>& rows = bare_ ? below_bare_ : rows_;
    for (const Row& row : found) {
      for (const Range& range : {heading_, line}) {
        rows.push_back(row);
        rows.back().range = range;
      }
    }
    if (bare_) {
      bare_headings_ += filled_ ? 0 : 1;
      filled_ = true;
      last_below_ = document_[line.begin].line;
    }
    return true;
  }

  void read(Range line) {
    while (!line.empty() && document_[line.begin].kind == TokenKind::kPunctuation) ++line.begin;
    if (line.empty()) return;
    const std::size_t group = group_end(line);
    std::vector<Row> found;
    if (group > line.begin) {
      std::size_t people = behind_separator(group, line.end);
      // "Taal doet Wilma Kats", "Gedrag doe ik"
      const bool verb = people == group && group + 1 < line.end &&
                        (cues_.at(List::kThirdVerb, group) || cues_.at(List::kComes, group));
      if (verb) people = group + 1;
      const bool parted = people > group || begins_column(group, line.end);
      if (!parted) return;
      const std::size_t rest = people_end(people, line.end, found);
      // "Taal: Joke Bos en ikzelf, als de tijden het toelaten"
      const bool condition =
          !found.empty() && rest < line.end && cues_.any(List::kSubordinate, {rest - 1, rest + 1});
      if (rest < line.end && !condition) {
        if (!found.empty() || !is_told_of_writer(part_, {people, line.end})) return;
        found.emplace_back();
        found.back().writer = true;
      }
    } else {
      const std::size_t end = people_end(line.begin, line.end, found);
      const std::size_t groups = behind_separator(end, line.end);
      const bool several = found.size() > 1 || (!found.empty() && found.front().writer);
      if (!several || groups == end || !names_group({groups, line.end})) return;
    }
    for (Row& row : found) {
      row.range = line;
      rows_.push_back(std::move(row));
    }
  }

  // The end of the groups that the line begins with: "Taal", "PLG Mobiel leren", "Taal en Rekenen".
  std::size_t group_end(const Range& line) const {
    std::size_t at = line.begin;
    auto mention = first_from(part_.mentions(), at);
    while (mention != part_.mentions().begin() && std::prev(mention)->name.end > at) --mention;
    for (; mention != part_.mentions().end() && mention->name.begin < line.end; ++mention) {
      if (mention->name.end <= at) continue;
      const bool next = mention->phrase.begin <= at || mention->name.begin <= at + 1;
      if (!next) break;
      at = mention->name.end;
      if (at < line.end && (cues_.at(List::kAnd, at) || document_.is_mark(at, ','))) ++at;
    }
    return at;
  }

  bool names_group(const Range& range) const {
    for (auto mention = first_from(part_.mentions(), range.begin);
         mention != part_.mentions().end() && mention->name.begin <= range.begin + 2; ++mention) {
      if (mention->name.end <= range.end) return true;
    }
    return false;
  }

  // A tab or a wide gap stands before it.
  bool begins_column(std::size_t token, std::size_t end) const {
    if (token == 0 || token >= end) return false;
    const std::size_t from = document_[token - 1].end;
    return document_.gap_before(token) ||
           document_.text().substr(from, document_[token].begin - from).find('\t') !=
               std::string::npos;
  }

  // ":", "-", "->", "=" and "(".
  std::size_t behind_separator(std::size_t at, std::size_t end) const {
    std::size_t past = at;
    // "Rekenen (2):"
    const auto counts = [&](std::size_t token) {
      return document_[token].kind == TokenKind::kNumber && document_.is_mark(token - 1, '(');
    };
    while (past < end &&
           (past > at ? counts(past) || document_[past].kind == TokenKind::kPunctuation
                      : document_[past].kind == TokenKind::kPunctuation) &&
           !document_.is_mark(past, ',') && !document_.is_mark(past, '.')) {
      ++past;
    }
    return past;
  }

  // How far the line is an enumeration of people.
  std::size_t people_end(std::size_t at, std::size_t end, std::vector<Row>& found) const {
    while (at < end) {
      if (const std::size_t past = behind_listed_writer(part_, at, end); past > at) {
        Row row;
        row.writer = true;
        found.push_back(std::move(row));
        at = past;
        // "ikzelf (Marco Lusthuis)", "ondergetekende, Marco"
        continue;
      }
      if (const auto name = person_at(part_, at, true); name && name->range.end <= end) {
        Row row;
        row.name = *name;
        at = behind_aside(name->range.end, end);
        found.push_back(std::move(row));
        continue;
      }
      std::size_t past = behind_link(at);
      if (!found.empty()) past = std::max(past, behind_post(at, end));
      if (past == at) return at;
      at = past;
    }
    return at;
  }

  // "Karin Vos (De Vlieger)", below the group: what the brackets hold names nobody and no group.
  std::size_t behind_aside(std::size_t at, std::size_t end) const {
    if (heading_.empty() || at >= end || !document_.is_mark(at, '(')) return at;
    std::size_t close = at;
    while (close < end && !document_.is_mark(close, ')')) ++close;
    if (close == end || part_.names_group({at, close})) return at;
    for (std::size_t i = at + 1; i < close; ++i) {
      if (const auto name = person_at(part_, i, false); name && name->words > 1) return at;
    }
    return close + 1;
  }

  // "Karin Vos, leerkracht groep 5": small words that name no group, and nothing that denies or
  // limits; the token itself where others stand.
  std::size_t behind_post(std::size_t at, std::size_t end) const {
    if (!document_.is_mark(at, ',') && !document_.is_mark(at, '(')) return at;
    std::size_t past = end_of_post(document_, {at + 1, end});
    if (past < end && document_.is_mark(past, ')')) ++past;
    const Range post{at + 1, past};
    for (const List list : {List::kNegation, List::kSubordinate, List::kFirstPerson,
                            List::kListedWriter, List::kUndecided, List::kAnd, List::kAlso,
                            List::kAbsent, List::kWish, List::kThirdVerb}) {
      if (cues_.any(list, post)) return at;
    }
    return post.empty() || part_.names_group(post) ? at : past;
  }

  std::size_t behind_link(std::size_t at) const {
    for (const char mark : {',', '&', '+', '/', '.', ';', '(', ')'}) {
      if (document_.is_mark(at, mark)) return at + 1;
    }
    for (const List list : {List::kAnd, List::kOurs, List::kColleague, List::kJob}) {
      if (cues_.at(list, at)) return cues_.end_at(list, at);
    }
    return document_[at].kind == TokenKind::kAddress ? at + 1 : at;
  }

  const Part& part_;
  const Document& document_;
  const Cues& cues_;
  std::vector<Row> rows_;
  Range heading_;               // the groups above the lines being read
  bool bare_ = false;           // it is nothing but groups, without a colon
  bool filled_ = false;         // somebody stands below it
  std::size_t last_below_ = 0;  // the line of the last of them; its own before that
  std::vector<Row> below_bare_;
  std::size_t bare_headings_ = 0;
};

}  // namespace

std::size_t behind_description(const Part& part, std::size_t token, std::size_t last) {
  const Document& document = part.document();
  const Cues& cues = part.cues();
  constexpr std::size_t kLongest = 6;
  if (!cues.at(List::kOurs, token) && !cues.at(List::kArticle, token)) return token;
  for (std::size_t at = token + 1; at + 1 < last && at < token + kLongest; ++at) {
    if (document[at].kind == TokenKind::kPunctuation && !document.is_mark(at, ',') &&
        !document.is_mark(at, '-'))
      return token;
    const bool described = cues.covers(List::kColleague, at) || cues.covers(List::kJob, at) ||
                           document.is_mark(at, ',');
    if (!described || !document[at + 1].capital) continue;
    const auto name = person_at(part, at + 1, true);
    return name && name->words > 1 ? at + 1 : token;
  }
  return token;
}

std::size_t behind_listed_writer(const Part& part, std::size_t token, std::size_t end) {
  const std::size_t past = part.cues().end_at(List::kListedWriter, token);
  return past <= end ? past : token;
}

bool is_told_of_writer(const Part& part, const Range& words) {
  constexpr std::size_t kLongest = 14;  // tokens; what is longer tells more than who comes
  if (words.empty() || words.size() > kLongest || !part.cues().any(List::kFirstPerson, words) ||
      part.document().is_mark(words.end - 1, '?'))
    return false;
  for (const List list : {List::kNegation, List::kSignsUp, List::kColleague, List::kEveryone}) {
    if (part.cues().any(list, words)) return false;
  }
  for (std::size_t i = words.begin + 1; i < words.end; ++i) {
    if (person_at(part, i, false)) return false;
  }
  return true;
}

std::vector<Row> find_group_rows(const Part& part) {
  return GroupRowFinder(part).find();
}

}  // namespace meldaan::extract
