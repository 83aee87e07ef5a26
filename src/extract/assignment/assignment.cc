#include "extract/assignment/assignment.h"

#include <algorithm>
#include <optional>

#include "extract/assignment/doubts.h"
#include "extract/assignment/elsewhere.h"
#include "extract/assignment/followers.h"
#include "extract/assignment/joinings.h"
#include "extract/assignment/subjects.h"
#include "extract/people/candidates.h"
#include "extract/places/place_rivals.h"
#include "extract/wishes/chosen_groups.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// Below this a mention is only spoken of; between it and kSure it is asked about.
constexpr double kLeastWish = 0.5;
constexpr double kAnybodys = 0.6;
constexpr double kUnknown = 0.6;

bool has(const Members& members, std::size_t person) {
  return std::binary_search(members.begin(), members.end(), person);
}

class Assigner {
 public:
  Assigner(const std::vector<PersonFound>& people, const Catalogue& catalogue,
           const PlaceModels& models)
      : people_(people), catalogue_(catalogue), models_(models) {
    for (const PersonFound& person : people_) readings_.push_back(start(person));
  }

  void add(const Findings& findings) {
    const Part& part = findings.part;
    const auto subjects = subjects_of(part);
    for (const Wish& wish : findings.wishes) {
      if (wish.stance == Stance::kDeclined &&
          is_own(part.document()[wish.mention.name.begin].zone)) {
        give(owners(subjects, wish.mention.name.begin),
             [&](PersonReading& person) { decline_groups(catalogue_, wish, person); });
      }
      if (wish.stance != Stance::kWished || wish.confidence < kLeastWish) continue;
      if (part.document().source() == Source::kSubject && people_.size() > 1) {
        of_subject_.push_back({part, wish});
        continue;
      }
      const auto whose = owners(subjects, wish.mention.name.begin);
      Wish theirs = wish;
      // Beside a list in which each has a group of her own, what names nobody may be anybody's.
      const bool anybodys =
          subjects && (!whose || whose->size() == people_.size()) &&
          members_of_row(wish.mention.name.begin).empty() &&
          !part.cues().any(List::kEveryone, part.sentences().of(wish.mention.name.begin).range);
      if (anybodys && each_chooses_in_row(findings))
        theirs.confidence = std::min(theirs.confidence, kAnybodys);
      give(whose, [&](PersonReading& person) { add_wish(part, theirs, person); });
    }
    for (const Proposal& proposal : findings.proposals) {
      if (is_call_name(proposal.topic)) continue;
      give(owners(subjects, proposal.said), [&](PersonReading& person) {
        const Evidence evidence = part.document().evidence(proposal.range, "a group of one's own");
        add_proposed(person.proposed_groups, {proposal.topic, proposal.confidence, evidence});
      });
    }
    for (const Range& unknown : findings.unknown) {
      give(owners(subjects, unknown.begin), [&](PersonReading& person) {
        const Evidence evidence = part.document().evidence(unknown, "a group nobody knows");
        person.unclear_groups.push_back({part.document().original(unknown), kUnknown, evidence});
      });
    }
    if (part.document().source() != Source::kSubject) {
      for (std::size_t i = 0; i < people_.size() && people_.size() > 1; ++i) {
        if (!people_[i].is_sender && works_elsewhere(part, people_[i])) elsewhere_.push_back(i);
      }
      followed_ = find_followers(part, people_);
      if (subjects) join(findings, *subjects);
    }
    for (const Place& place : weighed_places(models_, part)) {
      const std::size_t begin = place.range.begin;
      places_.push_back({part, place, place_owners(part, subjects, begin)});
      // "Anja de Vries (De Wingerd) en ik": said of her, as if the writer's were another.
      sets_apart_ =
          sets_apart_ || (place.is_school && subjects && subjects->before_bracket(begin) &&
                          !part.says(List::kColleague));
    }
  }

  // "Inschrijving namens Keender", and in the letter "Stichting Keender": one board, and no school.
  static bool is_board_of_subject(const PersonReading& person) {
    return person.school && person.foundation &&
           person.school->evidence.source == Source::kSubject &&
           same_place(person.school->value, person.foundation->value);
  }

