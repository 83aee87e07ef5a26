#include "render/spreadsheet.h"

#include <sys/mman.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <utility>

#include "util/file.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

enum class Content { kText, kNumber, kTime };

lxw_format* make_format(lxw_workbook* workbook, CellStyle style, Content content) {
  constexpr lxw_color_t kTint = 0xDDE8F0;
  constexpr lxw_color_t kGrey = 0x808080;
  lxw_format* format = workbook_add_format(workbook);
  format_set_align(format,
                   style == CellStyle::kBoxed ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  switch (style) {
    case CellStyle::kPlain:
      format_set_text_wrap(format);
      break;
    case CellStyle::kFaint:
      format_set_text_wrap(format);
      format_set_font_color(format, kGrey);
      format_set_font_strikeout(format);
      break;
    case CellStyle::kHeading:
    case CellStyle::kNumberHeading:
      format_set_bold(format);
      format_set_text_wrap(format);
      format_set_bg_color(format, kTint);
      format_set_bottom(format, LXW_BORDER_THIN);
      if (style == CellStyle::kNumberHeading) format_set_align(format, LXW_ALIGN_RIGHT);
      break;
    case CellStyle::kTitle:
      format_set_bold(format);
      format_set_font_size(format, 16);
      break;
    case CellStyle::kStrong:
      format_set_bold(format);
      break;
    case CellStyle::kBoxed:
      format_set_text_wrap(format);
      format_set_border(format, LXW_BORDER_THIN);
      if (content == Content::kText) format_set_indent(format, 1);
      break;
  }
  if (content == Content::kNumber) {
    format_set_num_format(format, "0");
    if (style == CellStyle::kBoxed) format_set_align(format, LXW_ALIGN_CENTER);
  }
  if (content == Content::kTime) {
    format_set_num_format(format, "dd-mm-yyyy hh:mm");
    format_set_align(format, LXW_ALIGN_LEFT);
  }
  return format;
}

// In a page's header and footer & opens a code.
std::string footer_text(const std::string& text) {
  return replace_all(text, "&", "&&");
}

// Excel counts UTF-16 units.
std::string first_units(std::string_view text, std::size_t units) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::size_t width = next_code_point(text, at) > 0xffff ? 2 : 1;
    if (width > units) break;
    units -= width;
    kept += text.substr(begin, at - begin);
  }
  return kept;
}

// Without what may not stand at a name's ends.
std::string bare_name(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.front() == '\'' || text.front() == ' ')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '\'' || text.back() == ' ')) text.remove_suffix(1);
  return std::string(text);
}

std::uint32_t row_of(std::size_t row) {
  return static_cast<std::uint32_t>(row);
}
std::uint16_t column_of(std::size_t column) {
  return static_cast<std::uint16_t>(column);
}

}  // namespace

std::string sheet_name(std::string_view wanted, const std::vector<std::string>& taken) {
  constexpr std::size_t kLongest = 31;
  std::string allowed;
  for (const char c : collapse_spaces(to_valid_utf8(wanted))) {
    allowed += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : ' ';
  }
  allowed = bare_name(collapse_spaces(allowed));
  if (allowed.empty()) allowed = "-";
  const auto is_free = [&taken](const std::string& name) {
    return fold(name) != "history" &&
           std::none_of(taken.begin(), taken.end(),
                        [&name](const std::string& other) { return fold(other) == fold(name); });
  };
  std::string name = bare_name(first_units(allowed, kLongest));
  for (int number = 2; !is_free(name); ++number) {
    const std::string suffix = " (" + std::to_string(number) + ")";
    name = bare_name(first_units(allowed, kLongest - suffix.size())) + suffix;
  }
  return name;
}

struct Spreadsheet::Impl {
  lxw_workbook* workbook = nullptr;  // freed by bytes(), else by us
  UniqueFd file;
  std::map<std::pair<CellStyle, Content>, lxw_format*> formats;
  std::vector<std::unique_ptr<Sheet>> sheets;
  std::vector<std::string> names;
  lxw_error first_error = LXW_NO_ERROR;

