#include "extract/people/absence.h"

#include <algorithm>

#include "extract/layout/leavers.h"
#include "extract/wishes/open_choice.h"

namespace meldaan::extract {
namespace {

class Absence {
 public:
  explicit Absence(const Part& body)
      : body_(body), document_(body.document()), cues_(body.cues()) {}

  bool of(const Range& name) const {
    const Range& sentence = body_.sentences().of(name.begin).range;
    const std::size_t last = end_of_enumeration(name.end, sentence.end);
    const Range told{begin_of_clause(name.begin, sentence), next_person(last, sentence.end)};
    if (chooses_later({name.end, told.end})) return false;
    return says_absent(told, sentence) || wished_once({name.end, told.end}) ||
           next_sentence_says_so(name.begin);
  }

  bool of_row(const Range& row) const {
    return !names_group(row) && !chooses_later(row) &&
           (cues_.any(List::kNotComing, row) || cues_.any(List::kKeepsAway, row) ||
            cues_.any(List::kNegation, row));
  }

  // The same, and of "wij".
  bool of_all(const Range& sentence) const {
    if (of_writer(sentence)) return true;
    const bool ours = cues_.any(List::kEveryone, sentence) || cues_.any(List::kOurs, sentence);
    if (!ours || speaks_of_other(sentence) || cues_.any(List::kNoMore, sentence)) return false;
    for (const Range& we : cues_.all(List::kEveryone, sentence)) {
      const Range told = body_.sentences().clause_of(document_, we.begin);
      if (names_group(told)) continue;
      if (cues_.any(List::kNotComing, told) || cues_.any(List::kKeepsAway, told) || refuses(told))
        return true;
    }
    return cues_.any(List::kKeepsAway, sentence) && !names_group(sentence);
  }

  // Cut at commas and conjunctions; what has no subject of its own goes with what stands before it:
  // "ik heb les | en meld mij dus niet aan".
  bool of_writer(const Range& sentence) const {
    bool writers = false;
    for (Range told{sentence.begin, sentence.begin}; told.begin < sentence.end;
         told.begin = told.end) {
      told.end = told.begin + 1;
      while (told.end < sentence.end && !parts_clauses(document_, told.end) &&
             (!cues_.at(List::kClauseBreak, told.end) || joins_name(told.end)))
        ++told.end;
      const bool writer = cues_.any(List::kFirstPerson, told);
      writers = writer || (writers && !speaks_of_other(told) && !takes_up_somebody(told.begin));
      // "Meer hoeft voor mij niet"
      if (cues_.any(List::kNoMore, told)) return false;
      if (writer && cues_.any(List::kNotComing, told)) return true;
      if (writers && !names_group(told) && (cues_.any(List::kKeepsAway, told) || refuses(told)))
        return true;
    }
    return cues_.any(List::kNotComing, sentence) && !speaks_of_other(sentence) &&
           cues_.any(List::kFirstPerson, sentence);
  }

  bool tells_of_work_or_another(const Range& refusal) const {
    const Range clause = body_.sentences().clause_of(document_, refusal.begin);
    if (cues_.any(List::kPastWork, clause)) return true;
    const Range told{clause.begin, std::max(clause.end, refusal.end)};
    for (const List list : {List::kFirstPerson, List::kEveryone, List::kReflexive}) {
      if (cues_.any(list, told)) return false;
    }
    return speaks_of_other(told) || cues_.any(List::kColleague, told) ||
           cues_.any(List::kCompanion, told);
  }

 private:
  // "zij is afwezig deze week en laat haar keuze nog volgen"
  bool chooses_later(const Range& told) const {
    if (cues_.any(List::kWhether, told)) return false;  // "weet nog niet of hij komt"
    return leaves_choice_open(cues_, told);
  }

  // "Onze gedragsspecialist had ik gevraagd, maar | die wil niet"
  bool takes_up_somebody(std::size_t token) const {
    while (token < document_.size() &&
           (cues_.at(List::kClauseBreak, token) || document_.is_mark(token, ',')))
      ++token;
    return cues_.at(List::kThatOne, token) && cues_.at(List::kThirdVerb, token + 1);
  }

  // "Piet Bakker en ik": no clause of its own.
  bool joins_name(std::size_t token) const {
    return token > 0 && cues_.at(List::kAnd, token) && document_[token - 1].capital;
  }

  // "Mij hoeft u niet mee te tellen", "dit is geen aanmelding voor mijzelf": a negation, and a verb
  // of taking part.
  bool refuses(const Range& told) const {
    if (!cues_.any(List::kNegation, told) || cues_.any(List::kNoNegation, told) ||
        cues_.any(List::kUndecided, told) || speaks_of_other(told))
      return false;
    for (const List list :
         {List::kRegister, List::kSelfRegister, List::kComes, List::kAttends, List::kSignsUp}) {
      if (cues_.any(list, told)) return true;
    }
    return false;
  }

  bool names_group(const Range& range) const {
    return std::any_of(body_.mentions().begin(), body_.mentions().end(), [&](const Mention& m) {
      return range.contains(m.name.begin) && !cues_.covers(List::kJob, m.name.begin);
    });
  }

