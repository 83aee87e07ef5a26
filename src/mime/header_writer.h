// Header fields as bytes: folding at 76 characters, encoded words, quoted strings, parameters.
// Whatever a value holds, one field comes out: controls go before anything is written.
//
// Pure: any thread may call it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/address.h"

namespace meldaan::mime {

// Each ends with CRLF; an empty value writes no field.
// Free text, such as a subject: encoded words where it is not plain ASCII (RFC 2047 section 5, 1).
void write_text_field(std::string& out, std::string_view name, std::string_view utf8);
void write_address_field(std::string& out, std::string_view name,
                         const std::vector<Address>& addresses);
// Message-ids without <>, one a line where there are several.
void write_message_id_field(std::string& out, std::string_view name,
                            const std::vector<std::string>& ids);
// ASCII that is known to be harmless: dates, "1.0", "base64".
void write_plain_field(std::string& out, std::string_view name, std::string_view value);
// "attachment; filename=…": RFC 2231 with a plain fallback for programs that do not know it.
void write_disposition_field(std::string& out, std::string_view filename);

// Without controls and line separators of any kind.
std::string without_line_breaks(std::string_view utf8);

}  // namespace meldaan::mime
