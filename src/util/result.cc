#include "util/result.h"

namespace meldaan {

const char* name_of(Errc code) {
  switch (code) {
    case Errc::kInvalid:
      return "invalid";
    case Errc::kNotFound:
      return "not-found";
    case Errc::kConfig:
      return "config";
    case Errc::kIo:
      return "io";
    case Errc::kUnreachable:
      return "unreachable";
    case Errc::kTimeout:
      return "timeout";
    case Errc::kTls:
      return "tls";
    case Errc::kAuth:
      return "auth";
    case Errc::kProtocol:
      return "protocol";
    case Errc::kRefused:
      return "refused";
    case Errc::kLimit:
      return "limit";
    case Errc::kStopped:
      return "stopped";
  }
  return "unknown";
}

}  // namespace meldaan
