#include "domain/reasons.h"
#include "render/digest_fields.h"

namespace meldaan::render {
namespace {

Registration sample(std::int64_t id, const std::string& name, const Event& event) {
  Registration registration;
  registration.id = id;
  registration.ref = "KT-7F3K2" + std::to_string(id);
  registration.state = RegistrationState::kConfirmed;
  registration.person.name = name;
  registration.person.email = "m.jansen@voorbeeld.nl";
  registration.person.school = "OBS De Regenboog";
  registration.person.foundation = "Stichting Consent";
  registration.person.proposed_groups = {"muziek", "bewegend leren"};
  for (const Group& group : event.groups) {
    if (registration.person.groups.size() < 2) registration.person.groups.push_back(group.id);
  }
  registration.submitted_by = registration.person.email;
  return registration;
}

OpenItem item(ItemKind kind, const char* reason, const Registration& about, Instant arrived) {
  OpenItem open;
  open.kind = kind;
  open.id = about.id;
  open.ref = about.ref;
  open.sender = about.submitted_by;
  open.subject = "Aanmelding";
  open.reason = reason;
  open.excerpt = "Ik kom graag, maar ik weet nog niet bij welke groep.";
  open.arrived = arrived;
  open.inbox = InboxState::kRead;
  open.person = about.person;
  open.reply_link = "mailto:info@voorbeeld.nl?subject=KT-7F3K2M";
  return open;
}

Report full_report(const Event& event) {
  const Registration marieke = sample(1, "Marieke Jansen", event);
  Registration before = marieke;
  before.person = Person();
  before.person.email = "piet@voorbeeld.nl";
  before.person.school = "OBS De Springplank";
  before.state = RegistrationState::kIncomplete;
  before.waiting = {{marieke.person.groups.front(), 1}};
  Registration late = sample(2, "Piet Bakker", event);
  late.state = RegistrationState::kLate;

  Report report = compare(event, {before}, {marieke, late, sample(3, "M. Jansen", event)});
  for (GroupCount& group : report.groups) group.capacity = group.placed = group.waiting = 2;
  report.until = event.start - std::chrono::days(20);
  report.since = report.until - std::chrono::days(1);
  report.erased = 2;
  report.erased_colleagues = 1;
  report.lost.assign(kMostListed + 1, {"kees@voorbeeld.nl", report.since});
  report.is_recounted = true;
  report.changed.front().is_reachable = false;
  report.registered.assign(kMostListed + 1, marieke);
  report.withdrawn = report.merged = {marieke};
  report.open = {
      item(ItemKind::kReview, reasons::kNoRegistration, marieke, report.until),
      item(ItemKind::kSetAside, reasons::kUnreadable, late, report.until - std::chrono::hours(24)),
      item(ItemKind::kUnsettled, reasons::kNoAnswer, before, report.since),
      item(ItemKind::kHeld, reasons::kOverCap, marieke, report.since - std::chrono::days(3)),
      item(ItemKind::kBounced, reasons::kCameBack, marieke, report.since)};
  report.open[3].reply_subject = "Je aanmelding";
  report.open.resize(kMostItems + 1, report.open.front());
  report.read_unanswered = {2, report.since};
  report.fitness = {report.until,
                    "the server is away",
                    "the server is away",
                    3,
                    report.since,
                    2,
                    1,
                    true,
                    "bulk",
                    12,
                    2,
                    true,
                    {"organisatie@kennisnetwerk.example"}};
  return report;
}

}  // namespace

std::vector<Report> sample_reports(const Event& event) {
  Report empty = compare(event, {}, {});
  empty.until = event.start - std::chrono::days(30);
  Report purged = empty;
  purged.purge = Purge{false, true, false, 1};
  return {full_report(event), empty, purged};
}

}  // namespace meldaan::render
