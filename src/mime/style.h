// What a style attribute says about whether text is seen. No style sheets: mail programs that hide
// text (preheaders, Outlook's own) write it inline.
//
// Pure: any thread may call it.
#pragma once

#include <string_view>

namespace meldaan::mime {

struct Visibility {
  // display: none and the like, and what is struck out: nothing inside can undo it
  bool removed = false;
  // These two are inherited, and something inside can undo them: newsletters set font-size 0 on a
  // row and a size on its text.
  bool invisible = false;
  bool sizeless = false;
  bool preserves_space = false;

  bool is_seen() const { return !removed && !invisible && !sizeless; }
};

Visibility visibility_of(std::string_view style, const Visibility& inherited);

// A paragraph whose style leaves no space above and below it.
bool takes_margin_away(std::string_view style);

}  // namespace meldaan::mime
