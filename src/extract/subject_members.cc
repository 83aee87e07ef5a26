// Whom the words for several people mean.
#include <algorithm>
#include <numeric>

#include "extract/subjects.h"

namespace meldaan::extract {

// "Ans Bergboer en Dirk Slot, beiden voor Taal", "… opgeven. Allebei voor Taal": those named right
// before, where it is not the writer who is one of them.
Members Subjects::several_named_before(std::size_t token) const {
  const std::size_t number = part_.sentences().index_of(token);
  Range told{part_.sentences().all()[number].range.begin, token};
  const auto named_in = [&](const Range& range) {
    Members members;
    for (const auto& [at, person] : others_named_) {
      if (range.contains(at) && std::find(members.begin(), members.end(), person) == members.end())
        members.push_back(person);
    }
    std::sort(members.begin(), members.end());
    return members;
  };
  Members members = named_in(told);
  if (members.empty() && number > 0) {
    told = {part_.sentences().all()[number - 1].range.begin, token};
    members = named_in(told);
  }
  const Cues& cues = part_.cues();
  const bool with_writer = cues.any(List::kEveryone, {told.begin, token}) ||
                           cues.any(List::kSelfToo, {told.begin, token}) ||
                           (cues.any(List::kFirstPerson, {told.begin, token}) &&
                            !cues.any(List::kRegister, told) && !cues.any(List::kSignsUp, told));
  if (members.size() < 2 || with_writer) return {};
  return members;
}

// "Zij werken op De Brug", "Daar werken ze", and not "Zij werkt".
bool Subjects::is_several(std::size_t token) const {
  const Cues& cues = part_.cues();
  if (others().size() < 2) return false;
  if (cues.at(List::kThey, token)) return true;
  if (!cues.at(List::kSheOrThey, token)) return false;
  const auto plural = [&](std::size_t verb) {
    return verb < part_.document().size() && part_.document().is_word(verb) &&
           !part_.document()[verb].capital &&
           (part_.document().folded(verb).ends_with("en") || cues.at(List::kPluralVerb, verb));
  };
  return plural(token + 1) ||
         (token > 0 && !part_.document().breaks_after(token - 1) && plural(token - 1));
}

Members Subjects::others() const {
  Members found = everybody();
  std::erase_if(found, [&](std::size_t i) { return people_[i].is_sender; });
  return found;
}

Members Subjects::everybody() const {
  Members all(people_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

bool Subjects::sender_listed() const {
  return std::any_of(people_.begin(), people_.end(),
                     [](const PersonFound& person) { return person.is_sender; });
}

// "Dag, Piet Bakker hier! Mijn keuze is …": who wrote on from there.
std::optional<std::size_t> Subjects::writer_at(std::size_t token) const {
  std::optional<std::size_t> writer;
  for (std::size_t i = 0; i < people_.size(); ++i) {
    const std::size_t from = people_[i].writes_from;
    if (from > 0 && from <= token && (!writer || from > people_[*writer].writes_from)) writer = i;
  }
  return writer;
}

// The secretary's "ik" is nobody's wish of her own: what it wishes, it wishes for those signed up.
Members Subjects::writer(bool announces) const {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    if (people_[i].is_sender && (people_[i].rows.empty() || !announces)) return {i};
  }
  return everybody();
}

}  // namespace meldaan::extract