  void note(lxw_error error) {
    if (first_error == LXW_NO_ERROR) first_error = error;
  }
  lxw_format* format(CellStyle style, Content content) {
    lxw_format*& format = formats[{style, content}];
    if (format == nullptr) format = make_format(workbook, style, content);
    return format;
  }
};

struct Spreadsheet::Sheet::Impl {
  Spreadsheet::Impl& book;
  lxw_worksheet* sheet;
  std::string name;
};

// The library writes to a name. Names and addresses are nobody else's business, and a crash must
// leave none behind: the file is one that lives in memory, and has a name below /proc.
Spreadsheet::Spreadsheet(const std::string& title, const std::string& author, Instant created)
    : impl_(std::make_unique<Impl>()) {
  impl_->file = UniqueFd(::memfd_create("workbook.xlsx", MFD_CLOEXEC));
  const std::string name = "/proc/self/fd/" + std::to_string(impl_->file.get());
  impl_->workbook = workbook_new(name.c_str());
  std::string title_text = title;
  std::string author_text = author;
  lxw_doc_properties properties{};
  properties.title = title_text.data();
  properties.author = author_text.data();
  properties.created = std::chrono::system_clock::to_time_t(created);
  impl_->note(workbook_set_properties(impl_->workbook, &properties));
}

Spreadsheet::~Spreadsheet() {
  if (impl_->workbook != nullptr) lxw_workbook_free(impl_->workbook);
}

Spreadsheet::Sheet& Spreadsheet::add_sheet(const std::string& wanted_name) {
  const std::string name = sheet_name(wanted_name, impl_->names);
  impl_->names.push_back(name);
  lxw_worksheet* sheet = workbook_add_worksheet(impl_->workbook, name.c_str());
  if (sheet == nullptr) impl_->note(LXW_ERROR_PARAMETER_VALIDATION);
  auto owned = std::make_unique<Sheet::Impl>(Sheet::Impl{*impl_, sheet, name});
  impl_->sheets.push_back(std::unique_ptr<Sheet>(new Sheet(std::move(owned))));
  return *impl_->sheets.back();
}

Result<std::string> Spreadsheet::bytes() {
  if (!impl_->file) return transient(Errc::kIo, "there is no memory for a workbook");
  const lxw_error closed = workbook_close(std::exchange(impl_->workbook, nullptr));
  if (closed != LXW_NO_ERROR) {
    return transient(Errc::kIo, std::string("cannot write the workbook: ") + lxw_strerror(closed));
  }
  if (impl_->first_error != LXW_NO_ERROR) {
    return permanent(Errc::kInvalid,
                     std::string("cannot make the workbook: ") + lxw_strerror(impl_->first_error));
  }
  return read_file("/proc/self/fd/" + std::to_string(impl_->file.get()));
}

Spreadsheet::Sheet::Sheet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Spreadsheet::Sheet::~Sheet() = default;

void Spreadsheet::Sheet::text(std::size_t row, std::size_t column, const std::string& text,
                              CellStyle style) {
  lxw_format* format = impl_->book.format(style, Content::kText);
  impl_->book.note(text.empty()
                       ? worksheet_write_blank(impl_->sheet, row_of(row), column_of(column), format)
                       : worksheet_write_string(impl_->sheet, row_of(row), column_of(column),
                                                text.c_str(), format));
}

void Spreadsheet::Sheet::number(std::size_t row, std::size_t column, std::size_t number,
                                CellStyle style) {
  impl_->book.note(worksheet_write_number(impl_->sheet, row_of(row), column_of(column),
                                          static_cast<double>(number),
                                          impl_->book.format(style, Content::kNumber)));
}

void Spreadsheet::Sheet::time(std::size_t row, std::size_t column, const LocalTime& time,
                              CellStyle style) {
  lxw_datetime value{time.year, time.month,  time.day,
                     time.hour, time.minute, static_cast<double>(time.second)};
  impl_->book.note(worksheet_write_datetime(impl_->sheet, row_of(row), column_of(column), &value,
                                            impl_->book.format(style, Content::kTime)));
}

void Spreadsheet::Sheet::column_width(std::size_t column, double characters) {
  impl_->book.note(worksheet_set_column(impl_->sheet, column_of(column), column_of(column),
                                        characters, nullptr));
}

