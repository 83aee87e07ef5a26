// The words of the organisers' workbook and CSV file: templates/nl/roster.txt. Organisers read
// Dutch, whatever the participants write.
//
// Lines `name: words`; '#' opens a comment. Every name below must be there, and no other.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/renderer.h"

namespace meldaan::render {

inline constexpr std::array kRosterWords = {"sheet.everybody",
                                            "sheet.totals",
                                            "sheet.no_group",
                                            "column.reference",
                                            "column.state",
                                            "column.name",
                                            "column.email",
                                            "column.school",
                                            "column.foundation",
                                            "column.foundation_source",
                                            "column.groups",
                                            "column.unclear",
                                            "column.proposals",
                                            "column.submitted_by",
                                            "column.created",
                                            "column.updated",
                                            "column.number",
                                            "column.signature",
                                            "column.remark",

                                            "column.group",
                                            "column.total",
                                            "state.confirmed",
                                            "state.incomplete",
                                            "state.cancelled",
                                            "state.merged",
                                            "state.late",
                                            "column.waiting",
                                            "waits",
                                            "source.mail",
                                            "source.register",
                                            "or",
                                            "no_foundation",
                                            "page",
                                            "page_of",
                                            "totals.as_of",
                                            "totals.people",
                                            "totals.schools",
                                            "totals.foundations",
                                            "totals.cancelled",
                                            "totals.late",
                                            "totals.per_group",
                                            "totals.per_foundation",
                                            "file_name"};

class RosterWords {
 public:
  // nullopt after every problem was added.
  static std::optional<RosterWords> load(const std::filesystem::path& templates,
                                         std::vector<Problem>& problems);
  // One of kRosterWords.
  const std::string& operator()(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> words_;
};

}  // namespace meldaan::render
