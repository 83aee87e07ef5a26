// By what first name somebody is called whose full name a mail does not give.
//
// Pure, and total like all reading.
#pragma once

#include <optional>
#include <string>

#include "domain/reading.h"
#include "extract/parts/part.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// The call name, which is folded, as the writer spells it; empty where it does not stand there.
std::string call_name_as_written(const Part& body, const std::string& call_name);

// Of the writer, who signs "Groetjes, Bregje": a name that is known, or that the From header or the
// address bears out.
std::optional<Found<std::string>> signed_call_name(const Part& body, const SenderHeader& sender);

}  // namespace meldaan::extract
