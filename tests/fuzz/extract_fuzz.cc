// libFuzzer over the reader with the lexicons that are shipped: the first two lines of the input
// are the subject and the sender's name, the rest is the letter. What is read must stand where it
// says, and the zones must partition the text.
//
// MELDAAN_SOURCE_DIR in the environment names the checkout; without it, the working folder is one.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/settings.h"
#include "extract/reader.h"
#include "learned/models.h"
#include "mime/plain_text.h"
#include "util/text.h"

namespace {

using meldaan::Evidence;
using meldaan::Found;
using meldaan::Reading;

// A defect that no sanitizer sees.
void require(bool holds) {
  if (!holds) std::abort();
}

meldaan::extract::Reader make_reader() {
  const char* checkout = std::getenv("MELDAAN_SOURCE_DIR");
  const std::filesystem::path config =
      std::filesystem::path(checkout == nullptr ? "." : checkout) / "config";
  const auto event = meldaan::config::load_event(config / "event.toml",
                                                 *meldaan::TimeZone::find("Europe/Amsterdam"));
  std::vector<meldaan::Lexicon> lexicons;
  for (const char* name : {"lexicon.nl.toml", "lexicon.en.toml", "lexicon.de.toml"}) {
    auto lexicon = meldaan::config::load_lexicon(config / name).lexicon;
    require(lexicon.has_value());
    lexicons.push_back(std::move(*lexicon));
  }
  std::ifstream invitation(config / "invitation.txt", std::ios::binary);
  require(event.event && invitation);
  return meldaan::extract::Reader::make(
             event.event->groups, lexicons,
             {{"info@lerendeleraren.nl"},
              {},
              {},
              {std::istreambuf_iterator<char>(invitation), {}},
              &meldaan::learned::purpose_model(),
              &meldaan::learned::wish_model(),
              &meldaan::learned::question_model(),
              &meldaan::learned::attendance_model(),
              {&meldaan::learned::workplace_model(), &meldaan::learned::name_model()}})
      .value();
}

void require_partition(const Reading& reading) {
  require(!reading.zones.empty());
  std::size_t behind = 0;
  for (const meldaan::ZoneSpan& span : reading.zones) {
    require(span.begin == behind && span.begin <= span.end);
    behind = span.end;
  }
  require(behind == reading.text.size());
}

void require_evidence(const Reading& reading, const Evidence& evidence) {
  require(evidence.begin <= evidence.end);
  if (evidence.source == meldaan::Source::kText) require(evidence.end <= reading.text.size());
}

template <class T>
void require_found(const Reading& reading, const T& found) {
  require(found.confidence >= 0 && found.confidence <= 1);
  require(!found.value.empty() && meldaan::is_utf8(found.value));
  require_evidence(reading, found.evidence);
}

void require_people(const Reading& reading) {
  for (const meldaan::PersonReading& person : reading.people) {
    for (const auto* value : {&person.name, &person.email, &person.school, &person.foundation}) {
      if (*value) require_found(reading, **value);
    }
    for (const auto* list : {&person.groups, &person.unclear_groups, &person.proposed_groups}) {
      for (const auto& item : *list) require_found(reading, item);
    }
  }
}

// The text up to the next line end, which is taken away with it.
std::string take_line(std::string& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string line = text.substr(0, end);
  text.erase(0, std::min(end + 1, text.size()));
  return line;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const meldaan::extract::Reader kReader = make_reader();
  std::string text = meldaan::mime::normalized_text(
      meldaan::to_valid_utf8({reinterpret_cast<const char*>(data), size}));
  meldaan::IncomingMail mail;
  mail.subject = take_line(text);
  mail.from.push_back({take_line(text), "m.jansen@school-voorbeeld.nl"});
  mail.text = std::move(text);

  const Reading reading = kReader.read(mail);
  require_partition(reading);
  require_evidence(reading, reading.intent_evidence);
  require_people(reading);
  return 0;
}
