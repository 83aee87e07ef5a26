// What a reply's templates can say: templates/README.md lists the fields for those who edit
// templates.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "domain/decision.h"
#include "domain/event.h"
#include "render/fields.h"
#include "render/words.h"
#include "util/clock.h"

namespace meldaan::render {

inline constexpr std::array kReplyKinds = {
    ReplyKind::kConfirmation,  ReplyKind::kQuestion,     ReplyKind::kReminder,
    ReplyKind::kChanged,       ReplyKind::kCancelled,    ReplyKind::kUnchanged,
    ReplyKind::kLate,          ReplyKind::kErasureCheck, ReplyKind::kErased,
    ReplyKind::kReceipt,       ReplyKind::kNotice,       ReplyKind::kSettling,
    ReplyKind::kEventReminder, ReplyKind::kMovedUp};

struct FieldSources {
  const Event& event;
  const TimeZone& zone;
  const Words& words;
  const Address& from;
  const std::string& language;  // the folder's name, for html's lang
};

// Weekday, day, month, year, hour and minute in words and digits.
Fields date_fields(Instant when, const FieldSources& sources);
// What every mail of ours can say: language, network, event, label.
Fields common_fields(Instant now, const FieldSources& sources);
Fields reply_fields(const Reply& reply, Instant now, const FieldSources& sources);

// Replies of every shape: between them they reach every field.
std::vector<Reply> sample_replies(const Event& event);

}  // namespace meldaan::render
