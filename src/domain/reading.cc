#include "domain/reading.h"

namespace meldaan {

const char* name_of(Zone zone) {
  switch (zone) {
    case Zone::kOwn:
      return "own";
    case Zone::kGreeting:
      return "greeting";
    case Zone::kClosing:
      return "closing";
    case Zone::kSignature:
      return "signature";
    case Zone::kDisclaimer:
      return "disclaimer";
    case Zone::kDeviceLine:
      return "device-line";
    case Zone::kQuoteHead:
      return "quote-head";
    case Zone::kQuoted:
      return "quoted";
    case Zone::kForwarded:
      return "forwarded";
    case Zone::kInvitation:
      return "invitation";
  }
  return "";
}

const char* name_of(Intent intent) {
  switch (intent) {
    case Intent::kRegister:
      return "register";
    case Intent::kChange:
      return "change";
    case Intent::kCancel:
      return "cancel";
    case Intent::kOther:
      return "other";
  }
  return "";
}

const char* name_of(Origin origin) {
  switch (origin) {
    case Origin::kHuman:
      return "human";
    case Origin::kAutoReply:
      return "auto-reply";
    case Origin::kBounce:
      return "bounce";
    case Origin::kCalendar:
      return "calendar";
    case Origin::kBulk:
      return "bulk";
    case Origin::kOurselves:
      return "ourselves";
  }
  return "";
}

}  // namespace meldaan
