#include "cli/personal_data.h"

#include <map>
#include <nlohmann/json.hpp>

#include "app/person_search.h"
#include "domain/address.h"
#include "mime/parse.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

using Json = nlohmann::ordered_json;

Json registration_json(const Registration& registration) {
  const Person& person = registration.person;
  Json json;
  json["reference"] = registration.ref;
  json["state"] = name_of(registration.state);
  json["name"] = person.name;
  json["call_name"] = person.call_name;
  json["email"] = person.email;
  json["school"] = person.school;
  json["foundation"] = person.foundation;
  json["foundation_from_school_register"] = person.foundation_source == FoundationSource::kRegister;
  json["groups"] = person.groups;
  json["waiting_lists"] = Json::array();
  for (const WaitingPlace& place : registration.waiting)
    json["waiting_lists"].push_back({{"group", place.group}, {"number", place.number}});
  json["unclear_groups"] = person.unclear_groups;
  json["proposed_groups"] = person.proposed_groups;
  json["sent_in_by"] = registration.submitted_by;
  json["created"] = format_utc(registration.created);
  json["updated"] = format_utc(registration.updated);
  return json;
}

Json standing_json(const Standing& standing) {
  Json json = registration_json(standing.registration);
  json["asked"] = standing.asked;
  json["reminded"] = standing.reminded;
  json["lies_with_the_organisation"] = standing.receipt_sent || standing.taken_over;
  json["undeliverable"] = standing.undeliverable;
  return json;
}

Result<Json> registrations_json(store::Store& store, const std::vector<Registration>& all) {
  std::vector<std::int64_t> ids;
  for (const Registration& one : all) ids.push_back(one.id);
  const auto standings = store.standings(ids);
  if (!standings) return standings.error();
  Json array = Json::array();
  for (const Standing& standing : *standings) {
    Json json = standing_json(standing);
    const auto history = store.history(standing.registration.id);
    if (!history) return history.error();
    json["history"] = Json::array();
    for (const store::HistoryEntry& entry : *history) {
      json["history"].push_back({{"at", format_utc(entry.at)},
                                 {"event", entry.event},
                                 {"detail", Json::parse(entry.detail, nullptr, false)}});
    }
    array.push_back(std::move(json));
  }
  return array;
}

// What a person can read, and the whole as it was sent.
Json content(std::string_view bytes) {
  return {{"text", mime::parse(bytes).text}, {"message", to_valid_utf8(bytes)}};
}

}  // namespace

Result<std::string> personal_data(store::Store& store, store::ErasureBook& book,
                                  const std::string& address,
                                  const std::vector<Registration>& registrations) {
  Result<Json> own = registrations_json(store, registrations);
  if (!own) return own.error();
  store::ErasureTargets targets;
  targets.addresses = {comparable_address(address)};
  for (const Registration& one : registrations) targets.names.push_back(one.person.name);
  const app::PersonSearch search(targets, "", Instant::max());

  const auto stored = store.mails();
  if (!stored) return stored.error();
  std::map<std::int64_t, const store::StoredMail*> by_id;
  for (const store::StoredMail& mail : *stored) by_id.emplace(mail.id, &mail);

  Json json;
  json["address"] = address;
  json["registrations"] = *std::move(own);
  json["mails"] = Json::array();
  json["mails_of_others"] = Json::array();
  json["replies"] = Json::array();
  json["digests"] = Json::array();
  const auto mails = book.each_mail([&](const store::StoredBytes& mail) {
    const auto known = by_id.find(mail.id);
    if (known == by_id.end()) return;
    Json head = {{"arrived", format_utc(known->second->arrived)}};
    if (search.is_address(mail.address)) {
      head["subject"] = to_valid_utf8(known->second->subject);
      head["handled_as"] = name_of(known->second->fate);
      head.update(content(mail.bytes));
      json["mails"].push_back(std::move(head));
    } else if (search.is_meant(mail.bytes)) {
      head["note"] = "a mail of somebody else, in which this person stands";
      json["mails_of_others"].push_back(std::move(head));
    }
  });
  if (!mails) return mails.error();
  const auto replies = book.each_reply([&](const store::StoredBytes& reply) {
    if (reply.kind == ReplyKind::kDigest) {
      if (registrations.empty() || reply.bytes.empty()) return;
      json["digests"].push_back(
          {{"made", format_utc(reply.created)},
           {"note", "an overview for the organisers, in whose workbook this person may stand"}});
      return;
    }
    if (!search.is_address(reply.address)) return;
    Json head = {
        {"made", format_utc(reply.created)}, {"kind", name_of(reply.kind)}, {"sent", reply.is_out}};
    head.update(content(reply.bytes));
    json["replies"].push_back(std::move(head));
  });
  if (!replies) return replies.error();
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace meldaan::cli
