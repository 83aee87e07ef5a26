// Places known by their surroundings alone: a kind of school that no list has ("cds De Leeuwerik"),
// a post before a name ("directeur De Buurt"), an employer ("ik ben danser bij Kunstkwartier
// Oost"), a well-known organisation, a foundation behind a school and its town ("bs De Vlier in
// Aalten (Accent-Achterhoek)").
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/places/place_extent.h"
#include "extract/places/places.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

struct SignRead {
  bool is_school = true;
  Range range;
  double score = 0;
  std::string why;
};

class PlaceSigns {
 public:
  // All must outlive the object.
  PlaceSigns(const Document& document, const Cues& cues, const PlaceExtent& extent)
      : document_(document), cues_(cues), extent_(extent) {}

  // The place that begins at this token; `before` are those found in front of it.
  std::optional<SignRead> at(std::size_t token, const std::vector<Place>& before) const;
  // The same for organisations that their name alone makes known.
  std::optional<SignRead> organisation(std::size_t token) const;
  std::optional<SignRead> long_organisation(std::size_t token) const;

 private:
  static constexpr double kUnknownType = 0.86;
  static constexpr double kBehindSchool = 0.80;

  std::size_t organisation_begin(std::size_t from, std::size_t word) const;
  std::optional<SignRead> of_unknown_type(std::size_t token) const;
  bool names_school(const Range& words) const;
  std::optional<SignRead> behind_post(std::size_t token) const;
  std::optional<SignRead> split_lower_school(std::size_t token) const;
  std::optional<SignRead> split_school(std::size_t token) const;
  std::optional<SignRead> academy(std::size_t token) const;
  std::optional<SignRead> employer(std::size_t token) const;
  bool is_in_bracket(std::size_t from, std::size_t token) const;
  bool is_town_between(std::size_t from, std::size_t to) const;
  std::optional<SignRead> before_motto(std::size_t token) const;
  std::optional<SignRead> beside_kind(std::size_t token) const;
  std::size_t kind_alone_end(std::size_t from) const;
  std::optional<SignRead> beside_town(std::size_t token, const std::vector<Place>& before) const;
  bool begins_name(std::size_t token) const;
  bool signs_below_name(std::size_t token) const;
  bool is_initials_of(const Range& name, std::size_t token) const;
  bool is_below_signature(const Place& school) const;
  bool names_board(const Range& line) const;
  std::optional<SignRead> below_school(std::size_t token, const std::vector<Place>& before) const;
  std::optional<SignRead> before_kind(std::size_t token) const;
  std::optional<SignRead> before_type(std::size_t token) const;
  std::optional<SignRead> behind_school(std::size_t token, const std::vector<Place>& before) const;
  bool is_plain_name(std::size_t token) const;
  bool is_any(std::size_t token, std::initializer_list<List> lists) const;

  const Document& document_;
  const Cues& cues_;
  const PlaceExtent& extent_;
};

}  // namespace meldaan::extract
