// The sentences of a language, all in one file: templates/<language>/sentences.txt.
//
// `[name]` opens a sentence, which goes on to the next one; '#' at a line's begin opens a comment.
// Where a line breaks does not matter: beside a tag it counts for nothing, between words for a
// space.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "render/renderer.h"
#include "render/template.h"

namespace meldaan::render {

using Sentences = std::map<std::string, PartialSource>;

Sentences load_sentences(const std::filesystem::path& file, std::vector<Problem>& problems);

}  // namespace meldaan::render
