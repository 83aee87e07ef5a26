// Whether a mail is about a person who is to be erased: written by them, to them, or naming them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/incoming_mail.h"
#include "store/erasure_book.h"
#include "util/clock.h"

namespace meldaan::app {

// Immutable; any thread.
class PersonSearch {
 public:
  // `secret` is the store's, for the hashes. Mail that is dated later than `before` is let alone
  // unless it is named: whoever was erased may write again. Names of one word are too common to be
  // searched for.
  PersonSearch(const store::ErasureTargets& targets, std::string secret, Instant before);

  // By its Message-ID, its hash, its addresses, or a name in anything that can be read in it.
  bool is_meant(std::string_view bytes) const;
  // By Message-ID and hash alone.
  bool is_named(std::string_view bytes) const;
  // By whom it answers: a mail of before that day, in the thread of one that is named.
  bool is_answer(std::string_view bytes) const;
  bool is_address(const std::string& address) const;
  // The addresses and the names of several words.
  const std::vector<std::string>& words() const { return words_; }
  const std::vector<std::string>& message_ids() const { return targets_.message_ids; }

 private:
  bool is_named(const IncomingMail& mail, std::string_view bytes) const;
  bool speaks_of(const IncomingMail& mail) const;
  bool speaks_of(std::string_view text) const;
  bool has_address(std::string_view lower) const;

  store::ErasureTargets targets_;
  std::string secret_;
  Instant before_;
  std::vector<std::string> words_;
  std::vector<std::string> folded_names_;
};

}  // namespace meldaan::app
