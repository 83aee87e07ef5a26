// meldaan resolve: settles an open item, also while the daemon runs.
#include <cstdio>
#include <memory>

#include "app/settling.h"
#include "app/workshop.h"
#include "cli/command.h"
#include "cli/subcommand.h"
#include "util/clock.h"
#include "util/hash.h"
#include "util/log.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

struct ResolveCommand {
  std::string item;
  std::string ruling;  // "ignore", "accept", "cancel", "merge"; empty: the options say it
  app::FormPerson person;
  std::vector<std::string> groups;
};

// Why there is nothing that the word can be about.
const char* why_not(Ruling ruling) {
  switch (ruling) {
    case Ruling::kMerge:
      return "it is no possible double: no other registration seems to be of the same person";
    case Ruling::kAccept:
      return "there is nothing to accept: say what is to be stored (--name, --school, --group), or "
             "ignore";
    case Ruling::kCancel:
      return "nobody whom it is about is registered";
    case Ruling::kIgnore:
    case Ruling::kCorrect:
      break;
  }
  return "there is nothing that it would alter";
}

void print_names(const char* what, const std::vector<std::string>& names) {
  if (!names.empty()) std::printf("  %s: %s\n", what, join(names, ", ").c_str());
}

void print_reasons(const SettlingReport& report) {
  if (report.is_unclear_what) std::printf("  %s\n", why_not(report.ruling));
  if (report.is_over) std::printf("  the event has begun: nobody is let in any more\n");
  if (report.stays_late) std::printf("  it came too late: accept lets it in\n");
  if (report.waits_for_answer)
    std::printf("  its mail asks something too: answer that, and ignore the item then\n");
  print_names("not registered", report.unknown);
  print_names("may mean any of", report.namesakes);
  print_names("the item is not about", report.others);
}

void print_report(const ItemKey& item, const SettlingReport& report) {
  using Effect = SettlingReport::Effect;
  const char* effect = report.effect == Effect::kSettled  ? "settled"
                       : report.effect == Effect::kInPart ? "stored, and still open"
                                                          : "nothing was done";
  std::printf("%s: %s\n", name_of(item).c_str(), effect);
  for (const std::string& words : report.not_understood)
    std::printf("  not understood: %s\n", collapse_spaces(words).c_str());
  for (const std::string& words : report.understood)
    std::printf("  understood, and not done: %s\n", collapse_spaces(words).c_str());
  for (const Missing missing : report.missing)
    std::printf("  %s: %s\n", report.participant_is_asked ? "is asked for" : "still missing",
                name_of(missing));
  print_reasons(report);
  if (report.is_unclear_who)
    std::printf("  it may be about several people: settle it by their registrations\n");
  if (report.participant_is_told)
    std::printf("  a mail to the participant is queued; the daemon sends it within a minute\n");
}

// Of an item's name, or of a registration's reference.
Result<ItemKey> item_named(store::Store& store, const std::string& name) {
  if (const std::optional<ItemKey> item = item_key_of(name)) return *item;
  const auto standings = store.standings(references_in(name));
  if (!standings) return standings.error();
  if (standings->size() == 1)
    return ItemKey{ItemKind::kUnsettled, standings->front().registration.id};
  return permanent(Errc::kInvalid,
                   "'" + name + "' is no item; `meldaan review` shows what is open");
}

struct Resolved {
  ItemKey item;
  SettlingReport report;
};

Result<Resolved> settle(const config::Settings& settings, const render::Renderer& renderer,
                        const std::string& name, const app::Say& said) {
  Result<store::Store> store = open_store(settings.database);
  if (!store) return store.error();
  const Result<ItemKey> item = item_named(*store, name);
  if (!item) return item.error();
  const Result<extract::Reader> reader = app::make_reader(settings, *store);
  if (!reader) return reader.error();
  SystemRandomness randomness;
  const Result<std::string> secret = store->secret(randomness);
  if (!secret) return secret.error();
  app::Secretary secretary({settings, renderer, randomness, *store, *secret});
  app::Settling settling({settings, *reader, *store, secretary, *secret, SystemClock().now()});
  Result<SettlingReport> report = settling.by_hand(*item, said);
  if (!report) return report.error();
  return Resolved{*item, *std::move(report)};
}

int resolve(const Context& context, const ResolveCommand& command) {
  log::set_level(log::Level::kWarning);  // a person is watching, no journal
  app::Say said;
  app::FormPerson person = command.person;
  if (!command.groups.empty()) person.groups = join(command.groups, "; ");
  for (const std::optional<std::string>& value :
       {person.name, person.email, person.school, person.foundation, person.groups}) {
    if (!value || !trim(*value).empty()) continue;
    complain("an empty value stores nothing; leave the option out");
    return kExitUsage;
  }
  if (person != app::FormPerson{}) said.form.people.push_back(std::move(person));
  if (!command.ruling.empty()) said.ruling = ruling_of(command.ruling);
  if (said.ruling && !said.form.people.empty()) {
    complain("either a word (" + command.ruling + ") or what is to be stored, not both");
    return kExitUsage;
  }
  if (!said.ruling && said.form.people.empty()) {
    complain("say ignore, accept, cancel or merge, or what is to be stored (--school, --group, …)");
    return kExitUsage;
  }
  const auto settings = load_settings(context, config::Secrets::kSkip);
  if (!settings) return kExitConfig;
  const auto renderer = load_renderer(*settings);
  if (!renderer) return kExitConfig;
  const Result<Resolved> resolved = settle(*settings, *renderer, command.item, said);
  if (!resolved) {
    const int status = fail(resolved.error());
    return resolved.error().code == Errc::kInvalid ? kExitUsage : status;
  }
  print_report(resolved->item, resolved->report);
  return resolved->report.effect == SettlingReport::Effect::kNone ? kExitFailed : kExitOk;
}

}  // namespace

void add_resolve(CLI::App& program, Context& context) {
  auto options = std::make_shared<ResolveCommand>();
  Subcommand command(program, "resolve",
                     "Settle an open item: with a word, or with what is to be stored");
  command.footer(
      "Whoever it concerns gets the confirmation or notice as usual. What is stored here no "
      "`reread` changes.");
  command.argument("ITEM", options->item,
                   "As `review` shows it: mail-12, registration-7 or its reference, reply-31");
  command.choice(
      "RULING", options->ruling,
      "ignore: leave it as it is; accept: as it was read, or let the reply go; cancel: "
      "sign the person off; merge: a possible double is one person, and one registration stays",
      {"ignore", "accept", "cancel", "merge"});
  command.option("--name", options->person.name, "The person's name");
  command.option("--email", options->person.email, "The person's own address");
  command.option("--school", options->person.school, "The school");
  command.option("--foundation", options->person.foundation, "The foundation or organisation");
  command.option("--group", options->groups,
                 "A group, as people name it; all of them, once for each");
  command.action(context, options, resolve);
}

}  // namespace meldaan::cli
