#include "extract/assignment/subjects.h"

#include <algorithm>
#include <iterator>

#include "extract/people/absence.h"
#include "util/text.h"

namespace meldaan::extract {
Members united(const Members& a, const Members& b) {
  Members all;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
  return all;
}

Subjects::Subjects(const Part& part, const std::vector<PersonFound>& people)
    : part_(part), people_(people) {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    for (const Range& mention : people_[i].mentioned) {
      named_.emplace(mention.begin, i);
      if (!people_[i].is_sender) others_named_.emplace_back(mention.begin, i);
    }
  }
  std::sort(others_named_.begin(), others_named_.end());
  shares_ = shares();
  for (const Sentence& sentence : part_.sentences().all()) {
    if (!part_.document().is_all(Zone::kInvitation, sentence.range)) read(sentence.range);
  }
}

void Subjects::read(const Range& sentence) {
  const std::size_t first = subjects_.size();
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    bool linked = false;
    std::size_t with = std::max(part_.cues().end_at(List::kWith, at),
                                part_.cues().end_at(List::kTogetherWith, at));
    const bool joins = with > at;
    // "met mijn" introduces "mijn duo".
    if (joins && with - 1 > at && atom_at(with - 1)) --with;
    auto subject =
        enumeration_at(joins ? behind_links(with, sentence.end, linked) : at, sentence.end);
    if (!subject) {
      ++at;
      continue;
    }
    subject->joins = joins;
    subject->alone = subject->members;
    at = subject->range.end;
    if (subjects_.size() == first || !only_reflects(subject->range))
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
  std::vector<Subject> kept;
  std::copy_if(begin, subjects_.end(), std::back_inserter(kept),
               [&](const Subject& subject) { return !only_signs_up(subject); });
  subjects_.erase(begin, subjects_.end());
  subjects_.insert(subjects_.end(), kept.begin(), kept.end());
}

// "Piet Bakker meld ik aan voor Taal": she signs him up.
bool Subjects::only_signs_up(const Subject& subject) const {
  if (!subject.writer) return false;
  const Range clause = told_of(subject);
  const bool signs_up =
      (part_.cues().any(List::kRegister, clause) || part_.cues().any(List::kSends, clause)) &&
      !part_.cues().any(List::kReflexive, clause) && !part_.cues().any(List::kSelfRegister, clause);
  // "Ik geef op voor Taal: Piet Bakker en …"
  const Range& sentence = part_.sentences().of(subject.range.begin).range;
  const bool lists = clause.end < sentence.end && part_.document().is_mark(clause.end, ':') &&
                     part_.names_group(clause);
  const Range told = lists ? Range{clause.begin, sentence.end} : clause;
  return signs_up && std::any_of(subjects_.begin(), subjects_.end(), [&](const Subject& other) {
           return !other.writer && told.contains(other.range.begin);
         });
}

// Her clause, without what is told of somebody else before or behind it: "Piet gaat naar HRM en |
// ik naar Taal".
Range Subjects::told_of(const Subject& subject) const {
  Range clause = part_.sentences().clause_of(part_.document(), subject.range.begin);
  for (const Subject& other : subjects_) {
    const std::size_t at = other.range.begin;
    if (other.range == subject.range || !clause.contains(at) || at == 0) continue;
    const bool begins = part_.cues().covers(List::kAnd, at - 1);
    if (at > subject.range.begin && begins) clause.end = std::min(clause.end, at - 1);
  }
  const std::size_t before = subject.range.begin;
  if (before > clause.begin && part_.cues().covers(List::kAnd, before - 1)) clause.begin = before;
  return clause;
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
    // "Gedrag doen we samen, en | voor mij mag Rekenen erbij"
    const bool added = part_.cues().covers(List::kAbout, next - 1);
    if (!more || shares_.contains(next) || begins_own_clause(*more, token) ||
        (added && has_share(*more, token)))
      return subject;
    if (added && part_.cues().at(List::kEveryone, token)) return subject;
    subject->range.end = more->range.end;
    subject->members = united(subject->members, more->members);
    subject->writer = subject->writer && more->writer;
  }
}

