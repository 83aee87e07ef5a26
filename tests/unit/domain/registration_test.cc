#include "domain/registration.h"

#include <gtest/gtest.h>

namespace meldaan {
namespace {

class SameBytes : public Randomness {
 public:
  std::string bytes(std::size_t count) override { return std::string(count, '\x5a'); }
};

TEST(Reference, HasTheFormThatSubjectsCarry) {
  SameBytes randomness;
  // 0x5a5a5a5a in groups of five bits: 01011 01001 01101 00101 10100 10110
  EXPECT_EQ(make_reference(randomness), "KT-B9D5MP");
}

TEST(References, AreFoundInSubjectsInAnyCaseEachOnce) {
  EXPECT_EQ(references_in("Re: aanmelding [kt-7f3k2m] en KT-7F3K2M, KT-000000"),
            (std::vector<Reference>{"KT-7F3K2M", "KT-000000"}));
  EXPECT_TRUE(references_in("KT-7F3K2 KT-7F3K2MX KT-ILOU00 XKT-7F3K2M").empty());
}

TEST(References, OneIsTakenOutInAnyCase) {
  EXPECT_EQ(without_reference("kt-7f3k2m afmelden, KT-7F3K2M", "KT-7F3K2M"), "afmelden,");
  EXPECT_EQ(without_reference("KT-000000 afmelden", "KT-7F3K2M"), "KT-000000 afmelden");
  EXPECT_EQ(without_reference(" afmelden ", ""), "afmelden");
}

TEST(MissingOf, AsksForNameAffiliationAndGroups) {
  EXPECT_EQ(missing_of(Person{}),
            (std::vector<Missing>{Missing::kName, Missing::kAffiliation, Missing::kGroups}));
  Person person;
  person.name = "Marieke Jansen";
  person.foundation = "Consent";
  person.proposed_groups = {"hoogbegaafdheid"};
  EXPECT_TRUE(missing_of(person).empty());
  EXPECT_TRUE(is_complete(person));
  person.unclear_groups = {"wetenschap-en-techniek"};
  EXPECT_TRUE(missing_of(person).empty());
  EXPECT_FALSE(is_complete(person));
}

TEST(SetName, EndsTheCallName) {
  Person person;
  person.call_name = "Bregje";
  EXPECT_EQ(called(person), "Bregje");
  EXPECT_TRUE(misses(person, Missing::kName));
  set_name(person, "");
  EXPECT_EQ(person.call_name, "Bregje");
  set_name(person, "Bregje Jansen");
  EXPECT_EQ(person.call_name, "");
  EXPECT_EQ(called(person), "Bregje Jansen");
  EXPECT_FALSE(misses(person, Missing::kName));
}

TEST(States, HaveNamesThatReadBack) {
  for (const auto state : {RegistrationState::kIncomplete, RegistrationState::kConfirmed,
                           RegistrationState::kCancelled, RegistrationState::kLate}) {
    EXPECT_EQ(registration_state_of(name_of(state)), state);
  }
  EXPECT_FALSE(registration_state_of("maybe"));
}

}  // namespace
}  // namespace meldaan
