// Places known by their surroundings alone: a kind of school that no list has ("cds De Leeuwerik"),
// a post before a name ("directeur De Buurt"), an employer ("ik ben danser bij Kunstkwartier
// Oost"), a foundation behind a school and its town ("bs De Vlier in Aalten (Accent-Achterhoek)").
#pragma once

#include <optional>
#include <vector>

#include "extract/document.h"
#include "extract/phrases.h"
#include "extract/place_extent.h"
#include "extract/places.h"

namespace meldaan::extract {

struct SignRead {
  bool is_school = true;
  Range range;
  double score = 0;
  const char* why = "";
};

class PlaceSigns {
 public:
  // All must outlive the object.
  PlaceSigns(const Document& document, const Cues& cues, const PlaceExtent& extent)
      : document_(document), cues_(cues), extent_(extent) {}

  // The place that begins at this token; `before` are those found in front of it.
  std::optional<SignRead> at(std::size_t token, const std::vector<Place>& before) const;
  // "Stichting Ruimte voor Leren": how far the name of a foundation goes on that ended at `end`.
  std::size_t purpose_end(std::size_t begin, std::size_t end) const;

 private:
  std::optional<SignRead> of_unknown_type(std::size_t token) const;
  std::optional<SignRead> behind_post(std::size_t token) const;
  std::optional<SignRead> split_school(std::size_t token) const;
  std::optional<SignRead> academy(std::size_t token) const;
  std::optional<SignRead> employer(std::size_t token) const;
  std::optional<SignRead> behind_school(std::size_t token, const std::vector<Place>& before) const;
  bool is_plain_name(std::size_t token) const;
  bool is_any(std::size_t token, std::initializer_list<List> lists) const;

  const Document& document_;
  const Cues& cues_;
  const PlaceExtent& extent_;
};

}  // namespace meldaan::extract
