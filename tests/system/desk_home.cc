#include "desk_home.h"

#include <stdlib.h>

#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "util/clock.h"
#include "util/text.h"

namespace meldaan::test {
namespace fs = std::filesystem;
namespace {

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string shipped_event() {
  return read(fs::path(MELDAAN_SOURCE_DIR) / "config/event.toml");
}

// The shipped event, moved to the coming year: mail that arrives after its day would be late.
std::string event_of_next_year() {
  const SystemClock clock;
  const int year = TimeZone::find("Europe/Amsterdam")->local(clock.now()).year + 1;
  static const std::regex kYear(R"(^(date|closes)( *= *"?)[0-9]{4}-)",
                                std::regex::ECMAScript | std::regex::multiline);
  return std::regex_replace(shipped_event(), kYear, "$01$02" + std::to_string(year) + "-");
}

}  // namespace

DeskHome::DeskHome(const MailServers& servers, DeskOptions options) {
  std::string name = (fs::temp_directory_path() / "desk-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  if (options.mailbox_url.empty()) options.mailbox_url = servers.imaps_url();
  if (options.courier_url.empty()) options.courier_url = servers.smtps_url();
  write("password", options.password.empty() ? servers["DESK_PASSWORD"] : options.password);
  write("event.toml", options.is_event_moved ? event_of_next_year() : shipped_event());
  for (const auto& entry : fs::directory_iterator(fs::path(MELDAAN_SOURCE_DIR) / "config")) {
    const std::string file = entry.path().filename().string();
    if (file.starts_with("lexicon.") || file == "invitation.txt") write(file, read(entry.path()));
  }
  const std::string access =
      "user = \"" + servers["DESK_USER"] + "\"\npassword_file = \"password\"\n" +
      (options.trusts_servers ? "tls_ca = \"" + servers["CA_FILE"] + "\"\n" : "");
  // No poll within a test's time: what is answered was heard by IDLE. No cap on replies: backlogs
  // are large.
  write("meldaan.toml",
        "event = \"event.toml\"\n"
        "templates = \"" MELDAAN_SOURCE_DIR
        "/templates\"\n"
        "answer_since = \"" +
            options.answer_since +
            "\"\n"
            "[mailbox]\nurl = \"" +
            options.mailbox_url + "\"\n" + access +
            "poll = \"1h\"\n"
            "[courier]\nurl = \"" +
            options.courier_url + "\"\n" + access +
            "from = \"Kennisnetwerk Twente <info@lerendeleraren.nl>\"\n"
            "envelope_from = \"info@lerendeleraren.nl\"\n"
            "[limits]\nreplies_per_hour = 1000000\n"
            "[store]\npath = \"meldaan.db\"\n");
}

DeskHome::~DeskHome() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string DeskHome::configuration() const {
  return read(config());
}

void DeskHome::write(const std::string& name, const std::string& text) const {
  std::ofstream out(folder_ / name, std::ios::binary);
  if (!(out << text).flush()) throw std::runtime_error("cannot write " + name);
}

void DeskHome::replace(const std::string& name, const std::string& old_text,
                       const std::string& new_text) const {
  const std::string before = read(folder_ / name);
  const std::string after = replace_all(before, old_text, new_text);
  if (after == before) throw std::runtime_error(name + " does not hold " + old_text);
  write(name, after);
}

Finished DeskHome::meldaan(const std::vector<std::string>& arguments, Milliseconds limit) const {
  std::vector<std::string> command = {MELDAAN_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  command.insert(command.end(), {"-c", config().string()});
  return run_program(command, limit);
}

std::unique_ptr<Daemon> DeskHome::start(const Environment& environment,
                                        const std::vector<std::string>& launcher) const {
  std::vector<std::string> command = launcher;
  command.insert(command.end(), {MELDAAN_PROGRAM, "run", "-c", config().string()});
  return std::make_unique<Daemon>(command, folder_ / "log", environment);
}

std::string DeskHome::log() const {
  return fs::exists(folder_ / "log") ? read(folder_ / "log") : "";
}

nlohmann::json DeskHome::registrations() const {
  const Finished listed = meldaan({"list", "--json"});
  if (listed.status != 0) throw std::runtime_error("list failed: " + listed.all());
  return nlohmann::json::parse(listed.output);
}

// Its exit status is for a monitor and may be a warning; what it prints counts here.
nlohmann::json DeskHome::status() const {
  return nlohmann::json::parse(meldaan({"status", "--json"}).output);
}

store::Counts DeskHome::counts() const {
  Result<store::Store> store = store::Store::open_read_only(database());
  if (!store) return {};
  const Result<store::Counts> counts = store->counts();
  return counts ? *counts : store::Counts{};
}

}  // namespace meldaan::test
