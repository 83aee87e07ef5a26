// Texts whose names are tagged, to learn from: labelled mails, in which the names of the label are
// found again.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "extract/models/sequence_model.h"
#include "extract/reader.h"
#include "util/result.h"

namespace meldaan::learn {

struct TaggedText {
  std::vector<extract::TokenSigns> signs;
  std::vector<extract::Tag> tags;
};

// A folder of mails: of those that are about somebody who takes part.
struct TaggedSet {
  std::string name;
  std::vector<TaggedText> texts;
};

// kConfig where a mail or its label is broken. Paths that are no folders are left out.
Result<std::vector<TaggedSet>> read_tagged_sets(const std::vector<std::filesystem::path>& paths,
                                                const extract::Reader& reader);

// How a model tells the names of a set.
struct Found {
  std::size_t all = 0;
  std::size_t right = 0;  // found, and no word more or less
  std::size_t wrong = 0;  // that are none
};
Found names_found(const extract::SequenceModel& model, const TaggedSet& set);

}  // namespace meldaan::learn
