#include "app/settle_others.h"

#include <algorithm>
#include <vector>

#include "desk/merge.h"
#include "domain/address.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

// By address; by name alone where not both have one.
bool is_same(const Person& lines, const Person& known) {
  const std::string address = comparable_address(lines.email);
  const std::string other = comparable_address(known.email);
  if (!address.empty() && !other.empty())
    return address == other && desk::may_be_same_name(lines.name, known.name);
  return !lines.name.empty() && fold(lines.name) == fold(known.name);
}

}  // namespace

Result<void> take_out_others(const SettleSources& sources, const SettleItem& context,
                             Corrections& corrections) {
  std::vector<desk::Corrected>& people = corrections.people;
  if (people.size() <= context.people.size()) return {};
  const Result<std::vector<Registration>> registrations = sources.store.registrations();
  if (!registrations) return registrations.error();
  for (std::size_t i = people.size(); i-- > context.people.size();) {
    const auto known =
        std::find_if(registrations->begin(), registrations->end(), [&](const Registration& one) {
          return one.state != RegistrationState::kCancelled &&
                 is_same(people[i].person, one.person);
        });
    if (known == registrations->end()) continue;
    corrections.others.insert(corrections.others.begin(), known_as(*known));
    people.erase(people.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return {};
}

}  // namespace meldaan::app
