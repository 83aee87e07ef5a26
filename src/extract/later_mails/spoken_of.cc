#include "extract/later_mails/spoken_of.h"

#include <algorithm>
#include <optional>

#include "extract/later_mails/acquaintances.h"
#include "extract/later_mails/below_whom.h"
#include "extract/later_mails/by_way.h"
#include "extract/later_mails/stand_ins.h"
#include "extract/later_mails/writer_joins.h"
#include "extract/people/known_names.h"
#include "extract/people/people_links.h"
#include "extract/people/person_at.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

enum class Kind { kNamed, kColleague, kPronoun, kOthers, kAll, kWriter, kUnknown };

struct Reference {
  Kind kind = Kind::kUnknown;
  Range range;
  std::size_t who = 0;  // kNamed
};

class Listening {
 public:
  Listening(const Part& body, const std::vector<Acquaintance>& known)
      : body_(body),
        known_(known),
        document_(body.document()),
        cues_(body.cues()),
        small_(document_.uses_no_capitals()) {
    for (const Acquaintance& one : known) names_.add(called(one.person));
  }

  SpokenOf run() {
    for (const Sentence& sentence : body_.sentences().all()) {
      if (!sentence.range.empty() && document_[sentence.range.begin].zone == Zone::kOwn)
        listen(sentence.range);
    }
    return std::move(found_);
  }

 private:
  // --- who is named where ---

