// Where html lands as text: lines, blank lines between paragraphs, quoting, list markers and table
// cells. Line breaks are written when something follows them, so that blocks within blocks break a
// line once.
//
// Owned by one conversion; not for two threads at once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace meldaan::mime {

class TextCanvas {
 public:
  // White space collapses as a browser does it, unless `preserve`.
  void text(std::string_view utf8, bool preserve);
  // Stands at the end of this line, unless more text follows on it.
  void mark(std::string_view utf8);
  // <br>: ends a line, or makes an empty one.
  void line_break();
  // A block begins or ends here; `margin`: an empty line stands between it and its neighbours.
  void block(bool margin);
  void rule();

  void open_quote();
  void close_quote();
  // Stands before the next text, at the start of its line.
  void list_marker(std::string marker);
  // Cells of one row share a line, set apart by TAB, unless one of them has several lines.
  void open_cell(bool first);
  void close_cell();

  std::string take();

 private:
  void begin_content();
  void end_line();
  void empty_line();
  void put(char c);
  void break_line();
  bool at_cell_start() const;

  std::string out_;
  std::size_t line_begin_ = 0;   // where the text of the current line begins, behind its quoting
  std::size_t lines_ = 0;        // lines ended so far
  int level_ = 0;                // of quoting
  int last_level_ = 0;           // that of the last line with text
  int empty_lines_ = 0;          // in a row, just written
  bool open_ = false;            // the current line has text
  bool break_pending_ = false;   // the current line ends before the next text
  bool margin_pending_ = false;  // an empty line stands before the next text
  bool space_pending_ = false;
  bool tab_pending_ = false;
  std::string marker_;
  std::string mark_;
  // For each open cell the value of lines_ when its text began; kNoText before that.
  std::vector<std::size_t> cells_;
};

}  // namespace meldaan::mime
