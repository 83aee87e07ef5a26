#include "extract/assignment/weak_wishes.h"

#include <algorithm>

#include "extract/parts/announced.h"
#include "extract/people/absence.h"
#include "extract/people/rows.h"
#include "extract/wishes/refusals.h"

namespace meldaan::extract {
namespace {

constexpr double kAccepted = 0.78;

// "Ik kom op 4 oktober", "zet mij op de lijst": said by the writer, of now, and not denied.
bool signs_up(const Part& part, List list) {
  for (const Cue& cue : part.cues().of(list)) {
    if (!is_own(part.document()[cue.range.begin].zone)) continue;
    const Sentence& sentence = part.sentences().of(cue.range.begin);
    if (sentence.question && !part.cues().any(List::kPoliteQuestion, sentence.range)) continue;
    const Range clause = part.sentences().clause_of(part.document(), cue.range.begin);
    if (part.cues().any(List::kHistory, clause) || part.cues().any(List::kNotRegistering, clause))
      continue;
    if (negations_in(part.cues(), clause).empty()) return true;
  }
  return false;
}

// "Wij slaan een jaar over", of who signs up nobody else.
bool writer_declines(const Part& part) {
  return part.document().source() != Source::kSubject && declines_for_all(part) &&
         !signs_up_others(part) && !speaks_for_several(part);
}

bool has_form(const Part& part) {
  const auto& fields = part.fields().all;
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
    return field.has(List::kLabelName) && !field.value.empty() &&
           part.document()[field.label.begin].zone == Zone::kOwn;
  });
}

bool registers(const Part& part) {
  return signs_up(part, List::kRegister) || has_form(part);
}

// "Mentorentrainers, leuk!", in a short letter that asks nothing, refuses nothing and takes nothing
// back: who writes to the address for registrations, and names a group, means to come.
bool only_names_groups(const Part& part) {
  constexpr std::size_t kShort = 60;
  constexpr std::size_t kNameAlone = 4;  // "Rekenen? Liever Taal."
  std::size_t own = 0;
  for (const Sentence& sentence : part.sentences().all()) {
    if (sentence.range.empty() || part.document()[sentence.range.begin].zone != Zone::kOwn)
      continue;
    own += sentence.range.size();
    if (sentence.question && sentence.range.size() > kNameAlone) return false;
  }
  const bool speaks_of_more = part.says(List::kNotRegistering) || part.says(List::kCancel) ||
                              part.says(List::kQuestion) || part.says(List::kPassesOn) ||
                              part.says(List::kChange) || part.says(List::kUndecided) ||
                              part.says(List::kInTheList);
  return own > 0 && own <= kShort && !speaks_of_more;
}

// "bij taal", "de Taal": behind a preposition, or with a capital inside its sentence.
bool named_like_a_group(const Part& part, const Mention& mention) {
  const std::size_t begin = mention.name.begin;
  const Range& sentence = part.sentences().of(begin).range;
  if (begin == sentence.begin) return part.document()[begin].capital;
  return part.document()[begin].capital || part.cues().covers(List::kAbout, begin - 1);
}

// "Aanmelding Taal", and below it "Taal doet mijn collega": the letter has the last word.
void retract_subjects(std::vector<Findings>& findings) {
  const auto letter_is = [&](std::size_t topic, Stance stance) {
    return std::any_of(findings.begin(), findings.end(), [&](const Findings& found) {
      return found.part.document().source() != Source::kSubject &&
             std::any_of(found.wishes.begin(), found.wishes.end(), [&](const Wish& wish) {
               return wish.mention.topic == topic && wish.stance == stance;
             });
    });
  };
  for (Findings& found : findings) {
    if (found.part.document().source() != Source::kSubject) continue;
    for (Wish& wish : found.wishes) {
      if (wish.stance == Stance::kWished && letter_is(wish.mention.topic, Stance::kDeclined) &&
          !letter_is(wish.mention.topic, Stance::kWished))
        wish.stance = Stance::kDeclined;
    }
  }
}

// What the clause of a mention says of it.
Range clause_of(const Part& part, const Wish& wish) {
  return part.sentences().clause_of(part.document(), wish.mention.name.begin);
}

bool is_chosen(const Part& part, const Wish& wish) {
  return is_sure(wish) && is_own(part.document()[wish.mention.name.begin].zone) &&
         part.cues().any(List::kChoice, clause_of(part, wish));
}

