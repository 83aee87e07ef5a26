// meldaan check: whether everything that the daemon needs is there and works; says what is wrong,
// where, and how to mend it.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <set>
#include <string>

#include "app/reminders.h"
#include "app/workshop.h"
#include "cli/command.h"
#include "cli/subcommand.h"
#include "domain/address.h"
#include "store/store.h"

namespace meldaan::cli {
namespace {

// What an operator can do about an error of a server.
std::string advice(const Error& error, const std::string& section) {
  switch (error.code) {
    case Errc::kAuth:
      return "the server refused the log-in: look at " + section +
             ".user and the password in the file that " + section + ".password_file names";
    case Errc::kTls:
      return "the certificate was not accepted: look at the host name in " + section +
             ".url; for a CA of your own name its file in " + section + ".tls_ca";
    case Errc::kUnreachable:
      return "look at host and port in " + section + ".url, at name resolution and at the firewall";
    case Errc::kTimeout:
      return "the server did not answer in time: look at the port in " + section + ".url";
    case Errc::kNotFound:
      return "look at " + section + ".url";
    default:
      return "";
  }
}

class Checklist {
 public:
  void ok(const std::string& what, const std::string& text) { line("ok", what, text); }
  void note(const std::string& what, const std::string& text) { line("note", what, text); }
  void failed(const std::string& what, const Error& error, const std::string& mend = "") {
    line("FAIL", what, error.text);
    if (!mend.empty()) std::printf("%-17s%s\n", "", mend.c_str());
    exit_ = std::max(exit_, exit_for(error));
  }
  int exit() const { return exit_; }

