// A desk on which persons are erased.
#pragma once

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "app/digest.h"
#include "app/eraser.h"
#include "unit/app/intake_fixture.h"
#include "util/text.h"

namespace meldaan::app {

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return ascii_lower(out.str());
}

class EraserTest : public IntakeTest {
 protected:
  std::filesystem::path database() const { return folder_.path() / "meldaan.db"; }
  store::ErasureBook book() const { return store::ErasureBook::open(database()).value(); }
  Eraser eraser() {
    return Eraser({settings_, clock_, store_->secret(randomness_).value(), mailbox_, book()});
  }
  // As `meldaan forget` asks for it.
  ErasureReport forget(const std::string& address) {
    store::ErasureRequest request;
    request.addresses = {address};
    for (const Registration& one : store_->registrations_of(address).value()) {
      if (one.person.email == address) request.registrations.push_back(one.id);
    }
    EXPECT_TRUE(book().request(request, clock_.now()));
    const auto pending = book().pending(std::nullopt).value();
    EXPECT_THAT(pending, ::testing::SizeIs(1));
    const Result<ErasureReport> report = eraser().carry_out(pending.front());
    EXPECT_TRUE(report) << report.error().text;
    return report ? *report : ErasureReport{};
  }
  void send_all() {
    for (;;) {
      const auto reply = store_->claim(clock_.now()).value();
      if (!reply) return;
      ASSERT_TRUE(store_->mark_sent(reply->id, clock_.now()));
    }
  }
  DigestParts digest_parts() {
    return {settings_, *reader_, example_renderer(), randomness_, *store_};
  }
  bool queue_due_digest() {
    return queue_digest(digest_parts(), {clock_.now(), "", "", 0}, clock_.now(),
                        clock_.now() + Seconds(1))
        .value();
  }
  // Of all that the outbox remembers; empty where only that it went out is known.
  std::vector<std::string> stored_digests() const {
    std::vector<std::string> found;
    EXPECT_TRUE(book().each_reply([&](const store::StoredBytes& reply) {
      if (reply.kind == ReplyKind::kDigest) found.emplace_back(reply.bytes);
    }));
    return found;
  }
  // In every table, in the bytes of the file and of its WAL, and in the mailbox.
  void expect_no_trace_of(const std::string& word) {
    EXPECT_THAT(book().tables_with(word).value(), ::testing::IsEmpty());
    EXPECT_THAT(bytes_of(database()), ::testing::Not(::testing::HasSubstr(ascii_lower(word))));
    EXPECT_THAT(bytes_of(database().string() + "-wal"),
                ::testing::Not(::testing::HasSubstr(ascii_lower(word))));
    for (const auto& [uid, mail] : mailbox_.inbox)
      EXPECT_THAT(mail.bytes, ::testing::Not(::testing::HasSubstr(word)));
    for (const std::string& mail : mailbox_.handled)
      EXPECT_THAT(mail, ::testing::Not(::testing::HasSubstr(word)));
    for (const auto& copy : mailbox_.saved)
      EXPECT_THAT(copy.message, ::testing::Not(::testing::HasSubstr(word)));
  }
};

}  // namespace meldaan::app
