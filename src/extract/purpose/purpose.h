// What a mail is for: to register, to change, to withdraw, or something else; and whether it also
// asks what a human has to answer.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/reading.h"
#include "extract/parts/part.h"
#include "extract/wishes/wishes.h"

namespace meldaan::extract {

struct Purpose {
  Intent intent = Intent::kOther;
  Evidence evidence;
  bool by_group_alone = false;  // nothing in it registers but that it names a group
  bool refuses = false;         // it says in so many words that nobody is signed up
  bool swaps = false;           // it takes a group back, and withdraws nobody
  bool alters = false;          // it goes from one group to another, or answers our confirmation
  bool unspoken = false;        // nothing in it could register: a bare question, a private mail
  bool withdraws = false;       // all whom it names stay away
  bool wishes_too = false;      // it withdraws, and names a group or signs up as well
};

// What is said of the people beside the sender.
enum class Named : std::uint8_t {
  kNobody,
  kSignedUp,  // some of them
  kLeave,     // all of them
};

// `wished` are the groups of the body that are wished for; `wishes_found` says that there is one or
// a proposal, here or in the subject.
Purpose find_purpose(const Part& body, const Part& subject, const std::vector<Range>& wished,
                     bool wishes_found, Named named);

}  // namespace meldaan::extract
