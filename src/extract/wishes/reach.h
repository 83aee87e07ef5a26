// How far words reach: the clause a mention stands in, and what else stands there.
//
// Belongs to one read; refers to the context and the mentions that it was made of.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/wishes/take_ups.h"
#include "extract/wishes/wish_context.h"

namespace meldaan::extract {

class Reach {
 public:
  Reach(const WishContext& context, const std::vector<Mention>& mentions)
      : c_(context), mentions_(mentions) {}

  // Cut at commas and the like, at conjunctions that begin a clause of their own ("want", "maar"),
  // and at "en" before a new wish. A mention that continues an enumeration stands in the clause of
  // the one before it: "Taal, Rekenen en Gedrag".
  Range clause_of(const Mention& mention) const;
  Range clause_at(std::size_t token) const;
  // Where the enumeration begins that the mention stands in: at the first one's kind word.
  std::size_t enumeration_begin(const Mention& mention) const;
  // "de werkgroepen Taal en Rekenen": the first one's kind word holds for all.
  bool has_kind_word(const Mention& mention) const;
  const Range& sentence_of(const Mention& mention) const {
    return c_.sentences.of(mention.name.begin).range;
  }

  bool is_left_for_next(const Mention& mention) const;  // "van Taal naar Rekenen"
  bool mention_between(std::size_t begin, std::size_t end) const;
  bool names_topic(const Range& range, std::size_t topic) const;
  bool is_in_mention(std::size_t token) const;  // kind words included

  // Whether something is wanted there, in words that are not part of what only
  // describes or tells of the past.
  bool wants(const Range& range) const;
  // Whether another clause of the mention's sentence wants something, and does not deny it.
  bool wants_beside(const Mention& mention) const;
  // "Ik kan niet kiezen tussen Taal en Rekenen en doe ze allebei", also in the next sentence.
  bool takes_both(const Mention& mention) const;
  // "…, want ons team worstelt met rekenen"
  bool is_reason(const Mention& mention) const;
  // Where the enumeration that the mention stands in is taken up again.
  std::vector<TakeUp> taken_up_in(const Mention& mention) const;
  // Whether the clause that takes up wants what it takes up.
  bool takes(const TakeUp& up) const;
  // "…, daar wil ik naartoe", "… Die wil ik ook wel eens meemaken."
  bool taken_up_again(const Mention& mention) const;

 private:
  std::vector<Mention>::const_iterator head_of(const Mention& mention) const;
  bool only_picks(const TakeUp& up) const;
  bool enumerates(const Mention& before, const Mention& after) const;
  bool is_within_phrase(std::size_t token) const;
  bool softens(std::size_t token) const;
  bool begins_clause(std::size_t token) const;
  bool begins_main_clause(std::size_t token, const Range& clause) const;

  const WishContext& c_;
  const std::vector<Mention>& mentions_;
};

}  // namespace meldaan::extract
