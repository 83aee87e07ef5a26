#include "extract/purpose/purpose.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/answers/answers.h"
#include "extract/people/absence.h"
#include "extract/purpose/agreement.h"
#include "extract/wishes/earlier_groups.h"
#include "extract/wishes/moves.h"
#include "extract/wishes/questions.h"
#include "extract/wishes/refused_groups.h"

namespace meldaan::extract {
namespace {

class PurposeFinder {
 public:
  PurposeFinder(const Part& body, const Part& subject, const std::vector<Range>& wished)
      : body_(body),
        subject_(subject),
        wished_(wished),
        left_(left_group(body, wished)),
        misplaced_(
            find_misplacement(body.document(), body.cues(), body.sentences(), body.mentions())) {}

  Purpose find(bool wishes_found, Named named) const {
    const bool others_take_part = named == Named::kSignedUp;
    if (auto purpose = alteration(wishes_found, others_take_part)) {
      if (purpose->intent == Intent::kChange)
        purpose->alters |= left_ != nullptr || answers_confirmation() ||
                           misplaced_.told != nullptr || extends_earlier();
      purpose->withdraws = purpose->intent == Intent::kCancel && named == Named::kLeave;
      purpose->wishes_too = cue(List::kRegister) != nullptr || names_own_group();
      return *purpose;
    }
    // "Anna Smit haakt af."
    if (named == Named::kLeave && !wishes_found && !has_group_field() &&
        (body_.says(List::kDropsOut) || body_.says(List::kNegation))) {
      Purpose withdraws{Intent::kCancel, body_.document().evidence({}, "all of them stay away")};
      withdraws.withdraws = true;
      return withdraws;
    }
    const Cue* refuses = refusal();
    if (refuses != nullptr && !has_group_field() && cue(List::kRegister) == nullptr &&
        !(wishes_found && leaves_wishes(body_, refuses->range, wished_)) &&
        !(wishes_found && others_take_part && speaks_of_writer_alone(body_, refuses->range))) {
      Purpose refused = found(Intent::kOther, body_, *refuses);
      refused.refuses =
          refuses->list == List::kNotRegistering && !(others_take_part && wishes_found);
      refused.unspoken = !wishes_found && !others_take_part && declines_here();
      return refused;
    }
    Purpose registers = registration(wishes_found, is_answer());
    // "Wij slaan dit jaar over", "dank, ik ben er" below our confirmation
    const bool nothing_wished = !wishes_found && !others_take_part && !has_group_field();
    const bool declines = cue(List::kRegister) == nullptr && declines_here();
    if (nothing_wished && (declines || (answers_confirmation() && alters_nothing(body_))))
      registers = {Intent::kOther, registers.evidence, false, false, false, false, true};
    return registers;
  }

 private:
  // "Ik sta al bij Taal, zet mij ook bij Rekenen."
  bool extends_earlier() const {
    const auto says = [&](List list) { return cue(list) != nullptr; };
    const Cue* earlier = cue(List::kAlreadyRegistered);
    return earlier != nullptr && !is_of_another(*earlier) && names_own_group() &&
           (says(List::kAdditive) || says(List::kAlso) || says(List::kStays));
  }

  // "My colleague has already registered herself."
  bool is_of_another(const Cue& told) const {
    const Range clause = body_.sentences().clause_of(body_.document(), told.range.begin);
    constexpr std::array kOthers = {List::kColleague, List::kCompanion, List::kThirdPerson};
    return std::any_of(kOthers.begin(), kOthers.end(),
                       [&](List list) { return body_.cues().any(list, clause); });
  }

