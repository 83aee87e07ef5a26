#include "config/document.h"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "util/file.h"

namespace meldaan::config {
namespace {

// No configuration is larger; a path that names a device or a database ends here.
constexpr std::uint64_t kLargestFile = 4 * 1024 * 1024;

int line_of(const toml::source_region& source) {
  return static_cast<int>(source.begin.line);
}

Value scalar(const toml::node& node, Value::Kind kind) {
  Value value;
  value.kind = kind;
  value.line = line_of(node.source());
  std::ostringstream text;
  node.visit([&text](const auto& typed) {
    if constexpr (toml::is_value<decltype(typed)>) text << typed;
  });
  value.text = text.str();
  return value;
}

Value convert(const toml::node& node);

Value convert_array(const toml::array& array) {
  Value value;
  value.kind = Value::Kind::kArray;
  value.line = line_of(array.source());
  for (const toml::node& item : array) value.items.push_back(convert(item));
  return value;
}

Value convert_table(const toml::table& table) {
  Value value;
  value.line = line_of(table.source());
  for (const auto& [key, node] : table) {
    value.entries.push_back({std::string(key.str()), line_of(key.source()), convert(node)});
  }
  // toml++ keeps keys sorted by name; problems read best in the file's order.
  std::stable_sort(value.entries.begin(), value.entries.end(),
                   [](const Entry& a, const Entry& b) { return a.line < b.line; });
  return value;
}

Value convert(const toml::node& node) {
  if (const toml::table* table = node.as_table()) return convert_table(*table);
  if (const toml::array* array = node.as_array()) return convert_array(*array);
  if (const auto* text = node.as_string()) {
    Value value;
    value.kind = Value::Kind::kText;
    value.line = line_of(node.source());
    value.text = text->get();
    return value;
  }
  if (const auto* number = node.as_integer()) {
    Value value = scalar(node, Value::Kind::kInteger);
    value.integer = number->get();
    return value;
  }
  if (const auto* truth = node.as_boolean()) {
    Value value = scalar(node, Value::Kind::kBoolean);
    value.boolean = truth->get();
    return value;
  }
  if (node.is_floating_point()) return scalar(node, Value::Kind::kReal);
  return scalar(node, Value::Kind::kTime);
}

}  // namespace

std::optional<Value> read_document(const std::filesystem::path& file,
                                   std::vector<Problem>& problems) {
  const Result<std::string> bytes = read_file(file, kLargestFile);
  if (!bytes) {
    problems.push_back({file, 0, "", "cannot be read: " + bytes.error().text});
    return std::nullopt;
  }
  try {
    Value root = convert_table(toml::parse(*bytes, file.string()));
    root.line = 0;  // what is missing at the top is missing in the file as a whole
    return root;
  } catch (const toml::parse_error& error) {
    problems.push_back(
        {file, line_of(error.source()), "", "no valid TOML: " + std::string(error.description())});
    return std::nullopt;
  }
}

}  // namespace meldaan::config