// "Taal voor mij, en voor | Stef Rekenen": each of them beside a group.
bool Subjects::has_share(const Subject& next, std::size_t first) const {
  return part_.follows_group_for(first) && part_.leads_to_group(next.range.end);
}

// "Naar Taal gaat Stef en | ik ga naar Rekenen": the first has its verb before it, and the writer
// one of her own behind her.
bool Subjects::begins_own_clause(const Subject& next, std::size_t first) const {
  const auto verb = [&](std::size_t at) {
    return part_.cues().at(List::kThirdVerb, at) || part_.cues().at(List::kAuxiliary, at) ||
           part_.cues().at(List::kComes, at);
  };
  const std::size_t behind = next.range.end;
  return next.writer && first > 0 && verb(first - 1) && verb(behind) &&
         !part_.document().folded(behind).ends_with("en");
}

std::size_t Subjects::behind_links(std::size_t token, std::size_t end, bool& linked) const {
  const Cues& cues = part_.cues();
  const Document& document = part_.document();
  std::size_t at = token;
  while (at < end && !atom_at(at)) {
    if (const std::size_t aside = behind_aside(at, end); aside > at) {
      at = aside;
      continue;
    }
    const bool link = document.is_mark(at, ',') || document.is_mark(at, '(') ||
                      document.is_mark(at, '&') || cues.at(List::kAnd, at) ||
                      (linked && cues.at(List::kAbout, at) && atom_at(at + 1)) ||
                      (linked && cues.at(List::kAlso, at));
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

// "Marieke Bakker (geen familie) en ik": what stands in brackets and speaks of nobody. A group in
// it is hers alone.
std::size_t Subjects::behind_aside(std::size_t token, std::size_t end) const {
  constexpr std::size_t kLongestAside = 12;
  if (!part_.document().is_mark(token, '(')) return token;
  for (std::size_t at = token + 1; at < end && at < token + kLongestAside; ++at) {
    if (part_.document().is_mark(at, ')')) return at + 1;
    const bool group = std::any_of(part_.mentions().begin(), part_.mentions().end(),
                                   [at](const Mention& m) { return m.phrase.contains(at); });
    if (group || atom_at(at)) return token;
  }
  return token;
}

std::optional<Subjects::Subject> Subjects::atom_at(std::size_t token) const {
  const Cues& cues = part_.cues();
  Subject subject{{token, token + 1}, {}, {}};
  if (const auto named = named_at(token)) {
    subject.members = all_named_at(token, *named);
    subject.range.end = name_end(people_[*named], token);
    if (people_[*named].stays_away) subject.members.clear();
    return subject;
  }
  if (const auto share = shares_.find(token); share != shares_.end()) {
    subject.members = share->second;
    return subject;
  }
  if (cues.at(List::kTogetherWith, token)) return std::nullopt;
  if (auto together = named_together(token)) {
    subject.members = *std::move(together);
    return subject;
  }
  if (cues.at(List::kEveryone, token)) {
    const Members named =
        cues.at(List::kAllOfThem, token) ? several_named_before(token) : Members{};
    subject.members = named.empty() ? everybody() : named;
    subject.range.end = cues.end_at(List::kEveryone, token);  // "ons beiden"
    return subject;
  }
  if (is_several(token)) {
    subject.members = others();
    return subject;
  }
  if (cues.at(List::kThirdPerson, token) || cues.at(List::kLatter, token)) {
    const auto named = last_named_before(token);
    if (!named) return std::nullopt;
    subject.members = {*named};
    return subject;
  }
  // "Mijn voorkeur gaat uit naar Taal"
  const bool mine =
      cues.at(List::kMy, token) && (cues.at(List::kWish, token) || cues.at(List::kWish, token + 1));
  if ((!mine && !cues.at(List::kFirstPerson, token)) || is_told_to_writer(token))
    return std::nullopt;
  if (const auto other = writer_at(token)) {
    subject.members = {*other};
    return subject;
  }
  // "Zelf had ik graag naar Taal gewild, maar ik ben op kamp": wished for nobody.
  const Range& sentence = part_.sentences().of(token).range;
  const bool stays_away =
      cues.any(List::kNotComing, sentence) || writer_stays_away(part_, sentence);
  // "Ik geef de volgende mensen op voor Taal:", and she stands among them.
  const bool announces = cues.any(List::kRegister, sentence) ||
                         cues.any(List::kSignsUp, sentence) ||
                         part_.sentences().of(token).introduces;
  subject.members = stays_away && !sender_listed() ? Members{} : writer(announces);
  subject.writer = true;
  return subject;
}

// "Anna heeft zich bij | mij | gemeld voor Taal"
bool Subjects::is_told_to_writer(std::size_t token) const {
  const Cues& cues = part_.cues();
  const std::size_t first = part_.sentences().of(token).range.begin;
  const auto other = std::lower_bound(others_named_.begin(), others_named_.end(),
                                      std::pair(first, std::size_t{0}));
  return token > first && cues.at(List::kOblique, token - 1) &&
         cues.end_at(List::kAsksWriter, token - 1) == token + 1 && other != others_named_.end() &&
         other->first < token;
}

std::size_t Subjects::name_end(const PersonFound& person, std::size_t token) const {
  const bool bracket = person.name.find('(') != std::string::npos;
  // By whole words: the "en" of "Jansen" joins the next.
  std::string name = " " + fold(person.name) + " ";
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '.' || c == '(' || c == ')'; },
      ' ');
  const Document& document = part_.document();
  std::size_t end = token + 1;
  for (const Range& mention : person.mentioned) {
    if (mention.begin == token) end = std::max(end, mention.end);
  }
  for (std::size_t at = end; at < document.size() && !document.breaks_after(at - 1); ++at) {
    const bool mark = document.is_mark(at, '.') || document.is_mark(at, '-') ||
                      (bracket && (document.is_mark(at, '(') || document.is_mark(at, ')')));
    const std::string whole = " " + std::string(document.folded(at)) + " ";
    const bool word = name.find(whole) != std::string::npos;
    if (!mark && !word) break;
    if (word) end = at + 1;
  }
  return end;
}

