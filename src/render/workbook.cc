#include "render/workbook.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "render/roster.h"
#include "render/roster_words.h"
#include "render/spreadsheet.h"
#include "util/csv.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

using Sheet = Spreadsheet::Sheet;

constexpr const char* kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
// Lines at the end of a sign-in sheet, for who comes without having signed up.
constexpr std::size_t kEmptyLines = 4;
// A chart with more bars than that is no picture; the table beside it has all.
constexpr std::size_t kMostBars = 40;

// As wide as its content, in characters; what is wider than the most wraps.
double width_of(const Roster& roster, std::size_t column) {
  constexpr double kLeast = 10;
  constexpr double kMost = 34;
  constexpr double kTime = 17;
  constexpr double kFilterButton = 4;
  double width = static_cast<double>(display_width(roster.heading[column])) + kFilterButton;
  for (const Roster::Row& row : roster.rows) {
    const auto* text = std::get_if<std::string>(&row.cells[column]);
    width =
        std::max(width, text != nullptr ? static_cast<double>(display_width(*text)) + 2 : kTime);
  }
  return std::clamp(width, kLeast, kMost);
}

// How many lines a text takes in a column, broken between words.
std::size_t lines_of(std::string_view text, double width) {
  const auto room = static_cast<std::size_t>(width);
  std::size_t lines = 1;
  std::size_t used = 0;
  for (const std::string_view word : split(text, ' ')) {
    const std::size_t size = display_width(word);
    if (used > 0 && used + 1 + size > room) {
      ++lines;
      used = 0;
    }
    used += size + (used > 0 ? 1 : 0);
    for (; used > room; used -= room) ++lines;  // a word that is longer than a line
  }
  return lines;
}

// In points. Excel makes room for wrapped text by itself; LibreOffice believes what the file says.
double height_of(const Roster::Row& row, const std::vector<double>& widths) {
  constexpr double kLine = 15;
  constexpr std::size_t kMostLines = 12;
  std::size_t lines = 1;
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    if (const auto* text = std::get_if<std::string>(&row.cells[column])) {
      lines = std::max(lines, lines_of(*text, widths[column]));
    }
  }
  return kLine * static_cast<double>(std::min(lines, kMostLines));
}

}  // namespace

struct RosterWriter::Impl {
  RosterWords words;
  Event event;
  TimeZone zone;

  void write_everybody(Spreadsheet& book, const std::vector<Registration>& registrations) const;
  void write_totals(Spreadsheet& book, const RosterTotals& totals, Instant now) const;
  std::size_t write_summary(Sheet& sheet, const Totals& totals, Instant now) const;
  std::size_t write_tallies(Sheet& sheet, std::size_t row, const std::string& title,
                            const std::string& heading,
                            const std::vector<RosterTotals::Line>& lines) const;
  void write_sign_in(Spreadsheet& book, const SignInList& list) const;
  PageSetup page(bool landscape, std::size_t heading_rows, const std::string& title) const {
    return {landscape, heading_rows, event.title + (title.empty() ? "" : " – " + title),
            words("page"), words("page_of")};
  }
  std::string when_and_where() const;
};

void RosterWriter::Impl::write_everybody(Spreadsheet& book,
                                         const std::vector<Registration>& registrations) const {
  const Roster roster = make_roster(registrations, event, words);
  Sheet& sheet = book.add_sheet(words("sheet.everybody"));
  std::vector<double> widths;
  for (std::size_t column = 0; column < roster.heading.size(); ++column) {
    widths.push_back(width_of(roster, column));
    sheet.text(0, column, roster.heading[column], CellStyle::kHeading);
    sheet.column_width(column, widths.back());
  }
  for (std::size_t i = 0; i < roster.rows.size(); ++i) {
    const Roster::Row& row = roster.rows[i];
    const CellStyle style =
        row.state == RegistrationState::kCancelled ? CellStyle::kFaint : CellStyle::kPlain;
    sheet.row_height(i + 1, height_of(row, widths));
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (const auto* text = std::get_if<std::string>(&row.cells[column])) {
        sheet.text(i + 1, column, *text, style);
      } else {
        sheet.time(i + 1, column, zone.local(std::get<Instant>(row.cells[column])), style);
      }
    }
  }
  sheet.freeze(1, 1);
  sheet.filter(roster.rows.size(), roster.heading.size() - 1);
  sheet.page(page(true, 1, words("sheet.everybody")));
}

