#include "net/smtp_envelope.h"

#include <algorithm>
#include <optional>

#include "domain/address.h"
#include "util/idna.h"
#include "util/text.h"

namespace meldaan::net {
namespace {

// RFC 5321 section 4.5.3.1: 64 octets for the local part, 255 for the domain.
constexpr std::size_t kLocalPartLimit = 64;
constexpr std::size_t kDomainLimit = 255;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// RFC 5322 atext, dots, and UTF-8 (RFC 6531). Dots may stand anywhere: some providers hand out
// "jan..jansen" and "jan.", and their own servers accept them.
bool is_dot_atom(std::string_view local) {
  constexpr std::string_view kSpecial = "!#$%&'*+-/=?^_`{|}~.";
  return std::all_of(local.begin(), local.end(), [&](char c) {
    return is_alphanumeric(c) || kSpecial.find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

// "jan jansen"@…: what RFC 5321 allows between the quotes, without backslashes and brackets, which
// nobody uses and which parsers disagree about.
bool is_plain_quoted_string(std::string_view local) {
  if (local.size() < 3 || local.front() != '"' || local.back() != '"') return false;
  const auto inner = local.substr(1, local.size() - 2);
  return std::all_of(inner.begin(), inner.end(), [](char c) {
    return c >= ' ' && c <= '~' && std::string_view("\"\\<>").find(c) == std::string_view::npos;
  });
}

bool is_host_name(std::string_view domain) {
  if (domain.empty() || domain.size() > kDomainLimit) return false;
  for (const std::string_view label : split(domain, '.')) {
    if (label.empty() || label.size() > 63) return false;
    if (!std::all_of(label.begin(), label.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; })) {
      return false;
    }
  }
  return true;
}

// nullopt where the address can't stand between '<' and '>'.
std::optional<std::string> smtp_mailbox(std::string_view address) {
  const auto at = address.rfind('@');
  if (at == std::string_view::npos || !is_utf8(address)) return std::nullopt;
  const std::string_view local = address.substr(0, at);
  if (local.empty() || local.size() > kLocalPartLimit) return std::nullopt;
  if (!is_dot_atom(local) && !is_plain_quoted_string(local)) return std::nullopt;
  const auto domain = domain_to_ascii(address.substr(at + 1));
  if (!domain || !is_host_name(*domain)) return std::nullopt;
  return std::string(local) + "@" + *domain;
}

}  // namespace

Result<SmtpEnvelope> smtp_envelope(const Envelope& envelope) {
  SmtpEnvelope checked;
  if (envelope.to.empty()) return permanent(Errc::kInvalid, "the envelope names no recipient");
  if (!envelope.from.empty()) {
    const auto from = smtp_mailbox(envelope.from);
    if (!from) return permanent(Errc::kInvalid, "the envelope sender is no address SMTP can carry");
    checked.from = *from;
  }
  checked.needs_smtputf8 = !is_ascii(checked.from);
  for (const auto& recipient : envelope.to) {
    const auto to = smtp_mailbox(recipient);
    if (!to) {
      return permanent(Errc::kInvalid, "recipient " + std::to_string(checked.to.size() + 1) +
                                           " is no address SMTP can carry");
    }
    checked.needs_smtputf8 = checked.needs_smtputf8 || !is_ascii(*to);
    checked.to.push_back(*to);
  }
  return checked;
}

std::string with_crlf(std::string_view message) {
  std::string out;
  out.reserve(message.size() + message.size() / 32 + 2);
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message[i] == '\r' || message[i] == '\n') {
      out += "\r\n";
      if (message[i] == '\r' && i + 1 < message.size() && message[i + 1] == '\n') ++i;
    } else {
      out += message[i];
    }
  }
  if (!out.ends_with("\r\n")) out += "\r\n";
  return out;
}

std::string helo_name(std::string_view user) {
  const std::string domain = domain_of(user);
  const bool qualified = domain.find('.') != std::string::npos;
  // RFC 5321 section 4.1.4: who has no name gives an address literal.
  return qualified && is_host_name(domain) ? domain : "[127.0.0.1]";
}

}  // namespace meldaan::net
