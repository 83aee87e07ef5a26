#include "extract/later_mails/follow_up.h"

#include <algorithm>

#include "extract/answers/told.h"
#include "extract/later_mails/acquaintances.h"
#include "extract/later_mails/exchanges.h"
#include "extract/later_mails/later_groups.h"
#include "extract/later_mails/new_particulars.h"
#include "extract/later_mails/newcomers.h"
#include "extract/later_mails/outcomes.h"
#include "extract/later_mails/sayings.h"
#include "extract/people/references.h"
#include "extract/wishes/chosen_groups.h"
#include "extract/wishes/questions.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

class Following {
 public:
  Following(const Findings& findings, const Catalogue& catalogue,
            const std::vector<Acquaintance>& known, const SpokenOf& spoken)
      : findings_(findings),
        catalogue_(catalogue),
        known_(known),
        body_(findings.part),
        document_(body_.document()),
        cues_(body_.cues()),
        sayings_(body_),
        groups_(body_, catalogue, sayings_),
        spoken_(spoken),
        exchanges_(body_, known, spoken),
        outcomes_(known, spoken_.newcomers.size()) {}

  std::optional<FollowUp> read() {
    for (const Told& told : spoken_.told) {
      if (!only_asks(told)) hear(told);
      if (beyond_ || outcomes_.are_beyond()) return FollowUp{.people = {}, .beyond = true};
      if (baffled_) return nothing_done();
    }
    seat_who_is_only_named();
    for (const NewParticular& one : new_particulars(body_, spoken_, known_)) note(one);
    if (leaves_something_out()) return nothing_done();
    return gather();
  }

 private:
  // Who may stay away has not withdrawn.
  std::optional<FollowUp> nothing_done() const {
    return open_ ? std::optional(FollowUp{.people = {}, .beyond = true}) : std::nullopt;
  }

  bool only_asks(const Told& told) const {
    return sayings_.only_ask(body_.sentences().of(told.range.begin));
  }

  // --- what is said of them ---

  void hear(const Told& told) {
    const std::optional<Range> given_up = sayings_.groups_given_up(told.range);
    const bool says_the_same = sayings_.say_the_same(told.range);
    const bool leaves =
        !given_up && ((sayings_.withdraw_whom(told) && !exchanges_.denies_old_name(told)) ||
                      (says_the_same && left_before_));
    const bool instead = left_before_ && sayings_.say_the_contrary(told.range);
    const bool comes = instead || sayings_.announce(told.range) ||
                       sayings_.hold(List::kJoinsMyself, told.range) ||
                       (says_the_same && came_before_);
    left_before_ = leaves;
    came_before_ = comes;
    const std::vector<const Wish*> groups = groups_in(told.range);
    const bool swaps = exchanges_.says_so(told);
    const bool same = cues_.any(List::kSameAs, told.range);
    beyond_ = exchanges_.is_of_numbers(told) || exchanges_.leaves_unsaid(told) ||
              exchanges_.denies_surname(told) || groups_.only_asks(told, groups, known_);
    if (beyond_) return;
    if (groups.empty() && !leaves && swap_groups(told)) return;
    if (says_the_same && groups.empty() && !leaves && choose_the_same(told)) return;
    chose_before_ = groups.empty() ? nullptr : &told;
    const bool chosen = !groups.empty() || sayings_.name_kind(told.range);
    if (given_up && !told.unclear && !sayings_.leave_open(told.range)) {
      for (const std::size_t who : told.whom) give_up(who, *given_up);
    }
    if (!leaves && !comes && !swaps && !same && !chosen) return;
    if (sayings_.leave_open(told.range)) {
      (leaves || swaps ? open_ : baffled_) = true;
      return;
    }
    if (swaps && !(leaves && exchanges_.is_given_away(told))) {
      if (exchange(told) || exchanges_.puts_name_right(told)) return;
      // "Tijmen kan! Wilt u hem in mijn plaats noteren?" brings nobody back who has withdrawn.
      const auto writer = writer_among(known_);
      beyond_ = writer && known_[*writer].cancelled;
      baffled_ = true;
      return;
    }
    // "Iedereen wil ook naar IKC" speaks of who comes.
    const bool back = groups.empty() || sayings_.hold(List::kComesAfterAll, told.range);
    if (told.everybody && comes && !leaves && back) outcomes_.come_all();
    if (comes && !leaves && groups.empty() && names_all_who_come(told))
      outcomes_.leave_but(told.whom);
    if (told.unclear && told.other && sayings_.withdraw_writer(spoken_)) return;
    if (told.unclear) {
      // "Verwijder mijn collega": whoever it is, it is not the writer.
      beyond_ = leaves && (told.somebody || (writer_among(known_) ? told.other : told.writer));
      baffled_ = baffled_ || leaves || !groups.empty();
      return;
    }
    for (const std::size_t who : told.whom) {
      if (leaves && (groups.empty() || (who < known_.size() &&
                                        groups_.are_given_up(known_[who].person.groups, groups)))) {
        outcomes_.leave(who);
      } else {
        choose(told, who, groups, leaves);
        if (comes && !leaves) outcomes_.come(who);
        if (instead) outcomes_.take_place_of_who_left(who);
      }
    }
  }

