// The files of a Maildir folder (https://cr.yp.to/proto/maildir.html): what their names say, how
// they are read, and how one is delivered. Internal to MaildirMailbox. No state; any thread.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "domain/mailbox_mail.h"
#include "net/mailbox.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::net {

// From the part of a file's name that stays when flags change. Below 2^63.
std::uint64_t uid_of_file(const std::string& file_name);
// R for answered, S for seen.
bool has_flag(const std::string& file_name, char flag);
// kIo with the reason of an errno.
Error maildir_error(const std::string& what, const std::filesystem::path& path, int code);

// new/, cur/ and tmp/, where they are missing.
Result<void> make_maildir(const std::filesystem::path& folder);
// Every mail in one of them, in no order. A file that vanishes meanwhile is left out.
Result<void> each_mail(
    const std::filesystem::path& part,
    const std::function<void(const std::filesystem::path&, const struct stat&)>& use);
// At most `limit` bytes, of a file that was `size` bytes long when it was listed. kNotFound where
// it has vanished.
Result<std::string> read_beginning(const std::filesystem::path& path, std::uint64_t size,
                                   std::uint64_t limit);

// As Mailbox::sent_headers() says. The mark is the time of the last change of a file's place or
// name (st_ctim): a mail that is dragged in keeps its time of arrival, and would be missed by it.
Result<FolderHeaders> read_headers(const std::filesystem::path& folder, Instant since,
                                   bool answered, const FolderMark& after);
// As Mailbox::erase() says, in one folder; adds to what was erased.
Result<void> erase_in(const std::filesystem::path& folder, const ErasureSearch& search,
                      std::uint64_t mail_bytes, ErasedMails& erased);
// As Mailbox::save_sent() says.
Result<void> save_copy(const std::filesystem::path& folder, std::string_view message, Instant date);

}  // namespace meldaan::net
