#include "extract/answers/answers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extract/answers/answer_shares.h"
#include "extract/answers/answered_groups.h"
#include "extract/answers/answered_names.h"
#include "extract/answers/bare_place.h"
#include "extract/answers/undecided_answers.h"
#include "extract/answers/yes_or_no.h"
#include "extract/text/names.h"
#include "extract/wishes/questions.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// What is longer is a story, and read like any mail.
constexpr std::size_t kLongestBareAnswer = 8;

bool speaks(Zone zone) {
  return is_own(zone) || zone == Zone::kSignature || zone == Zone::kForwarded;
}

// "1. Els Kamphuis", "2. Saxion": numbers of several lines, that follow each other, choose nothing.
bool are_numbered(const Document& document, const std::vector<Range>& lines) {
  std::size_t number = 0;
  for (const Range& line : lines) {
    const bool next =
        line.size() > 2 && document.folded(line.begin) == std::to_string(number + 1) &&
        (document.is_mark(line.begin + 1, '.') || document.is_mark(line.begin + 1, ')'));
    if (next) ++number;
  }
  return number > 1;
}

std::vector<Range> own_lines(const Document& document, bool may_be_numbered) {
  std::vector<Range> lines;
  for (const Line& line : document.lines()) {
    // "Hallo, die 20 und 5"; "Bij welke groep wil je aansluiten? 2 en 5", behind our own words.
    Range own{line.first, line.last};
    while (!own.empty() && (document[own.begin].zone == Zone::kGreeting ||
                            document[own.begin].zone == Zone::kQuoted))
      ++own.begin;
    if (!own.empty() && is_own(document[own.begin].zone)) lines.push_back(own);
  }
  if (!may_be_numbered || !are_numbered(document, lines)) return lines;
  for (Range& line : lines) {
    if (document[line.begin].kind == TokenKind::kNumber)
      line.begin = std::min(line.begin + 2, line.end);
  }
  return lines;
}

class AnswerReader {
 public:
  AnswerReader(const Part& body, const Findings& findings, const Catalogue& catalogue,
               const Expectation& expectation, std::optional<std::int64_t> writer)
      : body_(body),
        catalogue_(catalogue),
        expectation_(with_answered_names(body, expectation, named_)),
        document_(body.document()),
        cues_(body.cues()),
        groups_(body, findings, catalogue, expectation.choices),
        asks_back_(has_question(body.document(), body.cues(), body.sentences())),
        leaves_open_(leaves_choice_open(body, expectation.choices.size())) {
    const AnswerShares all(body, findings, expectation_, writer);
    for (const Range& line : own_lines(document_, asks_for_several())) {
      const std::vector<Share> parts = all.of(line);
      shares_.insert(shares_.end(), parts.begin(), parts.end());
    }
  }

  std::vector<PersonReading> read() {
    std::vector<PersonReading> answers = answers_of_each();
    leave_to_another(catalogue_, expectation_.people, answers);
    std::erase_if(answers, [](const PersonReading& answer) { return !says_something(answer); });
    return answers;
  }

 private:
  std::vector<PersonReading> answers_of_each() {
    std::vector<PersonReading> answers;
    for (const Found<std::string>& name : named_) {
      if (!name.value.empty()) taken_.push_back(name.evidence);
    }
    for (std::size_t i = 0; i < expectation_.people.size(); ++i) {
      const Person& person = expectation_.people[i];
      PersonReading answer;
      answer.registration = expectation_.registrations.at(i);
      if (!named_.empty() && !named_[i].value.empty()) answer.name = named_[i];
      name_range_ = {};
      for (const Share& share : shares_) {
        if (share.of[i] && misses(person, Missing::kName)) read_name(share.range, answer);
      }
      for (const Share& share : shares_) {
        if (share.of[i] && is_open(person)) read_line(share.range, person, answer);
      }
      answer_doubted(body_, catalogue_, person, answer);
      read_places(person, i, answer);
      if (!person.unsure_school.empty() && !answer.school && affirms(body_))
        answer.school = {person.unsure_school, kAnswered, document_.evidence({}, "a yes to it")};
      // "Werk bij Consent (invalpool)": one name is not both.
      if (answer.school && answer.foundation &&
          fold(answer.school->value) == fold(answer.foundation->value))
        answer.school.reset();
      groups_.drop_topics(person, answer);
      answers.push_back(std::move(answer));
    }
    return answers;
  }

  static bool is_open(const Person& person) {
    return !gaps_of(person).empty() || !person.unsure_school.empty();
  }

  static bool misses_place(const Person& person) {
    return misses(person, Missing::kAffiliation) || !person.unsure_school.empty();
  }

  bool asks_for_several() const {
    return expectation_.people.size() > 1 ||
           std::any_of(expectation_.people.begin(), expectation_.people.end(),
                       [](const Person& person) { return missing_of(person).size() > 1; });
  }

