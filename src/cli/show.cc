// meldaan show: one registration, and everything that happened to it.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/command.h"
#include "cli/subcommand.h"
#include "store/store.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

using nlohmann::json;

constexpr const char* kNothing = "–";

std::string shown(const std::string& value) {
  const std::string line = collapse_spaces(value);
  return line.empty() ? kNothing : line;
}

void print_field(const char* name, const std::string& value) {
  std::printf("  %-11s  %s\n", name, shown(value).c_str());
}

void print_registration(const Standing& standing, const TimeZone& zone) {
  const Registration& registration = standing.registration;
  const Person& person = registration.person;
  std::printf("%s  %s\n", registration.ref.c_str(), name_of(registration.state));
  print_field("name", called(person) + (person.call_name.empty() ? "" : " (no surname yet)"));
  print_field("e-mail", person.email);
  print_field("school",
              person.unsure_school.empty() ? person.school : person.unsure_school + " (not sure)");
  print_field("foundation",
              person.foundation + (!person.foundation.empty() &&
                                           person.foundation_source == FoundationSource::kRegister
                                       ? " (school register)"
                                       : ""));
  print_field("groups", join(person.groups, ", "));
  for (const WaitingPlace& place : registration.waiting)
    print_field("waits for", place.group + ", number " + std::to_string(place.number));
  if (!person.unclear_groups.empty()) print_field("unclear", join(person.unclear_groups, ", "));
  if (!person.proposed_groups.empty()) print_field("proposed", join(person.proposed_groups, ", "));
  print_field("sent in by", registration.submitted_by);
  print_field("created", local_time(registration.created, zone));
  print_field("updated", local_time(registration.updated, zone));
  if (standing.asked_since) print_field("asked since", local_time(*standing.asked_since, zone));
  if (standing.taken_over) print_field("answered by", "a person of the organisation");
  if (standing.undeliverable) print_field("our mail", "came back: it cannot be delivered");
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::vector<std::string> parts;
  for (const json& part : value) parts.push_back(text_of(part));
  return join(parts, ", ");
}

// What differs between the two persons of a history entry, a line each; after "registered" all that
// is known.
std::vector<std::string> changes_in(const std::string& detail) {
  const json entry = json::parse(detail, nullptr, false);
  if (!entry.is_object() || !entry.contains("after") || !entry["after"].is_object()) return {};
  const json before = entry.value("before", json());
  std::vector<std::string> lines;
  for (const auto& [field, value] : entry["after"].items()) {
    const std::string now = text_of(value);
    const std::string old = before.is_object() ? text_of(before.value(field, json(""))) : "";
    if (now == old) continue;
    lines.push_back(field + ": " + (before.is_object() ? shown(old) + " → " : "") + shown(now));
  }
  return lines;
}

// A line of the story, and what stands indented below it.
struct Episode {
  Instant at{};
  std::string text;
  std::vector<std::string> below;
};

std::string origin_of(const store::StoredMail& mail) {
  if (mail.sender.empty()) return "by a mail that was erased";
  return "by a mail of " + mail.sender + ", \"" + collapse_spaces(mail.subject) + "\" (mail " +
         std::to_string(mail.id) + ")";
}

std::string fate_of(const store::StoredReply& reply, const TimeZone& zone) {
  std::string text = name_of(reply.state);
  if (reply.finished) text += " " + local_time(*reply.finished, zone);
  if (!reply.error.empty()) text += ": " + collapse_spaces(reply.error);
  return text;
}

Result<std::vector<Episode>> story_of(store::Store& store, std::int64_t id, const TimeZone& zone) {
  std::vector<Episode> story;
  const auto settled = store.settlements_about(id);
  if (!settled) return settled.error();
  const auto history = store.history(id);
  if (!history) return history.error();
  for (const store::HistoryEntry& entry : *history) {
    const auto mail = store.mail(entry.mail);
    if (!mail) return mail.error();
    const std::string by = mail.value() ? " " + origin_of(*mail.value()) : "";
    const bool at_shell = std::any_of(settled->begin(), settled->end(), [&](const auto& one) {
      return one.by == 0 && one.at == entry.at;
    });
    story.push_back({entry.at, entry.event + (at_shell ? " at a shell, after what came" : "") + by,
                     changes_in(entry.detail)});
  }
  for (const store::SettledItem& one : *settled) {
    const auto mail = store.mail(one.by);
    if (!mail) return mail.error();
    story.push_back({one.at,
                     one.item + " settled by a person: " + name_of(one.ruling),
                     {mail.value() ? origin_of(*mail.value()) : "at a shell"}});
  }
  const auto replies = store.replies_about(id);
  if (!replies) return replies.error();
  for (const store::StoredReply& reply : *replies) {
    story.push_back({reply.created,
                     std::string("our ") + name_of(reply.kind) + " to " + reply.recipient,
                     {fate_of(reply, zone)}});
  }
  // What a mail did stands before the reply that it got in the same second.
  std::stable_sort(story.begin(), story.end(),
                   [](const Episode& a, const Episode& b) { return a.at < b.at; });
  return story;
}

int show(const Context& context, const std::string& given) {
  const std::vector<Reference> refs = references_in(given);
  if (refs.size() != 1) {
    complain("'" + given + "' is no reference: one looks like KT-7F3K2M; see meldaan list");
    return kExitUsage;
  }
  const auto settings = load_settings(context, config::Secrets::kSkip);
  if (!settings) return kExitConfig;
  Result<store::Store> store = store::Store::open_read_only(settings->database);
  if (!store) return fail(store.error());
  const auto found = store->standings(refs);
  if (!found) return fail(found.error());
  if (found->empty()) {
    complain("no registration has the reference " + refs.front());
    return kExitFailed;
  }
  const Standing& standing = found->front();
  const TimeZone& zone = settings->timezone;
  const auto story = story_of(*store, standing.registration.id, zone);
  if (!story) return fail(story.error());
  print_registration(standing, zone);
  std::printf("\nhistory (%s)\n", zone.name().c_str());
  for (const Episode& episode : *story) {
    std::printf("  %s  %s\n", local_time(episode.at, zone).c_str(), episode.text.c_str());
    for (const std::string& line : episode.below) std::printf("  %21s%s\n", "", line.c_str());
  }
  return kExitOk;
}

}  // namespace

void add_show(CLI::App& program, Context& context) {
  auto ref = std::make_shared<std::string>();
  Subcommand command(program, "show",
                     "One registration with its whole history and our mails about it");
  command.argument("REF", *ref, "Its reference, such as KT-7F3K2M");
  command.action(context, ref, show);
}

}  // namespace meldaan::cli
