#include "learn/tag_examples.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/letter.h"
#include "extract/workplaces/name_signs.h"
#include "learn/labelled.h"

namespace meldaan::learn {
namespace {

namespace fs = std::filesystem;
using extract::Tag;
using nlohmann::json;

using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
  const extract::Document document(text);
  Words words;
  for (std::size_t i = 0; i < document.size(); ++i) words.emplace_back(document.folded(i));
  return words;
}

// Whether the spelling is the shorter one and a town behind it: "De Esch in Goor", and "De Esch
// Goor" where the label has the former as well. A town is no part of a name.
bool adds_town(const Words& spelling, const Words& shorter, const std::vector<Words>& all) {
  if (shorter.size() >= spelling.size() ||
      !std::equal(shorter.begin(), shorter.end(), spelling.begin()))
    return false;
  const Words rest(spelling.begin() + static_cast<std::ptrdiff_t>(shorter.size()), spelling.end());
  constexpr std::string_view kBeforeTowns[] = {"in", "te", "uit", ",", "("};
  if (std::find(std::begin(kBeforeTowns), std::end(kBeforeTowns), rest.front()) !=
      std::end(kBeforeTowns))
    return true;
  return std::any_of(std::begin(kBeforeTowns), std::end(kBeforeTowns),
                     [&](std::string_view before) {
                       Words told = shorter;
                       told.emplace_back(before);
                       told.insert(told.end(), rest.begin(), rest.end());
                       return std::find(all.begin(), all.end(), told) != all.end();
                     });
}

struct Name {
  Words words;
  Tag first = Tag::kNone;
};

void add_names(const json& spellings, Tag first, std::vector<Name>& names) {
  if (!spellings.is_array()) return;
  std::vector<Words> all;
  for (const json& spelling : spellings) all.push_back(words_of(spelling.get<std::string>()));
  for (const Words& words : all) {
    const bool town = std::any_of(all.begin(), all.end(), [&](const Words& shorter) {
      return !shorter.empty() && adds_town(words, shorter, all);
    });
    if (!town && !words.empty()) names.push_back({words, first});
  }
}

// The names of a label, the longest first: "Stichting De Brug" is no school De Brug.
std::vector<Name> names_of(const json& people) {
  std::vector<Name> names;
  for (const json& person : people) {
    add_names(person.value("school", json()), Tag::kSchool, names);
    add_names(person.value("foundation", json()), Tag::kFoundation, names);
    add_names(person.value("name", json()), Tag::kPerson, names);
  }
  std::stable_sort(names.begin(), names.end(), [](const Name& left, const Name& right) {
    return left.words.size() > right.words.size();
  });
  return names;
}

Tag inner(Tag first) {
  return static_cast<Tag>(static_cast<std::uint8_t>(first) + 1);
}

std::vector<Tag> tags_of(const Words& text, const std::vector<Name>& names) {
  std::vector<Tag> tags(text.size(), Tag::kNone);
  for (const Name& name : names) {
    const std::size_t size = name.words.size();
    for (std::size_t at = 0; at + size <= text.size(); ++at) {
      const auto here = text.begin() + static_cast<std::ptrdiff_t>(at);
      const auto tagged = tags.begin() + static_cast<std::ptrdiff_t>(at);
      const auto behind = tagged + static_cast<std::ptrdiff_t>(size);
      if (!std::equal(name.words.begin(), name.words.end(), here) ||
          std::any_of(tagged, behind, [](Tag tag) { return tag != Tag::kNone; }))
        continue;
      std::fill(tagged, behind, inner(name.first));
      *tagged = name.first;
    }
  }
  return tags;
}

Result<TaggedText> tagged_text(const fs::path& file, const extract::Reader& reader) {
  const Result<json> label = label_of(file, {"outcome", "people"});
  if (!label) return label.error();
  TaggedText text;
  const json& outcome = (*label)["outcome"];
  if (outcome == "ignore" || outcome == "review" || (*label)["people"].empty()) return text;
  const Result<IncomingMail> mail = read_mail(file);
  if (!mail) return mail.error();
  const extract::Letter letter(reader.knowledge(), *mail);
  extract::TokensToTag found = extract::tokens_to_tag(letter.body);
  Words words;
  for (const std::size_t token : found.tokens)
    words.emplace_back(letter.body.document().folded(token));
  text.signs = std::move(found.signs);
  text.tags = tags_of(words, names_of((*label)["people"]));
  return text;
}

}  // namespace

Result<std::vector<TaggedSet>> read_tagged_sets(const std::vector<fs::path>& paths,
                                                const extract::Reader& reader) {
  std::vector<TaggedSet> sets;
  for (const fs::path& path : paths) {
    if (!fs::is_directory(path)) continue;
    TaggedSet set{path.filename().string(), {}};
    for (const fs::path& file : mails_in(path)) {
      Result<TaggedText> text = tagged_text(file, reader);
      if (!text) return text.error();
      if (!text->tags.empty()) set.texts.push_back(*std::move(text));
    }
    if (!set.texts.empty()) sets.push_back(std::move(set));
  }
  return sets;
}

Found names_found(const extract::SequenceModel& model, const TaggedSet& set) {
  Found found;
  for (const TaggedText& text : set.texts) {
    const auto wanted = extract::names_tagged(text.tags);
    const auto told = extract::names_tagged(extract::likeliest(model.likely(text.signs)));
    found.all += wanted.size();
    for (const extract::TaggedName& name : told)
      ++(std::find(wanted.begin(), wanted.end(), name) != wanted.end() ? found.right : found.wrong);
  }
  return found;
}

}  // namespace meldaan::learn
