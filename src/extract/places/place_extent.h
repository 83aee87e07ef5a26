// How far a place's name reaches: capitalised words with articles, particles and "en" between them,
// up to a break that the writer made.
#pragma once

#include <vector>

#include "extract/groups/catalogue.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

class PlaceExtent {
 public:
  // The groups' mentions: behind "voor" no name goes on with one.
  PlaceExtent(const Document& document, const Cues& cues, const std::vector<Mention>& mentions)
      : document_(document),
        cues_(cues),
        mentions_(mentions),
        lower_case_(document.uses_no_capitals()) {}

  // Whether the writer uses no capitals.
  bool is_lower_case() const { return lower_case_; }

  bool is_type(std::size_t token) const;
  bool is_name_word(std::size_t token) const;
  bool is_part_of_type(std::size_t token) const;

  // A word of capitals alone, and no group's: "SKOE".
  bool is_acronym(std::size_t token) const;

  // Somebody's first name; "ROOS" amid words in small letters is none.
  bool is_given_name(std::size_t token) const;

  // Where a name ends that begins at `from`.
  std::size_t name_end(std::size_t from) const;
  // The same with what a motto adds to it: "(Rijk) aan Leren", "(Kwaliteit) in Onderwijs Twente".
  std::size_t motto_end(std::size_t end) const;
  // Behind the number that is the name of an organisation: "SWV 23-01".
  std::size_t numbered_end(std::size_t type) const;
  // Whether the capital of an everyday word, in a name that ends with `last`, can only be a name's:
  // "(Samen Sterk Onderwijs)", "bij Samen Sterk Onderwijs", where no sentence begins.
  bool has_chosen_capital(std::size_t token, std::size_t last) const;
  // Where the name begins that ends with this token.
  std::size_t name_begin(std::size_t token) const;
  // The same where a hyphen joins its kind to it: "Esserlande-academie", "Prins Claus-school"; the
  // token itself where none does.
  std::size_t joined_begin(std::size_t token) const;
  // The same for a name without a capital; the token itself where nothing parts it off.
  std::size_t lower_name_begin(std::size_t token) const;
  // Where a name begins that has its type amid it: "International Primary School De Heuvels".
  std::size_t compound_begin(std::size_t type) const;
  // The name behind a type word: a capitalised one, else a lower-case one; `from` where there is
  // none. `certain` says that capitals mark it.
  std::size_t typed_name_end(std::size_t from, bool lower_allowed, bool& certain) const;
  // The same for a name that bears no capital.
  std::size_t lower_name_end(std::size_t from) const;
  // What of a range that was read is the name: no marks around it, no word of the sentence before
  // it, and the tail that a hyphen joins to it.
  Range trimmed(Range range) const;
  // Behind the town that follows a name ("in Goor", ", Goor", "(Goor)"); `from` where none does.
  // `known` says that the town is on the list, rather than any capitalised word behind "in".
  std::size_t town_end(std::size_t from, bool& known) const;
  // An article that belongs to the name it stands before: "De Brug", "'t Schip".
  bool is_name_article(std::size_t token) const;
  // Where "van Op de Heide", "Anna Bos, In den Beemd" begins: with a preposition whose capital no
  // beginning of a sentence gives.
  std::size_t preposition_before(const Range& name) const;
  // "Skipov (stichting)"
  bool is_called_board(const Range& name) const;
  // "heeft geen stichting gevonden", "hoort niet bij een bestuur", "onze stichting levert": small
  // letters behind such a word are no name.
  bool is_only_spoken_of(std::size_t type) const;
  // Whether a group's name begins there.
  bool names_group(std::size_t token) const;
  // "Voeg IKC toe", "is IKC vol?": the type is the group that is spoken of, and what stands behind
  // it no name.
  bool speaks_of_group(std::size_t type, std::size_t next) const;

 private:
  bool begins_with_preposition(const Range& range) const;
  std::size_t behind_number(std::size_t end) const;
  bool names_town(std::size_t token) const;
  std::size_t tail_end(const Range& range) const;
  std::size_t link_end(std::size_t token) const;
  bool begins_label(std::size_t token) const;
  bool begins_sentence(std::size_t token) const;
  bool follows_full_name(std::size_t particle) const;
  std::size_t split_end(std::size_t from, std::size_t end) const;
  std::size_t purpose_end(std::size_t from) const;
  std::size_t lower_purpose_end(std::size_t from, std::size_t head) const;
  bool is_whole_group(std::size_t token) const;
  bool is_everyday(std::size_t token) const;
  std::size_t motto_step(std::size_t end) const;
  bool is_of_lower_board(std::size_t name) const;
  std::size_t lower_town_end(std::size_t token) const;
  std::size_t lower_link_end(std::size_t token) const;
  std::size_t lower_pair_end(std::size_t token) const;
  std::size_t bracketed_end(std::size_t from) const;
  bool closes_name(std::size_t type) const;
  bool ends_name(std::size_t end) const;
  bool is_glued_bracket(std::size_t at) const;
  bool is_initial(std::size_t token) const;
  bool may_be_split_off(std::size_t token) const;
  std::size_t split_off_end(std::size_t from) const;
  bool is_inner_mark(std::size_t from, std::size_t at) const;
  bool is_abbreviation_stop(std::size_t from, std::size_t at) const;

  const Document& document_;
  const Cues& cues_;
  const std::vector<Mention>& mentions_;
  bool lower_case_ = false;
};

// What a name may hold.
inline constexpr std::size_t kMostNameWords = 8;
inline constexpr std::size_t kMostLowerWords = 4;

}  // namespace meldaan::extract
