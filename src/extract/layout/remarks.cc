#include "extract/layout/remarks.h"

#include "extract/text/list_signs.h"

namespace meldaan::extract {
namespace {

class Remarks {
 public:
  Remarks(Document& document, const Cues& cues, const std::vector<Zone>& quoted,
          const std::vector<bool>& covered)
      : document_(document), cues_(cues), quoted_(quoted), covered_(covered) {}

  void mark() {
    const auto& lines = document_.lines();
    const std::size_t asks = line_that_asks();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (quoted_[i] == Zone::kOwn || quoted_[i] == Zone::kQuoteHead) continue;
      for (std::size_t token = lines[i].first; token < lines[i].last; ++token) {
        Range run{token, token};
        while (run.end < lines[i].last && !covered_[run.end]) ++run.end;
        if (run.empty()) continue;
        token = run.end - 1;
        const bool answers = i > asks && run.begin == lines[i].first && run.end == lines[i].last;
        if ((!answers && !speaks(run)) || !within_invitation(i, run)) continue;
        for (std::size_t at = run.begin; at < run.end; ++at) document_.set_zone(at, Zone::kOwn);
      }
    }
  }

 private:
  // Names of people, left out of the text that we know, say nothing.
  bool speaks(const Range& run) const {
    const Line& line = document_.lines()[document_[run.begin].line];
    if (run.end == line.last && signs_at_end(document_, line) == run.begin) return true;
    for (std::size_t token = run.begin; token < run.end; ++token) {
      if (is_sign(document_, token)) return true;
    }
    for (const List sign :
         {List::kMark, List::kWish, List::kRegister, List::kNegation, List::kFirstPerson}) {
      if (cues_.any(sign, run)) return true;
    }
    return false;
  }

  // The invitation's last line that speaks of names; behind all lines where none does, or where
  // the answers stand below it between the quoted lines.
  std::size_t line_that_asks() const {
    const auto& lines = document_.lines();
    bool goes_on = false;
    for (std::size_t i = lines.size(); i-- > 0;) {
      if (lines[i].empty()) continue;
      if (quoted_[i] == Zone::kOwn && goes_on) break;
      goes_on = goes_on || covered_[lines[i].first];
      for (std::size_t token = lines[i].first; token < lines[i].last; ++token) {
        if (covered_[token] && cues_.covers(List::kLabelName, token)) return i;
      }
    }
    return lines.size();
  }

  bool within_invitation(std::size_t line, const Range& run) const {
    return covered_near(line, run, -1) && covered_near(line, run, 1);
  }

  bool covered_near(std::size_t line, const Range& run, int step) const {
    constexpr std::size_t kFurthest = 12;
    const auto& lines = document_.lines();
    std::size_t at = line;
    for (std::size_t far = 0; far < kFurthest; ++far) {
      for (std::size_t token = lines[at].first; token < lines[at].last; ++token) {
        const bool side = step < 0 ? token < run.begin : token >= run.end;
        if (side && covered_[token]) return true;
      }
      if ((step < 0 && at == 0) || (step > 0 && at + 1 == lines.size())) return false;
      at = step < 0 ? at - 1 : at + 1;
      if (quoted_[at] == Zone::kQuoteHead) return false;
    }
    return false;
  }

  Document& document_;
  const Cues& cues_;
  const std::vector<Zone>& quoted_;
  const std::vector<bool>& covered_;
};

}  // namespace

void mark_remarks(Document& document, const Cues& cues, const std::vector<Zone>& quoted,
                  const std::vector<bool>& covered) {
  Remarks(document, cues, quoted, covered).mark();
}

}  // namespace meldaan::extract
