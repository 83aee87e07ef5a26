// The registrations as organisers read them: the columns that workbook and CSV file share, who is
// expected in which group, and the totals.
//
// Pure; points into nothing.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "domain/event.h"
#include "domain/registration.h"
#include "domain/report.h"
#include "render/roster_words.h"
#include "util/clock.h"

namespace meldaan::render {

// One line of text without controls, no longer than a spreadsheet's cell may be.
std::string cell_text(std::string_view text);

using RosterCell = std::variant<std::string, Instant>;

struct Roster {
  std::vector<std::string> heading;
  struct Row {
    std::vector<RosterCell> cells;  // as many as the heading has
    RegistrationState state = RegistrationState::kIncomplete;
  };
  std::vector<Row> rows;  // in the registrations' order
};
// The column of waiting lists is there where a group is limited or somebody waits.
Roster make_roster(const std::vector<Registration>& registrations, const Event& event,
                   const RosterWords& words);

// Whom a sign-in sheet lists: whoever has not withdrawn. Late ones are among them, since they may
// stand at the door.
struct SignInList {
  std::string title;
  struct Line {
    std::string name;    // the address where no name is known
    std::string school;  // the foundation where no school is known
    std::string remark;  // the state, where it is not `confirmed`; the number of who waits
    int waiting = 0;     // that number; 0: does not wait
  };
  std::vector<Line> lines;  // by name; below them those who wait, the first one first
};
// One for each group, in the invitation's order, and a last one where one of them is in no group
// yet.
std::vector<SignInList> make_sign_in_lists(const std::vector<Registration>& registrations,
                                           const Event& event, const RosterWords& words);

struct RosterTotals {
  Totals totals;  // as the digest counts: late ones do not come
  struct Line {
    std::string name;
    std::size_t confirmed = 0;
    std::size_t incomplete = 0;
    std::size_t people() const { return confirmed + incomplete; }
  };
  std::vector<Line> groups;  // all, in the invitation's order
  // The largest first, each as most write it; who has none comes last, under the word for that.
  std::vector<Line> foundations;
};
RosterTotals make_totals(const std::vector<Registration>& registrations, const Event& event,
                         const RosterWords& words);

}  // namespace meldaan::render