  // "Elly Kok, want Petra kan niet."
  void seat_who_is_only_named() {
    for (const Told& told : spoken_.told) {
      const bool alone = told.whom.size() == 1 && told.whom.front() >= known_.size() &&
                         exchanges_.names_only(told) && !outcomes_.of(told.whom.front()).told;
      const Range rest{told.range.end, body_.sentences().of(told.range.begin).range.end};
      if (!alone || rest.empty() || !sayings_.withdraw(rest)) continue;
      outcomes_.come(told.whom.front());
      outcomes_.take_place_of_who_left(told.whom.front());
    }
  }

  // "Jolanda wil ook HRM, en Petra ook."
  bool choose_the_same(const Told& told) {
    if (chose_before_ == nullptr || told.unclear) return false;
    const std::vector<const Wish*> groups = groups_in(chose_before_->range);
    for (const std::size_t who : told.whom) choose(*chose_before_, who, groups, false);
    return true;
  }

  // "De tweede groep hoeft niet" is one of those there were, "de groepen" are all of them.
  void give_up(std::size_t who, const Range& groups) {
    if (who >= known_.size() || known_[who].cancelled) return;
    const std::vector<GroupId>& theirs = known_[who].person.groups;
    const std::size_t before = groups.begin - std::min<std::size_t>(groups.begin, 1);
    const Cue* ordinal = cues_.first(List::kOrdinal, {before, groups.begin});
    Said& said = outcomes_.of(who);
    if (ordinal == nullptr) {
      said.gives_up_all = said.told = true;
      outcomes_.decide();
    } else if (ordinal->entry < theirs.size()) {
      said.reading.declined_groups.push_back(theirs[ordinal->entry]);
      said.told = true;
      outcomes_.decide();
    }
  }

  std::vector<const Wish*> groups_in(const Range& range) const {
    return groups_.named_in(findings_.wishes, range);
  }

  // "Alleen Maud kan nog komen"
  bool names_all_who_come(const Told& told) const {
    return !told.unclear && !told.named.empty() && told.named.front().token > told.range.begin &&
           cues_.at(List::kOnly, told.named.front().token - 1);
  }

  // --- groups ---

  void choose(const Told& told, std::size_t who, const std::vector<const Wish*>& groups,
              bool leaves) {
    Said& said = outcomes_.of(who);
    if (said.reading.move == Move::kLeaves && told.implied) return;
    for (const Wish* wish : groups) {
      if (groups_.declines(*wish, told, leaves)) {
        decline_groups(catalogue_, *wish, said.reading);
      } else if (groups_.wishes(*wish, told)) {
        groups_.add(*wish, said.reading);
      } else {
        continue;
      }
      said.told = true;
    }
    const bool kind =
        who < known_.size() && groups_.change_kind(told.range, known_[who].person, said.reading);
    said.told = said.told || kind;
    if (groups_.names_only(groups, said.reading)) decline_others(who);
    if ((kind || !groups.empty()) && !groups_.chooses_only(groups) && takes_on(body_, told.range) &&
        !body_.says(List::kSwitches))
      said.reading.adds_groups = true;
    follow_another(told, who);
  }

