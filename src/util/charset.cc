#include "util/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <memory>

#include "util/text.h"

namespace meldaan {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// Labels that real mail uses for what is in fact windows-1252, or that ICU does not know.
std::string resolved_label(std::string_view declared) {
  const std::string label = ascii_lower(trim(declared));
  if (label == "us-ascii" || label == "ascii" || label == "iso-8859-1" || label == "iso8859-1" ||
      label == "latin1" || label == "iso_8859-1" || label == "l1" || label == "ansi" ||
      label == "cp1252" || label == "x-ansi" || label == "ansi_x3.4-1968") {
    return "windows-1252";
  }
  if (label == "utf8" || label == "utf-8mb4" || label == "unicode-1-1-utf-8") return "utf-8";
  return label;
}

Converter open_strict(const std::string& label) {
  // UTF-7 hides text from whoever does not expect it, and no mail program writes it any more.
  if (label.empty() || label == "utf-7" || label == "imap-mailbox-name") return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(label.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

bool decode_strictly(std::string_view bytes, const std::string& label, std::string& out) {
  const Converter converter = open_strict(label);
  if (!converter) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter.get(), status);
  if (U_FAILURE(status)) return false;
  out.clear();
  text.toUTF8String(out);
  return true;
}

// Cannot fail: the five bytes that windows-1252 leaves open become the control of the same number.
std::string decode_windows_1252(std::string_view bytes) {
  static constexpr char32_t kHigh[32] = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::size_t end = ascii_end(bytes, at);
    out += bytes.substr(at, end - at);
    at = end;
    if (at == bytes.size()) break;
    const auto byte = static_cast<unsigned char>(bytes[at]);
    append_utf8(out, byte < 0xA0 ? kHigh[byte - 0x80] : byte);
  }
  return out;
}

// An escape may change what the bytes behind it mean.
bool is_plain_ascii(std::string_view bytes) {
  return is_ascii(bytes) && bytes.find('\x1b') == std::string_view::npos;
}

}  // namespace

Decoded decode_charset(std::string_view bytes, std::string_view declared) {
  const std::string label = resolved_label(declared);
  const bool wide = label.rfind("utf-16", 0) == 0 || label.rfind("utf-32", 0) == 0 ||
                    label.rfind("hz", 0) == 0 || label.rfind("iso-2022", 0) == 0;
  if (!wide && is_plain_ascii(bytes))
    return {to_valid_utf8(bytes), label.empty() ? "utf-8" : label};
  Decoded decoded;
  // A wrong "windows-1252" over UTF-8 bytes decodes without an error into rubbish; UTF-8 that is
  // valid by chance hardly exists. So a single-byte declaration never wins against valid UTF-8.
  if (!wide && is_utf8(bytes)) return {to_valid_utf8(bytes), "utf-8"};
  if (label != "windows-1252" && decode_strictly(bytes, label, decoded.text)) {
    decoded.charset = label;
    decoded.text = to_valid_utf8(decoded.text);
    return decoded;
  }
  return {to_valid_utf8(decode_windows_1252(bytes)), "windows-1252"};
}

bool encode_charset(std::string_view utf8, std::string_view charset, std::string& out) {
  const Converter converter = open_strict(ascii_lower(charset));
  if (!converter) return false;
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  UErrorCode status = U_ZERO_ERROR;
  out.resize(static_cast<std::size_t>(text.length()) * 4 + 16);
  const std::int32_t length =
      ucnv_fromUChars(converter.get(), out.data(), static_cast<std::int32_t>(out.size()),
                      text.getBuffer(), text.length(), &status);
  if (U_FAILURE(status)) return false;
  out.resize(static_cast<std::size_t>(length));
  return true;
}

}  // namespace meldaan
