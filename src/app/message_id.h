// Message-IDs of our own replies: stable, so that a reply that goes out twice is one mail to its
// reader, and keyed, so that nobody can make one up (a reply to one of them proves that our mail
// was received).
#pragma once

#include <string>
#include <string_view>

namespace meldaan::app {

// `what` tells the reply from every other one: the content hash of the mail it answers and its
// kind. The result, without <>, reads "meldaan.PAYLOAD.KEYEDHASH@domain".
std::string make_message_id(std::string_view secret, std::string_view what,
                            std::string_view domain);

// 24 digits of base 32, lower case, of a hash of `bytes` keyed with the secret; hashes of different
// purposes tell nothing of each other.
std::string keyed_digits(std::string_view secret, std::string_view purpose, std::string_view bytes);

// Whether an id (without <>) is one that make_message_id() gave out with this secret.
bool is_own_message_id(std::string_view secret, std::string_view message_id);

}  // namespace meldaan::app
