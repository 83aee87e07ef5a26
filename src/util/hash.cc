#include "util/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <cstdlib>

namespace meldaan {
namespace {

std::string_view view(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

// `bits` at a time, most significant first; the last group is padded with zero bits.
std::string to_base(std::string_view bytes, unsigned bits, const char* alphabet) {
  std::string out;
  unsigned pending = 0;
  unsigned count = 0;
  for (const char c : bytes) {
    pending = (pending << 8) | static_cast<unsigned char>(c);
    count += 8;
    while (count >= bits) {
      count -= bits;
      out += alphabet[(pending >> count) & ((1u << bits) - 1)];
    }
    pending &= (1u << count) - 1;
  }
  if (count > 0) out += alphabet[(pending << (bits - count)) & ((1u << bits) - 1)];
  return out;
}

}  // namespace

Sha256 sha256(std::string_view bytes) {
  Sha256 digest{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
    std::abort();  // libcrypto without SHA-256 is no libcrypto
  }
  return digest;
}

Sha256 hmac_sha256(std::string_view key, std::string_view bytes) {
  Sha256 digest{};
  unsigned length = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data(),
           &length) == nullptr) {
    std::abort();
  }
  return digest;
}

std::string to_hex(std::string_view bytes) {
  return to_base(bytes, 4, "0123456789abcdef");
}
std::string to_hex(const Sha256& digest) {
  return to_hex(view(digest));
}

std::string to_base32(std::string_view bytes) {
  return to_base(bytes, 5, "0123456789ABCDEFGHJKMNPQRSTVWXYZ");
}

std::string to_base64url(std::string_view bytes) {
  return to_base(bytes, 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string SystemRandomness::bytes(std::size_t count) {
  std::string out(count, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(count)) != 1) {
    std::abort();  // without randomness nothing that we sign would be worth anything
  }
  return out;
}

}  // namespace meldaan
