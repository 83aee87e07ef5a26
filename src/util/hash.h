// Hashes, keyed hashes, randomness and the alphabets they are written in (libcrypto).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace meldaan {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);
Sha256 hmac_sha256(std::string_view key, std::string_view bytes);

std::string to_hex(std::string_view bytes);
std::string to_hex(const Sha256& digest);
// Crockford's base 32: no I, L, O, U, so that a reference survives being read over the phone.
std::string to_base32(std::string_view bytes);
// RFC 4648 section 5, unpadded.
std::string to_base64url(std::string_view bytes);
bool equal_in_constant_time(std::string_view a, std::string_view b);

// Comes in from outside so that tests can name references beforehand. Thread-safe by contract.
class Randomness {
 public:
  virtual ~Randomness() = default;
  virtual std::string bytes(std::size_t count) = 0;
};

// The operating system's (libcrypto's generator, seeded by it).
class SystemRandomness : public Randomness {
 public:
  std::string bytes(std::size_t count) override;
};

}  // namespace meldaan
