// A workbook as LibreOffice sees it: opened headless, and its cells read back.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace meldaan::test {

struct OfficeCell {
  std::string type;   // "string", "float", "date"; empty for an empty cell
  std::string value;  // as its type has it: "4", "2018-09-11T08:41:00", or the text
  bool is_formula = false;

  bool operator==(const OfficeCell&) const = default;
};

struct OfficeSheet {
  std::string name;
  std::vector<std::vector<OfficeCell>> rows;  // without what is empty at the ends
  int charts = 0;

  // The cell's value; empty beyond the last one.
  std::string at(std::size_t row, std::size_t column) const;
  std::vector<std::string> row(std::size_t number) const;
  std::vector<std::string> column(std::size_t number) const;
};

struct OfficeBook {
  std::vector<OfficeSheet> sheets;
  std::string said;             // what LibreOffice had to say beside what it converts
  std::string xml;              // the whole book as flat OpenDocument XML
  std::string first_sheet_xml;  // as the workbook itself has it

  std::vector<std::string> names() const;
  const OfficeSheet& sheet(const std::string& name) const;  // throws where there is none
};

// Throws where LibreOffice is missing or makes nothing of it.
OfficeBook open_in_office(const std::string& xlsx);

}  // namespace meldaan::test
