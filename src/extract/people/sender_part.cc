#include "extract/people/sender_part.h"

#include <algorithm>

#include "extract/people/absence.h"
#include "extract/people/named_in_prose.h"
#include "extract/people/rows.h"
#include "extract/text/names.h"
#include "extract/wishes/questions.h"

namespace meldaan::extract {
namespace {

enum class Says { kNothing, kComes, kProbablyComes, kStaysAway };

class SenderJudge {
 public:
  SenderJudge(const Part& body, const std::optional<Found<std::string>>& name,
              const std::vector<PersonFound>& others, const std::vector<Range>& refused)
      : body_(body),
        document_(body.document()),
        cues_(body.cues()),
        name_(name),
        others_(others),
        refused_(refused),
        listed_(std::count_if(others.begin(), others.end(),
                              [](const PersonFound& person) { return !person.rows.empty(); }) > 1),
        prose_(body) {}

  // That she stays away decides; then what she says of herself in so many words; what only speaks
  // of "wij" holds as long as she does not say that she stays away.
  SenderPart judge() const {
    SenderPart comes;
    SenderPart probable;
    for (const Sentence& sentence : body_.sentences().all()) {
      if (sentence.range.empty() || !is_own(document_[sentence.range.begin].zone)) continue;
      if (is_anothers(sentence.range.begin)) continue;
      const Says says = said_in(sentence);
      if (says == Says::kStaysAway) return {false, true, 0};
      if (says == Says::kComes && !comes.takes_part)
        comes = {true, false, probable.takes_part ? probable.sentence : sentence.range.begin};
      if (says == Says::kProbablyComes && !probable.takes_part)
        probable = {true, false, sentence.range.begin};
    }
    return comes.takes_part ? comes : probable;
  }

 private:
  Says said_in(const Sentence& sentence) const {
    const Range& range = sentence.range;
    const bool writer = cues_.any(List::kFirstPerson, range);
    if (writer_stays_away(body_, range)) return Says::kStaysAway;
    const bool says_more = cues_.any(List::kNoMore, range);
    if (cues_.any(List::kNotComing, range) && !says_more && !names_other(range))
      return Says::kNothing;
    if (denied(List::kSelfToo, range) || denied(List::kSelfRegister, range))
      return Says::kStaysAway;
    if (cues_.any(List::kSelfToo, range) || signs_herself_up_formally(range)) return Says::kComes;
    // "Piet gaat naar Taal, en daar zit ik straks ook bij"
    if (cues_.any(List::kGoesAlong, range) && cues_.any(List::kAnaphor, range) &&
        !cues_.any(List::kNegation, range))
      return Says::kComes;
    if (asks(document_, cues_, sentence) || cues_.any(List::kNotRegistering, range))
      return Says::kNothing;
    if (brings_somebody(range)) return Says::kComes;
    const bool registers = cues_.any(List::kRegister, range);
    if (registers && signs_up_herself(range)) return Says::kComes;
    if (registers_herself(range)) return Says::kComes;
    // "Ik ben adviseur en neem graag deel aan de werkgroep Taal"
    if (registers && writer && names_group(range) && !names_other(range) &&
        !cues_.any(List::kSignsUp, range) && !speaks_of_colleague(range) &&
        !cues_.any(List::kThirdPerson, range) && !cues_.any(List::kNegation, range))
      return Says::kComes;
    const bool wants = registers || cues_.any(List::kWish, range);
    // "Zij gaan samen" speaks of others; a list names all of those whom "wij" means.
    const bool we = speaks_of_us(range) && name_ && !listed_ &&
                    !cues_.any(List::kSignsUpOthers, range) &&
                    !cues_.at(List::kThirdPerson, range.begin);
    // "Graag willen wij de heer Bakker opgeven", "ik verzoek u hem voor beide te noteren"
    const bool others_only =
        cues_.any(List::kSignsUp, range) && !cues_.any(List::kReflexive, range) &&
        ((names_other(range) && !writer) || cues_.any(List::kThirdPerson, range));
    if (wants && we && !others_only) return Says::kProbablyComes;
    if (wants && writer && names_sender(range)) return Says::kComes;
    if (stands_beside_group(range) || chooses_beside_list(range)) return Says::kComes;
    // "Voor Taal: Hetty Bos", as she names herself.
    if (names_group(range) && names_sender(range)) return Says::kProbablyComes;
    if (speaks_of_herself_and_group(range)) return Says::kProbablyComes;
    return chooses_for_herself(range) ? Says::kProbablyComes : Says::kNothing;
  }

