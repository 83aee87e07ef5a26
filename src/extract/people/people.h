// Whom a mail is about: its sender, and those the sender signs up.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/address.h"
#include "domain/reading.h"
#include "extract/parts/part.h"
#include "extract/people/attendance.h"
#include "extract/text/names.h"

namespace meldaan::extract {

struct PersonFound {
  std::string name;       // empty: not named ("mijn duo komt ook"), or by a first name alone
  std::string call_name;  // the first word of the name, folded: how prose refers to her later
  // The call name as it is written, where no full name is given; else empty.
  std::string called;
  double score = 0;
  Evidence evidence;
  std::vector<Range>
      rows;  // list items, table rows and forms that are this person's; none in prose
  std::vector<Range> mentioned;  // where the name stands in the body
  std::string address;           // the sender's own, or one that the mail gives for her
  bool is_sender = false;
  bool with_sender = false;  // "mijn duo en ik": wants what the sender wants
  // Named to say that she does not come, beside others who do. What is said of her group is
  // nobody's wish; she stands behind all others, and is not registered.
  bool stays_away = false;
  bool leaves = false;          // the mail withdraws her
  bool open = false;            // what she wants is not known yet
  std::size_t writes_from = 0;  // "Dag, Piet Bakker hier": from there "ik" is she; 0: nowhere
  bool speaks = false;          // in her rows "ik" is she

  bool has_in_row(std::size_t token) const;
};

struct SenderHeader {
  const Address& address;
  const Document* name = nullptr;  // its display name; nullptr where there is none
  const Cues* name_cues = nullptr;
  bool nobodys_own = false;  // an office's or a school's account, by its name or its address
  std::span<const Address> copied_to = {};  // Cc
};

// The people to be registered (to be changed, to be withdrawn), in order of appearance; at least
// one. `wishes_found`: the mail wishes for a group. Where it wishes for none, those who are said to
// stay away are the ones it is about. `refused`: groups that are named to decline them. `opinion`
// is asked of each who may take part.
std::vector<PersonFound> find_people(const Part& body, const Part& subject,
                                     const SenderHeader& sender, bool wishes_found,
                                     const std::vector<Range>& refused = {},
                                     const AttendanceOpinion& opinion = {});

}  // namespace meldaan::extract
