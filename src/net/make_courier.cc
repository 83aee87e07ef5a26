#include <memory>
#include <string_view>
#include <utility>

#include "net/endpoint.h"
#include "net/folder_courier.h"
#include "net/smtp_courier.h"

namespace meldaan::net {

Result<std::unique_ptr<Courier>> make_courier(const Endpoint& endpoint) {
  constexpr std::string_view kFolder = "folder:";
  const std::string_view url = endpoint.url;
  if (url.starts_with(kFolder)) {
    const std::string_view path = url.substr(kFolder.size());
    if (path.empty()) return permanent(Errc::kConfig, "the courier's URL folder: names no folder");
    return std::unique_ptr<Courier>(std::make_unique<FolderCourier>(path));
  }
  if (!url.starts_with("smtps://") && !url.starts_with("smtp://")) {
    return permanent(Errc::kConfig,
                     "the courier's URL begins with none of smtps://, smtp:// and folder:/");
  }
  auto courier = SmtpCourier::make(endpoint);
  if (!courier) return courier.error();
  return std::unique_ptr<Courier>(std::move(*courier));
}

}  // namespace meldaan::net
