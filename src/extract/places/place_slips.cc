#include "extract/places/place_slips.h"

#include <algorithm>
#include <optional>

namespace meldaan::extract {
namespace {

constexpr double kSlipped = 0.40;  // less than before: it is another one

class SlipMender {
 public:
  SlipMender(const Document& document, const Cues& cues, const PlaceExtent& extent)
      : document_(document), cues_(cues), extent_(extent) {}

  void mend(std::vector<Place>& places) const {
    for (std::size_t i = 0; i < places.size(); ++i) {
      Place& place = places[i];
      const auto begin = right_name_begin(place.range.end);
      if (!begin) continue;
      if (is_read_at(*begin, place.is_school, places)) {
        place.score -= kSlipped;
      } else if (const Range name = name_at(*begin); !name.empty()) {
        place.name = kept(place.range, name) + document_.original(name);
        place.range = name;
      }
    }
  }

 private:
  // Behind the word for the slip that follows the name, and the marks around it.
  std::optional<std::size_t> right_name_begin(std::size_t name_end) const {
    std::size_t at = skip_marks(name_end, "*,-(/");
    if (at >= document_.size() || !is_about_sender(document_[at].zone)) return std::nullopt;
    const std::size_t slip = cues_.end_at(List::kSlip, at);
    if (slip == at || document_.breaks_after(slip - 1)) return std::nullopt;
    at = skip_marks(slip, ",:-");
    // "op De Brug, nee, op De Zwaan"
    if (cues_.at(List::kAt, at)) ++at;
    if (at >= document_.size() || document_.breaks_after(at - 1)) return std::nullopt;
    return at;
  }

  std::size_t skip_marks(std::size_t at, std::string_view marks) const {
    while (at < document_.size() && at > 0 && !document_.breaks_after(at - 1) &&
           std::any_of(marks.begin(), marks.end(),
                       [&](char mark) { return document_.is_mark(at, mark); }))
      ++at;
    return at;
  }

  bool is_read_at(std::size_t begin, bool school, const std::vector<Place>& places) const {
    return std::any_of(places.begin(), places.end(), [&](const Place& other) {
      return other.is_school == school && other.range.begin >= begin &&
             other.range.begin <= begin + 1;
    });
  }

  // Empty where the words behind the slip are no name: "obs De Brug, sorry voor de late mail".
  Range name_at(std::size_t begin) const {
    const std::size_t head = cues_.at(List::kArticle, begin) ? begin + 1 : begin;
    if (head >= document_.size() || !document_.is_word(head) || extent_.is_type(head)) return {};
    for (const List list : {List::kCommon, List::kFirstPerson, List::kFirstName, List::kJob}) {
      if (cues_.at(list, head)) return {};
    }
    if (extent_.is_name_word(head)) return {begin, extent_.name_end(head)};
    return extent_.is_lower_case() ? Range{begin, extent_.lower_name_end(begin)} : Range{};
  }

  // What of the wrong name still holds: its kind, and the article where the right one has none.
  std::string kept(const Range& wrong, const Range& right) const {
    std::size_t at = wrong.begin;
    for (std::size_t end = at; at + 1 < wrong.end; at = end) {
      for (const List list : {List::kSchoolType, List::kFoundationType, List::kOrganisationType})
        end = std::max(end, cues_.end_at(list, at));
      if (end == at || end >= wrong.end) break;
    }
    if (at + 1 < wrong.end && cues_.at(List::kArticle, at) &&
        !cues_.at(List::kArticle, right.begin))
      ++at;
    return at == wrong.begin ? "" : document_.original(Range{wrong.begin, at}) + " ";
  }

  const Document& document_;
  const Cues& cues_;
  const PlaceExtent& extent_;
};

}  // namespace

void mend_slips(const Document& document, const Cues& cues, const PlaceExtent& extent,
                std::vector<Place>& places) {
  SlipMender(document, cues, extent).mend(places);
}

}  // namespace meldaan::extract
