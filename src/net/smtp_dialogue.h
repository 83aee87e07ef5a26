// Where an SMTP session stands: which command was said last, and what the server answered to it.
//
// libcurl's result code can't tell "550 to RCPT" from a lost connection (both CURLE_SEND_ERROR),
// nor a refused greeting from a refused message. But it shows every line in both directions to a
// debug callback, and this class keeps from them what a decision needs: never an address, a
// password or the text of a reply. Internal to net; belongs to one courier.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meldaan::net {

class SmtpDialogue {
 public:
  enum class Stage {
    kGreeting,
    kHello,
    kStartTls,
    kLogin,
    kCommand,
    kMail,
    kRcpt,
    kData,
    kMessage
  };

  // A new connection: what the last one said no longer holds.
  void begin();
  // A line as it went over the wire, with its line end or without.
  void sent(std::string_view line);
  void received(std::string_view line);

  Stage stage() const { return stage_; }
  // "RCPT", "the message": for error texts.
  std::string_view name_of_stage() const;
  // The server's answer to what was said last; 0 while there is none.
  int code() const { return code_; }
  // "550 5.1.1": the reply code and, where the server gave one, its enhanced code (RFC 3463).
  std::string codes() const;
  // The RCPT that stage() speaks of, from 1.
  int recipient() const { return recipient_; }
  bool logged_in() const { return logged_in_; }
  // Whether the last EHLO announced this keyword (RFC 5321 section 4.1.1.1).
  bool offers(std::string_view keyword) const;
  // How many connections there have been.
  unsigned connections() const { return connections_; }

 private:
  void take_reply(int code, std::string_view text);

  Stage stage_ = Stage::kGreeting;
  int code_ = 0;
  std::string enhanced_code_;
  int recipient_ = 0;
  bool logged_in_ = false;
  // After QUIT nothing counts: libcurl says it behind a refusal, whose codes must stay.
  bool leaving_ = false;
  std::vector<std::string> keywords_;
  unsigned connections_ = 0;
};

}  // namespace meldaan::net
