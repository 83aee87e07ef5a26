#include "support/desk_on_folders.h"

#include <sys/stat.h>
#include <sys/time.h>

#include <stdexcept>

#include "util/file.h"
#include "util/text.h"

namespace meldaan::test {
namespace {

namespace fs = std::filesystem;

std::string configuration() {
  const fs::path source = MELDAAN_SOURCE_DIR;
  const fs::path config = source / "config";
  std::string text;
  text += "event = \"" + (config / "event.toml").string() + "\"\n";
  text += "templates = \"" + (source / "templates").string() + "\"\n";
  text += "lexicons = [";
  for (const char* language : {"nl", "en", "de"}) {
    text += "\"" + (config / ("lexicon." + std::string(language) + ".toml")).string() + "\", ";
  }
  text += "]\n";
  text += "invitation = \"" + (config / "invitation.txt").string() + "\"\n";
  text += "answer_since = \"2018-01-01\"\n";
  text += "[mailbox]\nurl = \"maildir:mail\"\n";
  text += "[courier]\nurl = \"folder:replies\"\n";
  text += "from = \"Kennisnetwerk Twente <info@lerendeleraren.nl>\"\n";
  text += "[store]\npath = \"meldaan.db\"\n";
  return text;
}

void expect_ok(const Result<void>& result) {
  if (!result) throw std::runtime_error(result.error().text);
}

// A Maildir's mail arrived when its file says.
void copy_with_times(const fs::path& from, const fs::path& to) {
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    const fs::path copy = to / fs::relative(entry.path(), from);
    if (entry.is_directory()) {
      fs::create_directories(copy);
    } else {
      fs::copy_file(entry.path(), copy);
      fs::last_write_time(copy, entry.last_write_time());
    }
  }
}

}  // namespace

std::string sign_up_mail(const std::string& person) {
  const std::string first_name = person.substr(0, person.find(' '));
  return "From: " + person + " <" + ascii_lower(first_name) +
         "@school.example>\r\n"
         "To: info@lerendeleraren.nl\r\n"
         "Subject: aanmelding\r\n"
         "Date: Mon, 10 Sep 2018 19:20:00 +0200\r\n"
         "Message-ID: <" +
         ascii_lower(first_name) +
         ".1@school.example>\r\n"
         "\r\n"
         "Naam: " +
         person +
         "\r\n"
         "School: OBS De Regenboog\r\n"
         "Stichting: Consent\r\n"
         "Groep: werkgroep Taal\r\n";
}

DeskOnFolders::DeskOnFolders(const fs::path& parent) : folder_(parent) {
  for (const char* part : {"new", "cur", "tmp"}) fs::create_directories(maildir() / part);
  write("meldaan.toml", configuration());
}

fs::path DeskOnFolders::write(const std::string& name, const std::string& text) const {
  const fs::path file = folder_.path() / name;
  expect_ok(write_file_atomically(file, text));
  return file;
}

void DeskOnFolders::replace(const std::string& old_text, const std::string& new_text) const {
  const std::string before = read_file(config()).value();
  const std::string after = replace_all(before, old_text, new_text);
  if (after == before) throw std::runtime_error("the configuration does not hold " + old_text);
  write("meldaan.toml", after);
}

void DeskOnFolders::deliver(const std::string& name, const std::string& mail,
                            Instant arrived) const {
  // As delivery agents do it: whole in tmp/ first, then moved.
  const fs::path written = write("mail/tmp/" + name, mail);
  const timeval arrival{arrived.time_since_epoch().count(), 0};
  const timeval times[2] = {arrival, arrival};
  if (::utimes(written.c_str(), times) != 0) throw std::runtime_error("cannot date " + name);
  expect_ok(rename_durably(written, maildir() / "new" / name));
}

std::size_t DeskOnFolders::inbox_size() const {
  std::size_t count = 0;
  for (const char* part : {"new", "cur"}) {
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(maildir() / part)) ++count;
  }
  return count;
}

std::vector<std::string> DeskOnFolders::replies() const {
  std::vector<std::string> mails;
  for (auto& [name, bytes] : replies_by_name()) mails.push_back(bytes);
  return mails;
}

std::map<std::string, std::string> DeskOnFolders::replies_by_name() const {
  std::map<std::string, std::string> mails;
  if (!fs::is_directory(folder_.path() / "replies")) return mails;
  for (const auto& entry : fs::directory_iterator(folder_.path() / "replies")) {
    const std::string name = entry.path().filename().string();
    // A name that begins with a dot or ends otherwise is still being written.
    if (entry.path().extension() == ".eml" && name.front() != '.')
      mails[name] = read_file(entry.path()).value();
  }
  return mails;
}

void DeskOnFolders::block_courier() const {
  write("replies", "");
}

void DeskOnFolders::unblock_courier() const {
  fs::remove(folder_.path() / "replies");
}

void DeskOnFolders::save_to(const fs::path& copy) const {
  copy_with_times(folder_.path(), copy);
}

void DeskOnFolders::restore_from(const fs::path& copy) const {
  for (const auto& entry : fs::directory_iterator(folder_.path())) fs::remove_all(entry.path());
  copy_with_times(copy, folder_.path());
}

}  // namespace meldaan::test
