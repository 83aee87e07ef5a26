#include "cli/subcommand.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "cli/command.h"

namespace meldaan::cli {

Subcommand::Subcommand(CLI::App& program, const std::string& name, const std::string& about)
    : command_(program.add_subcommand(name, about)) {}

Subcommand Subcommand::under(const std::string& name, const std::string& about) {
  command_->require_subcommand(1);
  return Subcommand(*command_, name, about);
}

void Subcommand::footer(const std::string& text) {
  command_->footer(text);
}

void Subcommand::flag(const std::string& name, bool& value, const std::string& about) {
  command_->add_flag(name, value, about);
}

void Subcommand::option(const std::string& name, std::string& value, const std::string& about,
                        const std::string& type) {
  command_->add_option(name, value, about)->type_name(type);
}

void Subcommand::option(const std::string& name, std::optional<std::string>& value,
                        const std::string& about) {
  command_->add_option(name, value, about);
}

void Subcommand::option(const std::string& name, std::vector<std::string>& values,
                        const std::string& about) {
  command_->add_option(name, values, about);
}

void Subcommand::argument(const std::string& name, std::string& value, const std::string& about) {
  command_->add_option(name, value, about)->required();
}

void Subcommand::argument(const std::string& name, std::vector<std::string>& values,
                          const std::string& about) {
  command_->add_option(name, values, about)->required();
}

void Subcommand::choice(const std::string& name, std::string& value, const std::string& about,
                        const std::vector<std::string>& words) {
  command_->add_option(name, value, about)->check(CLI::IsMember(words));
}

void Subcommand::exclude(const std::string& one, const std::string& other) {
  command_->get_option(one)->excludes(command_->get_option(other));
}

void Subcommand::choose(Context& context, std::function<int()> action) {
  command_->callback([&context, action = std::move(action)] { context.action = action; });
}

}  // namespace meldaan::cli
