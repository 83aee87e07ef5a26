// A reading as a person sees it: the mail's text with what was understood marked in it, and below
// it each value with its confidence and the reason it is believed.
#pragma once

#include <string>

#include "desk/desk.h"
#include "domain/incoming_mail.h"
#include "domain/reading.h"

namespace meldaan::cli {

enum class Colour { kNone, kAnsi };

std::string reading_view(const std::string& file, const IncomingMail& mail, const Reading& reading,
                         const desk::Judgement& judgement, Colour colour);

}  // namespace meldaan::cli
