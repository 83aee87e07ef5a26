#include "mime/html_taming.h"

#include <algorithm>
#include <array>
#include <vector>

#include "mime/ascii.h"
#include "mime/limits.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

constexpr std::size_t kMaxTagName = 32;
constexpr std::size_t kMaxAttributeValue = 1024;

enum class Kind {
  kInline,   // becomes a span: the default
  kBlock,    // tracked: ours to close
  kImplied,  // closed by what follows (</p>, </li>, …): left to gumbo, which cannot nest them in
             // each other
  kVoid,     // has no content and is shown
  kIgnored,  // the tag goes, its content stays
  kRaw,      // goes with its content, which is no markup
};

struct Element {
  std::string_view name;
  std::string_view shown_as;
  Kind kind;
};

// Sorted by name. An inline element of a mail may hide its content, so it cannot just be dropped.
constexpr std::array kElements = {
    Element{"address", "div", Kind::kBlock},
    Element{"article", "div", Kind::kBlock},
    Element{"aside", "div", Kind::kBlock},
    Element{"base", "", Kind::kIgnored},
    Element{"blockquote", "blockquote", Kind::kBlock},
    Element{"body", "div", Kind::kBlock},
    Element{"br", "br", Kind::kVoid},
    Element{"caption", "div", Kind::kBlock},
    Element{"center", "div", Kind::kBlock},
    Element{"col", "", Kind::kIgnored},
    Element{"colgroup", "", Kind::kIgnored},
    Element{"dd", "dd", Kind::kImplied},
    Element{"del", "s", Kind::kInline},
    Element{"dir", "ul", Kind::kBlock},
    Element{"div", "div", Kind::kBlock},
    Element{"dl", "dl", Kind::kBlock},
    Element{"dt", "dt", Kind::kImplied},
    Element{"fieldset", "div", Kind::kBlock},
    Element{"figcaption", "div", Kind::kBlock},
    Element{"figure", "div", Kind::kBlock},
    Element{"footer", "div", Kind::kBlock},
    Element{"form", "div", Kind::kBlock},
    Element{"h1", "h1", Kind::kBlock},
    Element{"h2", "h2", Kind::kBlock},
    Element{"h3", "h3", Kind::kBlock},
    Element{"h4", "h4", Kind::kBlock},
    Element{"h5", "h5", Kind::kBlock},
    Element{"h6", "h6", Kind::kBlock},
    Element{"head", "", Kind::kIgnored},
    Element{"header", "div", Kind::kBlock},
    Element{"hr", "hr", Kind::kVoid},
    Element{"html", "", Kind::kIgnored},
    Element{"iframe", "", Kind::kRaw},
    Element{"img", "", Kind::kIgnored},
    Element{"input", "", Kind::kIgnored},
    Element{"li", "li", Kind::kImplied},
    Element{"link", "", Kind::kIgnored},
    Element{"main", "div", Kind::kBlock},
    Element{"menu", "ul", Kind::kBlock},
    Element{"meta", "", Kind::kIgnored},
    Element{"nav", "div", Kind::kBlock},
    Element{"noembed", "", Kind::kRaw},
    Element{"noframes", "", Kind::kRaw},
    Element{"ol", "ol", Kind::kBlock},
    Element{"p", "p", Kind::kImplied},
    Element{"pre", "pre", Kind::kBlock},
    Element{"s", "s", Kind::kInline},
    Element{"script", "", Kind::kRaw},
    Element{"section", "div", Kind::kBlock},
    Element{"strike", "s", Kind::kInline},
    Element{"style", "", Kind::kRaw},
    Element{"table", "table", Kind::kBlock},
    Element{"tbody", "tbody", Kind::kImplied},
    Element{"td", "td", Kind::kImplied},
    Element{"textarea", "", Kind::kRaw},
    Element{"tfoot", "tfoot", Kind::kImplied},
    Element{"th", "th", Kind::kImplied},
    Element{"thead", "thead", Kind::kImplied},
    Element{"title", "", Kind::kRaw},
    Element{"tr", "tr", Kind::kImplied},
    Element{"ul", "ul", Kind::kBlock},
    Element{"wbr", "", Kind::kIgnored},
    Element{"xmp", "", Kind::kRaw},
};
static_assert(std::is_sorted(kElements.begin(), kElements.end(),
                             [](const Element& a, const Element& b) { return a.name < b.name; }));