  void decline_others(std::size_t who) {
    if (who < known_.size())
      LaterGroups::decline_others(known_[who].person.groups, outcomes_.of(who).reading);
  }

  // "Marije en Bas ruilen van groep"
  bool swap_groups(const Told& told) {
    if (told.unclear || told.whom.size() != 2 || !cues_.any(List::kSwitches, told.range))
      return false;
    const std::size_t one = told.whom.front();
    const std::size_t other = told.whom.back();
    if (one >= known_.size() || other >= known_.size()) return false;
    for (const auto& [who, whose] : {std::pair{one, other}, std::pair{other, one}}) {
      for (const GroupId& id : known_[whose].person.groups)
        add_once(outcomes_.of(who).reading.groups,
                 {id, kTold, document_.evidence(told.range, "they swap")});
      outcomes_.of(who).told = true;
    }
    return true;
  }

  void follow_another(const Told& told, std::size_t who) {
    Said& said = outcomes_.of(who);
    if (!groups_.follow_another(told, who, known_, said.reading)) return;
    said.told = true;
    outcomes_.decide();
  }

  // --- one in another's place ---

  bool exchange(const Told& told) {
    const std::optional<Exchange> found = exchanges_.find(told);
    if (!found) return false;
    // "Tom neemt haar groep over", of whom nobody said that she does not come.
    const bool of_group = cues_.any(List::kKindAny, found->cue);
    if (of_group && outcomes_.of(found->leaving).reading.move != Move::kLeaves &&
        !known_[found->leaving].cancelled)
      return false;
    outcomes_.leave(found->leaving);
    Said& said = outcomes_.of(found->coming);
    said.reading.takes_place_of = known_[found->leaving].registration;
    said.told = said.comes = true;
    std::vector<const Wish*> groups = groups_in(told.range);
    std::erase_if(groups, [&](const Wish* wish) {
      const bool goes_to = exchanges_.goes_to(*found, wish->mention.phrase);
      if (goes_to) groups_.add(*wish, said.reading);
      return goes_to;
    });
    choose(told, found->coming, groups, false);
    return true;
  }

  // --- names and addresses ---

  void note(const NewParticular& one) {
    const std::size_t who = called_anew(one.who);
    Said& said = outcomes_.of(who);
    if (one.name) {
      said.reading.name = one.name;
      renamed_ = one.name->value;
      renamed_who_ = who;
    }
    if (one.email) said.reading.email = one.email;
    if (one.school) said.reading.school = one.school;
    if (one.foundation) said.reading.foundation = one.foundation;
    if (who >= known_.size()) return;
    said.told = true;
    // A school that was asked for is an answer.
    const Person& person = known_[who].person;
    if (one.name || one.email || (one.school && !person.school.empty()) ||
        (one.foundation && !person.foundation.empty()))
      outcomes_.decide();
  }

  // "Zij heet Noor Wesselink. Haar mailadres is …": who goes by another name now is nobody new.
  std::size_t called_anew(std::size_t who) const {
    const bool same = who >= known_.size() &&
                      same_person(spoken_.newcomers[who - known_.size()].name.text, renamed_);
    return same ? renamed_who_ : who;
  }

  // --- what comes of it ---

  // Words of leaving, or a wish, that nobody was found for.
  bool leaves_something_out() const {
    for (const Told& told : spoken_.told) {
      if (!told.unclear || only_asks(told)) continue;
      if (sayings_.withdraw(told.range) || !groups_in(told.range).empty()) return true;
    }
    return false;
  }

  std::optional<FollowUp> gather() {
    FollowUp result;
    for (std::size_t who = 0; who < outcomes_.size(); ++who) {
      Said& said = outcomes_.of(who);
      const bool newcomer = who >= known_.size();
      if (newcomer && !joins(who)) continue;
      if (!said.told) continue;
      if (!newcomer) name_in_full(known_[who].person, said.reading);
      if (said.gives_up_all) leave_groups(who);
      if (newcomer) introduce(body_, spoken_.newcomers[who - known_.size()], known_, said.reading);
      result.of_others = result.of_others || newcomer || !known_[who].is_writer;
      result.decisive = result.decisive || newcomer || outcomes_.are_decisive();
      result.people.push_back(std::move(said.reading));
    }
    if (result.people.empty()) return nothing_done();
    result.by_way = spoken_.by_way;
    result.replaces = groups_.replace(findings_.wishes);
    result.asks = asks_more();
    return result;
  }

