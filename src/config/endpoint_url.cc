#include "config/endpoint_url.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstdint>

#include "util/pattern.h"
#include "util/text.h"

namespace meldaan::config {
namespace {

std::string forms(const std::vector<std::string>& servers, const std::string& folder) {
  std::string text;
  for (const std::string& scheme : servers) text += scheme + "://host, ";
  return text + "or " + folder + ":/path";
}

Result<EndpointUrl> parse_folder(std::string_view path, const std::string& scheme,
                                 const std::filesystem::path& base) {
  if (trim(path).empty()) return permanent(Errc::kInvalid, "names no folder");
  EndpointUrl url;
  url.scheme = scheme;
  url.normalised = scheme + ":" + (base / path).lexically_normal().string();
  return url;
}

Result<EndpointUrl> parse_server(std::string_view rest, const std::string& scheme) {
  if (rest.find('@') != std::string_view::npos) {
    return permanent(Errc::kInvalid,
                     "must not hold a log-in; put the name in `user` and the password in a file");
  }
  if (!rest.empty() && rest.back() == '/') rest.remove_suffix(1);
  if (rest.find('/') != std::string_view::npos) {
    return permanent(Errc::kInvalid,
                     "must end after host and port; folders have keys of their own");
  }
  static const Pattern kAuthority =
      Pattern::literal(R"(^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9_.-]+))(?::([0-9]{1,5}))?$)");
  Pattern::Match match;
  if (!kAuthority.find(rest, 0, match)) {
    return permanent(Errc::kInvalid, "'" + std::string(rest) + "' is no host or host:port");
  }
  const std::string port(match.groups[3]);
  if (!port.empty() && (std::stoi(port) < 1 || std::stoi(port) > 65535)) {
    return permanent(Errc::kInvalid, "port " + port + " does not exist; ports end at 65535");
  }
  EndpointUrl url;
  url.scheme = scheme;
  url.host = std::string(match.groups[1].empty() ? match.groups[2] : match.groups[1]);
  url.normalised = scheme + "://" + std::string(rest);
  return url;
}

}  // namespace

Result<EndpointUrl> parse_endpoint_url(std::string_view url,
                                       const std::vector<std::string>& server_schemes,
                                       const std::string& folder_scheme,
                                       const std::filesystem::path& base) {
  url = trim(url);
  const std::size_t colon = url.find(':');
  const std::string scheme = ascii_lower(url.substr(0, colon));
  const std::string_view rest =
      colon == std::string_view::npos ? std::string_view() : url.substr(colon + 1);
  if (scheme == folder_scheme && colon != std::string_view::npos) {
    return parse_folder(rest, scheme, base);
  }
  const bool known =
      std::find(server_schemes.begin(), server_schemes.end(), scheme) != server_schemes.end();
  if (!known || !rest.starts_with("//")) {
    return permanent(Errc::kInvalid, "'" + std::string(url) +
                                         "' is no address of this kind; write " +
                                         forms(server_schemes, folder_scheme));
  }
  return parse_server(rest.substr(2), scheme);
}

bool is_loopback(std::string_view host) {
  if (equals_ignoring_case(host, "localhost")) return true;
  const std::string text(host);
  in_addr v4{};
  if (inet_pton(AF_INET, text.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
  in6_addr v6{};
  return inet_pton(AF_INET6, text.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

}  // namespace meldaan::config
