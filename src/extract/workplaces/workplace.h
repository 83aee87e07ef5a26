// Whether a place that a mail names is that of somebody who is signed up, or is only spoken of ("de
// school van mijn dochter", "stagescholen zoals De Klimboom"): what speaks for and against it, and
// what a learned model makes of that.
#pragma once

#include <string_view>
#include <vector>

#include "extract/models/linear_model.h"
#include "extract/models/sequence_model.h"
#include "extract/parts/context_signs.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// What the rules hold of it. They were made after most of the labelled mails, and are right there
// more often than elsewhere.
inline constexpr std::string_view kWorkplaceSign = "rule:workplace ";

// The model's classes.
inline constexpr std::size_t kWorkplaceClasses = 2;
inline constexpr std::size_t kTheirsClass = 1;

// Of the places of one part of a mail; belongs to one read.
class WorkplaceSigns {
 public:
  // The part must outlive the object.
  explicit WorkplaceSigns(const Part& part);

  // Each sign once, sorted.
  Signs of(const Place& place) const;

 private:
  void add_form(const Place& place, Signs& signs) const;
  void add_rivals(const Place& place, Signs& signs) const;

  const Part& part_;
  ContextSigns context_;
};

// What weighs the places of a mail; they outlive it. Without them the rules decide.
struct PlaceModels {
  const LinearModel* workplaces = nullptr;  // whose they are
  const SequenceModel* names = nullptr;     // which words they are
};

// The part's places, without those that the models find unlikely to be theirs; what they doubt is
// not sure.
std::vector<Place> weighed_places(const PlaceModels& models, const Part& part);

}  // namespace meldaan::extract
