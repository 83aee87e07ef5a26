#include "app/digest.h"

#include <algorithm>
#include <exception>

#include "app/drawn_lines.h"
#include "app/message_id.h"
#include "app/secretary.h"
#include "app/settling.h"
#include "domain/reasons.h"
#include "mime/compose.h"
#include "mime/parse.h"
#include "render/digest_fields.h"
#include "render/workbook.h"
#include "util/log.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

// What an organiser needs to know what a mail is about, in bytes.
constexpr std::size_t kExcerptBytes = 360;
// Of words so few, the closing may be the better part.
constexpr std::size_t kFewBytes = 24;

std::string shortened(const std::string& text) {
  if (text.size() <= kExcerptBytes) return text;
  return text.substr(0, utf8_prefix(text, kExcerptBytes)) + " …";
}

// The writer's own words, or whatever there is. "Prima, tot dan!" is told with its closing.
std::string excerpt_of(const extract::Reader& reader, const IncomingMail& mail) {
  const Reading reading = reader.read(mail);
  std::string words;
  for (const ZoneSpan& span : reading.zones) {
    const bool ends_few = span.zone == Zone::kClosing && words.size() <= kFewBytes;
    if (span.zone != Zone::kOwn && !ends_few) continue;
    words.append(reading.text, span.begin, span.end - span.begin);
    words += '\n';
  }
  const std::string text = collapse_spaces(without_drawn_lines(words));
  return shortened(text.empty() ? collapse_spaces(mail.text) : text);
}

// What the mail itself tells of an item: its words, and what its sender is called where nobody is
// registered by it.
void look_into(const extract::Reader& reader, const std::string& raw, OpenItem& item) {
  try {
    const IncomingMail mail = mime::parse(raw);
    item.excerpt = excerpt_of(reader, mail);
    const std::string name = collapse_spaces(mail.sender().name);
    if (item.person || name.empty() || name.find('@') != std::string::npos) return;
    item.person.emplace().name = name;
  } catch (const std::exception&) {
    item.excerpt.clear();  // it was set aside because reading it fails
  }
}

// What the reply is about, to whoever is to let it go; its words where no mail asked for it.
void look_into_reply(const std::string& raw, OpenItem& item) {
  const IncomingMail reply = mime::parse(raw);
  item.reply_subject = collapse_spaces(reply.subject);
  if (item.mail_id == 0) item.excerpt = shortened(collapse_spaces(reply.text));
}

void add_excerpts(const DigestParts& parts, Report& report) {
  for (OpenItem& item : report.open) {
    if (item.kind == ItemKind::kHeld) {
      const Result<std::string> reply = parts.store.reply_message(item.id);
      if (reply) look_into_reply(*reply, item);
    }
    if (item.mail_id == 0) continue;
    // What could not be read three times might end this program as well.
    if (item.reason == reasons::kUnreadable) continue;
    // A mail that was erased, or that the server could not hand over, has no words.
    const Result<std::string> raw = parts.store.raw_mail(item.mail_id);
    if (raw) look_into(parts.reader, *raw, item);
  }
}

// Of those that the mail shows.
Result<void> add_links(const DigestParts& parts, Instant now, Report& report) {
  if (parts.settings.organisers.empty() || report.open.empty()) return {};
  const Result<std::string> secret = parts.store.secret(parts.randomness);
  if (!secret) return secret.error();
  Secretary secretary({parts.settings, parts.renderer, parts.randomness, parts.store, *secret});
  Settling settling({parts.settings, parts.reader, parts.store, secretary, *secret, now});
  const std::size_t shown = std::min(report.open.size(), render::kMostItems);
  for (std::size_t i = 0; i < shown; ++i) {
    OpenItem& item = report.open[i];
    try {
      Result<Settling::Link> link =
          settling.link({item.kind, item.id}, item.reason == reasons::kPossibleDouble);
      if (!link) return link.error();
      item.reply_link = std::move(link->url);
      item.can_accept = link->can_accept;
    } catch (const std::exception& failure) {
      log::error("digest.no_link",
                 {{"item", name_of(ItemKey{item.kind, item.id})}, {"error", failure.what()}});
    }
  }
  return {};
}

// Not one of nobody, once all are erased.
Result<void> attach_workbook(const DigestParts& parts, bool all_are_erased, Instant now,
                             OutgoingMail& mail) {
  const Result<std::vector<Registration>> registrations = parts.store.registrations();
  if (!registrations) return registrations.error();
  if (registrations->empty() && all_are_erased) return {};
  Result<OutgoingAttachment> workbook = parts.renderer.roster().attachment(*registrations, now);
  if (!workbook) return workbook.error();
  mail.attachments.push_back(*std::move(workbook));
  return {};
}

}  // namespace

std::string day_before(Instant when, const TimeZone& zone) {
  return format_day(noon_days_before(when, 1, zone));
}