  void read_line(const Range& line, const Person& person, PersonReading& answer) const {
    if (!leaves_open_ && (misses(person, Missing::kGroups) || !person.unclear_groups.empty()))
      groups_.read(line, person, answer);
    if (!misses_place(person)) return;
    const Range place = behind_colon(line);
    const bool told = place.size() <= kLongestBareAnswer;
    for (const Range& piece : place == line ? pieces_of(body_, line) : std::vector{place}) {
      // "De Springplank. Doe mij trouwens ook maar Rekenen."
      const bool named = is_written_as_name(body_, behind_introduction(piece));
      if (told || named) read_bare_place(piece, person, answer);
    }
  }

  // "Ik zit op twee scholen: De Es en De Bothoven"
  Range behind_colon(const Range& line) const {
    for (std::size_t i = line.begin; i + 1 < line.end; ++i) {
      if (!document_.is_mark(i, ':')) continue;
      const Range before{line.begin, i};
      const bool says_where =
          cues_.any(List::kFirstPerson, before) && cues_.any(List::kSchoolNoun, before);
      return says_where ? Range{i + 1, line.end} : line;
    }
    return line;
  }

  void read_name(const Range& line, PersonReading& answer) {
    if (answer.name) return;
    // "Moniek Tijhuis, ik werk op …": behind the name it may go on.
    Range range = before_other_things(behind_label(line));
    const bool runs_on = range.size() > kLongestBareAnswer;
    for (std::size_t i = range.begin; runs_on && i < range.end; ++i) {
      if (parts_clauses(document_, i) || document_.is_mark(i, '.')) range.end = i;
      if (range.end == i) break;
    }
    if (range.size() > kLongestBareAnswer) return;
    const auto name = name_in(document_, cues_, behind_introduction(range));
    if (!name || name->words < 2 || (runs_on && name->range.end != range.end)) return;
    const Evidence evidence = document_.evidence(name->range, "the name asked for");
    if (is_taken(evidence)) return;
    for (const List other : {List::kSchoolType, List::kSchoolEnding, List::kFoundationType,
                             List::kFoundationWord, List::kOrganisationType}) {
      if (cues_.any(other, name->range)) return;
    }
    name_range_ = name->range;
    answer.name = {name->text, kAnswered, evidence};
    taken_.push_back(evidence);
  }

  // One name is that of one of those who were asked for.
  bool is_taken(const Evidence& name) const {
    return std::any_of(taken_.begin(), taken_.end(), [&](const Evidence& one) {
      return name.begin < one.end && one.begin < name.end;
    });
  }

  // "Naam: Els Kamphuis"
  Range behind_label(Range line) const {
    for (const Field& field : body_.fields().all) {
      if (field.has(List::kLabelName) && line.holds(field.value)) return field.value;
    }
    return line;
  }

  // "Els Kamphuis van Consent, HRM"
  Range before_other_things(Range range) const {
    const auto cut = [&](std::size_t begin) {
      if (begin > range.begin && begin < range.end) range.end = begin;
    };
    for (const Place& place : body_.places()) {
      if (place.says_itself()) cut(place.range.begin);
    }
    for (const Mention& mention : body_.mentions()) {
      if (mention.errors == 0) cut(mention.phrase.begin);
    }
    for (const Range& board : cues_.all(List::kOrganisationName, range)) cut(board.begin);
    const auto leads_on = [&](std::size_t token) {
      return cues_.covers(List::kFrom, token) || cues_.at(List::kAt, token) ||
             document_[token].kind == TokenKind::kPunctuation;
    };
    while (range.size() > 1 && leads_on(range.end - 1)) --range.end;
    return range;
  }

  // "Mijn naam is …", "ik werk op …", "dat is …"
  Range behind_introduction(Range range) const {
    static constexpr std::array kIntroductions = {
        List::kSelfIntroduction, List::kWorksAt, List::kBelongsTo, List::kAffirmation,
        List::kThanks,           List::kThatIs,  List::kAt,        List::kCorrection};
    for (bool again = true; again && !range.empty();) {
      again = false;
      while (!range.empty() && document_[range.begin].kind == TokenKind::kPunctuation)
        ++range.begin;
      // "ik werk op het palet"
      if (cues_.at(List::kFirstPerson, range.begin) && range.size() > 2 &&
          cues_.at(List::kWorksAt, range.begin + 1))
        ++range.begin;
      range.begin = behind_school_noun(range);
      for (const List list : kIntroductions) {
        const std::size_t end = cues_.end_at(list, range.begin);
        // "het"
        const bool article = cues_.at(List::kArticle, range.begin) && end == range.begin + 1;
        if (end == range.begin || end >= range.end || article) continue;
        range.begin = end;
        again = true;
        break;
      }
    }
    return range;
  }

