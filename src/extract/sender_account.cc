#include "extract/sender_account.h"

#include <algorithm>

#include "domain/address.h"
#include "extract/names.h"
#include "extract/people_addresses.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

std::optional<PersonName> name_of_account(const SenderHeader& sender) {
  return sender.name == nullptr ? std::nullopt : header_name(*sender.name, *sender.name_cues);
}

bool spells_given_name(std::string_view address, std::string_view name) {
  const std::string given = call_name(name);
  return !given.empty() &&
         fold(address.substr(0, address.find('@'))).find(given) != std::string::npos;
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
  // "fam.nijhuis@…" spells only what the whole family is called.
  const bool spelt =
      name && spells_name(sender.address.address, name->value) &&
      !(sender.nobodys_own && !spells_given_name(sender.address.address, name->value));
  const bool nobodys = name && !others && !spelt && (!account || account->words < 2);
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
