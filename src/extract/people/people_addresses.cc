#include "extract/people/people_addresses.h"

#include <algorithm>
#include <map>
#include <string>

#include "extract/text/names.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kShortestOwnSurname = 3;

std::string local_part(std::string_view address) {
  return fold(address.substr(0, address.find('@')));
}

class AddressGiver {
 public:
  AddressGiver(const Part& body, std::string_view sender_address, std::vector<PersonFound>& people)
      : body_(body),
        document_(body.document()),
        own_(comparable_address(sender_address)),
        people_(people) {}

  void give() {
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (document_[i].kind != TokenKind::kAddress) continue;
      const std::string address{document_.original(i)};
      if (comparable_address(address) == own_ || !is_plausible_address(address)) continue;
      PersonFound* owner = nullptr;
      if (is_own(document_[i].zone)) owner = owner_of(i, address);
      if (document_[i].zone == Zone::kQuoteHead) owner = named_beside(i);
      if (owner != nullptr && owner->address.empty()) owner->address = address;
    }
  }

 private:
  PersonFound* owner_of(std::size_t token, std::string_view address) {
    // Several in one row: below, whom the address spells or who stands before it.
    const auto in_row = [&](const PersonFound& person) { return person.has_in_row(token); };
    const auto owner = std::find_if(people_.begin(), people_.end(), in_row);
    if (owner != people_.end() && std::count_if(people_.begin(), people_.end(), in_row) == 1)
      return owner->is_sender ? nullptr : &*owner;
    for (PersonFound& person : people_) {
      if (!person.is_sender && spells_name(address, person.name)) return &person;
    }
    PersonFound* nearest = nullptr;
    std::size_t best = 0;
    for (PersonFound& person : people_) {
      for (const Range& mention : person.mentioned) {
        const bool same_sentence =
            body_.sentences().index_of(mention.begin) == body_.sentences().index_of(token);
        if (person.is_sender || !same_sentence || mention.begin > token || mention.end < best)
          continue;
        nearest = &person;
        best = mention.end;
      }
    }
    return nearest != nullptr ? nearest : spoken_of_before(token);
  }

  // "… dat Els Smit komt. Haar adres is els@…": the one whom the sentence before named.
  PersonFound* spoken_of_before(std::size_t token) {
    const std::size_t number = body_.sentences().index_of(token);
    const Range here{body_.sentences().all()[number].range.begin, token};
    if (number == 0 || !body_.cues().any(List::kThirdPerson, here)) return nullptr;
    const Range& before = body_.sentences().all()[number - 1].range;
    PersonFound* only = nullptr;
    for (PersonFound& person : people_) {
      const bool named = std::ranges::any_of(
          person.mentioned, [&](const Range& name) { return before.contains(name.begin); });
      if (!named) continue;
      if (only != nullptr) return nullptr;
      only = &person;
    }
    return only != nullptr && !only->is_sender ? only : nullptr;
  }

  // "Van: Gijs van Essen <g.vanessen@…>"
  PersonFound* named_beside(std::size_t token) {
    constexpr std::size_t kLongestName = 8;
    const Line& line = document_.lines()[document_[token].line];
    for (std::size_t begin = token; begin > line.first && token - begin < kLongestName;) {
      --begin;
      if (!document_.is_word(begin) || !document_[begin].capital) continue;
      const auto name = name_in(document_, body_.cues(), {begin, token});
      if (!name || name->words < 2) continue;
      for (PersonFound& person : people_) {
        if (!person.is_sender && !person.name.empty() && same_person(person.name, name->text))
          return &person;
      }
    }
    return nullptr;
  }

  const Part& body_;
  const Document& document_;
  std::string own_;
  std::vector<PersonFound>& people_;
};

