// How an organiser settles an open item, by mail or at a shell: what is said of it, and what came
// of it. `app` reads it, `desk` decides with it, `store` keeps it, `render` words it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/registration.h"
#include "domain/report.h"

namespace meldaan {

// Kind and id of an OpenItem, today and tomorrow.
struct ItemKey {
  ItemKind kind = ItemKind::kReview;
  std::int64_t id = 0;

  bool operator==(const ItemKey&) const = default;
};
// "mail-12" (kReview, kSetAside), "registration-7" (kUnsettled, kBounced), "reply-31" (kHeld): what
// `review` shows and `resolve` takes. A mail is one item whether it waits for review or was set
// aside, and so is a registration.
std::string name_of(const ItemKey& item);
std::optional<ItemKey> item_key_of(std::string_view name);
// The same with one kind for all that name_of() calls alike.
ItemKey comparable_item(const ItemKey& item);

enum class Ruling {
  kIgnore,   // it is left as it is, and is open no longer
  kAccept,   // as it was read; a held reply goes out
  kCancel,   // whom it is about does not come
  kMerge,    // of two registrations of one person one stays
  kCorrect,  // as the organiser's lines or sentences say
};
const char* name_of(Ruling ruling);  // "ignore", "accept", "cancel", "merge", "correct"
std::optional<Ruling> ruling_of(std::string_view name);
// It says all that there is: nothing of an organiser's other words is stored beside it.
inline bool settles_alone(Ruling ruling) {
  return ruling != Ruling::kAccept && ruling != Ruling::kCorrect;
}

// What an organiser is told of a mail that was to settle something.
struct SettlingReport {
  enum class Effect {
    kSettled,     // done, and the item is open no longer
    kInPart,      // what was understood is stored, and the item stays open
    kNone,        // nothing was understood, or nothing could be done with it
    kSettledAgo,  // the item was settled before
  };
  Effect effect = Effect::kNone;
  Ruling ruling = Ruling::kCorrect;
  std::string about;                        // whom the item is about, or who wrote its mail
  std::string subject;                      // of that mail; empty where it is no mail's
  bool is_reply = false;                    // the item is a held reply
  bool participant_is_told = false;         // a mail to whom it is about is queued
  bool participant_is_asked = false;        // it asks for what is missing
  bool is_unclear_who = false;              // it may be about several people
  bool is_unclear_what = false;             // nothing is there to accept or to withdraw
  bool is_over = false;                     // nobody is let in: the event has been
  bool is_merged = false;                   // two registrations of one person are one now
  bool is_refused = false;                  // who was late is told that it is too late
  bool is_no = false;                       // what its mail asks for is not done
  bool without_item = false;                // the mail has no token that holds: of no item
  bool can_accept = true;                   // there is something that "akkoord" does
  bool can_merge = false;                   // "samenvoegen" makes one of two registrations
  std::vector<std::string> unknown;         // whom its mail names, and who is not registered
  std::vector<std::string> namesakes;       // the registrations that a name in it may mean
  std::vector<std::string> others;          // whom lines are of that the item is not about
  bool waits_for_answer = false;            // it stays open: the mail asks something as well
  bool stays_late = false;                  // stored, and not let in
  std::vector<std::string> not_understood;  // in the organiser's own words
  std::vector<std::string> understood;      // beside these, and not done either
  std::vector<std::string> noted;           // read, and nothing was done with it
  std::vector<Missing> missing;             // what an organiser is to say
  std::vector<std::string> lines;           // "Naam: …", as they stand now, to be completed
  std::string token;                        // for the subject of an answer to it
  std::string reply_link;  // "mailto:…", to say the rest with; empty: nothing is left to say
};

}  // namespace meldaan
