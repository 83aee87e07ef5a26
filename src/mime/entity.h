// The tree of a mail's parts (RFC 2046): which bytes belong to which part, nothing decoded. Part
// bodies point into the bytes that were split, which must outlive the tree.
//
// Why not mimetic's MimeEntity: it takes "--b1" in the middle of a line, or in "--b10", for the
// boundary b1, an inner multipart without its closing line swallows the parts after it, each level
// copies its bytes, and it recurses as deep as a mail nests. Bounding its depth beforehand means
// finding the boundaries first, and then it has nothing left to do.
//
// Pure: any thread may call it. Time is linear: at most kMaxMultipartDepth passes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mime/header_fields.h"
#include "mime/parameters.h"

namespace meldaan::mime {

struct Entity {
  std::vector<Field> fields;
  Parameterized type;         // Content-Type; "text/plain" where it is missing or broken
  Parameterized disposition;  // Content-Disposition; its value is empty where it is missing
  std::string_view body;      // still in its transfer encoding
  std::vector<Entity> parts;  // of a multipart; then `body` is of no interest

  bool is_multipart() const { return !parts.empty(); }
  // The body without its transfer encoding.
  std::string decoded_body(std::vector<std::string>& defects) const;
  // The parameter that names the part, without folders; empty where there is none.
  std::string filename() const;
};

// `parts_left` is what one mail may still split off; it goes down with each part.
Entity split_entity(std::string_view bytes, int& parts_left, std::vector<std::string>& defects);

}  // namespace meldaan::mime
