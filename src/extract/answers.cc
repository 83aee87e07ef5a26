#include "extract/answers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extract/answered_names.h"
#include "extract/bare_place.h"
#include "extract/names.h"
#include "extract/questions.h"
#include "extract/yes_or_no.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// What is longer is a story, and read like any mail.
constexpr std::size_t kLongestBareAnswer = 8;
constexpr std::size_t kMostForAll = 6;  // "alle drie" of a short list of choices

bool speaks(Zone zone) {
  return is_own(zone) || zone == Zone::kSignature || zone == Zone::kForwarded;
}

std::vector<Range> own_lines(const Document& document) {
  std::vector<Range> lines;
  for (const Line& line : document.lines()) {
    if (!line.empty() && is_own(document[line.first].zone))
      lines.push_back({line.first, line.last});
  }
  return lines;
}

class AnswerReader {
 public:
  AnswerReader(const Part& body, const Findings& findings, const Catalogue& catalogue,
               const Expectation& expectation)
      : body_(body),
        findings_(findings),
        catalogue_(catalogue),
        expectation_(with_answered_names(body, expectation, named_)),
        document_(body.document()),
        cues_(body.cues()),
        asks_back_(has_question(body.document(), body.cues(), body.sentences())) {}

  std::vector<PersonReading> read() {
    std::vector<PersonReading> answers = answers_of_each();
    leave_to_another(catalogue_, expectation_.people, answers);
    std::erase_if(answers, [](const PersonReading& answer) { return !says_something(answer); });
    return answers;
  }

 private:
  std::vector<PersonReading> answers_of_each() {
    std::vector<PersonReading> answers;
    const std::vector<Range> lines = own_lines(document_);
    for (std::size_t i = 0; i < expectation_.people.size(); ++i) {
      const Person& person = expectation_.people[i];
      PersonReading answer;
      answer.registration = expectation_.registrations.at(i);
      if (!named_.empty() && !named_[i].value.empty()) answer.name = named_[i];
      for (const Range& line : lines) {
        if (concerns(line, i) && is_open(person)) read_line(line, person, answer);
      }
      answer_doubted(body_, catalogue_, person, answer);
      read_places(person, answer);
      if (!person.unsure_school.empty() && !answer.school && affirms(body_))
        answer.school = {person.unsure_school, kAnswered, document_.evidence({}, "a yes to it")};
      drop_topics(person, answer);
      answers.push_back(std::move(answer));
    }
    return answers;
  }

  static bool misses(const Person& person, Missing what) {
    const auto missing = missing_of(person);
    return std::find(missing.begin(), missing.end(), what) != missing.end();
  }

  static bool is_open(const Person& person) {
    return !gaps_of(person).empty() || !person.unsure_school.empty();
  }

  static bool misses_place(const Person& person) {
    return misses(person, Missing::kAffiliation) || !person.unsure_school.empty();
  }

  // "Piet: taal": a line that names one of several is about that one.
  bool concerns(const Range& line, std::size_t number) const {
    std::optional<std::size_t> named;
    for (std::size_t i = 0; i < expectation_.people.size(); ++i) {
      const std::string name = fold(expectation_.people[i].name);
      const std::string first = name.substr(0, name.find(' '));
      for (std::size_t at = line.begin; at < line.end && first.size() > 1; ++at) {
        if (document_.folded(at) == first) named = i;
      }
    }
    return !named || *named == number;
  }

  void read_line(const Range& line, const Person& person, PersonReading& answer) const {
    const bool asks_groups = misses(person, Missing::kGroups) || !person.unclear_groups.empty();
    if (asks_groups) {
      read_numbers(line, person, answer);
      read_kinds(line, person, answer);
    }
    if (asks_groups) read_mentions(line, answer);
    if (misses(person, Missing::kName)) read_name(line, answer);
    if (!misses_place(person)) return;
    read_bare_place(line, answer);
    // "De Springplank. Doe mij trouwens ook maar Rekenen."
    for (const Sentence& sentence : body_.sentences().all()) {
      const Range& part = sentence.range;
      const bool within = part.begin >= line.begin && part.end <= line.end && part != line;
      if (within && is_written_as_name(body_, part)) read_bare_place(part, answer);
    }
  }

  void add(std::vector<Found<std::string>>& list, const std::string& value, const Range& range,
           const char* why) const {
    const bool known = std::any_of(list.begin(), list.end(),
                                   [&](const auto& found) { return found.value == value; });
    if (!known) list.push_back({value, kAnswered, document_.evidence(range, why)});
  }

