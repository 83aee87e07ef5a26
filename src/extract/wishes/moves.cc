#include "extract/wishes/moves.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

// "Taal wordt HRM", "Taal graag vervangen door de werkgroep HRM", and nothing else between the two.
bool becomes_next(const Document& document, const Cues& cues, const Range& between) {
  bool becomes = false;
  for (std::size_t i = between.begin; i < between.end; ++i) {
    const bool said = cues.covers(List::kBecomes, i) || cues.covers(List::kReplacedBy, i);
    const bool small = cues.covers(List::kFiller, i) || cues.covers(List::kArticle, i) ||
                       cues.covers(List::kAbout, i) || cues.covers(List::kKindAny, i) ||
                       document.is_mark(i, ':');
    if (!said && !small) return false;
    becomes = becomes || said;
  }
  return becomes;
}

// "Verander Taal in | Rekenen", "Taal wijzigen in | Rekenen"
bool is_replaced_before(const Cues& cues, const Mention& left, std::size_t next) {
  const auto replaces = cues.of(List::kReplaces);
  return std::any_of(replaces.begin(), replaces.end(), [&](const Cue& cue) {
    const bool apart = cue.range.begin >= left.name.end || cue.range.begin <= left.phrase.begin;
    return cue.range.end == next && cue.range.end > left.name.end && apart;
  });
}

bool is_wished_in(const Range& range, const std::vector<Range>& wished) {
  return std::any_of(wished.begin(), wished.end(),
                     [&](const Range& group) { return range.overlaps(group); });
}

// "Bij Gedrag blijf ik", "voor Gedrag kom ik nog steeds": for a group that is wished for.
bool keeps_one(const Part& part, const std::vector<Range>& wished) {
  const auto stays = part.cues().of(List::kStays);
  return std::any_of(stays.begin(), stays.end(), [&](const Cue& cue) {
    const Range clause = part.sentences().clause_of(part.document(), cue.range.begin);
    const Range& sentence = part.sentences().of(cue.range.begin).range;
    const bool of_writer =
        part.cues().any(List::kFirstPerson, sentence) || part.cues().any(List::kRemains, clause);
    return of_writer && is_own(part.document()[clause.begin].zone) && is_wished_in(clause, wished);
  });
}

// "Ik kan niet naar …", "ik meld me af voor …"
bool gives_up(const Cues& cues, const Range& range) {
  return cues.any(List::kCancel, range) || cues.any(List::kRemoves, range) ||
         cues.any(List::kDropsOut, range);
}

// "Ik geef me op voor Taal en Gedrag. PS: Taal mag vervallen, Gedrag blijft": in one mail.
bool signed_up_before(const Part& part, const Mention& mention) {
  const Range& sentence = part.sentences().of(mention.name.begin).range;
  const auto registers = part.cues().of(List::kRegister);
  return std::any_of(registers.begin(), registers.end(), [&](const Cue& cue) {
    const Range& earlier = part.sentences().of(cue.range.begin).range;
    return earlier.begin <= sentence.begin && part.names_group(earlier) &&
           !part.cues().any(List::kAlreadyRegistered, earlier) && !gives_up(part.cues(), earlier);
  });
}

// "Taal, Gedrag: graag schrappen": between the group and the words there is nothing that says
// anything.
bool stands_before(const Part& part, const Mention& mention, const Range& words) {
  if (mention.name.end > words.begin) return false;
  const Cues& cues = part.cues();
  for (std::size_t i = mention.name.end; i < words.begin; ++i) {
    const bool small = cues.covers(List::kFiller, i) || cues.covers(List::kBoth, i);
    if (part.document().is_word(i) ? !small : !parts_clauses(part.document(), i)) return false;
  }
  return true;
}

}  // namespace

