// A mailbox and a courier in memory, which do what a test tells them, and time and randomness that
// a test knows.
//
// The program's death is a Crash that one of them throws: nothing of ours catches it, so whatever
// was to happen after that point does not happen. The test goes on with what is on disk.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "net/courier.h"
#include "net/mailbox.h"
#include "util/clock.h"
#include "util/hash.h"

namespace meldaan::test {

struct Crash {};

class FixedClock : public Clock {
 public:
  explicit FixedClock(Instant start) : now_(start) {}
  Instant now() const override { return now_; }
  void advance(Seconds by) { now_ += by; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_;
};

// 1, 2, 3, …: every reference differs, and a run can be repeated.
class CountingRandomness : public Randomness {
 public:
  std::string bytes(std::size_t count) override {
    if (on_use) on_use();
    std::string out(count, '\0');
    ++next_;
    for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<char>(next_ * 37 + i * 11);
    return out;
  }

  std::function<void()> on_use;

 private:
  unsigned next_ = 0;
};

class FakeMailbox : public net::Mailbox {
 public:
  // Puts a mail into the inbox and returns its UID.
  std::uint64_t deliver(std::string bytes, Instant arrived) {
    const std::uint64_t uid = next_uid_++;
    inbox[uid] = {{uid, arrived, bytes.size(), false}, std::move(bytes), false};
    return uid;
  }

  Result<void> open() override { return take(open_errors); }
  std::uint32_t uid_validity() const override { return validity; }
  std::string name() const override { return "fake://inbox"; }
  Result<std::vector<MailEntry>> list() override {
    std::vector<MailEntry> entries;
    for (const auto& [uid, mail] : inbox) entries.push_back(mail.entry);
    return entries;
  }
  Result<std::vector<FetchedMail>> fetch(const std::vector<MailEntry>& entries) override {
    fetches.push_back(entries.size());
    std::vector<FetchedMail> mails;
    for (const MailEntry& entry : entries) {
      if (poison && entry.uid == *poison) return transient(Errc::kProtocol, "the server choked");
      if (inbox.count(entry.uid) > 0) mails.push_back(inbox[entry.uid]);
    }
    return mails;
  }
  Result<void> move_handled(const std::vector<std::uint64_t>& uids) override {
    if (before_move) before_move();
    if (Result<void> failed = take(move_errors); !failed) return failed;
    for (const std::uint64_t uid : uids) {
      if (inbox.count(uid) == 0) continue;
      handled.push_back(inbox[uid].bytes);
      inbox.erase(uid);
    }
    return take(errors_after_move);
  }
  // Puts a mail, of which only these header lines are seen, into the folder of people's answers,
  // or into the handled folder with \Answered.
  void deliver_sent(std::string header) { add(sent, std::move(header)); }
  void deliver_answered(std::string header) { add(answered, std::move(header)); }
  Result<FolderHeaders> sent_headers(Instant since, const FolderMark& after) override {
    sent_since.push_back(since);
    return page(sent, sent_validity, after);
  }
  Result<FolderHeaders> answered_headers(Instant since, const FolderMark& after) override {
    answered_since.push_back(since);
    return page(answered, sent_validity, after);
  }
  Result<void> save_sent(std::string_view message, Instant date) override {
    if (Result<void> failed = take(save_errors); !failed) return failed;
    saved.push_back({std::string(message), date});
    return {};
  }
  Result<net::ErasedMails> erase(const net::ErasureSearch& search) override {
    if (Result<void> failed = take(erase_errors); !failed) return failed.error();
    net::ErasedMails erased;
    erased.mails +=
        std::erase_if(inbox, [&](const auto& mail) { return search.is_meant(mail.second.bytes); });
    erased.mails += std::erase_if(handled, search.is_meant);
    erased.mails +=
        std::erase_if(saved, [&](const Saved& mail) { return search.is_meant(mail.message); });
    erased.folders = 3;
    erased.obstacles.swap(obstacles);
    return erased;
  }
  Result<void> wait(std::chrono::milliseconds, const Wakeup&) override { return {}; }
  void close() override {}

  struct Saved {
    std::string message;
    Instant date{};
  };
  std::vector<HeaderBlock> sent;      // ascending UIDs
  std::vector<HeaderBlock> answered;  // ascending UIDs
  std::vector<Instant> sent_since;    // what each call asked for
  std::vector<Instant> answered_since;
  std::vector<Saved> saved;
  std::uint32_t sent_validity = 1;           // of both folders
  std::size_t page_size = net::kFolderPage;  // of what sent_headers() and answered_headers() tell
  std::deque<Error> header_errors;           // of both
  std::deque<Error> save_errors;             // nothing is saved

  std::deque<Error> erase_errors;      // nothing is erased
  std::vector<std::string> obstacles;  // of the next erase()

  std::map<std::uint64_t, FetchedMail> inbox;
  std::vector<std::string> handled;
  std::vector<std::size_t> fetches;     // how many mails each fetch asked for
  std::optional<std::uint64_t> poison;  // a UID that no fetch gets through
  std::deque<Error> open_errors;
  std::deque<Error> move_errors;        // nothing is moved
  std::deque<Error> errors_after_move;  // all is moved, and the answer is lost
  std::function<void()> before_move;
  std::uint32_t validity = 1;

 private:
  static Result<void> take(std::deque<Error>& errors) {
    if (errors.empty()) return {};
    Error first = errors.front();
    errors.pop_front();
    return first;
  }
  static void add(std::vector<HeaderBlock>& mails, std::string header) {
    mails.push_back({mails.empty() ? 1 : mails.back().uid + 1, std::move(header)});
  }
  Result<FolderHeaders> page(const std::vector<HeaderBlock>& mails, std::uint32_t folder_validity,
                             const FolderMark& after) {
    if (Result<void> failed = take(header_errors); !failed) return failed.error();
    FolderHeaders headers;
    headers.mark = {folder_validity, after.uid_validity == folder_validity ? after.last : 0};
    for (const HeaderBlock& mail : mails) {
      if (mail.uid <= headers.mark.last) continue;
      headers.more = headers.mails.size() == page_size;
      if (headers.more) break;
      headers.mails.push_back(mail);
      headers.mark.last = mail.uid;
    }
    return headers;
  }
  std::uint64_t next_uid_ = 1;
};

class FakeCourier : public net::Courier {
 public:
  struct Sent {
    net::Envelope envelope;
    std::string message;
  };
  Result<void> send(const net::Envelope& envelope, std::string_view message) override {
    if (!errors.empty()) {
      Error first = errors.front();
      errors.pop_front();
      return first;
    }
    sent.push_back({envelope, std::string(message)});
    if (after_send) after_send();
    return {};
  }
  Result<void> probe() override { return {}; }
  void close() override {}

  std::deque<Error> errors;
  std::vector<Sent> sent;
  std::function<void()> after_send;  // the server has taken it; nobody has heard of it yet
};

}  // namespace meldaan::test
