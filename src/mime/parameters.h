// Content-Type and Content-Disposition: a value and its parameters (RFC 2045 section 5.1), with the
// continuations and charsets of RFC 2231 and, against the rules but everywhere, RFC 2047 words.
//
// Pure: any thread may call it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meldaan::mime {

struct Parameter {
  std::string name;   // lower case, without the marks of RFC 2231
  std::string value;  // valid UTF-8
};

struct Parameterized {
  std::string value;  // lower case: "multipart/mixed", "attachment"
  std::vector<Parameter> parameters;

  // The parameter of that (lower case) name; empty where there is none.
  std::string_view parameter(std::string_view name) const;
};

Parameterized parse_parameterized(std::string_view raw);

}  // namespace meldaan::mime