  bool is_declined(const Range& range) const {
    const Range& sentence = body_.sentences().of(range.begin).range;
    const Range clause = body_.sentences().clause_of(document_, range.begin);
    return cues_.any(List::kNegation, {std::max(sentence.begin, clause.begin), range.begin});
  }

  // "2 en 5", "nummer 3", "allebei", "alle drie"; a date or a class is no choice.
  void read_numbers(const Range& line, const Person&, PersonReading& answer) const {
    const std::vector<GroupId>& choices = expectation_.choices;
    for (std::size_t i = line.begin; i < line.end; ++i) {
      if (document_[i].kind != TokenKind::kNumber || document_.folded(i).size() > 2) continue;
      const auto number = static_cast<std::size_t>(std::stoul(std::string(document_.folded(i))));
      const bool date = i + 1 < line.end && cues_.at(List::kDateWord, i + 1);
      if (number == 0 || number > choices.size() || date || is_declined({i, i + 1})) continue;
      add(answer.groups, choices[number - 1], {i, i + 1}, "the number of a choice");
    }
    if (choices.empty() || choices.size() > kMostForAll) return;
    const Cue* all = cues_.first(List::kAllKinds, line);
    if (all == nullptr) all = cues_.first(List::kEveryone, line);
    if (all == nullptr || is_declined(all->range)) return;
    for (const GroupId& id : choices) add(answer.groups, id, all->range, "all choices");
  }

