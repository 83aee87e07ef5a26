#include "extract/answers/answered_groups.h"

#include <algorithm>

#include "extract/answers/yes_or_no.h"
#include "extract/wishes/chosen_numbers.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostForAll = 6;  // "alle drie" of a short list of choices

}  // namespace

GroupAnswers::GroupAnswers(const Part& body, const Findings& findings, const Catalogue& catalogue,
                           const std::vector<GroupId>& choices)
    : body_(body),
      findings_(findings),
      catalogue_(catalogue),
      choices_(choices),
      document_(body.document()),
      cues_(body.cues()) {}

void GroupAnswers::read(const Range& line, const Person& person, PersonReading& answer) const {
  read_numbers(line, answer);
  read_kinds(line, person, answer);
  read_mentions(line, answer);
}

void GroupAnswers::add(std::vector<Found<std::string>>& list, const std::string& value,
                       const Range& range, const char* why) const {
  const bool known = std::any_of(list.begin(), list.end(),
                                 [&](const auto& found) { return found.value == value; });
  if (!known) list.push_back({value, kAnswered, document_.evidence(range, why)});
}

// "2 en 5", "nummer 3", "allebei", "alle drie"; a date or a class is no choice.
void GroupAnswers::read_numbers(const Range& line, PersonReading& answer) const {
  for (const ChosenNumber& chosen : chosen_numbers(body_, line, choices_.size())) {
    if (chosen.number == 0 || chosen.number > choices_.size()) continue;
    add(answer.groups, choices_[chosen.number - 1], chosen.range, "the number of a choice");
  }
  if (choices_.empty() || choices_.size() > kMostForAll) return;
  const Cue* all = cues_.first(List::kAllKinds, line);
  if (all == nullptr) all = cues_.first(List::kEveryone, line);
  if (all == nullptr || is_declined(body_, all->range)) return;
  for (const GroupId& id : choices_) add(answer.groups, id, all->range, "all choices");
}

// "de werkgroep": the kind settles the topic that was unclear.
void GroupAnswers::read_kinds(const Range& line, const Person& person,
                              PersonReading& answer) const {
  for (const auto& [list, kind] : kNamedKinds) {
    for (const Range& cue : cues_.all(list, line)) {
      if (is_declined(body_, cue) || names_another(cue, person)) continue;
      for (const Topic& topic : catalogue_.topics()) {
        const auto& unclear = person.unclear_groups;
        if (std::find(unclear.begin(), unclear.end(), topic.id) == unclear.end()) continue;
        for (const Group* group : topic.groups) {
          if (group->kind == kind) add(answer.groups, group->id, cue, "the kind that was asked");
        }
      }
    }
  }
}

// "de werkgroep Taal" does not settle Wetenschap en Techniek.
bool GroupAnswers::names_another(const Range& kind, const Person& person) const {
  return std::any_of(body_.mentions().begin(), body_.mentions().end(), [&](const Mention& m) {
    const std::string& topic = catalogue_.topics()[m.topic].id;
    const bool asked = std::find(person.unclear_groups.begin(), person.unclear_groups.end(),
                                 topic) != person.unclear_groups.end();
    return m.phrase.overlaps(kind) && !asked;
  });
}

void GroupAnswers::read_mentions(const Range& line, PersonReading& answer) const {
  for (const Wish& wish : findings_.wishes) {
    if (!line.contains(wish.mention.name.begin)) continue;
    if (wish.stance == Stance::kDeclined) continue;
    const Topic& topic = catalogue_.topics()[wish.mention.topic];
    for (const Group* group : topic.groups) {
      if (topic.groups.size() == 1 || wish.kinds.has(group->kind))
        add(answer.groups, group->id, wish.mention.phrase, "a group named in the answer");
    }
    if (topic.groups.size() > 1 && wish.kinds.empty())
      add(answer.unclear_groups, topic.id, wish.mention.phrase, "a topic named in the answer");
  }
  for (const Proposal& proposal : findings_.proposals) {
    if (line.contains(proposal.range.begin))
      add(answer.proposed_groups, proposal.topic, proposal.range, "a group of one's own");
  }
}

void GroupAnswers::drop_topics(const Person& person, PersonReading& answer) const {
  if (answer.groups.empty()) return;
  const bool only =
      std::any_of(document_.tokens().begin(), document_.tokens().end(), [&](const Token& token) {
        const auto at = static_cast<std::size_t>(&token - document_.tokens().data());
        return is_own(token.zone) && cues_.at(List::kOnly, at);
      });
  if (!only) return;
  for (const std::string& unclear : person.unclear_groups) {
    for (const Topic& topic : catalogue_.topics()) {
      if (topic.id != unclear) continue;
      const bool answered =
          std::any_of(answer.groups.begin(), answer.groups.end(),
                      [&](const auto& group) { return topic_of(group.value) == unclear; });
      for (const Group* group : topic.groups) {
        if (!answered) answer.declined_groups.push_back(group->id);
      }
    }
  }
}

}  // namespace meldaan::extract
