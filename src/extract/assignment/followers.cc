#include "extract/assignment/followers.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

class Followers {
 public:
  Followers(const Part& part, const std::vector<PersonFound>& people)
      : part_(part), cues_(part.cues()), people_(people) {}

  std::vector<std::optional<Followed>> find() const {
    std::vector<std::optional<Followed>> followed(people_.size());
    for (std::size_t i = 0; i < people_.size(); ++i) {
      for (const Range& row : people_[i].rows) {
        const Range words = people_[i].is_sender ? row : Range{behind_name(row, i), row.end};
        const bool besides = part_.names_group(row);
        // "weet nog niet", and beside it "hoort u van hem"
        if (besides ? !adds_to_the_same(words)
                    : cues_.any(List::kStillOpen, words) || !says_the_same(words))
          continue;
        const auto named = named_in(words, i);
        const auto other = named ? named : listed_before(row.begin, i);
        if (other) followed[i] = Followed{*other, besides};
      }
      if (is_another_of(i)) followed[i] = Followed{i - 1};
      if (const auto other = compared_with(i)) followed[i] = Followed{*other};
      if (const auto other = brought_by(i)) followed[i] = Followed{*other};
      if (!people_[i].is_sender || !people_[i].rows.empty()) continue;
      for (const Sentence& sentence : part_.sentences().all()) {
        const Range& range = sentence.range;
        if (range.empty() || !is_own(part_.document()[range.begin].zone) || sentence.question ||
            !cues_.any(List::kFirstPerson, range) || part_.names_group(range) ||
            cues_.any(List::kNegation, range) || !says_the_same(range))
          continue;
        if (const auto other = named_in(range, i)) followed[i] = Followed{*other};
      }
    }
    return followed;
  }

 private:
  // "Twee leerkrachten": the second is told of in the same words as the first.
  bool is_another_of(std::size_t person) const {
    const auto& mine = people_[person].mentioned;
    const auto unnamed = [&](std::size_t i) { return people_[i].name.empty(); };
    return person > 0 && unnamed(person) && unnamed(person - 1) && !mine.empty() &&
           mine == people_[person - 1].mentioned;
  }

  // "Jorinde Bos kiest hetzelfde als ik", "Jorinde gaat voor dezelfde groepen": told of her in
  // prose.
  std::optional<std::size_t> compared_with(std::size_t person) const {
    constexpr std::size_t kFurthest = 8;
    if (people_[person].is_sender || !people_[person].rows.empty()) return std::nullopt;
    for (const Range& mention : people_[person].mentioned) {
      const Sentence& sentence = part_.sentences().of(mention.begin);
      const Cue* same = cues_.first(List::kSameAs, {mention.end, sentence.range.end});
      if (same == nullptr || same->range.begin > mention.end + kFurthest || sentence.question)
        continue;
      const Range between{mention.end, same->range.begin};
      if (part_.names_group(between) || cues_.any(List::kFirstPerson, between) ||
          cues_.any(List::kNegation, between))
        continue;
      if (const auto other = named_in({same->range.end, sentence.range.end}, person)) return other;
      if (const auto sender = writer()) return sender;
      if (const auto before = named_before(mention.begin, person)) return before;
    }
    return std::nullopt;
  }

  // "Stef gaat naar Taal en neemt Inge mee"
  std::optional<std::size_t> brought_by(std::size_t person) const {
    for (const Range& mention : people_[person].mentioned) {
      const Range& sentence = part_.sentences().of(mention.begin).range;
      for (const Range& brings : cues_.all(List::kBrings, sentence)) {
        const auto other =
            brings.contains(mention.begin) && !cues_.any(List::kFirstPerson, sentence)
                ? named_in({sentence.begin, brings.begin}, person)
                : std::nullopt;
        if (other) return other;
      }
    }
    return std::nullopt;
  }

  std::optional<std::size_t> writer() const {
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (people_[i].is_sender) return i;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> named_before(std::size_t token, std::size_t but) const {
    std::optional<std::size_t> nearest;
    std::size_t at = 0;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      for (const Range& mention : people_[i].mentioned) {
        if (i == but || mention.begin >= token || mention.begin < at) continue;
        nearest = i;
        at = mention.begin;
      }
    }
    return nearest;
  }

  bool says_the_same(const Range& words) const {
    for (const List list : {List::kDitto, List::kSameFor}) {
      if (cues_.any(list, words)) return true;
    }
    for (std::size_t at = words.begin; at < words.end; ++at) {
      // "Els Vrieling ook", "bij haar aan"
      const bool also = cues_.at(List::kAlso, at) && cues_.end_at(List::kAlso, at) == words.end;
      const bool with =
          at > words.begin && cues_.at(List::kThirdPerson, at) && cues_.covers(List::kAt, at - 1);
      if (also || with) return true;
    }
    return false;
  }

  // "idem + HRM", "zelfde als Guus, plus gedrag": between the two nothing but a name and "plus".
  bool adds_to_the_same(const Range& words) const {
    const Cue* same = cues_.first(List::kDitto, words);
    const auto group = first_from(part_.mentions(), words.begin);
    if (same == nullptr || group == part_.mentions().end() || group->phrase.begin >= words.end)
      return false;
    bool adds = false;
    for (std::size_t at = same->range.end; at < group->phrase.begin; ++at) {
      const bool plus = cues_.covers(List::kAnd, at) || cues_.covers(List::kAdditive, at) ||
                        cues_.covers(List::kAlso, at) || part_.document().is_mark(at, '+');
      const bool name = part_.document().is_word(at) && part_.document()[at].capital;
      if (!plus && !name && part_.document().is_word(at) && !cues_.covers(List::kSameAs, at))
        return false;
      adds = adds || plus;
    }
    return adds;
  }

  std::size_t behind_name(const Range& row, std::size_t person) const {
    std::size_t end = row.begin;
    for (const Range& mention : people_[person].mentioned) {
      if (row.contains(mention.begin)) end = std::max(end, mention.end);
    }
    return std::min(end, row.end);
  }

  std::optional<std::size_t> named_in(const Range& words, std::size_t but) const {
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (i != but && std::any_of(people_[i].mentioned.begin(), people_[i].mentioned.end(),
                                  [&](const Range& m) { return words.contains(m.begin); }))
        return i;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> listed_before(std::size_t token, std::size_t but) const {
    std::optional<std::size_t> above;
    std::size_t nearest = 0;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      for (const Range& row : people_[i].rows) {
        if (i == but || row.begin >= token || (above && row.begin < nearest)) continue;
        above = i;
        nearest = row.begin;
      }
    }
    return above;
  }

  const Part& part_;
  const Cues& cues_;
  const std::vector<PersonFound>& people_;
};

}  // namespace

std::vector<std::optional<Followed>> find_followers(const Part& part,
                                                    const std::vector<PersonFound>& people) {
  return Followers(part, people).find();
}

}  // namespace meldaan::extract