// The number of the first row below.
std::size_t RosterWriter::Impl::write_summary(Sheet& sheet, const Totals& totals,
                                              Instant now) const {
  sheet.text(0, 0, event.title, CellStyle::kTitle);
  sheet.row_height(0, 24);
  sheet.text(1, 0, words("totals.as_of"), CellStyle::kPlain);
  sheet.time(1, 1, zone.local(now), CellStyle::kPlain);
  std::size_t row = 3;
  const auto line = [&](const std::string& name, int number, CellStyle style) {
    sheet.text(row, 0, name, style);
    sheet.number(row++, 1, static_cast<std::size_t>(number), style);
  };
  line(words("totals.people"), totals.people, CellStyle::kStrong);
  line("– " + words("state.confirmed"), totals.confirmed, CellStyle::kPlain);
  line("– " + words("state.incomplete"), totals.incomplete, CellStyle::kPlain);
  line(words("totals.schools"), totals.schools, CellStyle::kPlain);
  line(words("totals.foundations"), totals.foundations, CellStyle::kPlain);
  line(words("totals.cancelled"), totals.cancelled, CellStyle::kPlain);
  line(words("totals.late"), totals.late, CellStyle::kPlain);
  return row;
}

// A table of names and numbers, and its chart to the right of it. The number of the row below both.
std::size_t RosterWriter::Impl::write_tallies(Sheet& sheet, std::size_t row,
                                              const std::string& title, const std::string& heading,
                                              const std::vector<RosterTotals::Line>& lines) const {
  const std::array<std::string, 2> states = {words("state.confirmed"), words("state.incomplete")};
  static constexpr std::array<std::uint32_t, states.size()> kColours = {0x8DBDE3, 0xF4CC6B};
  BarChart chart;
  chart.title = title;
  chart.at_row = row;
  chart.at_column = 5;
  sheet.text(row++, 0, title, CellStyle::kStrong);
  sheet.text(row, 0, heading, CellStyle::kHeading);
  sheet.text(row, 1, words("column.total"), CellStyle::kNumberHeading);
  for (std::size_t i = 0; i < states.size(); ++i) {
    sheet.text(row, i + 2, states[i], CellStyle::kNumberHeading);
    chart.series.push_back({states[i], i + 2, kColours[i]});
  }
  chart.first_row = ++row;
  for (const RosterTotals::Line& line : lines) {
    sheet.text(row, 0, line.name, CellStyle::kPlain);
    sheet.number(row, 1, line.people(), CellStyle::kStrong);
    sheet.number(row, 2, line.confirmed, CellStyle::kPlain);
    sheet.number(row, 3, line.incomplete, CellStyle::kPlain);
    ++row;
  }
  if (lines.empty()) return row;
  chart.last_row = chart.first_row + std::min(lines.size(), kMostBars) - 1;
  return std::max(row, chart.at_row + sheet.chart(chart));
}

void RosterWriter::Impl::write_totals(Spreadsheet& book, const RosterTotals& totals,
                                      Instant now) const {
  Sheet& sheet = book.add_sheet(words("sheet.totals"));
  sheet.column_width(0, 42);
  for (std::size_t column = 1; column <= 3; ++column) sheet.column_width(column, 17);
  sheet.column_width(4, 3);
  std::size_t row = write_summary(sheet, totals.totals, now) + 1;
  row = write_tallies(sheet, row, words("totals.per_group"), words("column.group"), totals.groups);
  write_tallies(sheet, row + 1, words("totals.per_foundation"), words("column.foundation"),
                totals.foundations);
  sheet.page(page(true, 0, words("sheet.totals")));
}

std::string RosterWriter::Impl::when_and_where() const {
  const LocalTime start = zone.local(event.start);
  const LocalTime end = zone.local(event.end);
  char text[64];
  std::snprintf(text, sizeof text, "%d-%d-%04d, %d:%02d – %d:%02d", start.day, start.month,
                start.year, start.hour, start.minute, end.hour, end.minute);
  return event.title + ", " + text + (event.venue.empty() ? "" : ", " + event.venue);
}