  std::vector<Reference> references_in(const Range& sentence) {
    std::vector<Reference> references;
    excepted_.clear();
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      std::optional<Reference> reference = reference_at(i);
      if (!reference) continue;
      const bool by_way = is_by_way(document_, cues_, i);
      found_.by_way = found_.by_way || by_way;
      const bool excepted = is_right_behind(cues_, List::kExcept, sentence, i);
      if (excepted && reference->kind == Kind::kNamed) excepted_.push_back(reference->who);
      if (by_way || excepted || is_right_behind(cues_, List::kSameAs, sentence, i)) {
        beside_.push_back(*reference);
      } else {
        references.push_back(*reference);
      }
      i = std::max(i, reference->range.end - 1);
    }
    return references;
  }

  std::optional<Reference> reference_at(std::size_t i) {
    if (document_[i].zone != Zone::kOwn || names_.sign_line(document_, i)) return std::nullopt;
    for (const auto& [list, kind] :
         {std::pair{List::kAllRegistered, Kind::kAll}, std::pair{List::kTheOthers, Kind::kOthers},
          std::pair{List::kEveryone, Kind::kAll}, std::pair{List::kFirstPerson, Kind::kWriter}}) {
      const std::size_t end = cues_.end_at(list, i);
      // "Willy Kamp neemt voor mij waar" is about Willy.
      const bool object = cues_.covers(List::kAsObject, i) ||
                          (kind == Kind::kWriter && cues_.covers(List::kTakesPlace, i));
      if (end != i && !object) return Reference{kind, {i, end}, 0};
    }
    if (const auto named = named_at(i)) return named;
    if (const auto somebody = nameless_stand_in_at(body_, i))
      return Reference{Kind::kNamed, somebody->range, newcomer(*somebody, true)};
    if (cues_.covers(List::kTakesPlace, i)) return std::nullopt;
    const bool third = cues_.at(List::kThirdPerson, i) && !cues_.covers(List::kAsObject, i);
    if (third || is_owner(document_, cues_, i)) return Reference{Kind::kPronoun, {i, i + 1}, 0};
    // "Van mijn directeur mag ik komen" is about no colleague of the writer's list.
    const bool role = cues_.at(List::kJob, i) || cues_.at(List::kKin, i);
    if (cues_.at(List::kColleague, i) && !role && !names_somebody(body_, i + 1))
      return Reference{Kind::kColleague, {i, i + 1}, 0};
    return std::nullopt;
  }

  bool behind_colleague(std::size_t i) const {
    return i > 0 && !document_.breaks_after(i - 1) &&
           (cues_.covers(List::kColleague, i - 1) || cues_.covers(List::kCompanion, i - 1));
  }

  std::optional<Reference> named_at(std::size_t i) {
    if (!document_.is_word(i) || (!document_[i].capital && !small_) || body_.is_of_group(i, true) ||
        body_.is_of_place(i))
      return std::nullopt;
    const bool colleague = behind_colleague(i) || is_of_ours(body_, i);
    const std::vector<std::size_t> called = names_.called_so(document_.folded(i));
    // "Elly Kok gaat in Petra's plaats", "Petra's achternaam is Vos"
    if (called.empty() && is_owned(cues_, i + 1)) {
      const std::vector<std::size_t> whose = names_.owners_by(document_.folded(i));
      if (whose.size() == 1) return Reference{Kind::kNamed, {i, i + 1}, whose.front()};
    }
    auto name = document_[i].capital ? person_at(body_, i, colleague || !called.empty())
                                     : small_person_at(body_, i);
    if (name && !known_as(name->text)) name = without_group(body_, *name);
    if (name && name->words > 1) {
      if (const auto who = known_as(name->text)) return Reference{Kind::kNamed, name->range, *who};
      // "Niet Rick Assen maar Rick Aarsen": the one is nobody.
      if (i > 0 && cues_.covers(List::kNegation, i - 1)) return std::nullopt;
      return Reference{Kind::kNamed, name->range, newcomer(*name, colleague)};
    }
    if (called.size() == 1) return Reference{Kind::kNamed, {i, i + 1}, called.front()};
    if (called.size() > 1) return Reference{Kind::kUnknown, {i, i + 1}, 0};
    if (name && colleague) return Reference{Kind::kNamed, name->range, newcomer(*name, colleague)};
    if (const auto comes = stand_in_at(body_, i))
      return Reference{Kind::kNamed, comes->range, newcomer(*comes, true)};
    if (name && cues_.at(List::kFirstName, i) && !cues_.at(List::kCommon, i))
      return Reference{Kind::kUnknown, name->range, 0};
    return std::nullopt;
  }

  std::optional<std::size_t> known_as(const std::string& text) const {
    for (std::size_t who = 0; who < known_.size(); ++who) {
      const Person& person = known_[who].person;
      const bool by_first_name =
          !person.call_name.empty() && call_name(text) == call_name(person.call_name);
      if (by_first_name || same_person(text, person.name)) return who;
    }
    for (std::size_t i = 0; i < found_.newcomers.size(); ++i) {
      if (same_person(text, found_.newcomers[i].name.text)) return known_.size() + i;
    }
    return std::nullopt;
  }

  std::size_t newcomer(const PersonName& name, bool colleague) {
    found_.newcomers.push_back({name, colleague, false});
    return names_.add(name.text);
  }

  // "Doe mij er ook maar bij", of who has signed up nobody but others.
  std::vector<std::size_t> writer_of(const Range& stretch) {
    // "Piet komt toch zelf, ik niet": "ik" is nobody who is registered.
    const bool stranger = !writer_among(known_) && known_.size() == last_others_.size();
    if (writer_among(known_) || !writer_joins(body_, known_, stretch))
      return stranger ? std::vector<std::size_t>() : by_default();
    const auto there = std::find_if(found_.newcomers.begin(), found_.newcomers.end(),
                                    [](const Newcomer& one) { return one.is_writer; });
    const auto number = static_cast<std::size_t>(there - found_.newcomers.begin());
    if (there != found_.newcomers.end()) return {known_.size() + number};
    found_.newcomers.push_back({PersonName(), true, true});
    return {names_.add("")};
  }

  // --- how far what is said of them reaches ---

  static bool names_another(const Reference& one) {
    return one.kind == Kind::kNamed || one.kind == Kind::kColleague;
  }

  // "Ik en Piet", but not "hierbij meld ik mijn collega Piet aan".
  bool side_by_side(const Reference& one, const Reference& next) const {
    const Range between{one.range.end, next.range.begin};
    const bool of_writer = one.kind == Kind::kWriter || next.kind == Kind::kWriter;
    bool joined = !of_writer;
    for (std::size_t i = between.begin; i < between.end; ++i)
      joined = joined || cues_.covers(List::kAnd, i) || document_.is_mark(i, ',');
    return joined && links_people(body_, between);
  }

  void listen(const Range& sentence) {
    const std::vector<Reference> references = references_in(sentence);
    std::vector<std::vector<Reference>> stretch(1);  // each: lists of people named side by side
    std::size_t begin = sentence.begin;
    if (!references.empty() && names_another(references.front())) {
      begin = end_of_choice_before(body_, sentence, references.front().range);
      if (begin > sentence.begin) tell({sentence.begin, begin}, stretch);
    }
    for (std::size_t i = 0; i < references.size(); ++i) {
      if (i > 0) {
        const Range between{references[i - 1].range.end, references[i].range.begin};
        const bool alone = references[i].kind == Kind::kNamed &&
                           begins_anew(body_, between, references[i].range.end);
        const bool linked = !alone && side_by_side(references[i - 1], references[i]);
        const auto cut = alone    ? std::optional(between.begin)
                         : linked ? std::nullopt
                                  : parted_at(body_, between);
        if (cut) {
          tell({begin, *cut}, stretch);
          begin = *cut;
          stretch.assign(1, {});
        } else if (!linked) {
          stretch.emplace_back();
        }
      }
      stretch.back().push_back(references[i]);
    }
    tell({begin, sentence.end}, stretch);
  }

  // --- whom that is ---

  void tell(const Range& range, const std::vector<std::vector<Reference>>& lists) {
    Told told;
    told.range = range;
    const auto above = named_above(body_, known_, range.begin);
    if (above && !is_writer(*above)) last_others_ = {*above};
    // "Ik moet Joost afmelden": who is named is meant, and not who does it.
    const std::vector<Reference>* best = &lists.front();
    for (const std::vector<Reference>& list : lists) {
      if (rank(list) < rank(*best)) best = &list;
    }
    for (const std::vector<Reference>& list : lists) {
      for (const Reference& reference : list) {
        note_name(reference, told);
      }
    }
    for (const Reference& reference : beside_) {
      if (range.contains(reference.range.begin)) note_name(reference, told);
    }
    told.implied = best->empty();
    told.somebody = std::any_of(best->begin(), best->end(), [](const Reference& one) {
      return one.kind == Kind::kNamed || one.kind == Kind::kUnknown;
    });
    told.writer = std::any_of(lists.begin(), lists.end(), [](const auto& list) {
      return std::any_of(list.begin(), list.end(),
                         [](const Reference& one) { return one.kind == Kind::kWriter; });
    });
    told.other = is_other(*best, told);
    if (told.implied && begins_with_stranger(body_, range)) told.somebody = told.other = true;
    if (told.implied && told.other) {
      told.unclear = true;
    } else if (told.implied) {
      told.whom = last_.empty() ? compared_with_writer(range) : last_;
      if (above) told.whom = {*above};
      if (told.whom.empty()) told.whom = by_default();
    } else {
      for (const Reference& reference : *best) add(reference, told);
      call_colleagues(*best, lists);
    }
    told.unclear = told.unclear || told.whom.empty();
    last_ = told.whom;
    std::vector<std::size_t> others = told.whom;
    std::erase_if(others, [this](std::size_t who) { return is_writer(who); });
    if (!others.empty() && !told.implied) last_others_ = others;
    found_.told.push_back(std::move(told));
  }

  // "Ik moet mijn collega afmelden" is about the colleague; of "hij is ziek, ik kom niet" nobody
  // knows; "onze directeur" is no colleague of the list, but nobody else either.
  bool is_other(const std::vector<Reference>& best, const Told& told) const {
    if (told.implied) return speaks_of_role(body_, told.range);
    return std::any_of(best.begin(), best.end(), [&](const Reference& one) {
      if (one.kind == Kind::kColleague) return true;
      return !told.writer && (one.kind == Kind::kPronoun || one.kind == Kind::kOthers);
    });
  }

  void note_name(const Reference& reference, Told& told) const {
    if (reference.kind != Kind::kNamed && reference.kind != Kind::kWriter) return;
    const auto who =
        reference.kind == Kind::kNamed ? std::optional(reference.who) : writer_among(known_);
    if (who) told.named.push_back({reference.range.begin, *who});
  }

  static int rank(const std::vector<Reference>& list) {
    int best = static_cast<int>(Kind::kUnknown) + 1;
    for (const Reference& one : list) {
      // Who cannot be told stands for somebody who is named.
      const int rank = one.kind == Kind::kUnknown ? 0 : static_cast<int>(one.kind);
      best = std::min(best, rank);
    }
    return best;
  }

  void add(const Reference& reference, Told& told) {
    const auto all = [&](const std::vector<std::size_t>& whom) {
      for (const std::size_t who : whom) {
        if (std::find(told.whom.begin(), told.whom.end(), who) == told.whom.end())
          told.whom.push_back(who);
      }
      told.unclear = told.unclear || whom.empty();
    };
    switch (reference.kind) {
      case Kind::kNamed:
        return all({reference.who});
      case Kind::kWriter:
        return all(writer_of(told.range));
      case Kind::kPronoun:
        // "Ze willen allemaal naar IKC"
        if (cues_.any(List::kAllRegistered, told.range)) return all(others());
        return all(last_others_.empty() ? only_other() : last_others_);
      case Kind::kColleague:
        return all(only_other());
      case Kind::kAll:
        told.everybody = true;
        return all(circle());
      case Kind::kOthers:
        return all(others());
      case Kind::kUnknown:
        told.unclear = true;
    }
  }

  // "Mijn collega's Ria Bos en Jan Vos": each of them is one. "Die collega is Lisette Baan."
  void call_colleagues(const std::vector<Reference>& list,
                       const std::vector<std::vector<Reference>>& beside) {
    const auto is_new = [&](const Reference& one) {
      return one.kind == Kind::kNamed && one.who >= known_.size();
    };
    const auto says_so = [&](const Reference& one) {
      return one.kind == Kind::kColleague ||
             (is_new(one) && found_.newcomers[one.who - known_.size()].colleague);
    };
    const bool any = std::any_of(beside.begin(), beside.end(), [&](const auto& others) {
      return std::any_of(others.begin(), others.end(), says_so);
    });
    for (const Reference& one : list) {
      if (any && is_new(one)) found_.newcomers[one.who - known_.size()].colleague = true;
    }
  }

  bool is_writer(std::size_t who) const { return who < known_.size() && known_[who].is_writer; }

  // "Zelfde als ik", in answer to what our mail asks of colleagues: of them.
  std::vector<std::size_t> compared_with_writer(const Range& range) const {
    const bool compares = std::any_of(beside_.begin(), beside_.end(), [&](const Reference& one) {
      return one.kind == Kind::kWriter && range.contains(one.range.begin);
    });
    return compares ? colleagues_asked_of(known_) : std::vector<std::size_t>();
  }

  std::vector<std::size_t> by_default() const {
    if (const auto own = writer_among(known_)) return {*own};
    if (known_.size() == 1) return {0};
    return {};
  }

  // Those whom our mail was about, else all.
  std::vector<std::size_t> circle() const {
    std::vector<std::size_t> near;
    std::vector<std::size_t> all;
    for (std::size_t who = 0; who < known_.size(); ++who) {
      const bool but = std::find(excepted_.begin(), excepted_.end(), who) != excepted_.end();
      if (known_[who].cancelled || but) continue;
      all.push_back(who);
      if (known_[who].in_thread) near.push_back(who);
    }
    return near.size() > 1 ? near : all;
  }

  std::vector<std::size_t> others() const {
    std::vector<std::size_t> rest = circle();
    std::erase_if(rest, [this](std::size_t who) {
      return is_writer(who) ||
             std::find(last_others_.begin(), last_others_.end(), who) != last_others_.end();
    });
    return rest;
  }

  // Of several the one whom our mail was about.
  std::vector<std::size_t> only_other() const {
    std::vector<std::size_t> found;
    for (std::size_t who = 0; who < known_.size(); ++who) {
      if (!known_[who].is_writer) found.push_back(who);
    }
    if (found.size() > 1) {
      std::vector<std::size_t> near = found;
      std::erase_if(near, [this](std::size_t who) { return !known_[who].in_thread; });
      if (near.size() == 1) found = near;
    }
    for (std::size_t i = 0; i < found_.newcomers.size(); ++i) found.push_back(known_.size() + i);
    return found.size() == 1 ? found : std::vector<std::size_t>();
  }

  const Part& body_;
  const std::vector<Acquaintance>& known_;
  const Document& document_;
  const Cues& cues_;
  const bool small_;
  KnownNames names_;  // the acquaintances', then the newcomers'
  SpokenOf found_;
  std::vector<std::size_t> last_;
  std::vector<std::size_t> last_others_;
  std::vector<Reference> beside_;      // "dezelfde groep als Thomas" is not about him
  std::vector<std::size_t> excepted_;  // in the sentence that is read: "iedereen behalve Piet"
};

}  // namespace

SpokenOf find_spoken_of(const Part& body, const std::vector<Acquaintance>& known) {
  return known.empty() ? SpokenOf() : Listening(body, known).run();
}

}  // namespace meldaan::extract
