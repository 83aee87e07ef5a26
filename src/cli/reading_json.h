// A reading as one line of JSON, as tests/corpus/README.md defines it and score.py reads it.
#pragma once

#include <string>

#include "desk/desk.h"
#include "domain/reading.h"

namespace meldaan::cli {

std::string reading_json(const std::string& file, const Reading& reading,
                         const desk::Judgement& judgement);

}  // namespace meldaan::cli
