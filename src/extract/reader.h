// IncomingMail → Reading: what a careful human secretary would note down.
//
// Pure: no clock, no network, no store. A Reader is made once from data and then immutable; any
// thread may use it. Time is linear in the mail's size.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "domain/conversation.h"
#include "domain/event.h"
#include "domain/incoming_mail.h"
#include "domain/instruction.h"
#include "domain/lexicon.h"
#include "domain/reading.h"
#include "domain/registration.h"
#include "domain/school.h"
#include "extract/models/linear_model.h"
#include "extract/parts/part.h"
#include "extract/workplaces/workplace.h"
#include "util/result.h"

namespace meldaan::extract {

struct ReaderOptions {
  std::vector<std::string> own_addresses;  // mail from these is our own
  std::string own_name;                    // as which it is from
  std::vector<std::string> own_lists;      // List-Ids through which our own mailbox is reached
  std::vector<School> schools;  // the public register, as far as it was imported; may be empty
  EventDay event_day;
  std::string invitation;  // its text: wherever it stands in a mail, its words are nobody's wish
  // They outlive the Reader; nullptr: told by rules alone.
  const LinearModel* purpose = nullptr;
  const LinearModel* wishes = nullptr;
  const LinearModel* question = nullptr;
  const LinearModel* attendance = nullptr;
  PlaceModels places;
};

class Reader {
 public:
  // kConfig where a lexicon lacks a list or holds a phrase that cannot be used; the text names file
  // and line.
  static Result<Reader> make(const std::vector<Group>& catalogue,
                             const std::vector<Lexicon>& lexicons, ReaderOptions options);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // `expected`: what the mail of ours asked that this one answers; nullptr where it answers none.
  // `known`: of whom it may speak, since its writer may alter their registrations.
  Reading read(const IncomingMail& mail, const Expectation* expected = nullptr,
               const std::vector<Acquaintance>& known = {}) const;
  // What an organiser answers about an open item that is about these people.
  std::vector<Instruction> instructions(const std::string& words,
                                        const std::vector<Person>& about) const;
  const Knowledge& knowledge() const;
  const ReaderOptions& options() const;

 private:
  struct Impl;
  explicit Reader(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace meldaan::extract
