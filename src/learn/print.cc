#include "learn/print.h"

#include <cstdio>

namespace meldaan::learn {
namespace {

// A line of a literal.
std::string quoted(const std::string& text) {
  std::string literal = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') literal += '\\';
    literal += c;
  }
  return literal + "\\n\"";
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
  std::string text = "constexpr char k_" + model.name + "_signs[] =\n\"\"";
  for (const Learned::Sign& entry : learned.signs) text += quoted(entry.sign) + "\n";
  text += ";\n\nconstexpr float k_" + model.name + "[] = {\n";
  for (const Learned::Sign& entry : learned.signs)
    text += numbers(entry.weights, learned.bias.size()) + ",\n";
  return text + "};\n\n";
}

std::string print_function(const NamedModel& model) {
  return "const extract::LinearModel& " + model.name +
         "() {\n  static const extract::LinearModel kModel{{" +
         numbers(model.learned.bias.data(), model.learned.bias.size()) + "}, k_" + model.name +
         "_signs, k_" + model.name + "};\n  return kModel;\n}\n\n";
}

std::string print_row(const extract::OfTags& values) {
  std::string row = "{";
  for (const double value : values) row += number(static_cast<float>(value)) + ", ";
  return row + "}";
}

std::string print_names(const LearnedSequence& names) {
  std::string text = "constexpr extract::TagWeights k_names[] = {\n";
  for (const extract::TagWeights& entry : names.weights) {
    text += "{" + std::to_string(entry.sign) + "u, {";
    for (const std::int16_t weight : entry.weights) text += std::to_string(weight) + ",";
    text += "}},\n";
  }
  text += "};\n\nconstexpr extract::Transitions k_name_transitions = {{\n";
  for (const extract::OfTags& row : names.transitions) text += print_row(row) + ",\n";
  return text + "}};\n\n";
}

constexpr const char* kNameFunction =
    "const extract::SequenceModel& name_model() {\n"
    "  static const extract::SequenceModel kModel{{std::begin(k_names), std::end(k_names)}, "
    "k_name_transitions};\n  return kModel;\n}\n\n";

}  // namespace

std::string print_models(const std::vector<NamedModel>& models, const LearnedSequence& names) {
  std::string text =
      "// Made by learn; not to be changed by hand.\n"
      "#include \"learned/models.h\"\n\n#include <iterator>\n\n"
      "namespace meldaan::learned {\nnamespace {\n\n";
  for (const NamedModel& model : models) text += print_model(model);
  text += print_names(names) + "}  // namespace\n\n";
  for (const NamedModel& model : models) text += print_function(model);
  return text + kNameFunction + "}  // namespace meldaan::learned\n";
}

}  // namespace meldaan::learn
