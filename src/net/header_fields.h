// Of a mail's header what says which mail it is, what it answers and who wrote it, still raw: its
// reading is another module's.
#pragma once

#include <string>
#include <string_view>

namespace meldaan::net {

// The fields Message-ID, In-Reply-To, References, From and Auto-Submitted of what a mail begins
// with, in its order, with their folded lines, each line ended by CRLF; up to the empty line that
// ends a header (RFC 5322 section 2.2). Total: any bytes, in time linear in them. A field over a
// quarter of kHeaderBytes is cut, so that no References can crowd out the others; what goes beyond
// kHeaderBytes is left out.
std::string thread_fields(std::string_view mail);

}  // namespace meldaan::net