  // "de werkgroep": the kind settles the topic that was unclear.
  void read_kinds(const Range& line, const Person& person, PersonReading& answer) const {
    for (const auto& [list, kind] : kNamedKinds) {
      for (const Range& cue : cues_.all(list, line)) {
        if (is_declined(cue) || names_another(cue, person)) continue;
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
  bool names_another(const Range& kind, const Person& person) const {
    return std::any_of(body_.mentions().begin(), body_.mentions().end(), [&](const Mention& m) {
      const std::string& topic = catalogue_.topics()[m.topic].id;
      const bool asked = std::find(person.unclear_groups.begin(), person.unclear_groups.end(),
                                   topic) != person.unclear_groups.end();
      return m.phrase.overlaps(kind) && !asked;
    });
  }

  void read_mentions(const Range& line, PersonReading& answer) const {
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

  void read_name(const Range& line, PersonReading& answer) const {
    if (answer.name) return;
    // "Moniek Tijhuis, ik werk op …": behind the name it may go on.
    Range range = line;
    const bool runs_on = line.size() > kLongestBareAnswer;
    for (std::size_t i = line.begin; runs_on && i < line.end; ++i) {
      if (parts_clauses(document_, i) || document_.is_mark(i, '.')) range.end = i;
      if (range.end == i) break;
    }
    if (range.size() > kLongestBareAnswer) return;
    const auto name = name_in(document_, cues_, behind_introduction(range));
    if (name && runs_on && name->range.end != range.end) return;
    if (name && name->words > 1)
      answer.name = {name->text, kAnswered, document_.evidence(name->range, "the name asked for")};
  }

  // "Mijn naam is …", "ik werk op …", "dat is …"
  Range behind_introduction(Range range) const {
    static constexpr std::array kIntroductions = {List::kSelfIntroduction, List::kWorksAt,
                                                  List::kBelongsTo,        List::kAffirmation,
                                                  List::kThanks,           List::kAt};
    for (bool again = true; again && !range.empty();) {
      again = false;
      while (!range.empty() && document_[range.begin].kind == TokenKind::kPunctuation)
        ++range.begin;
      // "ik werk op het palet"
      if (cues_.at(List::kFirstPerson, range.begin) && range.size() > 2 &&
          cues_.at(List::kWorksAt, range.begin + 1))
        ++range.begin;
      for (const List list : kIntroductions) {
        const std::size_t end = cues_.end_at(list, range.begin);
        if (end == range.begin || end >= range.end) continue;
        range.begin = end;
        again = true;
        break;
      }
    }
    return range;
  }

  // The places that any mail shows: by type, form, relation, signature.
  void read_places(const Person& person, PersonReading& answer) const {
    // The confirmation leaves room for the foundation.
    const bool school_open = misses_place(person);
    if (!school_open && !person.foundation.empty()) return;
    const Place* school = nullptr;
    const Place* foundation = nullptr;
    for (const Place& place : body_.places()) {
      if (!speaks(document_[place.range.begin].zone)) continue;
      const Place*& best = place.is_school ? school : foundation;
      if (best == nullptr || place.score > best->score) best = &place;
    }
    if (school != nullptr && school_open)
      answer.school = {school->name, std::max(school->score, kAnswered),
                       document_.evidence(school->range, school->why)};
    if (foundation != nullptr)
      answer.foundation = {foundation->name, std::max(foundation->score, kAnswered),
                           document_.evidence(foundation->range, foundation->why)};
  }

  // "Nee, alleen Taal": the topic that was unclear is none any more.
  void drop_topics(const Person& person, PersonReading& answer) const {
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

  // A short line that wants, asks and says nothing is the name of what was asked for.
  void read_bare_place(const Range& whole, PersonReading& answer) const {
    if (answer.school || answer.foundation || asks_back_) return;
    const Range range = without_choices(behind_introduction(whole));
    if (range.empty() || range.size() > kLongestBareAnswer ||
        !may_name_place(body_, expectation_, range))
      return;
    const bool organisation = cues_.at(List::kFoundationType, range.begin) ||
                              cues_.at(List::kOrganisationType, range.begin) ||
                              cues_.at(List::kOrganisationName, range.begin);
    auto& place = organisation ? answer.foundation : answer.school;
    place = {document_.original(range), kAnswered,
             document_.evidence(range, "the answer to where somebody works")};
  }

  // "De Linde, en 2 en 3": the numbers behind the name choose groups.
  Range without_choices(Range range) const {
    const auto links = [&](std::size_t token) {
      return document_[token].kind == TokenKind::kPunctuation || cues_.covers(List::kAnd, token);
    };
    while (!range.empty()) {
      const std::size_t last = range.end - 1;
      const bool chooses = !expectation_.choices.empty() && range.size() > 1 &&
                           document_[last].kind == TokenKind::kNumber && links(last - 1);
      if (!chooses && !links(last)) break;
      --range.end;
    }
    return range;
  }

  const Part& body_;
  const Findings& findings_;
  const Catalogue& catalogue_;
  std::vector<Found<std::string>> named_;  // by number of the people; empty where none is named
  const Expectation expectation_;
  const Document& document_;
  const Cues& cues_;
  bool asks_back_;  // then no line is taken for a bare name
};

}  // namespace

bool alters_nothing(const Part& body) {
  const auto own = [&](std::size_t token) { return is_own(body.document()[token].zone); };
  const bool names = std::any_of(body.mentions().begin(), body.mentions().end(),
                                 [&](const Mention& m) { return own(m.name.begin); }) ||
                     std::any_of(body.places().begin(), body.places().end(),
                                 [&](const Place& place) { return own(place.range.begin); });
  return !names && body.fields().all.empty() && !body.says(List::kChange) &&
         !body.says(List::kCancel) && !body.says(List::kAdditive);
}

bool says_something(const PersonReading& answer) {
  return answer.name || answer.school || answer.foundation || !answer.groups.empty() ||
         !answer.unclear_groups.empty() || !answer.proposed_groups.empty() ||
         !answer.declined_groups.empty();
}

bool asks_for_advice(const Part& body) {
  const auto undecided = [&](const Mention& mention) {
    return is_own(body.document()[mention.name.begin].zone) &&
           body.cues().any(List::kUndecided, body.sentences().of(mention.name.begin).range);
  };
  return has_question(body.document(), body.cues(), body.sentences()) &&
         std::any_of(body.mentions().begin(), body.mentions().end(), undecided);
}

void sign_answers(std::vector<PersonReading>& answers, const std::vector<PersonFound>& people,
                  const Expectation& expected) {
  const auto writer = std::find_if(people.begin(), people.end(), [](const PersonFound& one) {
    return one.is_sender && !one.name.empty() && one.score >= kSure;
  });
  if (writer == people.end()) return;
  for (PersonReading& answer : answers) {
    for (std::size_t i = 0; i < expected.people.size(); ++i) {
      const Person& asked = expected.people[i];
      const bool theirs = answer.registration == expected.registrations[i] && !answer.name &&
                          asked.name.empty() && writer->address == asked.email;
      if (theirs) answer.name = {writer->name, writer->score, writer->evidence};
    }
  }
}

std::vector<PersonReading> read_answer(const Part& body, const Findings& findings,
                                       const Catalogue& catalogue, const Expectation& expectation) {
  return AnswerReader(body, findings, catalogue, expectation).read();
}

}  // namespace meldaan::extract
