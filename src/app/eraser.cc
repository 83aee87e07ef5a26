#include "app/eraser.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/person_search.h"
#include "app/workshop.h"
#include "domain/address.h"
#include "util/log.h"

namespace meldaan::app {
namespace {

using store::Erasure;
using store::ErasureOrigin;
using store::StoredBytes;

constexpr const char* kReader = "another program is reading the database";

bool is_among(const std::vector<std::int64_t>& ids, std::int64_t id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void add(std::string& reasons, const std::string& reason) {
  if (reason.empty() || reasons.find(reason) != std::string::npos) return;
  reasons += (reasons.empty() ? "" : "; ") + reason;
}

// What was kept for the whole desk goes by its numbers: words would lead to mail of other matters.
PersonSearch search_of(const Erasure& erasure, const Event& event, const std::string& secret) {
  if (erasure.origin != ErasureOrigin::kRetention) {
    return PersonSearch(erasure.targets, secret, erasure.requested);
  }
  store::ErasureTargets targets = erasure.targets;
  targets.addresses.clear();
  targets.names.clear();
  return PersonSearch(targets, secret,
                      std::min(erasure.requested, kept_from(event, erasure.requested)));
}

// Where a name may be somebody else's. After the retention what is left of the mails is what was
// to be kept: all others went by their numbers.
bool may_stand_in(const std::string& place, ErasureOrigin origin) {
  if (origin == ErasureOrigin::kRetention &&
      (place.starts_with("mail.") || place.starts_with("raw_mail."))) {
    return true;
  }
  return place.starts_with("registration") || place.starts_with("school.") ||
         place.starts_with("board.");
}

// Every digest holds everybody's data, and its workbook hides it from a search for words. Those
// that are out lose their content; of those that are not, a whole day's go and are made anew.
class DigestSearch {
 public:
  explicit DigestSearch(std::vector<std::string> own_addresses)
      : own_addresses_(std::move(own_addresses)) {}

  void add(const StoredBytes& digest, store::Reduction& found) {
    if (digest.is_out || digest.is_sending) begun_.insert(digest.digest_day);
    if (digest.is_sending) is_waiting_ = true;
    if (digest.is_out) {
      // One that lies in our own mailbox is erased there, too.
      const bool is_ours =
          std::any_of(own_addresses_.begin(), own_addresses_.end(), [&](const std::string& own) {
            return comparable_address(own) == comparable_address(digest.address);
          });
      (is_ours ? found.other_replies : found.digests).push_back(digest.id);
    } else if (!digest.is_sending) {
      unsent_.emplace_back(digest.digest_day, digest.id);
    }
  }
  // Returns what is to be waited for.
  std::string finish(store::Reduction& found) {
    for (const auto& [day, id] : unsent_) {
      // One that was asked for beside the daily ones has no day.
      if (!day.empty() && begun_.contains(day)) {
        is_waiting_ = true;
      } else {
        found.unsent_digests.push_back(id);
      }
    }
    return is_waiting_ ? "a digest has not gone out to everybody yet" : "";
  }

 private:
  std::vector<std::string> own_addresses_;
  std::set<std::string> begun_;
  std::vector<std::pair<std::string, std::int64_t>> unsent_;
  bool is_waiting_ = false;
};

Seconds wait_after(int attempts) {
  constexpr int kMostDoublings = 12;
  return std::min(Eraser::kMostRetry,
                  Eraser::kFirstRetry * (1 << std::min(attempts, kMostDoublings)));
}

}  // namespace

Result<store::Reduction> Eraser::look_through(const Erasure& erasure, std::string& waiting_for) {
  const PersonSearch search = search_of(erasure, parts_.settings.event, parts_.secret);
  const store::ErasureTargets& targets = erasure.targets;
  const bool everybody = erasure.origin == ErasureOrigin::kRetention;
  store::Reduction found;
  const auto mails = parts_.book.each_mail([&](const StoredBytes& mail) {
    parts_.on_progress();
    if (is_among(targets.mails, mail.id) || search.is_meant(mail.bytes)) {
      found.mails.push_back(mail.id);
    }
  });
  if (!mails) return mails.error();
  DigestSearch digests(own_addresses(parts_.settings));
  const auto replies = parts_.book.each_reply([&](const StoredBytes& reply) {
    parts_.on_progress();
    if (reply.kind == ReplyKind::kDigest) {
      // What came back with a mailbox has never been in a digest since.
      if (erasure.origin != ErasureOrigin::kRestored) digests.add(reply, found);
      return;
    }
    const bool is_own =
        everybody ? is_among(targets.replies, reply.id)
                  : search.is_address(reply.address) && reply.created <= erasure.requested;
    const bool is_linked = is_among(targets.replies, reply.id) || search.is_meant(reply.bytes);
    if (!is_own && !is_linked) return;
    if (reply.is_out) {
      (is_own ? found.own_replies : found.other_replies).push_back(reply.id);
    } else if (is_own && !everybody && !reply.is_sending && reply.kind != ReplyKind::kErased) {
      found.unsent.push_back(reply.id);
    } else {
      add(waiting_for, is_own ? "the last reply has not gone out yet"
                              : "a reply to somebody else, which names the person, has not gone "
                                "out yet");
    }
  });
  if (!replies) return replies.error();
  add(waiting_for, digests.finish(found));
  return found;
}

void Eraser::erase_in_mailbox(const Erasure& erasure, ErasureReport& report) {
  const PersonSearch search = search_of(erasure, parts_.settings.event, parts_.secret);
  net::ErasureSearch wanted;
  wanted.words = search.words();
  wanted.message_ids = search.message_ids();
  wanted.is_meant = [&](std::string_view bytes) { return search.is_meant(bytes); };
  if (erasure.origin == ErasureOrigin::kRetention) {
    // What colleagues answered quotes what they were asked.
    wanted.words = search.message_ids();
    wanted.message_ids.clear();
    wanted.is_meant = [&](std::string_view bytes) {
      return search.is_meant(bytes) || search.is_answer(bytes);
    };
  }
  wanted.on_progress = parts_.on_progress;
  if (wanted.words.empty() && wanted.message_ids.empty()) return;
  const Result<void> opened = parts_.mailbox.open();
  const Result<net::ErasedMails> erased =
      opened ? parts_.mailbox.erase(wanted) : Result<net::ErasedMails>(opened.error());
  if (!erased) {
    add(report.waiting_for, "the mailbox: " + erased.error().text);
    return;
  }
  report.mailbox_mails = erased->mails;
  for (const std::string& obstacle : erased->obstacles) add(report.waiting_for, obstacle);
}

// Empty where nothing is found.
Result<std::string> Eraser::look_into_file(const Erasure& erasure) {
  std::vector<std::string> words =
      PersonSearch(erasure.targets, parts_.secret, erasure.requested).words();
  const Result<bool> holds = parts_.book.file_holds(words);
  if (!holds) return holds.error();
  if (!*holds) return std::string();
  std::string left;
  std::vector<std::string> gone;
  for (const std::string& word : words) {
    const auto places = parts_.book.tables_with(word);
    if (!places) return places.error();
    // Somebody of the same name, who has signed up anew, or a school that is called so.
    const bool may = std::any_of(places->begin(), places->end(), [&](const std::string& place) {
      return may_stand_in(place, erasure.origin);
    });
    if (may) continue;
    for (const std::string& place : *places) add(left, place);
    gone.push_back(word);
  }
  if (!left.empty()) return "a table still holds the name or the address: " + left;
  const Result<bool> still = parts_.book.file_holds(gone);
  if (!still) return still.error();
  if (!*still) return std::string();
  const Result<bool> rewritten = parts_.book.rewrite();
  if (!rewritten) return rewritten.error();
  if (!*rewritten) return std::string(kReader);
  const Result<bool> after = parts_.book.file_holds(gone);
  if (!after) return after.error();
  return std::string(*after ? "the database file still holds the name or the address" : "");
}

// The WAL holds what was erased until it is written out and cut off.
Result<std::string> Eraser::settle_database(const Erasure& erasure) {
  const Result<bool> written = parts_.book.write_out();
  if (!written) return written.error();
  if (!*written) return std::string(kReader);
  if (!erasure.looked_through) {
    Result<std::string> found = look_into_file(erasure);
    if (!found || !found->empty()) return found;
    if (Result<void> noted = parts_.book.mark_looked_through(erasure.id); !noted)
      return noted.error();
    const Result<bool> again = parts_.book.write_out();
    if (!again) return again.error();
    if (!*again) return std::string(kReader);
  }
  if (Result<void> done = parts_.book.finish(erasure.id, parts_.clock.now()); !done)
    return done.error();
  return std::string();
}

Result<ErasureReport> Eraser::carry_out(const Erasure& asked) {
  ErasureReport report;
  Erasure erasure = asked;
  if (!erasure.looked_through) {
    const auto found = look_through(erasure, report.waiting_for);
    if (!found) return found.error();
    report.mails = found->mails.size();
    report.replies = found->own_replies.size() + found->other_replies.size() + found->unsent.size();
    report.digests = found->digests.size() + found->unsent_digests.size();
    const Result<bool> reduced = parts_.book.reduce(erasure, *found, parts_.clock.now());
    if (!reduced) return reduced.error();
    if (!*reduced) add(report.waiting_for, "a reply or a digest is being sent");
    Result<store::ErasureTargets> targets = parts_.book.targets(erasure.id);
    if (!targets) return targets.error();
    erasure.targets = *std::move(targets);
    erase_in_mailbox(erasure, report);
  }
  if (report.waiting_for.empty()) {
    const Result<std::string> waiting = settle_database(erasure);
    if (!waiting) return waiting.error();
    report.waiting_for = *waiting;
  }
  const bool done = report.waiting_for.empty();
  log::info(done ? "erasure.done" : "erasure.pending", {{"erasure", erasure.id},
                                                        {"origin", name_of(erasure.origin)},
                                                        {"mails", report.mails},
                                                        {"replies", report.replies},
                                                        {"digests", report.digests},
                                                        {"mailbox_mails", report.mailbox_mails},
                                                        {"waiting_for", report.waiting_for}});
  if (done) return report;
  const Instant next = parts_.clock.now() + wait_after(erasure.attempts);
  if (Result<void> noted = parts_.book.postpone(erasure.id, next, report.waiting_for); !noted)
    return noted.error();
  return report;
}

Result<void> Eraser::carry_out_pending(bool regardless) {
  const auto due =
      parts_.book.pending(regardless ? std::nullopt : std::optional<Instant>(parts_.clock.now()));
  if (!due) return due.error();
  for (const Erasure& erasure : *due) {
    if (const auto done = carry_out(erasure); !done) return done.error();
  }
  return {};
}

Result<void> Eraser::purge_if_due(Instant stored_before) {
  if (parts_.clock.now() < end_of_retention(parts_.settings.event)) return {};
  const Instant kept = kept_from(parts_.settings.event, parts_.clock.now());
  const Result<bool> has = parts_.book.has_personal_data(kept, stored_before);
  if (!has) return has.error();
  if (!*has) return {};
  const auto asked =
      parts_.book.request_all(totals_name(parts_.settings.event), kept, parts_.clock.now());
  if (!asked) return asked.error();
  log::info("retention.over", {{"erasure", *asked}});
  return {};
}

Instant kept_from(const Event& event, Instant now) {
  constexpr int kLeastDays = 14;  // somebody may be on holiday
  const Seconds kept = std::chrono::hours(24) * std::max(event.retention_days, kLeastDays);
  return std::max(end_of_retention(event), now - kept);
}

}  // namespace meldaan::app