bool is_left_for_next(const Document& document, const Cues& cues, const Sentences& sentences,
                      const std::vector<Mention>& mentions, const Mention& left) {
  const auto next = first_from(mentions, left.name.end);
  if (next == mentions.end() || next->topic == left.topic ||
      sentences.index_of(next->name.begin) != sentences.index_of(left.name.begin))
    return false;
  if (becomes_next(document, cues, {left.name.end, next->name.begin})) return true;
  if (next->phrase.begin == 0) return false;
  const std::size_t to = before_phrase(cues, *next);
  if (is_replaced_before(cues, left, to + 1)) return true;
  if (left.phrase.begin == 0) return false;
  // "Taal omruilen voor IKC", "swap Taal for IKC"
  bool joined = false;
  for (std::size_t i = left.name.end; i < to; ++i)
    joined = joined || cues.at(List::kAnd, i) || parts_clauses(document, i);
  const std::size_t from = before_phrase(cues, left);
  const std::size_t first = from + (cues.at(List::kAbout, from) ? 0 : 1);
  const bool swaps = cues.any(List::kSwitches, {left.name.end, to}) ||
                     (first > 0 && cues.covers(List::kSwitches, first - 1));
  const bool swapped = to >= left.name.end && cues.at(List::kAbout, to) && swaps && !joined;
  if (swapped) return true;
  if (to < left.name.end || !cues.at(List::kFrom, from) || cues.at(List::kFrom, to) ||
      !cues.at(List::kAbout, to))
    return false;
  for (std::size_t i = left.name.end; i < to; ++i) {
    if (parts_clauses(document, i) || cues.at(List::kAnd, i)) return false;
  }
  return true;
}

const Mention* left_group(const Part& part, const std::vector<Range>& wished) {
  const bool keeps = keeps_one(part, wished);
  for (const Mention& mention : part.mentions()) {
    if (!is_own(part.document()[mention.name.begin].zone) || signed_up_before(part, mention))
      continue;
    if (is_left_for_next(part.document(), part.cues(), part.sentences(), part.mentions(), mention))
      return &mention;
    const Range clause = part.sentences().clause_of(part.document(), mention.name.begin);
    if (keeps && !is_wished_in(mention.phrase, wished) && gives_up(part.cues(), clause))
      return &mention;
  }
  return nullptr;
}

bool keeps_another_group(const Part& part, const Range& withdrawal) {
  const auto clause_at = [&](std::size_t token) {
    return part.sentences().clause_of(part.document(), token);
  };
  // "Onze directeuren komen gewoon" speaks of no group.
  const auto names_group = [&](const Range& range) {
    return std::any_of(part.mentions().begin(), part.mentions().end(), [&](const Mention& mention) {
      const std::size_t name = mention.name.begin;
      return range.contains(name) && !part.cues().covers(List::kJob, name) &&
             !part.cues().covers(List::kParticipants, name);
    });
  };
  const Range clause = clause_at(withdrawal.begin);
  if (!names_group(clause)) return false;
  const auto stays = part.cues().of(List::kStays);
  return std::any_of(stays.begin(), stays.end(), [&](const Cue& cue) {
    const Range kept = clause_at(cue.range.begin);
    // "Schrap Taal maar. De andere twee laat ik staan."
    const bool others =
        part.cues().any(List::kTheOthers, kept) && part.cues().any(List::kFirstPerson, kept);
    return kept != clause &&
           (names_group(kept) || others || part.cues().any(List::kOtherGroups, kept));
  });
}

bool takes_off_group(const Part& part, const Cue& cancel) {
  if (keeps_another_group(part, cancel.range)) return true;
  const Cues& cues = part.cues();
  const Range clause = part.sentences().clause_of(part.document(), cancel.range.begin);
  const Range before{clause.begin, cancel.range.begin};
  if (cues.any(List::kRegister, before) || cues.any(List::kFirstPerson, cancel.range) ||
      cues.any(List::kReflexive, cancel.range))
    return false;
  return std::any_of(part.mentions().begin(), part.mentions().end(), [&](const Mention& mention) {
    return cancel.range.contains(mention.name.begin) || stands_before(part, mention, cancel.range);
  });
}

bool leaves_mailing_list(const Part& part, const Cue* withdrawal) {
  const auto of_list = [&part](const Range& sentence) {
    return part.cues().any(List::kMailingList, sentence) &&
           !part.cues().any(List::kRegister, sentence);
  };
  return withdrawal != nullptr ? of_list(part.sentences().of(withdrawal->range.begin).range)
                               : part.any_own_sentence(of_list);
}

}  // namespace meldaan::extract
