#include "config/document.h"
#include "util/text.h"

namespace meldaan::config {

LoadedLexicon load_lexicon(const std::filesystem::path& file) {
  LoadedLexicon loaded;
  const std::optional<Value> root = read_document(file, loaded.problems);
  if (!root) return loaded;
  Section top(file, "", *root, loaded.problems);

  Lexicon lexicon;
  lexicon.file = file.string();
  lexicon.language = top.required_text("language");
  Section lists = top.section("lists");
  if (!top.has("lists")) top.problem("lists", "is missing");
  for (const Entry& entry : lists.entries()) {
    std::vector<Lexicon::Phrase>& phrases = lexicon.lists[entry.key];
    for (const LocatedText& text : lists.texts(entry.key).value_or(std::vector<LocatedText>())) {
      if (trim(text.text).empty()) lists.problem_at(text.line, entry.key, "a phrase is empty");
      phrases.push_back({text.text, text.line});
    }
  }
  top.finish();

  if (loaded.problems.empty()) loaded.lexicon = std::move(lexicon);
  return loaded;
}

}  // namespace meldaan::config
