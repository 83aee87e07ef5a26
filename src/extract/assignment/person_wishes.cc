#include "extract/assignment/person_wishes.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "extract/people/named_in_prose.h"
#include "extract/people/told_together.h"

namespace meldaan::extract {
namespace {

constexpr double kToldOfHer = 0.85;
constexpr std::size_t kFurthestGroup = 16;  // tokens from her name to the group

class PersonWishes {
 public:
  PersonWishes(Findings& findings, const std::vector<PersonFound>& people)
      : findings_(findings),
        part_(findings.part),
        document_(part_.document()),
        cues_(part_.cues()),
        signs_up_(signs_up_others(part_)),
        told_groups_(part_, signs_up_ || speaks_for_several(part_)) {
    for (const PersonFound& person : people) {
      if (person.stays_away || person.leaves) continue;
      names_.insert(names_.end(), person.mentioned.begin(), person.mentioned.end());
      if (person.name.empty() && person.call_name.empty() && !person.is_sender)
        unnamed_.insert(unnamed_.end(), person.mentioned.begin(), person.mentioned.end());
    }
    std::sort(names_.begin(), names_.end(),
              [](const Range& a, const Range& b) { return a.begin < b.begin; });
  }

  void accept() {
    for (const Range& name : names_) {
      if (const Mention* group = told_groups_.of(name)) taken_.push_back(group);
    }
    for (Wish& wish : findings_.wishes) {
      const std::size_t group = wish.mention.name.begin;
      const bool open = wish.stance == Stance::kSpokenOf ||
                        (wish.stance == Stance::kWished && wish.confidence < kSure);
      if (!open || !is_own(document_[group].zone) || cues_.covers(List::kJob, group) ||
          !is_named(wish.mention))
        continue;
      const auto her = subject_before(wish.mention.phrase.begin);
      const bool chosen = her && (told({her->begin, end_of_clause(wish.mention.name.end)}, *her) ||
                                  stands_right_behind(wish.mention, *her));
      if (!chosen && !is_taken(wish.mention) && !goes_there(wish.mention) &&
          !leads_to_name(wish.mention) && !is_of_unnamed(wish.mention))
        continue;
      wish.taken = is_taken(wish.mention);
      wish.stance = Stance::kWished;
      wish.confidence = std::max(wish.confidence, kToldOfHer);
      wish.why += ", told of one who takes part";
    }
  }

 private:
  // "Sefanja Zwiers neemt Rekenen", and what stands beside it: "… en Taal".
  bool is_taken(const Mention& mention) const {
    const auto named = first_from(part_.mentions(), mention.name.begin);
    if (named == part_.mentions().end()) return false;
    for (auto group = named;; --group) {
      if (std::find(taken_.begin(), taken_.end(), &*group) != taken_.end()) return true;
      if (group == part_.mentions().begin() || !are_joined(*std::prev(group), *group)) return false;
    }
  }

  bool are_joined(const Mention& first, const Mention& second) const {
    for (std::size_t at = first.name.end; at < second.phrase.begin; ++at) {
      if (!cues_.covers(List::kAnd, at) && !document_.is_mark(at, ',') &&
          !cues_.covers(List::kAbout, at) && !cues_.covers(List::kParticle, at))
        return false;
    }
    return true;
  }

  // By its own name: "dat ben ik zelf" takes up nothing.
  bool is_named(const Mention& mention) const {
    const auto named = first_from(part_.mentions(), mention.name.begin);
    return named != part_.mentions().end() && named->name == mention.name;
  }

  // The name that covers the token, of one who does not stay away.
  const Range* name_at(std::size_t token) const {
    const auto behind =
        std::upper_bound(names_.begin(), names_.end(), token,
                         [](std::size_t at, const Range& name) { return at < name.begin; });
    if (behind == names_.begin() || !std::prev(behind)->contains(token)) return nullptr;
    return &*std::prev(behind);
  }

  // The nearest who is named before it, in its sentence; the writer's "ik" stands for nobody here.
  std::optional<Range> subject_before(std::size_t token) const {
    const std::size_t first = part_.sentences().of(token).range.begin;
    for (std::size_t at = token; at-- > first && token - at <= kFurthestGroup;) {
      // "Joost gaat met me mee naar Taal"
      const bool beside = at > first && cues_.covers(List::kWith, at - 1);
      if ((cues_.at(List::kFirstPerson, at) && !beside) || cues_.at(List::kEveryone, at) ||
          cues_.at(List::kClauseBreak, at))
        return std::nullopt;
      if (const Range* name = name_at(at)) return Range{name->begin, behind_name(name->end)};
      const bool begins =
          at == first || parts_clauses(document_, at - 1) || cues_.covers(List::kAnd, at - 1);
      if (begins && (cues_.at(List::kThirdPerson, at) || cues_.at(List::kLatter, at)))
        return Range{at, at + 1};
    }
    return std::nullopt;
  }

