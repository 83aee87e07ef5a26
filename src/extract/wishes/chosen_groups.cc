#include "extract/wishes/chosen_groups.h"

#include <algorithm>
#include <array>
#include <utility>

#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr double kUnclear = 0.9;

}  // namespace

void add_once(std::vector<Found<std::string>>& list, Found<std::string> item) {
  for (Found<std::string>& known : list) {
    if (known.value != item.value) continue;
    known.confidence = std::max(known.confidence, item.confidence);
    return;
  }
  list.push_back(std::move(item));
}

void add_proposed(std::vector<Found<std::string>>& list, Found<std::string> topic) {
  const std::string words = ' ' + fold(topic.value) + ' ';
  for (Found<std::string>& known : list) {
    const std::string others = ' ' + fold(known.value) + ' ';
    if (words.find(others) == std::string::npos && others.find(words) == std::string::npos)
      continue;
    if (words.size() > others.size()) known.value = topic.value;
    known.confidence = std::max(known.confidence, topic.confidence);
    return;
  }
  list.push_back(std::move(topic));
}

std::vector<GroupId> groups_of(const Topic& topic, const Kinds& kinds) {
  std::vector<GroupId> groups;
  for (const Group* group : topic.groups) {
    if (topic.groups.size() == 1 || kinds.empty() || kinds.has(group->kind))
      groups.push_back(group->id);
  }
  return groups;
}

void choose_groups(const Catalogue& catalogue, const Wish& wish, const Kinds& kinds,
                   double confidence, const Evidence& evidence, PersonReading& person) {
  const Topic& topic = catalogue.topics()[wish.mention.topic];
  bool settled = false;
  for (const Group* group : topic.groups) {
    if (topic.groups.size() > 1 && !kinds.has(group->kind)) continue;
    add_once(person.groups, {group->id, confidence, evidence});
    settled = true;
  }
  if (!settled) add_once(person.unclear_groups, {topic.id, kUnclear, evidence});
}

void decline_groups(const Catalogue& catalogue, const Wish& wish, PersonReading& person) {
  for (const Group* group : catalogue.topics()[wish.mention.topic].groups) {
    if (wish.mention.kinds.empty() || wish.mention.kinds.has(group->kind))
      person.declined_groups.push_back(group->id);
  }
}

bool takes_on(const Part& body, const Range& range) {
  const Cues& cues = body.cues();
  const std::vector<Range> beside = cues.all(List::kAdditive, range);
  if (std::any_of(beside.begin(), beside.end(),
                  [&](const Range& cue) { return !cues.covers(List::kOnly, cue.begin); }))
    return true;
  // "En IKC", "plus de werkgroep HRM": a sentence that goes on with a list.
  const bool begins = !range.empty() && body.sentences().of(range.begin).range.begin == range.begin;
  if (!begins || !cues.at(List::kAnd, range.begin) || cues.at(List::kPerhaps, range.begin))
    return false;
  const std::size_t next = range.begin + 1;
  return std::any_of(body.mentions().begin(), body.mentions().end(), [&](const Mention& mention) {
    return mention.name.begin == next || mention.phrase.begin == next;
  });
}

bool chooses_anew(const Part& body) {
  static constexpr std::array kAnew = {List::kRechooses, List::kPreference, List::kChange,
                                       List::kReplaces,  List::kSwitches,   List::kOnly,
                                       List::kInsteadOf, List::kBecomes,    List::kReplacedBy};
  return std::any_of(kAnew.begin(), kAnew.end(), [&](List list) {
    return body.any_own_sentence(
        [&](const Range& sentence) { return body.cues().any(list, sentence); });
  });
}

}  // namespace meldaan::extract