std::optional<std::size_t> Subjects::named_at(std::size_t token) const {
  return named_.contains(token) ? std::optional(named_.at(token)) : std::nullopt;
}

std::optional<std::size_t> Subjects::last_named_before(std::size_t token) const {
  const auto behind = std::lower_bound(others_named_.begin(), others_named_.end(),
                                       std::pair(token, std::size_t{0}));
  if (behind == others_named_.begin()) return std::nullopt;
  return std::prev(behind)->second;
}

// "Taal (Ans Prins) en Rekenen (Paul Vos)"
std::optional<Members> Subjects::in_brackets_behind(std::size_t token, std::size_t end) const {
  constexpr std::size_t kLongestGroup = 6;
  for (std::size_t at = token; at + 1 < end && at < token + kLongestGroup; ++at) {
    // "Ik kom voor Taal, hij (Stef Boom) voor Rekenen"
    if (part_.cues().at(List::kThirdPerson, at)) return std::nullopt;
    if (!part_.document().is_mark(at, '(')) continue;
    const auto inside =
        std::find_if(subjects_.begin(), subjects_.end(),
                     [at](const Subject& subject) { return subject.range.contains(at + 1); });
    // "… (we vertellen elkaar alles)"
    if (inside == subjects_.end() || part_.document().is_word(inside->range.end))
      return std::nullopt;
    return inside->members;
  }
  return std::nullopt;
}

