#include "mime/html_text.h"

#include <gumbo.h>

#include <charconv>
#include <memory>
#include <vector>

#include "mime/ascii.h"
#include "mime/data_rows.h"
#include "mime/html_taming.h"
#include "mime/limits.h"
#include "mime/plain_text.h"
#include "mime/style.h"
#include "mime/style_sheet.h"
#include "mime/text_canvas.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

struct List {
  bool ordered = false;
  int next = 1;
};

// tamed_html bounds the depth of the tree, so that recursion here is bounded as well.
class Converter {
 public:
  // `sheet` must outlive the object. `in_any_colour`: text counts as seen that does not stand out
  // from what is behind it.
  Converter(const StyleSheet& sheet, bool in_any_colour)
      : sheet_(sheet), in_any_colour_(in_any_colour) {}

  std::string run(const GumboNode& root) {
    node(root, Visibility());
    return canvas_.take();
  }

  std::vector<DataTable> take_tables() { return std::move(tables_); }

 private:
  void node(const GumboNode& node, const Visibility& inherited) {
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        if (in_any_colour_ ? inherited.is_shown() : inherited.is_seen())
          canvas_.text(node.v.text.text, inherited.preserves_space);
        break;
      case GUMBO_NODE_ELEMENT:
        element(node.v.element, inherited);
        break;
      default:
        break;
    }
  }

  // Goes into an element, and out of it again when the object ends.
  class Within {
   public:
    Within(Converter& converter, const GumboElement& element) : converter_(converter) {
      const std::string_view name = attribute(element, "tag");
      StyledElement styled{name.empty() ? gumbo_normalized_tagname(element.tag) : name,
                           attribute(element, "id"),
                           {}};
      for (const std::string_view word : split(attribute(element, "class"), ' ')) {
        if (!word.empty()) styled.classes.push_back(word);
      }
      converter_.path_.push_back(std::move(styled));
    }
    ~Within() { converter_.path_.pop_back(); }
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;

   private:
    Converter& converter_;
  };

  Visibility visibility_in(const GumboElement& element, const Visibility& inherited) const {
    Visibility base = inherited;
    // A link has a colour of its own.
    if (path_.back().tag == "a") base.colour = std::nullopt;
    std::vector<Declaration> attributes;
    for (const auto& [name, property] :
         {std::pair{"color", "color"}, {"text", "color"}, {"bgcolor", "background-color"}}) {
      const std::string_view value = attribute(element, name);
      if (!value.empty()) attributes.push_back({property, ascii_lower(value), false});
    }
    if (!attribute(element, "background").empty()) base.background = std::nullopt;
    const std::vector<Declaration> declared = sheet_.declared(path_, attribute(element, "style"));
    attributes.insert(attributes.end(), declared.begin(), declared.end());
    Visibility result = attributes.empty() ? base : visibility_of(attributes, base);
    result.removed |= gumbo_get_attribute(&element.attributes, "hidden") != nullptr;
    result.removed |= element.tag == GUMBO_TAG_S;  // struck out: its writer took it back
    return result;
  }

  void element(const GumboElement& element, const Visibility& inherited) {
    const Within within(*this, element);
    const std::string_view style = attribute(element, "style");
    Visibility visibility = visibility_in(element, inherited);
    if (visibility.removed) return;
    switch (element.tag) {
      case GUMBO_TAG_BR:
        canvas_.line_break();
        break;
      case GUMBO_TAG_HR:
        canvas_.rule();
        break;
      case GUMBO_TAG_BLOCKQUOTE:
        canvas_.open_quote();
        children(element, visibility);
        canvas_.close_quote();
        break;
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL:
        list(element, visibility);
        break;
      case GUMBO_TAG_LI:
        item(element, visibility);
        break;
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
        canvas_.open_cell(is_first_cell_);
        is_first_cell_ = true;  // for a table within
        children(element, visibility);
        is_first_cell_ = false;
        canvas_.close_cell();
        break;
      case GUMBO_TAG_TABLE:
        table(element, visibility);
        break;
      case GUMBO_TAG_TR:
        is_first_cell_ = true;
        boxed(element, visibility, false);
        break;
      case GUMBO_TAG_PRE:
        visibility.preserves_space = true;
        boxed(element, visibility, true);
        break;
      case GUMBO_TAG_P:
        boxed(element, visibility, has_margin(element, style));
        break;
      default:
        other(element, visibility, inherited);
    }
  }

  // <mark> and what a marker pen left: a light colour of its own behind a few words.
  bool is_highlighted(const Visibility& visibility, const Visibility& inherited) const {
    const bool own = visibility.background && inherited.background &&
                     !look_alike(*visibility.background, *inherited.background);
    return (own && is_pen_colour(*visibility.background)) || path_.back().tag == "mark";
  }

  void other(const GumboElement& element, const Visibility& visibility,
             const Visibility& inherited) {
    switch (element.tag) {
      case GUMBO_TAG_H1:
      case GUMBO_TAG_H2:
      case GUMBO_TAG_H3:
      case GUMBO_TAG_H4:
      case GUMBO_TAG_H5:
      case GUMBO_TAG_H6:
        boxed(element, visibility, true);
        break;
      case GUMBO_TAG_SPAN:
        children(element, visibility);
        if (is_highlighted(visibility, inherited)) canvas_.mark(kHighlightMark);
        break;
      default:
        boxed(element, visibility, false);
    }
  }

  void boxed(const GumboElement& element, const Visibility& visibility, bool margin) {
    canvas_.block(margin);
    children(element, visibility);
    canvas_.block(margin);
  }

  void table(const GumboElement& element, const Visibility& visibility) {
    DataRows data;
    if (has_table(element) || !collect_rows(element, visibility, data) || !data.holds_data()) {
      boxed(element, visibility, false);
      return;
    }
    DataTable rows = data.take();
    for (const std::vector<std::string>& row : rows) {
      canvas_.block(false);
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) canvas_.text("\t", true);
        canvas_.text(row[i], true);
      }
    }
    canvas_.block(false);
    tables_.push_back(std::move(rows));
  }

  // False where cells span columns, or more than a name goes on: it lays something out.
  bool collect_rows(const GumboElement& element, const Visibility& inherited, DataRows& data) {
    for (unsigned i = 0; i < element.children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
      if (child.type != GUMBO_NODE_ELEMENT) continue;
      const GumboElement& inner = child.v.element;
      const Within within(*this, inner);
      const Visibility visibility = visibility_in(inner, inherited);
      if (visibility.removed) continue;
      if (inner.tag == GUMBO_TAG_TD || inner.tag == GUMBO_TAG_TH) {
        const std::string_view span = attribute(inner, "colspan");
        if (!span.empty() && span != "1") return false;
        std::string text = cell_text(inner, visibility);
        const unsigned spanned = rows_spanned(inner);
        if (!data.add(std::move(text), spanned)) return false;
        continue;
      }
      if (inner.tag == GUMBO_TAG_TR) data.begin_row();
      if (!collect_rows(inner, visibility, data)) return false;
    }
    return true;
  }

  static unsigned rows_spanned(const GumboElement& cell) {
    const std::string_view span = attribute(cell, "rowspan");
    unsigned rows = 1;
    std::from_chars(span.data(), span.data() + span.size(), rows);
    return rows;
  }

  static bool has_table(const GumboElement& element) {
    for (unsigned i = 0; i < element.children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
      if (child.type != GUMBO_NODE_ELEMENT) continue;
      if (child.v.element.tag == GUMBO_TAG_TABLE || has_table(child.v.element)) return true;
    }
    return false;
  }

  // The lines of a cell as one.
  std::string cell_text(const GumboElement& cell, const Visibility& visibility) const {
    Converter inner(sheet_, in_any_colour_);
    inner.path_ = path_;
    inner.children(cell, visibility);
    const std::string lines = inner.canvas_.take();
    std::string text;
    for (const std::string_view line : split(lines, '\n')) {
      const std::string words = collapse_spaces(line);
      if (words.empty()) continue;
      if (!text.empty()) text += text.ends_with(',') || text.ends_with(';') ? " " : ", ";
      text += words;
    }
    return text;
  }

  void list(const GumboElement& element, const Visibility& visibility) {
    List list{element.tag == GUMBO_TAG_OL, 1};
    const std::string_view start = attribute(element, "start");
    std::from_chars(start.data(), start.data() + start.size(), list.next);
    lists_.push_back(list);
    boxed(element, visibility, false);
    lists_.pop_back();
  }

  void item(const GumboElement& element, const Visibility& visibility) {
    std::string marker;
    if (!lists_.empty()) marker.append(2 * (lists_.size() - 1), ' ');
    if (!lists_.empty() && lists_.back().ordered) {
      // Wraps only where a hostile `start` says so, and is no number to rely on then.
      marker += std::to_string(lists_.back().next) + ". ";
      if (lists_.back().next < 1'000'000) ++lists_.back().next;
    } else {
      marker += "- ";
    }
    canvas_.list_marker(std::move(marker));
    children(element, visibility);
    canvas_.block(false);
    canvas_.list_marker({});  // an item without text has no line
  }

  void children(const GumboElement& element, const Visibility& visibility) {
    for (unsigned i = 0; i < element.children.length; ++i) {
      node(*static_cast<const GumboNode*>(element.children.data[i]), visibility);
    }
  }

  static std::string_view attribute(const GumboElement& element, const char* name) {
    const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
  }

  // Outlook's paragraphs have none: its style sheet says so, and its empty lines are paragraphs of
  // their own.
  static bool has_margin(const GumboElement& element, std::string_view style) {
    return !starts_with_ignoring_case(attribute(element, "class"), "mso") &&
           !takes_margin_away(style);
  }

  const StyleSheet& sheet_;
  bool in_any_colour_;
  std::vector<StyledElement> path_;  // from the root
  TextCanvas canvas_;
  std::vector<List> lists_;
  std::vector<DataTable> tables_;
  bool is_first_cell_ = true;
};

