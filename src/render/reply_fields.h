// What a reply's templates can say: templates/README.md lists the fields for those who edit
// templates.
#pragma once

#include <vector>

#include "domain/decision.h"
#include "domain/event.h"
#include "render/fields.h"
#include "render/words.h"
#include "util/clock.h"

namespace meldaan::render {

struct FieldSources {
  const Event& event;
  const TimeZone& zone;
  const Words& words;
  const Address& from;
};

Fields reply_fields(const Reply& reply, Instant now, const FieldSources& sources);

// The registrations that a reply confirms: those are what its calendar entry is for.
std::vector<const Registration*> confirmed_in(const Reply& reply);

// Replies of every shape: between them they reach every field.
std::vector<Reply> sample_replies(const Event& event);

}  // namespace meldaan::render
