// What templates/README.md promises to whoever writes a template.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "render/digest_fields.h"
#include "render/reply_fields.h"
#include "render/words.h"
#include "unit/render/render_fixture.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::render::templates_readme_test {
namespace {

// It has a table row `| field | …` for each.
TEST(TemplatesReadmeTest, ListsExactlyTheFieldsThereAre) {
  std::vector<Problem> problems;
  const std::optional<Words> words = load_words(kTemplates / "nl" / "words.txt", problems);
  ASSERT_TRUE(words);
  const Event event = small_event();
  const TimeZone zone = amsterdam();
  const Address from{"Kennisnetwerk Twente", "info@lerendeleraren.nl"};
  const std::string language = "nl";
  Fields all;
  for (const Reply& sample : sample_replies(event)) {
    all.merge(reply_fields(sample, event.start, {event, zone, *words, from, language}));
  }
  for (const Report& sample : sample_reports(event)) {
    all.merge(digest_fields(sample, sample.until, {event, zone, *words, from, language}));
  }
  // In the digest too: a list of people, and dates.
  static const std::vector<std::string> kLikeOthers = {"report.changed[].",
                                                       "report.withdrawn[].",
                                                       "report.merged[].",
                                                       "report.late[].",
                                                       "report.doubles[].persons[].",
                                                       "report.since.",
                                                       "report.read_since.",
                                                       "report.until.",
                                                       "report.day.",
                                                       "report.items[].arrived.",
                                                       "report.lost[].arrived.",
                                                       "report.fitness.last_poll.",
                                                       "report.fitness.oldest_unsent."};
  std::set<std::string> fields;
  for (std::string name : all.names()) {
    if (std::any_of(kLikeOthers.begin(), kLikeOthers.end(),
                    [&](const std::string& other) { return name.starts_with(other); })) {
      continue;
    }
    // A person and a date are documented once, by the names of the first list and object of their
    // kind.
    const std::size_t list = name.find("[].");
    static const std::set<std::string> kPersons = {"confirmed", "asked", "withdrawn",
                                                   "altered",   "added", "still_coming"};
    if (list != std::string::npos && kPersons.contains(name.substr(0, list))) continue;
    if (name.starts_with("event.end.") || name.starts_with("event.closes.")) continue;
    if (name.starts_with("erased_on.")) continue;
    if (name.starts_with("persons[].changes[].after.")) continue;
    fields.insert(std::move(name));
  }
  std::set<std::string> documented;
  const Result<std::string> readme = read_file(kTemplates / "README.md");
  ASSERT_TRUE(readme);
  for (const std::string_view line : split_lines(*readme)) {
    if (!line.starts_with("| `")) continue;
    documented.emplace(line.substr(3, line.find('`', 3) - 3));
  }
  EXPECT_EQ(documented, fields);
}

}  // namespace
}  // namespace meldaan::render::templates_readme_test
