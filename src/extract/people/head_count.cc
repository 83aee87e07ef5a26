#include "extract/people/head_count.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/people/call_names.h"
#include "extract/people/references.h"
#include "extract/wishes/open_choice.h"
#include "extract/wishes/questions.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostComing = 9;  // more are a class, and no sign-up by mail
constexpr double kUnnamed = 0.80;

// "met z'n drieën": the numeral bent, which no list of numerals holds.
constexpr std::array<std::string_view, 5> kBent = {"twee", "drie", "vier", "vijv", "zes"};

bool tells_of_others(const Part& part) {
  for (const List list : {List::kCancel, List::kChange, List::kAlreadyRegistered}) {
    if (part.says(list)) return true;
  }
  return false;
}

class Counter {
 public:
  explicit Counter(const Part& part)
      : part_(part), document_(part.document()), cues_(part.cues()) {}

  std::vector<HeadCount> find() const {
    std::vector<HeadCount> found;
    for (const Cue& cue : cues_.of(List::kSeveral)) {
      const Range& words = cue.range;
      if (!is_own(document_[words.begin].zone)) continue;
      // "Namen volgen"
      if (cues_.at(List::kParticipants, words.begin)) {
        found.push_back({words, 1, false, true, false});
        continue;
      }
      if (cues_.at(List::kAllOfThem, words.begin) || is_known(words) || !tells(words)) continue;
      found.push_back({words, count_in(words), !is_beside(words), false, false});
    }
    return found;
  }

  // The subject's: a sentence is not to be had there. "2 personen", "3x", "4 collega's":
  // the writer may have put herself among them.
  std::optional<HeadCount> of_subject() const {
    if (part_.is_reply() || part_.is_forward()) return std::nullopt;
    for (std::size_t at = 0; at < document_.size(); ++at) {
      const std::size_t count = number_at(part_, at);
      const bool people = cues_.at(List::kSeveral, at) || cues_.at(List::kColleague, at + 1) ||
                          cues_.at(List::kParticipants, at + 1);
      if (count > 0 && people && !is_known({at, at + 1}))
        return HeadCount{{}, count, true, false, false};
    }
    return std::nullopt;
  }

 private:
  std::size_t count_in(const Range& words) const {
    for (std::size_t at = words.begin; at < words.end; ++at) {
      if (const std::size_t number = number_at(part_, at); number > 0) return number;
      for (std::size_t i = 0; i < kBent.size(); ++i) {
        if (document_.folded(at).starts_with(kBent[i])) return i + 2;
      }
    }
    return 2;
  }

  // "De twee aanmeldingen van vorige week"
  bool is_known(const Range& words) const {
    const std::size_t before = words.begin;
    return before > 0 && !document_.breaks_after(before - 1) &&
           (cues_.at(List::kDefinite, before - 1) || cues_.at(List::kArticle, before - 1));
  }

  // That they come. "2x" counts heads only before a group or beside what is signed up.
  bool tells(const Range& words) const {
    const Sentence& sentence = part_.sentences().of(words.begin);
    if (sentence.question && !asks_to_register(cues_, sentence.range)) return false;
    Range clause = part_.sentences().clause_of(document_, words.begin);
    // "Ik ken twee mensen | die graag komen"
    if (cues_.at(List::kRelative, words.end)) clause.end = words.end;
    for (const List list : {List::kHistory, List::kNotComing, List::kKeepsAway, List::kAbsent}) {
      if (cues_.any(list, clause)) return false;
    }
    if (cues_.any(List::kNegation, clause) && !cues_.any(List::kNoNegation, clause)) return false;
    if (are_writers(words, sentence.range)) return false;
    const bool times = document_.folded(words.end - 1).ends_with('x');
    if (times) return group_follows(words.end);
    for (const List list : {List::kRegister, List::kSelfRegister, List::kWish, List::kComes,
                            List::kJoins, List::kSignsUp, List::kBrings}) {
      if (cues_.any(list, clause)) return true;
    }
    return group_follows(words.end) || words.begin == clause.begin;
  }

  bool group_follows(std::size_t token) const {
    constexpr std::size_t kFurthest = 4;
    return part_.names_group({token, std::min(token + kFurthest, document_.size())});
  }

