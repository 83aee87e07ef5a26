#include "extract/assignment/doubts.h"

#include <algorithm>
#include <string>

#include "extract/assignment/unread_rows.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr double kDoubted = 0.6;

class Doubts {
 public:
  Doubts(const Part& part, const std::vector<PersonFound>& people)
      : document_(part.document()),
        cues_(part.cues()),
        part_(part),
        unread_(find_unread_rows(part, people)) {
    for (const PersonFound& person : people)
      names_ += " " + fold(person.name) + " " + person.call_name + " ";
    std::replace(names_.begin(), names_.end(), '-', ' ');  // "Dirk-Jan" is two tokens
  }

  bool about(const Wish& wish) const {
    const std::size_t at = wish.mention.name.begin;
    // What was doubted for it before, and found sure since.
    if (wish.unowned || !is_own(document_[at].zone)) return false;
    if (in_unread_row(at)) return true;
    // A paragraph is one line to some programs: its other sentences are not about the group.
    const Range& sentence = part_.sentences().of(at).range;
    const Range line = line_of(at);
    if (names_stranger({std::max(line.begin, sentence.begin), std::min(line.end, sentence.end)}))
      return true;
    if (wish.labelled) return false;
    Range clause = part_.sentences().clause_of(document_, at);
    clause.end = std::max(clause.end, wish.mention.name.end);
    // "Truus gaat naar Taal en ik ga naar Rekenen"
    clause = between_breaks(cues_, clause, {at, at + 1});
    // "Dan Pim Schutte, die graag naar Taal wil"
    if (cues_.at(List::kRelative, clause.begin) && clause.begin > 1 &&
        document_.is_mark(clause.begin - 1, ','))
      clause.begin = part_.sentences().clause_of(document_, clause.begin - 2).begin;
    if (cues_.any(List::kFirstPerson, clause) || cues_.any(List::kEveryone, clause)) return false;
    for (std::size_t i = clause.begin; i < clause.end; ++i) {
      if (is_stranger(i) && (acts(i, clause) || has_surname(i))) return true;
    }
    return false;
  }

  // Of what was found likely in spite of the rules.
  bool about_opinion(const Wish& wish) const { return about(wish) || about_row(wish); }

 private:
  // "Tanja Reimert   HRM": her line begins with her name.
  bool about_row(const Wish& wish) const {
    if (in_unread_row(wish.mention.name.begin)) return true;
    const Range line = line_of(wish.mention.name.begin);
    const std::size_t first = document_.first_word(line);
    if (first >= line.end || !is_own(document_[first].zone) || !is_stranger(first) ||
        !has_surname(first))
      return false;
    // "Jet Kunst", who signs as "J. Kunst"
    return !is_borne(surname_behind(first));
  }

  bool in_unread_row(std::size_t token) const {
    return std::any_of(unread_.begin(), unread_.end(),
                       [token](const Range& row) { return row.contains(token); });
  }

  Range line_of(std::size_t token) const {
    const Line& line = document_.lines()[document_[token].line];
    return {line.first, line.last};
  }

  bool names_stranger(const Range& line) const {
    for (std::size_t i = line.begin; i < line.end; ++i) {
      if (is_stranger(i) && has_surname(i)) return true;
    }
    return false;
  }

  // A first name that none of those who are signed up bears, and no place or group does.
  bool is_stranger(std::size_t token) const {
    if (!cues_.at(List::kFirstName, token) || !document_[token].capital) return false;
    return !is_borne(token) && is_free(token);
  }

  // Part of the name of somebody who is signed up.
  bool is_borne(std::size_t token) const {
    return names_.find(" " + std::string(document_.folded(token)) + " ") != std::string::npos;
  }

  // No place's and no group's.
  bool is_free(std::size_t token) const {
    const auto contains = [token](const auto& known) { return known.contains(token); };
    return std::none_of(part_.places().begin(), part_.places().end(),
                        [&](const Place& place) { return contains(place.range); }) &&
           std::none_of(part_.mentions().begin(), part_.mentions().end(),
                        [&](const Mention& mention) { return contains(mention.phrase); });
  }

  // "Hilde Oude Avenhuis gr 1/2 – IKC": somebody called in full, in whom nobody was seen.
  bool has_surname(std::size_t token) const {
    const std::size_t at = surname_behind(token);
    return at < document_.size() && !document_.breaks_after(token) && document_.is_word(at) &&
           document_[at].capital && is_free(at);
  }

  std::size_t surname_behind(std::size_t given) const {
    std::size_t at = given + 1;
    while (at < document_.size() && cues_.at(List::kParticle, at)) ++at;
    return at;
  }

  // "… komt Mustafa", "Mustafa wil …": a verb of wishing or joining stands right beside the name.
  bool acts(std::size_t token, const Range& clause) const {
    const auto verb = [&](std::size_t at) {
      return clause.contains(at) && (cues_.covers(List::kThirdVerb, at));
    };
    return verb(token + 1) || (token > clause.begin && verb(token - 1));
  }

  const Document& document_;
  const Cues& cues_;
  const Part& part_;
  const std::vector<Range> unread_;
  std::string names_;
};

void doubt(std::vector<Findings>& findings, const std::vector<PersonFound>& people,
           bool (Doubts::*is_doubtful)(const Wish&) const) {
  for (Findings& found : findings) {
    if (found.part.document().source() == Source::kSubject) continue;
    const Doubts doubts(found.part, people);
    for (Wish& wish : found.wishes) {
      if (!is_sure(wish) || !(doubts.*is_doubtful)(wish)) continue;
      wish.confidence = kDoubted;
      wish.unowned = true;
      wish.why += ", said of somebody who is not signed up";
    }
  }
}

}  // namespace

void doubt_unowned(std::vector<Findings>& findings, const std::vector<PersonFound>& people) {
  doubt(findings, people, &Doubts::about);
}

void doubt_opinion(std::vector<Findings>& findings, const std::vector<PersonFound>& people) {
  doubt(findings, people, &Doubts::about_opinion);
}

void drop_what_is_anothers(std::vector<PersonReading>& people) {
  std::vector<GroupId> sure;
  for (const PersonReading& person : people) {
    for (const Found<GroupId>& group : person.groups) {
      if (group.confidence >= kSure) sure.push_back(group.value);
    }
  }
  for (PersonReading& person : people) {
    std::erase_if(person.groups, [&](const Found<GroupId>& group) {
      return group.confidence < kSure &&
             std::find(sure.begin(), sure.end(), group.value) != sure.end();
    });
  }
}

}  // namespace meldaan::extract
