#include "render/fields.h"

#include "util/text.h"

namespace meldaan::render {
namespace {

std::string one_line(std::string_view text) {
  std::string line = to_valid_utf8(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return collapse_spaces(line);
}

}  // namespace

void Fields::set_text(const std::string& name, std::string_view text) {
  fields_[name] = {Field::Kind::kText, one_line(text), false, {}};
}

void Fields::set_number(const std::string& name, long long number) {
  fields_[name] = {Field::Kind::kText, std::to_string(number), false, {}};
}

void Fields::set_flag(const std::string& name, bool flag) {
  fields_[name] = {Field::Kind::kFlag, "", flag, {}};
}

void Fields::set_list(const std::string& name, std::vector<Fields> items) {
  fields_[name] = {Field::Kind::kList, "", false, std::move(items)};
}

void Fields::set_object(const std::string& name, Fields object) {
  Field field{Field::Kind::kObject, "", false, {}};
  field.items.push_back(std::move(object));
  fields_[name] = std::move(field);
}

void Fields::merge(const Fields& other) {
  for (const auto& [name, theirs] : other.fields_) {
    const auto [place, is_new] = fields_.try_emplace(name, theirs);
    Field& ours = place->second;
    if (!is_new && ours.text.empty()) ours.text = theirs.text;
    ours.flag = ours.flag || theirs.flag;
    if (ours.items.empty()) ours.items.resize(theirs.items.empty() ? 0 : 1);
    for (const Fields& item : theirs.items) ours.items.front().merge(item);
    if (ours.items.size() > 1) {
      for (std::size_t i = 1; i < ours.items.size(); ++i) ours.items.front().merge(ours.items[i]);
      ours.items.resize(1);
    }
  }
}

std::vector<std::string> Fields::names() const {
  std::vector<std::string> names;
  for (const auto& [name, field] : fields_) {
    const bool is_list = field.kind == Field::Kind::kList;
    names.push_back(is_list ? name + "[]" : name);
    if (field.items.empty()) continue;
    for (const std::string& inner : field.items.front().names()) {
      names.push_back(name + (is_list ? "[]." : ".") + inner);
    }
  }
  return names;
}

}  // namespace meldaan::render
