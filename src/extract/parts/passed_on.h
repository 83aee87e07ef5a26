// Mails inside a mail: what a director forwards, what is attached, what is quoted below an answer.
#pragma once

#include <string_view>
#include <vector>

#include "domain/incoming_mail.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

struct PassedOn {
  IncomingMail mail;       // From, subject and text only
  bool forwarded = false;  // passed on, rather than answered

  // Makes a span of mail.text one of the outer text; in an attached mail, which has none, an empty
  // one.
  void move_out(Evidence& evidence) const;

  struct Line {
    std::size_t inner = 0;
    std::size_t outer = 0;
  };
  std::vector<Line> lines;  // their beginnings, in order
};

// In the order in which they stand, which is newest first; those without words of their own left
// out.
std::vector<PassedOn> passed_on(const Part& body);

}  // namespace meldaan::extract
