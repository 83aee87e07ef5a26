// Schools that no word calls one, known by the form of their names and by where those stand: "op De
// Meander", "de Klaver in Beuningen", "ik werk drie dagen op de Wingerd".
#pragma once

#include <optional>

#include "extract/places/place_extent.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

struct FormRead {
  Range range;
  double score = 0;
  const char* why = "";
};

class PlaceForm {
 public:
  // All must outlive the object.
  PlaceForm(const Document& document, const Cues& cues, const PlaceExtent& extent);

  // The school whose name begins with the article at this token.
  std::optional<FormRead> at(std::size_t token) const;
  // Whether the writer uses no capitals, so that their absence says nothing.
  bool is_lower_case() const { return extent_.is_lower_case(); }
  // What stands before a token in its clause, a few words of it.
  Range clause_before(std::size_t token) const;
  Range clause_behind(std::size_t token) const;
  // Whether it stands between quotation marks: 'op "De Brug"', '"stichting" ervoor'.
  bool is_quoted(const Range& range) const;

 private:
  std::optional<FormRead> contracted(std::size_t token) const;
  bool is_proper(std::size_t article, std::size_t head) const;
  bool follows_person(std::size_t token) const;
  bool begins(std::size_t token) const;
  bool is_post(std::size_t token) const;
  bool is_origin(const Range& range) const;
  bool follows_first_name(std::size_t token, std::size_t end) const;
  bool is_alone(const Range& range) const;
  std::size_t end_of(std::size_t article) const;

  const Document& document_;
  const Cues& cues_;
  const PlaceExtent& extent_;
};

}  // namespace meldaan::extract
