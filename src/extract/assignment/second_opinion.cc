#include "extract/assignment/second_opinion.h"

#include <algorithm>

#include "extract/assignment/wish_signs.h"
#include "extract/wishes/stance.h"

namespace meldaan::extract {
namespace {

// How likely a wish must be, by what the rules found: chosen by leaving whole sets of mails out.
constexpr double kUnlikelyWish = 0.5;   // what the rules wished for is only spoken of
constexpr double kDoubtfulWish = 0.75;  // … is asked about
constexpr double kLikely = 0.85;        // what the rules did not see wished for is a wish
constexpr double kPerhapsWish = 0.72;   // … may be one, and is asked about

constexpr double kTaken = 0.8;
constexpr double kWishAskedAbout = 0.6;

struct Opinion {
  Wish* wish;
  double likely;
  std::string why;
};

void settle(const Opinion& opinion) {
  Wish& wish = *opinion.wish;
  if (!is_sure(wish)) {
    const bool taken = opinion.likely >= kLikely;
    wish.stance = Stance::kWished;
    wish.confidence = taken ? kTaken : kWishAskedAbout;
    wish.why = (taken ? "wished for by its signs (" : "perhaps wished for, by its signs (") +
               opinion.why + ")";
  } else if (opinion.likely < kUnlikelyWish) {
    wish.stance = Stance::kSpokenOf;
  } else {
    wish.confidence = kWishAskedAbout;
    wish.why += ", doubted by its signs (" + opinion.why + ")";
  }
}

// "Mw. J.H. Bakker, IB", on a line of her own: her job.
bool stands_below_name(const Part& part, const Mention& mention) {
  const Document& document = part.document();
  const Line& line = document.lines()[document[mention.name.begin].line];
  if (line.last != mention.name.end || line.first + 2 > mention.phrase.begin ||
      mention.has_kind_word)
    return false;
  const bool parted = document[mention.phrase.begin - 1].kind == TokenKind::kPunctuation &&
                      !document.is_mark(mention.phrase.begin - 1, ':');
  bool names = parted;
  for (std::size_t i = line.first; i < mention.phrase.begin && names; ++i) {
    names = !document.is_word(i) || document[i].capital || part.cues().covers(List::kTitle, i) ||
            part.cues().covers(List::kParticle, i);
  }
  return names;
}

// "Ik geef rekenen aan de plusgroep. Dat doe ik graag": what takes up a group that is not wished
// for.
void add_taken_up(Findings& found, const Wish& unlikely, std::vector<Wish*>& taken_up) {
  for (Wish& wish : found.wishes) {
    if (wish.taken_up == unlikely.mention.name) taken_up.push_back(&wish);
  }
}

// "Piet Bakker, ib'er (gedrag)"
bool is_job(const Part& part, const Mention& mention) {
  return part.cues().covers(List::kJob, mention.name.begin) ||
         is_post_in_brackets(part.document(), part.cues(), mention);
}

// "… en naar de PLG waarin jullie bekijken …": of the many words of a description few tell of a
// wish.
bool is_led_to(const Part& part, const Wish& wish) {
  return wish.mention.described && is_sure(wish) && wish.mention.phrase.begin > 0 &&
         part.cues().covers(List::kDestination, before_phrase(part.cues(), wish.mention));
}

// "Piet Bakker, intern begeleider - Taal": his job, beside what he chooses in the same line.
bool is_job_beside_choice(const Findings& found, const Wish& wish) {
  const Document& document = found.part.document();
  return is_job(found.part, wish.mention) &&
         std::any_of(found.wishes.begin(), found.wishes.end(), [&](const Wish& other) {
           return is_sure(other) && !is_job(found.part, other.mention) &&
                  document[other.mention.name.begin].line == document[wish.mention.name.begin].line;
         });
}

// A topic that is wished for elsewhere needs no second wish, which might bring other kinds of it;
// but "Corrie: Taal" above "ikzelf: Taal en Gedrag" is somebody else's.
bool wished_elsewhere(const std::vector<Findings>& findings, const Part& part, const Wish& wish) {
  const std::size_t begin = wish.mention.phrase.begin;
  const bool own_row = begin > 0 && part.document().is_mark(begin - 1, ':') && wish.kinds.empty();
  if (own_row) return false;
  return std::any_of(findings.begin(), findings.end(), [&](const Findings& found) {
    return std::any_of(found.wishes.begin(), found.wishes.end(), [&](const Wish& other) {
      return is_sure(other) && other.mention.topic == wish.mention.topic;
    });
  });
}

}  // namespace

void hear_second_opinion(const LinearModel& model, std::vector<Findings>& findings) {
  // All are weighed before any is settled: each is a sign for the others.
  std::vector<Opinion> opinions;
  std::vector<Wish*> taken_up_in_vain;
  for (Findings& found : findings) {
    if (found.wishes.empty()) continue;
    const WishSigns signs(findings, found);
    for (Wish& wish : found.wishes) {
      if (wish.labelled || wish.taken || wish.of_earlier || wish.mention.kind_alone ||
          is_led_to(found.part, wish) || !is_weighed(found.part, wish))
        continue;
      const Signs told = signs.of(wish);
      const double likely = model.weigh(told)[kWishedClass];
      const bool sure = is_sure(wish);
      if (likely < kUnlikelyWish) add_taken_up(found, wish, taken_up_in_vain);
      const bool differs = sure ? likely < kDoubtfulWish
                                : likely >= kPerhapsWish && wish.stance != Stance::kDeclined &&
                                      !wished_elsewhere(findings, found.part, wish) &&
                                      !stands_below_name(found.part, wish.mention) &&
                                      !is_job_beside_choice(found, wish) &&
                                      (likely >= kLikely || !is_job(found.part, wish.mention));
      if (!differs) continue;
      opinions.push_back({&wish, likely, model.because(told, sure ? 0 : kWishedClass)});
    }
  }
  for (const Opinion& opinion : opinions) settle(opinion);
  for (Wish* wish : taken_up_in_vain) wish->stance = Stance::kSpokenOf;
}

}  // namespace meldaan::extract
