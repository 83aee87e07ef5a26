#include "app/settle_doubles.h"

#include <algorithm>

#include "desk/merge.h"
#include "domain/reasons.h"

namespace meldaan::app {

void rule_on_double(std::vector<Instruction>& said) {
  const auto tells = [](const Instruction& one) { return one.same_one || one.two_ones; };
  const bool is_told = std::any_of(said.begin(), said.end(), tells);
  const bool rules = std::any_of(said.begin(), said.end(), [&](const Instruction& one) {
    // "Ja, samenvoegen": the "ja" is to what is said behind it.
    const bool agrees = one.ruling == Ruling::kAccept && (tells(one) || is_told);
    return one.ruling && !one.is_away && !one.refuses && !agrees;
  });
  for (Instruction& one : said) {
    if (rules || !(one.understood || one.only_tells || one.against)) continue;
    if (one.ruling == Ruling::kAccept && is_told && !tells(one)) one.ruling.reset();
    if (one.refuses && is_told && !tells(one)) one.ruling.reset();
    if (one.two_ones) {
      one.ruling = Ruling::kIgnore;
    } else if (one.same_one || one.is_away) {
      one.ruling = Ruling::kMerge;
    } else {
      continue;
    }
    one.understood = true;
    one.is_away = one.refuses = false;
    one.whom.clear();
  }
}

Result<void> find_double(const SettleSources& sources, SettleItem& context) {
  if (context.key.kind != ItemKind::kUnsettled || context.about.size() != 1) return {};
  const Registration& known = context.about.front().registration;
  if (!comes(known)) return {};
  const Result<std::vector<Registration>> registrations = sources.store.registrations();
  if (!registrations) return registrations.error();
  const std::vector<PossibleDouble> doubles = possible_doubles(*registrations);
  const auto same = std::find_if(doubles.begin(), doubles.end(), [&](const PossibleDouble& one) {
    return one.registrations.back().id == known.id;
  });
  if (same == doubles.end()) return {};
  const Result<store::OpenItems> open = sources.store.open_items();
  if (!open) return open.error();
  const bool is_double =
      std::any_of(open->items.begin(), open->items.end(), [&](const OpenItem& item) {
        return item.kind == ItemKind::kUnsettled && item.id == known.id &&
               item.reason == reasons::kPossibleDouble;
      });
  if (!is_double) return {};
  context.is_double = true;
  const Result<std::vector<Standing>> earlier =
      sources.store.standings(std::vector<std::int64_t>{same->registrations.front().id});
  if (!earlier) return earlier.error();
  if (!earlier->empty()) context.same_as = earlier->front();
  return {};
}

void choose_withdrawn(const std::vector<Reference>& refs, SettleItem& context,
                      desk::ItemCase& item) {
  if (!context.same_as || item.ruling != Ruling::kCancel) return;
  item.about.clear();
  std::vector<std::string> names;
  for (const Standing& one : context.both()) {
    names.push_back(known_as(one.registration));
    if (std::find(refs.begin(), refs.end(), one.registration.ref) != refs.end())
      item.about.push_back(one);
  }
  if (item.about.empty()) context.namesakes = std::move(names);
}

}  // namespace meldaan::app
