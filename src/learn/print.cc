#include "learn/print.h"

#include <cstdio>

namespace meldaan::learn {
namespace {

std::string quoted(const std::string& text) {
  std::string literal = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') literal += '\\';
    literal += c;
  }
  return literal + "\"";
}

std::string number(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4ff", static_cast<double>(value));
  return text;
}

std::string numbers(const float* values, std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i) list += (i > 0 ? ", " : "") + number(values[i]);
  return list;
}

std::string print_model(const NamedModel& model) {
  const Learned& learned = model.learned;
  std::string text = "constexpr extract::SignWeights k_" + model.name + "[] = {\n";
  for (const Learned::Sign& entry : learned.signs)
    text +=
        "{" + quoted(entry.sign) + ", {" + numbers(entry.weights, learned.bias.size()) + "}},\n";
  return text + "};\n\n";
}

std::string print_function(const NamedModel& model) {
  return "const extract::LinearModel& " + model.name +
         "() {\n  static const extract::LinearModel kModel{{" +
         numbers(model.learned.bias.data(), model.learned.bias.size()) + "}, {std::begin(k_" +
         model.name + "), std::end(k_" + model.name + ")}};\n  return kModel;\n}\n\n";
}

}  // namespace

std::string print_models(const std::vector<NamedModel>& models) {
  std::string text =
      "// Made by learn; not to be changed by hand.\n"
      "#include \"learned/models.h\"\n\n#include <iterator>\n\n"
      "namespace meldaan::learned {\nnamespace {\n\n";
  for (const NamedModel& model : models) text += print_model(model);
  text += "}  // namespace\n\n";
  for (const NamedModel& model : models) text += print_function(model);
  return text + "}  // namespace meldaan::learned\n";
}

}  // namespace meldaan::learn
