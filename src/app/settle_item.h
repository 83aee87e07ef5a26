// An open item as an organiser's answer meets it: the mail that it comes from, whom it is about,
// and how they stand or were read.
//
// Belongs to the thread that owns the store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/settle_form.h"
#include "config/settings.h"
#include "desk/settling.h"
#include "domain/settlement.h"
#include "extract/reader.h"
#include "store/store.h"
#include "util/result.h"

namespace meldaan::app {

struct SettleItem {
  ItemKey key;
  int round = 0;
  IncomingMail mail;  // that it comes from, for a mail; else of who sent the registration in
  Reading reading;    // its reading
  std::vector<Standing> about;
  std::vector<desk::Corrected> people;
  bool is_overtaken = false;  // a held reply that no longer says how things stand
  bool was_read = false;      // `people` are as a mail says, and may be accepted
  bool withdraws = false;
  std::vector<std::string> unknown;    // whom the mail names, and who is not registered
  std::vector<std::string> namesakes;  // of whom it names, those who have that name
  // The mail is an organiser's, whose word no token came with: what was to be done.
  std::optional<Form> own_words;
  std::optional<Standing> same_as;  // of a possible double: the earlier registration
  bool is_double = false;           // it is open because it may be another registration's person
  bool is_over = false;             // the event has begun
  Instant arrived{};
  bool truncated = false;

  std::vector<Person> persons() const;
  // The two of a possible double, the earlier first; none where it is no double.
  std::vector<Standing> both() const;
  bool is_mail() const { return key.kind == ItemKind::kReview || key.kind == ItemKind::kSetAside; }
  bool is_late() const;
  // Whether there is anything to agree with: a mail that only asks something has nothing, and
  // neither has one of which everything is stored.
  bool can_accept() const;
  // Whether something is asked for, to which a no is an answer.
  bool can_refuse() const;
};

struct SettleSources {
  const config::Settings& settings;
  const extract::Reader& reader;
  store::Store& store;
  const std::string& secret;
};

// "Esther Lansink (KT-7F3K2M), IKC De Kiem"
std::string known_as(const Registration& one);
// Of an item that is open.
Result<SettleItem> settle_item(const SettleSources& sources, const ItemKey& key,
                               const store::ItemStanding& standing);
// Of a mail of which nobody knows whom it is about an organiser says it: "het gaat om Bea Bol", or
// with a name in the place of the sender's.
Result<void> add_spoken_of(const SettleSources& sources, Form& form, SettleItem& item);
// Names it in a report.
void describe(const SettleItem& item, SettlingReport& report);

}  // namespace meldaan::app
