// What a later mail says of each whom its conversation is about: "Gijs is ziek en komt niet. Bea
// wil ook naar HRM." One mail may withdraw the one, alter another and sign up a third.
//
// Pure, and total like all reading.
#pragma once

#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "domain/reading.h"
#include "extract/assignment/assignment.h"
#include "extract/groups/catalogue.h"
#include "extract/later_mails/spoken_of.h"

namespace meldaan::extract {

struct FollowUp {
  std::vector<PersonReading> people;  // those of whom it says something that is to be done
  // Somebody leaves, comes, is called or reached otherwise: no mere answer, and no mere choice of
  // groups by the writer.
  bool decisive = false;
  bool of_others = false;  // of anybody but the writer
  bool by_way = false;     // names somebody who does not join
  bool replaces = false;   // the groups that it names are to take the place of those before
  bool asks = false;       // asks something that nothing done here answers
  // Withdraws somebody whom we do not know, or who may come after all: nothing of it can be done.
  bool beyond = false;
};

// nullopt where nothing is to be done, or where the mail says more than was understood.
std::optional<FollowUp> read_follow_up(const Findings& findings, const Catalogue& catalogue,
                                       const std::vector<Acquaintance>& known,
                                       const SpokenOf& spoken);

}  // namespace meldaan::extract