 private:
  static void line(const char* verdict, const std::string& what, const std::string& text) {
    std::printf("%-5s %-10s %s\n", verdict, what.c_str(), text.c_str());
  }
  int exit_ = kExitOk;
};

// Local parts first: what a missing network does not touch.
bool check_files(const Context& context, const config::Settings& settings, Checklist& report) {
  report.ok("config", config_file(context).string() + ", " +
                          std::to_string(settings.event.groups.size()) + " groups");
  render::Renderer::Loaded loaded = app::load_renderer(settings);
  if (loaded.renderer) loaded.problems = loaded.renderer->rehearse();
  // Each sample that is rendered meets the same mistake again.
  std::set<std::string> told;
  for (const render::Problem& problem : loaded.problems) {
    const std::string text = render::to_string(problem);
    if (told.insert(text).second) report.failed("templates", permanent(Errc::kConfig, text));
  }
  if (loaded.problems.empty()) report.ok("templates", settings.templates.string());
  const Result<extract::Reader> reader = app::make_reader(settings);
  if (reader) {
    report.ok("lexicon", std::to_string(settings.lexicons.size()) +
                             (settings.lexicons.size() == 1 ? " language" : " languages"));
  } else {
    report.failed("lexicon", permanent(Errc::kConfig, reader.error().text));
  }
  return report.exit() == kExitOk;
}

void check_schools(store::Store& store, Checklist& report) {
  const Result<std::vector<School>> schools = store.schools();
  if (!schools) return report.failed("schools", schools.error());
  if (schools->empty()) {
    return report.note("schools",
                       "none are known: meldaan schools import FILE fills in foundations");
  }
  const auto nameless = std::count_if(schools->begin(), schools->end(), [](const School& school) {
    return school.board_name.empty();
  });
  report.ok("schools", std::to_string(schools->size()) + " are known, " + std::to_string(nameless) +
                           " of them without the name of their board");
}

std::optional<store::Store> check_database(const config::Settings& settings, Checklist& report) {
  Result<store::Store> store = store::Store::open_read_only(settings.database);
  if (store) {
    if (const Result<void> sound = store->check_for_damage(); !sound) {
      report.failed("database", sound.error(),
                    "nothing is written to " + settings.database.string() +
                        " while it is damaged: put a backup in its place");
      return std::nullopt;
    }
    report.ok("database", settings.database.string());
    check_schools(*store, report);
    return std::move(*store);
  }
  if (store.error().code == Errc::kNotFound) {
    report.note("database", settings.database.string() + " will be made at the first start");
  } else {
    report.failed("database", store.error());
  }
  return std::nullopt;
}

// How many mails the next pass would handle, and how many the cold-start guard leaves alone.
Result<void> count_waiting(const config::Settings& settings, net::Mailbox& mailbox,
                           store::Store* store, Checklist& report) {
  const auto entries = mailbox.list();
  if (!entries) return entries.error();
  std::set<std::uint64_t> known;
  std::optional<Instant> since = settings.answer_since;
  if (store != nullptr) {
    const auto uids = store->known_uids(mailbox.name(), mailbox.uid_validity());
    if (!uids) return uids.error();
    for (const auto& uid : *uids) known.insert(uid.uid);
    const auto seen = store->seen_since(mailbox.name(), mailbox.uid_validity());
    if (!seen) return seen.error();
    if (!since) since = *seen;
  }
  std::int64_t waiting = 0;
  std::int64_t guarded = 0;
  for (const MailEntry& entry : *entries) {
    if (known.count(entry.uid) > 0) continue;
    ++(since && entry.arrived >= *since ? waiting : guarded);
  }
  report.ok("inbox", std::to_string(entries->size()) + " mails, " + std::to_string(waiting) +
                         " of them new");
  if (guarded > 0) {
    report.note(
        "inbox",
        std::to_string(guarded) +
            " mails would be handled, but arrived before the first start and are left alone; "
            "meldaan run --answer-since DATE releases them");
  }
  return {};
}

void check_mailbox(const config::Settings& settings, store::Store* store, Checklist& report) {
  auto mailbox = app::make_mailbox(settings);
  if (!mailbox) return report.failed("mailbox", mailbox.error());
  if (const Result<void> opened = (*mailbox)->open(); !opened) {
    return report.failed("mailbox", opened.error(), advice(opened.error(), "mailbox"));
  }
  report.ok("mailbox", settings.mailbox.url + ", handled mail goes to " + settings.mailbox.handled);
  if (const Result<void> counted = count_waiting(settings, **mailbox, store, report); !counted) {
    report.failed("inbox", counted.error(), advice(counted.error(), "mailbox"));
  }
  (*mailbox)->close();
}

void check_courier(const config::Settings& settings, Checklist& report) {
  auto courier = app::make_courier(settings);
  if (!courier) return report.failed("courier", courier.error());
  if (const Result<void> probed = (*courier)->probe(); !probed) {
    return report.failed("courier", probed.error(), advice(probed.error(), "courier"));
  }
  report.ok("courier", settings.courier.url);
  (*courier)->close();
}

void check_digest(const config::Settings& settings, Checklist& report) {
  if (settings.digest.to.empty()) {
    return report.note("digest", "digest.to is empty: the organisers get no daily overview");
  }
  char at[16];
  std::snprintf(at, sizeof at, "%02d:%02d", settings.digest.at_hour, settings.digest.at_minute);
  const std::size_t count = settings.digest.to.size();
  report.ok("digest", "daily at " + std::string(at) + " to " + std::to_string(count) +
                          (count == 1 ? " address" : " addresses"));
  if (settings.organisers.empty()) {
    report.note("digest",
                "organisers is empty: nobody can settle things by mail, only with meldaan resolve");
    return;
  }
  const bool any_settles = std::any_of(
      settings.digest.to.begin(), settings.digest.to.end(), [&](const std::string& reader) {
        return std::any_of(settings.organisers.begin(), settings.organisers.end(),
                           [&](const std::string& organiser) {
                             return comparable_address(organiser) == comparable_address(reader);
                           });
      });
  if (!any_settles) {
    report.note("digest",
                "nobody in digest.to is among organisers: who reads it settles things by mail "
                "only from an address that is");
  }
}

void check_reminders(const config::Settings& settings, Checklist& report) {
  const std::optional<Instant> time = app::event_reminder_time(settings);
  if (!time) return;
  report.ok("reminders", "the mail before the event goes out on " +
                             format_minute(settings.timezone.local(*time)));
}

int check(const Context& context, bool offline) {
  const auto settings = load_settings(context, config::Secrets::kRead);
  if (!settings) return kExitConfig;
  Checklist report;
  if (!check_files(context, *settings, report)) return kExitConfig;
  check_digest(*settings, report);
  check_reminders(*settings, report);
  std::optional<store::Store> store = check_database(*settings, report);
  if (!offline) {
    check_mailbox(*settings, store ? &*store : nullptr, report);
    check_courier(*settings, report);
  }
  return report.exit();
}

}  // namespace

void add_check(CLI::App& program, Context& context) {
  auto offline = std::make_shared<bool>(false);
  Subcommand command(
      program, "check",
      "Look whether configuration, templates, database, mailbox and SMTP server work");
  command.flag("--offline", *offline, "Without the network: files and database only");
  command.action(context, offline, check);
}

}  // namespace meldaan::cli
