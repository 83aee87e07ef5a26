// What a person is after one more mail of theirs.
#pragma once

#include "domain/registration.h"

namespace meldaan::desk {

// `later` fills what was not known and adds groups; it takes nothing away, and it renames neither
// person nor school: that is a change, and changes are decided elsewhere. A topic that was unclear
// is settled by a group of that topic.
Person merged(const Person& known, const Person& later);

}  // namespace meldaan::desk
