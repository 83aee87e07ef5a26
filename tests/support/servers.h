// A private Dovecot and Postfix for one test (tests/servers/servers.sh): started by the
// constructor, gone with the object. Where they can't be started the constructor throws with what
// they said, and so fails the test.
//
// Mail is handed in as participants' servers do (SMTP), or laid into the inbox as a file, which is
// how a thousand mails or one without any header get there. Mailboxes are read from disk.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support/daemon.h"
#include "util/clock.h"

namespace meldaan::test {

struct StoredMail {
  std::string bytes;
  std::string flags;  // Maildir's letters: S is \Seen, R is \Answered
};

class MailServers {
 public:
  static constexpr const char* kDesk = "info@lerendeleraren.nl";

  // `dovecot_settings`: further lines of dovecot.conf.
  explicit MailServers(const std::filesystem::path& source_folder,
                       const std::vector<std::string>& dovecot_settings = {});
  MailServers(const MailServers&) = delete;
  MailServers& operator=(const MailServers&) = delete;
  ~MailServers();

  // An entry of the servers' env file: "IMAPS_PORT", "CA_FILE", "DESK_PASSWORD", …
  const std::string& operator[](const std::string& name) const;
  std::string imaps_url() const { return "imaps://localhost:" + (*this)["IMAPS_PORT"]; }
  std::string imap_url() const { return "imap://localhost:" + (*this)["IMAP_PORT"]; }
  std::string smtps_url() const { return "smtps://localhost:" + (*this)["SMTPS_PORT"]; }
  std::string smtp_url() const { return "smtp://localhost:" + (*this)["SUBMISSION_PORT"]; }

  // By SMTP from this address to the desk; on return it lies in the desk's inbox.
  void submit(const std::string& from, std::string_view mail);
  // The same, and it counts as arrived then, where Dovecot is told to keep no time of arrival
  // (mail_never_cache_fields = date.received). Lines may end with CRLF or LF.
  void submit(const std::string& from, std::string_view mail, Instant arrived);
  // As a file, arrived then.
  void put_in_inbox(std::string_view mail, Instant arrived);
  void put_in_inbox(std::string_view mail);

  std::vector<StoredMail> mails(const std::string& address,
                                const std::string& folder = "INBOX") const;
  std::size_t count(const std::string& address, const std::string& folder = "INBOX") const;
  // Who has a mailbox: everyone who was ever mailed, and the desk.
  std::vector<std::string> addresses() const;

  void stop_smtp();
  void start_smtp();
  // Returns once all mail that the SMTP server accepted lies in its mailbox.
  void drain_smtp();
  void set_desk_password(const std::string& password);

 private:
  std::string script(const std::vector<std::string>& arguments) const;
  std::vector<std::filesystem::path> files(const std::string& address,
                                           const std::string& folder) const;

  std::filesystem::path script_;
  std::filesystem::path folder_;
  std::map<std::string, std::string> values_;
  int laid_ = 0;
};

}  // namespace meldaan::test
