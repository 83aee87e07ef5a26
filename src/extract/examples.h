// What a mail holds that models learn from: the signs of its purpose, of each group, person and
// place that it names. They are taken by a Reader that has no models.
//
// Pure: any thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "domain/incoming_mail.h"
#include "extract/people/attendance.h"
#include "extract/reader.h"

namespace meldaan::extract {

// What tells the purpose of a mail, and whether it asks something.
struct PurposeExample {
  std::vector<std::string> signs;
  std::vector<std::string> question_signs;
};

// What tells whether a group that a mail names is wished for.
struct WishExample {
  std::size_t begin = 0;  // bytes of the name in its text
  std::size_t end = 0;
  std::vector<GroupId> groups;  // that it may mean
  std::vector<std::string> signs;
};

// What tells whether somebody whom a mail speaks of takes part.
struct AttendanceExample {
  Attendant somebody;
  std::size_t begin = 0;  // bytes of the words that speak of her; none for the writer
  std::size_t end = 0;
  std::vector<std::string> signs;
};

// What tells whether a place that a mail names is that of somebody who is signed up.
struct WorkplaceExample {
  std::string name;
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  std::vector<std::string> signs;
};

PurposeExample purpose_example(const Reader& reader, const IncomingMail& mail);
// Of the groups that the writer names.
std::vector<WishExample> wish_examples(const Reader& reader, const IncomingMail& mail);
// Of those who may take part, in the order in which they are found; none where the mail changes or
// withdraws.
std::vector<AttendanceExample> attendance_examples(const Reader& reader, const IncomingMail& mail);
// Of the places in its text.
std::vector<WorkplaceExample> workplace_examples(const Reader& reader, const IncomingMail& mail);

}  // namespace meldaan::extract
