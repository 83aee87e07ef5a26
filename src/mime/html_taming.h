// Html from strangers → html that gumbo builds a small tree of, in linear time. gumbo alone walks
// its stack of open elements for many tags, frees the tree by recursion, and copies unclosed
// formatting elements into every later paragraph: 100,000 nested divs overflow the stack, and <b
// a=1><b a=2>…<p><p>… grows with the square.
//
// What comes out holds only the few elements that matter for text, nested kMaxHtmlDepth deep at
// most: inline and unknown elements are spans, comments and what is never shown (title, style,
// script, …) are gone, and of the attributes only those that decide what is seen remain. An element
// shown as another keeps its name in the attribute "tag", for the style sheets, which are handed
// over beside the html. Text and character references stay as they are.
//
// Pure: any thread may call it. Total.
#pragma once

#include <string>
#include <string_view>

namespace meldaan::mime {

struct TamedHtml {
  std::string html;
  std::string styles;  // the style sheets within it, one behind the other
};

TamedHtml tamed_html(std::string_view html);

}  // namespace meldaan::mime
