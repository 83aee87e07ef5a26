// From, To, Cc, Reply-To → addresses (RFC 5322 section 3.4 with the obsolete forms), and
// message-ids.
//
// Why not mimetic's: it splits "=?utf-8?Q?Zo=C3=AB,_T.?= <z@…>" at the comma, reads a source route
// as a group, "Jan <jan@…" without its '>' and "Jan Jansen jan@…" as one address, and gives a bare
// comma in a name ("Jansen, J. <j@…>") an empty address of its own.
//
// Pure: any thread may call it. Total and linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/address.h"

namespace meldaan::mime {

// Groups are flattened. An entry without an address keeps its name; a name that only repeats the
// address is left empty. A comment is the name where there is no other ("jan@… (Jan Jansen)").
std::vector<Address> parse_address_list(std::string_view raw);

// The ids between '<' and '>', without them; without brackets the words that hold an '@'.
std::vector<std::string> parse_message_ids(std::string_view raw);

}  // namespace meldaan::mime