  // A change or a withdrawal of what was sent in before.
  std::optional<Purpose> alteration(bool wishes_found, bool others_take_part) const {
    const bool answers = is_answer();
    const Cue* cancel = cue(List::kCancel);
    const Cue* change = cue(List::kChange);
    const Cue* earlier = cue(List::kAlreadyRegistered);
    if (change != nullptr && (earlier != nullptr || !corrects_itself(*change)))
      return found(Intent::kChange, body_, *change);
    if (misplaced_.told != nullptr) return found(Intent::kChange, body_, *misplaced_.told);
    // "IKC mag vervallen, Taal ervoor in de plaats"
    const bool in_exchange = cancel != nullptr && wishes_found && earlier != nullptr &&
                             names_group(sentence_of(*cancel));
    if (left_ != nullptr || in_exchange || (cancel != nullptr && takes_off_group(body_, *cancel))) {
      const Range& words = left_ != nullptr ? left_->phrase : cancel->range;
      Purpose swap = found(Intent::kChange, body_, {List::kCancel, words, 0});
      swap.swaps = true;
      swap.alters = keeps_another_group(body_, words);
      return swap;
    }
    // "Zelf kan ik er niet bij zijn", from who signs up others.
    const bool signs_up = others_take_part && !subject_.says(List::kCancel) &&
                          (cue(List::kRegister) != nullptr || wishes_found ||
                           (!answers && subject_.says(List::kRegister)));
    const bool of_list = earlier == nullptr && leaves_mailing_list(body_, cancel);
    if (cancel != nullptr && !signs_up)
      return found(of_list ? Intent::kOther : Intent::kCancel, body_, *cancel);
    if (earlier != nullptr) {
      const Cue* stays_away = wishes_found ? nullptr : cue(List::kNotComing);
      return stays_away != nullptr ? found(Intent::kCancel, body_, *stays_away)
                                   : found(Intent::kChange, body_, *earlier);
    }
    if (!answers && subject_.says(List::kChange))
      return found(Intent::kChange, subject_, subject_.cues().of(List::kChange).front());
    // Somebody else may sign up by answering a confirmation that was forwarded.
    const bool signs_up_anew =
        cue(List::kRegister) != nullptr && cue(List::kSelfRegister) != nullptr;
    if (answers_confirmation() && names_own_group() && !only_asks() && !signs_up_anew) {
      return found(Intent::kChange, subject_,
                   subject_.cues().of(List::kConfirmationSubject).front());
    }
    if (!answers && cancel == nullptr && subject_.says(List::kCancel) && !wishes_found) {
      return found(of_list ? Intent::kOther : Intent::kCancel, subject_,
                   subject_.cues().of(List::kCancel).front());
    }
    return std::nullopt;
  }

  // "Mijn keuze heb ik hieronder geel gemaakt", above the quoted letter: colours do not reach us.
  const Cue* choice_lost() const {
    const bool quotes = body_.has(Zone::kQuoted) || body_.has(Zone::kInvitation);
    return quotes ? cue(List::kMarkedByHand) : nullptr;
  }

  const Range& sentence_of(const Cue& cue) const {
    return body_.sentences().of(cue.range.begin).range;
  }

  // "Ik kom graag voor Taal. … PS: bij nader inzien toch liever Rekenen": no earlier mail is meant.
  bool corrects_itself(const Cue& change) const {
    const Cue* first = cue(List::kRegister);
    const Range before{sentence_of(change).begin, change.range.begin};
    const bool registers =
        first != nullptr &&
        (first->range.begin < before.begin || (before.holds(first->range) && names_group(before)));
    return !is_answer() && !subject_.says(List::kChange) &&
           (registers || thought_of_group(body_, before));
  }

  Purpose registration(bool wishes_found, bool answers) const {
    if (const Cue* own = cue(List::kRegister)) {
      Purpose registers = found(Intent::kRegister, body_, *own);
      registers.unspoken = is_unspoken();
      return registers;
    }
    if (has_form()) return found(Intent::kRegister, body_, {List::kLabelName, form_name(), 0});
    if (has_group_field())
      return found(Intent::kRegister, body_, {List::kLabelGroup, group_field()->label, 0});
    // "Zijn er nog plaatsen? Bij ons willen er twee graag naar Taal": asked for others.
    const bool own_wish = !asks() || speaks_for_itself();
    if (wishes_found && own_wish) {
      const Cue* wish = cue(List::kWish);
      return wish != nullptr ? found(Intent::kRegister, body_, *wish)
                             : Purpose{Intent::kRegister,
                                       body_.document().evidence({}, "it names a group"), true};
    }
    if (!answers && subject_.says(List::kRegister) && !only_asks()) {
      return found(Intent::kRegister, subject_, subject_.cues().of(List::kRegister).front());
    }
    if (const Cue* marked = choice_lost(); marked != nullptr && !asks())
      return found(Intent::kRegister, body_, *marked);
    if (const auto agreed = agreement(body_)) return found(Intent::kRegister, body_, *agreed);
    Purpose none{Intent::kOther, body_.document().evidence({}, "nothing in it registers")};
    none.unspoken = is_unspoken() || (only_asks() && wished_.empty());
    return none;
  }

  // A private mail that went to the wrong address. Who signs up with no more than "Ik kom!" says at
  // least so.
  bool is_unspoken() const {
    constexpr std::array kOfRegistering = {List::kRegister,      List::kSelfRegister,
                                           List::kSignsUpOthers, List::kAlreadyRegistered,
                                           List::kCancel,        List::kChange};
    // "Mama komt ook" signs nobody up; "mijn collega komt ook" may.
    const bool of_colleagues = body_.says(List::kColleague) || body_.says(List::kCompanion);
    const auto spoken = [&](const Part& part, List list) {
      const auto cues = part.cues().of(list);
      return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
        return !is_quotation(part.document()[cue.range.begin].zone) &&
               (of_colleagues || !part.cues().any(List::kJoins, cue.range));
      });
    };
    return !names_own_group() && subject_.mentions().empty() && body_.places().empty() &&
           body_.fields().all.empty() &&
           std::none_of(kOfRegistering.begin(), kOfRegistering.end(),
                        [&](List list) { return spoken(body_, list) || spoken(subject_, list); });
  }

