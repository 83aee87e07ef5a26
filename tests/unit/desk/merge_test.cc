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

TEST(Merged, ACallNameIsOnlyTheBeginningOfAName) {
  Person known = person();
  known.name.clear();
  Person later;
  later.call_name = "Marieke";
  known = merged(known, later);
  EXPECT_EQ(known.call_name, "Marieke");
  later.call_name = "Rie";
  EXPECT_EQ(merged(known, later).call_name, "Marieke");
  later = Person{};
  later.name = "Marieke Jansen";
  EXPECT_EQ(merged(known, later).name, "Marieke Jansen");
  EXPECT_EQ(merged(known, later).call_name, "");
}

TEST(SharesFirstName, OnlyWhereOneOfThemIsKnownByNoMore) {
  const auto called_by = [](const char* name, const char* call_name) {
    Person one;
    one.name = name;
    one.call_name = call_name;
    return one;
  };
  EXPECT_TRUE(share_first_name(called_by("", "Bregje"), called_by("Bregje Jansen", "")));
  EXPECT_TRUE(share_first_name(called_by("", "Bregje"), called_by("", "bregje")));
  EXPECT_FALSE(share_first_name(called_by("Bregje Smit", ""), called_by("Bregje Jansen", "")));
  EXPECT_FALSE(share_first_name(called_by("", "Bregje"), called_by("", "")));
  EXPECT_FALSE(share_first_name(called_by("", ""), called_by("", "")));
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
