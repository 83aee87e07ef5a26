// The groups that a later mail names beside somebody who is known: taken on, taken off, or spoken
// of.
//
// Pure; belongs to one read.
#pragma once

#include <string>
#include <vector>

#include "domain/conversation.h"
#include "domain/reading.h"
#include "extract/groups/catalogue.h"
#include "extract/later_mails/sayings.h"
#include "extract/later_mails/spoken_of.h"
#include "extract/parts/part.h"
#include "extract/wishes/wishes.h"

namespace meldaan::extract {

class LaterGroups {
 public:
  // All must outlive the object.
  LaterGroups(const Part& body, const Catalogue& catalogue, const Sayings& sayings)
      : body_(body),
        document_(body.document()),
        cues_(body.cues()),
        catalogue_(catalogue),
        sayings_(sayings) {}

  // `leaves`: the stretch says that somebody stays away.
  bool declines(const Wish& wish, const Told& told, bool leaves) const;
  bool wishes(const Wish& wish, const Told& told) const;
  void add(const Wish& wish, PersonReading& person) const;
  // "Kan HRM niet ook?", of those who do not go there: whatever it asks, it takes nothing off.
  bool only_asks(const Told& told, const std::vector<const Wish*>& groups,
                 const std::vector<Acquaintance>& known) const;
  // "Rekenen niet. Alleen nog Taal dus."
  bool names_only(const std::vector<const Wish*>& groups, const PersonReading& read) const;
  // "Zet me er weer op, maar alleen voor Taal"
  bool chooses_only(const std::vector<const Wish*>& groups) const;
  // "Ik ga liever naar Taal", "alleen Taal graag": in the place of the groups there were.
  bool replace(const std::vector<Wish>& wishes) const;
  // The groups that the writer names there.
  std::vector<const Wish*> named_in(const std::vector<Wish>& wishes, const Range& range) const;
  // "Bij dezelfde groep als Thomas": his; of nobody who is named, the writer's. Whether there are
  // any.
  bool follow_another(const Told& told, std::size_t who, const std::vector<Acquaintance>& known,
                      PersonReading& read) const;
  // Whether all of theirs are given up.
  bool are_given_up(const std::vector<GroupId>& theirs,
                    const std::vector<const Wish*>& wishes) const;
  // Of theirs those that are not wished for any more.
  static void decline_others(const std::vector<GroupId>& theirs, PersonReading& read);
  // "Doe toch maar de PLG", of who has the Werkgroep of a topic that is a PLG as well.
  bool change_kind(const Range& stretch, const Person& was, PersonReading& person) const;

 private:
  std::vector<GroupId> same_as_another(const Told& told, std::size_t who,
                                       const std::vector<Acquaintance>& known) const;
  bool is_of_school(const Told& told) const;
  bool stays(const Wish& wish) const;
  bool is_denied_of_another(const Wish& wish, const Told& told) const;
  bool is_only(const Wish& wish) const;
  bool is_thought_better_of(const Range& sentence) const;
  bool speaks_of_choice(const Range& clause) const;
  bool keep_one(const Range& stretch, const Person& was, PersonReading& person) const;
  bool drop_kind(GroupKind kind, const Range& stretch, const Person& was,
                 PersonReading& person) const;
  const Group* of_kind(const GroupId& had, GroupKind kind) const;

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const Catalogue& catalogue_;
  const Sayings& sayings_;
};

}  // namespace meldaan::extract
