// The organisers' workbook and CSV file of all registrations.
//
// A RosterWriter is made once and then immutable; any thread may use it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/outgoing_mail.h"
#include "domain/registration.h"
#include "render/renderer.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::render {

class RosterWriter {
 public:
  struct Loaded;
  // Reads templates/nl/roster.txt; with problems there is no writer.
  static Loaded load(const std::filesystem::path& templates, Event event, TimeZone zone);
  RosterWriter(RosterWriter&&) noexcept;
  RosterWriter& operator=(RosterWriter&&) noexcept;
  ~RosterWriter();

  // An .xlsx file: everybody in the given order, the totals with charts, and a sign-in sheet for
  // each group. kIo where there is no room to write it.
  Result<std::string> workbook(const std::vector<Registration>& registrations, Instant now) const;
  // The workbook as "aanmeldingen-2018-10-03.xlsx", by the date of `now`.
  Result<OutgoingAttachment> attachment(const std::vector<Registration>& registrations,
                                        Instant now) const;
  // The columns of the workbook's first sheet (RFC 4180, but for the separator); UTF-8 behind a
  // byte order mark, without which Excel takes it for another encoding. Times are local:
  // "2018-09-11 09:00". A Dutch Excel parts at semicolons alone; a line "sep=" before the heading
  // would make it overlook the mark, and be a row to any other program.
  std::string csv(const std::vector<Registration>& registrations, char separator = ';') const;

 private:
  struct Impl;
  explicit RosterWriter(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

struct RosterWriter::Loaded {
  std::unique_ptr<RosterWriter> writer;  // null where there are problems
  std::vector<Problem> problems;
};

}  // namespace meldaan::render
