// The invitation's event in small, and replies about it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "domain/decision.h"
#include "domain/event.h"
#include "render/renderer.h"
#include "util/clock.h"

namespace meldaan::render {

inline const std::filesystem::path kTemplates =
    std::filesystem::path(MELDAAN_SOURCE_DIR) / "templates";

inline TimeZone amsterdam() {
  return *TimeZone::find("Europe/Amsterdam");
}

inline Instant at(const char* time) {
  return *parse_time(time, amsterdam());
}

inline Event small_event() {
  Event event;
  event.title = "Kennisnetwerken";
  event.start = event.closes = at("2018-10-04T15:00");
  event.end = at("2018-10-04T17:00");
  event.contact = "Janet Koster, 053 555 01 23";
  event.organiser_address = "info@lerendeleraren.nl";
  event.retention_days = 90;
  event.groups = {
      {"plg/mobiel-leren", GroupKind::kPlg, "Mobiel leren", "PLG Mobiel leren", {}, {}},
      {"plg/wetenschap-en-techniek",
       GroupKind::kPlg,
       "Wetenschap en Techniek",
       "PLG Wetenschap en Techniek",
       {},
       {}},
      {"werkgroep/beleidsgroep-besturen",
       GroupKind::kWerkgroep,
       "Beleidsgroep besturen",
       "Beleidsgroep besturen",
       {},
       {}},
      {"werkgroep/taal", GroupKind::kWerkgroep, "Taal", "Werkgroep Taal", {}, {}},
      {"werkgroep/wetenschap-en-techniek",
       GroupKind::kWerkgroep,
       "Wetenschap en Techniek",
       "Werkgroep Wetenschap en Techniek",
       {},
       {}},
      {"projectgroep/wetenschap-en-techniek",
       GroupKind::kProjectgroep,
       "Wetenschap en Techniek",
       "Projectgroep Wetenschap en Techniek",
       {},
       {}},
  };
  return event;
}

inline RendererOptions small_options(const std::filesystem::path& templates = kTemplates) {
  return {
      templates, small_event(), amsterdam(), {"Kennisnetwerk Twente", "info@lerendeleraren.nl"}};
}

// Loading looks through every template, which a test for each mail need not repeat.
inline const Renderer::Loaded& renderer_of_small_event() {
  static const Renderer::Loaded loaded = Renderer::load(small_options());
  return loaded;
}

inline Registration registration(const std::string& ref, Person person) {
  Registration result;
  result.ref = ref;
  result.person = std::move(person);
  result.submitted_by = "m.jansen@consent-voorbeeld.nl";
  result.created = result.updated = at("2018-09-11T08:41");
  return result;
}

inline Person marieke() {
  Person person;
  person.name = "Marieke Jansen";
  person.email = "m.jansen@consent-voorbeeld.nl";
  person.school = "OBS De Regenboog";
  person.foundation = "Stichting Consent";
  person.groups = {"plg/mobiel-leren", "werkgroep/taal"};
  return person;
}

inline Person piet() {
  Person person;
  person.name = "Piet Bakker";
  person.email = "p.bakker@consent-voorbeeld.nl";
  person.school = "OBS De Regenboog";
  person.groups = {"werkgroep/beleidsgroep-besturen"};
  return person;
}

inline Reply reply_about(ReplyKind kind, const std::vector<Person>& persons) {
  static const char* const kRefs[] = {"KT-7F3K2M", "KT-9Q2W4Z", "KT-0A1B2C"};
  Reply reply;
  reply.kind = kind;
  reply.to = {"Marieke Jansen", "m.jansen@consent-voorbeeld.nl"};
  reply.in_reply_to = "mail-1@consent-voorbeeld.nl";
  for (std::size_t i = 0; i < persons.size(); ++i) {
    reply.registrations.push_back(registration(kRefs[i], persons[i]));
  }
  return reply;
}

}  // namespace meldaan::render