  // "Ondergetekende meldt aan: zichzelf, voor Taal, alsmede M. Vrij, voor Rekenen"
  bool signs_herself_up_formally(const Range& range) const {
    return cues_.at(List::kSelfIntroduction, range.begin) && cues_.any(List::kHerself, range) &&
           cues_.any(List::kRegister, range) && !cues_.any(List::kNegation, range);
  }

  // "Naomi en Kees willen allebei naar Taal" speaks of nobody else.
  bool speaks_of_us(const Range& range) const {
    const std::vector<Range> all = cues_.all(List::kEveryone, range);
    const bool others = names_other(range) && !cues_.any(List::kFirstPerson, range);
    return std::any_of(all.begin(), all.end(), [&](const Range& everyone) {
      return (!others || !cues_.at(List::kJointly, everyone.begin)) &&
             !means_others(everyone, range);
    });
  }

  // "Hierbij meld ik Bregje Aalders en Twan Nijhof aan, beiden voor HRM", but "Bregje en ik komen
  // beiden".
  bool means_others(const Range& everyone, const Range& range) const {
    if (!cues_.at(List::kAllOfThem, everyone.begin) || !names_other({range.begin, everyone.begin}))
      return false;
    const std::vector<Range> writers = cues_.all(List::kFirstPerson, range);
    return std::none_of(writers.begin(), writers.end(), [this](const Range& writer) {
      return cues_.at(List::kAnd, writer.end) ||
             (writer.begin > 0 && cues_.covers(List::kAnd, writer.begin - 1));
    });
  }

  // "Ik neem Loes mee naar Taal"
  bool brings_somebody(const Range& range) const {
    const Cue* brings = cues_.first(List::kBrings, range);
    if (brings == nullptr || cues_.any(List::kNegation, range)) return false;
    const std::size_t verb = brings->range.begin;
    return cues_.any(List::kFirstPerson, brings->range) ||
           (verb > range.begin && cues_.covers(List::kFirstPerson, verb - 1));
  }

  // "Wil ik meedoen", but "wil ik Piet Bakker opgeven" and "wil ik haar inschrijven".
  bool registers_herself(const Range& range) const {
    // "In mijn opgave moet iets veranderen" says that she wrote it.
    if (cues_.any(List::kChange, range) && !names_group(range)) return false;
    const std::vector<Range> cues = cues_.all(List::kSelfRegister, range);
    return std::any_of(cues.begin(), cues.end(), [&](const Range& cue) {
      return !names_other(cue) && !signs_up_other(told_from(cue, range));
    });
  }

  Range told_from(const Range& cue, const Range& sentence) const {
    for (const Range& cut : cues_.all(List::kClauseBreak, sentence)) {
      if (cut.begin >= cue.end) return {cue.begin, cut.begin};
    }
    return {cue.begin, sentence.end};
  }

  bool signs_up_other(const Range& told) const {
    return cues_.any(List::kSignsUp, told) && !cues_.any(List::kReflexive, told) &&
           (cues_.any(List::kThirdPerson, told) || cues_.any(List::kSeveral, told) ||
            speaks_of_colleague(told) || names_other(told));
  }

  // "Ik geef mij op", but "hij vroeg mij hem op te geven".
  bool signs_up_herself(const Range& range) const {
    const std::vector<Range> reflexives = cues_.all(List::kReflexive, range);
    return std::any_of(reflexives.begin(), reflexives.end(), [&](const Range& cue) {
      return !cues_.at(List::kThirdPerson, cue.end) && !cues_.covers(List::kAsksWriter, cue.begin);
    });
  }

  // "Ik doe niet mee", "zelf staan de directeur en ik er niet op": denied in its own clause, and no
  // group that the denial could be about.
  bool denied(List list, const Range& range) const {
    const Cue* cue = cues_.first(list, range);
    if (cue == nullptr || names_group(range)) return false;
    Range clause = body_.sentences().clause_of(document_, cue->range.begin);
    // "Onze ib'er had ik ook gevraagd maar | die wil niet"
    clause.end = std::min(clause.end, told_from({clause.begin, cue->range.end}, range).end);
    // "Imke Wesseling en ik zijn er niet bij": it holds for both, whatever it is.
    if (names_other(clause)) return false;
    return cues_.any(List::kNegation, clause) && !cues_.any(List::kNoNegation, clause);
  }

  bool names_group(const Range& range) const {
    return std::any_of(body_.mentions().begin(), body_.mentions().end(),
                       [&](const Mention& mention) { return is_group(mention, range); });
  }

