#include "extract/assignment.h"

#include <algorithm>
#include <optional>

#include "extract/candidates.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// Below this a mention is only spoken of; between it and kSure it is asked about.
constexpr double kLeastWish = 0.5;
constexpr double kUnclear = 0.9;

// Whom something concerns: one person, or everybody.
constexpr std::size_t kEverybody = static_cast<std::size_t>(-1);

bool same_place_name(std::string_view a, std::string_view b) {
  return fold(a) == fold(b);
}

class Assigner {
 public:
  Assigner(const std::vector<PersonFound>& people, const Catalogue& catalogue)
      : people_(people), catalogue_(catalogue) {
    for (const PersonFound& person : people_) readings_.push_back(start(person));
  }

  void add(const Findings& findings) {
    for (const Wish& wish : findings.wishes) {
      if (wish.stance != Stance::kWished || wish.confidence < kLeastWish) continue;
      give(owner(findings.part, wish.mention.name.begin),
           [&](PersonReading& person) { add_wish(findings.part, wish, person); });
    }
    for (const Proposal& proposal : findings.proposals) {
      give(owner(findings.part, proposal.range.begin), [&](PersonReading& person) {
        const Evidence evidence =
            findings.part.document().evidence(proposal.range, "a group of one's own");
        add_once(person.proposed_groups, {proposal.topic, proposal.confidence, evidence});
      });
    }
  }

  // A place in somebody's row is theirs; all others are everybody's.
  void add_places(const std::vector<Findings>& findings) {
    for (std::size_t i = 0; i < people_.size(); ++i) {
      Candidates schools(same_place_name);
      Candidates foundations(same_place_name);
      for (const bool own : {true, false}) {
        if (!own && schools.best()) continue;
        for (const Findings& found : findings) collect(found.part, i, own, schools, foundations);
      }
      readings_[i].school = schools.best();
      readings_[i].foundation = foundations.best();
    }
  }

  std::vector<PersonReading> take() {
    for (PersonReading& person : readings_) settle(person);
    return std::move(readings_);
  }

 private:
  static PersonReading start(const PersonFound& found) {
    PersonReading person;
    person.is_sender = found.is_sender;
    if (!found.name.empty()) person.name = {found.name, found.score, found.evidence};
    if (!found.address.empty()) person.email = {found.address, found.score, found.evidence};
    if (person.email && found.is_sender) {
      person.email->confidence = 1;
      person.email->evidence = {Source::kFromHeader, 0, 0, Zone::kOwn, "the sender's address"};
    }
    return person;
  }

