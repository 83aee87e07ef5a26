// Chooses and decodes what a person reads of a mail: text/plain where there is one, html otherwise.
//
// Pure: any thread may call it.
#pragma once

#include <string>
#include <vector>

#include "mime/entity.h"

namespace meldaan::mime {

// A text leaf of the tree as UTF-8 lines (normalized_text), flowed paragraphs joined, html as text.
// `truncated`: the mail was cut off, so that a character at its end may be half.
std::string leaf_text(const Entity& leaf, bool truncated, std::vector<std::string>& defects);

struct BodyText {
  std::string text;        // without empty lines at its end
  bool from_html = false;  // all of it
};

// The text leaves that stand in the body, in order. It points into the tree of entities, which must
// outlive it.
class Body {
 public:
  void add(const Entity& leaf);
  // multipart/alternative: the first without html is read, unless it is empty or only says that the
  // mail needs html.
  void add_choice(std::vector<Body> alternatives);

  BodyText read(bool truncated, std::vector<std::string>& defects) const;
  bool empty() const { return pieces_.empty(); }
  bool has_html() const;

 private:
  struct Piece {
    const Entity* leaf = nullptr;    // or
    std::vector<Body> alternatives;  // one of these
  };

  // The html leaves of this body as they were written; empty where there are none.
  std::string html_source(std::vector<std::string>& defects) const;
  static BodyText read_best(const std::vector<Body>& alternatives, bool truncated,
                            std::vector<std::string>& defects);

  std::vector<Piece> pieces_;
};

}  // namespace meldaan::mime
