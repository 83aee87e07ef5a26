#include "extract/subjects.h"

#include <algorithm>
#include <iterator>

#include "util/text.h"

namespace meldaan::extract {
namespace {

Members united(const Members& a, const Members& b) {
  Members all;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
  return all;
}

}  // namespace

Subjects::Subjects(const Part& part, const std::vector<PersonFound>& people)
    : part_(part), people_(people) {
  for (const Sentence& sentence : part_.sentences().all()) read(sentence.range);
}

void Subjects::read(const Range& sentence) {
  const std::size_t first = subjects_.size();
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    bool linked = false;
    const bool joins = part_.cues().at(List::kTogetherWith, at);
    const std::size_t with = part_.cues().end_at(List::kTogetherWith, at);
    auto subject =
        enumeration_at(joins ? behind_links(with, sentence.end, linked) : at, sentence.end);
    if (!subject) {
      ++at;
      continue;
    }
    subject->joins = joins;
    at = subject->range.end;
    subjects_.push_back(std::move(*subject));
  }
  for (std::size_t i = first; i < subjects_.size(); ++i) {
    if (!subjects_[i].joins) continue;
    const std::size_t other = i > first ? i - 1 : i + 1;
    if (other >= subjects_.size()) continue;
    subjects_[i].members = united(subjects_[i].members, subjects_[other].members);
    subjects_[other].members = subjects_[i].members;
    subjects_[other].writer = false;
  }
  const auto begin = subjects_.begin() + static_cast<std::ptrdiff_t>(first);
  // Decided for all before one is taken out: they are judged by each other.
  std::vector<Range> agents;
  for (auto subject = begin; subject != subjects_.end(); ++subject) {
    if (only_signs_up(*subject)) agents.push_back(subject->range);
  }
  subjects_.erase(std::remove_if(begin, subjects_.end(),
                                 [&](const Subject& subject) {
                                   return std::find(agents.begin(), agents.end(), subject.range) !=
                                          agents.end();
                                 }),
                  subjects_.end());
}

// "Piet Bakker meld ik aan voor Taal": she signs him up.
bool Subjects::only_signs_up(const Subject& subject) const {
  if (!subject.writer) return false;
  const Range clause = part_.sentences().clause_of(part_.document(), subject.range.begin);
  const bool signs_up = part_.cues().any(List::kRegister, clause) &&
                        !part_.cues().any(List::kReflexive, clause) &&
                        !part_.cues().any(List::kSelfRegister, clause);
  return signs_up && std::any_of(subjects_.begin(), subjects_.end(), [&](const Subject& other) {
           return !other.writer && clause.contains(other.range.begin);
         });
}

// People with nothing but commas, conjunctions and what they are to the writer between them.
std::optional<Subjects::Subject> Subjects::enumeration_at(std::size_t token,
                                                          std::size_t end) const {
  auto subject = token < end ? atom_at(token) : std::nullopt;
  if (!subject) return std::nullopt;
  for (;;) {
    bool linked = false;
    const std::size_t next = behind_links(subject->range.end, end, linked);
    const auto more = linked && next < end ? atom_at(next) : std::nullopt;
    if (!more) return subject;
    subject->range.end = more->range.end;
    subject->members = united(subject->members, more->members);
    subject->writer = subject->writer && more->writer;
  }
}

std::size_t Subjects::behind_links(std::size_t token, std::size_t end, bool& linked) const {
  const Cues& cues = part_.cues();
  const Document& document = part_.document();
  std::size_t at = token;
  while (at < end && !atom_at(at)) {
    const bool link = document.is_mark(at, ',') || document.is_mark(at, '(') ||
                      document.is_mark(at, '&') || cues.at(List::kAnd, at);
    // "Xaviera Nijland (x.nijland@…) en ik"
    const bool address = document[at].kind == TokenKind::kAddress || document.is_mark(at, ')');
    const bool described = address || cues.at(List::kOurs, at) || cues.at(List::kColleague, at) ||
                           cues.at(List::kJob, at) || cues.at(List::kTitle, at);
    if (!link && !described) break;
    linked = linked || link;
    std::size_t past = at + 1;
    for (const List list : {List::kOurs, List::kColleague, List::kJob, List::kTitle})
      past = std::max(past, cues.end_at(list, at));
    at = past;
  }
  return at;
}

