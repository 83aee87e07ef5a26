// What an organiser says of two registrations that may be one person's.
//
// rule_on_double() is pure; find_double() belongs to the thread that owns the store.
#pragma once

#include <vector>

#include "app/settle_item.h"
#include "domain/instruction.h"
#include "util/result.h"

namespace meldaan::app {

// "Dezelfde persoon, deze mag weg" makes one of the two (kMerge), "het zijn er twee" leaves both
// (kIgnore). Where a plain word rules ("negeren", "afmelden") that holds.
void rule_on_double(std::vector<Instruction>& said);
// Of a registration that is open for nothing else than that it may be another's person: says so in
// the item, with the earlier registration.
Result<void> find_double(const SettleSources& sources, SettleItem& context);
// Which of the two "afmelden" is about: those whose references the organiser wrote. By a bare word
// she may mean that a person who signed up twice does not come, or that one of the two
// registrations is to go: of neither anybody is withdrawn.
void choose_withdrawn(const std::vector<Reference>& refs, SettleItem& context,
                      desk::ItemCase& item);

}  // namespace meldaan::app
