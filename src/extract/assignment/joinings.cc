#include "extract/assignment/joinings.h"

#include <algorithm>
#include <optional>

namespace meldaan::extract {
namespace {

class JoiningFinder {
 public:
  JoiningFinder(const Part& part, const std::vector<PersonFound>& people)
      : part_(part), document_(part.document()), cues_(part.cues()), people_(people) {}

  std::vector<Joining> find() const {
    std::vector<Joining> found;
    for (const Cue& also : cues_.of(List::kAlso)) {
      const std::size_t at = also.range.begin;
      if (!is_own(document_[at].zone) || part_.sentences().of(at).question) continue;
      const Range clause = clause_at(at);
      if (part_.names_group(clause) || cues_.any(List::kNegation, clause)) continue;
      const auto who = subject_of(clause);
      if (who && says_no_more(clause, at)) found.push_back({*who, at});
    }
    return found;
  }

 private:
  // Between commas, and between "en" and "en".
  Range clause_at(std::size_t token) const {
    Range clause = part_.sentences().clause_of(document_, token);
    for (std::size_t i = token; i-- > clause.begin;) {
      if (!cues_.at(List::kAnd, i)) continue;
      clause.begin = i + 1;
      break;
    }
    for (std::size_t i = token + 1; i < clause.end; ++i) {
      if (!cues_.at(List::kAnd, i)) continue;
      clause.end = i;
      break;
    }
    return clause;
  }

  // Of "ik ook", "Jan ook": the one whom it begins with.
  std::optional<std::size_t> subject_of(const Range& clause) const {
    const std::size_t at = document_.first_word(clause);
    for (std::size_t i = 0; i < people_.size(); ++i) {
      const bool named = std::any_of(people_[i].mentioned.begin(), people_[i].mentioned.end(),
                                     [at](const Range& name) { return name.begin == at; });
      if (named || (people_[i].is_sender && cues_.at(List::kFirstPerson, at))) return i;
    }
    return std::nullopt;
  }

  // Beside the subject small words and verbs alone; a verb of coming needs a word that points back:
  // "ik kom ook" leaves open where.
  bool says_no_more(const Range& clause, std::size_t also) const {
    bool points = false;
    bool verb = false;
    const std::size_t first = name_end(clause.begin);
    for (std::size_t i = first; i < clause.end; ++i) {
      if (!document_.is_word(i) || i == also) continue;
      const bool back = cues_.covers(List::kAnaphor, i) || cues_.covers(List::kThereto, i) ||
                        cues_.at(List::kDemonstrative, i);
      points = points || back;
      verb = verb || cues_.covers(List::kComes, i) || cues_.covers(List::kAuxiliary, i) ||
             cues_.covers(List::kWish, i);
      const bool small = back || cues_.covers(List::kFiller, i) || cues_.covers(List::kComes, i) ||
                         cues_.covers(List::kWish, i) || cues_.covers(List::kFirstPerson, i) ||
                         cues_.covers(List::kAttends, i) ||
                         (cues_.covers(List::kAuxiliary, i) && i < also);
      if (!small) return false;
    }
    return points || !verb;
  }

  std::size_t name_end(std::size_t token) const {
    for (const PersonFound& person : people_) {
      for (const Range& name : person.mentioned) {
        if (name.begin == token) return name.end;
      }
    }
    return token;
  }

  const Part& part_;
  const Document& document_;
  const Cues& cues_;
  const std::vector<PersonFound>& people_;
};

}  // namespace

std::vector<Joining> find_joinings(const Part& part, const std::vector<PersonFound>& people) {
  if (people.size() < 2) return {};
  return JoiningFinder(part, people).find();
}

}  // namespace meldaan::extract