  static Purpose found(Intent intent, const Part& part, const Cue& cue) {
    const Document& document = part.document();
    return {intent,
            document.evidence(cue.range, "the words '" + document.original(cue.range) + "'")};
  }

  // The first cue in the writer's own words that is neither asked, nor told of the past.
  const Cue* cue(List list) const {
    for (const Cue& cue : body_.cues().of(list)) {
      if (!is_own(body_.document()[cue.range.begin].zone)) continue;
      const Sentence& sentence = body_.sentences().of(cue.range.begin);
      // "Voordat ik mij opgeef, hoe laat is het?", "ik geef me pas op als ik weet hoe laat het is"
      const bool condition =
          list == List::kNotRegistering &&
          (!sentence.question || body_.cues().at(List::kSubordinate, cue.range.begin));
      if (!condition && extract::asks(body_.document(), body_.cues(), sentence)) continue;
      if (list == List::kCancel && is_within_name(cue)) continue;
      if (list == List::kRegister && (is_told(cue) || is_turned_round(cue) || is_put_off(cue)))
        continue;
      if ((list == List::kRegister || list == List::kAlreadyRegistered) && is_negated(cue))
        continue;
      if (list == List::kCancel && !wished_.empty() && is_of_group(cue)) continue;
      if (refuses(sentence.range) != (list == List::kNotRegistering)) continue;
      return &cue;
    }
    return nullptr;
  }

  // "Vorig jaar was ik er ook bij" tells of the past; "ik meld me weer aan, net als vorig jaar"
  // does not.
  bool is_told(const Cue& cue) const {
    const Range clause = body_.sentences().clause_of(body_.document(), cue.range.begin);
    return body_.cues().any(List::kHistory, clause) && !body_.cues().any(List::kWish, clause);
  }

  // "Volgend jaar zijn we weer van de partij bij Taal": not now, and no group of the sentence is
  // wished for.
  bool is_put_off(const Cue& cue) const {
    const Range clause = body_.sentences().clause_of(body_.document(), cue.range.begin);
    const std::vector<Range> negations = body_.cues().all(List::kNegation, clause);
    const bool later = std::any_of(negations.begin(), negations.end(),
                                   [](const Range& negation) { return negation.size() > 2; });
    return later && std::none_of(wished_.begin(), wished_.end(), [&](const Range& group) {
             return sentence_of(cue).contains(group.begin);
           });
  }

  // "kan ik me niet inschrijven", "geen aanmelding": right beside the words, and about no group.
  bool is_negated(const Cue& cue) const {
    constexpr std::size_t kNear = 2;
    const Cues& cues = body_.cues();
    const Range& sentence = body_.sentences().of(cue.range.begin).range;
    const Range near{std::max(sentence.begin, cue.range.begin - std::min(kNear, cue.range.begin)),
                     std::min(sentence.end, cue.range.end + 1)};
    const bool harmless =
        cues.any(List::kNoNegation, sentence) || cues.any(List::kContrast, sentence);
    return cues.any(List::kNegation, near) && !harmless && !names_group(sentence);
  }

  // "Ik kan niet naar Gedrag, want …"; "Taal graag. Gedrag was ook leuk, maar dat kan niet": said
  // of a group, while another one is wished for.
  bool is_of_group(const Cue& cue) const {
    const Range clause = body_.sentences().clause_of(body_.document(), cue.range.begin);
    if (body_.cues().at(List::kAbout, cue.range.end) &&
        names_group({cue.range.end, std::max(cue.range.end, clause.end)}))
      return true;
    const Range& sentence = sentence_of(cue);
    const bool wishes_here = std::any_of(wished_.begin(), wished_.end(), [&](const Range& group) {
      return sentence.overlaps(group);
    });
    return !wishes_here && names_group({sentence.begin, cue.range.begin});
  }

  // "weten schap en tech niek"
  bool is_within_name(const Cue& cue) const {
    return std::any_of(body_.mentions().begin(), body_.mentions().end(),
                       [&](const Mention& m) { return m.name.holds(cue.range); });
  }

  bool names_group(const Range& range) const {
    return std::any_of(body_.mentions().begin(), body_.mentions().end(),
                       [&](const Mention& mention) { return range.overlaps(mention.name); });
  }

  bool refuses(const Range& sentence) const {
    const std::vector<Range> refusals = body_.cues().all(List::kNotRegistering, sentence);
    return std::any_of(refusals.begin(), refusals.end(), [&](const Range& refusal) {
      return !chooses(refusal, sentence) && !refuses_group_alone(body_, refusal, wished_) &&
             !(!wished_.empty() && refuses_nothing_of_hers(body_, refusal));
    });
  }

