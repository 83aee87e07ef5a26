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

}  // namespace

std::string print_model(const Learned& learned) {
  std::string text =
      "// Made by learn; not to be changed by hand.\n"
      "#include \"learned/purpose_model.h\"\n\n#include <iterator>\n\n"
      "namespace meldaan::learned {\nnamespace {\n\nconstexpr extract::SignWeights kSigns[] = {\n";
  for (const Learned::Sign& entry : learned.signs)
    text +=
        "{" + quoted(entry.sign) + ", {" + numbers(entry.weights, learned.bias.size()) + "}},\n";
  return text +
         "};\n\n}  // namespace\n\nconst extract::LinearModel& purpose_model() {\n"
         "  static const extract::LinearModel kModel{{" +
         numbers(learned.bias.data(), learned.bias.size()) +
         "}, {std::begin(kSigns), std::end(kSigns)}};\n  return kModel;\n}\n\n"
         "}  // namespace meldaan::learned\n";
}

}  // namespace meldaan::learn
