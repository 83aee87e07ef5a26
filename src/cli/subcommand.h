// A subcommand's options and what it does. CLI11 stands behind this header and is not in it: its
// own takes a quarter of a minute to compile, wherever it is included.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace meldaan::cli {

struct Context;

class Subcommand {
 public:
  Subcommand(CLI::App& program, const std::string& name, const std::string& about);
  // A subcommand of its own, one of which must be chosen: "schools import".
  Subcommand under(const std::string& name, const std::string& about);
  // Stands below the options in --help.
  void footer(const std::string& text);

  // The values live at least until the action was called.
  void flag(const std::string& name, bool& value, const std::string& about);
  // `type`: what --help calls the value, "FILE".
  void option(const std::string& name, std::string& value, const std::string& about,
              const std::string& type);
  void option(const std::string& name, std::optional<std::string>& value, const std::string& about);
  // May be given more than once.
  void option(const std::string& name, std::vector<std::string>& values, const std::string& about);
  // What stands on the line without a name, and must.
  void argument(const std::string& name, std::string& value, const std::string& about);
  void argument(const std::string& name, std::vector<std::string>& values,
                const std::string& about);
  // One of these words, or nothing.
  void choice(const std::string& name, std::string& value, const std::string& about,
              const std::vector<std::string>& words);
  // Two options that cannot be meant together.
  void exclude(const std::string& one, const std::string& other);

  // What is done when this subcommand is chosen, with its own values; returns the exit status.
  template <typename Values, typename Run>
  void action(Context& context, std::shared_ptr<Values> values, Run run) {
    choose(context, [&context, values, run] { return run(context, *values); });
  }

 private:
  explicit Subcommand(CLI::App& command) : command_(&command) {}
  void choose(Context& context, std::function<int()> action);

  CLI::App* command_;
};

}  // namespace meldaan::cli
