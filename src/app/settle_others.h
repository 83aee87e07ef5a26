// Lines in an organiser's answer that are of somebody whom the item is not about.
//
// Belongs to the thread that owns the store.
#pragma once

#include "app/settle_corrections.h"
#include "app/settle_item.h"
#include "util/result.h"

namespace meldaan::app {

// Whoever has lines of her own beside those that were offered, and is registered already: to store
// them would sign her up twice, and tell the item's people of her. Takes them out, and names them
// in `others`.
Result<void> take_out_others(const SettleSources& sources, const SettleItem& context,
                             Corrections& corrections);

}  // namespace meldaan::app