  // "Mijn school is …"
  std::size_t behind_school_noun(const Range& range) const {
    const std::size_t noun = cues_.end_at(List::kOurs, range.begin);
    const std::size_t verb = cues_.end_at(List::kSchoolNoun, noun);
    const std::size_t end =
        std::max(cues_.end_at(List::kNamesIt, verb), cues_.end_at(List::kCalled, verb));
    return verb > noun && end > verb && end < range.end ? end : range.begin;
  }

  // The places that any mail shows: by type, form, relation, signature.
  void read_places(const Person& person, std::size_t number, PersonReading& answer) const {
    // The confirmation leaves room for the foundation.
    const bool school_open = misses_place(person);
    if (!school_open && !person.foundation.empty()) return;
    const Place* school = nullptr;
    const Place* foundation = nullptr;
    for (const Place& place : body_.places()) {
      if (!speaks(document_[place.range.begin].zone) || is_of_another(place.range.begin, number))
        continue;
      const Place*& best = place.is_school ? school : foundation;
      if (best == nullptr || place.score > best->score) best = &place;
    }
    // "Basisonderwijs Enschede" is one of both.
    if (school == nullptr && foundation != nullptr && answer.school &&
        answer.school->evidence.begin == document_[foundation->range.begin].begin)
      answer.school.reset();
    if (school != nullptr && school_open)
      answer.school = {school->name, std::max(school->score, kAnswered),
                       document_.evidence(school->range, school->why)};
    if (foundation != nullptr)
      answer.foundation = {foundation->name, std::max(foundation->score, kAnswered),
                           document_.evidence(foundation->range, foundation->why)};
  }

  // "Piet werkt op De Bron, Lisa op Het Kompas"
  bool is_of_another(std::size_t token, std::size_t number) const {
    return std::any_of(shares_.begin(), shares_.end(), [&](const Share& share) {
      return share.range.contains(token) && !share.of[number];
    });
  }

  // What a labelled line says is what its label tells; the label itself is nothing.
  bool is_labelled_otherwise(const Range& range) const {
    return std::any_of(body_.fields().all.begin(), body_.fields().all.end(), [&](const Field& f) {
      const bool place = f.has(List::kLabelSchool) || f.has(List::kLabelFoundation);
      return f.label.overlaps(range) || (f.value.overlaps(range) && (!place || f.unknown));
    });
  }

  // "Kamphuis", beside "Consent", where the name was asked for as well.
  bool may_be_surname(const Range& range, const Person& person) const {
    if (!misses(person, Missing::kName) || !name_range_.empty() ||
        cues_.at(List::kArticle, range.begin) || cues_.at(List::kSchoolType, range.begin))
      return false;
    return std::any_of(body_.places().begin(), body_.places().end(), [&](const Place& place) {
      return !place.range.overlaps(range) && speaks(document_[place.range.begin].zone);
    });
  }

  // A few words that want, ask and say nothing are the name of what was asked for.
  void read_bare_place(const Range& whole, const Person& person, PersonReading& answer) const {
    if (asks_back_) return;
    const Range range = without_choices(behind_introduction(whole));
    if (range.empty() || range.size() > kLongestBareAnswer || name_range_.overlaps(range) ||
        is_labelled_otherwise(range) || may_be_surname(range, person) ||
        !may_name_place(body_, expectation_, range))
      return;
    const bool organisation = cues_.at(List::kFoundationType, range.begin) ||
                              cues_.at(List::kOrganisationType, range.begin) ||
                              cues_.at(List::kOrganisationName, range.begin);
    auto& place = organisation ? answer.foundation : answer.school;
    // "Consent, De Bron": behind an organisation only what is written as a name.
    if (place || (!organisation && answer.foundation && !is_written_as_name(body_, range))) return;
    place = {document_.original(range), kAnswered,
             document_.evidence(range, "the answer to where somebody works")};
  }

  // "De Linde, en 2 en 3": the numbers behind the name choose groups. "De Linde natuurlijk"
  Range without_choices(Range range) const {
    const auto links = [&](std::size_t token) {
      const bool more = cues_.covers(List::kAnd, token) || cues_.covers(List::kFiller, token) ||
                        cues_.at(List::kAffirmation, token);
      return document_[token].kind == TokenKind::kPunctuation || more;
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
  const Catalogue& catalogue_;
  std::vector<Found<std::string>> named_;  // by number of the people; empty where none is named
  const Expectation expectation_;
  const Document& document_;
  const Cues& cues_;
  const GroupAnswers groups_;
  std::vector<Share> shares_;
  std::vector<Evidence> taken_;  // the names that somebody has already
  Range name_range_;             // where the name of the one who is looked at was read
  bool asks_back_;               // then no line is taken for a bare name
  bool leaves_open_;             // then no group is chosen by naming it
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
                                       const Catalogue& catalogue, const Expectation& expectation,
                                       std::optional<std::int64_t> writer) {
  return AnswerReader(body, findings, catalogue, expectation, writer).read();
}

}  // namespace meldaan::extract
