#include "cli/command.h"

#include <cstdio>
#include <cstdlib>
#include <system_error>

#include "app/workshop.h"
#include "render/renderer.h"

namespace meldaan::cli {
namespace {

namespace fs = std::filesystem;

// build/PRESET/meldaan → config/meldaan.toml of the same checkout, for a newcomer who just built
// it.
std::optional<fs::path> checkout_config() {
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  if (failure) return std::nullopt;
  fs::path folder = program.parent_path();
  constexpr int kMostLevels = 3;
  for (int level = 0; level < kMostLevels && folder.has_parent_path(); ++level) {
    const fs::path file = folder / "config" / "meldaan.toml";
    if (fs::exists(file, failure) && fs::exists(folder / "CMakeLists.txt", failure)) return file;
    folder = folder.parent_path();
  }
  return std::nullopt;
}

}  // namespace

std::filesystem::path config_file(const Context& context) {
  if (!context.config_option.empty()) return context.config_option;
  if (const char* named = std::getenv("MELDAAN_CONFIG"); named != nullptr && *named != '\0')
    return named;
  if (const auto checkout = checkout_config()) return *checkout;
  return "/etc/meldaan/meldaan.toml";
}

std::optional<config::Settings> load_settings(const Context& context, config::Secrets secrets) {
  config::Loaded loaded = config::load(config_file(context), secrets);
  for (const config::Problem& problem : loaded.problems) complain(config::to_string(problem));
  return std::move(loaded.settings);
}

std::unique_ptr<render::Renderer> load_renderer(const config::Settings& settings) {
  render::Renderer::Loaded loaded = app::load_renderer(settings);
  for (const render::Problem& problem : loaded.problems) complain(render::to_string(problem));
  return std::move(loaded.renderer);
}

void complain(const std::string& text) {
  std::fprintf(stderr, "meldaan: %s\n", text.c_str());
}

Result<store::Store> open_store(const std::filesystem::path& database) {
  if (Result<store::Store> there = store::Store::open_read_only(database); !there)
    return there.error();
  return store::Store::open(database);
}

std::string local_time(Instant when, const TimeZone& zone) {
  const LocalTime local = zone.local(when);
  char second[16];
  std::snprintf(second, sizeof second, ":%02d", local.second);
  return format_minute(local) + second;
}

int exit_for(const Error& error) {
  return error.code == Errc::kConfig ? kExitConfig : kExitFailed;
}

int fail(const Error& error) {
  complain(error.text);
  return exit_for(error);
}

}  // namespace meldaan::cli