  bool speaks_of_other(const Range& range) const {
    if (cues_.any(List::kThirdPerson, range)) return true;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (document_[i].capital && cues_.at(List::kFirstName, i)) return true;
    }
    return false;
  }

  // Where what is said of her begins: behind the comma or conjunction, if somebody else stands
  // before it.
  std::size_t begin_of_clause(std::size_t token, const Range& sentence) const {
    std::size_t begin = sentence.begin;
    bool other = false;
    for (std::size_t i = sentence.begin; i < token; ++i) {
      other = other || is_person(i);
      const bool beside = i > sentence.begin && i + 1 == token &&
                          (document_[i - 1].capital || document_.is_mark(i - 1, ')'));
      const bool cut = (parts_clauses(document_, i) || cues_.at(List::kAnd, i)) && !beside;
      if (cues_.at(List::kClauseBreak, i) || (cut && other)) begin = i;
    }
    return begin;
  }

  bool is_person(std::size_t token) const {
    return cues_.at(List::kFirstPerson, token) || cues_.at(List::kEveryone, token) ||
           (document_[token].capital && cues_.at(List::kFirstName, token));
  }

  // "Anna Smit | en Kees Vos | komen niet"
  std::size_t end_of_enumeration(std::size_t token, std::size_t end) const {
    std::size_t last = token;
    for (std::size_t at = token; at < end; ++at) {
      // "Anna Smit (obs De Brug) en Kees Vos"
      at = std::max(at, behind_bracket(document_, at));
      if (at >= end) break;
      const bool link = cues_.at(List::kAnd, at) || document_.is_mark(at, ',') ||
                        document_.is_mark(at, '.') || cues_.covers(List::kParticle, at) ||
                        cues_.covers(List::kTitle, at);
      if (!link && !(document_.is_word(at) && document_[at].capital)) break;
      if (!link) last = at + 1;
    }
    return last;
  }

  std::size_t next_person(std::size_t token, std::size_t end) const {
    while (token < end && !is_person(token)) ++token;
    return token;
  }

  // A cue may end behind the next person: "gaat niet met mij mee".
  bool says_absent(const Range& told, const Range& sentence, bool plainly = false) const {
    for (const List list : {List::kAbsent, List::kDropsOut, List::kNotComing}) {
      if (plainly && list != List::kAbsent) continue;
      const std::vector<Range> cues = cues_.all(list, sentence);
      const bool said = std::any_of(cues.begin(), cues.end(), [&](const Range& cue) {
        return told.contains(cue.begin) && !denies_another_verb(cue) &&
               !chooses_otherwise({cue.end, sentence.end});
      });
      if (said) return true;
    }
    return false;
  }

  // "Anja kan niet typen": an infinitive follows, and none of coming.
  bool denies_another_verb(const Range& cue) const {
    return cue.end < document_.size() && !document_.breaks_after(cue.end - 1) &&
           document_.is_word(cue.end) && !document_[cue.end].capital &&
           document_.folded(cue.end).ends_with("en") && !cues_.at(List::kComes, cue.end) &&
           !cues_.at(List::kCommon, cue.end);
  }

  // "Piet komt niet voor Taal maar voor Rekenen"
  bool chooses_otherwise(const Range& rest) const {
    const Cue* contrast = cues_.first(List::kContrast, rest);
    return contrast != nullptr &&
           std::any_of(body_.mentions().begin(), body_.mentions().end(), [&](const Mention& m) {
             return m.name.begin >= contrast->range.end && rest.contains(m.name.begin);
           });
  }

  // "… wilde ook graag, maar …"
  bool wished_once(const Range& told) const {
    const Cue* wished = cues_.first(List::kWishedOnce, told);
    return wished != nullptr && cues_.any(List::kContrast, {wished->range.end, told.end}) &&
           !chooses_otherwise({wished->range.end, told.end});
  }

  // "Hem dus niet inschrijven.", "Ze kan er niet bij zijn."
  bool next_sentence_says_so(std::size_t token) const {
    constexpr std::size_t kFirstWords = 3;
    const std::size_t next = body_.sentences().index_of(token) + 1;
    if (next >= body_.sentences().all().size()) return false;
    const Range& range = body_.sentences().all()[next].range;
    if (range.empty() || !is_own(document_[range.begin].zone)) return false;
    for (std::size_t i = range.begin; i < range.end && i < range.begin + kFirstWords; ++i) {
      if (is_person(i)) return false;
      if (cues_.at(List::kThirdPerson, i) || cues_.at(List::kDefinite, i))
        return says_absent({range.begin, next_person(i + 1, range.end)}, range, wishes_here(token));
    }
    return false;
  }