  // Who has a school of her own needs nobody else's; a foundation may well be everybody's.
  void settle_places() {
    for (std::size_t i = 0; i < people_.size(); ++i) {
      Candidates schools(same_place, Candidates::Keeps::kFullest);
      Candidates foundations(same_place, Candidates::Keeps::kFullest);
      for (const bool own : {true, false}) {
        if (!own && has(elsewhere_, i)) break;
        const bool school_known = schools.best().has_value();
        const bool foundation_known = foundations.best().has_value();
        for (const OwnedPlace& owned : places_) {
          if (own != owned.owners.has_value() || (own && !has(*owned.owners, i))) continue;
          const Place& place = owned.place;
          if (place.is_school ? school_known : foundation_known) continue;
          (place.is_school ? schools : foundations)
              .add(place.name, place.score, owned.part.document().evidence(place.range, place.why));
        }
      }
      readings_[i].school = schools.best();
      readings_[i].foundation = foundations.best();
      if (is_board_of_subject(readings_[i])) readings_[i].school.reset();
    }
  }

  // "Hierbij meld ik Ruben Smit aan, SBO De Kolk. Zelf kom ik ook": where all her colleagues work.
  void share_place_with_writer() {
    const auto writer = std::find_if(readings_.begin(), readings_.end(),
                                     [](const PersonReading& one) { return one.is_sender; });
    // Without a name she may be one of them, read twice.
    if (sets_apart_ || writer == readings_.end() || !writer->name || writer->school ||
        writer->foundation)
      return;
    const PersonReading* colleague = nullptr;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const PersonReading& other = readings_[i];
      if (other.is_sender || people_[i].stays_away) continue;
      if (!other.school ||
          (colleague != nullptr && !same_place(other.school->value, colleague->school->value)))
        return;
      colleague = &other;
    }
    if (colleague == nullptr) return;
    writer->school = colleague->school;
    writer->foundation = colleague->foundation;
  }

  std::vector<PersonReading> take() {
    take_from_subject();
    for (PersonReading& person : readings_) settle(person);
    drop_what_is_anothers(readings_);
    follow_others();
    follow_sender();
    while (!readings_.empty() && people_[readings_.size() - 1].stays_away) readings_.pop_back();
    return std::move(readings_);
  }

 private:
  // "Piet komt ook": no group is called so.
  bool is_call_name(std::string_view topic) const {
    const std::string folded = fold(topic);
    return std::any_of(people_.begin(), people_.end(), [&](const PersonFound& person) {
      return !folded.empty() && (folded == person.call_name || folded == fold(person.name));
    });
  }

  static PersonReading start(const PersonFound& found) {
    PersonReading person;
    person.is_sender = found.is_sender;
    if (!found.name.empty()) person.name = {found.name, found.score, found.evidence};
    if (!found.called.empty()) person.call_name = {found.called, kSure, found.evidence};
    if (!found.address.empty()) person.email = {found.address, found.score, found.evidence};
    if (person.email && found.is_sender) {
      person.email->confidence = 1;
      person.email->evidence = {Source::kFromHeader, 0, 0, Zone::kOwn, "the sender's address"};
    }
    return person;
  }

  // Without `owners`: to everybody.
  template <class Action>
  void give(const std::optional<Members>& owners, Action action) {
    const bool all = !owners || owners->size() == people_.size();
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      // Whose group is open has none of those that are for everybody.
      if (all ? !people_[i].open : has(*owners, i)) action(readings_[i]);
    }
  }

  void add_wish(const Part& part, const Wish& wish, PersonReading& person) const {
    choose_groups(catalogue_, wish, wish.kinds, wish.confidence,
                  part.document().evidence(wish.mention.phrase, wish.why), person);
  }

  // "Wendy gaat naar Taal en Rekenen, ik ook": to what was last said of somebody else.
  void join(const Findings& findings, const Subjects& subjects) {
    const Sentences& sentences = findings.part.sentences();
    for (const Joining& joining : find_joinings(findings.part, people_)) {
      const std::size_t here = sentences.index_of(joining.at);
      std::optional<std::size_t> from;  // the sentence of what is joined
      for (const Wish& wish : findings.wishes) {
        const std::size_t said = sentences.index_of(wish.mention.name.begin);
        if (wish.mention.name.begin < joining.at && said + 1 >= here && said <= here) from = said;
      }
      for (const Wish& wish : findings.wishes) {
        const std::size_t begin = wish.mention.name.begin;
        if (wish.stance != Stance::kWished || wish.confidence < kLeastWish || begin > joining.at ||
            !from || sentences.index_of(begin) != *from || !members_of_row(begin).empty())
          continue;
        const auto whose = owners(subjects, begin);
        if (whose && !has(*whose, joining.person))
          add_wish(findings.part, wish, readings_[joining.person]);
      }
    }
  }

  // In their order on the page, so that a third follows the second.
  void follow_others() {
    for (std::size_t i = 0; i < followed_.size(); ++i) {
      const auto& other = followed_[i];
      if (other) take_groups_of(readings_[other->whom], readings_[i], other->besides);
    }
  }

  // `besides`: also where she has some of her own.
  static void take_groups_of(const PersonReading& other, PersonReading& person, bool besides) {
    const bool none = person.groups.empty() && person.unclear_groups.empty();
    if (!besides && !(none && person.proposed_groups.empty())) return;
    for (const auto& group : other.groups) add_once(person.groups, group);
    for (const auto& topic : other.unclear_groups) add_once(person.unclear_groups, topic);
    if (!besides) person.proposed_groups = other.proposed_groups;
  }

  // "Ik kom naar Taal, en mijn duo ook"
  void follow_sender() {
    const auto sender = std::find_if(readings_.begin(), readings_.end(),
                                     [](const PersonReading& person) { return person.is_sender; });
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (!people_[i].with_sender) continue;
      if (sender == readings_.end() && i == 0) continue;
      take_groups_of(sender != readings_.end() ? *sender : readings_[i - 1], readings_[i], false);
    }
  }

  // What the subject of a mail about several says is for those of whom the body says nothing else.
  void take_from_subject() {
    for (PersonReading& person : readings_) {
      const PersonFound& found = people_[static_cast<std::size_t>(&person - readings_.data())];
      if (found.open || !person.groups.empty() || !person.unclear_groups.empty()) continue;
      for (const SubjectWish& said : of_subject_) add_wish(said.part, said.wish, person);
    }
  }

  // A topic named without its kind in one place and with it in another is clear.
  static void settle(PersonReading& person) {
    std::erase_if(person.unclear_groups, [&](const Found<std::string>& unclear) {
      return std::any_of(
          person.groups.begin(), person.groups.end(),
          [&](const Found<GroupId>& group) { return topic_of(group.value) == unclear.value; });
    });
    std::erase_if(person.declined_groups, [&](const GroupId& declined) {
      return std::any_of(person.groups.begin(), person.groups.end(),
                         [&](const Found<GroupId>& group) { return group.value == declined; });
    });
  }

  // --- whom a token concerns ---

  // Nothing: everybody.
  std::optional<Members> owners(const std::optional<Subjects>& subjects, std::size_t token) const {
    if (!subjects) return std::nullopt;
    const Members row = members_of_row(token);
    if (row.empty()) return subjects->announces(token) ? listed() : subjects->concerned(token);
    // "Voeg mij er zelf aan toe bij Taal", right below the list.
    const bool of_writer = subjects->speaks_of_writer(token) &&
                           std::none_of(row.begin(), row.end(), [&](std::size_t person) {
                             return people_[person].is_sender;
                           });
    const auto concerned = of_writer ? subjects->concerned(token) : std::nullopt;
    return concerned ? concerned : row;
  }

  // "Voor Taal meld ik aan:", and below it the list of those.
  std::optional<Members> listed() const {
    Members listed;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (!people_[i].rows.empty()) listed.push_back(i);
    }
    return listed.size() > 1 ? std::optional(listed) : std::nullopt;
  }

  bool each_chooses_in_row(const Findings& findings) const {
    std::size_t listed = 0;
    for (const PersonFound& person : people_) {
      if (person.rows.empty()) continue;
      ++listed;
      const bool chooses =
          std::any_of(findings.wishes.begin(), findings.wishes.end(), [&](const Wish& wish) {
            return wish.stance == Stance::kWished && person.has_in_row(wish.mention.name.begin);
          });
      if (!chooses) return false;
    }
    return listed > 1;
  }

  Members members_of_row(std::size_t token) const {
    Members members;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (people_[i].has_in_row(token)) members.push_back(i);
    }
    return members;
  }

  // Rows and sentences tell people apart only where there are several, and only in the body.
  std::optional<Subjects> subjects_of(const Part& part) const {
    const bool sender_alone = people_.size() == 1 && people_.front().is_sender;
    if (sender_alone || people_.empty() || part.document().source() == Source::kSubject)
      return std::nullopt;
    return Subjects(part, people_);
  }

  // Whose place it is alone: that of the row it stands in, or of others than the writer whom its
  // sentence speaks of. What the writer says of "ik" or "wij" holds for all who have nothing else.
  std::optional<Members> place_owners(const Part& part, const std::optional<Subjects>& subjects,
                                      std::size_t token) const {
    if (!subjects) return std::nullopt;
    const auto bracketed = subjects->before_bracket(token);
    if (auto members = members_of_row(token); !members.empty()) {
      if (members.size() == 1 && closes_list(part, token, members.front())) return std::nullopt;
      // "Anna Smit (obs De Brug) en Piet Bos (obs De Es)", in one line
      return members.size() > 1 && bracketed ? bracketed : members;
    }
    if (!is_own(part.document()[token].zone)) return std::nullopt;
    if (bracketed) return bracketed;
    auto named = subjects->right_before(token);
    const bool writer_too =
        named && std::any_of(named->begin(), named->end(),
                             [&](std::size_t person) { return people_[person].is_sender; });
    return writer_too || (named && named->size() == people_.size()) ? std::nullopt : named;
  }

  // "obs De Brug, Losser", "School (voor ons allen): De Brug": below the list's last line, where no
  // line has a place of its own.
  bool closes_list(const Part& part, std::size_t token, std::size_t person) const {
    std::size_t last = 0;
    std::size_t rows = 0;
    for (const PersonFound& other : people_) {
      for (const Range& row : other.rows) last = std::max(last, row.begin);
      rows += other.rows.size();
    }
    const bool below = std::any_of(
        people_[person].rows.begin(), people_[person].rows.end(), [&](const Range& row) {
          return row.begin == last && row.contains(token) &&
                 part.document()[token].line > part.document()[row.begin].line;
        });
    if (!below || rows < 2 || people_.size() < 2) return false;
    return std::none_of(part.places().begin(), part.places().end(), [&](const Place& place) {
      return place.range.begin < last && !members_of_row(place.range.begin).empty();
    });
  }

  struct OwnedPlace {
    const Part& part;
    Place place;
    std::optional<Members> owners;  // nothing: everybody's
  };

  struct SubjectWish {
    const Part& part;
    const Wish& wish;
  };

  const std::vector<PersonFound>& people_;
  const Catalogue& catalogue_;
  const PlaceModels& models_;
  std::vector<PersonReading> readings_;
  std::vector<OwnedPlace> places_;
  std::vector<SubjectWish> of_subject_;
  std::vector<std::optional<Followed>> followed_;  // whose groups each has
  Members elsewhere_;                              // who work at none of the places
  bool sets_apart_ = false;                        // one of the schools is some colleagues' alone
};

}  // namespace

std::vector<PersonReading> assign(const std::vector<PersonFound>& people,
                                  const std::vector<Findings>& findings, const Catalogue& catalogue,
                                  const PlaceModels& models) {
  Assigner assigner(people, catalogue, models);
  for (const Findings& found : findings) assigner.add(found);
  assigner.settle_places();
  assigner.share_place_with_writer();
  return assigner.take();
}

}  // namespace meldaan::extract
