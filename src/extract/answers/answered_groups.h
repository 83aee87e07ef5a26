// Which groups a stretch of an answer chooses: by number, by the kind of what was unclear, by name.
//
// Pure, and total like all reading.
#pragma once

#include <string>
#include <vector>

#include "domain/reading.h"
#include "domain/registration.h"
#include "extract/assignment/assignment.h"
#include "extract/groups/catalogue.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

class GroupAnswers {
 public:
  // `choices`: what our question numbered. All must outlive the object.
  GroupAnswers(const Part& body, const Findings& findings, const Catalogue& catalogue,
               const std::vector<GroupId>& choices);

  // Of whom groups are asked.
  void read(const Range& line, const Person& person, PersonReading& answer) const;
  // "Nee, alleen Taal": the topic that was unclear is none any more.
  void drop_topics(const Person& person, PersonReading& answer) const;

 private:
  void add(std::vector<Found<std::string>>& list, const std::string& value, const Range& range,
           const char* why) const;
  void read_numbers(const Range& line, PersonReading& answer) const;
  void read_kinds(const Range& line, const Person& person, PersonReading& answer) const;
  bool names_another(const Range& kind, const Person& person) const;
  void read_mentions(const Range& line, PersonReading& answer) const;

  const Part& body_;
  const Findings& findings_;
  const Catalogue& catalogue_;
  const std::vector<GroupId>& choices_;
  const Document& document_;
  const Cues& cues_;
};

}  // namespace meldaan::extract