  bool is_group(const Mention& mention, const Range& range) const {
    return range.contains(mention.name.begin) && !cues_.covers(List::kJob, mention.name.begin) &&
           std::find(refused_.begin(), refused_.end(), mention.name) == refused_.end();
  }

  // "Ik ben leerkracht op … en kom voor Taal", "…, ik zelf ga naar Taal": she is the subject of the
  // clause or of the whole sentence, and nobody else is spoken of there.
  bool chooses_for_herself(const Range& range) const {
    if (chooses_in(range, range)) return true;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const bool begins = i == range.begin || parts_clauses(document_, i - 1) ||
                          cues_.covers(List::kAnd, i - 1) || cues_.at(List::kAbout, i - 1);
      if (begins && cues_.at(List::kFirstPerson, i) && chooses_in(told_of_herself(i), range))
        return true;
    }
    return false;
  }

  // "Ik doe Rekenen | en Piet Bakker doet Taal"
  Range told_of_herself(std::size_t token) const {
    Range told{token, body_.sentences().clause_of(document_, token).end};
    for (const Range& link : cues_.all(List::kAnd, told)) {
      if (cues_.at(List::kThirdPerson, link.end) || names_other({link.end, link.end + 1}))
        told.end = std::min(told.end, link.begin);
    }
    return told;
  }

  // "Als docent bij Saxion ben ik zeer geïnteresseerd in Taal": nobody else is in the sentence.
  bool speaks_of_herself_and_group(const Range& range) const {
    for (const List list :
         {List::kRegister, List::kSignsUp, List::kPassesOn, List::kHistory, List::kNegation,
          List::kThirdPerson, List::kUndecided, List::kEveryone, List::kAsksWriter}) {
      if (cues_.any(list, range)) return false;
    }
    return !listed_ && cues_.any(List::kFirstPerson, range) && cues_.any(List::kWish, range) &&
           names_group(range) && !speaks_of_colleague(range) && !names_other(range);
  }

  // "Plus ikzelf, ook voor Taal", below a list of the others.
  bool chooses_beside_list(const Range& range) const {
    const bool listed =
        listed_ && std::none_of(others_.begin(), others_.end(), [&](const PersonFound& person) {
          return person.has_in_row(range.begin);
        });
    if (!listed || !cues_.any(List::kFirstPerson, range) || !names_group(range) ||
        names_other(range) || speaks_of_colleague(range))
      return false;
    for (const List list : {List::kHistory, List::kPassesOn, List::kSignsUp, List::kThirdPerson,
                            List::kUndecided, List::kEveryone}) {
      if (cues_.any(list, range)) return false;
    }
    // "Ik sta er niet tussen, maar kom ook", "ondertekenaar dezes doet mee"
    if (cues_.any(List::kNoMore, range)) return true;
    const bool third =
        cues_.at(List::kListedWriter, range.begin) && !cues_.at(List::kReflexive, range.begin);
    return !cues_.any(List::kNegation, range) && (third || !cues_.any(List::kRegister, range));
  }

  // "ondergetekende (Taal)", "ikzelf naar Rekenen", "mijzelf: Gedrag", "voor IKC ikzelf"
  bool stands_beside_group(const Range& range) const {
    const std::vector<Range> writers = cues_.all(List::kFirstPerson, range);
    return std::any_of(writers.begin(), writers.end(), [&](const Range& writer) {
      // "Hiermit melde ich Jens für Taal an"
      const bool name = writer.end < document_.size() && document_[writer.end].capital;
      if (name && names_other({writer.end, writer.end + 1})) return false;
      const bool listed = cues_.at(List::kListedWriter, writer.begin);
      return prose_.heads_for_group(writer) || prose_.is_beside_group(writer) ||
             is_served(writer, range) ||
             (listed && !cues_.any(List::kNegation, range) &&
              prose_.stands_behind_group(writer.begin));
    });
  }

  // "Rekenen voor mij en Taal voor Piet Bakker", "voor mij graag Rekenen"
  bool is_served(const Range& writer, const Range& range) const {
    constexpr std::size_t kNear = 3;  // "graag de werkgroep"
    if (writer.begin == range.begin || !cues_.at(List::kAbout, writer.begin - 1) ||
        cues_.any(List::kNegation, range))
      return false;
    const bool behind = writer.begin > range.begin + 1 && body_.follows_group_for(writer.begin);
    return behind || std::any_of(body_.mentions().begin(), body_.mentions().end(), [&](auto& m) {
             return m.phrase.begin >= writer.end && m.phrase.begin < writer.end + kNear &&
                    !cues_.any(List::kAuxiliary, {writer.end, m.phrase.begin});
           });
  }

