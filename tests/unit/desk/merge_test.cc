#include "desk/merge.h"

#include <gtest/gtest.h>

namespace meldaan::desk {
namespace {

Person person() {
  Person person;
  person.name = "Marieke Jansen";
  person.school = "OBS De Regenboog";
  person.foundation = "Consent";
  person.foundation_source = FoundationSource::kRegister;
  person.groups = {"werkgroep/taal"};
  person.unclear_groups = {"wetenschap-en-techniek"};
  return person;
}

TEST(Merged, RenamesNobody) {
  Person later;
  later.name = "M. Jansen";
  later.school = "De Regenboog";
  EXPECT_EQ(merged(person(), later).name, "Marieke Jansen");
  EXPECT_EQ(merged(person(), later).school, "OBS De Regenboog");
}

TEST(Merged, AFoundationInTheMailBeatsTheRegister) {
  Person later;
  later.foundation = "Stichting Brigantijn";
  const Person after = merged(person(), later);
  EXPECT_EQ(after.foundation, "Stichting Brigantijn");
  EXPECT_EQ(after.foundation_source, FoundationSource::kMail);
}

TEST(Merged, AGroupSettlesItsUnclearTopic) {
  Person later;
  later.groups = {"plg/wetenschap-en-techniek"};
  const Person after = merged(person(), later);
  EXPECT_EQ(after.groups, (std::vector<GroupId>{"werkgroep/taal", "plg/wetenschap-en-techniek"}));
  EXPECT_TRUE(after.unclear_groups.empty());
}

Person of_a_foundation() {
  Person known = person();
  known.school.clear();
  known.unsure_school = "De Wal";
  return known;
}

TEST(Merged, ASchoolThatIsNamedSettlesTheUnsureOne) {
  Person later;
  later.school = "OBS De Brug";
  EXPECT_EQ(merged(of_a_foundation(), later).school, "OBS De Brug");
  EXPECT_EQ(merged(of_a_foundation(), later).unsure_school, "");
}

TEST(Merged, AKnownSchoolIsNotDoubtedByALaterMail) {
  EXPECT_EQ(merged(person(), of_a_foundation()).unsure_school, "");
  EXPECT_EQ(merged(person(), of_a_foundation()).school, "OBS De Regenboog");
}

TEST(Merged, WhatIsUnsureStaysSoWhileNothingIsSaid) {
  EXPECT_EQ(merged(of_a_foundation(), Person{}).unsure_school, "De Wal");
}

TEST(Merged, TheSameTwiceIsTheSame) {
  EXPECT_EQ(merged(person(), person()), person());
}

}  // namespace
}  // namespace meldaan::desk
