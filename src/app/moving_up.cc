#include "app/moving_up.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/intake.h"
#include "domain/address.h"
#include "util/log.h"

namespace meldaan::app {
namespace {

// Of one address.
struct Moving {
  std::vector<store::Move> moves;
  std::vector<Standing> standings;
  std::string unique;
};

// By address; those who cannot be reached stand under the empty one.
Result<std::map<std::string, Moving>> by_address(store::Store& store,
                                                 const std::vector<store::Move>& due) {
  std::vector<std::int64_t> ids;
  for (const store::Move& move : due) {
    if (std::find(ids.begin(), ids.end(), move.registration) == ids.end())
      ids.push_back(move.registration);
  }
  const Result<std::vector<Standing>> standings = store.standings(ids);
  if (!standings) return standings.error();
  std::map<std::string, Moving> found;
  for (const Standing& standing : *standings) {
    const std::string address = comparable_address(standing.mailed_at);
    const bool is_reached = !standing.undeliverable && is_plausible_address(address);
    Moving& moving = found[is_reached ? address : std::string()];
    moving.standings.push_back(standing);
    for (const store::Move& move : due) {
      if (move.registration != standing.registration.id) continue;
      moving.moves.push_back(move);
      moving.unique += standing.registration.ref + " " + move.group + " ";
    }
  }
  return found;
}

// As it stands once the moves are made.
Registration moved(Registration registration, const std::vector<store::Move>& moves, Instant now) {
  std::erase_if(registration.waiting, [&](const WaitingPlace& place) {
    return std::any_of(moves.begin(), moves.end(), [&](const store::Move& move) {
      return move.registration == registration.id && move.group == place.group;
    });
  });
  registration.updated = now;  // as Store::move_up() has it
  return registration;
}

Result<std::optional<store::NewOutboxMail>> mail_to(const std::string& address,
                                                    const Moving& moving, Secretary& secretary,
                                                    Instant now) {
  if (address.empty()) return std::optional<store::NewOutboxMail>();
  std::vector<Registration> before;
  std::vector<Registration> after;
  for (const Standing& standing : moving.standings) {
    before.push_back(standing.registration);
    after.push_back(moved(standing.registration, moving.moves, now));
  }
  Result<store::NewOutboxMail> mail =
      secretary.tell_moved_up(before, after, address, moving.unique + format_utc(now), now);
  if (!mail) return mail.error();
  return std::optional<store::NewOutboxMail>(*std::move(mail));
}

}  // namespace

Result<int> move_up(store::Store& store, Secretary& secretary, const config::Settings& settings,
                    Instant now) {
  if (now > settings.event.closes) return 0;
  const Capacities capacities = capacities_of(settings.event);
  const Result<std::vector<store::Move>> due = store.moves_due(capacities);
  if (!due) return due.error();
  const auto moving = by_address(store, *due);
  if (!moving) return moving.error();
  int queued = 0;
  for (const auto& [address, one] : *moving) {
    const auto mail = mail_to(address, one, secretary, now);
    if (!mail) return mail.error();
    if (Result<void> stored = store.move_up(one.moves, capacities, *mail, now); !stored)
      return stored.error();
    log::info("waiting.moved_up", {{"places", static_cast<std::uint64_t>(one.moves.size())},
                                   {"told", mail->has_value()},
                                   {"held", mail->has_value() && (*mail)->held}});
    queued += mail->has_value();
  }
  return queued;
}

Result<void> Intake::move_up(SweepReport& report) {
  Secretary writer = secretary();
  const Result<int> queued =
      app::move_up(parts_.store, writer, parts_.settings, parts_.clock.now());
  if (!queued) return queued.error();
  note_queued(*queued, report);
  return {};
}

}  // namespace meldaan::app
