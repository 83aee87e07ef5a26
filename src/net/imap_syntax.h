// How a client writes IMAP (RFC 3501, RFC 9051): names, UID sets, dates. Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "util/clock.h"

namespace meldaan::net {

// UTF-8 to modified UTF-7, RFC 3501 section 5.1.3. Servers speak it unless a client enables UTF-8,
// which this one never does: one spelling works everywhere.
std::string to_modified_utf7(std::string_view utf8);

// A quoted string; nullopt where the text holds what none can: control characters and bytes over
// 127.
std::optional<std::string> to_quoted(std::string_view ascii);

// Servers bound the length of a command line (RFC 7162 section 4 names 8,192); this stays well
// below.
inline constexpr std::size_t kUidSetBytes = 4000;

// "1:3,7,9:12" for UIDs in any order, cut into sets of at most `bytes` each. Only UIDs that were
// given are named: a range never bridges a gap.
std::vector<std::string> to_uid_sets(std::vector<std::uint64_t> uids,
                                     std::size_t bytes = kUidSetBytes);

// INTERNALDATE: "17-Jul-1996 02:44:25 -0700"; a day under ten may start with a space.
std::optional<Instant> parse_internal_date(std::string_view text);

// The same, in UTC: "04-Oct-2018 13:00:00 +0000". Years beyond 1970 to 9999 are brought into them.
std::string to_internal_date(Instant when);
// The day of a SEARCH SINCE that leaves out no mail from `when` on: "3-Oct-2018" for 4 October,
// since servers compare days of whatever zone (RFC 3501 section 6.4.4).
std::string to_search_day(Instant when);

}  // namespace meldaan::net