// "Jan Boerma (obs De Klaver) en ik (obs De Berk)", "Jan Boerma en ik (obs De Klaver)"
std::optional<Members> Subjects::before_bracket(std::size_t token) const {
  const Range& sentence = part_.sentences().of(token).range;
  // "(ook leerkracht, maar op obs De Linde)"
  constexpr std::size_t kFurthest = 8;
  std::size_t open = token;
  while (open > sentence.begin && token - open < kFurthest &&
         !part_.document().is_mark(open, '(') && !part_.document().is_mark(open, ')'))
    --open;
  if (!part_.document().is_mark(open, '(')) return std::nullopt;
  Members members;
  for (const Subject& subject : subjects_) {
    if (!sentence.contains(subject.range.begin) || subject.range.begin >= open) continue;
    std::size_t end = sentence.begin;
    for (std::size_t at = subject.range.begin; at < std::min(open, subject.range.end);) {
      if (part_.document().is_mark(at, ')')) members.clear();
      const auto atom = atom_at(at);
      if (atom) members = united(members, atom->members);
      at = atom ? atom->range.end : at + 1;
      if (atom) end = at;
    }
    if (end == open && !members.empty()) return members;
    members.clear();
  }
  return std::nullopt;
}

const Subjects::Subject* Subjects::nearest_before(std::size_t token) const {
  const Range& sentence = part_.sentences().of(token).range;
  const Subject* nearest = nullptr;
  for (const Subject& subject : subjects_) {
    if (subject.range.begin >= token) break;
    if (sentence.contains(subject.range.begin)) nearest = &subject;
  }
  return nearest;
}

// "Een collega rijdt met mij mee en | gaat naar Taal": that is told of him who was spoken of first.
bool Subjects::goes_on_alone(const Range& between) const {
  for (std::size_t at = between.begin; at + 1 < between.end; ++at) {
    if (part_.cues().at(List::kAnd, at) && part_.cues().at(List::kThirdVerb, at + 1)) return true;
  }
  return false;
}

std::optional<Members> Subjects::before(std::size_t token) const {
  const Subject* nearest = nearest_before(token);
  if (nearest == nullptr) return std::nullopt;
  const Subject* first = nearest == subjects_.data() ? nullptr : nearest - 1;
  const bool same_sentence =
      first != nullptr && part_.sentences().of(token).range.contains(first->range.begin);
  if (nearest->joins && same_sentence && goes_on_alone({nearest->range.end, token}))
    return first->alone;
  return nearest->members;
}

std::optional<Members> Subjects::right_before(std::size_t token) const {
  const Subject* nearest = nearest_before(token);
  if (nearest == nullptr) return std::nullopt;
  constexpr std::size_t kLongestAbbreviation = 3;
  const Document& document = part_.document();
  for (std::size_t at = nearest->range.end + 1; at < token; ++at) {
    const bool stop = document.is_mark(at, '.') && document[at].glued && !document[at + 1].glued &&
                      document.is_word(at - 1) &&
                      document.folded(at - 1).size() > kLongestAbbreviation;
    if (stop) return std::nullopt;
  }
  return before(token);
}

bool Subjects::speaks_of_writer(std::size_t token) const {
  return part_.cues().any(List::kFirstPerson, part_.sentences().of(token).range);
}

std::optional<Members> Subjects::concerned(std::size_t token) const {
  if (auto one = in_turn(token)) return one;
  std::optional<Members> members = spoken_of(token);
  const Members but = excepted(token);
  if (but.empty()) return members;
  if (!members) members = everybody();
  Members rest;
  std::set_difference(members->begin(), members->end(), but.begin(), but.end(),
                      std::back_inserter(rest));
  return rest.empty() ? members : rest;
}

std::optional<Members> Subjects::spoken_of(std::size_t token) const {
  const Range& sentence = part_.sentences().of(token).range;
  if (auto named = in_brackets_behind(token, sentence.end)) return named;
  if (auto named = right_behind_group(token)) return named;
  if (auto named = inverted_behind(token)) return named;
  if (auto nearest = before(token)) return nearest;
  for (const Subject& subject : subjects_) {
    if (subject.range.begin >= token && sentence.contains(subject.range.begin))
      return subject.members;
  }
  return std::nullopt;
}

}  // namespace meldaan::extract
