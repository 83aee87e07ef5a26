// What was understood of a mail, and why. `extract` makes it; `desk` decides with it; `meldaan
// parse` shows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"

namespace meldaan {

// What a stretch of the text is to its reader. Zones partition the text: every byte lies in exactly
// one.
enum class Zone {
  kOwn,        // the sender's own words
  kGreeting,   // "Beste organisatie,"
  kClosing,    // "Met vriendelijke groet,"
  kSignature,  // what follows the closing formula or "-- "
  kDisclaimer,
  kDeviceLine,  // "Verstuurd vanaf mijn iPhone"
  kQuoteHead,   // "Op … schreef …:", the Van/Verzonden/Aan block
  kQuoted,      // an earlier mail that is answered
  kForwarded,   // somebody else's mail that is passed on
  kInvitation,  // the invitation's own words, wherever they stand
};
const char* name_of(Zone zone);

// Where a value was read. Spans of the text are byte offsets into Reading::text.
enum class Source { kText, kSubject, kFromHeader, kAttachment, kRegister };

struct Evidence {
  Source source = Source::kText;
  std::size_t begin = 0;
  std::size_t end = 0;
  Zone zone = Zone::kOwn;
  std::string why;  // English, for `parse` and logs: "label 'Naam:'"
};

struct ZoneSpan {
  Zone zone = Zone::kOwn;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A value with the reason it is believed. Confidence runs from 0 to 1; kSure and above may be
// confirmed.
template <class T>
struct Found {
  T value{};
  double confidence = 0;
  Evidence evidence;
};
inline constexpr double kSure = 0.75;

// What a later mail says of somebody who is registered.
enum class Move { kNone, kLeaves, kReturns };

struct PersonReading {
  std::optional<Found<std::string>> name;
  std::optional<Found<std::string>> call_name;  // where no full name is given: "Bregje"
  std::optional<Found<std::string>> email;
  std::optional<Found<std::string>> school;
  std::optional<Found<std::string>> foundation;
  std::vector<Found<GroupId>> groups;
  std::vector<Found<std::string>> unclear_groups;   // topics that fit more than one group
  std::vector<Found<std::string>> proposed_groups;  // topics outside the invitation
  std::vector<GroupId> declined_groups;             // named to be declined: "niet meer Taal"
  bool is_sender = false;
  // Whom a bare answer (Expectation) or a later mail (Acquaintance) is about. Of a later mail
  // `name` and `email` are new ones that take the place of those before.
  std::optional<std::int64_t> registration;
  Move move = Move::kNone;
  bool adds_groups = false;                    // to those there were: "ook graag Taal"
  std::optional<std::int64_t> takes_place_of;  // the registration of who leaves
};

// "Anja komt in plaats van Piet": who leaves; who comes is among the people.
struct Replacement {
  std::string leaving;     // as the mail names them; empty: the writer
  std::size_t coming = 0;  // number in Reading::people
};

enum class Intent { kRegister, kChange, kCancel, kOther };
const char* name_of(Intent intent);

// Whether a person wrote it. Machine mail is never answered (RFC 3834).
enum class Origin {
  kHuman,
  kAutoReply,  // out of office, receipt of a ticket system
  kBounce,     // delivery or read report
  kCalendar,   // a calendar program's answer
  kBulk,       // list, newsletter, spam
  kOurselves,  // one of our own addresses, or a mail of ours come back
};
const char* name_of(Origin origin);

struct Reading {
  Origin origin = Origin::kHuman;
  std::string origin_why;  // which sign told; empty for human mail
  Intent intent = Intent::kOther;
  Evidence intent_evidence;
  std::vector<PersonReading> people;
  bool has_question = false;
  // What an alteration does: "toch liever Taal" puts the groups named in the place of those before,
  // "ook graag Taal" adds them.
  bool replaces_groups = false;
  // No word says that they do, as in "graag naar HRM": nothing that somebody has is given up by
  // naming something else, while a list that names some of it again is the whole list.
  bool may_add_groups = false;
  std::optional<Replacement> replacement;
  // A later mail that was read by whom it may speak of: each of the people says what becomes of
  // them.
  bool follows_up = false;
  bool asks_erasure = false;    // "verwijder mijn gegevens"
  bool affirms = false;         // says yes to what was asked, and nothing that holds it back
  bool objects = false;         // says that what our mail told of is not so, or not to be
  bool means_all = false;       // "wij komen niet": of all whom the conversation is about
  bool means_writer = false;    // "ik kom niet", "zet mij bij Taal": of the writer, whoever else
  std::string language = "nl";  // "nl", "en", "de"
  // Whether so many words tell the language that a bare answer can be told from it: "OBS De Brug"
  // is no reason to go on in Dutch.
  bool language_is_sure = false;

  std::string text;             // the text that spans point into
  std::vector<ZoneSpan> zones;  // ordered, covering `text`
};

}  // namespace meldaan