  // "Stef Boom voor Taal, Inge Haarman naar Rekenen", "ik neem een collega mee voor Taal": of those
  // who take part.
  bool stands_right_behind(const Mention& mention, const Range& her) const {
    bool heads = false;
    for (std::size_t at = her.end; at < mention.name.begin; ++at) {
      heads = heads || cues_.covers(List::kAbout, at);
      const bool small = cues_.covers(List::kAbout, at) || cues_.covers(List::kArticle, at) ||
                         cues_.covers(List::kBrings, at) || cues_.covers(List::kJoins, at);
      if (!small && !mention.phrase.contains(at)) return false;
    }
    const Range clause{her.begin, end_of_clause(mention.name.end)};
    return heads && !cues_.any(List::kNegation, clause) && !cues_.any(List::kHistory, clause) &&
           !part_.sentences().of(her.begin).question;
  }

  // "Naar Taal gaat Stef Boom"
  bool goes_there(const Mention& mention) const {
    const std::size_t verb = mention.name.end;
    const bool led =
        mention.phrase.begin > 0 && cues_.covers(List::kAbout, mention.phrase.begin - 1);
    if (!led || verb + 1 >= document_.size() || !cues_.at(List::kThirdVerb, verb)) return false;
    const bool refused = cues_.any(List::kNegation, {verb, end_of_clause(verb + 1)}) ||
                         cues_.any(List::kHistory, part_.sentences().clause_of(document_, verb));
    const Range* name = name_at(verb + 1);
    return !refused && name != nullptr && name->begin == verb + 1;
  }

  // "Van ons team komt er nog een collega mee voor Taal": the sentence is about her alone.
  bool is_of_unnamed(const Mention& mention) const {
    const Range& sentence = part_.sentences().of(mention.name.begin).range;
    const bool hers = std::any_of(unnamed_.begin(), unnamed_.end(), [&](const Range& words) {
      return sentence.contains(words.begin) && has_sentence_with_group(part_, words);
    });
    return hers && std::all_of(names_.begin(), names_.end(), [&](const Range& name) {
             return !sentence.contains(name.begin) ||
                    std::find(unnamed_.begin(), unnamed_.end(), name) != unnamed_.end();
           });
  }

  // "Voor Taal mevrouw Boom", "voor Taal: Stef Boom"
  bool leads_to_name(const Mention& mention) const {
    std::size_t at = mention.name.end;
    const bool led =
        mention.phrase.begin > 0 && cues_.covers(List::kAbout, mention.phrase.begin - 1);
    const bool heads = document_.is_mark(at, ':') &&
                       part_.sentences().of(mention.name.begin).range.begin >= mention.phrase.begin;
    if (!led && !heads) return false;
    while (at < document_.size() && (cues_.covers(List::kTitle, at) || document_.is_mark(at, '.') ||
                                     document_.is_mark(at, ':')))
      ++at;
    const Range* name = at < document_.size() ? name_at(at) : nullptr;
    return name != nullptr && name->begin == at && !document_.breaks_after(at - 1) &&
           !cues_.any(List::kNegation, {at, end_of_clause(at + 1)});
  }

  std::size_t behind_name(std::size_t token) const {
    while (token < document_.size() && document_.is_word(token) &&
           (document_[token].capital || cues_.at(List::kParticle, token)))
      ++token;
    return token;
  }

  std::size_t end_of_clause(std::size_t token) const {
    const std::size_t end = part_.sentences().of(token - 1).range.end;
    while (token < end && !parts_clauses(document_, token) &&
           !cues_.at(List::kClauseBreak, token) && !begins_of_next(token))
      ++token;
    return token;
  }

  // "Stef gaat naar Taal | en Inge weet het nog niet"
  bool begins_of_next(std::size_t token) const {
    const Range* next = cues_.at(List::kAnd, token) ? name_at(token + 1) : nullptr;
    return next != nullptr && next->begin == token + 1;
  }

  bool told(const Range& clause, const Range& her) const {
    for (const List list : {List::kNegation, List::kHistory, List::kUndecided, List::kAbsent,
                            List::kNotComing, List::kIrrealis}) {
      if (cues_.any(list, clause)) return false;
    }
    const Range behind{her.end, clause.end};
    return cues_.any(List::kAdditive, behind) || cues_.any(List::kJoins, behind) || signs_up_ ||
           comes_before(her.begin);
  }

  // "Van ons | komen (er) | drie leerkrachten naar Taal"
  bool comes_before(std::size_t token) const {
    const auto comes = [this](std::size_t at) {
      return cues_.at(List::kComes, at) || cues_.at(List::kThirdVerb, at);
    };
    return (token > 0 && comes(token - 1)) || (token > 1 && document_.is_word(token - 1) &&
                                               !document_[token - 1].capital && comes(token - 2));
  }

  Findings& findings_;
  const Part& part_;
  const Document& document_;
  const Cues& cues_;
  std::vector<Range> names_;    // in order
  std::vector<Range> unnamed_;  // of those who have no name
  const bool signs_up_;
  const ToldGroups told_groups_;
  std::vector<const Mention*> taken_;  // by those who are named
};

}  // namespace

void accept_told_of(std::vector<Findings>& findings, const std::vector<PersonFound>& people) {
  for (Findings& found : findings) {
    if (found.part.document().source() != Source::kSubject) PersonWishes(found, people).accept();
  }
}

}  // namespace meldaan::extract