std::optional<Subjects::Subject> Subjects::atom_at(std::size_t token) const {
  const Cues& cues = part_.cues();
  Subject subject;
  subject.range = {token, token + 1};
  if (const auto named = named_at(token)) {
    subject.members = {*named};
    subject.range.end = name_end(people_[*named], token);
    return subject;
  }
  if (cues.at(List::kTogetherWith, token)) return std::nullopt;
  if (cues.at(List::kEveryone, token)) {
    subject.members = everybody();
    return subject;
  }
  if (cues.at(List::kThirdPerson, token)) {
    const auto named = last_named_before(token);
    if (!named) return std::nullopt;
    subject.members = {*named};
    return subject;
  }
  if (!cues.at(List::kFirstPerson, token)) return std::nullopt;
  // "Zelf had ik graag naar Taal gewild, maar ik ben op kamp": wished for nobody.
  const bool stays_away = cues.any(List::kNotComing, part_.sentences().of(token).range);
  subject.members = stays_away && !sender_listed() ? Members{} : writer();
  subject.writer = true;
  return subject;
}

std::size_t Subjects::name_end(const PersonFound& person, std::size_t token) const {
  const std::string name = " " + fold(person.name) + " ";
  const Document& document = part_.document();
  std::size_t end = token + 1;
  for (std::size_t at = end; at < document.size() && !document.breaks_after(at - 1); ++at) {
    const bool mark = document.is_mark(at, '.') || document.is_mark(at, '-');
    const bool word = name.find(std::string(document.folded(at))) != std::string::npos;
    if (!mark && !word) break;
    if (word) end = at + 1;
  }
  return end;
}

std::optional<std::size_t> Subjects::named_at(std::size_t token) const {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    for (const Range& mention : people_[i].mentioned) {
      if (mention.begin == token) return i;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> Subjects::last_named_before(std::size_t token) const {
  std::optional<std::size_t> last;
  std::size_t at = 0;
  for (std::size_t i = 0; i < people_.size(); ++i) {
    for (const Range& mention : people_[i].mentioned) {
      if (people_[i].is_sender || mention.begin >= token || mention.begin < at) continue;
      last = i;
      at = mention.begin;
    }
  }
  return last;
}

Members Subjects::everybody() const {
  Members all(people_.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

bool Subjects::sender_listed() const {
  return std::any_of(people_.begin(), people_.end(),
                     [](const PersonFound& person) { return person.is_sender; });
}

// The secretary's "ik" is nobody's wish of her own: what it wishes, it wishes for those signed up.
Members Subjects::writer() const {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    if (people_[i].is_sender && people_[i].rows.empty()) return {i};
  }
  return everybody();
}

// "Taal (Ans Prins) en Rekenen (Paul Vos)"
std::optional<Members> Subjects::in_brackets_behind(std::size_t token, std::size_t end) const {
  constexpr std::size_t kLongestGroup = 6;
  for (std::size_t at = token; at + 1 < end && at < token + kLongestGroup; ++at) {
    if (!part_.document().is_mark(at, '(')) continue;
    for (const Subject& subject : subjects_) {
      if (subject.range.contains(at + 1)) return subject.members;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Members> Subjects::before(std::size_t token) const {
  const Range& sentence = part_.sentences().of(token).range;
  std::optional<Members> nearest;
  for (const Subject& subject : subjects_) {
    if (subject.range.begin >= token) break;
    if (sentence.contains(subject.range.begin)) nearest = subject.members;
  }
  return nearest;
}

std::optional<Members> Subjects::concerned(std::size_t token) const {
  const Range& sentence = part_.sentences().of(token).range;
  if (auto named = in_brackets_behind(token, sentence.end)) return named;
  if (auto nearest = before(token)) return nearest;
  for (const Subject& subject : subjects_) {
    if (subject.range.begin >= token && sentence.contains(subject.range.begin))
      return subject.members;
  }
  return std::nullopt;
}

}  // namespace meldaan::extract
