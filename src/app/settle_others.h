// Lines in an organiser's answer that are of somebody whom the item is not about.
//
// Belongs to the thread that owns the store.
#pragma once

#include <string>

#include "app/settle_corrections.h"
#include "app/settle_item.h"
#include "domain/registration.h"
#include "util/result.h"

namespace meldaan::app {

// "Esther Lansink (KT-7F3K2M), IKC De Kiem"
std::string known_as(const Registration& one);

// Whoever has lines of her own beside those that were offered, and is registered already: to store
// them would sign her up twice, and tell the item's people of her. Takes them out, and names them
// in `others`.
Result<void> take_out_others(const SettleSources& sources, const SettleItem& context,
                             Corrections& corrections);

}  // namespace meldaan::app
