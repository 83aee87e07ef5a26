// Which of the addresses in a mail are those of the people in it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/parts/part.h"
#include "extract/people/people.h"

namespace meldaan::extract {

// An address belongs to the row it stands in, else to whoever it is like, else to the last one
// named before it. In the heads of mails passed on, it belongs to the name it stands beside; in the
// Cc to whose name is given there, or without a name to the only one whom it spells. Who is called
// by a first name alone is the one in the Cc who bears it, by her whole name.
void give_addresses(const Part& body, const SenderHeader& sender, std::vector<PersonFound>& people);

// Whether an address spells a name: "vera.lucassen@…", "vlucassen@…" for "Vera Lucassen".
bool spells_name(std::string_view address, std::string_view name);

// The token of the one address in the writer's own words; nullopt where there are none, or several.
std::optional<std::size_t> only_own_address(const Document& document);

}  // namespace meldaan::extract
