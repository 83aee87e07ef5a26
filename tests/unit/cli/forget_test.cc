// Whom `forget` takes for the person, and what it says of those of whom it is not certain.
#include <filesystem>

#include "cli_fixture.h"
#include "store/store.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

class ForgetTest : public CliTest {
 protected:
  // Anja signs herself up at De Regenboog; so do two others, each with an "Anja Bakker".
  ForgetTest() {
    desk_.deliver("1", test::sign_up_mail("Anja Bakker"));
    desk_.deliver("2", with_colleague("Kees Mol", "OBS De Regenboog"));
    desk_.deliver("3", with_colleague("Loes Prins", "CBS De Ark"));
    EXPECT_EQ(run_before_the_event().status, 0);
    EXPECT_EQ(registrations().size(), 5u);
  }
  static std::string with_colleague(const std::string& person, const std::string& school) {
    return replace_all(test::sign_up_mail(person), "OBS De Regenboog", school) +
           "\r\nNaam: Anja Bakker\r\nSchool: " + school + "\r\nGroep: werkgroep HRM\r\n";
  }
  std::vector<Registration> registrations() const {
    return store::Store::open_read_only(desk_.database()).value().registrations().value();
  }
  std::vector<std::string> left() const {
    std::vector<std::string> names;
    for (const Registration& one : registrations())
      names.push_back(one.person.name + ", " + one.person.school);
    return names;
  }
  // As a mail program marks it.
  void open_mail(const std::string& name) const {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(desk_.maildir())) {
      const std::filesystem::path file = entry.path();
      if (!entry.is_regular_file() || file.filename().string().rfind(name, 0) != 0) continue;
      return std::filesystem::rename(file, desk_.maildir() / "cur" / (name + ":2,S"));
    }
    FAIL() << name;
  }
  std::string ref_of(const std::string& name, const std::string& school) const {
    for (const Registration& one : registrations()) {
      if (one.person.name == name && one.person.school == school && one.person.email.empty())
        return one.ref;
    }
    return "none";
  }
};

TEST_F(ForgetTest, TheSamePersonSignedUpByAColleagueGoesAndANamesakeElsewhereIsAskedAbout) {
  const std::string hers = ref_of("Anja Bakker", "OBS De Regenboog");
  const std::string namesake = ref_of("Anja Bakker", "CBS De Ark");
  const test::Said said = meldaan({"forget", "anja@school.example"});
  EXPECT_EQ(said.status, 0) << said.output << said.errors;
  EXPECT_THAT(said.output, AllOf(HasSubstr("erased: 2 registrations"),
                                 HasSubstr(hers + " was signed up by somebody else"),
                                 HasSubstr("not certain"), HasSubstr("  " + namesake + "\n"),
                                 HasSubstr("--also REF"), Not(HasSubstr("Bakker"))));
  EXPECT_THAT(left(), UnorderedElementsAre("Kees Mol, OBS De Regenboog", "Loes Prins, CBS De Ark",
                                           "Anja Bakker, CBS De Ark"));
}

TEST_F(ForgetTest, WhomSomebodyHasLookedAtGoesToo) {
  const std::string namesake = ref_of("Anja Bakker", "CBS De Ark");
  const test::Said said =
      meldaan({"forget", "anja@school.example", "--also", ascii_lower(namesake)});
  EXPECT_THAT(said.output,
              AllOf(HasSubstr("erased: 3 registrations"), Not(HasSubstr("not certain"))));
  EXPECT_THAT(left(), UnorderedElementsAre("Kees Mol, OBS De Regenboog", "Loes Prins, CBS De Ark"));
}

TEST_F(ForgetTest, AnAddressThatNothingIsKnownOfIsTakenForATypingError) {
  const test::Said said = meldaan({"forget", "anna@school.example"});
  EXPECT_EQ(said.status, kExitFailed);
  EXPECT_THAT(said.errors, HasSubstr("nothing is known of anna@school.example"));
  EXPECT_EQ(store::Store::open_read_only(desk_.database()).value().erasures().value().count, 0);
  EXPECT_EQ(meldaan({"forget", "anna@school.example", "--unknown"}).status, 0);
  EXPECT_EQ(registrations().size(), 5u);
}

// Its writer waits for an answer that nobody can give any more.
TEST_F(ForgetTest, AnUnansweredMailOfAnotherThatWentWithThePersonIsNamed) {
  desk_.deliver("9",
                "From: Karin Pol <karin@elders.example>\r\n"
                "To: info@lerendeleraren.nl\r\nSubject: vraag\r\n"
                "Date: Mon, 10 Sep 2018 09:00:00 +0200\r\n"
                "Message-ID: <vraag@elders.example>\r\n\r\n"
                "Hoe laat begint de koffie? En komt Anja Bakker ook?\r\n");
  EXPECT_EQ(run_before_the_event().status, 0);
  const test::Said said = meldaan({"forget", "anja@school.example"});
  EXPECT_THAT(said.output, HasSubstr("nobody has answered it: a mail from karin@elders.example"));
  const test::Said other = meldaan({"forget", "kees@school.example"});
  EXPECT_THAT(other.output, Not(HasSubstr("nobody has answered it")));
}

TEST_F(ForgetTest, SoIsOneThatWasOpenedAndNotAnswered) {
  desk_.deliver("9",
                "From: Karin Pol <karin@elders.example>\r\n"
                "To: info@lerendeleraren.nl\r\nSubject: vraag\r\n"
                "Date: Mon, 10 Sep 2018 09:00:00 +0200\r\n"
                "Message-ID: <vraag@elders.example>\r\n\r\n"
                "Hoe laat begint de koffie? En komt Anja Bakker ook?\r\n");
  EXPECT_EQ(run_before_the_event().status, 0);
  open_mail("9");
  EXPECT_EQ(run_before_the_event().status, 0);
  const test::Said said = meldaan({"forget", "anja@school.example"});
  EXPECT_THAT(said.output, HasSubstr("nobody has answered it: a mail from karin@elders.example"));
}

TEST_F(ForgetTest, SomebodyOfAnotherNameIsNotErasedBesides) {
  const std::string other = registrations().back().ref;
  const test::Said said = meldaan({"forget", "kees@school.example", "--also", other});
  EXPECT_EQ(said.status, kExitUsage);
  EXPECT_EQ(registrations().size(), 5u);
}

}  // namespace
}  // namespace meldaan::cli