  const Cue* refusal() const {
    if (const Cue* refuses = cue(List::kNotRegistering)) return refuses;
    for (const Cue& cue : body_.cues().of(List::kSelfRegister)) {
      if (is_own(body_.document()[cue.range.begin].zone) && is_turned_round(cue)) return &cue;
    }
    return nullptr;
  }

  // "Ik geef mij dus nog niet op." A group in the sentence makes it a choice.
  bool is_turned_round(const Cue& cue) const {
    const Cues& cues = body_.cues();
    const Range clause = body_.sentences().clause_of(body_.document(), cue.range.begin);
    const Range behind{cue.range.end, clause.end};
    const Range& sentence = body_.sentences().of(cue.range.begin).range;
    return !names_group(sentence) && cues.any(List::kNegation, behind) &&
           !cues.any(List::kNoNegation, sentence) && !cues.any(List::kContrast, sentence);
  }

  // "Ik kom niet voor Taal, maar wel voor Rekenen", "ik kom niet alleen voor Taal": a choice of
  // groups.
  bool chooses(const Range& refusal, const Range& sentence) const {
    const Cues& cues = body_.cues();
    if (cues.at(List::kSubordinate, refusal.begin)) return false;  // "voordat ik mij inschrijf"
    const std::vector<Range> harmless = cues.all(List::kNoNegation, sentence);
    const bool of_groups = cues.at(List::kAbout, refusal.end) ||
                           std::any_of(harmless.begin(), harmless.end(),
                                       [&](const Range& range) { return range.overlaps(refusal); });
    return of_groups && std::any_of(wished_.begin(), wished_.end(), [&](const Range& group) {
             return group.begin >= refusal.end && sentence.contains(group.begin);
           });
  }

  // Her name and what else was asked for, each behind its label, the groups left open.
  bool has_form() const {
    const auto& fields = body_.fields().all;
    const bool more = std::any_of(fields.begin(), fields.end(), [this](const Field& field) {
      const bool asked = field.has(List::kLabelGroup) || field.has(List::kLabelSchool) ||
                         field.has(List::kLabelFoundation);
      return asked && body_.document()[field.label.begin].zone == Zone::kOwn;
    });
    return more && !form_name().empty();
  }

  Range form_name() const {
    for (const Field& field : body_.fields().all) {
      if (field.has(List::kLabelName) && !field.value.empty()) return field.label;
    }
    return {};
  }

  const Field* group_field() const {
    for (const Field& field : body_.fields().all) {
      if (field.has(List::kLabelGroup) && !field.value.empty()) return &field;
    }
    return nullptr;
  }
  bool has_group_field() const { return group_field() != nullptr; }
  bool names_own_group() const {
    return std::any_of(body_.mentions().begin(), body_.mentions().end(), [&](const Mention& m) {
      return is_own(body_.document()[m.name.begin].zone);
    });
  }

  bool is_answer() const { return subject_.is_reply() || subject_.is_forward(); }
  bool answers_confirmation() const {
    return subject_.is_reply() && subject_.says(List::kConfirmationSubject);
  }

  // Who passes on somebody else's mail may decline for himself alone.
  bool declines_here() const {
    return !subject_.is_forward() && !body_.has(Zone::kForwarded) && declines_for_all(body_);
  }

  bool speaks_for_itself() const {
    return !subject_.mentions().empty() ||
           std::any_of(wished_.begin(), wished_.end(), [&](const Range& group) {
             const Range& sentence = body_.sentences().of(group.begin).range;
             return body_.cues().any(List::kFirstPerson, sentence) ||
                    body_.cues().any(List::kEveryone, sentence) ||
                    !body_.cues().any(List::kThirdPerson, sentence);
           });
  }

  bool asks() const { return has_question(body_.document(), body_.cues(), body_.sentences()); }
  bool only_asks() const {
    bool asks = false;
    for (const Sentence& sentence : body_.sentences().all()) {
      if (sentence.range.empty() || body_.document()[sentence.range.begin].zone != Zone::kOwn)
        continue;
      if (!sentence.question) return false;
      asks = true;
    }
    return asks;
  }

  const Part& body_;
  const Part& subject_;
  const std::vector<Range>& wished_;
  const Mention* const left_;  // a group that is given up for another, or beside one that stays
  const Misplacement misplaced_;
};

}  // namespace

Purpose find_purpose(const Part& body, const Part& subject, const std::vector<Range>& wished,
                     bool wishes_found, Named named) {
  return PurposeFinder(body, subject, wished).find(wishes_found, named);
}

}  // namespace meldaan::extract
