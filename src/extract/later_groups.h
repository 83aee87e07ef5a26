// The groups that a later mail names beside somebody who is known: taken on, taken off, or spoken
// of.
//
// Pure; belongs to one read.
#pragma once

#include <string>
#include <vector>

#include "domain/reading.h"
#include "extract/catalogue.h"
#include "extract/part.h"
#include "extract/sayings.h"
#include "extract/spoken_of.h"
#include "extract/wishes.h"

namespace meldaan::extract {

class LaterGroups {
 public:
  // All must outlive the object.
  LaterGroups(const Part& body, const Catalogue& catalogue, const Sayings& sayings)
      : document_(body.document()), cues_(body.cues()), catalogue_(catalogue), sayings_(sayings) {}

  // `leaves`: the stretch says that somebody stays away.
  bool declines(const Wish& wish, bool leaves) const;
  bool wishes(const Wish& wish, const Told& told) const;
  void add(const Wish& wish, PersonReading& person) const;

 private:
  bool stays(const Wish& wish) const;

  const Document& document_;
  const Cues& cues_;
  const Catalogue& catalogue_;
  const Sayings& sayings_;
};

}  // namespace meldaan::extract
