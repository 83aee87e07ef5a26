// libFuzzer over every decoder of mime: the first byte chooses one, the rest is its input. The
// seeds are the mail cases, which begin with letters; what they choose does not matter, since the
// fuzzer changes it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mime/address_list.h"
#include "mime/delivery_report.h"
#include "mime/docx.h"
#include "mime/encoded_word.h"
#include "mime/html_text.h"
#include "mime/parameters.h"
#include "mime/parse.h"
#include "mime/plain_text.h"
#include "mime/transfer_encoding.h"
#include "util/text.h"

namespace {

namespace mime = meldaan::mime;

// A defect that no sanitizer sees.
void require(bool holds) {
  if (!holds) std::abort();
}

void require_text(const std::string& text) {
  require(meldaan::is_utf8(text) && text.find('\0') == std::string::npos);
}

void round_trip(std::string_view bytes) {
  require(mime::decode_base64(mime::encode_base64(bytes)) == bytes);
  mime::decode_base64(bytes);
  mime::decode_quoted_printable(bytes);
  mime::decode_q(bytes);
  // Line ends are the one thing that quoted-printable text changes.
  std::string text;
  for (const char c : bytes) {
    if (c != '\r' && c != '\n') text += c;
  }
  require(mime::decode_quoted_printable(mime::encode_quoted_printable(text)) == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 8) {
    case 0:
      require_text(mime::decode_header_text(input));
      break;
    case 1:
      for (const auto& address : mime::parse_address_list(input)) {
        require_text(address.name + address.address);
      }
      mime::parse_message_ids(input);
      break;
    case 2:
      for (const auto& parameter : mime::parse_parameterized(input).parameters) {
        require_text(parameter.value);
      }
      break;
    case 3:
      round_trip(input);
      break;
    case 4:
      require_text(mime::html_text(input));
      mime::html_charset(input);
      break;
    case 5:
      require_text(mime::docx_text(input));
      break;
    case 6:
      mime::parse_delivery_status(input);
      mime::unflow(mime::normalized_text(meldaan::to_valid_utf8(input)), true);
      break;
    default:
      require_text(mime::parse(input).text);
  }
  return 0;
}
