#include "extract/assignment/elsewhere.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostBetweenThem = 3;  // "mijn zus | heet | Truus"
constexpr std::size_t kSentences = 2;        // behind the one that names her

class Elsewhere {
 public:
  explicit Elsewhere(const Part& body) : body_(body), cues_(body.cues()) {}

  bool told_of(const Range& mention) const {
    const Range& sentence = body_.sentences().of(mention.begin).range;
    if (works_unnamed({mention.end, end_of_telling(mention.end, sentence.end)}, mention))
      return true;
    const std::size_t next = body_.sentences().index_of(mention.begin) + 1;
    const auto& sentences = body_.sentences().all();
    for (std::size_t i = next; i < sentences.size() && i < next + kSentences; ++i) {
      const Range& behind = sentences[i].range;
      if (behind.empty() || !cues_.at(List::kThirdPerson, behind.begin)) continue;
      if (works_unnamed({behind.begin, end_of_telling(behind.begin, behind.end)}, mention))
        return true;
    }
    return false;
  }

 private:
  // Up to where somebody else is spoken of.
  std::size_t end_of_telling(std::size_t token, std::size_t end) const {
    while (token < end && !cues_.at(List::kFirstPerson, token) &&
           !cues_.at(List::kEveryone, token) &&
           (!cues_.at(List::kOurs, token) || cues_.at(List::kEach, token)))
      ++token;
    return token;
  }

  bool works_unnamed(const Range& told, const Range& mention) const {
    const Cue* works = cues_.first(List::kWorks, told);
    if (works == nullptr || works->range.end > told.end || cues_.any(List::kSameSchool, told))
      return false;
    const auto& places = body_.places();
    const bool named = std::any_of(places.begin(), places.end(), [&](const Place& place) {
      return place.range.begin >= told.begin && told.end >= place.range.begin;
    });
    return !named && (is_kin(mention) || at_another({works->range.end, told.end}));
  }

  bool is_kin(const Range& mention) const {
    const std::size_t first = mention.begin - std::min(mention.begin, kMostBetweenThem);
    return cues_.any(List::kKin, {first, mention.begin});
  }

  // "op een andere school"
  bool at_another(const Range& told) const {
    for (std::size_t at = told.begin; at + 1 < told.end; ++at) {
      const bool another = cues_.at(List::kEach, at) && !cues_.at(List::kArticle, at);
      if (another && (cues_.at(List::kSchoolNoun, at + 1) || cues_.at(List::kBoardNoun, at + 1) ||
                      cues_.at(List::kSchoolType, at + 1)))
        return true;
    }
    return false;
  }

  const Part& body_;
  const Cues& cues_;
};

}  // namespace

bool works_elsewhere(const Part& body, const PersonFound& person) {
  const Elsewhere elsewhere(body);
  return std::any_of(person.mentioned.begin(), person.mentioned.end(),
                     [&](const Range& mention) { return elsewhere.told_of(mention); });
}

}  // namespace meldaan::extract
