// What style declarations say about whether text is seen: an element's own, and those that style
// sheets give it.
//
// Pure: any thread may call it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mime/colour.h"

namespace meldaan::mime {

// In lower case.
struct Declaration {
  std::string property;
  std::string value;
  bool important = false;
};

std::vector<Declaration> declarations_of(std::string_view style);

struct Visibility {
  // display: none and the like, what is cut off or far beside the page, and what is struck out:
  // nothing inside can undo it
  bool removed = false;
  // The others are inherited, and something inside can undo them: newsletters set font-size 0 on a
  // row and a size on its text.
  bool invisible = false;
  bool preserves_space = false;
  double size = 16;  // of the font, in pixels
  // nullopt: a picture, or a colour that is not known here
  std::optional<Colour> colour = Colour{0, 0, 0};
  std::optional<Colour> background = Colour{255, 255, 255};

  // Text too small to be read is not seen either.
  bool has_size() const;
  // Whether it is there to be seen, in whatever colour.
  bool is_shown() const { return !removed && !invisible && has_size(); }
  bool is_seen() const { return is_shown() && stands_out(); }
  bool stands_out() const;
};

// `declarations` in the order in which they weigh, the weightiest last.
Visibility visibility_of(const std::vector<Declaration>& declarations, const Visibility& inherited);
Visibility visibility_of(std::string_view style, const Visibility& inherited);

// A paragraph whose style leaves no space above and below it.
bool takes_margin_away(std::string_view style);

}  // namespace meldaan::mime