struct DestroyOutput {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

// Few words beside what is quoted: a mail that shows nothing of its own was written with colours
// that some dark screen had chosen.
bool says_nothing(std::string_view text) {
  constexpr std::size_t kFewestOwn = 3;
  std::size_t words = 0;
  for (const std::string_view line : split(text, '\n')) {
    if (line.starts_with('>')) continue;
    for (const std::string_view word : split(line, ' ')) words += trim(word).empty() ? 0 : 1;
  }
  return words < kFewestOwn;
}

struct Converted {
  std::string text;
  std::vector<DataTable> tables;
};

Converted converted(std::string_view utf8) {
  const TamedHtml tamed = tamed_html(utf8.substr(0, utf8_prefix(utf8, kMaxHtml)));
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, DestroyOutput> output(
      gumbo_parse_with_options(&options, tamed.html.data(), tamed.html.size()));
  const StyleSheet sheet(tamed.styles);
  Converted result;
  for (const bool in_any_colour : {false, true}) {
    Converter converter(sheet, in_any_colour);
    result.text = normalized_text(to_valid_utf8(converter.run(*output->root)));
    result.tables = converter.take_tables();
    if (!says_nothing(result.text)) break;
  }
  return result;
}

}  // namespace

std::string html_text(std::string_view utf8) {
  return converted(utf8).text;
}

std::vector<DataTable> data_tables(std::string_view utf8) {
  return converted(utf8).tables;
}

std::string html_charset(std::string_view bytes) {
  // Where the WHATWG Encoding Standard looks for it.
  constexpr std::size_t kPrescan = 1024;
  const std::string head = ascii_lower(bytes.substr(0, kPrescan));
  for (std::size_t at = head.find("<meta"); at != std::string::npos;
       at = head.find("<meta", at + 1)) {
    const std::size_t end = std::min(head.find('>', at), head.size());
    std::string_view tag = std::string_view(head).substr(at, end - at);
    const std::size_t name = tag.find("charset=");
    if (name == std::string_view::npos) continue;
    tag.remove_prefix(name + 8);
    while (!tag.empty() && (tag.front() == '"' || tag.front() == '\'')) tag.remove_prefix(1);
    return std::string(tag.substr(0, tag.find_first_of("\"'; />")));
  }
  return {};
}

}  // namespace meldaan::mime
