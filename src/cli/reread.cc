// meldaan reread: what today's groups, lexicon and school register make of the stored mails.
#include "app/reread.h"

#include <cstdio>
#include <memory>

#include "app/workshop.h"
#include "cli/command.h"
#include "cli/subcommand.h"
#include "util/log.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

struct Field {
  const char* name;
  std::string value;
};

std::vector<Field> fields_of(const app::PersonAsRead& read) {
  const Person& person = read.person;
  std::string foundation = person.foundation;
  if (!foundation.empty() && person.foundation_source == FoundationSource::kRegister) {
    foundation += " (school register)";
  }
  return {{"state", name_of(read.state)},
          {"name", person.name},
          {"email", person.email},
          {"school", person.school},
          {"foundation", foundation},
          {"groups", join(person.groups, ", ")},
          {"unclear", join(person.unclear_groups, ", ")},
          {"proposed", join(person.proposed_groups, ", ")}};
}

std::string printed(const std::string& value) {
  return value.empty() ? "–" : collapse_spaces(value);
}

void print_reading_field(const char* name, const std::string& text) {
  std::printf("    %-11s %s\n", name, text.c_str());
}

void print_difference(const app::RereadDifference& difference) {
  std::printf("  %s\n", difference.ref.empty() ? "not registered" : difference.ref.c_str());
  if (!difference.now) {
    print_reading_field("name", printed(difference.noted->person.name) + " is no longer found");
    return;
  }
  const std::vector<Field> now = fields_of(*difference.now);
  if (!difference.noted) {
    for (const Field& field : now) {
      if (!field.value.empty()) print_reading_field(field.name, printed(field.value));
    }
    return;
  }
  const std::vector<Field> noted = fields_of(*difference.noted);
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (noted[i].value == now[i].value) continue;
    print_reading_field(now[i].name, printed(noted[i].value) + " → " + printed(now[i].value));
  }
}

void print_finding(const app::RereadFinding& finding) {
  std::printf("%s  %s  %s\n", format_utc(finding.mail.arrived).c_str(),
              printed(finding.mail.sender).c_str(), printed(finding.mail.subject).c_str());
  for (const app::RereadDifference& difference : finding.differences) {
    print_difference(difference);
  }
  if (!finding.left_alone.empty()) {
    std::printf("  left alone: %s\n", finding.left_alone.c_str());
  }
  std::printf("\n");
}

void print_report(const app::RereadReport& report, bool apply) {
  std::printf("mails: %d the same, %d %s, %d different and left alone, %d not compared\n",
              report.same, report.differing, apply ? "different and stored" : "different",
              report.left_alone, report.not_compared);
  if (apply) {
    std::printf("no mail was sent: what the participants should hear is for people to tell\n");
  } else if (report.differing > 0) {
    std::printf("nothing was stored; meldaan reread --apply stores what differs\n");
  }
}

Result<app::RereadReport> reread_all(const config::Settings& settings, bool apply) {
  Result<store::Store> store =
      apply ? open_store(settings.database) : store::Store::open_read_only(settings.database);
  if (!store) return store.error();
  const Result<extract::Reader> reader = app::make_reader(settings, *store);
  if (!reader) return reader.error();
  const SystemClock clock;
  return app::reread(
      {*reader, clock, settings.event.closes, *store, apply, capacities_of(settings.event)},
      print_finding);
}

int reread(const Context& context, bool apply) {
  log::set_level(log::Level::kWarning);  // a person is watching, no journal
  const auto settings = load_settings(context, config::Secrets::kSkip);
  if (!settings) return kExitConfig;
  const Result<app::RereadReport> report = reread_all(*settings, apply);
  if (!report) {
    complain(report.error().text);
    return exit_for(report.error());
  }
  print_report(*report, apply);
  return kExitOk;
}

}  // namespace

void add_reread(CLI::App& program, Context& context) {
  auto apply = std::make_shared<bool>(false);
  Subcommand command(
      program, "reread",
      "Read the stored mails again with today's groups, lexicon and school register; show what "
      "differs");
  command.footer(
      "What people, later mails or a confirmation have settled stays as it is and is shown as left "
      "alone.\nNobody is mailed.");
  command.flag("--apply", *apply, "Store what differs, where it is safe");
  command.action(context, apply, reread);
}

}  // namespace meldaan::cli
