// An Excel file (.xlsx) by libxlsxwriter; nothing else touches that library.
//
// Text is written as text, whatever it begins with. A cell, sheet or chart that the library refuses
// makes bytes() fail. Rows and columns count from 0. Belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "util/clock.h"
#include "util/result.h"

namespace meldaan::render {

enum class CellStyle {
  kPlain,          // wrapped, at the top of its row
  kFaint,          // as kPlain, grey and struck through: no longer true
  kHeading,        // bold on a tint, with a line below
  kNumberHeading,  // the same above numbers: to the right
  kTitle,          // large and bold
  kStrong,         // bold
  kBoxed,          // with lines around it, centred in its height
};

// Excel's rules for a sheet's name: no more than 31 UTF-16 units, none of []:*?/\, no apostrophe at
// its ends, not "History", and none that was `taken` in another case. What is `wanted` is shortened
// and numbered until it fits.
std::string sheet_name(std::string_view wanted, const std::vector<std::string>& taken);

struct PageSetup {
  bool landscape = false;
  std::size_t heading_rows = 0;  // the first rows, repeated on each page
  std::string footer_left;
  std::string page;  // "Bladzijde"; the footer's right says "Bladzijde 1 van 2"
  std::string page_of;
};

// Bars that lie, one a row, with one colour a series; the first row is at the top.
struct BarChart {
  std::string title;
  std::size_t first_row = 0;
  std::size_t last_row = 0;
  std::size_t name_column = 0;
  struct Series {
    std::string name;
    std::size_t column = 0;
    std::uint32_t colour = 0;  // 0xRRGGBB
  };
  std::vector<Series> series;
  std::size_t at_row = 0;  // where its corner lies
  std::size_t at_column = 0;
};

class Spreadsheet {
 public:
  class Sheet;
  Spreadsheet(const std::string& title, const std::string& author, Instant created);
  Spreadsheet(const Spreadsheet&) = delete;
  Spreadsheet& operator=(const Spreadsheet&) = delete;
  ~Spreadsheet();

  // The name as sheet_name() makes it. The sheet lives as long as this.
  Sheet& add_sheet(const std::string& wanted_name);
  // The whole file; to be called once, as the last. kIo where it cannot be written, kInvalid for
  // what was refused.
  Result<std::string> bytes();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

class Spreadsheet::Sheet {
 public:
  void text(std::size_t row, std::size_t column, const std::string& text, CellStyle style);
  void number(std::size_t row, std::size_t column, std::size_t number, CellStyle style);
  // A date and time that Excel can sort and count with.
  void time(std::size_t row, std::size_t column, const LocalTime& time, CellStyle style);
  void column_width(std::size_t column, double characters);
  void row_height(std::size_t row, double points);
  // Rows above `row` and columns left of `column` stay in sight.
  void freeze(std::size_t row, std::size_t column);
  // Filter buttons on the heading in row 0.
  void filter(std::size_t last_row, std::size_t last_column);
  // A4, as wide as the page.
  void page(const PageSetup& setup);
  // Says over how many rows of the usual height it lies.
  std::size_t chart(const BarChart& chart);

 private:
  friend class Spreadsheet;
  struct Impl;
  explicit Sheet(std::unique_ptr<Impl> impl);

 public:
  ~Sheet();

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace meldaan::render
