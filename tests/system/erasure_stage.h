// A desk on real servers whose mailbox people use as well: what tests of erasures share.
#pragma once

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "desk_home.h"
#include "mails.h"
#include "store/erasure_book.h"
#include "support/servers.h"
#include "support/temporary_folder.h"
#include "util/text.h"

namespace meldaan::test {

inline std::string mail_of(const std::string& name, int number, const std::string& subject,
                           const std::string& headers, const std::string& text) {
  return "From: " + name + " <" + participant(number) +
         ">\r\nTo: info@lerendeleraren.nl\r\nSubject: " + subject + "\r\nMessage-ID: <" + subject +
         "-" + std::to_string(number) + "@school-voorbeeld.nl>\r\n" + headers + "\r\n" + text;
}

inline std::string sign_up_of(const std::string& name, int number) {
  return mail_of(name, number, "aanmelding", "",
                 "Naam: " + name + "\r\nSchool: OBS De Springplank\r\nGroep: werkgroep Taal\r\n");
}

// Folded to lower case; empty where there is no such file.
inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return ascii_lower(out.str());
}

class ErasureStage : public ::testing::Test {
 protected:
  ErasureStage() : home_(servers_) {
    home_.write("meldaan.toml",
                replace_all(home_.configuration(), "poll = \"1h\"\n",
                            "poll = \"1h\"\nsent = \"Verzonden\"\nsave_sent = \"Kopie\"\n"));
  }

  template <class Condition>
  void wait_for(const std::string& what, Condition holds) const {
    for (int i = 0; i < 600; ++i) {
      if (holds()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    FAIL() << what << "\n" << home_.log() << home_.status().dump(2);
  }
  // A person's mail program; returns what the server said.
  std::string person(const std::string& folder, const std::vector<std::string>& arguments) const {
    std::vector<std::string> command = {
        "curl",     "-sS",
        "--cacert", servers_["CA_FILE"],
        "--user",   servers_["DESK_USER"] + ":" + servers_["DESK_PASSWORD"],
        "--url",    servers_.imaps_url() + "/" + folder};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const Finished done = run_program(command, std::chrono::seconds(60));
    EXPECT_EQ(done.status, 0) << done.all();
    return done.output;
  }
  void append(const std::string& folder, const std::string& mail) const {
    const std::string file = (scratch_.path() / "appended.eml").string();
    std::ofstream(file) << mail;
    person(folder, {"-T", file});
  }
  // As IMAP shows it.
  void expect_folder_without(const std::string& folder, const std::string& word) const {
    EXPECT_EQ(trim(person(folder, {"-X", "UID SEARCH TEXT \"" + word + "\""})), "* SEARCH")
        << folder << ": " << word;
  }
  void expect_database_and_log_without(const std::string& word) const {
    using ::testing::HasSubstr;
    using ::testing::Not;
    const std::string lower = ascii_lower(word);
    EXPECT_THAT(bytes_of(home_.database()), Not(HasSubstr(lower)));
    EXPECT_THAT(bytes_of(home_.database().string() + "-wal"), Not(HasSubstr(lower)));
    EXPECT_THAT(ascii_lower(home_.log()), Not(HasSubstr(lower)));
    auto book = store::ErasureBook::open(home_.database());
    ASSERT_TRUE(book) << book.error().text;
    EXPECT_THAT(book->tables_with(word).value(), ::testing::IsEmpty()) << word;
  }

  MailServers servers_{MELDAAN_SOURCE_DIR};
  DeskHome home_;
  TemporaryFolder scratch_;
};

}  // namespace meldaan::test