void Spreadsheet::Sheet::row_height(std::size_t row, double points) {
  impl_->book.note(worksheet_set_row(impl_->sheet, row_of(row), points, nullptr));
}

void Spreadsheet::Sheet::freeze(std::size_t row, std::size_t column) {
  worksheet_freeze_panes(impl_->sheet, row_of(row), column_of(column));
}

void Spreadsheet::Sheet::filter(std::size_t last_row, std::size_t last_column) {
  impl_->book.note(
      worksheet_autofilter(impl_->sheet, 0, 0, row_of(last_row), column_of(last_column)));
}

void Spreadsheet::Sheet::page(const PageSetup& setup) {
  constexpr std::uint8_t kA4 = 9;
  constexpr double kMarginInches = 0.6;
  lxw_worksheet* sheet = impl_->sheet;
  worksheet_set_paper(sheet, kA4);
  setup.landscape ? worksheet_set_landscape(sheet) : worksheet_set_portrait(sheet);
  worksheet_set_margins(sheet, kMarginInches, kMarginInches, kMarginInches, 2 * kMarginInches);
  worksheet_center_horizontally(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
  if (setup.heading_rows > 0) {
    impl_->book.note(worksheet_repeat_rows(sheet, 0, row_of(setup.heading_rows - 1)));
  }
  // The library takes 254 characters of a footer.
  constexpr std::size_t kLongestPart = 100;
  const std::string footer = "&L" + footer_text(first_units(setup.footer_left, kLongestPart)) +
                             "&R" + footer_text(first_units(setup.page, 20)) + " &P " +
                             footer_text(first_units(setup.page_of, 20)) + " &N";
  impl_->book.note(worksheet_set_footer(sheet, footer.c_str()));
}

std::size_t Spreadsheet::Sheet::chart(const BarChart& chart) {
  constexpr double kDefaultHeight = 288;  // pixels, as is the width of 480
  constexpr double kSheetRow = 20;
  constexpr double kRowHeight = 28;
  constexpr double kFrame = 110;  // title, legend and axis
  lxw_chart* drawn = workbook_add_chart(impl_->book.workbook, LXW_CHART_BAR_STACKED);
  for (const BarChart::Series& series : chart.series) {
    lxw_chart_series* bars = chart_add_series(drawn, nullptr, nullptr);
    chart_series_set_categories(bars, impl_->name.c_str(), row_of(chart.first_row),
                                column_of(chart.name_column), row_of(chart.last_row),
                                column_of(chart.name_column));
    chart_series_set_values(bars, impl_->name.c_str(), row_of(chart.first_row),
                            column_of(series.column), row_of(chart.last_row),
                            column_of(series.column));
    chart_series_set_name(bars, series.name.c_str());
    lxw_chart_fill fill{};
    fill.color = series.colour;
    chart_series_set_fill(bars, &fill);
    chart_series_set_labels(bars);
    chart_series_set_labels_num_format(bars, "0;;;");  // a zero has no label
  }
  chart_title_set_name(drawn, chart.title.c_str());
  chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
  chart_set_series_gap(drawn, 40);
  // Bars that lie have their names on the library's y axis.
  chart_axis_set_reverse(drawn->y_axis);
  chart_axis_set_interval_unit(drawn->y_axis, 1);
  // Small enough for a name that takes two lines; LibreOffice leaves out what would touch another.
  lxw_chart_font small{};
  small.size = 8;
  chart_axis_set_num_font(drawn->y_axis, &small);
  chart_axis_set_label_position(drawn->x_axis, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
  chart_axis_set_min(drawn->x_axis, 0);
  chart_axis_set_num_format(drawn->x_axis, "0");
  const double rows = static_cast<double>(chart.last_row - chart.first_row + 1);
  lxw_chart_options options{};
  std::string description = chart.title;
  options.x_scale = 1.7;
  const double height = rows * kRowHeight + kFrame;
  options.y_scale = height / kDefaultHeight;
  options.description = description.data();
  impl_->book.note(worksheet_insert_chart_opt(impl_->sheet, row_of(chart.at_row),
                                              column_of(chart.at_column), drawn, &options));
  return static_cast<std::size_t>(height / kSheetRow) + 1;
}

}  // namespace meldaan::render
