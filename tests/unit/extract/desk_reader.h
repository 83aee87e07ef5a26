// The reader as it is shipped: the real event, lexicons and invitation of config/, made once a
// program; and short ways to let it read a text.
//
// What is made here is immutable, and may be used by any test.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "config/settings.h"
#include "domain/event.h"
#include "domain/incoming_mail.h"
#include "domain/lexicon.h"
#include "domain/reading.h"
#include "extract/parts/part.h"
#include "extract/reader.h"
#include "learned/models.h"
#include "util/clock.h"

namespace meldaan::extract {

inline const std::filesystem::path kConfig = std::filesystem::path(MELDAAN_SOURCE_DIR) / "config";

inline std::string file_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + " cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

// The mails of a folder below tests/, in order.
inline std::vector<std::filesystem::path> mails_in(const std::string& folder) {
  std::vector<std::filesystem::path> mails;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(MELDAAN_SOURCE_DIR) / "tests" / folder)) {
    if (entry.path().extension() == ".eml") mails.push_back(entry.path());
  }
  std::sort(mails.begin(), mails.end());
  return mails;
}

inline std::vector<Lexicon> load_lexicons() {
  std::vector<Lexicon> lexicons;
  for (const char* language : {"nl", "en", "de"}) {
    const auto file = kConfig / (std::string("lexicon.") + language + ".toml");
    auto loaded = config::load_lexicon(file);
    if (!loaded.lexicon) throw std::runtime_error(config::to_string(loaded.problems.at(0)));
    lexicons.push_back(std::move(*loaded.lexicon));
  }
  return lexicons;
}

inline Event load_event() {
  const auto loaded =
      config::load_event(kConfig / "event.toml", *TimeZone::find("Europe/Amsterdam"));
  if (!loaded.event) throw std::runtime_error(config::to_string(loaded.problems.at(0)));
  return *loaded.event;
}

// What the desk knows before the first mail.
struct Desk {
  Event event = load_event();
  std::vector<Lexicon> lexicons = load_lexicons();
  std::string invitation = file_text(kConfig / "invitation.txt");
  Knowledge knowledge{PhraseBook::compile(lexicons).value(),
                      Catalogue::make(event.groups).value(),
                      InvitationText(invitation),
                      {4, 4}};
  Reader reader = Reader::make(event.groups, lexicons,
                               {{"info@lerendeleraren.nl"},
                                "Kennisnetwerk Twente",
                                {"netwerk.lerendeleraren.nl"},
                                {},
                                {4, 4},  // Thursday 4 October
                                invitation,
                                &learned::purpose_model(),
                                &learned::wish_model(),
                                &learned::question_model(),
                                &learned::attendance_model(),
                                {&learned::workplace_model(), &learned::name_model()}})
                      .value();
};

inline const Desk& desk() {
  static const Desk kDesk;
  return kDesk;
}

// A text with its cues, as every rule below the reader sees it.
struct Cued {
  explicit Cued(std::string text, Source source = Source::kText)
      : document(std::move(text), source), cues(desk().knowledge.phrases.find(document)) {}
  Document document;
  Cues cues;
};

// A body with all that is looked up in it; `from` is the display name of its sender.
struct Body {
  explicit Body(std::string text, const std::string& from = "", bool forwarded = false)
      : name(from),
        part(desk().knowledge, std::move(text), Source::kText,
             {forwarded, name.size() > 0 ? &name : nullptr}) {}
  Document name;
  Part part;
};

inline IncomingMail mail_with(std::string text, std::string subject = "Kennisnetwerk 4 oktober",
                              Address from = {"Marieke Jansen", "m.jansen@school-voorbeeld.nl"}) {
  IncomingMail mail;
  mail.text = std::move(text);
  mail.subject = std::move(subject);
  mail.from.push_back(std::move(from));
  return mail;
}

inline Reading read(const IncomingMail& mail) {
  return desk().reader.read(mail);
}

inline Reading read(std::string text) {
  return read(mail_with(std::move(text)));
}
// Signed by one writer, with her school.
inline Reading read_of_marieke(const std::string& text) {
  return read(text + "\n\nGroet,\nMarieke Jansen\nobs De Brug");
}

template <class T>
std::vector<T> values_of(const std::vector<Found<T>>& found) {
  std::vector<T> values;
  for (const Found<T>& item : found) values.push_back(item.value);
  return values;
}

inline std::string value_of(const std::optional<Found<std::string>>& found) {
  return found ? found->value : "";
}

}  // namespace meldaan::extract