Element element_named(std::string_view name) {
  const auto found =
      std::lower_bound(kElements.begin(), kElements.end(), name,
                       [](const Element& element, std::string_view n) { return element.name < n; });
  if (found != kElements.end() && found->name == name) return *found;
  return {"span", "span", Kind::kInline};
}

bool is_plain(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return is_alpha(c) || is_digit(c); });
}

bool decides_what_is_seen(std::string_view attribute) {
  return attribute == "style" || attribute == "class" || attribute == "id" ||
         attribute == "hidden" || attribute == "start" || attribute == "color" ||
         attribute == "text" || attribute == "bgcolor" || attribute == "background" ||
         attribute == "colspan" || attribute == "rowspan";
}

class Tamer {
 public:
  explicit Tamer(std::string_view html) : html_(html) { out_.reserve(html.size()); }

  TamedHtml run() {
    while (at_ < html_.size()) {
      const std::size_t tag = std::min(html_.find('<', at_), html_.size());
      out_ += html_.substr(at_, tag - at_);
      at_ = tag;
      if (at_ < html_.size()) read_markup();
    }
    while (!open_.empty()) close_last();
    return {std::move(out_), std::move(styles_)};
  }

 private:
  char peek(std::size_t ahead) const {
    return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0';
  }

  // At a '<' (WHATWG HTML section 13.2.5.6).
  void read_markup() {
    if (is_alpha(peek(1))) {
      ++at_;
      read_start_tag();
    } else if (peek(1) == '/' && is_alpha(peek(2))) {
      at_ += 2;
      end_tag(read_name());
      skip_to('>');
    } else if (html_.substr(at_, 4) == "<!--") {
      skip_comment();
    } else if (peek(1) == '!' || peek(1) == '?' || peek(1) == '/') {
      skip_to('>');
    } else {
      out_ += "&lt;";
      ++at_;
    }
  }

  void skip_to(char c) {
    const std::size_t end = html_.find(c, at_);
    at_ = end == std::string_view::npos ? html_.size() : end + 1;
  }

  void skip_comment() {
    // "<!-->" and "<!--->" are whole comments.
    const std::size_t end = html_.find("-->", at_ + 2);
    at_ = end == std::string_view::npos ? html_.size() : end + 3;
  }

  std::string read_name() {
    const std::size_t begin = at_;
    while (at_ < html_.size() && !is_white(html_[at_]) && html_[at_] != '>' && html_[at_] != '/') {
      ++at_;
    }
    return ascii_lower(html_.substr(begin, std::min(at_ - begin, kMaxTagName)));
  }

  void read_start_tag() {
    const std::string name = read_name();
    const Element element = element_named(name);
    std::string attributes;
    const bool empty = read_attributes(attributes);
    if (name != element.shown_as && is_plain(name)) attributes += " tag=\"" + name + '"';
    switch (element.kind) {
      case Kind::kRaw:
        if (!empty) skip_raw(element.name);
        break;
      case Kind::kIgnored:
        break;
      case Kind::kVoid:
      case Kind::kImplied:
        open_tag(element.shown_as, attributes);
        break;
      case Kind::kInline:
      case Kind::kBlock:
        // Beyond the limit the tag is left out; its end tag then finds nothing to close, or an
        // outer one too early, which moves a line break at worst.
        if (open_.size() >= kMaxHtmlDepth) break;
        open_.push_back(element.shown_as);
        open_tag(element.shown_as, attributes);
        break;
    }
  }