  // "Bregje Jansen kan ook niet", of whom no more than "Bregje" was known.
  void name_in_full(const Person& person, PersonReading& reading) const {
    const std::string name = full_name_of(body_, fold(person.call_name));
    if (!name.empty() && !reading.name)
      reading.name = {name, kTold, document_.evidence({}, "the first name is known")};
  }

  // Who wants other groups instead leaves the old ones, who wants none withdraws.
  void leave_groups(std::size_t who) {
    PersonReading& read = outcomes_.of(who).reading;
    if (read.groups.empty() && read.unclear_groups.empty())
      read.move = Move::kLeaves;
    else
      decline_others(who);
  }

  // Where somebody's name is open, a name is an answer, unless it is a colleague's.
  bool joins(std::size_t who) {
    Said& said = outcomes_.of(who);
    const bool name_open = std::any_of(known_.begin(), known_.end(), [](const Acquaintance& one) {
      return called(one.person).empty();
    });
    const bool wishes = !said.reading.groups.empty() || !said.reading.unclear_groups.empty();
    const Newcomer& newcomer = spoken_.newcomers[who - known_.size()];
    if (same_person(newcomer.name.text, renamed_)) return false;
    const bool colleague = newcomer.colleague;
    return (said.comes || wishes) && (colleague || !name_open);
  }

  bool asks_more() const {
    // "Bas kan niet. Marije doet dan beide groepen": said, and not understood.
    const auto takes_both = [this](const Told& told) {
      return !sayings_.groups_given_up(told.range) && sayings_.hold(List::kBoth, told.range) &&
             sayings_.hold(List::kKindAny, told.range) && groups_in(told.range).empty();
    };
    const auto& all = body_.sentences().all();
    return std::any_of(spoken_.told.begin(), spoken_.told.end(), takes_both) ||
           std::any_of(all.begin(), all.end(),
                       [this](const Sentence& one) { return asks_in_vain(one); });
  }

  // Asks something, and nothing that was done answers it.
  bool asks_in_vain(const Sentence& one) const {
    if (one.range.empty() || document_[one.range.begin].zone != Zone::kOwn) return false;
    // "Ik ben verhinderd, kan iemand anders komen?"
    if (one.question && cues_.any(List::kSomebodyElse, one.range)) return true;
    if (!asks(document_, cues_, one) || cues_.any(List::kRhetorical, one.range)) return false;
    return std::none_of(spoken_.told.begin(), spoken_.told.end(), [&](const Told& told) {
      return one.range.contains(told.range.begin) && !only_asks(told) && is_done(told);
    });
  }

  // Whether what this stretch asks for has been done.
  bool is_done(const Told& told) const {
    if (sayings_.withdraw(told.range) || sayings_.announce(told.range) ||
        exchanges_.says_so(told) || !groups_in(told.range).empty())
      return true;
    return !told.implied && std::any_of(told.whom.begin(), told.whom.end(),
                                        [this](std::size_t who) { return outcomes_[who].told; });
  }

  const Findings& findings_;
  const Catalogue& catalogue_;
  const std::vector<Acquaintance>& known_;
  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const Sayings sayings_;
  const LaterGroups groups_;
  const SpokenOf& spoken_;
  const Exchanges exchanges_;
  Outcomes outcomes_;
  std::string renamed_;  // what somebody known is called from now on
  std::size_t renamed_who_ = 0;
  bool left_before_ = false;  // what the stretch before says
  bool came_before_ = false;
  const Told* chose_before_ = nullptr;  // the stretch before, where it wishes for groups
  bool open_ = false;
  bool beyond_ = false;
  bool baffled_ = false;
};

}  // namespace

std::optional<FollowUp> read_follow_up(const Findings& findings, const Catalogue& catalogue,
                                       const std::vector<Acquaintance>& known,
                                       const SpokenOf& spoken) {
  if (known.empty()) return std::nullopt;
  return Following(findings, catalogue, known, spoken).read();
}

}  // namespace meldaan::extract
