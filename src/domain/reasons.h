// Why a mail was left to people: stored with it and logged in English; the digest words each in its
// reader's language. What stands here is compared with what is stored: a text that changes makes
// older mails go without a reason.
#pragma once

namespace meldaan::reasons {

inline constexpr const char* kNoRegistration = "no registration was found in it";
inline constexpr const char* kAsksToo =
    "it is dealt with, and asks something that a person answers";
inline constexpr const char* kTakenOver = "a person of the organisation answers this conversation";
inline constexpr const char* kForged = "the sender's domain did not send it (DMARC)";
inline constexpr const char* kNotTheirsToErase = "asks to erase what is not theirs";
inline constexpr const char* kTwoQuestions = "two questions have not brought what is missing";
inline constexpr const char* kNoAddress = "a registration without an address to answer";
inline constexpr const char* kChangeByStranger = "a change by somebody who may not make it";
inline constexpr const char* kChangeOfNothing = "a change of nothing that is registered";
inline constexpr const char* kChangeOfWhom = "whose registration is to change is not clear";
inline constexpr const char* kChangeUnclear = "a change that could not be understood";
inline constexpr const char* kWithdrawalByStranger = "a withdrawal by somebody who may not make it";
inline constexpr const char* kWithdrawalOfNothing = "a withdrawal of nothing that is registered";
inline constexpr const char* kWithdrawalOfWhom = "who withdraws is not clear";
inline constexpr const char* kReplacedWhom = "who is replaced is not clear";
inline constexpr const char* kDraggedBack = "moved back into the inbox by a person";
inline constexpr const char* kTooLarge = "larger than the size limit";
inline constexpr const char* kNotHandedOver = "the mail server could not hand it over";
inline constexpr const char* kUnreadable = "reading it failed 3 times";

// Of a mail with the token of an open item, which settled nothing.
inline constexpr const char* kSettlesByStranger = "settling by an address that is no organiser's";
inline constexpr const char* kSettlesForged =
    "settling that the sender's domain did not send (DMARC)";
inline constexpr const char* kSettlesWithoutToken = "settling with a token that was not given out";
inline constexpr const char* kSettlesTooLate = "settling with an expired token";
inline constexpr const char* kSettlesErased = "settling of what was erased";

// Of what is no mail.
inline constexpr const char* kNoAnswer = "neither a question nor a reminder was answered";
inline constexpr const char* kLate = "it came after the closing time";
inline constexpr const char* kPossibleDouble = "it may be another registration's person";
inline constexpr const char* kOverCap = "too many replies to this address";
inline constexpr const char* kCameBack = "our mail came back";

}  // namespace meldaan::reasons
