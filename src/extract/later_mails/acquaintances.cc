#include "extract/later_mails/acquaintances.h"

#include <algorithm>

namespace meldaan::extract {

std::optional<std::size_t> writer_among(const std::vector<Acquaintance>& known) {
  for (std::size_t who = 0; who < known.size(); ++who) {
    if (known[who].is_writer) return who;
  }
  return std::nullopt;
}

std::vector<std::size_t> colleagues_asked_of(const std::vector<Acquaintance>& known) {
  std::vector<std::size_t> asked_of;
  for (std::size_t who = 0; who < known.size(); ++who) {
    const Acquaintance& one = known[who];
    if (!one.is_writer && !one.cancelled && one.in_thread && !is_complete(one.person))
      asked_of.push_back(who);
  }
  return asked_of;
}

std::vector<GroupId> shared_groups(const std::vector<Acquaintance>& known) {
  if (known.empty()) return {};
  if (const auto own = writer_among(known)) return known[*own].person.groups;
  const std::vector<GroupId>& first = known.front().person.groups;
  const bool same = std::all_of(known.begin(), known.end(), [&](const Acquaintance& one) {
    return one.person.groups == first;
  });
  return same ? first : std::vector<GroupId>();
}

const Person* shared_place(const std::vector<Acquaintance>& known) {
  if (known.empty()) return nullptr;
  if (const auto own = writer_among(known)) return &known[*own].person;
  const Person& first = known.front().person;
  const bool same = std::all_of(known.begin(), known.end(), [&](const Acquaintance& one) {
    return one.person.school == first.school && one.person.foundation == first.foundation;
  });
  return same ? &first : nullptr;
}

}  // namespace meldaan::extract
