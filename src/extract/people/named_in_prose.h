// What running text says of a name in it: that a person's name is to be expected here, that she
// takes part, that she is only spoken of.
#pragma once

#include <cstddef>

#include "extract/parts/announced.h"
#include "extract/parts/part.h"
#include "extract/people/told_groups.h"
#include "extract/text/names.h"

namespace meldaan::extract {

class NamedInProse {
 public:
  // The part must outlive the object.
  explicit NamedInProse(const Part& body)
      : body_(body),
        document_(body.document()),
        cues_(body.cues()),
        signs_up_others_(signs_up_others(body)),
        several_(extract::speaks_for_several(body)),
        told_(body, signs_up_others_ || several_) {}

  // Signs that capitalised words at this token are somebody's name, known or not.
  bool expects_name_at(std::size_t token) const;
  // "…, afdelingshoofd Maatschappelijke Ontwikkeling": what somebody is head of, or works at.
  bool is_department_at(std::size_t token) const;

  bool takes_part(const Range& name) const;
  // Nothing says so outright, but a group stands behind her name.
  bool may_take_part(const Range& name) const;
  // "de werkgroep met | Cathy van Tuijl": said of who leads it.
  bool tells_which_group(std::size_t token) const;
  bool is_spoken_of(std::size_t token) const;
  // "Onze directeur had liever gezien dat ik …": what somebody wants of the writer.
  bool thinks_of_writer(const Range& clause) const;
  // "Zij wil zich aanmelden": the next sentence goes on about whom this one named.
  bool she_wants(std::size_t token) const;
  // "Wij komen graag": the writer speaks for more than one.
  bool wish_of_all() const;
  // A colleague who is named is one of them.
  bool speaks_for_several() const { return several_; }
  bool wants_the_same(const Range& name) const;
  // "Sefanja Zwiers komt ook", "hetzelfde geldt voor haar": whatever the writer wants.
  bool wants_as_writer(const Range& name) const;
  // "… gaat naar dezelfde groep"
  bool says_same_group(const Range& sentence) const;
  // "… naar de werkgroep Taal": behind the name and a small word stands a group.
  bool heads_for_group(const Range& name) const;
  // "Voor Rekenen Inge Haarman", "voor Taal komt Stef Boom"
  bool stands_behind_group(std::size_t token) const;
  // "… (Taal)", "…: Taal", "… - Taal"
  bool is_beside_group(const Range& name) const;

 private:
  bool is_signed_up_at(std::size_t token) const;
  bool is_reached_at(std::size_t token) const;
  bool begins_sentence_about(std::size_t token) const;
  // "Sefanja Zwiers en ik", "mij en Sefanja Zwiers"
  bool is_beside_writer_at(std::size_t token) const;
  // "Sefanja Zwiers gaat naar …": two capitalised words that do what one does who comes.
  bool is_joining_at(std::size_t token) const;
  // "…; Sefanja Zwiers (groep 3), werkgroep Taal"
  bool is_listed_at(std::size_t token) const;
  bool is_before_name(std::size_t token) const;
  bool precedes_group(const Range& name) const;
  // "twee collega's: Sefanja Zwiers en Ubbo Dekkers"
  bool is_announced_at(std::size_t token) const;
  bool is_asked_for_behind(std::size_t token) const;
  bool joins(const Range& name) const;
  bool chooses_otherwise(const Range& told) const;
  bool lists_group(const Range& name) const;
  bool is_subject(const Range& name) const;
  std::size_t before_attributes(std::size_t token) const;
  bool is_written_for_too(std::size_t token) const;
  bool named_as_colleague(std::size_t token) const;
  std::size_t sentence_begin(std::size_t token) const;
  bool registers_herself(const Range& sentence, std::size_t token) const;
  bool is_noun_of_ours(std::size_t token) const;
  bool takes_somebodys_place(const Range& name) const;
  bool comes_before(std::size_t token) const;

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const bool signs_up_others_;
  const bool several_;
  const ToldGroups told_;
};

}  // namespace meldaan::extract
