// What the writer put on the line of a quoted heading: behind it, set off by signs, or in brackets.
//
// Belongs to one read.
#pragma once

#include "extract/groups/catalogue.h"
#include "extract/layout/verdicts.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

class HeadingRemarks {
 public:
  HeadingRemarks(const Part& part, const Catalogue& catalogue, const Verdicts& verdicts)
      : part_(part), catalogue_(catalogue), verdicts_(verdicts) {}

  // What stands behind the heading on the quotation's own line; empty, at its end, where nothing
  // does.
  Range at_end(const Range& line) const;
  // "Cultuureducatie [Tjalling: jaaa, eindelijk]": a heading of the quotation, and brackets that
  // the invitation has not. Empty where there are none.
  Range in_brackets(const Line& line, const Range& range) const;

 private:
  std::size_t set_off_at_end(const Range& line) const;
  bool is_heading(Range range) const;

  const Part& part_;
  const Catalogue& catalogue_;
  const Verdicts& verdicts_;
};

}  // namespace meldaan::extract
