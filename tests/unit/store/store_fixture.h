// A database in a folder that vanishes, and the mails and people that the store's tests speak of.
#pragma once

#include <gmock/gmock.h>
#include <stdlib.h>

#include <filesystem>
#include <string>
#include <vector>

#include "store/store.h"

namespace meldaan::store {

inline constexpr const char* kInbox = "imaps://imap.example.nl/INBOX";

// 10 September 2018, 08:00 UTC, and so many seconds.
inline Instant at(int seconds) {
  return Instant(Seconds(1536566400 + seconds));
}

inline MailKey key_of(std::uint64_t uid, std::uint32_t uid_validity = 7) {
  return {kInbox, uid_validity, uid};
}

class FixedRandomness : public Randomness {
 public:
  explicit FixedRandomness(char byte) : byte_(byte) {}
  std::string bytes(std::size_t count) override { return std::string(count, byte_); }

 private:
  char byte_;
};

inline Person anja() {
  Person person;
  person.name = "Anja de Boer";
  person.email = "anja@springplank.nl";
  person.school = "OBS De Springplank";
  person.foundation = "Stichting \"Consent\"";
  person.groups = {"werkgroep/taal", "plg/rekenen"};
  person.unclear_groups = {"wetenschap-en-techniek"};
  person.proposed_groups = {"Muziek"};
  return person;
}

inline Registration registration_of(const Reference& ref, const Person& person = anja()) {
  Registration registration;
  registration.ref = ref;
  registration.state = RegistrationState::kConfirmed;
  registration.person = person;
  registration.submitted_by = "anja@springplank.nl";
  return registration;
}

inline NewOutboxMail reply_of(const std::string& message_id,
                              const std::string& recipient = "anja@springplank.nl") {
  NewOutboxMail reply;
  reply.message_id = message_id;
  reply.recipient = recipient;
  reply.envelope_from = "info@lerendeleraren.nl";
  reply.message = "Subject: Je staat genoteerd\r\n\r\nBeste Anja,\r\n";
  return reply;
}

// A mail of its own content: nothing but the UID is shared with another.
inline HandledMail mail_of(std::uint64_t uid, Fate fate = Fate::kReview) {
  const std::string number = std::to_string(uid);
  HandledMail mail;
  mail.key = key_of(uid);
  mail.arrived = at(0);
  mail.now = at(60);
  mail.hashes = {"whole-" + number, "essence-" + number};
  mail.message_id = "mail-" + number + "@springplank.nl";
  mail.sender = "anja@springplank.nl";
  mail.subject = "Aanmelding";
  mail.raw = "Subject: Aanmelding\r\n\r\nGraag erbij zijn\r\n";
  mail.fate = fate;
  mail.reason = "no group named";
  return mail;
}

// A mail that became a registration, and is answered.
inline HandledMail registering(std::uint64_t uid, const Reference& ref) {
  HandledMail mail = mail_of(uid, Fate::kRegistered);
  mail.registrations = {registration_of(ref)};
  mail.replies = {reply_of("reply-" + std::to_string(uid) + "@lerendeleraren.nl")};
  return mail;
}

class StoreTest : public testing::Test {
 protected:
  StoreTest() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "meldaan-store-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
    folder_ = pattern;
  }
  ~StoreTest() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path path() const { return folder_ / "meldaan.db"; }

  // The test cannot go on without it.
  Store open() const {
    Result<Store> store = Store::open(path());
    if (!store) throw std::runtime_error(store.error().text);
    return *std::move(store);
  }

  std::filesystem::path folder_;
};

// Both fail the calling test with the error's text.
#define ASSERT_OK(result) \
  if (const auto& checked = (result); !checked) FAIL() << checked.error().text
#define EXPECT_OK(result) \
  if (const auto& checked = (result); !checked) ADD_FAILURE() << checked.error().text

#define EXPECT_FAILS(result, expected_code, expected_retry)                   \
  if (const auto& checked = (result); checked) {                              \
    ADD_FAILURE() << "it succeeded";                                          \
  } else {                                                                    \
    EXPECT_EQ(checked.error().code, expected_code);                           \
    EXPECT_EQ(checked.error().retry, expected_retry) << checked.error().text; \
  }

}  // namespace meldaan::store
