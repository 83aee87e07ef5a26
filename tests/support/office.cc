#include "support/office.h"

#include <cstdlib>
#include <pugixml.hpp>
#include <stdexcept>

#include "support/temporary_folder.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::test {
namespace {

// A cell or row may stand for many alike; a sheet's empty end would be a million rows.
constexpr int kMostRepeats = 100;

std::string text_of(const pugi::xml_node& cell) {
  std::vector<std::string> paragraphs;
  for (const pugi::xml_node& paragraph : cell.children("text:p")) {
    std::string text;
    // <text:s/> is a space, <text:a> holds a link's text.
    for (const pugi::xml_node& part : paragraph) {
      text += std::string_view(part.name()) == "text:s" ? " " : part.text().get();
    }
    paragraphs.push_back(text);
  }
  return join(paragraphs, "\n");
}

OfficeCell cell_of(const pugi::xml_node& node) {
  OfficeCell cell;
  cell.type = node.attribute("office:value-type").value();
  cell.is_formula = node.attribute("table:formula");
  if (cell.type == "date") {
    cell.value = node.attribute("office:date-value").value();
  } else if (cell.type == "float") {
    cell.value = node.attribute("office:value").value();
  } else {
    cell.value = text_of(node);
  }
  return cell;
}

std::vector<OfficeCell> row_of(const pugi::xml_node& node) {
  std::vector<OfficeCell> cells;
  for (const pugi::xml_node& cell : node.children("table:table-cell")) {
    const int repeats = cell.attribute("table:number-columns-repeated").as_int(1);
    if (repeats <= kMostRepeats) cells.insert(cells.end(), repeats, cell_of(cell));
  }
  while (!cells.empty() && cells.back() == OfficeCell()) cells.pop_back();
  return cells;
}

void add_rows(const pugi::xml_node& parent, OfficeSheet& sheet) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string name = node.name();
    if (name == "table:table-header-rows" || name == "table:table-row-group") {
      add_rows(node, sheet);
    } else if (name == "table:table-row") {
      const int repeats = node.attribute("table:number-rows-repeated").as_int(1);
      if (repeats <= kMostRepeats) sheet.rows.insert(sheet.rows.end(), repeats, row_of(node));
    }
  }
}

OfficeSheet sheet_of(const pugi::xml_node& table) {
  OfficeSheet sheet;
  sheet.name = table.attribute("table:name").value();
  add_rows(table, sheet);
  while (!sheet.rows.empty() && sheet.rows.back().empty()) sheet.rows.pop_back();
  sheet.charts = static_cast<int>(table.select_nodes(".//chart:chart").size());
  return sheet;
}

}  // namespace

std::string OfficeSheet::at(std::size_t row, std::size_t column) const {
  if (row >= rows.size() || column >= rows[row].size()) return "";
  return rows[row][column].value;
}

std::vector<std::string> OfficeSheet::row(std::size_t number) const {
  std::vector<std::string> values;
  if (number >= rows.size()) return values;
  for (const OfficeCell& cell : rows[number]) values.push_back(cell.value);
  return values;
}

std::vector<std::string> OfficeSheet::column(std::size_t number) const {
  std::vector<std::string> values;
  for (std::size_t i = 0; i < rows.size(); ++i) values.push_back(at(i, number));
  return values;
}

std::vector<std::string> OfficeBook::names() const {
  std::vector<std::string> found;
  for (const OfficeSheet& one : sheets) found.push_back(one.name);
  return found;
}

const OfficeSheet& OfficeBook::sheet(const std::string& name) const {
  for (const OfficeSheet& one : sheets) {
    if (one.name == name) return one;
  }
  throw std::runtime_error("there is no sheet " + name);
}

OfficeBook open_in_office(const std::string& xlsx) {
  const TemporaryFolder folder;
  const std::string at = folder.path().string();
  if (!write_file_atomically(folder.path() / "book.xlsx", xlsx)) throw std::runtime_error(at);
  // A profile of its own: two conversions at once would wait for each other.
  const std::string command = "cd '" + at + "' && python3 -m zipfile -e book.xlsx parts && HOME='" +
                              at +
                              "' timeout 120 soffice --headless -env:UserInstallation='file://" +
                              at + "/profile' --convert-to fods book.xlsx >said 2>&1";
  if (std::system(command.c_str()) != 0) {
    throw std::runtime_error("soffice (Debian: libreoffice-calc-nogui) failed: " +
                             read_file(folder.path() / "said").value());
  }
  OfficeBook book;
  const std::string said = read_file(folder.path() / "said").value();
  for (const std::string_view line : split_lines(said)) {
    // No Java is installed, and none is needed.
    if (line.starts_with("convert ") || line.find("javaldx") != std::string_view::npos) continue;
    book.said += std::string(line) + "\n";
  }
  book.xml = read_file(folder.path() / "book.fods").value();
  book.first_sheet_xml = read_file(folder.path() / "parts/xl/worksheets/sheet1.xml").value();
  pugi::xml_document document;
  if (!document.load_string(book.xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata)) {
    throw std::runtime_error("LibreOffice made no XML of the workbook");
  }
  const pugi::xml_node body =
      document.child("office:document").child("office:body").child("office:spreadsheet");
  for (const pugi::xml_node& table : body.children("table:table")) {
    book.sheets.push_back(sheet_of(table));
  }
  return book;
}

}  // namespace meldaan::test
