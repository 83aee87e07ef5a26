// Everything that the configuration says, read once at start and validated whole: one Settings, or
// all errors with file, line and key.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "domain/address.h"
#include "domain/event.h"
#include "domain/lexicon.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::config {

enum class Tls { kVerified, kNone };

struct MailboxSettings {
  std::string url;
  std::string user;
  std::string password;  // read from password_file; never logged
  std::string inbox = "INBOX";
  std::string handled = "Aanmeldingen";
  std::string sent;
  std::string save_sent;
  Seconds poll{60};
  std::string tls_ca;
  Tls tls = Tls::kVerified;
};

struct CourierSettings {
  std::string url;
  std::string user;
  std::string password;
  std::string tls_ca;
  Tls tls = Tls::kVerified;
  Address from;
  std::string envelope_from;
};

struct Limits {
  int replies_per_address_per_day = 10;
  int replies_per_hour = 600;
  std::uint64_t mail_bytes = 26214400;
};

struct DigestSettings {
  std::vector<std::string> to;
  int at_hour = 7;
  int at_minute = 0;
};

// The mail to all who come, before the event.
struct ReminderSettings {
  int before_event_days = 0;  // 0: none goes out
  int at_hour = 9;            // local time of that day
  int at_minute = 0;
};

struct Settings {
  std::filesystem::path file;
  Event event;
  std::filesystem::path templates;
  TimeZone timezone;
  std::optional<Instant> answer_since;
  std::vector<std::string> organisers;
  std::string authserv_id;
  std::vector<std::string> own_lists;
  MailboxSettings mailbox;
  CourierSettings courier;
  Limits limits;
  std::filesystem::path database;
  DigestSettings digest;
  ReminderSettings reminders;
  std::vector<Lexicon> lexicons;
  std::string invitation;  // its text, UTF-8; empty where there is no file of it
};

// One thing that is wrong: "meldaan.toml:12: mailbox.poll: …".
struct Problem {
  std::filesystem::path file;
  int line = 0;  // 0: the file as a whole
  std::string key;
  std::string text;
};
std::string to_string(const Problem& problem);

struct Loaded {
  std::optional<Settings> settings;  // set only where there are no problems
  std::vector<Problem> problems;
};

enum class Secrets { kRead, kSkip };  // kSkip: `parse` needs no password

// Reads the main file and all it names (event, lexicons, password files). A secret is looked up in
// $CREDENTIALS_DIRECTORY (systemd.exec(5)), then as a path relative to the file. An unknown key is
// a problem.
Loaded load(const std::filesystem::path& file, Secrets secrets = Secrets::kRead);

// The event file alone.
struct LoadedEvent {
  std::optional<Event> event;
  std::vector<Problem> problems;
};
LoadedEvent load_event(const std::filesystem::path& file, const TimeZone& zone);
struct LoadedLexicon {
  std::optional<Lexicon> lexicon;
  std::vector<Problem> problems;
};
LoadedLexicon load_lexicon(const std::filesystem::path& file);

}  // namespace meldaan::config
