#include <algorithm>
#include <iterator>

#include "store/store.h"
#include "util/hash.h"
#include "util/text.h"

namespace meldaan::store {
namespace {

// Each hash starts with its own word: one kind can never pass for the other.
constexpr std::string_view kWhole = "meldaan whole mail";
constexpr std::string_view kEssence = "meldaan mail essence";

}  // namespace

ContentHashes content_hashes(const std::string& secret, std::string_view raw,
                             std::string_view message_id, std::string_view date,
                             std::string_view text) {
  ContentHashes hashes;

  // A server may give the same mail with LF or CRLF, depending on who asks and how it stores.
  std::string whole(kWhole);
  whole.reserve(whole.size() + 1 + raw.size());
  whole.push_back('\0');
  std::copy_if(raw.begin(), raw.end(), std::back_inserter(whole), [](char c) { return c != '\r'; });
  hashes.whole = to_hex(hmac_sha256(secret, whole));

  // Without a Message-ID two people's identical short mails would count as one.
  if (trim(message_id).empty()) return hashes;
  std::string essence(kEssence);
  for (const std::string& part :
       {std::string(trim(message_id)), std::string(trim(date)), collapse_spaces(text)}) {
    essence.push_back('\0');
    essence += part;
  }
  hashes.essence = to_hex(hmac_sha256(secret, essence));
  return hashes;
}

}  // namespace meldaan::store