// Nobody where two might be meant.
PersonFound* owner_by_name(const Address& address, std::vector<PersonFound>& people) {
  const bool named = !address.name.empty() && address.name.find('@') == std::string::npos;
  PersonFound* only = nullptr;
  for (PersonFound& person : people) {
    const bool meant = !person.name.empty() && (named ? same_person(address.name, person.name)
                                                      : spells_name(address.address, person.name));
    if (!meant) continue;
    if (only != nullptr) return nullptr;
    only = &person;
  }
  return only != nullptr && only->is_sender ? nullptr : only;
}

// "Jannink, Wilma" in its usual order; empty where it is no full name.
std::string full_name(const Address& address) {
  if (address.name.find_first_of("@(0123456789") != std::string::npos) return {};
  const std::size_t comma = address.name.find(',');
  std::string name = comma == std::string::npos
                         ? address.name
                         : address.name.substr(comma + 1) + " " + address.name.substr(0, comma);
  name = collapse_spaces(name);
  return words_of_name(name).size() > 1 ? name : std::string();
}

// "Wilma en ik komen", to Cc: Wilma Jannink. Nobody where two are called so.
void complete_names(const SenderHeader& sender, std::vector<PersonFound>& people) {
  std::map<std::string, std::vector<const Address*>> copied;
  for (const Address& address : sender.copied_to) {
    const std::string name = full_name(address);
    if (!name.empty()) copied[call_name(name)].push_back(&address);
  }
  for (PersonFound& person : people) {
    const auto found = copied.find(person.call_name);
    if (!person.name.empty() || person.call_name.empty() || person.is_sender ||
        found == copied.end() || found->second.size() > 1)
      continue;
    person.name = full_name(*found->second.front());
    person.called.clear();
    person.address = found->second.front()->address;
  }
}

bool signs_by_given_name(const Part& body, std::string_view name) {
  const Document& document = body.document();
  const std::string given = call_name(name);
  for (std::size_t i = 0; i < document.size(); ++i) {
    const Zone zone = document[i].zone;
    if ((zone == Zone::kSignature || zone == Zone::kClosing) && document[i].capital &&
        document.folded(i) == given)
      return true;
  }
  return false;
}

// An account that is nobody's own is the address of all who sign the letter, if nobody else takes
// part: "Tessa en Emine".
void share_account(const Part& body, const SenderHeader& sender, std::vector<PersonFound>& people) {
  if (!sender.nobodys_own || people.size() < 2) return;
  const bool all_sign = std::all_of(people.begin(), people.end(), [&](const PersonFound& person) {
    return !person.name.empty() && !person.stays_away && signs_by_given_name(body, person.name);
  });
  if (!all_sign) return;
  for (PersonFound& person : people) {
    if (person.address.empty()) person.address = sender.address.address;
  }
}

}  // namespace

void give_addresses(const Part& body, const SenderHeader& sender,
                    std::vector<PersonFound>& people) {
  complete_names(sender, people);
  AddressGiver(body, sender.address.address, people).give();
  for (const Address& copied : sender.copied_to) {
    PersonFound* const owner = owner_by_name(copied, people);
    if (owner != nullptr && owner->address.empty()) owner->address = copied.address;
  }
  share_account(body, sender, people);
}

bool spells_name(std::string_view address, std::string_view name) {
  const std::string local = local_part(address);
  // "jansen" and "smit" of "Els Jansen-Smit"
  const std::size_t space = name.find_last_of(' ');
  const std::vector<std::string> surnames =
      words_of_name(name.substr(space == std::string_view::npos ? 0 : space + 1));
  return std::any_of(surnames.begin(), surnames.end(), [&](const std::string& surname) {
    return surname.size() >= kShortestOwnSurname && local.find(surname) != std::string::npos;
  });
}

std::optional<std::size_t> only_own_address(const Document& document) {
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document[i].kind != TokenKind::kAddress || document[i].zone != Zone::kOwn) continue;
    if (only) return std::nullopt;
    only = i;
  }
  return only;
}

}  // namespace meldaan::extract
