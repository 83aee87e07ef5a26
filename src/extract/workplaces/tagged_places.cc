#include "extract/workplaces/tagged_places.h"

#include <algorithm>

#include "extract/workplaces/name_signs.h"

namespace meldaan::extract {
namespace {

// How likely each word of a name must be of it: chosen by leaving whole sets of mails out.
constexpr double kCut = 0.6;
constexpr double kAdd = 0.7;
// Where no word is likelier to be of a school's name, it is none.
constexpr double kNoSchool = 0.05;
constexpr double kPerson = 0.5;
constexpr double kBelieved = kSure + 0.01;

struct TaggedPlace {
  bool is_school = true;
  Range range;
  double likely = 0;  // its least likely word
};

class Tagger {
 public:
  Tagger(const SequenceModel& names, const Part& part)
      : part_(part), text_(tokens_to_tag(part)), likely_(names.likely(text_.signs)) {
    for (const TaggedName& name : names_tagged(likeliest(likely_))) {
      const Range range{text_.tokens[name.begin], text_.tokens[name.end - 1] + 1};
      // What somebody else's words part is no name.
      if (name.kind != Tag::kPerson && range.size() == name.end - name.begin)
        found_.push_back({name.kind == Tag::kSchool, range, least_likely(name)});
    }
  }

  void cut_to_name(Place& place) const {
    const auto name = std::find_if(found_.begin(), found_.end(), [&](const TaggedPlace& tagged) {
      return tagged.is_school == place.is_school && tagged.range.overlaps(place.range);
    });
    if (name != found_.end() && name->likely >= kCut) cut(*name, place);
  }

  // Somebody's name, or no name at all.
  bool is_no_school(const Place& place) const {
    bool named = part_.document().uses_no_capitals();
    bool person = false;
    bool weighed = false;
    for (std::size_t i = 0; i < text_.tokens.size(); ++i) {
      if (!place.range.contains(text_.tokens[i])) continue;
      if (of(i, Tag::kSchool) + of(i, Tag::kInSchool) > kNoSchool) return false;
      weighed = true;
      named = named || part_.document()[text_.tokens[i]].capital;
      person = person || of(i, Tag::kPerson) + of(i, Tag::kInPerson) > kPerson;
    }
    return weighed && (person || !named);
  }

  void add_those_that_lack(bool school, std::vector<Place>& places) const {
    for (const TaggedPlace& name : found_) {
      // "basischool", misspelt, is its kind and no name.
      const bool kind =
          part_.cues().end_at(List::kSchoolType, name.range.begin) == name.range.end ||
          part_.cues().end_at(List::kFoundationType, name.range.begin) == name.range.end;
      if (name.is_school != school || name.likely < kAdd || kind ||
          !is_about_sender(part_.document()[name.range.begin].zone))
        continue;
      const std::string words = part_.document().original(name.range);
      const bool read = std::any_of(places.begin(), places.end(), [&](const Place& place) {
        return place.range.overlaps(name.range) || words.find(place.name) != std::string::npos;
      });
      if (!read)
        places.push_back(
            {school, words, name.range, kBelieved, "as such names stand in labelled mails"});
    }
  }

 private:
  double of(std::size_t number, Tag tag) const {
    return likely_[number][static_cast<std::size_t>(tag)];
  }

  double least_likely(const TaggedName& name) const {
    const auto kind = static_cast<std::size_t>(name.kind);
    double least = likely_[name.begin][kind];
    for (std::size_t i = name.begin + 1; i < name.end; ++i)
      least = std::min(least, likely_[i][kind + 1]);
    return least;
  }

  // "Van Kindcentrum De Brug kom ik", "Stichting Keender Ik": a word that begins a sentence. What
  // else stands behind a name, a town or a word that no labelled mail has, stays, and so do an
  // article and all that a labelled line says.
  void cut(const TaggedPlace& name, Place& place) const {
    const Document& document = part_.document();
    if (place.name != document.original(place.range) || part_.fields().hold(place.range.begin))
      return;
    Range range = place.range;
    const bool opens = !document[range.begin].capital ||
                       part_.sentences().of(range.begin).range.begin == range.begin;
    const bool article = part_.cues().end_at(List::kArticle, range.begin) >= name.range.begin;
    if (range.begin < name.range.begin && opens && !article) range.begin = name.range.begin;
    if (name.range.end < range.end && part_.cues().at(List::kFirstPerson, name.range.end))
      range.end = name.range.end;
    place.range = range;
    place.name = document.original(range);
  }

  const Part& part_;
  TokensToTag text_;
  std::vector<OfTags> likely_;  // of each of its tokens
  std::vector<TaggedPlace> found_;
};

}  // namespace

std::vector<Place> with_tagged_places(const SequenceModel& names, const Part& part,
                                      std::vector<Place> places) {
  const Tagger tagger(names, part);
  for (Place& place : places) tagger.cut_to_name(place);
  const auto has_sure = [&](bool school) {
    return std::any_of(places.begin(), places.end(), [&](const Place& place) {
      return place.is_school == school && place.score >= kSure;
    });
  };
  if (has_sure(false)) {
    std::erase_if(
        places, [&](const Place& place) { return place.is_school && tagger.is_no_school(place); });
  }
  for (const bool school : {true, false}) {
    if (!has_sure(school)) tagger.add_those_that_lack(school, places);
  }
  return places;
}

}  // namespace meldaan::extract