  void open_tag(std::string_view name, std::string_view attributes) {
    out_ += '<';
    out_ += name;
    out_ += attributes;
    out_ += '>';
  }

  // Up to and with the '>'; true where the tag ends in "/>".
  bool read_attributes(std::string& kept) {
    bool slash = false;
    while (at_ < html_.size() && html_[at_] != '>') {
      if (is_white(html_[at_]) || html_[at_] == '/') {
        slash = html_[at_] == '/';
        ++at_;
        continue;
      }
      slash = false;
      read_attribute(kept);
    }
    if (at_ < html_.size()) ++at_;
    return slash;
  }

  void read_attribute(std::string& kept) {
    const std::size_t begin = at_++;
    while (at_ < html_.size() && !is_white(html_[at_]) && html_[at_] != '=' && html_[at_] != '>' &&
           html_[at_] != '/') {
      ++at_;
    }
    const std::string name = ascii_lower(html_.substr(begin, std::min(at_ - begin, kMaxTagName)));
    const std::string_view value = read_value();
    if (!decides_what_is_seen(name) || kept.find(' ' + name + '=') != std::string::npos) return;
    kept += ' ' + name + "=\"";
    for (const char c : value.substr(0, kMaxAttributeValue)) {
      if (c == '"') {
        kept += "&quot;";
      } else {
        kept += c;
      }
    }
    kept += '"';
  }

  std::string_view read_value() {
    std::size_t ahead = at_;
    while (ahead < html_.size() && is_white(html_[ahead])) ++ahead;
    if (ahead >= html_.size() || html_[ahead] != '=') return {};
    at_ = ahead + 1;
    while (at_ < html_.size() && is_white(html_[at_])) ++at_;
    if (at_ >= html_.size()) return {};
    const char quote = html_[at_];
    const std::size_t begin = quote == '"' || quote == '\'' ? at_ + 1 : at_;
    if (begin != at_) {
      at_ = std::min(html_.find(quote, begin), html_.size());
      const std::string_view value = html_.substr(begin, at_ - begin);
      if (at_ < html_.size()) ++at_;
      return value;
    }
    while (at_ < html_.size() && !is_white(html_[at_]) && html_[at_] != '>') ++at_;
    return html_.substr(begin, at_ - begin);
  }

  // To behind the end tag; an element that is never closed takes the rest of the document with it.
  void skip_raw(std::string_view name) {
    const std::size_t begin = at_;
    for (;;) {
      at_ = std::min(html_.find("</", at_), html_.size());
      if (at_ == html_.size()) return;
      at_ += 2;
      if (starts_with_ignoring_case(html_.substr(at_), name)) {
        if (name == "style") styles_.append(html_.substr(begin, at_ - 2 - begin)) += '\n';
        skip_to('>');
        return;
      }
    }
  }

  void close_last() {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
    open_.pop_back();
  }

  // An inline end tag closes no block, and nothing closes what stands outside the table it stands
  // in.
  void end_tag(const std::string& name) {
    const Element element = element_named(name);
    if (element.kind == Kind::kImplied || (element.kind == Kind::kVoid && element.name == "br")) {
      out_ += element.kind == Kind::kVoid ? "<" : "</";
      out_ += element.shown_as;
      out_ += '>';
      return;
    }
    if (element.kind != Kind::kInline && element.kind != Kind::kBlock) return;
    std::size_t i = open_.size();
    while (i > 0 && open_[i - 1] != element.shown_as) {
      if (open_[i - 1] == "table") return;
      if (element.kind == Kind::kInline) return;
      --i;
    }
    if (i == 0) return;
    while (open_.size() >= i) close_last();
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  std::string styles_;
  std::vector<std::string_view> open_;  // in the spelling of the output
};

}  // namespace

TamedHtml tamed_html(std::string_view html) {
  return Tamer(html).run();
}

}  // namespace meldaan::mime
