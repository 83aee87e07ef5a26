// What the digest's templates can say: templates/README.md lists the fields.
#pragma once

#include <vector>

#include "domain/report.h"
#include "render/fields.h"
#include "render/reply_fields.h"

namespace meldaan::render {

// So many entries of a list stand in the mail, and the number of the rest: the workbook has them
// all.
inline constexpr std::size_t kMostListed = 40;
// What waits for people carries its text and a link of up to 1,800 characters.
inline constexpr std::size_t kMostItems = 25;

// How much of its lists a digest shows.
struct Shown {
  std::size_t listed = kMostListed;
  std::size_t items = kMostItems;
};

// All of them below `report`, and what every mail of ours has: language, network, event, label.
Fields digest_fields(const Report& report, Instant now, const FieldSources& sources,
                     const Shown& shown = {});

// Reports of every shape: between them they reach every field.
std::vector<Report> sample_reports(const Event& event);

}  // namespace meldaan::render
