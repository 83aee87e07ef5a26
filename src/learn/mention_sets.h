// Sets of examples of which a mail or a line holds several: one for each thing that is spoken of.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "learn/examples.h"

namespace meldaan::learn {

// Of a labelled mail, or of a file of texts.
using ReadExamples = std::function<Result<std::vector<Example>>(const std::filesystem::path&,
                                                                const extract::Reader&)>;

// Folders without any are left out; kConfig where a file holds none.
Result<std::vector<Set>> read_mention_sets(const std::vector<std::filesystem::path>& paths,
                                           const extract::Reader& reader,
                                           const ReadExamples& of_mail,
                                           const ReadExamples& of_texts);

// An example of a text, told from those of mails.
Example text_example(std::vector<std::string> signs, std::size_t of_class);

}  // namespace meldaan::learn