  // "… wil naar Taal. Zij staat zelf niet op de mailinglijst": beside a wish it takes more words
  // than beside "… had zich opgegeven voor Taal".
  bool wishes_here(std::size_t token) const {
    const Range& sentence = body_.sentences().of(token).range;
    return names_group(sentence) && !cues_.any(List::kAlreadyRegistered, sentence);
  }

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
};

bool withdraws_somebody(const Part& body, const Part& subject) {
  return body.says(List::kCancel) || subject.says(List::kCancel) || body.says(List::kAbsent) ||
         body.says(List::kNotComing);
}

// "Ik moet me afmelden, Anna Smit niet": behind the writer's own withdrawal.
bool is_set_against(const Part& body, std::size_t name) {
  const Document& document = body.document();
  const Range& sentence = body.sentences().of(name).range;
  const Range before{sentence.begin, name};
  std::size_t end = name;
  while (end < sentence.end && document.is_word(end) && !body.cues().at(List::kNegation, end))
    ++end;
  const bool alone = end + 1 >= sentence.end || !document.is_word(end + 1);
  return end < sentence.end && body.cues().at(List::kNegation, end) && alone &&
         body.cues().any(List::kCancel, before) && body.cues().any(List::kFirstPerson, before);
}

// Whether a later sentence of the writer's speaks of her by the same word, and the test holds
// there.
template <class Test>
bool is_told_later(const Part& body, std::size_t name, Test test) {
  const Document& document = body.document();
  constexpr std::size_t kMostTimes = 12;  // that a letter speaks of one person
  std::size_t times = 0;
  for (std::size_t at = body.sentences().of(name).range.end;
       at < document.size() && times < kMostTimes; ++at) {
    const bool again = document[at].capital && document.folded(at) == document.folded(name) &&
                       is_own(document[at].zone) && document.is_word(at);
    if (again && test(at)) return true;
    times += again ? 1 : 0;
  }
  return false;
}

}  // namespace

bool stays_away(const Part& body, const Range& name) {
  return Absence(body).of(name);
}

bool stays_away_later(const Part& body, const Range& name) {
  return is_told_later(body, name.begin, [&](std::size_t again) {
    return stays_away(body, {again, again + 1});
  });
}

bool writer_stays_away(const Part& body, const Range& sentence) {
  return Absence(body).of_writer(sentence);
}

bool declines_for_all(const Part& body) {
  const Absence absence(body);
  const auto& sentences = body.sentences().all();
  return std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
    return !sentence.range.empty() && !sentence.question &&
           is_own(body.document()[sentence.range.begin].zone) && absence.of_all(sentence.range);
  });
}

bool refuses_nothing_of_hers(const Part& body, const Range& refusal) {
  return Absence(body).tells_of_work_or_another(refusal);
}

bool row_keeps_away(const Part& body, const Range& row) {
  return Absence(body).of_row(row);
}

bool stays_signed_up(const Part& body, const Part& subject, std::size_t token) {
  const auto stays = [&body](std::size_t at) {
    return body.cues().any(List::kStays, body.sentences().of(at).range) || is_set_against(body, at);
  };
  return withdraws_somebody(body, subject) && (stays(token) || is_told_later(body, token, stays));
}

bool wished_before(const Part& body, const Part& subject, std::size_t token) {
  if (stays_signed_up(body, subject, token)) return true;
  if (!withdraws_somebody(body, subject)) return false;
  const Cues& cues = body.cues();
  const Range& sentence = body.sentences().of(token).range;
  // "Mijn collega had zich opgegeven voor Taal. Zij komt niet."
  if (cues.any(List::kAlreadyRegistered, sentence) && !cues.any(List::kWish, sentence)) return true;
  if (!body.says(List::kStays)) return false;
  const bool of_other = cues.at(List::kThirdPerson, sentence.begin) &&
                        !cues.any(List::kWish, sentence) && !cues.any(List::kThirdVerb, sentence);
  return of_other || cues.any(List::kCancel, sentence) || cues.any(List::kAbsent, sentence);
}

bool may_withdraw(const Part& body, const Part& subject) {
  return body.says(List::kCancel) || body.says(List::kAlreadyRegistered) ||
         subject.says(List::kCancel) ||
         (!body.says(List::kSelfRegister) && !body.says(List::kRegister));
}

bool leaves_by_list(const Part& body, std::size_t token) {
  return is_listed_to_leave(body.document(), body.cues(), body.sentences(), token);
}

bool speaks_of_writer_alone(const Part& body, const Range& words) {
  return body.cues().any(List::kFirstPerson, words) && !body.cues().any(List::kEveryone, words);
}

bool writer_leaves_too(const Part& body) {
  const Cues& cues = body.cues();
  return body.any_own_sentence([&cues](const Range& range) {
    const bool leaves = cues.any(List::kCancel, range) || cues.any(List::kAbsent, range) ||
                        cues.any(List::kNotComing, range);
    // "Haal hen beiden van de lijst"
    const auto all = cues.all(List::kEveryone, range);
    const bool we = std::any_of(all.begin(), all.end(), [&](const Range& everyone) {
      return !cues.at(List::kAllOfThem, everyone.begin) || !cues.any(List::kThirdPerson, range);
    });
    return leaves && (cues.any(List::kSelfToo, range) || cues.any(List::kReflexive, range) || we);
  });
}

}  // namespace meldaan::extract
