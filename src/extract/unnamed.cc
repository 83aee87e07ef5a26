#include "extract/unnamed.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

class Companion {
 public:
  explicit Companion(const Part& body)
      : body_(body), document_(body.document()), cues_(body.cues()) {}

  std::optional<Range> find() const {
    for (const Cue& ours : cues_.of(List::kOurs)) {
      const std::size_t token = ours.range.end;
      if (token >= document_.size() || !is_own(document_[ours.range.begin].zone)) continue;
      const std::size_t end =
          std::max(cues_.end_at(List::kJob, token), cues_.end_at(List::kColleague, token));
      if (end > token && takes_part(ours.range.begin, token, end))
        return Range{ours.range.begin, end};
    }
    return std::nullopt;
  }

 private:
  bool takes_part(std::size_t begin, std::size_t token, std::size_t end) const {
    const Sentence& sentence = body_.sentences().of(token);
    if (sentence.question) return false;
    const bool spoken_of = begin > 0 && cues_.at(List::kOblique, begin - 1);
    // "samen met mijn duo"
    const bool along = begin > 1 && cues_.end_at(List::kSelfToo, begin - 2) == begin;
    // "voor mij en mijn duo", "…, en mijn duo ook"
    const bool added = begin > 1 && cues_.at(List::kAnd, begin - 1) &&
                       (cues_.covers(List::kFirstPerson, begin - 2) || cues_.at(List::kAlso, end));
    const bool joined = along || added;
    if (spoken_of && !joined) return false;
    if (cues_.any(List::kNotComing, sentence.range) || cues_.any(List::kNegation, sentence.range) ||
        cues_.any(List::kHistory, sentence.range) ||
        cues_.any(List::kNotRegistering, sentence.range))
      return false;
    if (added || (along && heads_for_group(end))) return true;
    // "Mijn duo en ik": what the one does, the other does.
    if (cues_.at(List::kAnd, end) && cues_.at(List::kFirstPerson, end + 1)) return true;
    // "Ik had mij opgegeven, maar mijn collega gaat er al heen": only the writer was signed up.
    const bool writer_alone = !joined && has_writer_as_subject(sentence.range) &&
                              !cues_.any(List::kSelfToo, sentence.range);
    return !writer_alone && cues_.any(List::kRegister, sentence.range) &&
           !cues_.any(List::kSelfRegister, sentence.range);
  }

  // "samen met een collega naar Taal"
  bool heads_for_group(std::size_t token) const {
    return cues_.at(List::kAbout, token) &&
           std::any_of(body_.mentions().begin(), body_.mentions().end(), [&](const Mention& m) {
             return m.phrase.begin > token && m.phrase.begin <= token + 2;
           });
  }

  // "Ik had mij opgegeven", but "mijn duo gaat met mij mee".
  bool has_writer_as_subject(const Range& range) const {
    const std::vector<Range> persons = cues_.all(List::kFirstPerson, range);
    return cues_.any(List::kReflexive, range) &&
           std::any_of(persons.begin(), persons.end(), [&](const Range& person) {
             return !cues_.at(List::kReflexive, person.begin);
           });
  }

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
};

}  // namespace

std::optional<Range> unnamed_companion(const Part& body) {
  return Companion(body).find();
}

}  // namespace meldaan::extract
