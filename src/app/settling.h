// Open items and what organisers make of them: the links that the digest offers, the mails that
// come back, and the same at a shell.
//
// Belongs to the thread that owns the store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/conversation.h"
#include "app/secretary.h"
#include "app/settle_corrections.h"
#include "app/settle_form.h"
#include "app/settle_item.h"
#include "app/settle_token.h"
#include "app/settle_word.h"
#include "config/settings.h"
#include "desk/settling.h"
#include "domain/settlement.h"
#include "extract/reader.h"
#include "mime/authentication_results.h"
#include "store/store.h"
#include "util/result.h"

namespace meldaan::app {

// What is said of an item: at a shell a word or what is to be stored, by mail lines and sentences.
struct Say {
  std::optional<Ruling> ruling;
  Form form;
  bool by_mail = false;  // else at a shell, where somebody knows what day it is
};

class Settling {
 public:
  // Outlook cuts a longer link.
  static constexpr std::size_t kLongestLink = 1800;
  // So many people a link has lines for.
  static constexpr std::size_t kMostPeople = 3;

  struct Parts {
    const config::Settings& settings;
    const extract::Reader& reader;
    store::Store& store;
    Secretary& secretary;
    std::string secret;
    Instant now{};
  };
  explicit Settling(Parts parts) : parts_(std::move(parts)) {}

  struct Link {
    std::string url;
    bool can_accept = false;  // there is something that "akkoord" does
  };
  // The link with which a mail settles an item that was just listed as open; `is_double`: because
  // it may be another registration's person.
  Result<Link> link(const ItemKey& item, bool is_double = false);
  // Of a mail whose subject has a token: what it settles, with the registrations, replies and
  // settlement of `handled`. Where the token does not hold, or the sender may not use it, the mail
  // is left for people, with the reason.
  Result<Decision> by_mail(const IncomingMail& mail, const SettleToken& token, mime::Dmarc dmarc,
                           store::HandledMail& handled);
  // An organiser's answer to a mail of ours that has no token, such as the digest itself, or her
  // word about somebody who is registered: never a sign-up, it is left for people, with the
  // reason, and she is told so at once. nullopt where it is none.
  Result<std::optional<Decision>> without_token(const IncomingMail& mail,
                                                const Conversation& conversation, mime::Dmarc dmarc,
                                                store::HandledMail& handled) const;
  // At a shell: stores it all. kNotFound where there is no such item, kRefused where it is open no
  // longer.
  Result<SettlingReport> by_hand(const ItemKey& item, const Say& said);

 private:
  bool has_begun() const { return parts_.now >= parts_.settings.event.start; }
  SettleSources sources() const {
    return {parts_.settings, parts_.reader, parts_.store, parts_.secret};
  }
  static desk::ItemCase item_case(const SettleItem& context, const Say& said,
                                  Corrections& corrections);
  static bool rule_on(const Corrections& corrections, desk::ItemCase& item);
  Result<desk::Settled> settle(SettleItem& context, const Say& said, store::HandledMail& handled);
  Result<void> add_dependents(const SettleItem& context, desk::ItemCase& item) const;
  Result<Corrections> read_corrections(const Say& said, SettleItem& context) const;
  static IncomingMail mail_of(const SettleItem& context, const desk::ItemCase& item);
  static void explain(const SettleItem& context, const Corrections& corrections,
                      SettlingReport& report);
  static void leave_question(const SettleItem& context, SettlingReport& report);
  Say said_in(const IncomingMail& mail, const Reading& reading) const;
  bool only_agrees(const Form& form) const;
  WordParts word_parts() const {
    return {parts_.settings,  parts_.reader, parts_.store,
            parts_.secretary, parts_.secret, parts_.now};
  }
  Result<Decision> left_and_told(const IncomingMail& mail, const char* why,
                                 store::HandledMail& handled) const;
  void offer_again(SettleItem context, desk::Settled& settled) const;
  std::string link_to(const SettleItem& context) const;

  Parts parts_;
};

}  // namespace meldaan::app