  template <class Action>
  void give(std::size_t owner, Action action) {
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (owner == kEverybody || owner == i) action(readings_[i]);
    }
  }

  static void add_once(std::vector<Found<std::string>>& list, Found<std::string> item) {
    for (Found<std::string>& known : list) {
      if (known.value != item.value) continue;
      known.confidence = std::max(known.confidence, item.confidence);
      return;
    }
    list.push_back(std::move(item));
  }

  void add_wish(const Part& part, const Wish& wish, PersonReading& person) const {
    const Topic& topic = catalogue_.topics()[wish.mention.topic];
    const Evidence evidence = part.document().evidence(wish.mention.phrase, wish.why);
    if (topic.groups.size() == 1) {
      add_once(person.groups, {topic.groups.front()->id, wish.confidence, evidence});
      return;
    }
    bool settled = false;
    for (const Group* group : topic.groups) {
      if (!wish.kinds.has(group->kind)) continue;
      add_once(person.groups, {group->id, wish.confidence, evidence});
      settled = true;
    }
    if (!settled) add_once(person.unclear_groups, {topic.id, kUnclear, evidence});
  }

  // A topic named without its kind in one place and with it in another is clear.
  static void settle(PersonReading& person) {
    std::erase_if(person.unclear_groups, [&](const Found<std::string>& unclear) {
      return std::any_of(
          person.groups.begin(), person.groups.end(),
          [&](const Found<GroupId>& group) { return topic_of(group.value) == unclear.value; });
    });
  }

  // --- whom a token concerns ---

  std::size_t owner(const Part& part, std::size_t token) const {
    if (people_.size() < 2) return kEverybody;
    if (part.document().source() == Source::kSubject) return kEverybody;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (people_[i].row.contains(token)) return i;
    }
    const Range& sentence = part.sentences().of(token).range;
    if (const auto person = in_brackets_behind(part, token, sentence.end)) return *person;
    for (std::size_t at = token; at-- > sentence.begin;) {
      if (const auto subject = subject_at(part, at)) return *subject;
    }
    for (std::size_t at = token; at < sentence.end; ++at) {
      if (const auto subject = subject_at(part, at)) return *subject;
    }
    return kEverybody;
  }

  // "Taal (Ans Prins) en Rekenen (Paul Vos)"
  std::optional<std::size_t> in_brackets_behind(const Part& part, std::size_t token,
                                                std::size_t stop) const {
    constexpr std::size_t kLongestGroup = 6;
    for (std::size_t at = token; at + 1 < stop && at < token + kLongestGroup; ++at) {
      if (part.document().is_mark(at, '(')) return named_at(at + 1);
    }
    return std::nullopt;
  }

  std::optional<std::size_t> named_at(std::size_t token) const {
    for (std::size_t i = 0; i < people_.size(); ++i) {
      for (const Range& mention : people_[i].mentioned) {
        if (mention.begin == token) return i;
      }
    }
    return std::nullopt;
  }

  std::optional<std::size_t> subject_at(const Part& part, std::size_t token) const {
    if (const auto named = named_at(token))
      return joined(part, *named, token) ? kEverybody : *named;
    if (part.cues().at(List::kEveryone, token)) return kEverybody;
    if (part.cues().at(List::kThirdPerson, token)) return last_named_before(token);
    if (part.cues().at(List::kFirstPerson, token)) {
      // The secretary's "ik" is nobody's wish of her own: what it wishes, it wishes for those
      // signed up.
      const auto sender = std::find_if(people_.begin(), people_.end(),
                                       [](const PersonFound& p) { return p.is_sender; });
      return sender == people_.end() || !sender->row.empty()
                 ? kEverybody
                 : static_cast<std::size_t>(sender - people_.begin());
    }
    return std::nullopt;
  }

  // "Jan Jansen en ik": the person stands in an enumeration of people.
  bool joined(const Part& part, std::size_t person, std::size_t token) const {
    const Range& sentence = part.sentences().of(token).range;
    constexpr std::size_t kReach = 6;
    const Cues& cues = part.cues();
    for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
      if (at + kReach < token || at > token + kReach) continue;
      const bool and_before = at > sentence.begin && cues.covers(List::kAnd, at - 1);
      const bool and_behind = at + 1 < sentence.end && cues.covers(List::kAnd, at + 1);
      if (cues.at(List::kFirstPerson, at) && (and_before || and_behind)) return true;
      for (std::size_t i = 0; i < people_.size(); ++i) {
        const bool other =
            i != person && std::any_of(people_[i].mentioned.begin(), people_[i].mentioned.end(),
                                       [at](const Range& m) { return m.begin == at; });
        if (other && only_names_between(part, std::min(at, token), std::max(at, token)))
          return true;
      }
    }
    return false;
  }

  static bool only_names_between(const Part& part, std::size_t begin, std::size_t end) {
    bool conjunction = false;
    for (std::size_t i = begin; i < end; ++i) {
      const Cues& cues = part.cues();
      const bool link = cues.covers(List::kAnd, i) || part.document().is_mark(i, ',');
      conjunction = conjunction || link;
      const bool name = part.document()[i].capital || cues.covers(List::kParticle, i) ||
                        part.document().is_mark(i, '-') || part.document().is_mark(i, '.');
      if (!link && !name) return false;
    }
    return conjunction;
  }

  std::optional<std::size_t> last_named_before(std::size_t token) const {
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

  // Whose place it is: that of the row it stands in, or of somebody else whom its sentence speaks
  // of.
  std::optional<std::size_t> place_owner(const Part& part, std::size_t token) const {
    if (part.document().source() == Source::kSubject || people_.size() < 2) return std::nullopt;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (people_[i].row.contains(token)) return i;
    }
    const Range& sentence = part.sentences().of(token).range;
    if (!is_own(part.document()[token].zone)) return std::nullopt;
    for (std::size_t at = token; at-- > sentence.begin;) {
      const auto subject = subject_at(part, at);
      if (!subject) continue;
      return *subject == kEverybody || people_[*subject].is_sender ? std::nullopt : subject;
    }
    return std::nullopt;
  }

  void collect(const Part& part, std::size_t person, bool own, Candidates& schools,
               Candidates& foundations) const {
    for (const Place& place : part.places()) {
      const std::optional<std::size_t> row = place_owner(part, place.range.begin);
      if (own ? row != person : row.has_value()) continue;
      (place.is_school ? schools : foundations)
          .add(place.name, place.score, part.document().evidence(place.range, place.why));
    }
  }

  const std::vector<PersonFound>& people_;
  const Catalogue& catalogue_;
  std::vector<PersonReading> readings_;
};

}  // namespace

std::vector<PersonReading> assign(const std::vector<PersonFound>& people,
                                  const std::vector<Findings>& findings,
                                  const Catalogue& catalogue) {
  Assigner assigner(people, catalogue);
  for (const Findings& found : findings) assigner.add(found);
  assigner.add_places(findings);
  return assigner.take();
}

}  // namespace meldaan::extract
