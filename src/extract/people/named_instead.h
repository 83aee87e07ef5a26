// A name that is put in the place of another by contrast: "niet De Troubadour maar De Bongerd",
// "het is Dalman, niet Vos".
//
// Pure.
#pragma once

#include <string>
#include <vector>

#include "extract/parts/part.h"

namespace meldaan::extract {

// Where the names stand that take the place of this one, which the writer's own words deny.
std::vector<Range> named_instead(const Part& body, const std::string& was);

// All words of the name but the first; empty where it has one.
std::string surname_of(const std::string& name);

}  // namespace meldaan::extract
