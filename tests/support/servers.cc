#include "support/servers.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "domain/address.h"
#include "util/text.h"

namespace meldaan::test {
namespace fs = std::filesystem;
namespace {

fs::path temporary_folder() {
  std::string name = (fs::temp_directory_path() / "servers-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return name;
}

void write(const fs::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

MailServers::MailServers(const fs::path& source_folder,
                         const std::vector<std::string>& dovecot_settings)
    : script_(source_folder / "tests/servers/servers.sh"), folder_(temporary_folder()) {
  std::vector<std::string> arguments = {"start", folder_.string()};
  arguments.insert(arguments.end(), dovecot_settings.begin(), dovecot_settings.end());
  script(arguments);
  std::ifstream env(folder_ / "env");
  for (std::string line; std::getline(env, line);) {
    const std::size_t equals = line.find('=');
    values_[line.substr(0, equals)] = line.substr(equals + 1);
  }
}

MailServers::~MailServers() {
  run_program({script_.string(), "stop", folder_.string()});
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

const std::string& MailServers::operator[](const std::string& name) const {
  return values_.at(name);
}

std::string MailServers::script(const std::vector<std::string>& arguments) const {
  std::vector<std::string> command = {script_.string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const Finished finished = run_program(command, std::chrono::seconds(180),
                                        {"MAIL_SERVERS_OWNER=" + std::to_string(getpid())});
  if (finished.status != 0) {
    throw std::runtime_error("servers.sh " + arguments[0] + " failed:\n" + finished.all());
  }
  return finished.output;
}

void MailServers::submit(const std::string& from, std::string_view mail) {
  const fs::path file = folder_ / "submitted.eml";
  write(file, mail);
  const Finished sent =
      run_program({"curl", "-sS", "--max-time", "60", "--crlf", "--ssl-reqd", "--cacert",
                   (*this)["CA_FILE"], "smtp://localhost:" + (*this)["MX_PORT"], "--mail-from",
                   from, "--mail-rcpt", kDesk, "--upload-file", file.string()},
                  std::chrono::seconds(90));
  if (sent.status != 0) throw std::runtime_error("the mail was not accepted: " + sent.all());
  drain_smtp();
}

void MailServers::put_in_inbox(std::string_view mail) {
  put_in_inbox(mail, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

// Postfix delivers as of now; Dovecot takes the time of arrival from the file.
void MailServers::submit(const std::string& from, std::string_view mail, Instant arrived) {
  const std::vector<fs::path> before = files(kDesk, "INBOX");
  submit(from, replace_all(std::string(mail), "\r\n", "\n"));
  const timespec time{arrived.time_since_epoch().count(), 0};
  const timespec times[2] = {time, time};
  for (const fs::path& file : files(kDesk, "INBOX")) {
    if (std::find(before.begin(), before.end(), file) != before.end()) continue;
    if (utimensat(AT_FDCWD, file.c_str(), times, 0) != 0)
      throw std::runtime_error("cannot date " + file.string());
  }
}

// Maildir's way: complete in tmp, then renamed into new. The server takes the time of arrival from
// the file.
void MailServers::put_in_inbox(std::string_view mail, Instant arrived) {
  const fs::path maildir = fs::path((*this)["MAIL_DIR"]) / "lerendeleraren.nl/info/Maildir";
  const auto seconds = arrived.time_since_epoch().count();
  const std::string name = std::to_string(seconds) + ".P" + std::to_string(getpid()) + "Q" +
                           std::to_string(laid_++) + ".localhost";
  const fs::path file = maildir / "tmp" / name;
  write(file, mail);
  const timespec time{seconds, 0};
  const timespec times[2] = {time, time};
  if (utimensat(AT_FDCWD, file.c_str(), times, 0) != 0)
    throw std::runtime_error("cannot date " + name);
  fs::rename(file, maildir / "new" / name);
}

std::vector<fs::path> MailServers::files(const std::string& address,
                                         const std::string& folder) const {
  fs::path maildir = fs::path((*this)["MAIL_DIR"]) / domain_of(address) /
                     address.substr(0, address.rfind('@')) / "Maildir";
  if (folder != "INBOX") maildir /= "." + folder;
  std::vector<fs::path> found;
  for (const char* part : {"new", "cur"}) {
    if (!fs::exists(maildir / part)) continue;
    for (const auto& entry : fs::directory_iterator(maildir / part)) found.push_back(entry.path());
  }
  return found;
}

std::vector<StoredMail> MailServers::mails(const std::string& address,
                                           const std::string& folder) const {
  std::vector<StoredMail> found;
  for (const fs::path& file : files(address, folder)) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    const std::string name = file.filename().string();
    const std::size_t info = name.find(":2,");
    found.push_back({bytes.str(), info == std::string::npos ? "" : name.substr(info + 3)});
  }
  return found;
}

std::size_t MailServers::count(const std::string& address, const std::string& folder) const {
  return files(address, folder).size();
}

std::vector<std::string> MailServers::addresses() const {
  std::vector<std::string> found;
  for (const auto& domain : fs::directory_iterator((*this)["MAIL_DIR"])) {
    for (const auto& user : fs::directory_iterator(domain.path()))
      found.push_back(user.path().filename().string() + "@" + domain.path().filename().string());
  }
  return found;
}

void MailServers::stop_smtp() {
  script({"smtp-stop", folder_.string()});
}
void MailServers::start_smtp() {
  script({"smtp-start", folder_.string()});
}
void MailServers::drain_smtp() {
  script({"smtp-drain", folder_.string()});
}
void MailServers::set_desk_password(const std::string& password) {
  script({"password", folder_.string(), password});
}

}  // namespace meldaan::test
