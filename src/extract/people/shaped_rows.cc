#include "extract/people/shaped_rows.h"

#include <algorithm>

#include "extract/people/group_rows.h"
#include "extract/people/person_at.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestShaped = 24;  // tokens: name, school, group and an address

class ShapedName {
 public:
  ShapedName(const Part& part, const Range& line)
      : part_(part), document_(part.document()), cues_(part.cues()), line_(line) {}

  std::optional<PersonName> find() const {
    if (line_.empty() || line_.size() > kLongestShaped) return std::nullopt;
    const std::size_t token = behind_post(line_.begin);
    const auto name = person_at(part_, token, true);
    if (!name && !document_[token].capital) return small(token);
    if (!name || name->words < 2 || name->range.end >= line_.end || !leads_on(name->range.end) ||
        cues_.covers(List::kClosing, token) || cues_.any(List::kFirstPerson, {token, line_.end}))
      return std::nullopt;
    // "Anna Smit gaat naar HRM en Piet Bos naar Taal" is no row of either.
    if (names_person(part_, {name->range.end, line_.end})) return std::nullopt;
    // "Anna Smit, door ons opgegeven voor HRM, kan niet komen."
    if (cues_.any(List::kCancel, line_) || cues_.any(List::kDropsOut, line_)) return std::nullopt;
    const bool group =
        std::any_of(part_.mentions().begin(), part_.mentions().end(), [&](const Mention& mention) {
          return mention.name.begin >= name->range.end && mention.name.end <= line_.end;
        });
    return group ? name : std::nullopt;
  }

 private:
  // "leerkracht groep 5 | Sefanja Zwiers", "intern begeleider | Sefanja Zwiers"
  std::size_t behind_post(std::size_t token) const {
    constexpr std::size_t kLongest = 5;
    if (document_[token].capital ||
        !(cues_.at(List::kJob, token) || cues_.at(List::kCompanion, token) ||
          cues_.at(List::kColleague, token)))
      return token;
    const std::size_t at = end_of_post(document_, {token, std::min(line_.end, token + kLongest)});
    return at < line_.end && document_[at].capital ? at : token;
  }

  // A mark, an address, a verb ("doet Taal"), what she is ("van groep 5: Taal"), or the group.
  bool leads_on(std::size_t token) const {
    return parts_cells(document_, token) || document_[token].kind == TokenKind::kAddress ||
           cues_.at(List::kAbout, token) || cues_.at(List::kOblique, token) ||
           cues_.at(List::kFrom, token) || cues_.at(List::kThirdVerb, token) ||
           part_.is_of_group(token, true);
  }
  // "dilek kaya voor taal": words that are nothing else, right before what leads to a group.
  std::optional<PersonName> small(std::size_t token) const {
    constexpr std::size_t kFurthest = 4;  // tokens from the name to the group
    if (cues_.at(List::kAnd, token)) ++token;
    if (token >= line_.end) return std::nullopt;
    const auto mention = first_from(part_.mentions(), token);
    const std::size_t group = mention == part_.mentions().end() ? line_.end : mention->name.begin;
    if (group >= line_.end || name_limit(part_, token) == token) return std::nullopt;
    std::size_t end = token;
    while (end < group &&
           (document_.is_word(end) || (document_.is_mark(end, '-') && document_[end].glued)) &&
           !cues_.at(List::kAbout, end) && !cues_.at(List::kThirdVerb, end) &&
           !(end > token && document_.gap_before(end)))
      ++end;
    // "… hebben we | jonge mensen voor. De schoolleiding vindt alles best"
    if (group >= part_.sentences().of(token).range.end) return std::nullopt;
    if (end == group || group > end + kFurthest || document_[token].kind != TokenKind::kWord)
      return std::nullopt;
    for (std::size_t i = token; i < end; ++i) {
      for (const List list :
           {List::kKindAny, List::kKindPlg, List::kKindWerkgroep, List::kKindProjectgroep,
            List::kJob, List::kSchoolType, List::kSchoolEnding, List::kFoundationType, List::kWish,
            List::kRegister, List::kFirstPerson, List::kEveryone, List::kOurs}) {
        if (cues_.covers(list, i)) return std::nullopt;
      }
    }
    const auto name = name_in(document_, cues_, {token, end});
    const bool whole = name && name->range == Range{token, end};
    return whole && name->words > 1 && name->words < 5 ? name : std::nullopt;
  }

  const Part& part_;
  const Document& document_;
  const Cues& cues_;
  const Range line_;
};

}  // namespace

std::size_t end_of_post(const Document& document, const Range& range) {
  std::size_t at = range.begin;
  while (at < range.end && !document[at].capital &&
         (document.is_word(at) || document[at].kind == TokenKind::kNumber ||
          document.is_mark(at, '/') || document.is_mark(at, '-')))
    ++at;
  return at;
}

bool parts_cells(const Document& document, std::size_t token) {
  return parts_clauses(document, token) ||
         (document[token].kind == TokenKind::kPunctuation && !document[token].glued);
}

std::optional<PersonName> shaped_name(const Part& part, const Range& line) {
  return ShapedName(part, line).find();
}

}  // namespace meldaan::extract
