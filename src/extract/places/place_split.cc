// Of PlaceExtent: names whose second half stands apart, as telephones write them.
#include "extract/places/place_extent.h"

namespace meldaan::extract {

bool PlaceExtent::may_be_split_off(std::size_t token) const {
  if (cues_.knows_nothing_of(token)) return true;
  const bool town = token + 2 < document_.size() && !document_.breaks_after(token) &&
                    cues_.at(List::kLocationWord, token + 1) &&
                    cues_.at(List::kLocation, token + 2);
  return town && !cues_.covers(List::kWorks, token) && !cues_.covers(List::kNowAt, token) &&
         !cues_.covers(List::kLies, token);
}

// "de Havik shorst in Rossum", "Stichting Wijs land.", "t Kron kel bos, Losser": words that no list
// knows stand between a name and its town or the end of its sentence; `from` where they do not.
std::size_t PlaceExtent::split_off_end(std::size_t from) const {
  constexpr std::size_t kMostParts = 2;
  std::size_t at = from;
  while (at < document_.size() && at - from < kMostParts && document_.is_word(at) &&
         !document_[at].capital && may_be_split_off(at)) {
    const std::size_t next = ++at;
    if (next >= document_.size() || document_.breaks_after(next - 1)) return next;
    if (document_[next].zone != document_[from].zone) return from;
    if (names_town(next)) return next;
    // "… Oost vaart." goes on with a verb.
    const std::string_view word = document_.folded(at - 1);
    const bool verb = word.ends_with("t") || word.ends_with("en");
    const bool stop = document_.is_mark(next, '.') || document_.is_mark(next, '(') ||
                      document_.is_mark(next, ')');
    if (stop) return verb ? from : next;
  }
  return from;
}

// "Stichting de Drie hoeken": telephones write the second half of a name as a word of its own.
std::size_t PlaceExtent::split_end(std::size_t from, std::size_t end) const {
  if (end <= from || end >= document_.size() || document_.breaks_after(end - 1) ||
      !document_.is_word(end) || document_[end].zone != document_[from].zone)
    return end;
  if (const std::size_t suffix = cues_.end_at(List::kNameSuffix, end); suffix > end) return suffix;
  const bool split = cues_.at(List::kCommon, end - 1) && !cues_.at(List::kFoundationWord, end - 1);
  if (!split) return split_off_end(end);
  for (const List list : {List::kCommon, List::kParticle, List::kLocationWord, List::kLocation,
                          List::kAnd, List::kJob, List::kWish, List::kRegister, List::kNamesIt,
                          List::kCalled, List::kBelongsTo, List::kFiller, List::kThirdVerb}) {
    if (cues_.at(list, end)) return end;
  }
  return is_type(end) ? end : end + 1;
}

}  // namespace meldaan::extract
