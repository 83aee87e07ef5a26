#include "app/register_file.h"

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "util/charset.h"
#include "util/csv.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

constexpr char kSeparator = ';';
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The columns that are read, by the names that the register gives them.
constexpr std::string_view kSchoolName = "VESTIGINGSNAAM";
constexpr std::string_view kTown = "PLAATSNAAM";
constexpr std::string_view kMunicipality = "GEMEENTENAAM";
constexpr std::string_view kWebsite = "INTERNETADRES";
constexpr std::string_view kBoardNumber = "BEVOEGD GEZAG NUMMER";
constexpr std::string_view kBoardName = "BEVOEGD GEZAG NAAM";

// A table whose cells are looked up by their column's name.
class RegisterTable {
 public:
  static Result<RegisterTable> read(const std::filesystem::path& file) {
    Result<std::string> bytes = read_file(file);
    if (!bytes) return bytes.error();
    std::string_view content = *bytes;
    if (content.starts_with(kByteOrderMark)) content.remove_prefix(kByteOrderMark.size());
    Result<std::vector<CsvRow>> rows = parse_csv(decode_charset(content, "").text, kSeparator);
    if (!rows) {
      return permanent(rows.error().code, file.string() + ": " + rows.error().text);
    }
    if (rows->empty()) return permanent(Errc::kInvalid, file.string() + ": the file is empty");
    return RegisterTable(file, *std::move(rows));
  }

  bool has(std::string_view column) const { return columns_.count(column) > 0; }
  std::size_t rows() const { return rows_.size() - 1; }  // without the header

  // Every row is as wide as the header, and the table has these columns and a row at the least.
  Result<void> require(std::initializer_list<std::string_view> columns) const {
    for (const std::string_view column : columns) {
      if (!has(column)) return fault(0, "there is no column " + std::string(column));
    }
    const std::size_t width = rows_.front().cells.size();
    for (std::size_t row = 1; row < rows_.size(); ++row) {
      if (rows_[row].cells.size() == width) continue;
      return fault(row, std::to_string(rows_[row].cells.size()) + " fields, where the header has " +
                            std::to_string(width));
    }
    if (rows() == 0) return fault(0, "nothing follows the header");
    return {};
  }

  // Rows count from 1 (the header is 0); column and row must exist.
  std::string cell(std::size_t row, std::string_view column) const {
    return collapse_spaces(clean_text(rows_[row].cells[columns_.find(column)->second]));
  }
  Error fault(std::size_t row, const std::string& text) const {
    return permanent(Errc::kInvalid,
                     file_.string() + ": line " + std::to_string(rows_[row].line) + ": " + text);
  }

 private:
  RegisterTable(std::filesystem::path file, std::vector<CsvRow> rows)
      : file_(std::move(file)), rows_(std::move(rows)) {
    const std::vector<std::string>& header = rows_.front().cells;
    for (std::size_t i = 0; i < header.size(); ++i) {
      columns_.emplace(upper(collapse_spaces(header[i])), i);
    }
  }

  std::filesystem::path file_;
  std::vector<CsvRow> rows_;
  std::map<std::string, std::size_t, std::less<>> columns_;
};

Result<void> add_schools(const RegisterTable& table, std::vector<School>& schools) {
  if (Result<void> usable =
          table.require({kSchoolName, kTown, kMunicipality, kWebsite, kBoardNumber});
      !usable) {
    return usable;
  }
  for (std::size_t row = 1; row <= table.rows(); ++row) {
    for (const std::string_view column : {kSchoolName, kBoardNumber}) {
      if (table.cell(row, column).empty()) {
        return table.fault(row, std::string(column) + " is empty");
      }
    }
    schools.push_back({table.cell(row, kSchoolName), table.cell(row, kTown),
                       table.cell(row, kMunicipality), table.cell(row, kWebsite),
                       table.cell(row, kBoardNumber), ""});
  }
  return {};
}

Result<void> add_boards(const RegisterTable& table, std::map<std::string, std::string>& boards) {
  if (Result<void> usable = table.require({kBoardNumber, kBoardName}); !usable) return usable;
  for (std::size_t row = 1; row <= table.rows(); ++row) {
    const std::string number = table.cell(row, kBoardNumber);
    const std::string name = table.cell(row, kBoardName);
    if (number.empty()) return table.fault(row, std::string(kBoardNumber) + " is empty");
    if (name.empty()) return table.fault(row, std::string(kBoardName) + " is empty");
    const auto& [known, is_new] = boards.emplace(number, name);
    if (!is_new && known->second != name) {
      return table.fault(row, "board " + number + " is named '" + name + "' here and '" +
                                  known->second + "' before");
    }
  }
  return {};
}

}  // namespace

Result<RegisterContents> read_register(const std::vector<std::filesystem::path>& files) {
  RegisterContents contents;
  std::map<std::string, std::string> boards;  // names by number
  for (const std::filesystem::path& file : files) {
    const Result<RegisterTable> table = RegisterTable::read(file);
    if (!table) return table.error();
    Result<void> added;
    if (table->has(kSchoolName)) {
      if (!contents.schools) contents.schools.emplace();
      added = add_schools(*table, *contents.schools);
    } else if (table->has(kBoardName)) {
      added = add_boards(*table, boards);
    } else {
      added = table->fault(0, "neither a table of schools (a column " + std::string(kSchoolName) +
                                  ") nor one of boards (a column " + std::string(kBoardName) +
                                  "), separated by semicolons");
    }
    if (!added) return added.error();
  }
  if (!boards.empty()) {
    contents.boards.emplace();
    for (const auto& [number, name] : boards) contents.boards->push_back({number, name});
  }
  return contents;
}

}  // namespace meldaan::app