void RosterWriter::Impl::write_sign_in(Spreadsheet& book, const SignInList& list) const {
  // Room for a pen.
  constexpr double kLineHeight = 27;
  Sheet& sheet = book.add_sheet(list.title);
  constexpr std::array<double, 5> kWidths = {5, 30, 34, 34, 20};
  constexpr std::array<const char*, 5> kColumns = {"column.number", "column.name", "column.school",
                                                   "column.signature", "column.remark"};
  sheet.text(0, 0, list.title, CellStyle::kTitle);
  sheet.row_height(0, 24);
  sheet.text(1, 0, when_and_where(), CellStyle::kStrong);
  std::size_t row = 3;
  for (std::size_t column = 0; column < kColumns.size(); ++column) {
    sheet.column_width(column, kWidths[column]);
    sheet.text(row, column, words(kColumns[column]), CellStyle::kHeading);
  }
  const std::size_t heading_rows = ++row;
  std::vector<SignInList::Line> lines = list.lines;
  lines.resize(lines.size() + kEmptyLines);
  for (std::size_t i = 0; i < lines.size(); ++i, ++row) {
    sheet.row_height(row, kLineHeight);
    if (i < list.lines.size()) {
      sheet.number(row, 0, i + 1, CellStyle::kBoxed);
    } else {
      sheet.text(row, 0, "", CellStyle::kBoxed);
    }
    sheet.text(row, 1, lines[i].name, CellStyle::kBoxed);
    sheet.text(row, 2, lines[i].school, CellStyle::kBoxed);
    sheet.text(row, 3, "", CellStyle::kBoxed);
    sheet.text(row, 4, lines[i].remark, CellStyle::kBoxed);
  }
  sheet.freeze(heading_rows, 0);
  sheet.page(page(false, heading_rows, list.title));
}

RosterWriter::RosterWriter(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
RosterWriter::RosterWriter(RosterWriter&&) noexcept = default;
RosterWriter& RosterWriter::operator=(RosterWriter&&) noexcept = default;
RosterWriter::~RosterWriter() = default;

RosterWriter::Loaded RosterWriter::load(const std::filesystem::path& templates, Event event,
                                        TimeZone zone) {
  Loaded loaded;
  std::optional<RosterWords> words = RosterWords::load(templates, loaded.problems);
  if (!words) return loaded;
  event.title = cell_text(event.title);
  event.venue = cell_text(event.venue);
  loaded.writer.reset(new RosterWriter(
      std::make_unique<const Impl>(Impl{*std::move(words), std::move(event), std::move(zone)})));
  return loaded;
}

Result<std::string> RosterWriter::workbook(const std::vector<Registration>& registrations,
                                           Instant now) const {
  Spreadsheet book(impl_->event.title, "Meldaan", now);
  impl_->write_everybody(book, registrations);
  impl_->write_totals(book, make_totals(registrations, impl_->event, impl_->words), now);
  for (const SignInList& list : make_sign_in_lists(registrations, impl_->event, impl_->words)) {
    impl_->write_sign_in(book, list);
  }
  return book.bytes();
}

Result<OutgoingAttachment> RosterWriter::attachment(const std::vector<Registration>& registrations,
                                                    Instant now) const {
  Result<std::string> bytes = workbook(registrations, now);
  if (!bytes) return bytes.error();
  const std::string day = format_minute(impl_->zone.local(now)).substr(0, 10);
  return OutgoingAttachment{impl_->words("file_name") + "-" + day + ".xlsx", kXlsx,
                            std::move(bytes).value()};
}

std::string RosterWriter::csv(const std::vector<Registration>& registrations,
                              char separator) const {
  const Roster roster = make_roster(registrations, impl_->event, impl_->words);
  std::string out = "\xEF\xBB\xBF" + csv_row(roster.heading, separator);
  for (const Roster::Row& row : roster.rows) {
    std::vector<std::string> cells;
    for (const RosterCell& cell : row.cells) {
      const auto* text = std::get_if<std::string>(&cell);
      cells.push_back(text != nullptr ? *text
                                      : format_minute(impl_->zone.local(std::get<Instant>(cell))));
    }
    out += csv_row(cells, separator);
  }
  return out;
}

}  // namespace meldaan::render
