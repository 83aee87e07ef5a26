#include "extract/sender_account.h"

#include <algorithm>

#include "domain/address.h"
#include "extract/names.h"
#include "extract/people_addresses.h"

namespace meldaan::extract {
namespace {

std::optional<PersonName> name_of_account(const SenderHeader& sender) {
  return sender.name == nullptr ? std::nullopt : header_name(*sender.name, *sender.name_cues);
}

// "E-mail: r.elferink@…", or the cell below that head.
bool is_labelled(const Part& body, std::size_t token) {
  const auto& fields = body.fields().all;
  return std::any_of(fields.begin(), fields.end(), [token](const Field& field) {
    return field.has(List::kLabelEmail) && field.value.contains(token);
  });
}

}  // namespace

std::string address_of_writer(const Part& body, const SenderHeader& sender,
                              const std::optional<Found<std::string>>& name) {
  const Document& document = body.document();
  const auto account = name_of_account(sender);
  const bool others =
      account && account->words > 1 && name && !same_person(account->text, name->value);
  const bool nobodys = name && !others && !spells_name(sender.address.address, name->value) &&
                       (!account || account->words < 2);
  if (!others && !nobodys) return sender.address.address;
  for (std::size_t i = 0; i < document.size(); ++i) {
    const std::string address{document.original(i)};
    if (document[i].kind != TokenKind::kAddress || document[i].zone != Zone::kOwn ||
        !is_plausible_address(address))
      continue;
    if (others || is_labelled(body, i) || spells_name(address, name->value)) return address;
  }
  return sender.address.address;
}

bool speaks_for_another(const Part& body, const SenderHeader& sender,
                        const std::optional<Found<std::string>>& name) {
  if (!name || name->evidence.source != Source::kSubject) return false;
  const bool silent =
      !body.says(List::kFirstPerson) && !body.says(List::kWish) && !body.says(List::kRegister);
  return silent && sender.nobodys_own && !spells_name(sender.address.address, name->value);
}

}  // namespace meldaan::extract
