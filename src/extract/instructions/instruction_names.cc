// The name that is missing, said without a label.
#include <algorithm>
#include <array>

#include "extract/instructions/instruction_kinds.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostTokens = 8;

// With these it is no name, or more than one.
constexpr std::array kNotNamed = {
    List::kQuestion,     List::kNegation,     List::kUndecided,    List::kCondition,
    List::kPerhaps,      List::kSettleIgnore, List::kSettleAway,   List::kSettleAccept,
    List::kSettleCancel, List::kClosing,      List::kGreeting,     List::kOr,
    List::kSchoolType,   List::kSchoolWord,   List::kSchoolEnding, List::kFoundationType,
    List::kLabelSchool,  List::kLabelGroup,   List::kSettleWorks,  List::kFoundationWord,
    List::kLocation,     List::kUnknownValue, List::kAnd,          List::kOrganisationType,
};

class MissingName {
 public:
  MissingName(const Answer& answer, const Range& range)
      : answer_(answer), document_(answer.document), range_(range) {}

  std::optional<Instruction> find() const {
    const std::optional<std::size_t> who = nameless();
    if (!who) return std::nullopt;
    Span beside(answer_, range_);
    for (const List list : {List::kTitle, List::kLabelName, List::kThatIs, List::kNamesIt})
      beside.explain(list);
    const Range school = place_of(answer_.about[*who].school);
    beside.explain(school);
    Range name{beside.next_unexplained(range_.begin), range_.end};
    name.end = name.begin;
    while (name.end < range_.end && name.end != school.begin && may_be_of_it(name.end)) ++name.end;
    if (beside.next_unexplained(name.end) != range_.end) return std::nullopt;
    while (!name.empty() && !document_[name.end - 1].capital) --name.end;
    const bool introduced = answer_.any(List::kThatIs, range_) ||
                            answer_.any(List::kTitle, range_) ||
                            answer_.any(List::kLabelName, range_);
    if (!is_a_name(name, introduced ? 1 : 2)) return std::nullopt;
    Instruction instruction;
    instruction.name = document_.original(name);
    instruction.whom = {*who};
    return instruction;
  }

 private:
  // The only one whose name is not known.
  std::optional<std::size_t> nameless() const {
    std::optional<std::size_t> found;
    for (std::size_t who = 0; who < answer_.about.size(); ++who) {
      if (!answer_.about[who].name.empty()) continue;
      if (found) return std::nullopt;
      found = who;
    }
    return found;
  }

  bool may_be_of_it(std::size_t at) const {
    return document_[at].capital || document_.is_mark(at, '.') || document_.is_mark(at, '-') ||
           answer_.part.cues().covers(List::kParticle, at);
  }

  // "Jantien Kamp" with so many words; not "Jantien Kamp van De Windroos".
  bool is_a_name(const Range& name, std::size_t least_words) const {
    if (name.size() > kMostTokens || answer_.part.names_group(name)) return false;
    if (std::any_of(kNotNamed.begin(), kNotNamed.end(),
                    [&](List list) { return answer_.any(list, name); }))
      return false;
    const auto& places = answer_.part.places();
    if (std::any_of(places.begin(), places.end(), [&](const Place& place) {
          return place.range.overlaps(name) && place.says_itself();
        }))
      return false;
    std::size_t words = 0;
    for (std::size_t at = name.begin; at < name.end; ++at) {
      if (!document_[at].capital) continue;
      if (at > name.begin && answer_.at(List::kArticle, at)) return false;
      ++words;
    }
    return words >= least_words;
  }

  // Where a known name stands in the range; empty, at its end, where it does not.
  Range place_of(const std::string& name) const {
    const std::vector<std::string> words = folded_words(name);
    for (std::size_t at = range_.begin; at + words.size() <= range_.end && !words.empty(); ++at) {
      std::size_t same = 0;
      while (same < words.size() && document_.folded(at + same) == words[same]) ++same;
      if (same == words.size()) return {at, at + same};
    }
    return {range_.end, range_.end};
  }

  const Answer& answer_;
  const Document& document_;
  Range range_;
};

}  // namespace

std::optional<Instruction> missing_name_in(const Answer& answer, const Range& range) {
  return MissingName(answer, range).find();
}

}  // namespace meldaan::extract
