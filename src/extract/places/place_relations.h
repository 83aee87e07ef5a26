// Places behind the words for how somebody is bound to them: "valt onder Keender", "ik werk op De
// Wingerd", "conciërge op De Wal", "wij van de Berkenhof", "onder het bestuur van Keender".
#pragma once

#include <optional>

#include "extract/places/place_extent.h"
#include "extract/places/place_signs.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

inline constexpr double kByRelation = 0.84;

class PlaceRelations {
 public:
  // All must outlive the object.
  PlaceRelations(const Document& document, const Cues& cues, const PlaceExtent& extent)
      : document_(document), cues_(cues), extent_(extent) {}

  // The place behind the relation that begins at this token.
  std::optional<SignRead> at(std::size_t token) const;

 private:
  std::optional<SignRead> behind(std::size_t token, std::size_t cue, bool school) const;
  std::size_t workplace_cue_end(std::size_t token) const;
  bool follows_whole_name(std::size_t token) const;
  std::size_t name_start(std::size_t cue) const;
  bool is_board_by_letters(const Range& name) const;

  const Document& document_;
  const Cues& cues_;
  const PlaceExtent& extent_;
};

}  // namespace meldaan::extract
