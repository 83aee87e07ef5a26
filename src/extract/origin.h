// Whether a person wrote a mail: RFC 3834 section 2, RFC 3464, RFC 8098, RFC 2369, and the machines
// that set none of their headers.
#pragma once

#include <string>

#include "domain/incoming_mail.h"
#include "domain/reading.h"
#include "extract/parts/part.h"
#include "extract/reader.h"

namespace meldaan::extract {

struct OriginFound {
  Origin origin = Origin::kHuman;
  std::string why;        // which sign told; empty for human mail
  bool by_words = false;  // nothing but the words of the mail tells
};

OriginFound find_origin(const IncomingMail& mail, const Part& body, const Part& subject,
                        const ReaderOptions& options);

}  // namespace meldaan::extract
