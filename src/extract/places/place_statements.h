// Sentences that say outright what the school or the foundation is: "Ons bestuur heet sinds januari
// Rijk aan Leren", "Onze stichting? Dat is Keender", "De Bron is mijn school", "de school die nu
// Kindplein heet", "onze dorpsschool (De Kerkewei)".
#pragma once

#include <optional>
#include <vector>

#include "extract/places/place_extent.h"
#include "extract/places/place_form.h"
#include "extract/places/place_signs.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

class PlaceStatements {
 public:
  // All must outlive the object.
  PlaceStatements(const Document& document, const Cues& cues, const PlaceExtent& extent,
                  const PlaceForm& form)
      : document_(document), cues_(cues), extent_(extent), form_(form) {}

  // What the statement that begins at this token names; of "school en stichting" both.
  std::vector<SignRead> at(std::size_t token) const;

 private:
  // The word for what is named, and the other one of "school en stichting".
  struct Noun {
    bool is_school = true;
    bool pair = false;
    std::size_t end = 0;
  };
  std::optional<Noun> noun_at(std::size_t token) const;
  std::size_t simple_noun_end(std::size_t token, bool& school) const;

  std::vector<SignRead> said_of(const Noun& noun, std::size_t token) const;
  std::optional<SignRead> in_apposition(const Noun& noun, std::size_t token) const;
  std::optional<SignRead> said_before(std::size_t token) const;
  std::optional<SignRead> called(std::size_t token) const;
  std::optional<SignRead> belonging(std::size_t token) const;

  std::optional<std::size_t> name_after(const Noun& noun, std::size_t token) const;
  bool goes_on_behind(std::size_t mark, const Noun& noun, std::size_t token) const;
  bool is_filler(std::size_t token) const;
  bool is_small_word(std::size_t token) const;
  bool is_introduced(std::size_t token) const;
  // The name that begins here, article included; empty where none does.
  Range name_at(std::size_t token) const;
  std::vector<SignRead> reads_of(const Noun& noun, const Range& name) const;

  const Document& document_;
  const Cues& cues_;
  const PlaceExtent& extent_;
  const PlaceForm& form_;
};

}  // namespace meldaan::extract