  bool chooses_in(const Range& clause, const Range& sentence) const {
    return cues_.at(List::kFirstPerson, clause.begin) && names_group(clause) &&
           !cues_.any(List::kRegister, clause) && !cues_.any(List::kPassesOn, sentence) &&
           !cues_.any(List::kHistory, clause) && !cues_.any(List::kNegation, clause) &&
           !speaks_of_colleague(clause) && !cues_.any(List::kThirdPerson, clause) &&
           !names_other(clause);
  }

  // "Ik ben leerkracht" says what she is herself.
  bool speaks_of_colleague(const Range& range) const {
    const std::vector<Range> colleagues = cues_.all(List::kColleague, range);
    return std::any_of(colleagues.begin(), colleagues.end(),
                       [&](const Range& cue) { return !cues_.at(List::kJob, cue.begin); });
  }

  bool names_other(const Range& range) const {
    const auto stands_here = [&](const Range& words) { return range.contains(words.begin); };
    const bool described = std::any_of(others_.begin(), others_.end(), [&](const PersonFound& p) {
      return std::any_of(p.mentioned.begin(), p.mentioned.end(), stands_here);
    });
    if (described) return true;
    for (std::size_t i = range.begin; i < std::min(range.end, document_.size()); ++i) {
      if (!document_[i].capital) continue;
      const std::string_view word = document_.folded(i);
      if (std::any_of(others_.begin(), others_.end(), [word](const PersonFound& person) {
            return !person.call_name.empty() && word == person.call_name;
          }))
        return true;
    }
    return false;
  }

  // Of an answer that somebody else gave.
  bool is_anothers(std::size_t token) const {
    return std::any_of(others_.begin(), others_.end(), [token](const PersonFound& person) {
      return person.speaks && person.has_in_row(token);
    });
  }

  bool names_sender(const Range& range) const {
    if (!name_) return false;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const auto name = person_at(body_, i, true);
      if (name && name->words > 1 && same_person(name->text, name_->value)) return true;
    }
    return false;
  }

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const std::optional<Found<std::string>>& name_;
  const std::vector<PersonFound>& others_;
  const std::vector<Range>& refused_;
  const bool listed_;
  NamedInProse prose_;
};

}  // namespace

SenderPart sender_part(const Part& body, const std::optional<Found<std::string>>& name,
                       const std::vector<PersonFound>& others, const std::vector<Range>& refused) {
  return SenderJudge(body, name, others, refused).judge();
}

namespace {

// What is wished before the other is spoken of, whose words begin at `first`.
SenderPart part_before(const Part& body, std::size_t first) {
  const Cues& cues = body.cues();
  for (const Sentence& sentence : body.sentences().all()) {
    const Range& range = sentence.range;
    if (range.empty() || range.end > first) break;
    if (!is_own(body.document()[range.begin].zone) || sentence.question) continue;
    const bool wants = cues.any(List::kWish, range) || cues.any(List::kRegister, range);
    const bool of_others = cues.any(List::kThirdPerson, range) ||
                           cues.any(List::kColleague, range) || cues.any(List::kNegation, range);
    if (wants && !of_others && body.names_group(range)) return {true, false, range.begin};
  }
  return {};
}

}  // namespace

// "Wil graag meedoen met Taal. Mijn duo gaat mee": what is wished before somebody else is spoken of
// is the writer's wish, if nobody else is its subject.
SenderPart part_before_others(const Part& body, const std::vector<Companion>& companions,
                              const std::vector<PersonFound>& people) {
  const Cues& cues = body.cues();
  if (!companions.empty()) {
    const Companion& companion = companions.front();
    const Range& own = body.sentences().of(companion.range.begin).range;
    if (companion.joins_writer && cues.any(List::kFirstPerson, own))
      return {true, false, own.begin};
    return part_before(body, companion.range.begin);
  }
  // "Graag Taal. Mijn collega Piet Bakker komt ook."
  const Document& document = body.document();
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!document[i].capital || !is_own(document[i].zone)) continue;
    const bool named = std::any_of(people.begin(), people.end(), [&](const PersonFound& person) {
      return person.rows.empty() && person.call_name == document.folded(i);
    });
    if (named && cues.any(List::kAlso, body.sentences().of(i).range)) return part_before(body, i);
  }
  return {};
}

}  // namespace meldaan::extract
