#include "mime/text_canvas.h"

#include <algorithm>

#include "mime/ascii.h"

namespace meldaan::mime {
namespace {

// As Outlook writes it in its own plain text.
constexpr std::string_view kRule = "________________________________";
// Newsletters are laid out with dozens of empty lines.
constexpr int kMaxEmptyLines = 2;
constexpr auto kNoText = static_cast<std::size_t>(-1);
constexpr std::string_view kNoBreakSpace = "\u00A0";

}  // namespace

void TextCanvas::text(std::string_view utf8, bool preserve) {
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const char c = utf8[i];
    if (utf8.substr(i, kNoBreakSpace.size()) == kNoBreakSpace) {
      put(' ');  // does not collapse, which is what it is for
      i += kNoBreakSpace.size() - 1;
    } else if (preserve && c == '\n') {
      line_break();
    } else if (preserve && is_blank(c)) {
      put(c);
    } else if (is_white(c)) {
      space_pending_ |= open_ && !break_pending_;
    } else {
      put(c);
    }
  }
}

void TextCanvas::mark(std::string_view utf8) {
  if (open_ && !break_pending_) mark_ = utf8;
}

void TextCanvas::put(char c) {
  begin_content();
  mark_.clear();
  if (space_pending_) out_ += ' ';
  space_pending_ = false;
  out_ += c;
}

void TextCanvas::begin_content() {
  if (break_pending_) end_line();
  if (!open_) {
    if (margin_pending_ && empty_lines_ == 0 && lines_ > 0) {
      const int level = level_;
      level_ = std::min(level_, last_level_);
      empty_line();
      level_ = level;
    }
    for (int i = 0; i < level_; ++i) out_ += "> ";
    line_begin_ = out_.size();
    out_ += marker_;
    marker_.clear();
    open_ = true;
    space_pending_ = false;
    last_level_ = level_;
  } else if (tab_pending_) {
    out_ += '\t';
    space_pending_ = false;
  }
  margin_pending_ = false;
  tab_pending_ = false;
  for (auto cell = cells_.rbegin(); cell != cells_.rend() && *cell == kNoText; ++cell) {
    *cell = lines_;
  }
}

void TextCanvas::end_line() {
  while (out_.size() > line_begin_ && is_blank(out_.back())) out_.pop_back();
  out_ += mark_;
  mark_.clear();
  // The blank of "-- " is what makes it a signature's mark (RFC 3676 section 4.3).
  if (space_pending_ && std::string_view(out_).substr(line_begin_) == "--") out_ += ' ';
  empty_lines_ = out_.size() == line_begin_ ? empty_lines_ + 1 : 0;
  out_ += '\n';
  ++lines_;
  open_ = false;
  break_pending_ = false;
  space_pending_ = false;
}

void TextCanvas::empty_line() {
  margin_pending_ = false;
  if (empty_lines_ >= kMaxEmptyLines) return;
  for (int i = 0; i < level_; ++i) out_ += "> ";
  out_ += '\n';
  ++lines_;
  ++empty_lines_;
}

bool TextCanvas::at_cell_start() const {
  return !cells_.empty() && cells_.back() == kNoText;
}

void TextCanvas::break_line() {
  break_pending_ |= open_;
  tab_pending_ = false;
}

void TextCanvas::line_break() {
  if (at_cell_start()) return;
  if (open_ && !break_pending_) {
    break_pending_ = true;
    return;
  }
  if (break_pending_) end_line();
  empty_line();
}

void TextCanvas::block(bool margin) {
  if (at_cell_start()) return;  // the paragraph that a cell begins with
  break_line();
  margin_pending_ |= margin && marker_.empty();
}

void TextCanvas::rule() {
  break_line();
  text(kRule, false);
  break_line();
}

void TextCanvas::open_quote() {
  break_line();
  if (break_pending_) end_line();
  ++level_;
}

void TextCanvas::close_quote() {
  break_line();
  if (break_pending_) end_line();
  --level_;
}

void TextCanvas::list_marker(std::string marker) {
  break_line();
  marker_ = std::move(marker);
}

void TextCanvas::open_cell(bool first) {
  tab_pending_ = !first && open_ && !break_pending_;
  cells_.push_back(kNoText);
}

void TextCanvas::close_cell() {
  const std::size_t begun = cells_.back();
  cells_.pop_back();
  tab_pending_ = false;
  if (begun == kNoText) return;
  if (begun != lines_) {
    break_line();
  } else {
    break_pending_ = false;
    margin_pending_ = false;
  }
}

std::string TextCanvas::take() {
  if (open_) end_line();
  return std::move(out_);
}

}  // namespace meldaan::mime
