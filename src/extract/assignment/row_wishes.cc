#include "extract/assignment/row_wishes.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

constexpr double kBesideName = 0.85;
constexpr std::size_t kLongestWishRow = 40;  // tokens; what is longer tells a story

class RowWishes {
 public:
  RowWishes(Findings& findings, const std::vector<PersonFound>& people)
      : findings_(findings),
        document_(findings.part.document()),
        cues_(findings.part.cues()),
        people_(people) {}

  void accept() {
    for (const PersonFound& person : people_) {
      if (person.leaves || person.stays_away) continue;
      for (const Range& row : person.rows) {
        if (row.size() <= kLongestWishRow) accept_in(row);
      }
    }
  }

 private:
  void accept_in(const Range& row) {
    const auto outside = [&](const Wish& wish) {
      return row.contains(wish.mention.name.begin) && !in_brackets(wish, row);
    };
    const bool choice =
        std::any_of(findings_.wishes.begin(), findings_.wishes.end(),
                    [&](const Wish& wish) { return outside(wish) && stands_apart(wish, row); });
    for (Wish& wish : findings_.wishes) {
      if (!row.contains(wish.mention.name.begin) || wish.labelled ||
          wish.stance == Stance::kDeclined)
        continue;
      if (choice && in_brackets(wish, row)) {
        wish.stance = Stance::kSpokenOf;
      } else if (wish.confidence < kBesideName && stands_apart(wish, row)) {
        wish.stance = Stance::kWished;
        wish.confidence = kBesideName;
        wish.why += ", beside a name in a list";
      }
    }
  }

  // Behind a comma, an arrow, "voor" or another group.
  bool stands_apart(const Wish& wish, const Range& row) const {
    const std::size_t begin = wish.mention.phrase.begin;
    if (begin <= row.begin || cues_.covers(List::kJob, wish.mention.name.begin)) return false;
    const std::size_t before = begin - 1;
    const bool history = cues_.any(List::kHistory, row) || cues_.any(List::kUndecided, row) ||
                         cues_.any(List::kNegation, row);
    return !history && (document_[before].kind == TokenKind::kPunctuation ||
                        cues_.covers(List::kAbout, before) || cues_.covers(List::kAnd, before) ||
                        document_.gap_before(begin));
  }

  bool in_brackets(const Wish& wish, const Range& row) const {
    for (std::size_t i = wish.mention.name.begin; i > row.begin; --i) {
      if (document_.is_mark(i - 1, ')')) return false;
      if (document_.is_mark(i - 1, '(')) return true;
    }
    return false;
  }

  Findings& findings_;
  const Document& document_;
  const Cues& cues_;
  const std::vector<PersonFound>& people_;
};

}  // namespace

void accept_in_rows(std::vector<Findings>& findings, const std::vector<PersonFound>& people) {
  for (Findings& found : findings) {
    if (found.part.document().source() != Source::kSubject) RowWishes(found, people).accept();
  }
}

}  // namespace meldaan::extract
