// How sure the reading is of what a later mail tells of somebody who is known.
#pragma once

namespace meldaan::extract {

inline constexpr double kTold = 0.9;

}  // namespace meldaan::extract
