// meldaan list: the registrations.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/subcommand.h"
#include "cli/table.h"
#include "store/store.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

struct ListCommand {
  bool json = false;
  bool csv = false;
};

nlohmann::ordered_json to_json(const Registration& registration) {
  const Person& person = registration.person;
  nlohmann::ordered_json json;
  json["ref"] = registration.ref;
  json["state"] = name_of(registration.state);
  json["name"] = person.name;
  json["call_name"] = person.call_name;
  json["email"] = person.email;
  json["school"] = person.school;
  json["foundation"] = person.foundation;
  json["groups"] = person.groups;
  json["waiting"] = nlohmann::ordered_json::array();
  for (const WaitingPlace& place : registration.waiting)
    json["waiting"].push_back({{"group", place.group}, {"number", place.number}});
  json["unclear_groups"] = person.unclear_groups;
  json["proposed_groups"] = person.proposed_groups;
  json["submitted_by"] = registration.submitted_by;
  json["created"] = format_utc(registration.created);
  json["updated"] = format_utc(registration.updated);
  return json;
}

// "werkgroep/taal (waits, 2)" where the group is full.
std::vector<std::string> all_groups(const Registration& registration) {
  const Person& person = registration.person;
  std::vector<std::string> groups = person.groups;
  for (std::string& group : groups) {
    if (const int number = registration.number_in_line(group); number > 0)
      group += " (waits, " + std::to_string(number) + ")";
  }
  for (const std::string& topic : person.unclear_groups) groups.push_back(topic + "?");
  for (const std::string& topic : person.proposed_groups) groups.push_back("+" + topic);
  return groups;
}

Table to_table(const std::vector<Registration>& registrations) {
  Table table({"ref", "state", "name", "email", "school", "foundation", "groups"});
  for (const Registration& registration : registrations) {
    const Person& person = registration.person;
    table.add({registration.ref, name_of(registration.state), called(person), person.email,
               person.school, person.foundation, join(all_groups(registration), ", ")});
  }
  return table;
}

int list(const Context& context, const ListCommand& command) {
  const auto settings = load_settings(context, config::Secrets::kSkip);
  if (!settings) return kExitConfig;
  Result<store::Store> store = store::Store::open_read_only(settings->database);
  if (!store) {
    complain(store.error().text);
    return exit_for(store.error());
  }
  const auto registrations = store->registrations();
  if (!registrations) {
    complain(registrations.error().text);
    return exit_for(registrations.error());
  }
  std::string out;
  if (command.json) {
    auto array = nlohmann::ordered_json::array();
    for (const Registration& registration : *registrations) array.push_back(to_json(registration));
    out = array.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  } else if (command.csv) {
    out = to_table(*registrations).csv();
  } else {
    out = to_table(*registrations).text();
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return kExitOk;
}

}  // namespace

void add_list(CLI::App& program, Context& context) {
  auto options = std::make_shared<ListCommand>();
  Subcommand command(program, "list", "The registrations, as a table");
  command.flag("--json", options->json, "As a JSON array");
  command.flag("--csv", options->csv, "As comma-separated values (RFC 4180)");
  command.exclude("--csv", "--json");
  command.action(context, options, list);
}

}  // namespace meldaan::cli