  // "Twee plekken voor mijzelf", "twee plekken, bij Taal en bij Rekenen": one person's two groups.
  bool are_writers(const Range& words, const Range& sentence) const {
    if (cues_.covers(List::kAbout, words.end) && cues_.at(List::kFirstPerson, words.end + 1) &&
        !cues_.at(List::kAnd, words.end + 2))
      return true;
    const auto groups = std::count_if(
        part_.mentions().begin(), part_.mentions().end(), [&](const Mention& mention) {
          return mention.name.begin >= words.end && mention.name.end <= sentence.end;
        });
    return !cues_.covers(List::kParticipants, words.end - 1) &&
           static_cast<std::size_t>(groups) == count_in(words) &&
           !cues_.any(List::kEveryone, sentence) &&
           !cues_.any(List::kEach, {words.end, sentence.end});
  }

  // "Nog twee plekken", "ik en twee personen", "twee mensen en ik": the writer is none of them.
  bool is_beside(const Range& words) const {
    const std::size_t next = cues_.end_at(List::kAnd, words.end);
    const bool behind = next > words.end && cues_.at(List::kFirstPerson, next);
    if (words.begin == 0 || document_.breaks_after(words.begin - 1)) return behind;
    const std::size_t before = words.begin - 1;
    return behind || cues_.covers(List::kAnd, before) || cues_.covers(List::kAdditive, before);
  }

  const Part& part_;
  const Document& document_;
  const Cues& cues_;
};

// "…: Piet, Anna en ik", "…, waaronder ikzelf"; but "…, hun namen stuur ik nog".
bool lists_writer(const Part& body, const Range& range) {
  const Cues& cues = body.cues();
  const Document& document = body.document();
  const auto writers = cues.all(List::kFirstPerson, range);
  return std::any_of(writers.begin(), writers.end(), [&](const Range& writer) {
    if (cues.covers(List::kSelfToo, writer.begin - 1)) return true;
    const bool colon = document.is_mark(writer.begin - 1, ':');
    const bool item = document[writer.begin - 1].kind == TokenKind::kPunctuation ||
                      cues.covers(List::kAnd, writer.begin - 1);
    const bool ends = writer.end >= range.end || !document.is_word(writer.end) ||
                      cues.at(List::kAnd, writer.end) || cues.at(List::kAbout, writer.end) ||
                      document.folded(writer.end).ends_with("en");
    return colon || (item && ends);
  });
}

// Whether the writer counts herself among "drie leerkrachten": she stands in the list behind, or
// speaks of "wij".
bool writer_among(const Part& body, const Range& words) {
  const Cues& cues = body.cues();
  const Range& sentence = body.sentences().of(words.begin).range;
  const std::size_t next = cues.end_at(List::kAnd, words.end);
  if (next > words.end && cues.at(List::kFirstPerson, next)) return false;
  // "Met twee leerkrachten wil ik naar Taal"
  const Range clause = body.sentences().clause_of(body.document(), words.begin);
  if (words.begin > clause.begin && cues.covers(List::kWith, words.begin - 1) &&
      cues.any(List::kFirstPerson, clause))
    return false;
  return lists_writer(body, {words.end, sentence.end}) ||
         (cues.any(List::kEveryone, {sentence.begin, words.begin}) &&
          !cues.covers(List::kColleague, words.end - 1));
}

// "Anna Smit en twee collega's", "Anna Smit komt met twee collega's", "twee leerkrachten en Anna
// Smit": she is none of them.
bool stands_apart(const Part& body, const HeadCount& announced, const Range& mention) {
  const Cues& cues = body.cues();
  const Range& words = announced.words;
  const Range& sentence = body.sentences().of(words.begin).range;
  if (words.empty() || !sentence.contains(mention.begin)) return false;
  if (mention.begin < words.begin)
    return cues.covers(List::kAnd, words.begin - 1) ||
           (announced.mentions && cues.covers(List::kWith, words.begin - 1));
  return mention.begin >= words.end && cues.at(List::kAnd, words.end);
}

// How many of them are found, the writer not counted.
std::size_t found_of(const HeadCount& announced, const Part& body, const Roster& roster) {
  std::vector<PersonFound> people = roster.people;
  people.insert(people.end(), roster.absent.begin(), roster.absent.end());
  collect_mentions(body, people);
  const auto one_of_them = [&](const PersonFound& person) {
    if (person.is_sender || (announced.unnamed && !person.name.empty())) return false;
    return person.mentioned.empty() ||
           std::any_of(person.mentioned.begin(), person.mentioned.end(), [&](const Range& mention) {
             return !stands_apart(body, announced, mention);
           });
  };
  return static_cast<std::size_t>(std::count_if(people.begin(), people.end(), one_of_them));
}

}  // namespace