// "Rekenen en Taal lijken me leuk. Ik kies voor Taal.": beside a choice praise wishes for nothing,
// unless it adds something to it ("Ook HRM spreekt me aan.").
void yield_to_choice(Findings& found) {
  const Part& part = found.part;
  const auto chosen = std::find_if(found.wishes.begin(), found.wishes.end(),
                                   [&](const Wish& wish) { return is_chosen(part, wish); });
  if (chosen == found.wishes.end()) return;
  bool praised = false;
  for (Wish& wish : found.wishes) {
    Range clause = clause_of(part, wish);
    // "Hoewel Taal me leuk lijkt | kies ik Rekenen"
    const Cue* choice = part.cues().first(List::kChoice, {wish.mention.name.end, clause.end});
    if (choice != nullptr && choice->range.end <= chosen->mention.name.begin)
      clause.end = choice->range.begin;
    const bool chooses =
        part.cues().any(List::kChoice, clause) || part.cues().any(List::kRegister, clause);
    const bool adds = part.cues().any(List::kAlso, clause);
    const bool before = wish.mention.name.begin < chosen->mention.name.begin;
    const bool praise = part.cues().any(List::kPraise, clause);
    // "Gedrag vind ik interessant, HRM ook, maar …"
    praised = !chooses && (before ? praise || (praised && adds) : praise && !adds);
    const bool same = wish.mention.topic == chosen->mention.topic;
    if (praised && !same && wish.stance == Stance::kWished) wish.stance = Stance::kSpokenOf;
  }
}

// In a list of people each row speaks for itself: what is named in one with nothing plainer.
std::vector<Range> rows_without_plain_wish(const Findings& found) {
  std::vector<Range> rows;
  if (found.part.document().source() == Source::kSubject) return rows;
  const std::vector<Row> list = find_rows(found.part);
  // A name above its signature is no list.
  const bool several = std::any_of(list.begin(), list.end(), [&](const Row& row) {
    return row.writer != list.front().writer || row.name.text != list.front().name.text;
  });
  if (!several) return rows;
  for (const Row& row : list) {
    const bool plainer =
        std::any_of(found.wishes.begin(), found.wishes.end(), [&](const Wish& wish) {
          return is_sure(wish) && row.range.contains(wish.mention.name.begin);
        });
    if (!plainer) rows.push_back(row.range);
  }
  return rows;
}

}  // namespace

bool leaves_open(const Part& part) {
  const auto doubts = part.cues().of(List::kUndecided);
  return std::any_of(doubts.begin(), doubts.end(), [&](const Cue& doubt) {
    return doubt.range.size() > 1 && is_own(part.document()[doubt.range.begin].zone);
  });
}

void accept_weak_wishes(std::vector<Findings>& findings) {
  retract_subjects(findings);
  for (Findings& found : findings) yield_to_choice(found);
  const bool signed_up = std::any_of(findings.begin(), findings.end(),
                                     [](const Findings& found) { return registers(found.part); });
  const bool plain = std::any_of(findings.begin(), findings.end(), [](const Findings& found) {
    return !found.proposals.empty() ||
           std::any_of(found.wishes.begin(), found.wishes.end(), is_sure);
  });
  const bool letter_only_names =
      std::any_of(findings.begin(), findings.end(), [](const Findings& found) {
        return found.part.document().source() != Source::kSubject && only_names_groups(found.part);
      });
  const bool stays_away =
      !plain && std::any_of(findings.begin(), findings.end(),
                            [](const Findings& found) { return writer_declines(found.part); });
  if ((!signed_up && !plain && !letter_only_names) || stays_away) return;
  const bool open = std::any_of(findings.begin(), findings.end(),
                                [](const Findings& found) { return leaves_open(found.part); });
  for (Findings& found : findings) {
    const std::vector<Range> alone = rows_without_plain_wish(found);
    for (Wish& wish : found.wishes) {
      if (wish.stance != Stance::kWished || wish.confidence >= kSure) continue;
      const Mention& mention = wish.mention;
      const bool only_of_row = std::any_of(alone.begin(), alone.end(), [&](const Range& row) {
        return row.contains(mention.name.begin);
      });
      const bool taken =
          (mention.has_kind_word && !(plain && wish.told)) || only_of_row ||
          (!plain && !open && (!mention.everyday || named_like_a_group(found.part, mention)));
      // What is not taken beside plainer wishes is not asked about either.
      if (!taken && plain) wish.stance = Stance::kSpokenOf;
      if (!taken) continue;
      wish.confidence = kAccepted;
      wish.why += mention.has_kind_word ? ", in a mail that registers"
                                        : ", and nothing else is named in a mail that registers";
    }
  }
}

}  // namespace meldaan::extract