std::optional<Instant> digest_time(const config::Settings& settings, const std::string& day) {
  const std::optional<Instant> midnight = parse_time(day, settings.timezone);
  if (!midnight) return std::nullopt;
  LocalTime local = settings.timezone.local(*midnight);
  if (format_day(local) != day) return std::nullopt;
  local.hour = settings.digest.at_hour;
  local.minute = settings.digest.at_minute;
  local.second = 0;
  return settings.timezone.instant(local);
}

std::optional<std::string> due_digest(const config::Settings& settings,
                                      const std::optional<store::DigestDay>& last, Instant now) {
  const std::string day = format_day(settings.timezone.local(now));
  const std::optional<Instant> time = digest_time(settings, day);
  if (time && now >= *time) {
    if (!last || last->day < day) return day;
    return std::nullopt;
  }
  const std::string yesterday = day_before(now, settings.timezone);
  if (last && last->day < yesterday) return yesterday;
  return std::nullopt;
}

Result<Report> make_report(const DigestParts& parts, const store::Health& health,
                           const Period& period, Instant now) {
  Result<Report> report = parts.store.report(parts.settings.event, period.since, period.until);
  if (!report) return report;
  add_excerpts(parts, *report);
  if (Result<void> added = add_links(parts, now, *report); !added) return added.error();
  Fitness& fitness = report->fitness;
  fitness.last_poll = health.last_poll;
  fitness.mailbox_error = health.mailbox_error;
  fitness.courier_error = health.courier_error;
  fitness.guarded = health.guarded;
  const Result<int> lately = parts.store.sent_since(period.until - std::chrono::hours(1));
  if (!lately) return lately.error();
  fitness.over_hourly_cap = fitness.unsent > 0 && *lately >= parts.settings.limits.replies_per_hour;
  const Result<bool> waited = parts.store.waited_for_hourly_cap(
      parts.settings.limits.replies_per_hour, period.since, period.until);
  if (!waited) return waited.error();
  fitness.was_over_hourly_cap = *waited && !fitness.over_hourly_cap;
  return report;
}

Result<std::vector<store::NewOutboxMail>> compose_digests(const DigestParts& parts,
                                                          const Report& report,
                                                          const std::string& what, Instant now) {
  const Result<std::string> secret = parts.store.secret(parts.randomness);
  if (!secret) return secret.error();
  OutgoingMail outgoing = parts.renderer.digest(report, now);
  const bool all_are_erased = report.purge && report.purge->is_over;
  if (Result<void> attached = attach_workbook(parts, all_are_erased, now, outgoing); !attached) {
    // A digest that does not come is worse than one without its workbook.
    log::error("digest.no_workbook", {{"error", attached.error().text}});
  }
  std::vector<store::NewOutboxMail> mails;
  for (const std::string& to : parts.settings.digest.to) {
    outgoing.to = {{"", to}};
    outgoing.message_id = make_message_id(*secret, "digest:" + what + ":" + to,
                                          domain_of(parts.settings.courier.from.address));
    store::NewOutboxMail mail;
    mail.kind = ReplyKind::kDigest;
    mail.message_id = outgoing.message_id;
    mail.recipient = to;
    mail.envelope_from = parts.settings.courier.envelope_from;
    mail.message = mime::compose(outgoing, parts.settings.timezone);
    mails.push_back(std::move(mail));
  }
  return mails;
}

Result<bool> queue_digest(const DigestParts& parts, const store::Health& health, Instant now,
                          Instant until) {
  if (parts.settings.digest.to.empty()) return false;
  const Result<std::optional<store::DigestDay>> last = parts.store.last_digest();
  if (!last) return last.error();
  const std::optional<std::string> day = due_digest(parts.settings, *last, now);
  if (!day) return false;
  // A clock that was set back must not make a period that ends before it begins.
  const Instant since = *last ? std::min((*last)->until, until) : Instant{};
  Result<Report> report = make_report(parts, health, {since, until}, now);
  if (!report) return report.error();
  // What is caught up in the night before is the day's before, and not a second one of today.
  report->day = digest_time(parts.settings, *day);
  const store::DigestDay kept_day{*day, since, until, report->erasures};
  if (!is_worth_a_mail(*report)) {
    const Result<bool> passed = parts.store.keep_digest(kept_day, {}, now);
    if (passed && *passed) log::info("digest.none", {{"day", *day}});
    return passed ? Result<bool>(false) : passed;
  }
  const auto mails = compose_digests(parts, *report, *day, now);
  if (!mails) return mails.error();
  const Result<bool> kept = parts.store.keep_digest(kept_day, *mails, now);
  if (kept && *kept) {
    log::info("digest.queued", {{"day", *day},
                                {"mails", static_cast<std::uint64_t>(mails->size())},
                                {"open", static_cast<std::uint64_t>(report->open.size())}});
  }
  return kept;
}

}  // namespace meldaan::app
