#include "domain/incoming_mail.h"

namespace meldaan {

const std::string* IncomingMail::header(std::string_view name) const {
  for (const Header& header : headers) {
    if (header.name == name) return &header.value;
  }
  return nullptr;
}

const Address& IncomingMail::sender() const {
  static const Address kNobody;
  return from.empty() ? kNobody : from.front();
}

}  // namespace meldaan
