#include "util/idna.h"

#include <unicode/idna.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <memory>

namespace meldaan {

std::optional<std::string> domain_to_ascii(std::string_view utf8) {
  const bool ascii = std::all_of(utf8.begin(), utf8.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return std::string(utf8);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(
      icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status));
  if (U_FAILURE(status)) return std::nullopt;
  std::string labels;
  icu::StringByteSink<std::string> sink(&labels);
  icu::IDNAInfo info;
  idna->nameToASCII_UTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())}, sink, info, status);
  if (U_FAILURE(status) || info.hasErrors()) return std::nullopt;
  return labels;
}

}  // namespace meldaan