std::vector<HeadCount> head_counts(const Part& body, const Part& subject) {
  if (tells_of_others(body) || tells_of_others(subject)) return {};
  std::vector<HeadCount> found = Counter(body).find();
  if (const auto count = Counter(subject).of_subject()) found.push_back(*count);
  return found;
}

bool speaks_of_us(const Part& body, const std::vector<HeadCount>& announced) {
  const Cues& cues = body.cues();
  const Document& document = body.document();
  return std::any_of(announced.begin(), announced.end(), [&](const HeadCount& one) {
    if (one.words.empty() || !one.of_writer) return false;
    const Range& sentence = body.sentences().of(one.words.begin).range;
    if (cues.any(List::kEveryone, sentence) || cues.any(List::kFirstPerson, sentence)) return true;
    const std::vector<Range> ours = cues.all(List::kOurs, sentence);
    // "ons" that no noun follows
    return std::any_of(ours.begin(), ours.end(), [&](const Range& us) {
      return number_at(body, us.begin) == 0 &&
             (us.end >= sentence.end || us.end == one.words.begin || !document.is_word(us.end));
    });
  });
}

HeadCount head_count_of(const Part& body, const Companion& several) {
  return {several.range, several.count, writer_among(body, several.range), false, true};
}

void add_missing(const std::vector<HeadCount>& announced, const Part& body, bool writer_comes,
                 Roster& roster) {
  const auto listed = [](const PersonFound& person) { return !person.rows.empty(); };
  const auto is_writer = [](const PersonFound& person) { return person.is_sender; };
  const auto& people = roster.people;
  if (std::any_of(people.begin(), people.end(), listed)) return;  // the list tells
  writer_comes = writer_comes || std::any_of(people.begin(), people.end(), is_writer);
  for (const HeadCount& one : announced) {
    const std::size_t others = found_of(one, body, roster);
    const std::size_t found = others + (one.of_writer && writer_comes ? 1 : 0);
    for (std::size_t i = found; i < one.count; ++i)
      add_unnamed(body, one.words, "", one.mentions && others == 0 && !one.of_writer, roster);
  }
}

void add_unnamed(const Part& body, const Range& words, const std::string& call_name, bool mentioned,
                 Roster& roster) {
  if (roster.is_full()) return;
  PersonFound person;
  person.score = kUnnamed;
  person.call_name = call_name;
  person.name = full_name_of(body, call_name);
  if (person.name.empty()) person.called = call_name_as_written(body, call_name);
  person.evidence = body.document().evidence(words, "somebody without a full name takes part");
  if (mentioned) person.mentioned.push_back(words);
  person.open = !call_name.empty() &&
                (choice_of(body, words) != Choice::kNotSpokenOf || is_choice_open(body, call_name));
  person.with_sender = !person.open;
  roster.people.push_back(std::move(person));
  ++roster.others;
}

bool is_counted(const Part& part, const Range& words) {
  if (words.begin < 2 || number_at(part, words.begin) == 0) return false;
  const Cues& cues = part.cues();
  const std::size_t noun = words.begin - 2;
  return cues.at(List::kFrom, words.begin - 1) &&
         (cues.covers(List::kRegister, noun) || cues.covers(List::kKindAny, noun) ||
          cues.covers(List::kRoleMailbox, noun) || cues.covers(List::kSeveral, noun));
}

std::size_t number_at(const Part& part, std::size_t token) {
  const Document& document = part.document();
  if (token >= document.size()) return 0;
  const std::string_view word = document.folded(token);
  const bool figure = !word.empty() && word.front() >= '2' && word.front() <= '9' &&
                      (word.size() == 1 || word.substr(1) == "x");
  if (figure) return static_cast<std::size_t>(word.front() - '0');
  const Cue* cue = part.cues().first(List::kCardinal, {token, token + 1});
  const std::size_t number = cue == nullptr ? 0 : cue->entry + 1u;
  return number > 1 && number <= kMostComing ? number : 0;
}

bool counts_plainly(const Part& body, const std::vector<HeadCount>& counts, const Range& words) {
  const auto joins = body.cues().of(List::kJoins);
  return std::any_of(counts.begin(), counts.end(),
                     [](const HeadCount& count) { return count.unnamed; }) ||
         std::any_of(joins.begin(), joins.end(),
                     [&](const Cue& cue) { return cue.range.holds(words); });
}

}  // namespace meldaan::extract
