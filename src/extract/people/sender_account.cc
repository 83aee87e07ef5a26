#include "extract/people/sender_account.h"

#include <algorithm>

#include "domain/address.h"
#include "extract/people/people_addresses.h"
#include "extract/people/person_at.h"
#include "extract/text/names.h"
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

// "Janneke Mulder en Soraya Benali": full names that fill a line; none where it holds more.
std::vector<PersonName> names_filling(const Part& body, const Line& line) {
  const Document& document = body.document();
  std::vector<PersonName> names;
  for (std::size_t at = line.first; at < line.last;) {
    const auto name = person_at(body, at, true);
    if (!name || name->words < 2 || name->range.end > line.last) return {};
    names.push_back(*name);
    at = name->range.end;
    while (at < line.last && (document.is_mark(at, ',') || document.is_mark(at, '&') ||
                              body.cues().covers(List::kAnd, at)))
      ++at;
  }
  return names;
}

// Those who sign together, on one line or on lines one below the other.
std::vector<PersonName> signers(const Part& body) {
  const Document& document = body.document();
  std::vector<PersonName> found;
  for (const Line& line : document.lines()) {
    const bool signs = !line.empty() && document[line.first].zone == Zone::kSignature;
    const std::vector<PersonName> names =
        signs ? names_filling(body, line) : std::vector<PersonName>();
    if (names.empty() && !found.empty()) break;
    found.insert(found.end(), names.begin(), names.end());
  }
  return found.size() > 1 ? found : std::vector<PersonName>();
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
    // "E-mail: r.elferink@…", or the cell below that head.
    const bool labelled = body.fields().hold(List::kLabelEmail, i);
    if (others || labelled || spells_name(address, name->value)) return address;
  }
  return sender.address.address;
}

std::vector<PersonName> couples(const Part& body, const SenderHeader& sender, bool& of_header) {
  const Document& document = body.document();
  std::vector<PersonName> found;
  if (sender.name != nullptr)
    found = couple_in(*sender.name, *sender.name_cues, {0, sender.name->size()});
  of_header = !found.empty();
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!is_about_sender(document[i].zone) || !document[i].capital) continue;
    const Line& line = document.lines()[document[i].line];
    for (PersonName& name : couple_in(document, body.cues(), {i, line.last}))
      found.push_back(std::move(name));
  }
  return found.empty() ? signers(body) : found;
}

bool signs(const Part& body, std::string_view name) {
  const Document& document = body.document();
  return std::any_of(document.lines().begin(), document.lines().end(), [&](const Line& line) {
    if (line.empty() || document[line.last - 1].zone != Zone::kSignature) return false;
    const auto signed_by = person_at(body, line.first, true);
    return signed_by && signed_by->words > 1 && same_person(signed_by->text, name);
  });
}

bool is_office(const Part& subject, const SenderHeader& sender) {
  return sender.nobodys_own && !subject.says(List::kFirstPerson);
}

bool speaks_for_another(const Part& body, const Part& subject, const SenderHeader& sender,
                        const std::optional<Found<std::string>>& name) {
  if (!name || name->evidence.source != Source::kSubject) return false;
  const bool silent =
      !body.says(List::kFirstPerson) && !body.says(List::kWish) && !body.says(List::kRegister);
  return silent && is_office(subject, sender) && !spells_name(sender.address.address, name->value);
}

}  // namespace meldaan::extract
